"""Measure how citations of manuscripts are found, repaired and doubted, and how fast; write docs/accuracy.md's section.

usage: python benchmarks/citations.py

Runs `litcorpus scan --json` in this process over ../shared/gold/papers (development half) and judges it with the
scorers in ../shared/tools: links against gold, planted faults of seeds 1–5, every finding on untouched articles, and
what stands in 300 papers without gold.
"""

from __future__ import annotations

import contextlib
import csv
import importlib.util
import io
import json
import math
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from section import write_section

from toolkit.cli import main as litcorpus
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.reading import read_bytes, read_manuscript
from toolkit.papers.scan import document

ROOT = Path(__file__).parent.parent
PAPERS, TOOLS = ROOT.parent / "shared/gold/papers", ROOT.parent / "shared/tools"
SEEDS, FRESH = range(1, 6), range(6, 11)
"""Planted faults whose misses were looked at one by one, and others whose misses were not."""
BARS = {
    "drop_digit/name": 0.95, "drop_digit/signal": 0.85, "swap_markers/name": 0.95, "swap_markers/signal": 0.85,
    "cite_beyond": 0.98, "range_reverse": 0.98, "delete_only_cite": 0.98, "dup_ref": 0.95, "year_twin": 0.95,
}  # fmt: skip
REVIEW = ROOT / "benchmarks/citation_review.csv"
"""What a person found who held each finding on untouched articles against the article."""
TRUE, PARTLY, FALSE, OPEN = "true", "partly", "false", "open"


