"""Every rule has an example that passes and one that fails, on disk: ``<rule>/good`` and ``<rule>/bad``.

A good corpus has no finding. A bad one has those of ``expected.txt``, one ``path:line rule`` a line, and no others: one
mistake is one finding. Notes of other rules are left aside: a corpus of three records has concepts that are used
nowhere and claims with a single source.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.corpus import load
from toolkit.model import Corpus, Problem
from toolkit.rules import CORPUS_RULES, RULES, explain, message, run

HERE = Path(__file__).parent


def example(rule: str, kind: str) -> Corpus:
    folder = HERE / rule / kind
    assert folder.is_dir(), f"the rule {rule} has no example {folder.relative_to(HERE)}"
    return load(folder, cache=False)


def told(corpus: Corpus, rule: str) -> tuple[Problem, ...]:
    return tuple(problem for problem in run(corpus) if problem.level != "info" or problem.rule == rule)


def lines(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.place.path}:{problem.place.line} {problem.rule}" for problem in problems]


@pytest.mark.parametrize("rule", CORPUS_RULES)
def test_the_good_example_passes(rule: str) -> None:
    assert lines(told(example(rule, "good"), rule)) == []


@pytest.mark.parametrize("rule", CORPUS_RULES)
def test_the_bad_example_fails_where_it_should_and_twice_the_same(rule: str) -> None:
    corpus = example(rule, "bad")
    problems = told(corpus, rule)
    expected = (HERE / rule / "bad" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert lines(problems) == expected
    assert rule in {problem.rule for problem in problems}
    assert told(corpus, rule) == problems, "a second run must find the same"
    assert list(RULES[rule].check(corpus)) == list(RULES[rule].check(corpus))


@pytest.mark.parametrize("rule", CORPUS_RULES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_messages_are_whole_sentences(rule: str, lang: str) -> None:
    for problem in run(example(rule, "bad"), [rule]):
        words = message(problem, lang)
        assert words
        assert not re.search(r"[{]\w+[}]|^\W|[\s:：]$|  |\n", words), words
        assert problem.subject


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_after_its_file_and_explains_itself(rule: str) -> None:
    module = RULES[rule]
    assert rule == module.ID
    assert getattr(module, "__name__", "").endswith(f".{rule.replace('-', '_')}")
    assert set(module.MESSAGE) == {"en", "zh"}
    for lang in ("en", "zh"):
        page = explain(rule, lang).split("\n\n")
        assert len(page) > 1, f"{rule}: a page says what is wrong, and then why it matters and how to mend it"
        assert re.search("[\u4e00-\u9fff]{4}", page[1]) or lang == "en"


def test_no_example_is_left_over() -> None:
    assert {folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name != "__pycache__"} == set(RULES)
