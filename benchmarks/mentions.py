"""Measure how documents that a text only names are found, and write the section of docs/accuracy.md on it.

usage: python benchmarks/mentions.py [--list]

Recall and precision on the paper of the first corpus, against what people recorded of it; and a reading of all that is
found in the 300 papers of ../shared/gold/papers/chinaxiv_sample (benchmarks/mentions_review.csv: those judged not to
be a document that the text names, or to be in its list). ``--list`` prints what is found, to be judged.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from section import write_section

from toolkit.corpus import load
from toolkit.edit.named import titles_of
from toolkit.papers.find import find_citations
from toolkit.papers.mentions import bare_form
from toolkit.papers.reading import read_manuscript

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def names(path: Path) -> list[str]:
    """Return the documents that a manuscript names and does not list."""
    return [one.name for one in find_citations(read_manuscript(path)).mentions]


def of_paper() -> str:
    """Compare the paper of the first corpus with its record."""
    corpus = load(ROOT)
    recorded = {key: set(titles_of(corpus.sources[key])) for key in corpus.papers["wei2025"].mentioned}
    found = {bare_form(name) for name in names(SHARED / "paper/wei2025.txt")}
    there = [key for key, titles in recorded.items() if titles & found]
    right = [name for name in found if any(name in titles for titles in recorded.values())]
    missed = ", ".join(f"`{key}`" for key in recorded if key not in there)
    return (f"The paper of the first corpus: {len(there)} of {len(recorded)} documents recorded by people are found, "
            f"{len(right)} of {len(found)} found are recorded. Missed: {missed} (named without the marks of a title).")


def of_sample() -> str:
    """Count what is found in the 300 papers, and what a reader judged false."""
    with (Path(__file__).parent / "mentions_review.csv").open(encoding="utf-8", newline="") as file:
        false = {(row["paper"], row["name"]): row["why"] for row in csv.DictReader(file)}
    papers = sorted((SHARED / "gold/papers/chinaxiv_sample").glob("*.md"))
    found = [(path.stem, name) for path in papers for name in names(path)]
    wrong = [one for one in found if one in false]
    why = "; ".join(dict.fromkeys(false[one] for one in wrong))
    having = len({paper for paper, _ in found})
    return (f"{len(papers)} Chinese papers: {len(found)} documents in {having} papers, each "
            f"read once by one reader; {len(wrong)} of them false ({why}).")


def main() -> None:
    """Write the section."""
    if "--list" in sys.argv:
        for path in sorted((SHARED / "gold/papers/chinaxiv_sample").glob("*.md")):
            for name in names(path):
                print(path.stem, name, sep="\t")
        return
    write_section(__file__, f"## Documents named and not listed\n\n{of_paper()}\n\n{of_sample()}")


if __name__ == "__main__":
    main()