def load(name: str) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scan(*args: object) -> dict[str, Any]:
    """What the command prints for one paper."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        litcorpus(["--lang", "en", "scan", *map(str, args), "--json"])
    papers = json.loads(out.getvalue())["papers"]
    return papers[0] if papers else {"citations": [], "references": [], "problems": []}


def cases(kind: str) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    for folder in sorted((PAPERS / kind).iterdir()):
        if (folder / "gold.json").exists():
            gold = json.loads((folder / "gold.json").read_text("utf-8"))
            source = folder / "src" if (folder / "src").is_dir() else next(folder.glob("article.*"), folder)
            yield folder.name, source, gold


def wilson(found: int, n: int) -> str:
    """A share with its 95 % interval."""
    if not n:
        return "–"
    p, z = found / n, 1.96
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n)))
    return f"{p:.3f} ({low:.3f}–{high:.3f})"


def f1(counts: list[Counter[str]]) -> float:
    total = sum(counts, Counter())
    precision = total["tp"] / max(1, total["tp"] + total["wrong"])
    recall = total["tp"] / max(1, total["exp"])
    return 2 * precision * recall / max(1e-9, precision + recall)


def interval(counts: list[Counter[str]]) -> str:
    """F1 with a 95 % interval, from papers drawn again and again."""
    chance = random.Random(1)
    drawn = sorted(f1(chance.choices(counts, k=len(counts))) for _ in range(400))
    return f"{f1(counts):.4f} ({drawn[10]:.4f}–{drawn[389]:.4f})"


def links() -> tuple[list[str], list[tuple[str, ...]]]:
    """The tables of links, and of findings on untouched articles."""
    scorer = load("score_citations")
    by_style: dict[str, list[Counter[str]]] = defaultdict(list)
    names: Counter[str] = Counter()
    findings: list[tuple[str, ...]] = []
    for kind in ("jats", "zh_text"):
        for name, source, gold in cases(kind):
            if any(skipped in name for skipped in scorer.SKIP):
                continue
            paper = scan(source)
            with source.open(encoding="utf-8", newline="") as file:
                text = file.read()
            style = f"{kind} {'numeric' if scorer.numeric(gold) else 'author–year'}"
            by_style[style].append(scorer.links(paper, gold, text))
            if kind == "zh_text":
                names += scorer.names(paper, gold)
                names["papers"] += 1
            else:
                findings += [(style, name, *verdict) for verdict in judged(name, paper, gold, text, scorer)]
    bars = {"jats numeric": "0.995", "jats author–year": "0.98", "zh_text numeric": "0.995"}
    rows = ["| papers | n | links | F1 | bar | untagged | targets as printed |", "|---|---|---|---|---|---|---|"]
    for style, counts in by_style.items():
        total = sum(counts, Counter())
        kept = wilson(total["kept"], total["kept"] + total["changed"])
        untagged = f"{total['untagged'] / max(1, total['exp']):.3f}"
        cells = (style, len(counts), total["exp"], interval(counts), bars[style], untagged, kept)
        rows.append(f"| {' | '.join(map(str, cells))} |")
    rows += ["", "Names beside numbers in the Chinese papers, faults that occur in nature:", ""]
    rows += ["| | | bar |", "|---|---|---|"]
    for label, found, of, bar in (
        ("agreements kept silent", "silent", "hits", "0.995"),
        ("mismatches found", "found", "mismatches", "0.95"),
        ("of these, repaired to an entry that the name leads", "repaired", "repairs", "0.95"),
    ):
        rows.append(f"| {label} | {names[found]}/{names[of]} = {wilson(names[found], names[of])} | {bar} |")
    rows.append(f"| name findings elsewhere, a paper | {names['elsewhere'] / max(1, names['papers']):.2f} | 0.25 |")
    return [*rows, "", *keys(scorer)], findings


def keys(scorer: ModuleType) -> list[str]:
    """The table of manuscripts that cite by keys."""
    rows = ["Keys, exact sets in each paper:", ""]
    rows += ["| papers | n | cited | undefined | uncited | twice |", "|---|---|---|---|---|---|"]
    for kind in ("latex_en", "latex_zh", "pandoc"):
        exact, n = Counter[str](), 0
        for _, source, gold in cases(kind):
            exact.update({name: int(value) for name, value in scorer.keys(scan(source), gold).items()})
            n += 1
        cells = (kind, n, *(exact[name] for name in ("cited", "undefined", "uncited", "duplicates")))
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return [*rows, ""]


def judged(
    name: str, paper: dict[str, Any], gold: dict[str, Any], text: str, scorer: ModuleType
) -> Iterator[tuple[str, str, str]]:
    """Each finding with its place and its verdict: by a person who looked, else by the gold where it tells."""
    with REVIEW.open(encoding="utf-8", newline="") as file:
        reviewed = [row for row in csv.DictReader(file) if name.endswith(row["article"])]
    index = {ref["id"]: at for at, ref in enumerate(gold["refs"], 1)}
    orphans = {index[ref] for ref in gold["derived"]["orphans"]}
    groups = [(group["start"], group["end"]) for group in scorer.gold_groups(gold, text)]
    for problem in paper["problems"]:
        rule, entries = problem["rule"], set(problem["references"])
        if problem["level"] == "info":
            continue
        listed = rule.startswith("reference")
        place = ", ".join(map(str, problem["references"])) if listed else text[problem["start"] : problem["end"]]
        person = [row for row in reviewed if (row["rule"], row["place"]) == (rule, place)]
        if person:
            yield rule, place, ": ".join(filter(None, (person[0]["verdict"], person[0]["why"])))
        elif rule == "reference-uncited":
            missed = len(entries - orphans)
            wrong = FALSE if missed == len(entries) else PARTLY
            yield rule, place, f"{wrong}: {missed} of {len(entries)} entries are cited" if missed else TRUE
        elif rule == "citation-order":
            yield rule, place, TRUE if _is_late(gold, entries, index) else OPEN
        elif rule in ("citation-year-mismatch", "citation-undefined"):
            linked = any(start < problem["end"] and problem["start"] < end for start, end in groups)
            yield rule, place, f"{FALSE}: the publisher links it" if linked else f"{TRUE}: the publisher links nothing"
        else:
            yield rule, place, OPEN


def _is_late(gold: dict[str, Any], entries: set[int], index: dict[str, int]) -> bool:
    """Whether the gold's own row of first citations is out of order at these entries."""
    late = gold["derived"]["order_violations_all"]
    numbers = {index[one["ref"]] for one in late} | {one["after"] for one in late}
    return bool(entries & numbers)


def planted(kind: str, seeds: range) -> Counter[str]:
    """Found and planted faults by label, judged by score_planted.py, all in this process."""
    scorer = load("score_planted")
    scorer.subprocess = SimpleNamespace(run=in_process)
    counts: Counter[str] = Counter()
    for seed in seeds:
        sys.argv = ["score_planted.py", str(PAPERS / kind), "--seed", str(seed), "--", "litcorpus"]
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            scorer.main()
        for label, found, n in re.findall(r"^(\S+) (\d+)/(\d+)$", out.getvalue(), re.MULTILINE):
            counts[f"{label} found"] += int(found)
            counts[f"{label} n"] += int(n)
    return counts


