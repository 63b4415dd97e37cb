"""How exactly keys are found in LaTeX and pandoc Markdown: cited with counts, undefined, uncited, twice.

usage: python benchmarks/keys.py [GOLD]     (GOLD is ../shared/gold where it is left out)

A paper counts where its whole set is that of the gold. What differs is listed with its cause, which is looked at by
hand and kept in CAUSES. Written into docs/accuracy.md.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from section import write_section

from toolkit.papers.reading import read_manuscript
from toolkit.papers.scan import scan_manuscript

ROOT = Path(__file__).parent.parent
KINDS = {"latex_en": "LaTeX, English", "latex_zh": "LaTeX, Chinese", "pandoc": "pandoc Markdown"}
SETS = ("cited", "undefined", "uncited", "duplicates")

CAUSES = {
    '{author["mastodon-server"]}': "the gold is wrong: a variable of a template (`@{{author…}}`) in the title page",
}
"""Why a key differs, by the key; looked at in the file."""


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold"
    if not (gold / "papers").is_dir():
        print(f"skipped: no {gold / 'papers'}", file=sys.stderr)
        return
    rows, cases = [], []
    for kind, name in KINDS.items():
        papers = sorted(path.parent for path in (gold / "papers" / kind).glob("*/gold.json"))
        exact: Counter[str] = Counter()
        for paper in papers:
            wrong = dict(differences(paper))
            exact.update(part for part in SETS if part not in wrong)
            cases += [f"- {paper.name}, {part}: {said}" for part, said in wrong.items()]
        rows.append(f"| {name} | {len(papers)} | " + " | ".join(f"{exact[part]}" for part in SETS) + " |")
    lines = [
        "| papers | number | cited exact | undefined exact | uncited exact | twice exact |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        "What differs:" if cases else "Nothing differs.",
        *([""] if cases else []),
        *cases,
    ]
    table = "\n".join(lines)
    write_section(__file__, f"## Keys of LaTeX and Markdown\n\n{table}")
    print(table)


def differences(paper: Path) -> Iterator[tuple[str, str]]:
    """Yield the sets of a paper that are not those of the gold, with what differs."""
    gold = json.loads((paper / "gold.json").read_text(encoding="utf-8"))
    file = paper / "src" / gold["main"] if gold.get("main") else paper
    found, wanted = ours(scan_manuscript(read_manuscript(file)), gold), theirs(gold)
    for part in SETS:
        keys = sorted(key for key in {*found[part], *wanted[part]} if found[part][key] != wanted[part][key])
        if keys and not (part == "uncited" and gold.get("nocite_all")):
            yield part, "; ".join(case(key, found[part][key], wanted[part][key]) for key in keys)


def case(key: str, found: int, wanted: int) -> str:
    return f"`{key}` found {found}, gold {wanted}: {CAUSES.get(key, 'ours is wrong, or not looked at')}"


def ours(scan: dict[str, Any], gold: dict[str, Any]) -> dict[str, Counter[str]]:
    label = {entry["index"]: str(entry["label"]).casefold() for entry in scan["references"]}
    crossed = {key.casefold() for key in gold.get("crossref_style_keys", [])}

    def said(rule: str) -> Counter[str]:
        keys = {key.casefold() for one in scan["problems"] if one["rule"] == rule for key in one["keys"]}
        return Counter(keys - crossed)

    cited = Counter(label[target] for one in scan["citations"] for target in one["targets"])
    parts = {"undefined": "citation-undefined", "uncited": "reference-uncited", "duplicates": "key-duplicate"}
    return {"cited": cited, **{part: said(rule) for part, rule in parts.items()}}


def theirs(gold: dict[str, Any]) -> dict[str, Counter[str]]:
    """The sets of the gold, keys folded as BibTeX folds them; figures and tables cited by pandoc-crossref are none."""
    by_case = {key.casefold() for key in gold.get("undefined_only_by_case", [])}
    undefined = {key.casefold() for key in gold["undefined"]} - by_case
    dropped = undefined | {key.casefold() for key in gold.get("crossref_style_keys", [])}
    cited: Counter[str] = Counter()
    for key, count in gold["cited_counts"].items():
        if key.casefold() not in dropped:
            cited[key.casefold()] += count
    return {
        "cited": cited,
        "undefined": Counter(undefined),
        "uncited": Counter({key.casefold() for key in gold["uncited"]}),
        "duplicates": Counter({key.casefold() for key in gold["duplicate_keys"]}),
    }


if __name__ == "__main__":
    main()
