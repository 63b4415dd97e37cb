"""Saving: what changed is written, and not a byte else."""

from __future__ import annotations

import difflib
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from msgspec.structs import replace

from tests.corpus.small import CLAIMS, FILES, write
from toolkit.corpus import load, save
from toolkit.errors import ToolkitError
from toolkit.model import (
    Acceptance,
    Anchor,
    Check,
    Citation,
    Claim,
    Concept,
    Corpus,
    Link,
    Paper,
    Place,
    Section,
    Side,
    Source,
    Stamp,
)

P, C, V, S = "corpus/papers/lin2024.yaml", "corpus/claims/lin2024.yaml", "corpus/concepts.yaml", "corpus/corpus.yaml"
D, A, M, B = "corpus/decisions.yaml", "corpus/anchors/lin2024.yaml", "corpus/map.yaml", "references.bib"


def with_claim(corpus: Corpus, name: str, **changed: Any) -> Corpus:
    return replace(corpus, claims={**corpus.claims, name: replace(corpus.claims[name], **changed)})


def with_paper(corpus: Corpus, **changed: Any) -> Corpus:
    return replace(corpus, papers={"lin2024": replace(corpus.papers["lin2024"], **changed)})


def saved(root: Path, corpus: Corpus, *paths: str) -> Corpus:
    """Save; the files named, and no others, are written; the corpus then reads as was asked."""
    before = {path: (root / path).read_bytes() for path in FILES if (root / path).is_file()}
    assert save(corpus) == tuple(sorted(paths))
    after = load(root, cache=False)
    assert after.problems == ()
    assert all(before[path] == (root / path).read_bytes() for path in before if path not in paths)
    for kind in ("settings", "positions", "decisions", "anchors"):
        assert getattr(after, kind) == getattr(corpus, kind), kind
    for kind in ("papers", "claims", "concepts", "sources"):
        assert everything(after, kind) == everything(corpus, kind)
    return after


def everything(corpus: Corpus, kind: str) -> dict[str, object]:
    return {key: replace(record, place=Place("")) for key, record in getattr(corpus, kind).items()}


def changes(root: Path, path: str) -> list[str]:
    """Return the lines that a file lost and got."""
    old, new = str(FILES[path]).splitlines(), (root / path).read_text("utf-8").splitlines()
    return [line for line in difflib.ndiff(old, new) if line[:1] in "+-"]


def test_a_corpus_as_it_was_read_writes_nothing(tmp_path: Path) -> None:
    saved(tmp_path, load(write(tmp_path)))


CLAIM_CHANGES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("lin2024-b", {"status": "rejected"}, ["-   status: accepted", "+   status: rejected"]),
    ("lin2024-b", {"status": "draft"}, ["-   status: accepted"]),
    ("lin2024-b", {"rests_on": ()}, ["-   rests_on: [lin2024-a]"]),
    ("lin2024-b", {"concepts": ("river",)}, ["-   concepts: [bridge, river]", "+   concepts: [river]"]),
    ("lin2024-c", {"text": {"en": "Keep the ferries."}},
     ["-   text: {en: Every ferry should become a bridge.}  # short", "+   text: {en: Keep the ferries.}  # short"]),
    ("lin2024-c", {"text": {"en": "Every ferry should become a bridge.", "zh": "渡船：都应改成桥。"}},
     ["-   text: {en: Every ferry should become a bridge.}  # short",
      "+   text: {en: Every ferry should become a bridge., zh: 渡船：都应改成桥。}  # short"]),
    ("lin2024-b", {"text": {"zh": "河流变宽，桥梁随之变长。", "en": "Rivers: wide."}},
     ['-     en: "As rivers widen, bridges grow: slowly."', '+     en: "Rivers: wide."']),
    ("lin2024-c", {"reviewed": Stamp("林", "2025-04-01")}, ["+   reviewed: {who: 林, on: 2025-04-01}"]),
    ("lin2024-c", {"section": ""}, ['-   section: "0"']),
    ("lin2024-a", {"section": "3.10"}, ['-   section: "1"', '+   section: "3.10"']),
    ("lin2024-a", {"rests_on": ("lin2024-c",)}, ["+   rests_on: [lin2024-c]"]),
    ("lin2024-a", {"exempt": 'no: "x" # y'}, ['+   exempt: "no: \\"x\\" # y"']),
    ("lin2024-a", {"by": None}, ["-   by: {who: Mei, on: 2025-03-01}"]),
]


