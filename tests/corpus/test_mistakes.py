"""Mistakes planted in a sound corpus: each is reported at its own place, nothing else is, and the rest is read.

``§`` stands where a mistake must be reported; it is taken out before the file is written.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.corpus.small import CLAIMS, CONCEPTS, CORPUS, FILES, PAPER, write
from toolkit.corpus import load
from toolkit.model import Corpus, Problem
from toolkit.rules import run
from toolkit.rules.record_rules import RECORD_RULES


def marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and line and column of each."""
    plain, *parts = text.split("§")
    places = []
    for part in parts:
        places.append((plain.count("\n") + 1, len(plain) - plain.rfind("\n")))
        plain += part
    return plain, places


def found(corpus: Corpus) -> list[tuple[str, int, str]]:
    return [(problem.place.path, problem.place.line, problem.rule) for problem in corpus.problems]


def only(corpus: Corpus) -> Problem:
    (problem,) = corpus.problems
    return problem


def mistakes(corpus: Corpus) -> tuple[Problem, ...]:
    """Return what the rules over files and names find; what claims and concepts lack is another matter."""
    return run(corpus, (), ["printed-contradiction", *RECORD_RULES])


def test_the_corpus_itself_is_sound(tmp_path: Path) -> None:
    corpus = load(write(tmp_path), cache=False)
    assert corpus.problems == ()
    assert list(corpus.claims) == ["lin2024-a", "lin2024-b", "lin2024-c"]
    assert corpus.claims["lin2024-c"].place.line == 26
    assert corpus.claims["lin2024-c"].place.end_line == 29
    assert corpus.positions == {"bridge": (0, 0), "river": (120, -40)}
    assert corpus.concepts["bridge"].dates[0].on == "1779"
    assert corpus.settings.check == {"as-of": 2025}


P, C, V, S = "corpus/papers/lin2024.yaml", "corpus/claims/lin2024.yaml", "corpus/concepts.yaml", "corpus/corpus.yaml"
D, A, M = "corpus/decisions.yaml", "corpus/anchors/lin2024.yaml", "corpus/map.yaml"
TEXTS = {P: PAPER, C: CLAIMS, V: CONCEPTS, S: CORPUS, **{path: str(FILES[path]) for path in (D, A, M)}}

