"""How rules are chosen, and how findings are put in order, left out and worded."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

import toolkit
from toolkit.corpus import load
from toolkit.errors import ToolkitError
from toolkit.model import Acceptance, Corpus, Place, Problem
from toolkit.rules import RULES, explain, findings, message, run
from toolkit.rules.circles import at_each_step
from toolkit.rules.references import nearest
from toolkit.sources.formats.messages import MESSAGES

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def broken() -> Corpus:
    """A corpus with many findings of one rule, in several files."""
    return load(HERE / "unknown-concept" / "bad", cache=False)


def test_findings_come_by_place(broken: Corpus) -> None:
    places = [problem.place for problem in run(broken)]
    assert places == sorted(places)
    assert len({place.path for place in places}) > 2


def test_rules_are_selected_and_ignored(broken: Corpus) -> None:
    assert run(broken, ["unknown-source"]) == ()
    assert run(broken, ["unknown-source", "unknown-concept"]) == run(broken, ["unknown-concept"]) != ()
    assert run(broken, ["unknown-concept"], ["unknown-concept"]) == ()
    assert {problem.rule for problem in run(broken, (), ["unknown-concept"])} == {"claim-draft", "claim-single-source"}


@pytest.mark.parametrize("call", [
    lambda corpus: run(corpus, ["unknown-concepts"]),
    lambda corpus: run(corpus, (), ["unknown-concepts"]),
    lambda corpus: explain("unknown-concepts", "en"),
])
def test_a_rule_that_does_not_exist_is_an_error_that_names_the_nearest(broken: Corpus, call: object) -> None:
    with pytest.raises(ToolkitError, match=r"did you mean.* unknown-concept\?"):
        call(broken)


def test_an_accepted_finding_is_left_out_and_counted(broken: Corpus) -> None:
    decisions = replace(broken.decisions, accepted=(
        Acceptance("unknown-concept", "map:trsut", {"en": "kept for a later concept"}),
        Acceptance("unknown-source", "claim:p-1", {"en": "another rule"}),
    ))
    found = findings(replace(broken, decisions=decisions))
    assert found.accepted == 1
    assert len(found.problems) == len(run(broken)) - 1
    assert all(problem.subject != "map:trsut" for problem in found.problems)


def test_the_same_finding_stands_once(broken: Corpus) -> None:
    tab = Problem("yaml-tab", "error", Place("corpus/corpus.yaml", 1, 1), "file:corpus/corpus.yaml")
    assert run(replace(broken, problems=(tab, tab)), ["yaml-tab"]) == (tab,)


def test_a_message_offers_what_was_probably_meant(broken: Corpus) -> None:
    problem = next(problem for problem in run(broken, ["unknown-concept"]) if problem.args["name"] == "turst")
    assert message(problem, "en") == "concepts: there is no concept turst; did you mean trust?"
    assert message(problem, "zh") == "concepts：没有概念 turst；是否指 trust？"


def test_every_rule_that_reading_names_exists() -> None:
    """A Problem whose rule nobody passes on would be found and never shown."""
    package = Path(toolkit.__file__).parent
    files = [*package.glob("corpus/*.py"), *package.glob("sources/formats/*.py")]
    calls = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("Problem", "report")]
    named = {str(call.args[0].value) for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    assert len(named) > 10
    assert named <= {*RULES, *MESSAGES}, "`convert` words the problems of MESSAGES, `check` those of RULES"


def test_a_contradiction_ends_with_what_to_do_once_until_someone_has_looked() -> None:
    corpus = load(HERE / "printed-contradiction" / "bad", cache=False)
    found = [message(problem, lang) for problem in run(corpus, ["printed-contradiction"])
             for lang in ("en", "zh")]
    assert [words.count("check the publisher's page") for words in found[::2]] == [1, 0, 1]
    assert [words.count("请核对出版社页面") for words in found[1::2]] == [1, 0, 1]


def test_a_chinese_page_has_no_line_breaks_inside_a_paragraph() -> None:
    page = explain("unknown-source", "zh")
    assert page.count("\n") == 2
    assert "decisions.yaml 的 aliases 中" in page


@pytest.mark.parametrize(("file", "silent"), [("references.bib", "unknown-source"),
                                              ("corpus/concepts.yaml", "unknown-concept")])
def test_a_file_that_gave_nothing_is_one_finding_not_one_for_each_of_its_names(
    file: str, silent: str, tmp_path: Path
) -> None:
    shutil.copytree(HERE / "unknown-claim" / "good", tmp_path / "c")
    (tmp_path / "c" / file).write_bytes(b"\xff\xfe\x00[ : broken")
    rules = {problem.rule for problem in run(load(tmp_path / "c", cache=False)) if problem.place.path != file}
    assert silent not in rules


def planted(tmp_path: Path, example: str, **texts: str | bytes) -> Corpus:
    """Return an example with other text in some of its files."""
    shutil.copytree(HERE / example, tmp_path / "c")
    for path, text in texts.items():
        (tmp_path / "c" / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(tmp_path / "c", cache=False)


def test_what_a_value_holds_cannot_forge_a_line_of_output() -> None:
    name = "a\nb.yaml:1:1: error\x1b[31m\u202e\u2028" + "x" * 200
    forged = Problem("unknown-concept", "error", Place("x"), args={"field": "concepts", "name": name}, suggestion=name)
    for lang in ("en", "zh"):
        words = message(forged, lang)
        assert words.isprintable(), words
        assert "a\\nb.yaml" in words
        assert words.count("…") == 2
        assert len(words) < 250


def test_a_file_that_is_no_text_is_a_few_findings(tmp_path: Path) -> None:
    corpus = planted(tmp_path, "unknown-claim/good", **{"corpus/decisions.yaml": b"\xff\x00 a\n" * 600})
    problems = run(corpus, ["file-encoding"])
    assert len(problems) == 6
    assert message(problems[-1], "en") == "no clean text; places from here on: 595"


def test_a_control_character_is_called_one(tmp_path: Path) -> None:
    corpus = planted(tmp_path, "unknown-claim/good", **{"corpus/decisions.yaml": "aliases: {a\x07: b}\n"})
    (problem,) = run(corpus, ["file-encoding"])
    assert message(problem, "en") == "an invisible or control character, to be deleted: U+0007"
    assert message(problem, "zh") == "不可见字符或控制字符，请删去：U+0007"


def test_an_empty_file_is_called_one(tmp_path: Path) -> None:
    corpus = planted(tmp_path, "unknown-claim/good", **{"corpus/corpus.yaml": ""})
    (problem,) = run(corpus, ["record-wrong-type"])
    assert message(problem, "en").endswith("expected a mapping of keys to values, found an empty file")
    assert message(problem, "zh").endswith("实为：空文件")


@pytest.mark.parametrize(("name", "known", "offered"), [
    ("wei2025-k7qd", "wei2025-k7qe", "wei2025-k7qe"), ("wei2025-k7qd", "wei2025-m2xd", ""),
    ("data-flwo", "data-flow", "data-flow"), ("wei2025", "wie2025", "wie2025"),
])
def test_ids_drawn_by_lot_are_offered_only_when_very_near(name: str, known: str, offered: str) -> None:
    assert nearest(name, [known]) == offered


def test_a_long_circle_is_shown_shortened() -> None:
    names = tuple(f"c{number}" for number in range(20))
    ends = {name: (names[(at + 1) % 20],) for at, name in enumerate(names)}
    found = list(at_each_step("rests-on-cycle", "claim", "rests_on", names, ends, dict.fromkeys(names, Place("x"))))
    assert len(found) == 20
    assert found[0].args["circle"] == "c0 → c1 → c2 → c3 → c4 → c5 → …"


@pytest.mark.parametrize(("text", "silent"), [("nothing", True), ("citations:\n  - {reads: x}\n", True),
                                              ("citations:\n  - {id: c1, reads: x, confidence: 7}\n", False)])
def test_names_that_only_an_unread_list_could_hold_are_not_judged(tmp_path: Path, text: str, silent: bool) -> None:
    folder = HERE / "unknown-citation/bad"
    (path,) = {problem.place.path for problem in run(load(folder, cache=False), ["unknown-citation"])}
    paper = next((folder / "corpus/papers").glob(f"{Path(path).stem}.yaml"))
    head = paper.read_text("utf-8").partition("citations:")[0]
    corpus = planted(tmp_path, "unknown-citation/bad", **{str(paper.relative_to(folder)): head + text})
    assert (run(corpus, ["unknown-citation"]) == ()) == silent


@pytest.mark.parametrize(("rule", "file"), [("unknown-relation", "corpus/corpus.yaml"),
                                            ("unknown-claim", "corpus/claims/other.yaml")])
def test_names_that_only_an_unread_file_could_hold_are_not_judged(tmp_path: Path, rule: str, file: str) -> None:
    corpus = planted(tmp_path, f"{rule}/bad", **{file: "nothing"})
    assert all(str(problem.args["name"]).startswith("p-") for problem in run(corpus, [rule]))
    assert len(run(corpus, [rule])) < len(run(load(HERE / rule / "bad", cache=False), [rule]))
