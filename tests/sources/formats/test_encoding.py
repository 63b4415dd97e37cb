"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.formats.encoding import decode


def found(data: bytes) -> list[tuple[int, int, object]]:
    return [(p.place.line, p.place.column, p.args["found"]) for p in decode(data, "x.bib").problems]


def test_clean_utf8_is_no_problem() -> None:
    assert found("标题\r\n".encode()) == []


def test_a_byte_order_mark_is_named_kept_and_no_part_of_the_text() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"@a", "x.bib")
    assert decoded.text == "@a"
    assert [(p.args["found"], p.level) for p in decoded.problems] == [("U+FEFF (byte order mark)", "info")]


def test_the_first_bad_byte_of_each_line_is_named() -> None:
    data = "题\n数据".encode() + b"\xff\xfe and \xe9\nx\n" + "好".encode() + b"\x80"
    assert found(data) == [(2, 3, "0xFF"), (4, 2, "0x80")]


def test_a_nul_is_named() -> None:
    assert found(b"a\nb\0") == [(2, 2, "U+0000")]


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        ("@a{b,\n title={计算机学报}}".encode("gb18030"), "GB18030", 2),
        (codecs.BOM_UTF16_LE + "@a{数}".encode("utf-16-le"), "UTF-16", 1),
        (codecs.BOM_UTF16_BE + "@a{数}".encode("utf-16-be"), "UTF-16", 1),
    ],
)
def test_another_encoding_is_named_once_and_read(data: bytes, name: str, line: int) -> None:
    decoded = decode(data, "x.bib")
    assert [(p.args["found"], p.place.line) for p in decoded.problems] == [(name, line)]
    assert decoded.text.startswith("@a{")
    assert decoded.text.isprintable() or "\n" in decoded.text


def test_latin_1_is_not_taken_for_chinese() -> None:
    assert found("Müller, café".encode("latin-1")) == [(1, 2, "0xFC")]


def test_one_bad_byte_does_not_make_a_chinese_file_gb18030() -> None:
    decoded = decode("数据安全治理".encode() + b"\xd0", "x.bib")
    assert decoded.text.startswith("数据安全治理")


@given(st.binary())
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_all_bytes_come_back(mark: bytes, data: bytes) -> None:
    decoded = decode(mark + data, "x.bib")
    assert decoded.encode(decoded.text) == mark + data
