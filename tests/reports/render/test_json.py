"""The JSON document: what the contract names at the top, tables below, and nothing that UTF-8 cannot hold."""

from __future__ import annotations

import json

from hypothesis import given

from tests.reports.render.sample import CORPUS, TEXTS, of_texts, tiny
from toolkit import __version__
from toolkit.reports.render.json import render


def test_document() -> None:
    document = json.loads(render(tiny(), CORPUS, "zh"))
    assert list(document) == ["litcorpus", "schema", "metrics", "tables"]
    assert document["litcorpus"] == __version__
    assert document["schema"] == "report-tiny"
    assert document["metrics"] == [{"id": "m", "numerator": 3, "denominator": 7}]
    assert document["tables"]["shares"][0] == {
        "chapter": {"zh": "1 引言", "en": "1 Introduction"}, "topic": {"zh": "茶", "en": "tea"},
        "share": {"numerator": 21, "denominator": 25}, "claims": 25, "age": 4.5, "claim": "tea-k7qd",
    }
    assert document["tables"]["shares"][2]["age"] is None
    assert document["tables"]["claims"][0]["sources"] == [{"zh": "李（1990）", "en": "Li (1990)"}, {"zh": "王（2001）"}]
    assert document["tables"]["orphans"] == []


def test_chinese_is_readable_and_the_language_changes_nothing() -> None:
    text = render(tiny(), CORPUS, "zh")
    assert "红茶贸易先于绿茶。" in text
    assert text == render(tiny(), CORPUS, "en")


@given(TEXTS)
def test_texts_are_kept_as_they_are(text: str) -> None:
    printed = render(of_texts(text), CORPUS, "en")
    printed.encode()
    kept = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    assert json.loads(printed)["tables"]["rows"][0]["plain"] == kept
