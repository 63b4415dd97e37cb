"""How a file lays out its entries, so that what is added looks like what is there."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.sources.formats.bibmodel import Block, Field
from toolkit.sources.formats.bibsplit import fields_of

_AFTER_KEY = re.compile(r"[^,]*,(\s*)\Z")
_GAP = re.compile(r"(\s*)=(\s*)\Z")


class Style(NamedTuple):
    """The layout of an entry: blanks before a field, around ``=`` and before the end; delimiters; the last comma.

    ``width`` is the column at which all equals signs stand, 0 where they follow the names.
    """

    before: str = "\n  "
    gap: str = " "
    after: str = " "
    width: int = 0
    quotes: bool = False
    last_comma: bool = True
    end: str = "\n"
    capitals: bool = False

    def field(self, name: str, value: str) -> str:
        """Return ``name = value`` as the entry writes it."""
        written = name.upper() if self.capitals else name
        gap = " " * max(self.width - len(name), 1) if self.width else self.gap
        return f"{written}{gap}={self.after}{value}"

    def entry(self, entry_type: str, key: str, fields: list[str]) -> str:
        """Return an entry with fields that are already written."""
        body = ",".join(f"{self.before}{field}" for field in fields)
        comma = "," if self.last_comma and fields else ""
        return f"@{entry_type}{{{key},{body}{comma}{self.end}}}"

    def with_newline(self, newline: str) -> Style:
        """Return the layout for a file that ends its lines otherwise."""
        return self._replace(before=self.before.replace("\n", newline), end=self.end.replace("\n", newline))


def style_of(block: Block) -> Style:
    """Return the layout of an entry that has fields and no mistakes; ours where it has none to show."""
    fields = fields_of(block)
    if not fields or block.faults:
        return Style()
    raw, last = block.raw, fields[-1]
    before = _AFTER_KEY.search(raw[: fields[0].start])
    gaps = [_GAP.search(raw[: field.value_start]) for field in fields]
    gap, after = next((match.groups() for match in gaps if match), (" ", " "))
    tail = raw[last.end : -1]
    return Style(
        before=before[1] if before else "\n  ",
        gap=gap,
        after=after,
        width=_width(fields, gaps),
        quotes=_count(fields, '"') > _count(fields, "{"),
        last_comma="," in tail,
        end=tail.replace(",", "") if not tail.strip(", \t\r\n") else "\n",
        capitals=all(field.name.isupper() for field in fields),
    )


def _width(fields: list[Field], gaps: list[re.Match[str] | None]) -> int:
    """Return the column of the equals signs where fields of different length share one."""
    columns = {len(field.name) + len(gap[1]) for field, gap in zip(fields, gaps, strict=True) if gap}
    lengths = {len(field.name) for field in fields}
    return columns.pop() if len(columns) == 1 and len(lengths) > 1 else 0


def _count(fields: list[Field], opening: str) -> int:
    return sum(field.value.startswith(opening) for field in fields)
