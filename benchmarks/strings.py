"""Measure how reference strings are read, and write the section of docs/accuracy.md on it.

usage: python benchmarks/strings.py [--folds DIR]

Accuracy is that of held-out thirds of ../shared/gold/strings: models learn from two thirds and are scored by the scorer
of ../shared/tools, on the last; renderings of one work, and twins, stay together. DIR keeps those models.
Speed and memory are those of the models that the package ships, on one core. Where REFEXTRACT names a Python that has
refextract, its speed is measured in the same run.
"""

from __future__ import annotations

import argparse
import collections
import copy
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from section import write_section

from toolkit.sources.strings import parser
from toolkit.sources.strings.calibrate import is_right
from toolkit.sources.strings.confidence import Calibration
from toolkit.sources.strings.pipeline import BATCH, Reading, half_signals
from toolkit.sources.strings.repair import repair
from toolkit.sources.strings.split import Entry
from toolkit.sources.strings.train import Row, held_out, read_sets

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


Results = dict[str, tuple[Row, list[Reading]]]
FIELDS = ("author", "title", "container", "year", "volume", "issue", "pages", "publisher", "place", "type")
CORE = FIELDS[:7]
RANDOM, EACH = 100_000, 0.05
SURE, SURE_RIGHT, SURE_SHARE, TYPED, PACE, LOADED, MEMORY = 0.9, 0.95, 0.5, 0.95, 1000, 0.3, 300
CHINESE = ("cx_twin_ocr_gold", "cx_zh_ocr_gold", "zc_styles_zh", "zc_styles_twin", "gbt7714_bst_zh", "grobid_kisti_zh")
PEERS = {
    "cx_twin_ocr_gold": ".553 / .000",
    "cx_twin_ocr_gold, English half": "0 / 0",
    "cx_zh_ocr_gold": ".656 / .460",
    "zc_styles_zh": ".540 / .212",
    "gbt7714_bst_zh": ".665 / .322",
    "zc_styles_latin": ".748 / .318",
    "gbt7714_bst_latin": ".733 / .370",
    "anystyle_good": ".922 / .694",
    "anystyle_gold": ".972 / .868",
    "parscit_citeseerx": ".914 / .636",
    "parscit_flux_cim_cs": ".897 / .600",
    "grobid": ".765 / .392",
    "anystyle_ugly": ".640 / .126",
    "parscit_cora": ".979 / .901 (own training data)",
    "zc_styles_twin": ".434 / .009",
}
BARS = {
    "cx_twin_ocr_gold": (0.985, 0.94),
    "cx_twin_ocr_gold, English half": (0.985, 0.93),
    "cx_zh_ocr_gold": (0.985, 0.93),
    "zc_styles_zh": (0.945, 0.78),
    "gbt7714_bst_zh": (0.95, 0.80),
    "zc_styles_latin": (0.915, 0.70),
    "gbt7714_bst_latin": (0.935, 0.74),
    "parscit_cora": (0.968, 0.86),
    "anystyle_good": (0.95, 0.79),
    "anystyle_gold": (0.975, 0.89),
    "parscit_citeseerx": (0.94, 0.75),
    "parscit_flux_cim_cs": (0.95, 0.79),
    "grobid": (0.95, 0.79),
    "anystyle_ugly": (0.73, 0.25),
    "zc_styles_twin": (0.92, 0.68),
    "zc_styles_twin, English half": (0.92, 0.68),
}


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    if not n:
        return 0.0, 1.0
    z, share = 1.96, right / n
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


def readings(folds: Path, gold: Path) -> Results:
    """Return every record with its held-out reading."""
    rows, found = list(read_sets(gold)), {}
    for third, reader in held_out(rows, folds):
        for start in range(0, len(third), BATCH):
            batch = third[start : start + BATCH]
            texts = [repair(row["raw"].replace("\n", " ")) for row in batch]
            found.update({row["id"]: (row, read) for row, read in zip(batch, reader.read(texts), strict=True)})
    return found


def scored(results: Results) -> Iterator[tuple[str, dict[str, Any], dict[str, list[Any]]]]:
    """Yield per set, and per English half of a set of twins, what the scorer says."""
    sys.path.append(str(SHARED / "tools"))
    import fields_score
    from score_strings import fields

    by_set = collections.defaultdict(list)
    for row, read in results.values():
        by_set[row["set"]].append((row, read))
    for name in sorted(by_set):
        typed = name.startswith(("zc_", "gbt7714_", "cx_"))
        gold = [copy.deepcopy(row) for row, _ in by_set[name]]
        for row in gold:
            for key in ("unsure", "unsure_en"):
                row[key] = [*row.get(key, []), "lang", *([] if typed else ["type"])]
        predicted = {
            row["id"]: {
                "fields": fields(read[0].decoded.item),
                "fields_en": fields(read[1].decoded.item) if len(read) > 1 else {},
            }
            for row, read in by_set[name]
        }
        for english in (False, True):
            if not english or any("fields_en" in row for row in gold):
                yield name + (", English half" if english else ""), *fields_score.score(gold, predicted, english)


