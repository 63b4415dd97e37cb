"""BibTeX and biblatex files: read to Sources, written back with only the bytes changed that mean something else.

`BibFile` owns the bytes of a file. What it does not understand it keeps; what it changes is one entry at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from toolkit.errors import ToolkitError
from toolkit.model import Place, Problem, Source
from toolkit.sources.formats.bibedit import changed_entry, new_entry, with_values
from toolkit.sources.formats.bibfields import ALIASES
from toolkit.sources.formats.bibmodel import Block, Field, ValueChange
from toolkit.sources.formats.bibproblems import Layout, find_problems
from toolkit.sources.formats.bibread import read_entry
from toolkit.sources.formats.bibsplit import fields_of, split
from toolkit.sources.formats.bibstyle import Style, style_of
from toolkit.sources.formats.bibvalues import inner, macros_of
from toolkit.sources.formats.bibwrite import write_entry
from toolkit.sources.formats.encoding import Decoded, decode, readable
from toolkit.sources.formats.positions import Lines

SUFFIXES = (".bib", ".bibtex", ".biblatex")
FEW = 5
"""So many new entries find their places one by one; more are an import, whose order counts."""
_OPENING = re.compile(r"\s*@\s*\w+\s*[{(｛]\s*")
_ENTRY = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_ITEM = re.compile(r"[^,，;；{}\"\s](?:[^,，;；{}\"]*[^,，;；{}\"\s])?")


@dataclass(frozen=True, eq=False)
class BibFile:
    """A .bib file: its blocks in order, which joined and encoded are its bytes."""

    path: str
    blocks: tuple[Block, ...]
    decoded: Decoded

    @classmethod
    def parse(cls, data: bytes, path: str = "references.bib") -> BibFile:
        """Read a file; whatever is wrong with it is in `problems`, and nothing of it is lost."""
        decoded = decode(data, path)
        return cls(path, split(decoded.text), decoded)

    def to_bytes(self) -> bytes:
        """Return the file: the very bytes that were read, except where an entry was changed."""
        return self.decoded.encode(self._text)

    def sources(self) -> tuple[Source, ...]:
        """Return each key's entry as a Source, in the order of the file.

        Of entries with the same key the first counts, as in BibTeX; entries without a key cannot be cited and are left
        out. Both are in `problems` and in `read`.
        """
        return tuple({source.key: source for source in reversed(self._sources) if source.key}.values())[::-1]

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the form of the file, by line."""
        layout = Layout(self.path, self._text, self._placed, self._macros, self._lines)
        return tuple(sorted([*self.decoded.problems, *find_problems(layout)], key=lambda problem: problem.place))

    def place(self, key: str, field: str = "", index: int | None = None) -> Place:
        """Return where an entry stands, or the value of a field of it, or an item of a list of names between commas.

        ``field`` is the name of a field or of the attribute of a Source that it gives. A field that the entry does not
        have is at the entry, an entry that the file does not have at its beginning.
        """
        if key not in self._numbers:
            return Place(self.path)
        start, block = self._placed[self._numbers[key]]
        found = _find_field(block, field) if field else None
        if found is None:
            return self._lines.place(self.path, start, start + len(block.raw))
        begin, end = _item(found, index)
        return self._lines.place(self.path, start + begin, start + end)

    def values(self, key: str) -> dict[str, str]:
        """Return the fields of an entry by lower-case name: LaTeX and braces as written, macros resolved."""
        if key not in self._numbers:
            return {}
        pairs = self.blocks[self._numbers[key]].pairs
        return {name.lower(): inner(value, self._macros) for name, value in reversed(pairs)}

    def with_source(self, source: Source) -> BibFile:
        """Return the file with an entry changed or added; raises ToolkitError where the entry is broken."""
        return self.with_sources((source,))

    def with_sources(self, sources: Iterable[Source], beside: bool = False) -> BibFile:
        """Return the file with entries changed or added, each key once; as `with_source`, but all in one go.

        New entries come at the end; ``beside`` puts a few of them behind their neighbours by key instead, so that what
        two people add to one file seldom meets.
        """
        changed: dict[int, tuple[Block, ...]] = {}
        added = []
        for source in sources:
            number = self._numbers.get(source.key)
            if number is None:
                added.append(source)
            elif (text := self._changed(number, source)) != self.blocks[number].raw:
                changed[number] = split(text)
        if not changed and not added:
            return self
        if beside and 0 < len(added) <= FEW:
            changed, added = self._beside(added, changed)
        kept = chain.from_iterable(changed.get(number, (block,)) for number, block in enumerate(self.blocks))
        return BibFile(self.path, (*kept, *(split(self._additions(added)) if added else ())), self.decoded)

    def with_values(self, changes: Mapping[int, Iterable[ValueChange]]) -> BibFile:
        """Return the file with fields changed in the blocks of these numbers, to the byte; itself where none can be."""
        texts = {number: with_values(self.blocks[number], of_block) for number, of_block in changes.items()}
        changed = {number: split(text) for number, text in texts.items() if text != self.blocks[number].raw}
        if not changed:
            return self
        kept = chain.from_iterable(changed.get(number, (block,)) for number, block in enumerate(self.blocks))
        return BibFile(self.path, tuple(kept), self.decoded)

    def _beside(
        self, added: list[Source], changed: dict[int, tuple[Block, ...]]
    ) -> tuple[dict[int, tuple[Block, ...]], list[Source]]:
        """Return the blocks that change when new entries stand behind their neighbours; those without one are left."""
        left = []
        newline, style = self._layout
        for source in sorted(added, key=lambda source: source.key, reverse=True):
            smaller = [key for key in self._numbers if key < source.key]
            number = self._numbers[max(smaller)] if smaller else -1
            if number < 0 or self.blocks[number].faults:
                left.append(source)
                continue
            text = f"{newline * 2}{new_entry(source, style)}"
            here = changed.get(number, (self.blocks[number],))
            changed[number] = (here[0], *split(text), *here[1:])
        return changed, left[::-1]

    def with_key(self, old: str, new: str) -> BibFile:
        """Return the file with the key of an entry changed, and nothing else; raises ToolkitError as `without`."""
        number = self._number(old)
        block = self.blocks[number]
        start = block.raw.index(block.key, opening.end() if (opening := _OPENING.match(block.raw)) else 0)
        return self._with(number, number + 1, block.raw[:start] + new + block.raw[start + len(block.key) :])

    def without(self, key: str) -> BibFile:
        """Return the file without the entry of a key; raises ToolkitError where there is none."""
        number = self._number(key)
        if number and self._is_blank(number - 1):
            return self._with(number - 1, number + 1, "")
        return self._with(number, number + 1 + self._is_blank(number + 1), "")

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            raise ToolkitError(f"{self.path} has no entry with the key {key}", f"{self.path} 中没有键为 {key} 的条目")
        return number

    def _with(self, start: int, end: int, text: str) -> BibFile:
        return BibFile(self.path, (*self.blocks[:start], *split(text), *self.blocks[end:]), self.decoded)

    def _changed(self, number: int, source: Source) -> str:
        """Return the text of an entry that says what the source says."""
        block = self.blocks[number]
        text = changed_entry(block, self._macros, source)
        if text != block.raw and block.faults:
            line = self.place(source.key).line
            raise ToolkitError(
                f"mend the entry {source.key} first ({self.path}, line {line}): it cannot be read safely",
                f"请先改正条目 {source.key}（{self.path} 第 {line} 行）：目前无法可靠读取",
            )
        return text

    def _additions(self, sources: Iterable[Source]) -> str:
        """Return new entries with what parts them from the last one, laid out as that is."""
        newline, style = self._layout
        text = self._text[-4:].replace("\r\n", "\n")
        before = "" if not self._text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        entries = (new_entry(source, style) + newline for source in sources)
        return before.replace("\n", newline) + newline.join(entries)

    @cached_property
    def _layout(self) -> tuple[str, Style]:
        """The line end of the file, and how its last entry is laid out."""
        newline = "\r\n" if "\r\n" in self._text else "\n"
        last = next((block for block in reversed(self.blocks) if block.kind == "entry" and not block.faults), None)
        return newline, style_of(last) if last else Style().with_newline(newline)

    def _is_blank(self, number: int) -> bool:
        return number < len(self.blocks) and self.blocks[number].kind == "text" and not self.blocks[number].raw.strip()

    @cached_property
    def _text(self) -> str:
        return "".join([block.raw for block in self.blocks])

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    @cached_property
    def _placed(self) -> list[tuple[int, Block]]:
        """Every block with its offset."""
        ends = accumulate((len(block.raw) for block in self.blocks), initial=0)
        return list(zip(ends, self.blocks, strict=False))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of the block of each key, the first where there are several."""
        entries = [(block.key, number) for number, block in enumerate(self.blocks) if block.kind == "entry"]
        return {readable(key): number for key, number in reversed(entries) if key}

    @cached_property
    def _macros(self) -> dict[str, str]:
        return macros_of(pair for block in self.blocks if block.kind == "string" for pair in block.pairs)

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        """Every entry, in the order of the file."""
        place, macros = self._lines.place, self._macros
        return tuple(
            [
                read_entry(
                    block.type, block.key, block.pairs, macros, place(self.path, start, start + len(block.raw))
                ).source
                for start, block in self._placed
                if block.kind == "entry"
            ]
        )


def read(data: bytes, name: str = "references.bib") -> Iterator[Source | Problem]:
    """Yield every entry of a file as a Source, also those whose key is missing or taken; then what is wrong with it."""
    bib = BibFile.parse(data, name)
    yield from bib._sources
    yield from bib.problems()


def write(sources: Iterable[Source]) -> bytes:
    """Return a file in our own layout: UTF-8, one field a line, an empty line between entries."""
    return "\n".join(write_entry(source) for source in sources).encode("utf-8", "surrogateescape")


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like BibTeX."""
    return _ENTRY.search(decode(head, "").text) is not None


def _find_field(block: Block, name: str) -> Field | None:
    fields = fields_of(block)
    exact = next((field for field in fields if field.name.lower() == name.lower()), None)
    return exact or next((field for field in fields if _attribute(field.name) == name), None)


def _attribute(field_name: str) -> str:
    alias = ALIASES.get(field_name.lower())
    return alias.slot.attribute if alias else ""


def _item(field: Field, index: int | None) -> tuple[int, int]:
    """Return the offsets of a field's value, or of the item with a number where it is a list."""
    items = list(_ITEM.finditer(field.value)) if index is not None else []
    if index is None or index >= len(items):
        return field.value_start, field.end
    return field.value_start + items[index].start(), field.value_start + items[index].end()
