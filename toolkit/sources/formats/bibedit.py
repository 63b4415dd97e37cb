"""Changes one entry of a .bib file: only the bytes of the fields whose meaning changed are replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.model import Place, Source
from toolkit.sources.formats.bibfields import Slot
from toolkit.sources.formats.bibmodel import Block, Field, ValueChange
from toolkit.sources.formats.bibread import Reading, read_entry
from toolkit.sources.formats.bibsplit import fields_of, split
from toolkit.sources.formats.bibstyle import Style, style_of
from toolkit.sources.formats.bibvalues import pieces
from toolkit.sources.formats.bibwrite import delimited, name_of, values_of

_NOWHERE = Place("")
_DATE, _MONTH = Slot("date"), Slot("month")
_TYPE = re.compile(r"@\s*(\w+)")
_COMMA = re.compile(r"\s*,")
_COMMA_AFTER = re.compile(r"\s*,(?:[ \t]*%[^\r\n]*)?")
_YEAR = re.compile(r"\d{4}")


class _Change(NamedTuple):
    """A stretch of the entry's text and what replaces it."""

    start: int
    end: int
    text: str


def changed_entry(block: Block, macros: Mapping[str, str], source: Source) -> str:
    """Return the text of an entry that says what the source says, as like to the old text as can be.

    What the entry already says keeps its bytes. Where editing field by field would be read as something else (a comment
    in the way, a work that changes its language), the whole entry is written anew in its own layout.
    """
    old = _read(block, macros)
    if values_of(old.source) == values_of(source) and old.source.type == source.type:
        return block.raw
    if not block.pairs:
        return new_entry(source, Style())
    text = _applied(block.raw, sorted(_changes(block, old, source), key=lambda change: (change.start, change.end)))
    return text if _says(text, macros, source) else new_entry(source, style_of(block))


def with_values(block: Block, changes: Iterable[ValueChange]) -> str:
    """Return the text of an entry in which fields hold other values, and nothing else differs.

    The text itself where a value is made of macros or joined pieces, or where the result would be read otherwise.
    """
    if block.faults or not block.pairs:
        return block.raw
    expected = [(name.lower(), value) for name, value in block.pairs]
    edits = []
    for change in changes:
        places = [number for number, (name, _) in enumerate(block.pairs) if name.lower() == change.name.lower()]
        if change.nth >= len(places):
            if places or change.value is None:
                return block.raw
            edits.append(_insertion(block, None, change.name, Slot("fields", change.name), change.value))
            expected.append((change.name.lower(), "{" + change.value + "}"))
            continue
        number = places[change.nth]
        field = fields_of(block)[number]
        written = None if change.value is None else _redelimited(field.value, change.value)
        if written == "":
            return block.raw
        edits.append(_removal(block, field) if written is None else _Change(field.value_start, field.end, written))
        expected[number] = (change.name.lower(), written or "")
    text = _applied(block.raw, sorted(edits, key=lambda edit: (edit.start, edit.end)))
    return text if _holds(text, block, [pair for pair in expected if pair[1]]) else block.raw


def _redelimited(old: str, new: str) -> str:
    """Return a new value in the delimiters of the old one, empty where the old one has none of its own."""
    if old.isdecimal():
        return new if new.isdecimal() and new.isascii() else f"{{{new}}}"
    if old[:1] not in ("{", '"') or len(pieces(old)) != 1:
        return ""
    return f'"{new}"' if old[0] == '"' and '"' not in new else f"{{{new}}}"


def _holds(text: str, block: Block, expected: list[tuple[str, str]]) -> bool:
    """Whether a text is read as one entry of the same type and key that holds just these fields."""
    blocks = split(text)
    if len(blocks) != 1 or blocks[0].faults or (blocks[0].type, blocks[0].key) != (block.type, block.key):
        return False
    found = [(name.lower(), value) for name, value in blocks[0].pairs]
    return sorted(found) == sorted((name, value) for name, value in expected)


def new_entry(source: Source, style: Style) -> str:
    """Return an entry for a source, in the layout of others, without a line end after it."""
    fields = [
        style.field(name_of(slot, source), _value(slot, text, style.quotes)) for slot, text in values_of(source).items()
    ]
    return style.entry(source.type, source.key, fields)