def met(so: bool) -> str:
    """Return the word for it."""
    return "met" if so else "not met"


def asked(name: str, micro: float, share: float) -> str:
    """Return two cells: the bars of a set, and whether both, one or none is met; blank where nothing is asked for."""
    if name not in BARS:
        return " | "
    reached = [value >= bar for value, bar in zip((micro, share), BARS[name], strict=True)]
    words = {(True, True): "yes", (True, False): "micro7 only", (False, True): "all seven only", (False, False): "no"}
    return "{:.3f} / {:.2f} | {}".format(*BARS[name], words[reached[0], reached[1]])


def accuracy(results: Results) -> list[str]:
    """Return the tables of accuracy and of what remains wrong."""
    head = "| set | n | micro7 | all seven right | 95 % | asked for | met | best peer measured |"
    lines, detail, errors, types = [head, "|---|---|---|---|---|---|---|---|"], [], [], {}
    for name, score, bad in scored(results):
        n, share, micro = score["_n"], score["_core_instance"], score["_micro7"]["F1"]
        low, high = wilson(round(share * n), n)
        lines.append(
            f"| {name} | {n} | {micro:.3f} | {share:.3f} | {low:.3f}–{high:.3f} | {asked(name, micro, share)} "
            f"| {PEERS.get(name, '')} |"
        )
        cells = [
            f"{score[field]['F1']:.3f} ({score[field]['gold']})" if score[field]["gold"] else "" for field in FIELDS
        ]
        detail.append(f"| {name} | {' | '.join(cells)} |")
        if name.startswith(("zc_", "gbt7714_")):
            types[name] = score["type"]["F1"]
        errors.append(f"| {name} | {' | '.join(str(len(bad[field])) for field in CORE)} |")
    return [
        *lines,
        "",
        "F1 per field (number of gold values):",
        "",
        f"| set | {' | '.join(FIELDS)} |",
        "|---" * (len(FIELDS) + 1) + "|",
        *detail,
        "",
        "Asked for: F1 of the type ≥ 0.95 on zc_* and gbt7714_*. "
        + "; ".join(f"{name}: {value:.3f}, {met(value >= TYPED)}" for name, value in types.items())
        + ".",
        "",
        "Wrong values per field, of all records of the set:",
        "",
        f"| set | {' | '.join(CORE)} |",
        "|---" * 8 + "|",
        *errors,
    ]


def calibration(results: Results, curve: Calibration) -> list[str]:
    """Return how often a confidence of 0.9 and more is right, and how often it is given."""
    by_set = collections.defaultdict(list)
    for row, read in results.values():
        sure = min(curve.confidence(*seen) for seen in half_signals(read))
        right = is_right(read[0].decoded.item, row["fields"], row.get("unsure", ()))
        if "fields_en" in row:
            right = (
                right and len(read) > 1 and is_right(read[1].decoded.item, row["fields_en"], row.get("unsure_en", ()))
            )
        by_set[row["set"]].append((sure, right))
    by_set["all sets"] = [pair for pairs in list(by_set.values()) for pair in pairs]
    chinese = (
        "cx_twin_ocr_gold",
        "cx_twin_ocr_silver",
        "cx_zh_ocr_gold",
        "zc_styles_zh",
        "zc_styles_twin",
        "gbt7714_bst_zh",
        "grobid_kisti_zh",
    )
    by_set["Chinese sets without the silver one"] = [
        pair for name in chinese if "silver" not in name for pair in by_set[name]
    ]
    lines = [
        "| set | n | confidence ≥ 0.9 | of these right | 95 % | mean confidence | share right |",
        "|---|---|---|---|---|---|---|",
    ]
    bars = []
    for name, pairs in sorted(by_set.items()):
        sure = [right for confidence, right in pairs if confidence >= SURE]
        low, high = wilson(sum(sure), len(sure))
        share = f"{sum(sure) / len(sure):.3f} | {low:.3f}–{high:.3f}" if sure else " | "
        mean = sum(confidence for confidence, _ in pairs) / len(pairs)
        right = sum(each for _, each in pairs) / len(pairs)
        if name in ("all sets", "Chinese sets without the silver one"):
            bars.append(f"{name}: right {met(sum(sure) >= SURE_RIGHT * len(sure))}")
        if name.startswith("Chinese"):
            bars.append(f"{name}: at least half {met(len(sure) >= SURE_SHARE * len(pairs))}")
        lines.append(f"| {name} | {len(pairs)} | {len(sure) / len(pairs):.3f} | {share} | {mean:.3f} | {right:.3f} |")
    wanted = "Asked for: confidence ≥ 0.9 is right in at least 95 %, and is given to at least half of the Chinese sets."
    return [*lines, "", f"{wanted} {'; '.join(bars)}."]


