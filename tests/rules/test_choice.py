"""Words that choose rules."""

from __future__ import annotations

import pytest

from toolkit.rules import PAGES
from toolkit.rules.choice import GROUPS, matching


def test_every_rule_is_in_a_group() -> None:
    """A rule in no group is reached by no group of --select: add the beginning of its id to ``GROUPS``."""
    grouped = frozenset().union(*(matching(group, PAGES) for group in GROUPS))
    assert sorted(set(PAGES) - grouped) == []


@pytest.mark.parametrize(("word", "found"), [
    ("date", {"date-access", "date-future"}), ("date-", {"date-access", "date-future"}),
    ("date-future", {"date-future"}), ("dat", set()), ("all", {"date-access", "date-future", "dates-x", "zh-blank"}),
    ("zh", {"zh-blank"}), ("bib", {"date-access", "date-future", "zh-blank"}),
])
def test_a_word_is_an_id_a_group_or_the_beginning_of_ids_up_to_a_hyphen(word: str, found: set[str]) -> None:
    assert matching(word, ["date-access", "date-future", "dates-x", "zh-blank"]) == found