CASES: list[tuple[str, str, str, str, str]] = [
    ("unknown key of a claim", C, "  rests_on: [lin2024-a]", "  §rest_on: [lin2024-a]", "record-unknown-key"),
    ("unknown key of a link", C, "citations: [c01],", "§citation: [c01],", "record-unknown-key"),
    ("unknown key of a check", C, "from: full-text", "§form: full-text", "record-unknown-key"),
    ("a computed key", C, "  kind: proposal", "  kind: proposal\n  §paper: lin2024", "record-unknown-key"),
    ("a place in the file", V, "  type: idea", "  type: idea\n  §place: here", "record-unknown-key"),
    ("unknown language", C, "    zh: 河流变宽", "    §zn: 河流变宽", "record-unknown-key"),
    ("language with a country", V, "{en: structure}", "{§en_US: structure}", "record-unknown-key"),
    ("python's name of a key", V, "  partOf: [structure]", "  §part_of: [structure]", "record-unknown-key"),
    ("unknown setting", S, "licence: CC-BY-4.0", "§license: CC-BY-4.0", "record-unknown-key"),
    ("unknown key of an anchor", A, "start: 100, end: 103", "start: 100, end: 103, §stop: 104", "record-unknown-key"),
    ("unknown key of a decision", D, "rejected_drafts:", "§rejected:", "record-unknown-key"),
    ("list for text", C, "  section: \"0\"", "  section: §[0]", "record-wrong-type"),
    ("bare number for text", C, "  section: \"0\"", "  section: §3.10", "record-wrong-type"),
    ("text for a list", C, "  concepts: [bridge, river]", "  concepts: §bridge", "record-wrong-type"),
    ("mapping for a list", C, "  rests_on: [lin2024-a]", "  rests_on: §{a: b}", "record-wrong-type"),
    ("text without language", C, "{zh: 桥梁连接两岸。, en: Bridges join two banks.}", "§桥梁连接两岸。",
     "record-wrong-type"),
    ("text for a record", C, "{who: Mei, on: 2025-03-01}", "§Mei", "record-wrong-type"),
    ("quoted number", P, "length: 1200", "length: §\"1200\"", "record-wrong-type"),
    ("fraction for an integer", P, "characters: 800", "characters: §80.5", "record-wrong-type"),
    ("share above one", P, "confidence: 0.5,", "confidence: §50,", "record-wrong-type"),
    ("three coordinates", M, "bridge: [0, 0]", "bridge: §[0, 0, 1]", "record-wrong-type"),
    ("text for a coordinate", M, "river: [120, -40]", "river: [120, §left]", "record-wrong-type"),
    ("wrong kind", C, "  kind: causal", "  kind: §casual", "record-wrong-type"),
    ("wrong view of the author", C, "  author_view: endorses", "  author_view: §loves", "record-wrong-type"),
    ("wrong verdict", C, "verdict: supports", "verdict: §true", "record-wrong-type"),
    ("wrong concept type", V, "  type: actor", "  type: §Actor", "record-wrong-type"),
    ("wrong copy", P, "copy: author-file", "copy: §pdf", "record-wrong-type"),
    ("no language tag", P, "language: zh", "language: §chinese", "record-wrong-type"),
    ("nothing for a list", C, "  rests_on: [lin2024-a]", "  rests_on:§", "record-wrong-type"),
    ("id of two words", A, "{id: c02,", "{id: §c 02,", "record-wrong-type"),
    ("a bare name for a link", P, "  - {id: f01,", "  - §f00\n  - {id: f01,", "record-wrong-type"),
    ("an item that is no record", C, "- id: lin2024-c", "- §nothing\n- id: lin2024-c", "record-wrong-type"),
    ("missing kind", C, "- id: lin2024-c\n", "- §id: lin2024-c\n", "record-missing-key"),
    ("missing label", V, "- id: river\n", "- §id: river\n", "record-missing-key"),
    ("missing key of a link", C, "- {key: okafor2019rivers, ", "- §{", "record-missing-key"),
    ("missing leaning", C, "position: {actor: ferry-guild, issue: bridge, leaning: against,",
     "position: §{actor: ferry-guild, issue: bridge,", "record-missing-key"),
    ("missing id", C, "- id: lin2024-c\n  text:", "- §text:", "record-missing-key"),
    ("missing paper id", P, "id: lin2024\nsource", "§source", "record-missing-key"),
    ("twin id", C, "- id: lin2024-c", "- id: §lin2024-a", "duplicate-id"),
    ("twin citation", P, "  - {id: c02,", "  - {id: §c01,", "duplicate-id"),
    ("twin section", P, "{number: \"1\", title", "{number: §\"0\", title", "duplicate-id"),
    ("twin concept", V, "- id: ferry-guild", "- id: §bridge", "duplicate-id"),
    ("twin anchor", A, "{id: c02,", "{id: §c01,", "duplicate-id"),
    ("twin relation name", S, "check:", "  - {id: §answers, label: {en: again}}\ncheck:", "duplicate-id"),
    ("key twice", C, "  status: accepted", "  status: accepted\n  §section: \"1\"", "yaml-duplicate-key"),
    ("key twice on one line", A, "start: 230,", "start: 230, §start: 231,", "yaml-duplicate-key"),
    ("language twice", V, "{en: structure}", "{en: structure, §en: frame}", "yaml-duplicate-key"),
    ("concept twice on the map", M, "river: [120, -40]", "river: [1, 2]\n§river: [3, 4]", "yaml-duplicate-key"),
    ("setting twice", S, "  as-of: 2025", "  as-of: 2025\n  §as-of: 2026", "yaml-duplicate-key"),
    ("alias twice", D, "{okafor2018: okafor2019rivers}", "{a: b, §a: c}", "yaml-duplicate-key"),
    ("no such day", C, "who: Mei, on: 2025-03-01", "who: Mei, on: §2025-02-30", "date-invalid"),
    ("a month where a day is meant", D, "on: 2025-03-03", "on: §2025-03", "date-invalid"),
    ("slashes", C, "on: 2025-03-02", "on: §02/03/2025", "date-invalid"),
    ("a day in words", P, "on: 2025-03-01", "on: §March 2025", "date-invalid"),
    ("no such month", V, "on: 1856-05", "on: §1856-13", "date-invalid"),
    ("uncertain year", V, "on: \"1779\"", "on: §\"1779?\"", "date-invalid"),
    ("interval turned round", V, "on: \"1779\"", "on: §1779/1750", "date-invalid"),
    ("tab before a key", C, "  kind: proposal", "§\tkind: proposal", "yaml-tab"),
    ("tab before an item", P, "  - okafor2019rivers", "§\t- okafor2019rivers", "yaml-tab"),
    ("tab where YAML allows it", P, "     evidence: {zh", "§\t evidence: {zh", "yaml-tab"),
    ("tab after the dash", C, "- id: lin2024-c", "§-\tid: lin2024-c", "yaml-tab"),
    ("open quotation mark", C, "  section: \"0\"", "  section: §\"0", "yaml-syntax"),
    ("open quotation mark in a mapping", C, "{en: Every ferry should", "{en: §\"Every ferry should", "yaml-syntax"),
    ("open quotation mark in a list", P, "{id: c01, reads: \"[1]\"", "{id: c01, reads: §\"[1]", "yaml-syntax"),
    ("open bracket", C, "  concepts: [bridge, river]", "  concepts: §[bridge, river", "yaml-syntax"),
    ("open brace", P, "resolved_by: number}", "resolved_by: number§", "yaml-syntax"),
    ("comma missing", P, "copy: author-file, length", "copy: author-file length§", "yaml-syntax"),
    ("too far in", C, "  kind: proposal", "   kind§: proposal", "yaml-syntax"),
    ("too far out", C, "  kind: causal", " §kind: causal", "yaml-syntax"),
    ("no blank after the colon", C, "  kind: causal", "  §kind:causal", "yaml-syntax"),
    ("full-width colon", C, "  kind: causal", "  §kind：causal", "yaml-syntax"),
    ("colon in bare text", C, "\"As rivers widen, bridges grow: slowly.\"", "Bridges grow§: slowly.", "yaml-syntax"),
    ("undefined alias", C, "  section: \"0\"", "  section: §*zero", "yaml-syntax"),
    ("text that begins with !", V, "{en: structure}", "{en: §!structure}", "yaml-syntax"),
    ("text that begins with @", V, "{en: structure}", "{en: §@structure}", "yaml-syntax"),
    ("unknown escape", V, "{en: structure}", "{en: \"a§\\qb\"}", "yaml-syntax"),
    ("a second document", V, "- id: structure", "§---\n- id: structure", "yaml-syntax"),
    ("text after a value", C, "  rests_on: [lin2024-a]", "  rests_on: [lin2024-a] §also", "yaml-syntax"),
    ("an item out of line", P, "  - {id: c02,", " §- {id: c02,", "yaml-syntax"),
    ("another id than the file's name", P, "id: lin2024\n", "id: §lin2025\n", "paper-id-mismatch"),
    ("half a merge", C, "- id: lin2024-c", "§=======\n- id: lin2024-c", "merge-conflict"),
    ("a merge begun", V, "- id: structure", "§<<<<<<< HEAD\n- id: structure", "merge-conflict"),
    ("a merge ended", S, "check:", "§>>>>>>> main\ncheck:", "merge-conflict"),
    ("control character", C, "Every ferry", "Every§\x07ferry", "file-encoding"),
    ("line separator", C, "Every ferry", "Every§\u2028ferry", "file-encoding"),
    ("NUL", M, "river:", "river§\0:", "file-encoding"),
]
GONE = {
    "missing kind": "  kind: proposal\n",
    "missing label": "  prefLabel: {zh: 河流, en: river}\n",
}
LINE_ONLY = ("yaml-syntax",)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_one_mistake_is_one_problem_at_its_place(tmp_path: Path, case: tuple[str, str, str, str, str]) -> None:
    name, path, old, new, rule = case
    assert TEXTS[path].count(old) == 1, "the case must change one place"
    text, ((line, column),) = marks(TEXTS[path].replace(old, new).replace(GONE.get(name, "\0none"), ""))
    corpus = load(write(tmp_path, **{path: text}), cache=False)
    assert found(corpus) == [(path, line, rule)]
    problem = only(corpus)
    assert rule in LINE_ONLY or problem.place.column == column
    assert problem.level == "error"
    assert problem.subject


