"""How long the commands of daily work take, from the shell to the prompt: on the paper's corpus and on 100 papers.

usage: python benchmarks/loop.py [--runs 1] [--papers 100] [--strict]

Each figure is the best of several fresh processes after one that fills the cache: wall time, and processor time, which
is what it takes where nothing else runs. Commands that write are each taken back, so that all see the same corpus. At
most 0.5 s of processor time on the paper's corpus, 2 s on 100 papers; --strict exits with 1 where one is
slower. What writes a document of the whole corpus is run on the paper's corpus only.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from load_corpus import build

from toolkit.corpus import load, undo

REPO = Path(__file__).parent.parent
COMMANDS = (
    "claim list", "claim show CLAIM --tree", "claim link CLAIM SOURCE --role evidence", "claim unlink CLAIM SOURCE",
    "claim rename CLAIM renamed-claim", "claim remove CLAIM --force", "claim add 新的论断。 --paper PAPER",
    "concept list --to csv", "concept rename CONCEPT renamed-concept", "concept merge CONCEPT OTHER",
    "source show SOURCE --impact --with ANOTHER", "source note SOURCE 札记", "source tag SOURCE CONCEPT",
    "source rename SOURCE renamed-source", "paper list", "paper show PAPER", "paper remove PAPER --force",
    "review --to xlsx -o SHEET", "review --from SHEET --dry-run", "report claims --format docx -o DOCX", "search 数据",
    "log",
)
WRITING = ("link", "unlink", "rename", "remove", "add", "merge", "note", "tag")
"""The second word of commands that change the corpus."""
FREE = ("report claims", "review --")
"""Documents of a whole corpus."""
RUN = "import sys; from toolkit.cli import main; sys.exit(main())"


def words(command: str, root: Path, folder: Path) -> list[str]:
    """Fill a command with names that the corpus has."""
    corpus = load(root)
    used = [claim for claim in corpus.claims.values() if claim.sources]
    claim = used[0]
    concepts, sources = list(corpus.concepts), list(corpus.sources)
    another = next(key for key in sources if key != claim.sources[0].key)
    names = {"CLAIM": claim.id, "SOURCE": claim.sources[0].key, "ANOTHER": another, "PAPER": claim.paper,
             "CONCEPT": concepts[0], "OTHER": concepts[1], "SHEET": str(folder / f"{root.name}.xlsx"),
             "DOCX": str(folder / "claims.docx")}
    return [names.get(word, word) for word in command.split()]


def seconds(given: list[str], root: Path, variables: dict[str, str]) -> tuple[float, float]:
    """Run a command once and return its processor time and wall time; what it changed is taken back."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", RUN, "-q", "-C", str(root), *given], env=variables,
                          capture_output=True, text=True, check=False)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: a search that finds nothing
        raise SystemExit(f"{' '.join(given)}: {done.stderr}")
    if set(given[1:2]) & set(WRITING):
        undo(root)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took


def main() -> int:
    """Measure, print, and say with the exit code whether all are quick enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--papers", type=int, default=100)
    parser.add_argument("--strict", action="store_true")
    args = parser.parse_args()
    slow = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["LITCORPUS_CACHE"] = str(folder / "cache")
        variables = {**os.environ, "LITCORPUS_USER": "bench", "LC_ALL": "C.UTF-8"}
        one, many = folder / "one", folder / "many"
        shutil.copytree(REPO / "corpus", one / "corpus", ignore=shutil.ignore_patterns(".journal", ".lock"))
        shutil.copy(REPO / "references.bib", one)
        build(many, args.papers, 100, 2500)
        print(f"seconds, best of {args.runs}; wall time in brackets{'':8}the paper       {args.papers} papers")
        for command in COMMANDS:
            times = []
            for root in (one,) if command.startswith(FREE) else (one, many):
                given = words(command, root, folder)
                times.append(min(seconds(given, root, variables) for _ in range(args.runs + 1)))
            late = times[0][0] > 0.5 or times[-1][0] > 2.0
            slow += late
            shown = "   ".join(f"{cpu:6.2f} ({wall:5.2f})" for cpu, wall in times)
            print(f"{command:46}{shown}{'   slower than it may be' if late else ''}", flush=True)
    return int(args.strict and slow > 0)


if __name__ == "__main__":
    sys.exit(main())
