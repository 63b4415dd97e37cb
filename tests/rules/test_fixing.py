"""Fixes: what they change, that they change nothing else, and nothing the second time."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.rules import RULES, library_findings, mending
from toolkit.rules.fixing import Mended, mended
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

TODAY = datetime.date(2026, 11, 23)


def fixed(bib: BibFile, unsafe: bool = False, rules: tuple[str, ...] = ()) -> Mended:
    def look(now: BibFile) -> tuple[Library, tuple]:  # type: ignore[type-arg]
        library = Library(now, TODAY)
        return library, library_findings(library, rules)

    return mended(bib, look, unsafe)


SAFE = [
    ("zh-fullwidth", "year = {２００８}", "year = {2008}"),
    ("zh-fullwidth", "pages = {１２－１５}", "pages = {12-15}"),
    ("zh-fullwidth", "doi = {10.1000/ａｂ（１）}", "doi = {10.1000/ab(1)}"),
    ("name-separator", "author = {张三、李四}", "author = {张三 and 李四}"),
    ("name-separator", "author = {张三；李四；}", "author = {张三 and 李四}"),
    ("name-separator", "author = {张三，李四， 欧阳修}", "author = {张三 and 李四 and 欧阳修}"),
    ("name-separator", "author = {Hale, Mara; Shen, Li}", "author = {Hale, Mara and Shen, Li}"),
    ("name-separator", "author = {Hale, M. & Shen, L.}", "author = {Hale, M. and Shen, L.}"),
    ("name-et-al", "author = {Hale, Mara and others and et al.}", None),
    ("name-et-al", "author = {Hale, Mara, et al.}", "author = {Hale, Mara and others}"),
    ("name-et-al", "author = {Hale, Mara and et al}", "author = {Hale, Mara and others}"),
    ("name-et-al", "author = {张三 and 李四 等}", "author = {张三 and 李四 and others}"),
    ("name-et-al", "author = {欧阳修等}", "author = {欧阳修 and others}"),
    ("pages-form", "pages = {12-15}", "pages = {12--15}"),
    ("pages-form", "pages = \"12 — 15\"", "pages = \"12--15\""),
    ("pages-form", "pages = {pp. 12–15, 20～22}", "pages = {12--15, 20--22}"),
    ("pages-form", "pages = {第12—15页}", "pages = {12--15}"),
    ("pages-form", "pages = {3-1-3-20}", None),
    ("identifier-doi-address", "doi = {https://doi.org/10.1000/a_b}", "doi = {10.1000/a_b}"),
    ("encoding-invisible", "title = {Ports\u200b and\u00a0quays}", "title = {Ports and quays}"),
    ("encoding-invisible", "title = {Cafe\u0301 港口}", "title = {Caf\u00e9 港口}"),
    ("encoding-radical", "title = {⽔港口}", "title = {水港口}"),
    ("latex-unescaped", "title = {Ports & quays, 5% more}", "title = {Ports \\& quays, 5\\% more}"),
    ("latex-unescaped", "note = {see \\url{https://a.org/?b&c%20}}", None),
    ("title-markup", "title = {Ports &amp; quays}", "title = {Ports \\& quays}"),
    ("locator-words", "volume = {第8卷}", "volume = {8}"),
    ("locator-words", "number = {No. 3}", "number = {3}"),
    ("locator-words", "volume = {Vol. A}", None),
    ("zh-blank", "title = {数 据 主 权}", "title = {数据主权}"),
    ("zh-blank", "title = {港口 与账本}", None),
    ("bib-duplicate-field", "note = {A}, NOTE = {B}", None),
    ("encoding-mojibake", "title = {cafÃ© ports}", None),
    ("title-braces", "title = {{Ports and Quays}}", None),
    ("field-empty", "note = {}", None),
    ("langid-missing", "title = {港口与账本}", None),
]
RISKY = [
    ("encoding-mojibake", "title = {cafÃ© ports}", "title = {café ports}"),
    ("title-braces", "title = {{Ports and Quays}}", "title = {Ports and Quays}"),
    ("zh-type-code", "title = {港口的账本[J]}", "title = {港口的账本}"),
    ("title-markup", "title = {Ports <i>and</i> quays}", "title = {Ports \\textit{and} quays}"),
    ("zh-blank", "title = {港口 与账本}", "title = {港口与账本}"),
    ("encoding-radical", "title = {\uf900港口}", "title = {豈港口}"),
]


@pytest.mark.parametrize(("rule", "before", "after"), SAFE)
def test_what_is_safe_is_mended_and_nothing_else(rule: str, before: str, after: str | None) -> None:
    text = "@misc{a,\n  %s,\n  langid = {english}}\n" % before  # noqa: UP031
    bib = fixed(BibFile.parse(text.encode()), rules=(rule,)).bib
    assert bib.to_bytes().decode() == text.replace(before, after or before)


@pytest.mark.parametrize(("rule", "before", "after"), RISKY)
def test_what_may_not_be_meant_is_mended_only_when_asked(rule: str, before: str, after: str) -> None:
    text = "@misc{a,\n  %s,\n}\n" % before  # noqa: UP031
    bib = BibFile.parse(text.encode())
    assert fixed(bib, rules=(rule,)).bib is bib
    assert fixed(bib, True, (rule,)).bib.to_bytes().decode() == text.replace(before, after)


@pytest.mark.parametrize(("rule", "before", "after"), [
    ("bib-duplicate-field", "@misc{a,\n  note = {A  b},\n  title = {T},\n  Note = {A b},\n}\n",
     "@misc{a,\n  note = {A  b},\n  title = {T},\n}\n"),
    ("field-empty", "@misc{a,\n  title = {T},\n  note = {},\n}\n", "@misc{a,\n  title = {T},\n}\n"),
    ("langid-missing", "@misc{a,\n  title = {港口},\n}\n", "@misc{a,\n  title = {港口},\n  langid = {chinese},\n}\n"),
])
def test_fields_are_taken_out_and_added(rule: str, before: str, after: str) -> None:
    assert fixed(BibFile.parse(before.encode()), True, (rule,)).bib.to_bytes().decode() == after


def test_every_rule_with_a_fix_is_tried_here() -> None:
    with_fix = {name for name, module in RULES.items() if hasattr(module, "fix")}
    assert with_fix == {rule for rule, _, _ in SAFE + RISKY}


@pytest.mark.parametrize("value", ['"A" # " & B"', "jan", "{A & B", "{{A} & B}}"])
def test_a_value_of_pieces_or_a_broken_entry_is_left_alone(value: str) -> None:
    bib = BibFile.parse(f"@misc{{a, title = {value},\n  note = {{1}}}}\n".encode())
    assert fixed(bib, rules=("latex-unescaped",)).bib is bib


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_bytes_around_a_fix_stay_in_their_encoding_and_line_ends(codec: str) -> None:
    text = "% 说明\r\n@misc{a,\r\n  title = {港口　研究},\r\n  pages = {1-2}\r\n}\r\n@misc{b, title = {账本}}"
    bib = BibFile.parse(text.encode(codec))
    assert fixed(bib, rules=("pages-form",)).bib.to_bytes() == text.replace("1-2", "1--2").encode(codec)


def test_a_change_that_would_be_read_otherwise_is_not_made() -> None:
    bib = BibFile.parse(b"@misc{a, title = {T}, note = {N}}\n")
    for value in ("}", "{", "a}, url = {b", ""):
        assert bib.with_values({0: [ValueChange("title", value)]}).to_bytes().count(b"title = {") == 1
    assert bib.with_values({0: [ValueChange("title", "a}, url = {b")]}) is bib
    assert bib.with_values({0: [ValueChange("none", None)]}) is bib


PIECES = st.sampled_from([
    "张三", "李四", "王", "等", "、", "，", "；", ";", ",", " ", "　", " and ", "et al.", "others", "Hale, M.",
    " & ", "&", "%", "\\&", "&amp;", "<i>", "</i>", "１２", "12", "-", "–", "—", "--", "～", "pp. ", "第", "页", "卷",
    "\u200b", "\u200f", "\u00a0", "e\u0301", "⽔", "\uf900", "{", "}", "$", "https://doi.org/", "10.1000/", "doi:",
    "数", "据", "Ã©", "\\", '"', ".", ":", "Vol. ",
])
VALUES = st.lists(PIECES, max_size=7).map("".join)
FIELDS = st.sampled_from(["author", "title", "pages", "year", "doi", "volume", "journaltitle", "note", "url"])
TEXTS = [mending.half_width, mending.page_range, mending.locator, mending.bare_doi, mending.names, mending.and_others,
         mending.escaped, mending.without_entities, mending.without_tags, mending.visible, mending.characters,
         mending.compatible, mending.unspaced, mending.without_blanks]


@given(VALUES)
def test_a_value_that_was_mended_is_not_changed_again(value: str) -> None:
    for change in TEXTS:
        once = change(value)
        assert change(once) == once, change.__name__


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(FIELDS, VALUES), min_size=1, max_size=4), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_fixes_are_done_at_once_and_keep_all_that_they_do_not_speak_of(
    pairs: list[tuple[str, str]], unsafe: bool, newline: str
) -> None:
    fields = "".join(f"  {name} = {{{value}}},{newline}" for name, value in pairs)
    text = f"% head{newline}@article{{a,{newline}{fields}}}{newline}{newline}@misc{{b, title = {{T}}}} tail"
    bib = BibFile.parse(text.encode())
    once = fixed(bib, unsafe)
    again = fixed(BibFile.parse(once.bib.to_bytes()), unsafe)
    assert again.bib.to_bytes() == once.bib.to_bytes()
    assert len(once.bib.blocks) == len(bib.blocks)
    for before, after in zip(bib.blocks, once.bib.blocks, strict=True):
        assert (before.kind, before.type, before.key) == (after.kind, after.type, after.key)
        assert len(after.faults) <= len(before.faults)
        touched = {p.args.get("field", p.args.get("key")) for p in once.done} | {"langid"}
        assert [pair for pair in before.pairs if pair[0] not in touched] == [
            pair for pair in after.pairs if pair[0] not in touched]
