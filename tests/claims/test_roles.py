"""What a role says of a claim."""

from __future__ import annotations

import pytest

from toolkit.claims.roles import CITO, ROLES, stance


@pytest.mark.parametrize(("role", "meaning"), [
    ("evidence", "supports"), ("authority", "supports"), ("data", "supports"), ("background", "background"),
    ("disputes", "disputes"), ("discusses", "background"),
])
def test_the_six_words(role: str, meaning: str) -> None:
    assert stance(role) == meaning


def test_every_word_stands_for_a_property_and_every_property_has_a_stance() -> None:
    assert set(ROLES.values()) <= set(CITO)
    assert len(CITO) == 42
    assert set(CITO.values()) == {"supports", "disputes", "background"}


def test_cito_reads_from_the_citing_work() -> None:
    assert stance("obtainsSupportFrom") == "supports"
    assert stance("supports") == "background", "a claim that supports a source does not stand on it"


def test_a_prefix_is_allowed_and_an_unknown_role_says_nothing() -> None:
    assert stance("cito:qualifies") == "disputes"
    assert [stance(role) for role in ("", "Evidence", "证据", "isSupportedBy", "cito:evidence")] == [None] * 5