@pytest.mark.parametrize(("name", "changed", "lines"), CLAIM_CHANGES)
def test_one_changed_claim_changes_only_its_own_lines(
    tmp_path: Path, name: str, changed: dict[str, Any], lines: list[str]
) -> None:
    root = write(tmp_path)
    saved(root, with_claim(load(root), name, **changed), C)
    assert changes(root, C) == lines


def test_links_are_changed_added_and_removed_one_by_one(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    first = corpus.claims["lin2024-b"].sources[0]
    check = Check("partly", "Mei", "2025-05-01", "abstract")
    links = (first, Link("lin2024bridges", "data", check=check))
    corpus = saved(root, with_claim(corpus, "lin2024-b", sources=links), C)
    assert changes(root, C) == [
        "+     - {key: lin2024bridges, role: data, check: {verdict: partly, by: Mei, on: 2025-05-01, from: abstract}}"
    ]
    second = corpus.claims["lin2024-b"].sources[1]
    corpus = saved(root, with_claim(corpus, "lin2024-b", sources=(replace(first, role="disputes"), second)), C)
    assert any("role: disputes, citations: [c01]," in line for line in changes(root, C))
    corpus = saved(root, with_claim(corpus, "lin2024-b", sources=(second,)), C)
    assert "okafor2019rivers, role" not in (root / C).read_text("utf-8")
    saved(root, with_claim(corpus, "lin2024-b", sources=()), C)
    assert "  sources:" not in (root / C).read_text("utf-8")


def test_new_claims_stand_at_the_end_and_removed_ones_go(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    new = Claim("lin2024-d", {"zh": "桥" * 70, "en": "long"}, "forecast", concepts=("river",), paper="lin2024")
    claims = {key: claim for key, claim in corpus.claims.items() if key != "lin2024-b"} | {"lin2024-d": new}
    corpus = saved(root, replace(corpus, claims=claims), C)
    assert (root / C).read_text("utf-8") == CLAIMS[: CLAIMS.index("- id: lin2024-b")] + CLAIMS[
        CLAIMS.index("\n# A remark") :
    ] + "- id: lin2024-d\n  text:\n    zh: " + "桥" * 70 + "\n    en: long\n  kind: forecast\n  concepts: [river]\n"
    saved(root, replace(corpus, claims={}), C)
    assert (root / C).read_text("utf-8") == CLAIMS.splitlines(keepends=True)[0] + "\n# A remark between two claims.\n"


def test_a_new_paper_brings_its_files(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    paper = Paper("zoe2020", "okafor2019rivers", "en", references=("lin2024bridges",),
                  outline=(Section("1", {"en": "Fords: old and new"}),),
                  citations=(Citation("c1", "[1]", as_printed=(1,), targets=("lin2024bridges",), confidence=1.0),))
    claim = Claim("zoe2020-a", {"en": "Fords silt up."}, "empirical", paper="zoe2020")
    corpus = saved(
        root,
        replace(corpus, papers={**corpus.papers, "zoe2020": paper}, claims={**corpus.claims, "zoe2020-a": claim}),
        "corpus/claims/zoe2020.yaml", "corpus/papers/zoe2020.yaml",
    )
    assert (root / "corpus/papers/zoe2020.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../schemas/paper.schema.json\n"
        "id: zoe2020\nsource: okafor2019rivers\nlanguage: en\n"
        'outline:\n  - {number: "1", title: {en: "Fords: old and new"}}\n'
        "references: [lin2024bridges]\n"
        'citations:\n  - {id: c1, reads: "[1]", as_printed: [1], targets: [lin2024bridges], confidence: 1.0}\n'
    )
    less = replace(corpus, papers={"lin2024": corpus.papers["lin2024"]},
                   claims={key: claim for key, claim in corpus.claims.items() if claim.paper == "lin2024"})
    saved(root, less, "corpus/claims/zoe2020.yaml", "corpus/papers/zoe2020.yaml")
    assert not (root / "corpus/papers/zoe2020.yaml").exists()


def test_one_citation_of_a_paper_changes_one_line(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    first, second = corpus.papers["lin2024"].citations
    saved(root, with_paper(corpus, citations=(first, replace(second, targets=("okafor2019rivers",)))), P)
    assert changes(root, P) == [
        '-   - {id: c02, reads: "[2]", section: "1", as_printed: [2], targets: [], confidence: 0.5,',
        '+   - {id: c02, reads: "[2]", section: "1", as_printed: [2], targets: [okafor2019rivers], confidence: 0.5,',
    ]
    corpus = load(root)
    third = Citation("c03", "[3]", "1", (3,), (), evidence={"en": "x" * 200})
    citations = (*corpus.papers["lin2024"].citations, third)
    saved(root, with_paper(corpus, citations=citations, mentioned=("okafor2019rivers",)), P)
    assert (
        '  - id: c03\n    reads: "[3]"\n    section: "1"\n    as_printed: [3]\n'
        f"    evidence:\n      en: {'x' * 200}\n"
    ) in (root / P).read_text("utf-8")


def test_vocabulary_map_anchors_settings_and_decisions(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    ford = Concept("ford", "technology", {"zh": "浅滩", "en": "ford"}, part_of=("river",))
    corpus = saved(root, replace(corpus, concepts={**corpus.concepts, "ford": ford}), V)
    assert changes(root, V) == [
        "+ - id: ford", "+   type: technology", "+   prefLabel: {zh: 浅滩, en: ford}", "+   partOf: [river]"]
    positions = {**corpus.positions, "canal": (5, -5), "bridge": (1, 0)}
    corpus = saved(root, replace(corpus, positions=positions), M)
    assert changes(root, M) == ["- bridge: [0, 0]", "+ bridge: [1, 0]", "+ canal: [5, -5]"]
    second = corpus.anchors["lin2024"]["c02"]
    anchors = {"c02": second, "c07": Anchor("c07", 150, 160, "ab"), "c01": Anchor("c01", 100, 104)}
    corpus = saved(root, replace(corpus, anchors={"lin2024": anchors}), A)
    assert changes(root, A) == ["- - {id: c01, start: 100, end: 103}", "+ - {id: c01, start: 100, end: 104}",
                                "+ - {id: c07, start: 150, end: 160, sha256: ab}"]
    corpus = saved(root, replace(corpus, settings=replace(corpus.settings, licence="CC0-1.0", check={})), S)
    assert changes(root, S) == ["- licence: CC-BY-4.0", "+ licence: CC0-1.0", "- check:", "-   as-of: 2025"]
    accepted = (*corpus.decisions.accepted, Acceptance("x-y", "claim:a", {"en": "fine"}))
    corpus = saved(root, replace(corpus, decisions=replace(corpus.decisions, accepted=accepted, aliases={})), D)
    assert changes(root, D) == ['+   - {rule: x-y, subject: "claim:a", because: {en: fine}}',
                                "- aliases: {okafor2018: okafor2019rivers}"]
    saved(root, replace(corpus, positions={}, anchors={"lin2024": {}}), M, A)


def test_one_source_changes_only_its_entry(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    rivers = replace(corpus.sources["okafor2019rivers"], date="2020")
    new = Source("mori2001fords", "article", "en", {"en": Side("Fords")}, "2001")
    sources = {**corpus.sources, "okafor2019rivers": rivers, "mori2001fords": new}
    corpus = saved(root, replace(corpus, sources=sources), B)
    assert changes(root, B)[-2:] == ["-   date = {2019},", "+   date = {2020},"]
    start, end = (str(FILES[B]).index(mark) for mark in ("\n@book", "@book"))
    text = (root / B).read_text("utf-8")
    assert text.startswith(str(FILES[B])[:start] + "\n@article{mori2001fords"), "between its neighbours by key"
    assert text.endswith(str(FILES[B])[end:].replace("2019}", "2020}"))
    less = {key: source for key, source in corpus.sources.items() if key != "mori2001fords"}
    saved(root, replace(corpus, sources=less), B)


@pytest.mark.parametrize("form", ["crlf", "bom", "no newline at the end", "quoted keys", "blank lines"])
def test_the_form_of_a_file_stays(tmp_path: Path, form: str) -> None:
    text = {
        "crlf": CLAIMS.replace("\n", "\r\n"),
        "bom": "\ufeff" + CLAIMS,
        "no newline at the end": CLAIMS.rstrip("\n"),
        "quoted keys": CLAIMS.replace("  kind: proposal", "  'kind': 'proposal'"),
        "blank lines": CLAIMS.replace("\n- id: lin2024-b", "\n\n- id: lin2024-b"),
    }[form]
    root = write(tmp_path, **{C: text.encode()})
    assert save(with_claim(load(root), "lin2024-c", kind="forecast")) == (C,)
    expected = text.replace("proposal", "forecast").replace("'forecast'", "forecast")
    assert (root / C).read_bytes() == expected.encode() + (b"\n" if form.startswith("no newline") else b"")


LAYOUTS = [
    "[{id: lin2024-a, text: {en: x}, kind: causal}, {id: lin2024-b, text: {en: y}, kind: causal}]\n",
    "-\n  id: lin2024-a\n  text: {en: x}\n  kind: causal\n"
    "-\n  # note\n  id: lin2024-b\n  text: {en: y}\n  kind: causal\n",
    "- kind: causal\n  text: {en: x}\n  id: lin2024-a\n- {id: lin2024-b,\n   text: {en: y}, kind: causal}\n",
    "- id: lin2024-a\n  kind: causal\n  text:\n    en: |\n      x\n\n"
    "- id: lin2024-b\n  kind: causal\n  text:\n    en: >-\n      y\n",
    "---\n- &a\n  id: lin2024-a\n  text: &t {en: x}\n  kind: causal\n- id: lin2024-b\n  text: *t\n  kind: causal\n",
    "- ? id\n  : lin2024-a\n  text: {en: x}\n  kind: causal\n- id: lin2024-b\n  text: {en: y}\n  kind: causal\n",
    "  - id: lin2024-a\n    text: {en: x}\n    kind: causal\n  - id: lin2024-b\n    text: {en: y}\n    kind: causal\n",
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_any_layout_of_yaml_takes_a_change(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, **{C: text, V: "", M: "", D: "aliases: {}\n"})
    corpus = load(root)
    claims = {
        "lin2024-a": replace(corpus.claims["lin2024-a"], text={"zh": "新"}, kind="empirical", section="2"),
        "lin2024-c": Claim("lin2024-c", {"en": "z"}, "causal", paper="lin2024"),
        "lin2024-b": replace(corpus.claims["lin2024-b"], concepts=("bridge",)),
    }
    assert save(replace(corpus, claims=claims)) == (C,)
    after = load(root, cache=False)
    assert everything(after, "claims") == everything(replace(corpus, claims=claims), "claims")


def test_a_file_that_others_changed_is_not_written(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    (root / C).write_text(CLAIMS + "# seen by Mei\n", "utf-8")
    (root / V).write_text(str(FILES[V]) + "# also changed, not concerned\n", "utf-8")
    with pytest.raises(ToolkitError, match="was changed since it was read"):
        save(with_claim(corpus, "lin2024-c", kind="causal"))
    assert (root / C).read_text("utf-8").endswith("# seen by Mei\n")
    assert save(replace(load(root), positions={"bridge": (9, 9)})) == (M,)


def test_a_file_with_errors_is_not_written_and_others_are(tmp_path: Path) -> None:
    root = write(tmp_path, **{C: CLAIMS.replace("kind: causal", "kind: casual")})
    corpus = load(root)
    with pytest.raises(ToolkitError, match=r"mend corpus/claims/lin2024\.yaml:14"):
        save(replace(with_claim(corpus, "lin2024-c", kind="causal"), positions={}))
    assert (root / M).read_text("utf-8") == FILES[M]
    assert save(replace(corpus, positions={"bridge": (9, 9)})) == (M,)


def test_a_locked_corpus_says_who_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus.lock.PATIENCE", 0.05)
    root = write(tmp_path)
    corpus = with_claim(load(root), "lin2024-c", kind="causal")
    with FileLock(root / "corpus/.lock"):
        (root / "corpus/.lock").write_text("mei@delta, process 7", "utf-8")
        with pytest.raises(ToolkitError, match=r"\(mei@delta, process 7\)"):
            save(corpus)
        assert (root / C).read_text("utf-8") == CLAIMS
    assert save(corpus) == (C,)
    assert load(root).problems == ()


def test_permissions_and_links_stay_and_nothing_is_left_behind(tmp_path: Path) -> None:
    root = write(tmp_path / "corpus")
    (root / C).chmod(0o640)
    target = tmp_path / "elsewhere.yaml"
    (root / M).rename(target)
    (root / M).symlink_to(target)
    save(replace(with_claim(load(root), "lin2024-c", kind="causal"), positions={"bridge": (9, 9)}))
    assert stat.S_IMODE((root / C).stat().st_mode) == 0o640
    assert (root / M).is_symlink()
    assert "[9, 9]" in target.read_text("utf-8")
    hidden = {name for _, _, names in os.walk(tmp_path) for name in names if name.startswith(".")}
    assert hidden == {".lock", ".gitignore"}, "the lock, and what tells git to ignore the journal"


def test_a_disk_that_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path)
    corpus = replace(with_claim(load(root), "lin2024-c", kind="causal"), positions={})

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ToolkitError, match="No space left"):
        save(corpus)
    monkeypatch.undo()
    assert all((root / path).read_text("utf-8") == text for path, text in FILES.items())
    assert sorted(path.name for path in (root / "corpus").iterdir()) == [
        ".journal", ".lock", "anchors", "claims", "concepts.yaml", "corpus.yaml", "decisions.yaml", "map.yaml",
        "papers"]
