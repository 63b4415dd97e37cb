"""How many references agree with another implementation's GB/T 7714, by style, into docs/accuracy.md.

usage: python benchmarks/cite.py [GOLD]     (GOLD is ../shared/gold/cite where it is left out)

Compared after folding blanks, width and dashes. What still differs is listed by kind of difference.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from section import write_section

from toolkit.corpus import load
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.styles import format_list
from toolkit.sources.styles.case import with_braces

ROOT = Path(__file__).parent.parent
KINDS = {
    "a LaTeX command left in the expected text (\\times, \\cstr)": re.compile(r"\\[a-z]+"),
    "LaTeX quotation marks left in the expected text": re.compile("``|''"),
}
Row = dict[str, Any]


def fold(text: str) -> str:
    """Return a text without blanks, width and kind of dash."""
    bare = re.sub(r"[\s~]+", "", unicodedata.normalize("NFKC", text))
    return bare.replace("–", "-").replace("—", "-").rstrip(".")


def equal(ours: str, theirs: str) -> bool:
    """Say whether two references are one after folding."""
    return fold(ours) == fold(theirs)


def expected(gold: Path) -> list[Row]:
    """Read the other implementation's references."""
    return [json.loads(line) for line in (gold / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def ours(gold: Path, rows: list[Row]) -> dict[str, str]:
    """Write the references of rows of one style, by key."""
    written = {}
    for name in sorted({row["bib"] for row in rows}):
        file = BibFile.parse((gold / name).read_bytes(), name)
        known = {source.key: with_braces(source, file.values(source.key)) for source in file.sources()}
        keys = [row["key"] for row in rows if row["bib"] == name]
        written |= {entry.key: entry.text for entry in format_list([known[key] for key in keys], rows[0]["style"])}
    return written


def kind_of(row: Row) -> str:
    """Name the kind of a difference."""
    return next((kind for kind, pattern in KINDS.items() if pattern.search(row["expected"])), "other")


def page(gold: Path) -> str:
    """Return the section of the page: a table by style, and the kinds of what differs."""
    styles: dict[str, list[Row]] = defaultdict(list)
    for row in expected(gold):
        styles[row["style"]].append(row)
    lines, wrong = [], Counter[str]()
    total = agreed = 0
    for style, rows in sorted(styles.items()):
        written = ours(gold, rows)
        good = [row for row in rows if equal(written[row["key"]], row["expected"])]
        wrong.update(kind_of(row) for row in rows if row not in good)
        lines.append(f"| {style} | {len(rows)} | {len(good)} | {len(good) / len(rows):.3f} |")
        total, agreed = total + len(rows), agreed + len(good)
    lines.append(f"| all | {total} | {agreed} | {agreed / total:.3f} |")
    kinds = [f"- {kind}: {count}" for kind, count in wrong.most_common()]
    return "\n".join([
        "## Formatted references", "",
        "Development half of the GB/T 7714 examples as another implementation writes them; equal after folding blanks, "
        "width and dashes. The rules were made while reading this half.", "",
        "| style | n | equal | share |", "|---|---|---|---|", *lines, "", "What differs, by kind:", "", *kinds,
    ])  # fmt: skip


def printed(text: str) -> list[str]:
    """Return the entries of a printed list in a copy of the paper, without the copy's own Markdown."""
    text = text.partition("参考文献\n")[2].partition("\nResearch on data security and ")[0]
    text = re.sub(r"(?m)^- ", "", text).replace("*", "")
    return re.split(r"(?m)^\d{1,2} (?=\D)", text)[1:]


def plain() -> str:
    """Say how many references of the first corpus are as the paper prints them, and name those that are not."""
    corpus = load(ROOT)
    keys = corpus.papers["wei2025"].references
    there = dict(zip(keys, printed((ROOT.parent / "shared/paper/wei2025.txt").read_text("utf-8")), strict=True))
    entries = format_list([corpus.sources[key] for key in keys], "gbt7714-2015-plain", bilingual=True)
    other = [entry.key for entry in entries if not equal(entry.text, there[entry.key])]
    return (f"`gbt7714-2015-plain`: {len(keys) - len(other)} of the {len(keys)} references of the first corpus are as "
            f"its paper prints them; not so: {', '.join(other) or 'none'} (the copy has a full stop behind one title "
            "that ends in a question mark, and none behind another such title).")


def main() -> None:
    """Measure, and write the section."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold" / "cite"
    section = f"{page(gold)}\n\n{plain()}"
    write_section(__file__, section)
    print(section)


if __name__ == "__main__":
    main()
