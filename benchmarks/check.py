"""Measure how well `litcorpus check` finds, and write the section of docs/accuracy.md on it.

usage: python benchmarks/check.py

Faults: each row of ../shared/gold/integrity/faults_offline.jsonl is a clean entry and its twin with one fault; a rule
finds it where the twin has a finding of the rule that the clean entry lacks. Hallmark: real and invented references in
one file; an entry is accused by a finding at warning or error of the rules over identifiers, dates and facts that
contradict each other. Review: what a reader said of findings in well-kept libraries (benchmarks/check_review.csv);
``false`` is a finding that is not so, ``style`` one that is so and that a style may not mind.
"""

from __future__ import annotations

import csv
import datetime
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from section import write_section

from toolkit.claims.agreement import differences
from toolkit.rules import RULES, library_findings
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared/gold"
TODAY = datetime.date(2026, 11, 23)
SEED, LIBRARIES = 20261126, 252
"""What benchmarks/check_review.csv was drawn with, and from how many .bib files."""
LEADS = ("crossfield-", "identifier-", "date-")
Row = tuple[str, ...]


def found(text: str) -> list[tuple[str, str, str]]:
    """Return rule, level and subject of each finding in a library."""
    problems = library_findings(Library(BibFile.parse(text.encode(), "library.bib"), TODAY))
    return [(problem.rule, problem.level, problem.subject) for problem in problems]


def faults() -> tuple[list[Row], str]:
    """Return which rules find which planted faults, and a sentence on all of them."""
    lines = (GOLD / "integrity/faults_offline.jsonl").read_text("utf-8").splitlines()
    rows: dict[str, list[set[str]]] = defaultdict(list)
    noise = 0
    for row in map(json.loads, lines):
        clean, bad = found(row["clean"]), found(row["bad"])
        noise += sum(level != "info" for _, level, _ in clean)
        rows[row["fault"]].append(set(Counter(r for r, *_ in bad) - Counter(r for r, *_ in clean)))
    table = [(fault, f"{sum(map(bool, by))}/{len(by)}", ", ".join(sorted(set().union(*by))) or "–")
             for fault, by in sorted(rows.items())]
    every = [rules for by in rows.values() for rules in by]
    return table, (f"{sum(map(bool, every))} of {len(every)} planted faults are found; findings at warning or error "
                   f"on the clean twins: {noise}.")


def entry(key: str, row: dict[str, Any]) -> str:
    """Return a reference as a .bib entry."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in row["fields"].items())
    return f"@{row['type']}{{{key},\n{fields}\n}}"


def hallmark() -> str:
    """Return precision, recall and false alarms over real and invented references."""
    rows = [json.loads(line) for line in (GOLD / "integrity/hallmark.jsonl").read_text("utf-8").splitlines()]
    problems = found("\n\n".join(entry(f"k{at}", row) for at, row in enumerate(rows)))
    accused = {int(subject.split(":")[1][1:]) for rule, level, subject in problems
               if level != "info" and rule.startswith(LEADS) and subject.startswith("source:k")}
    labels = [row["label"] for row in rows]
    right = sum(labels[at] == "HALLUCINATED" for at in accused)
    wrong = sum(labels[at] == "VALID" for at in accused)
    invented, real = labels.count("HALLUCINATED"), labels.count("VALID")
    return (f"Invented references (Hallmark, {invented} invented, {real} real, offline): precision "
            f"{right}/{right + wrong} = {right / max(1, right + wrong):.3f}, recall {right}/{invented} = "
            f"{right / invented:.3f}, false alarms {wrong}/{real} = {wrong / real:.3f}.")


def titles() -> str:
    """Return how often the rules over the two texts of a claim speak up on titles printed together."""
    said: Counter[str] = Counter()
    total = 0
    for path in sorted((GOLD / "strings").glob("cx_*")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            zh, en = (((row.get(side) or {}).get("title")) or "" for side in ("fields", "fields_en"))
            total += bool(zh and en)
            said.update(differences({"zh": zh, "en": en}).keys())
    counts = ", ".join(f"{what} {said[what]}" for what in ("numbers", "names", "negation"))
    return (f"Of {total} Chinese titles and the English ones printed beside them, as OCR gave them, the rules over the "
            f"two texts of a claim speak up on: {counts}. Mostly one of the two was misread, or one says more than the "
            f"other.")


def serious_review() -> tuple[int, int]:
    """Return how many warnings and errors a reader looked at, and how many of them are not so."""
    with (ROOT / "benchmarks/check_review.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] != "info"]
    return len(rows), sum(row["verdict"] == "false" for row in rows)


def review() -> list[Row]:
    """Return for each rule how many findings a reader looked at, and what they were."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    with (ROOT / "benchmarks/check_review.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            verdicts[row["rule"]][row["verdict"]] += 1
    return [(rule, RULES[rule].LEVEL, str(said.total()), str(said["fault"]), str(said["style"]), str(said["false"]),
             f"{said['false'] / said.total():.2f}") for rule, said in sorted(verdicts.items())]


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate after Wilson."""
    rate, part = hits / total, 1.96**2 / total
    spread = 1.96 * math.sqrt(rate * (1 - rate) / total + part / (4 * total))
    return (rate + part / 2 - spread) / (1 + part), (rate + part / 2 + spread) / (1 + part)


def false_alarms(looked: list[Row]) -> str:
    """Return the heading of the reviewed findings and what was done, with the rate over all of them."""
    total, taste, wrong = (sum(int(row[at]) for row in looked) for at in (2, 4, 5))
    serious, amiss = serious_review()
    low, high = wilson(wrong, total)
    low_serious, high_serious = wilson(amiss, serious)
    return (f"### False alarms\n\n"
            f"Findings in {LIBRARIES} well-kept libraries (the examples of biblatex and of two GB/T 7714 styles, two "
            f"thesis templates, four bibliographies of linguistics, one of physics in many files), drawn with the seed "
            f"{SEED}: of each rule at most fifteen warnings and errors and at most four notes. One reader read each "
            f"finding with its entry, once; nobody judged it a second time. "
            f"Of {total} findings {wrong} are not so: {wrong / total:.3f} (95 % interval after "
            f"Wilson {low:.3f}–{high:.3f}); {taste} are so and a matter of style. Of the {serious} warnings and errors "
            f"among them {amiss} are not so: {amiss / serious:.3f} ({low_serious:.3f}–{high_serious:.3f}). Rare rules "
            f"weigh as much as frequent ones here, and findings of one file resemble each other, so the true interval "
            f"is wider. Rules were mended after the reading (bib-syntax, encoding-mojibake, field-todo, title-markup, "
            f"identifier-isbn, unknown-field, duplicate-doi); what they find now was not read again, and their "
            f"verdicts stand as they were.")


def table(head: Row, rows: list[Row]) -> str:
    """Return a Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows))


def main() -> None:
    """Measure, and write the section."""
    rows, sentence = faults()
    looked = review()
    accuracy = "\n\n".join((
        "## Check", sentence, hallmark(), titles(), table(("fault", "found", "by"), rows),
        false_alarms(looked),
        table(("rule", "level", "looked at", "fault", "matter of style", "false", "rate"), looked),
    ))
    write_section(__file__, accuracy)
    print(accuracy)


if __name__ == "__main__":
    main()