FILE_CASES: list[tuple[str, str, str | bytes, list[tuple[int, str]]]] = [
    ("a bad byte", C, CLAIMS.encode().replace("河流变宽".encode(), b"\xb2\xb2"), [(11, "file-encoding")]),
    ("two bad lines", V, CONCEPTS.encode().replace(b"structure", b"s\xff"),
     [(10, "file-encoding"), (17, "file-encoding")]),
    ("GB18030", P, PAPER.encode("gb18030"), [(7, "file-encoding")]),
    ("UTF-16", S, CORPUS.encode("utf-16"), [(1, "file-encoding")]),
    ("empty paper", P, "", [(1, "record-wrong-type")]),
    ("empty vocabulary", V, " \n", [(1, "record-wrong-type")]),
    ("only a comment", S, "# nothing yet\n", [(1, "record-wrong-type")]),
    ("a list for a paper", P, "- id: lin2024\n", [(1, "record-wrong-type")]),
    ("a mapping for claims", C, "# claims\nid: lin2024-a\n", [(2, "record-wrong-type")]),
    ("text for a map", M, "nothing\n", [(1, "record-wrong-type")]),
    ("nesting without end", V, "[" * 100_000, [(1, "yaml-syntax")]),
    ("dashes without end", V, "- " * 5_000 + "x", [(1, "yaml-syntax")]),
    ("an alias into itself", S, "title: &t {zh: *t}\n", [(1, "yaml-syntax")]),
    ("no YAML at all", V, "{]}:\n\t%", [(1, "yaml-syntax"), (2, "yaml-tab")]),
    ("not a word of text", D, b"\x89PNG\r\n\x1a\n\0\0\0",
     [(1, "file-encoding"), (2, "file-encoding"), (3, "file-encoding")]),
]