def in_process(command: list[object], **_: object) -> SimpleNamespace:
    """Do what score_planted.py would start as a process: plant faults, or scan."""
    planting = (TOOLS / "plant_faults.py").read_text("utf-8")
    out = io.StringIO()
    words = [str(word) for word in command]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        if words[-1] == "--json":
            litcorpus([*words[1:], "--links-only"])
        else:
            sys.argv = words[1:]
            with contextlib.suppress(SystemExit):
                exec(planting, {"__name__": "__main__"})
    return SimpleNamespace(stdout=out.getvalue())


def planted_table() -> list[str]:
    found = [planted(kind, seeds) for kind in ("jats", "zh_text") for seeds in (SEEDS, FRESH)]
    labels = sorted({label.split()[0] for counts in found for label in counts})
    rows = ["| planted | bar | jats 1–5 | jats 6–10 | zh_text 1–5 | zh_text 6–10 |", "|---|---|---|---|---|---|"]
    for label in labels:
        pairs = [(counts[f"{label} found"], counts[f"{label} n"]) for counts in found]
        cells = [f"{right}/{n} = {wilson(right, n)}" for right, n in pairs]
        rows.append(f"| {label} | {BARS.get(label, 'none')} | " + " | ".join(cells) + " |")
    return [*rows, "", *still_cited(), ""]


def still_cited() -> list[str]:
    """What cites an entry whose only citation was taken out, in each case where nothing says that it is uncited."""
    rows = [
        "Deleted only citations that are not found, seeds 1–5, and what still cites the entry in each: a range, "
        "a damaged marker or a wrong number that is read as one of the entry. The gold does not read them; who does "
        "cannot call the entry uncited.",
        "",
    ]
    rows += ["| papers | article | seed | entry | marker that still cites it | read by |", "|---|---|---|---|---|---|"]
    for kind in ("jats", "zh_text"):
        for name, source, gold in cases(kind):
            for seed in SEEDS if "year" not in (gold.get("meta", {}).get("style") or "") else ():
                for entry, by in silent(source, seed):
                    markers = ", ".join(f"`{one['printed']}`" for one in by)
                    ways = ", ".join(sorted({one["by"] for one in by}))
                    rows.append(f"| {kind} | {name} | {seed} | {entry} | {markers} | {ways} |")
    return rows


