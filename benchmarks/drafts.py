"""Measure how well sentences are ranked by how much they read like claims, and write the section of docs/accuracy.md.

usage: python benchmarks/drafts.py

There is no gold of what a claim is. What stands in for it: sentences to which their authors put a citation, against all
others of the same papers, with the markers taken out (../shared/gold: English sentences with a label; the Chinese
papers, scanned). A ranking without any knowledge has an average precision of the share of cited sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from section import write_section

from toolkit.claims.drafts import READS_LIKE_A_CLAIM, claim_score, plain_text
from toolkit.edit.manuscripts import read_text

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared/gold"
Scored = list[tuple[float, bool]]


def english() -> Scored:
    lines = (GOLD / "concepts/citeworthy_en_manubot.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(claim_score(row["text"]), row["label"] == "cited") for row in rows]


def chinese() -> Scored:
    found: Scored = []
    for path in sorted((GOLD / "papers/zh_text").glob("**/*.md")):
        text = read_text(path)
        marks = len(text.marks)
        keys = [str(entry.index) for entry in text.scan.references]
        for line in text.lines([f"c{at}" for at in range(marks)], keys):
            words = plain_text(text.text, line, text.manuscript.format)
            if len(words) >= 10:
                found.append((claim_score(words), bool(line.markers)))
    return found


def average_precision(scored: Iterable[tuple[float, bool]]) -> float:
    """Return the mean, over the cited, of the precision at their rank; ties count as one rank."""
    groups: dict[float, list[bool]] = {}
    for score, cited in scored:
        groups.setdefault(score, []).append(cited)
    seen = right = 0
    total = 0.0
    for score in sorted(groups, reverse=True):
        seen += len(groups[score])
        right += sum(groups[score])
        total += sum(groups[score]) * right / seen
    return total / right if right else 0.0


def row(name: str, scored: Scored) -> str:
    cited = [one for one in scored if one[1]]
    taken = [one for one in scored if one[0] >= READS_LIKE_A_CLAIM]
    kept = sum(one[1] for one in taken)
    share = len(cited) / len(scored)
    figures = (share, average_precision(scored), len(taken) / len(scored), kept / len(cited), kept / len(taken))
    return f"| {name} | {len(scored)} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"


def main() -> None:
    section = f"""## Sentences that read like claims

No gold says what a claim is. What stands in for it here are the sentences to which authors put a citation, against all
others, markers taken out. It is a weak stand-in: much that authors claim they do not cite. *AP* is average precision; a
ranking without knowledge reaches the share of cited sentences. *Drafted* are those at or above {READS_LIKE_A_CLAIM},
the score from which `paper add` drafts a sentence without a citation.

| set | sentences | cited | AP | drafted | of the cited | cited among them |
|---|---|---|---|---|---|---|
{row("English (manuscripts in Markdown)", english())}
{row("Chinese (OCR)", chinese())}

Where the AP is hardly above the share of cited sentences, the score ranks hardly better than chance. It says which
uncited sentences come first, and never that one is a claim. A classifier trained on such English sentences reached an
AP of .539 on their other half; none is shipped. Cues and weights were set by hand with these sentences in sight."""
    write_section(__file__, section)
    print(section)


if __name__ == "__main__":
    main()