@pytest.mark.parametrize("case", FILE_CASES, ids=[case[0] for case in FILE_CASES])
def test_a_broken_file_is_reported_where_it_breaks(
    tmp_path: Path, case: tuple[str, str, str | bytes, list[tuple[int, str]]]
) -> None:
    _, path, text, expected = case
    corpus = load(write(tmp_path, **{path: text}), cache=False)
    problems = {(problem.place.line, problem.rule) for problem in corpus.problems if problem.place.path == path}
    assert set(expected) <= problems
    assert {rule for _, rule in problems} <= {rule for _, rule in expected} | {"record-wrong-type"}


def test_what_is_not_utf8_is_read_on(tmp_path: Path) -> None:
    broken = CLAIMS.encode().replace("河流变宽".encode(), b"\xb2\xb2")
    corpus = load(write(tmp_path, **{C: broken, P: PAPER.encode("gb18030"), S: CORPUS.encode("utf-16")}), cache=False)
    assert list(corpus.claims) == ["lin2024-a", "lin2024-b", "lin2024-c"]
    assert corpus.papers["lin2024"].outline[1].title["zh"] == "桥梁"
    assert corpus.settings.title["zh"] == "桥梁文献"
    assert [problem.args["found"] for problem in corpus.problems] == ["0xB2", "UTF-16", "GB18030"]
    assert corpus.problems[0].place.column == 9


def test_a_byte_order_mark_is_a_note(tmp_path: Path) -> None:
    corpus = load(write(tmp_path, **{C: b"\xef\xbb\xbf" + CLAIMS.encode()}), cache=False)
    assert (only(corpus).rule, only(corpus).level) == ("file-encoding", "info")
    assert len(corpus.claims) == 3


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(tmp_path: Path, end: str) -> None:
    text = CLAIMS.replace("kind: proposal", "kind: propsal").replace("\n", end)
    assert found(load(write(tmp_path, **{C: text.encode()}), cache=False)) == [(C, 29, "record-wrong-type")]


CONFLICT = """\
- id: lin2024-a
  text: {en: One.}
  kind: empirical
<<<<<<< HEAD
- id: lin2024-ours
  text: {en: Two.}
  kind: causl
||||||| 1a2b3c
=======
- id: lin2024-theirs
  text: {en: Three.}
  knd: causal
  kind: causal
>>>>>>> 新想法
- id: lin2024-b
  text: {en: Four.}
  kind: causal
"""


def test_a_merge_conflict_is_one_problem_and_both_sides_are_read(tmp_path: Path) -> None:
    corpus = load(write(tmp_path, **{C: CONFLICT}), cache=False)
    assert found(corpus) == [(C, 4, "merge-conflict"), (C, 7, "record-wrong-type"), (C, 12, "record-unknown-key")]
    conflict = corpus.problems[0]
    assert (conflict.args["ours"], conflict.args["theirs"], conflict.place.end_line) == ("HEAD", "新想法", 14)
    assert list(corpus.claims) == ["lin2024-a", "lin2024-ours", "lin2024-b", "lin2024-theirs"]


