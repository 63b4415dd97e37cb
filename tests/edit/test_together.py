"""Two people at once: real merges by git of branches on which both added records, and conflicts where they come."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.corpus.small import write
from toolkit.corpus import change, init, load
from toolkit.corpus.starter import ATTRIBUTES
from toolkit.edit.adding import add_sources, stand
from toolkit.edit.claims import add_claim, decide, edit_claim
from toolkit.edit.concepts import add_concepts
from toolkit.edit.identity import new_id
from toolkit.edit.placing import beside
from toolkit.model import Claim, Concept, Corpus, Link, Name, Side, Source, Stamp
from toolkit.rules import message, run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-c", "user.name=mei", "-c", "user.email=mei@example.org", "-c", "merge.conflictStyle=merge", *words],
        cwd=root, check=check, capture_output=True, text=True)


def repository(root: Path) -> Path:
    """Write the small corpus with some claims more, as a repository."""
    write(root)
    (root / ".gitattributes").write_text(ATTRIBUTES, "utf-8")
    (root / ".gitignore").write_text("corpus/.lock\ncorpus/.journal/\n", "utf-8")
    change(root, lambda corpus: some(corpus, random.Random(5), 12, "the text of"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    return root


def some(corpus: Corpus, chance: random.Random, count: int, words: str) -> Corpus:
    """Add claims as two people would: in sections, all of the same kind, so that most of their lines are equal."""
    for at in range(count):
        name = new_id("lin2024", corpus.claims, chance)
        claim = Claim(name, {"zh": f"{words}{at}。"}, "empirical", "01"[at % 2], sources=(Link("okafor2019rivers"),),
                      concepts=("bridge",), status="accepted", by=Stamp("mei", "2025-04-01"), paper="lin2024")
        corpus = add_claim(corpus, claim)
    return corpus


def on_branch(root: Path, name: str, operate: object, start: str = "main") -> None:
    git(root, "checkout", "-q", "-b", name, start)
    change(root, operate)  # type: ignore[arg-type]
    git(root, "commit", "-qam", name)


def test_claims_sources_concepts_and_decisions_of_two_branches_merge(tmp_path: Path) -> None:
    root = repository(tmp_path)
    before = load(root)
    drafts = ["lin2024-a", "lin2024-c"]

    def work(seed: int, who: str) -> object:
        def operate(corpus: Corpus) -> Corpus:
            corpus = some(corpus, random.Random(seed), 2, who)
            corpus = add_concepts(corpus, [Concept(f"{who}-idea", "idea", {"en": who})])
            source = Source("", "article", "en", {"en": Side(f"{who} on ferries", authors=(Name(who.title(), "K."),))},
                            f"20{seed}")
            corpus = add_sources(corpus, stand(corpus, [source])).corpus
            return decide(corpus, drafts[seed % 2], "rejected", Stamp(who, "2025-04-02"))
        return operate

    on_branch(root, "one", work(12, "alba"))
    on_branch(root, "two", work(23, "mori"))
    merged = git(root, "merge", "one", "-m", "both", check=False)
    assert merged.returncode == 0, merged.stdout
    there = load(root)
    assert there.problems == ()
    assert len(there.claims) == len(before.claims) + 4
    assert {"alba-idea", "mori-idea"} <= there.concepts.keys()
    assert len(there.sources) == len(before.sources) + 2
    assert {*drafts} <= set(there.decisions.rejected_drafts)


def test_most_pairs_of_branches_that_add_claims_to_one_section_merge(tmp_path: Path) -> None:
    root = repository(tmp_path)
    clean = 0
    for seed in range(10):
        git(root, "checkout", "-q", "main")
        on_branch(root, f"a{seed}", lambda corpus, s=seed: some(corpus, random.Random(100 + s), 2, "alba"))
        on_branch(root, f"b{seed}", lambda corpus, s=seed: some(corpus, random.Random(200 + s), 2, "mori"))
        clean += git(root, "merge", f"a{seed}", "-m", "both", check=False).returncode == 0
        git(root, "merge", "--abort", check=False)
    assert clean >= 6, "two claims each into two sections of seven claims"


def test_a_conflict_is_one_problem_that_names_both_sides(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for branch, text in (("one", "甲说。"), ("two", "乙说。")):
        on_branch(root, branch, lambda corpus, words=text: edit_claim(
            corpus, replace(corpus.claims["lin2024-b"], text={"zh": words})))
    assert git(root, "merge", "one", "-m", "both", check=False).returncode == 1
    problems = [problem for problem in run(load(root)) if problem.level == "error"]
    assert [problem.rule for problem in problems] == ["merge-conflict"]
    assert (problems[0].args["ours"], problems[0].args["theirs"]) == ("HEAD", "one")
    assert "HEAD" in message(problems[0], "zh")
    assert "one" in message(problems[0], "en")


def test_a_conflict_in_the_bibliography_is_one_problem_too(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for branch, year in (("one", "2020"), ("two", "2021")):
        on_branch(root, branch, lambda corpus, date=year: replace(corpus, sources={
            **corpus.sources, "okafor2019rivers": replace(corpus.sources["okafor2019rivers"], date=date)}))
    assert git(root, "merge", "one", "-m", "both", check=False).returncode == 1
    problems = [problem for problem in run(load(root)) if problem.level == "error"]
    assert [problem.rule for problem in problems] == ["merge-conflict"]


def test_a_new_record_stands_beside_its_neighbour_by_id() -> None:
    assert list(beside({"b": 1, "d": 2, "a": 3}, "c", 4)) == ["b", "c", "d", "a"]
    assert list(beside({"b": 1, "d": 2}, "a", 4)) == ["a", "b", "d"]
    assert list(beside({"b": 1, "x": 2}, "c", 4, lambda one: one > 1)) == ["b", "c", "x"]
    assert list(beside({}, "c", 4)) == ["c"]


def test_a_new_corpus_brings_workflow_and_attributes(tmp_path: Path) -> None:
    import yaml

    paths = init(tmp_path)
    assert {".gitattributes", ".github/workflows/litcorpus.yml"} <= set(paths)
    flow = yaml.safe_load((tmp_path / ".github/workflows/litcorpus.yml").read_text("utf-8"))
    assert flow["jobs"].keys() == {"check", "reports"}
    assert "pull_request" in flow[True], "YAML 1.1 reads the word on as true"