def silent(source: Path, seed: int) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Each entry whose only citation was taken out and that is not told as uncited, with the markers that cite it."""
    with tempfile.TemporaryDirectory() as folder:
        in_process([None, "plant_faults.py", source.parent, folder, "--seed", seed, "--per-kind", 1,
                    "--kinds", "delete_only_cite"])  # fmt: skip
        faults = Path(folder, "faults.json")
        planted_here = json.loads(faults.read_text("utf-8")) if faults.exists() else []
        if not planted_here:
            return
        paper = scan(Path(folder, source.name), "--links-only")
    uncited = (one["references"] for one in paper["problems"] if one["rule"] == "reference-uncited")
    told = {entry for entries in uncited for entry in entries}
    for entry in {fault["number"] for fault in planted_here} - told:
        yield entry, [one for one in paper["citations"] if entry in one["targets"]]


def findings_table(findings: list[tuple[str, ...]]) -> list[str]:
    rows: list[str] = []
    papers = Counter(style for style, *_ in {(style, name) for style, name, *_ in findings})
    scorer = load("score_citations")
    of = Counter("jats numeric" if scorer.numeric(gold) else "jats author–year" for name, _, gold in cases("jats")
                 if not any(skipped in name for skipped in scorer.SKIP))
    for style, n in of.items():
        mine = [one for one in findings if one[0] == style]
        wrong, partly = (sum(one[4].startswith(word) for one in mine) for word in (FALSE, PARTLY))
        unknown = sum(one[4] == OPEN for one in mine)
        share = f"{len(mine)} findings in {papers[style]} of {n} articles, {len(mine) / n:.2f} an article"
        rows += [f"**{style}**: {share}; {wrong} false, {partly} partly, {unknown} not decided.", ""]
        rows += ["| article | finding | place | true or false |", "|---|---|---|---|"]
        rows += [f"| {name} | {rule} | {place} | {verdict} |" for (_, name, rule, place, verdict) in mine]
        rows.append("")
    return rows


def sample() -> list[str]:
    """What stands in 300 papers without gold, and how fast it is found."""
    files = sorted((PAPERS / "chinaxiv_sample").glob("*.md"))
    clock = time.process_time
    start = clock()
    scans = [find_citations(read_manuscript(file)) for file in files]
    for one in scans:
        document(one)
    bare = clock() - start
    full = [decoded(one) for one in scans]
    whole = clock() - start
    styles = Counter(one.style or "no list or no citation found" for one in full)
    repairs = Counter(cited.by for one in full for cited in one.citations if cited.repaired)
    shapes = sum(cited.repaired and not cited.as_printed for one in full for cited in one.citations)
    rules = Counter(fault.rule for one in full for fault in one.faults)
    within = Counter(rule for one in full for rule in {fault.rule for fault in one.faults})
    rows = [f"| {len(files)} papers | |", "|---|---|"]
    rows += [f"| style: {name} | {count} |" for name, count in styles.most_common()]
    rows += [f"| citations | {sum(len(one.citations) for one in full)} |",
             f"| references | {sum(len(one.references) for one in full)} |",
             f"| damaged markers read by their shape | {shapes} |"]
    repairs["order"] -= shapes
    rows += [f"| repaired by {name} | {count} |" for name, count in repairs.most_common()]
    rows += [f"| {name} | {count} in {within[name]} papers |" for name, count in rules.most_common()]
    rows += ["", f"Speed on one core: {len(files) / whole:.0f} papers a second with their lists decoded, "
             f"{len(files) / bare:.0f} without.", ""]
    return [*rows, *long_texts(files), *reviewed(within)]


def long_texts(files: list[Path]) -> list[str]:
    """The time for one long text, by length."""
    prose = "\n".join(file.read_text("utf-8") for file in files[:40])
    rows = ["| bytes of one text | seconds |", "|---|---|"]
    for size in (250_000, 500_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000):
        data = (prose * (size // len(prose.encode()) + 1)).encode()[:size].decode("utf-8", "ignore").encode()
        start = time.process_time()
        document(decoded(find_citations(read_bytes(data, "long.md"))))
        rows.append(f"| {size:,} | {time.process_time() - start:.2f} |")
    return [*rows, ""]


def reviewed(within: Counter[str]) -> list[str]:
    """What one reader said of findings in these papers: so in the copy, our mistake that is mended, or ours."""
    with (ROOT / "benchmarks/list_review.csv").open(encoding="utf-8", newline="") as file:
        said = list(csv.DictReader(file))
    rows = ["One reader held findings against the text (benchmarks/list_review.csv): every paper with a number beyond "
            "the list or a gap in it, one verdict each; and 40 findings of the order, drawn by chance "
            "when there were 203. What was ours and no longer comes up is mended.", ""]
    rows += ["| finding | papers with it | read | so in the copy | ours, mended | ours |", "|---|---|---|---|---|---|"]
    for rule in dict.fromkeys(row["rule"] for row in said):
        verdicts = Counter(row["verdict"] for row in said if row["rule"] == rule)
        counts = (within[rule], verdicts.total(), verdicts["true"], verdicts["mended"], verdicts["ours"])
        rows.append(f"| {rule} | {' | '.join(map(str, counts))} |")
    causes = Counter(row["cause"] for row in said if row["verdict"] != "true")
    left = Counter(row["cause"] for row in said if row["verdict"] == "ours")
    listed = (f"- {cause}: {n}" + (f", {left[cause]} of them left" if left[cause] else "")
              for cause, n in causes.most_common())
    return [*rows, "", "Ours, by cause:", "", *listed, ""]


def main() -> None:
    table, findings = links()
    parts = [
        "## Citations of manuscripts\n",
        "Development half of the papers, scanned by the command, judged by the scorers beside the gold. "
        "Intervals are 95 %.\n",
        *table, "### Planted faults\n",
        "Seeds 1–5, whose misses were looked at one by one, and seeds 6–10, whose misses were not (but for those of "
        "deleted citations). `name`: the true author stands beside the marker; `signal`: the planted number changes "
        "which entries are cited or their order; `none`: nothing in the numbers tells, and nothing is asked.\n",
        *planted_table(), "### Findings on untouched published articles\n",
        "Errors and warnings. One reader held them against the articles (benchmarks/citation_review.csv); of breaks of "
        "the order, and of entries cited nowhere, the publisher's own links tell. A year or a name that differs "
        "between text and list is true though the publisher links the two. *Partly*: some of the entries named are "
        "cited after all. The articles by author and year stay above the 0.3 that is asked: most of what they show "
        "is so.\n",
        *findings_table(findings), "### What stands in 300 Chinese papers\n", *sample(),
    ]  # fmt: skip
    write_section(__file__, "\n".join(parts))


if __name__ == "__main__":
    if not PAPERS.exists():
        sys.exit(f"{PAPERS} is not here")
    main()