def test_a_conflict_inside_a_record_keeps_what_either_side_names(tmp_path: Path) -> None:
    sides = "<<<<<<< ours\n  - {id: c03, reads: x}\n=======\n  - {id: c04, reads: y}\n>>>>>>> theirs\nfindings:"
    corpus = load(write(tmp_path, **{P: PAPER.replace("findings:", sides)}), cache=False)
    assert only(corpus).rule == "merge-conflict"
    assert [citation.id for citation in corpus.papers["lin2024"].citations] == ["c01", "c02", "c03", "c04"]


def test_files_that_nothing_reads_and_files_that_are_not_there(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        **{
            "corpus/claims/okafor.yml": "[]",
            "corpus/concept.yaml": "[]",
            "corpus/papers/notes/x.yaml": "",
            "corpus/claims/todo.txt": "",
            "corpus/papers/.swp": "",
            "corpus/README.md": "",
            "corpus/anchors/gone.yaml": "- {id: c01, start: 1, end: 2}\n",
            "corpus/claims/gone.yaml": "- {id: g, text: {en: x}, kind: causal}\n",
            S: None,
        },
    )
    corpus = load(root, cache=False)
    seen = [(p.place.path, p.place.line, p.rule, p.level, p.suggestion) for p in corpus.problems]
    assert seen == [
        ("corpus/anchors/gone.yaml", 1, "file-missing", "error", ""),
        ("corpus/claims/gone.yaml", 1, "file-missing", "error", ""),
        ("corpus/claims/okafor.yml", 1, "file-unexpected", "error", "okafor.yaml"),
        ("corpus/claims/todo.txt", 1, "file-unexpected", "warning", ""),
        ("corpus/concept.yaml", 1, "file-unexpected", "error", "concepts.yaml"),
        (S, 1, "file-missing", "error", ""),
        ("corpus/papers/notes", 1, "file-unexpected", "warning", ""),
    ]
    assert "g" in corpus.claims
    bare = load(write(tmp_path / "bare", **{"references.bib": None}), cache=False)
    assert found(bare) == [("references.bib", 1, "file-missing")]


def test_one_claim_in_two_papers(tmp_path: Path) -> None:
    other = "# again\n- kind: causal\n  text: {en: x}\n  id: lin2024-b\n"
    paper = "id: zoe2020\nsource: okafor2019rivers\n"
    root = write(tmp_path, **{"corpus/claims/zoe2020.yaml": other, "corpus/papers/zoe2020.yaml": paper})
    corpus = load(root, cache=False)
    twin = only(corpus)
    assert (twin.rule, twin.place.path, twin.place.line, twin.place.column) == (
        "duplicate-id", "corpus/claims/zoe2020.yaml", 4, 7,
    )
    assert [(place.path, place.line) for place in twin.related] == [(C, 9)]
    assert corpus.claims["lin2024-b"].paper == "lin2024"


def test_all_mistakes_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    """Every case that leaves its file's other lines in place, planted at once."""
    chosen = [case for case in CASES if case[4] in ("record-unknown-key", "date-invalid", "record-wrong-type")]
    texts, planted = dict(TEXTS), []
    for _, path, old, new, rule in chosen:
        if texts[path].count(old) == 1 and "\n" not in new:
            texts[path] = texts[path].replace(old, new)
            planted.append((path, rule))
    expected = sorted(path for path, _ in planted)
    corpus = load(write(tmp_path, **{path: text.replace("§", "") for path, text in texts.items()}), cache=False)
    assert len(planted) > 25
    assert sorted(path for path, _, _ in found(corpus)) == expected
    lines = {(path, line) for path, text in texts.items() for line, _ in marks(text)[1]}
    assert {(path, line) for path, line, _ in found(corpus)} == lines


def test_what_was_probably_meant_is_offered(tmp_path: Path) -> None:
    text = CLAIMS.replace("kind: causal", "kind: casual").replace("rests_on:", "rest_on:").replace(" zh: 河", " cn: 河")
    corpus = load(write(tmp_path, **{C: text.replace("section: \"0\"", "section: 3.10")}), cache=False)
    assert [p.suggestion for p in corpus.problems] == ["zh", "causal", "rests_on", '"3.10"']
    assert [p.subject for p in corpus.problems] == ["claim:lin2024-b"] * 3 + ["claim:lin2024-c"]
    assert [p.pointer for p in corpus.problems] == [("text", "cn"), ("kind",), ("rest_on",), ("section",)]
    assert corpus.problems[1].args["key"] == "kind"