def _read(block: Block, macros: Mapping[str, str]) -> Reading:
    return read_entry(block.type, block.key, block.pairs, macros, _NOWHERE)


def _says(text: str, macros: Mapping[str, str], source: Source) -> bool:
    blocks = split(text)
    if len(blocks) != 1 or blocks[0].kind != "entry" or blocks[0].faults:
        return False
    again = _read(blocks[0], macros).source
    return (again.key, again.type) == (source.key, source.type) and values_of(again) == values_of(source)


def _applied(text: str, changes: list[_Change]) -> str:
    parts, at = [], 0
    for start, end, new in changes:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _changes(block: Block, old: Reading, source: Source) -> Iterator[_Change]:
    before, after = values_of(old.source), values_of(source)
    fields = {field.name.lower(): field for field in reversed(fields_of(block))}
    there = {slot: fields[name.lower()] for slot, name in _names(old).items() if name.lower() in fields}
    if old.source.type != source.type:
        yield from _type_change(block, source.type)
    anchor = None
    for slot in [*after, *(slot for slot in before if slot not in after)]:
        field = there.get(slot)
        if before.get(slot) != after.get(slot):
            if slot == _DATE:
                yield from _date_changes(block, there, source, anchor)
            elif field is None and slot in after:
                yield _insertion(block, anchor, name_of(slot, source, fields), slot, after[slot])
            elif field is not None:
                yield _replacement(field, slot, after[slot]) if slot in after else _removal(block, field)
        anchor = field if field and slot in after else anchor


def _names(old: Reading) -> dict[Slot, str]:
    return old.names | {Slot("fields", name): name for name in old.source.fields}


def _type_change(block: Block, entry_type: str) -> Iterator[_Change]:
    if match := _TYPE.match(block.raw):
        yield _Change(match.start(1), match.end(1), entry_type.upper() if match[1].isupper() else entry_type)


def _date_changes(block: Block, there: Mapping[Slot, Field], source: Source, anchor: Field | None) -> Iterator[_Change]:
    """Change a date that may stand in ``date`` or, as BibTeX has it, in ``year`` and ``month``."""
    field, month = there.get(_DATE), there.get(_MONTH)
    if month is not None:
        yield _removal(block, month)
    if field is None:
        yield _insertion(block, anchor, name_of(_DATE, source), _DATE, source.date)
    elif not source.date:
        yield _removal(block, field)
    elif field.name.lower() == "year" and not _YEAR.fullmatch(source.date):
        yield _Change(field.start, field.start + len(field.name), name_of(_DATE, source))
        yield _replacement(field, _DATE, source.date)
    else:
        yield _replacement(field, _DATE, source.date)


def _replacement(field: Field, slot: Slot, text: str) -> _Change:
    if text.isdecimal() and field.value.isdecimal():
        return _Change(field.value_start, field.end, text)
    return _Change(field.value_start, field.end, _value(slot, text, field.value[:1] == '"'))


def _removal(block: Block, field: Field) -> _Change:
    """Take out a field, the blanks before it and the comma after it, or before it where it is the last."""
    raw = block.raw
    start = len(raw[: field.start].rstrip())
    if comma := _COMMA.match(raw, field.end):
        return _Change(start, comma.end(), "")
    return _Change(start - raw.startswith(",", start - 1), field.end, "")


def _insertion(block: Block, anchor: Field | None, name: str, slot: Slot, text: str) -> _Change:
    """Put a new field after another, at the end where there is none to follow."""
    style = style_of(block)
    after = anchor or fields_of(block)[-1]
    written = style.before + style.field(name, _value(slot, text, style.quotes))
    if comma := _COMMA_AFTER.match(block.raw, after.end):
        return _Change(comma.end(), comma.end(), f"{written},")
    return _Change(after.end, after.end, f",{written}")


def _value(slot: Slot, text: str, quotes: bool) -> str:
    """Return a value in quotes where its neighbours are and it can be, else in braces."""
    return f'"{text}"' if quotes and '"' not in text else delimited(slot, text)
