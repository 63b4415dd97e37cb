"""Count how many of forty notes of our own making are read right; write docs/accuracy.md's section.

usage: python benchmarks/notes.py

No gold exists for notes that hold the references. Of the second twenty, written before the code had been run on them,
the first run is kept as it came out; they were mended afterwards, so that they prove nothing any more.
"""

from __future__ import annotations

import sys
from pathlib import Path

from section import write_section

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.papers.notes import LATER, NOTES, Expected, document
from toolkit.papers.find import find_citations
from toolkit.papers.reading import read_bytes

FIRST_RUN = "| the second twenty, first run | 17/20 | 19/22 | 2 |"
"""Wrong were: 前引 with the name behind it, an English title that ends in a question mark, and 前引硕士论文."""


def row(name: str, notes: list[tuple[str, Expected]]) -> str:
    """Return how many notes and works of a set are read right, and how many works are none of theirs."""
    text = document(notes)
    scan = find_citations(read_bytes(text.encode(), "notes.md"))
    right = works = extra = 0
    for at, (_, expected) in enumerate(notes, 1):
        call = text.index(f"[^{at}]")
        found = [(*(one.targets or (0,)), one.locator, one.indirect) for one in scan.citations if one.start == call]
        right += found == expected
        works += len([one for one in expected if one in found])
        extra += len([one for one in found if one not in expected])
    return f"| {name} | {right}/{len(notes)} | {works}/{sum(len(each) for _, each in notes)} | {extra} |"


def main() -> None:
    """Write the section."""
    table = "\n".join([
        "| notes | all right | works with locator, and whether indirect | others |", "|---|---|---|---|",
        row("the first twenty, made while it was built", NOTES), FIRST_RUN, row("the second twenty, now", LATER),
    ])  # fmt: skip
    write_section(__file__, f"## Notes that hold the references\n\nNotes of our own making, as Chinese journals and "
                            f"Chicago style write them (tests/papers/notes.py); no gold exists.\n\n{table}")
    print(table)


if __name__ == "__main__":
    main()
