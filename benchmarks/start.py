"""How long `litcorpus --help` takes beside `python -c "import click"`: whole processes, in turns, medians.

usage: python benchmarks/start.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "litcorpus --help": [str(Path(sys.executable).with_name("litcorpus")), "--help"],
}
BAR = 2.5


def seconds(command: list[str]) -> float:
    """The time of one run."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(runs: int) -> int:
    """Print the medians and their ratio; 1 where the ratio is over the bar."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{name:18s} median {medians[name] * 1000:6.1f} ms   min {min(taken) * 1000:6.1f} ms   n={runs}")
    ratio = medians["litcorpus --help"] / medians["import click"]
    print(f"ratio {ratio:.2f} (at most {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 21))
