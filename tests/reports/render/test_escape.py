"""No text of a record may become markup, a formula or an invisible control, and none may be lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from tests.reports.render.sample import HOSTILE, TEXTS
from toolkit.reports.render.escape import clean, csv_text, markdown, visible


def read_markdown(text: str) -> str:
    """Return what literal Markdown says: backslashes before punctuation gone, our comment and breaks undone."""
    lines = (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line.replace("@<!-- -->", "@")) for line in text.split("<br>"))
    return "\n".join(lines)


def squeezed(text: str) -> str:
    lines = (re.sub("[ \t]+", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@given(TEXTS)
def test_markdown_says_the_text(text: str) -> None:
    assert read_markdown(markdown(text)) == squeezed(visible(text))


@given(TEXTS)
def test_markdown_has_no_active_character(text: str) -> None:
    bare = markdown(text).replace("@<!-- -->", "").replace("<br>", "\n")
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "\0", bare)
    assert not re.search(r"[\\`*_\[\]<>#|~$\r]", bare), "an unescaped character that starts markup"
    assert not re.search(r"&\w+;", bare), "an entity"
    assert not re.search(r"://|www\.", bare, re.IGNORECASE), "an address that GitHub would link"
    assert not re.match(r"[-+=]|\d{1,9}[.)](\s|$)", bare), "a list, a rule or an underline of a heading"
    assert not re.search(r"[\w.+-]@\w", markdown(text)), "a mail address that GitHub would link"


@pytest.mark.parametrize(("text", "expected"), [
    ("1. 引言", r"1\. 引言"),
    ("1.1 引言", "1.1 引言"),
    ("- 项", r"\- 项"),
    ("R&D 与 &copy;", r"R&D 与 \&copy;"),
    ("data_sovereignty|数据", r"data\_sovereignty\|数据"),
    ("第一行\r\n\n第二行", "第一行<br>第二行"),
    ("全角　空格 ＊不是强调＊", "全角　空格 ＊不是强调＊"),
])
def test_markdown_by_example(text: str, expected: str) -> None:
    assert markdown(text) == expected


@given(TEXTS)
def test_no_csv_text_is_a_formula(text: str) -> None:
    written = csv_text(text)
    assert not re.match(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]", written)
    assert written in (visible(text), f"'{visible(text)}")


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t1", "\r1", "＝1", "＋1", "－1", "＠a", " =1", "\u200b=1", "\n=1"]
)
def test_what_may_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert csv_text(text).startswith("'")


@pytest.mark.parametrize("text", ["a=1", "数据-主权", "1-2", "", "'=1", "(1)"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert csv_text(text) == text


@given(TEXTS)
def test_visible_text_can_be_written_and_seen(text: str) -> None:
    seen = visible(text)
    seen.encode()
    assert visible(seen) == seen
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]", seen)
    assert not re.search("[\ud800-\udfff]", clean(text))


def test_visible_keeps_what_scripts_need() -> None:
    needed = "می‌خواهم क्‍ष 👩‍💻 \u200eabc\u200f\tה"
    assert visible(needed) == needed


def test_the_examples_need_escaping() -> None:
    assert sum(markdown(text) != text for text in HOSTILE) > len(HOSTILE) / 2
