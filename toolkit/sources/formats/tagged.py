"""Files of tagged lines, cut into records: RIS, refer, RefWorks, MEDLINE, Web of Science, NoteExpress, CNKI E-Study.

They differ in what a tag looks like, which one begins a record and which ends it; ``Grammar`` says that. Every line
goes into a record or is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from toolkit.model import Place, Problem, Source
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.messages import outside, repaired

Item = dict[str, Any]


class Tag(NamedTuple):
    """One tagged value and its line; continuation lines are in ``value``, joined by line feeds."""

    name: str
    value: str
    line: int


class Grammar(NamedTuple):
    """What lines of a format mean.

    ``line`` has groups ``tag`` and ``value``. A tag of ``begins`` opens a record, and nothing else does; one of
    ``starts`` begins another; one of ``ends`` closes it; with ``blank`` an empty line closes it where the next line is
    tagged. Lines of ``header`` belong to no record.
    """

    line: re.Pattern[str]
    begins: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    header: re.Pattern[str] | None = None
    blank: bool = False


class Record:
    """The tags of one record, in order."""

    def __init__(self, tags: list[Tag]) -> None:
        self.tags = tags
        self.line = tags[0].line
        self.end = tags[-1].line + tags[-1].value.count("\n")

    def all(self, *names: str) -> list[str]:
        """Return every value of these tags, in order."""
        return [tag.value for tag in self.tags if tag.name in names and tag.value.strip()]

    def first(self, *names: str) -> str:
        """Return the first value of the first of these tags that has one."""
        return next((" ".join(values[0].split()) for name in names if (values := self.all(name))), "")


def records(text: str, name: str, grammar: Grammar) -> Iterator[Record | Problem]:
    """Yield every record of a file, and a Problem for every stretch of lines outside of them."""
    tags: list[Tag] = []
    open_, blank = False, False
    for number, line in enumerate(re.split(r"\r\n?|\n", text.replace("\u00a0", " ").replace("\ufeff", "")), 1):
        match = grammar.line.match(line)
        tag = match["tag"].strip() if match else ""
        if match and (tag in grammar.begins or tag in grammar.starts or (grammar.blank and blank)) and tags:
            yield Record(tags)
            tags, open_ = [], False
        if match and tag in grammar.ends:
            if tags:
                yield Record(tags)
            tags, open_ = [], False
        elif match and grammar.header and grammar.header.match(line) and not tags:
            pass
        elif match and (open_ or not grammar.begins or tag in grammar.begins):
            tags.append(Tag(tag, _value(match), number))
            open_ = True
        elif tags and line.strip():
            last = tags[-1]
            tags[-1] = last._replace(value=f"{last.value}\n{line.strip()}" if last.value else line.strip())
        elif line.strip() and not (grammar.header and grammar.header.match(line)):
            yield outside(Place(name, number), line.strip())
        blank = not line.strip()
    if tags:
        yield Record(tags)


def _value(match: re.Match[str]) -> str:
    """Return the value of a tagged line, also where it follows the tag without a blank."""
    groups = match.groupdict()
    return (groups.get("value") or groups.get("glued") or "").strip()


def read_tagged(
    data: bytes, name: str, grammar: Grammar, item_of: Callable[[Record], Item]
) -> Iterator[Source | Problem]:
    """Yield the Source of every record, after what is wrong with the bytes."""
    decoded = decode(data, name)
    yield from decoded.problems
    for record in records(decoded.text, name, grammar):
        if isinstance(record, Problem):
            yield record
            continue
        place = Place(name, record.line, 1, record.end, 1)
        item = item_of(record)
        yield source_of(item, place)
        if len(record.tags) == 1:
            yield repaired(place, record.tags[0].value, "nothing but a type")


def keep(item: Item, record: Record, known: frozenset[str], prefix: str) -> None:
    """Put the tags that nothing has read into ``custom``, under the format's own names."""
    custom = item.setdefault("custom", {})
    for tag in record.tags:
        if tag.name not in known and tag.value.strip():
            name = prefix + re.sub(r"[^\w]+", "-", tag.name.lower()).strip("-")
            custom[name] = f"{custom[name]}; {tag.value}" if name in custom else tag.value
