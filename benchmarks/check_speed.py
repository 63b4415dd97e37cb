"""Measure how long `litcorpus check` takes, beside peers where they are there.

usage: python benchmarks/check_speed.py

PEERS may name a folder with v/bin/veracite (pip install veracite) and node_modules/.bin/bibtex-tidy (npm install
bibtex-tidy). Libraries are made here; each time is the best of two runs, on the clock and of the processor.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (10_000, 100_000)
WORDS = ("port", "ledger", "trust", "quay", "harbour", "crane", "tide", "ship", "cargo", "charter", "market", "pilot")
Row = tuple[str, str, str, str]


def made(size: int) -> str:
    """Return a library of so many articles that nothing is wrong with."""
    chance = random.Random(size)
    return "".join(
        f"@article{{k{at},\n  author = {{Hale, Mara and Lin, Shu}},\n"
        f"  title = {{{' '.join(chance.choices(WORDS, k=6)).capitalize()} {at}}},\n"
        f"  journal = {{Journal of {chance.choice(WORDS).capitalize()} Studies}},\n  year = {{{1990 + at % 35}}},\n"
        f"  volume = {{{at % 40 + 1}}},\n  number = {{{at % 12 + 1}}},\n  pages = {{{at}--{at + 9}}},\n"
        f"  doi = {{10.5555/{at}}}\n}}\n\n" for at in range(size)
    )


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Return wall and processor seconds of a command, by whatever exit code; the best of two runs."""
    best = (1e9, 1e9)
    for _ in range(2):
        before, start = os.times(), time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=900)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        best = min(best, (time.perf_counter() - start, spent))
    return best


def speeds(peers: Path | None) -> list[Row]:
    """Return the seconds of litcorpus, and of the peers that are there, over made libraries."""
    ours = [sys.executable, "-c", "from toolkit.cli import main; main()", "check", "made.bib", "--statistics"]
    commands = {"litcorpus check": ours}
    if peers and (tool := peers / "v/bin/veracite").is_file():
        commands["veracite"] = [str(tool), "--bib", "made.bib", "--offline"]
    if peers and (tool := peers / "node_modules/.bin/bibtex-tidy").exists():
        commands["bibtex-tidy"] = [str(tool), "made.bib", "--v2", "--duplicates=doi,key", "--output=tidy.bib"]
    rows: list[Row] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "made.bib").write_text(made(size), "utf-8")
            for name, command in commands.items():
                if size > SIZES[0] and name == "veracite":
                    continue  # grows faster than its input
                wall, spent = timed(command, Path(folder))
                rows.append((name, f"{size:,}", f"{wall:.2f}", f"{spent:.2f}"))
    return rows


def main() -> None:
    """Print a line for each tool and size."""
    print(f"{'tool':<18}{'entries':>9}{'clock s':>10}{'processor s':>13}")
    for name, size, wall, spent in speeds(Path(os.environ["PEERS"]) if "PEERS" in os.environ else None):
        print(f"{name:<18}{size:>9}{wall:>10}{spent:>13}")


if __name__ == "__main__":
    main()
