"""Run the benchmarks and write what they print into docs/benchmarks.md.

usage: python benchmarks/write.py [SCRIPT …]

With names only these are run anew; what the page says of the others stays.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs/benchmarks.md"
BENCHMARKS = {
    "start.py": "Starting. `litcorpus --help` may take at most 2.5 times what importing click takes.",
    "load_corpus.py": "Loading a corpus of 100 papers with 100 claims each: under 2 s cold, under 0.2 s and at least "
                      "10 times faster from the cache.",
    "loop.py": "The commands of daily work, from the shell to the prompt: at most 0.5 s of processor time on the "
               "paper's corpus, at most 2 s on 100 papers with 100 claims each.",
    "bib.py": "A .bib of 16,000 entries. `BibFile.parse` may take at most 1.3 times what bibtexparser takes alone; to "
              "change one entry and save, at most 0.5 s more than to load. bibtex-tidy formats and keeps no record.",
    "check_speed.py": "Checking a .bib: 10,000 entries in 3 s at most, 100,000 in 30 s, in proportion.",
}


def printed(script: str) -> str:
    """What a benchmark prints; raises where it fails."""
    done = subprocess.run([sys.executable, FOLDER / script], capture_output=True, text=True, check=True)
    return done.stdout.rstrip()


def said() -> dict[str, str]:
    """What the page says of each script now."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    return dict(re.findall(r"## benchmarks/(\S+)\n.*?```text\n(.*?)\n```", text, re.DOTALL))


def main() -> None:
    """Write the page."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    parts = ["<!-- Written by benchmarks/write.py; changes made here are lost. -->", "# Benchmarks",
             f"Measured on {machine}. Read the ratios; single times depend on the machine and its load."]
    asked, known = sys.argv[1:] or [*BENCHMARKS], said()
    for script, what in BENCHMARKS.items():
        shown = printed(script) if script in asked or script not in known else known[script]
        parts += [f"## benchmarks/{script}", what, f"```text\n{shown}\n```"]
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
