"""Findings are the same on every run, and the order of files and rules does not matter."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from toolkit.corpus import load
from toolkit.rules import RULES, library_findings, run
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

HERE = Path(__file__).parent
EXAMPLES = sorted(HERE.glob("*/bad/library.bib"))


def findings(text: str) -> list[tuple[str, str, int]]:
    library = Library(BibFile.parse(text.encode(), "library.bib"), datetime.date(2026, 11, 23))
    return [(problem.rule, problem.subject, problem.place.line) for problem in library_findings(library)]


def test_a_library_of_all_bad_examples_has_the_same_findings_twice() -> None:
    text = "\n".join(path.read_text("utf-8") for path in EXAMPLES)
    once = findings(text)
    assert once == findings(text)
    assert len({rule for rule, _, _ in once}) > len(EXAMPLES) / 2


def test_the_order_in_which_a_folder_is_listed_does_not_matter(tmp_path: Path) -> None:
    """Files are made in one order and in the other, so that folders list them otherwise."""
    outs = []
    for name, paths in (("a", EXAMPLES[:12]), ("b", EXAMPLES[:12][::-1])):
        folder = tmp_path / name / "c"
        folder.mkdir(parents=True)
        for path in paths:
            shutil.copy(path, folder / f"{path.parent.parent.name}.bib")
        start = [sys.executable, "-c", "from toolkit.cli import main; main()"]
        command = [*start, "-C", str(tmp_path / name), "check", "c", "--json"]
        env = {**os.environ, "PYTHONHASHSEED": str(len(outs) + 1)}
        outs.append(subprocess.run(command, capture_output=True, text=True, env=env, check=False).stdout)
    assert outs[0] == outs[1]
    assert '"rule"' in outs[0]


def test_the_order_of_papers_claims_and_concepts_does_not_matter() -> None:
    for rule in ("claim-premise-unsupported", "concept-label-twice", "citation-order", "anchor-missing"):
        corpus = load(HERE / rule / "bad", cache=False)
        turned = replace(
            corpus, claims=dict(reversed(corpus.claims.items())), papers=dict(reversed(corpus.papers.items())))
        assert run(turned) == run(corpus)


def test_no_rule_is_in_two_tables() -> None:
    assert len(RULES) == len({id(module) for module in RULES.values()})
