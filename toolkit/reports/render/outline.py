"""Where each block of a report stands in its outline, the same for every format that has headings."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from toolkit.model import LangText
from toolkit.reports.blocks import Block, Heading, Prose

LOWEST = 6


class Placed(Struct, frozen=True):
    """A block, its number from 0, the level of its title, and whether the heading above it says the same already."""

    block: Block
    at: int
    level: int
    titled: bool


def placed(blocks: tuple[Block, ...]) -> Iterator[Placed]:
    """Yield each block with its place; a block's own title stands one level below the heading above it."""
    level = 1
    above: LangText | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            level, above = min(block.level, LOWEST), block.title
            yield Placed(block, at, level, False)
        elif isinstance(block, Prose):
            yield Placed(block, at, level, False)
        else:
            yield Placed(block, at, min(level + 1, LOWEST), block.title == above)
            above = None