def test_a_record_with_a_mistake_keeps_what_others_refer_to(tmp_path: Path) -> None:
    text = CLAIMS.replace("kind: causal", "kind: [x]").replace("- {key: okafor", "- {rôle: x, key: okafor")
    paper = PAPER.replace('reads: "[2]"', 'reads: "[2]')
    vocabulary = CONCEPTS.replace("  type: idea\n", "").replace("broader: [structure]", "broader: structure，river")
    corpus = load(write(tmp_path, **{C: text, P: paper, V: vocabulary}), cache=False)
    assert len(corpus.problems) == 5
    assert list(corpus.claims) == ["lin2024-a", "lin2024-b", "lin2024-c"]
    assert corpus.claims["lin2024-b"].sources[0].key == "okafor2019rivers"
    assert [citation.id for citation in corpus.papers["lin2024"].citations] == ["c01", "c02"]
    assert corpus.concepts["bridge"].broader == ("structure", "river")
    assert "structure" in corpus.concepts


def test_an_empty_optional_record_is_none(tmp_path: Path) -> None:
    text = CLAIMS.replace("by: {who: Mei, on: 2025-03-01}", "by:\n  reviewed: null\n  position: ~")
    corpus = load(write(tmp_path, **{C: text}), cache=False)
    assert corpus.problems == ()
    assert corpus.claims["lin2024-a"].by is None


def test_words_that_yaml_1_1_took_for_something_else_stay_text(tmp_path: Path) -> None:
    text = CONCEPTS.replace("{en: structure}", "{en: no, zh: on}")
    assert load(write(tmp_path, **{V: text}), cache=False).concepts["structure"].pref_label == {"en": "no", "zh": "on"}


SLIPS: list[tuple[str, str, str, str, str]] = [
    ("a citation that is none", P, "  - {id: c02,", "  -\n  - {id: c02,", "nobody"),
    ("a twin citation", P, "  - {id: c02,", "  - {id: c01, reads: x}\n  - {id: c02,", "nobody"),
    ("an empty reference", P, "  - okafor2019rivers", "  - \"\"\n  - §nobody", "nobody"),
    ("a finding without id", P, "  - {id: f01, sources: [okafor2019rivers]",
     "  - {sources: [], says: {en: x}}\n  - {id: f01, sources: [§nobody]", "nobody"),
    ("a link without key", C, "    - {key: okafor2019rivers,", "    - {role: data}\n    - {key: §nobody,", "nobody"),
    ("an empty concept", C, "  concepts: [bridge, river]", "  concepts: [\"\", §nobody]", "nobody"),
    ("a relation that is none", V, "    - {to: river,", "    - x\n    - {to: §nobody,", "nobody"),
    ("a date that is none", V, "    - {on: \"1779\", what: {en: the first of iron}, from: okafor2019rivers}",
     "    - {on: x}\n    - {on: 1779, from: §nobody}", "nobody"),
    ("an anchor that is none", A, "- {id: c02, start", "- x\n- {id: §nobody, start", "nobody"),
]


@pytest.mark.parametrize("case", SLIPS, ids=[case[0] for case in SLIPS])
def test_an_item_left_out_does_not_move_what_rules_find_after_it(
    tmp_path: Path, case: tuple[str, str, str, str, str]
) -> None:
    _, path, old, new, name = case
    text = TEXTS[path].replace(old, new)
    text, ((line, _),) = marks(text if "§" in text else text.replace("targets: []", "targets: [§nobody]"))
    problems = run(load(write(tmp_path, **{path: text}), cache=False))
    assert [(p.place.path, p.place.line) for p in problems if p.args.get("name") == name] == [(path, line)]


TOO_LITTLE: list[tuple[str, str, str, str, str]] = [
    ("a claim that says nothing", C, "text: {en: Every ferry should become a bridge.}", "text: §{}", "missing-key"),
    ("a claim of blanks", C, "text: {en: Every ferry should become a bridge.}", "text: §{en: ' ', zh: \"\"}",
     "missing-key"),
    ("a concept without a name", V, "prefLabel: {en: structure}", "prefLabel: §{en: \"\"}", "missing-key"),
    ("an empty key in a list", P, "  - okafor2019rivers", "  - okafor2019rivers\n  - §\"\"", "wrong-type"),
    ("an empty key in brackets", C, "  concepts: [bridge]", "  concepts: [bridge, §' ']", "wrong-type"),
    ("an empty name of a work", P, "source: lin2024bridges", "source: §\"\"", "wrong-type"),
]