def speed(gold: Path) -> list[str]:
    """Return references a second over a mix of all sets, and the memory that it took."""
    rows = list(read_sets(gold))
    raws = [" ".join(row["raw"].split()) for row in rows[:: max(1, len(rows) // 5000)]][:5000]
    started = time.perf_counter()
    parser()
    loaded = time.perf_counter() - started
    started = time.process_time()
    count = sum(1 for _ in parser().stream(Entry(raw) for raw in raws))
    rate = count / (time.process_time() - started)
    memory = held_by_parse(raws)
    lines = [
        f"- {count} strings, mean {sum(map(len, raws)) // count} characters: **{rate:,.0f} references a second** on "
        f"one core, models loaded: {met(rate >= PACE)}",
        f"- loading the models: {loaded:.2f} s: {met(loaded <= LOADED)}",
        f"- most memory held by `litcorpus parse` on them: {memory:.0f} MB: {met(memory <= MEMORY)}",
        *robust([row["raw"] for row in rows]),
    ]
    return [*lines, refextract(raws[::50], rate)]


def held_by_parse(raws: list[str]) -> float:
    """Return the most memory, in MB, that `litcorpus parse` holds while it reads these strings."""
    code = (
        "import resource, sys\nfrom toolkit.cli import main\n"
        "try:\n    main(['parse', '-', '--one-per-line', '--to', 'jsonl'])\n"
        "finally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="\n".join(raws).encode(), capture_output=True, check=False, cwd=ROOT
    )
    return int(done.stderr.split()[-1]) / 1024


def robust(raws: list[str]) -> list[str]:
    """Return how long single strings take: all of the development sets, and random bytes."""
    chance = random.Random(11)
    noise = [chance.randbytes(chance.randrange(1, 400)).decode("utf-8", "replace") for _ in range(RANDOM)]
    lines = []
    for name, strings in (("strings of the development sets", raws), ("strings of 1 to 399 random bytes", noise)):
        slowest, slow, empty = 0.0, 0, 0
        for raw in strings:
            started = time.process_time()
            results = list(parser().stream([Entry(raw)]))
            took = time.process_time() - started
            slowest, slow = max(slowest, took), slow + (took > EACH)
            empty += not (results[0]["csl"] or results[0]["problems"])
        lines.append(
            f"- {len(strings):,} {name}, each by itself: no exception, {empty} without a record or a problem, "
            f"{slow} over {EACH * 1000:.0f} ms (slowest {slowest * 1000:.0f} ms): {met(not slow and not empty)}"
        )
    return lines


def refextract(raws: list[str], rate: float) -> str:
    """Return what refextract did in the same run, where it is installed."""
    python = os.environ.get("REFEXTRACT", "")
    if not python:
        return "- refextract: not installed where this was run, so the comparison with it is not measured"
    code = (
        "import json,sys,time\nfrom refextract import extract_references_from_string as f\n"
        "raws=json.load(sys.stdin)\nf(raws[0])\n"
        "t=time.process_time()\nfor raw in raws: f(raw)\nprint(len(raws)/(time.process_time()-t))"
    )
    done = subprocess.run([python, "-c", code], input=json.dumps(raws), capture_output=True, text=True, check=False)
    if done.returncode:
        return f"- refextract: did not run ({(done.stderr.strip().splitlines() or ['no message'])[-1][:100]})"
    theirs = float(done.stdout.split()[-1])
    return f"- refextract on {len(raws)} of them: {theirs:.1f} a second; ours is {rate / theirs:,.0f} times that"


def section(folds: Path) -> str:
    """Return the section."""
    gold = SHARED / "gold" / "strings"
    pace = speed(gold)
    results = readings(folds, gold)
    parts = [
        "## Reference strings",
        "",
        "Held-out thirds of the development sets (models learned from the other two thirds). *micro7* is micro-F1 over "
        "author, title, container, year, volume, issue and pages; *all seven right* counts references. Peers: micro7 / "
        "all seven, measured on other halves of the same sets. Training leaves out features of little weight; the "
        "models of the thirds are made by the same steps as the shipped ones.",
        "",
        "Two things to know before trusting these figures:",
        "",
        "- While rules and features were made, mistakes of the first third (fold 0) were read. Its strings were never "
        "trained on where they are scored, but they are not unseen: expect a little less on strings that nobody has "
        "read.",
        "- The curve of confidence was fitted to the very readings that its table below is made of.",
        "",
        *accuracy(results),
        "",
        "### Confidence",
        "",
        "The curve of the shipped model on held-out readings. For twins both halves have to be right.",
        "",
        *calibration(results, parser().calibration),
        "",
        "### Speed",
        "",
        "Asked for: 1,000 references a second, 150 times refextract, models loaded in 0.3 s, at most 300 MB.",
        "",
        *pace,
    ]
    return "\n".join(parts)


def main() -> int:
    """Write the section."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--folds", type=Path, default=None)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        text = section(given.folds or Path(scratch))
    write_section(__file__, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