@pytest.mark.parametrize("case", TOO_LITTLE, ids=[case[0] for case in TOO_LITTLE])
def test_what_is_there_but_says_nothing_is_reported(tmp_path: Path, case: tuple[str, str, str, str, str]) -> None:
    _, path, old, new, rule = case
    assert TEXTS[path].count(old) == 1, "the case must change one place"
    text, ((line, column),) = marks(TEXTS[path].replace(old, new))
    corpus = load(write(tmp_path, **{path: text}), cache=False)
    assert found(corpus) == [(path, line, f"record-{rule}")]
    assert only(corpus).place.column == column
    assert [problem.rule for problem in mistakes(corpus)] == [f"record-{rule}"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_holds_only_a_tab_is_reported_there(tmp_path: Path, end: str) -> None:
    text = CLAIMS.replace("  section: \"0\"\n", "  section: \"0\"\n\t\n").replace("\n", end)
    assert found(load(write(tmp_path, **{C: text}), cache=False)) == [(C, 29, "yaml-tab")]


def test_items_are_counted_as_people_count(tmp_path: Path) -> None:
    text = PAPER.replace("confidence: 0.5,", "confidence: 50,")
    assert only(load(write(tmp_path, **{P: text}), cache=False)).args["key"] == "citations[2].confidence"


def test_mistakes_inside_a_record_that_is_left_out_are_reported_too(tmp_path: Path) -> None:
    text = CLAIMS.replace("- id: lin2024-c\n  text:", "- text:").replace("kind: proposal", "kind: [x]")
    assert found(load(write(tmp_path, **{C: text}), cache=False)) == [
        (C, 26, "record-missing-key"), (C, 28, "record-wrong-type"),
    ]
    twin = CLAIMS.replace("- id: lin2024-c", "- id: lin2024-a").replace("kind: proposal", "kind: [x]")
    assert found(load(write(tmp_path, **{C: twin}), cache=False)) == [
        (C, 26, "duplicate-id"), (C, 29, "record-wrong-type"),
    ]


@pytest.mark.parametrize("path", ["references.bib", S, V, M, D])
@pytest.mark.parametrize("how", ["folder", "pipe", "loop"])
def test_what_stands_in_a_files_place_and_is_none_is_one_finding(tmp_path: Path, path: str, how: str) -> None:
    root = write(tmp_path, **{path: None})
    if how == "folder":
        (root / path).mkdir()
    elif how == "pipe":
        os.mkfifo(root / path)
    else:
        (root / path).symlink_to((root / path).name)
    if path == D:
        (root / C).write_text(CLAIMS.replace('section: "0"', 'section: "1"'), "utf-8")
    problems = mistakes(load(root, cache=False))
    assert [(p.place.path, p.rule) for p in problems] == [(path, "file-missing")]
    assert problems[0].args["reason"]


@pytest.mark.parametrize("folder", ["corpus/papers", "corpus/claims", "corpus/anchors"])
def test_a_file_in_the_place_of_a_folder_is_one_finding(tmp_path: Path, folder: str) -> None:
    kept = {path: None for path in FILES if path.startswith(folder)}
    root = write(tmp_path, **kept, **{folder: "x"})
    assert [(p.place.path, p.rule) for p in mistakes(load(root, cache=False))] == [(folder, "file-missing")]


def test_a_vocabulary_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    text = CLAIMS.replace("asserted_by: [okafor2019rivers]", "asserted_by: [ferry-guild]")
    problems = mistakes(load(write(tmp_path, **{V: None, C: text}), cache=False))
    assert [(p.place.path, p.rule) for p in problems] == [(V, "file-missing")]


@pytest.mark.parametrize(("name", "offered"), [
    ("corpus/papers/lin.yaml.yml", "lin.yaml"), ("corpus/papers/lin.yaml.txt", "lin.yaml"),
    ("corpus/claims/lin.yaml/x", ""),
])
def test_what_is_offered_for_a_files_name_is_another_name(tmp_path: Path, name: str, offered: str) -> None:
    assert only(load(write(tmp_path, **{name: "x"}), cache=False)).suggestion == offered
