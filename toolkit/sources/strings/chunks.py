"""The chunks of a string: what stands between two marks, and what each looks like."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.sources.strings.gazetteer import Gazetteer
from toolkit.sources.strings.tokens import Tokens
from toolkit.sources.strings.words import KIND_CLASS
from toolkit.text.surnames import COMPOUND_SURNAMES, HAN_SURNAMES, is_pinyin_surname

MARKS = frozenset(",、.;:?!()[]\"'`《》{}<>|")


class Chunk(NamedTuple):
    """A stretch of tokens between two marks: first and last token (exclusive), what it looks like."""

    start: int
    end: int
    type: str


def chunks(tokens: Tokens, classes: str, gazetteer: Gazetteer) -> list[Chunk]:
    """Cut the tokens at marks; a point after an initial or inside a number is none. Each mark is a chunk of its own."""
    texts, kinds = tokens.texts, tokens.kinds
    found: list[Chunk] = []
    start, count = 0, len(texts)
    for at, text in enumerate(texts):
        kind = kinds[at]
        if kind == "mark":
            if text not in MARKS and text != "//":
                continue
            if (
                text == "."
                and at > start
                and (
                    classes[at - 1] == "I"
                    or (
                        at + 1 < count
                        and kinds[at - 1] == kinds[at + 1] == "number"
                        and tokens.ends[at] == tokens.starts[at + 1]
                    )
                )
            ):
                continue
        elif kind != "code" and kind != "url" and kind != "doi":
            continue
        if at > start:
            found.append(Chunk(start, at, chunk_type(texts, classes, start, at, gazetteer)))
        found.append(Chunk(at, at + 1, text[0] if kind == "mark" else KIND_CLASS[kind]))
        start = at + 1
    if count > start:
        found.append(Chunk(start, count, chunk_type(texts, classes, start, count, gazetteer)))
    return found


def chunk_type(texts: list[str], classes: str, start: int, end: int, gazetteer: Gazetteer) -> str:
    """Return one letter for what a chunk looks like: N names, Y year, D digits, U publisher, J journal, L long text…"""
    shape, length = classes[start:end], end - start
    if length == 1 and shape in "Y123454":
        return "Y" if shape == "Y" else "D"
    if "h" in shape:
        return _han_type(texts, shape, start, end, gazetteer)
    letters = sum(shape.count(x) for x in "AaCBIis")
    if not letters:
        return "d"
    key = " ".join(texts[start:end]).lower() if length <= 8 else ""
    if key in gazetteer.kinds:
        return gazetteer.kinds[key]
    return _latin_type(texts, shape, start, end, letters)


def _latin_type(texts: list[str], shape: str, start: int, end: int, letters: int) -> str:
    low = texts[start].lower()
    if (
        letters <= 6
        and ("I" in shape or "B" in shape)
        and "a" not in shape
        and ("A" in shape or "C" in shape or shape.strip(".-") == "I")
    ):
        return "N"
    if low == "in" and letters < 12:
        return "i"
    if letters >= 6:
        return "L"
    if any(x in "0123456Y" for x in shape):
        return "m"
    if letters <= 3 and is_pinyin_surname(low):
        return "n"
    return "S" if "a" in shape or "s" in shape else "c" if letters == 1 else "b"


def _han_type(texts: list[str], shape: str, start: int, end: int, gazetteer: Gazetteer) -> str:
    text = "".join(texts[start:end])
    if text in gazetteer.kinds:
        return gazetteer.kinds[text]
    if text.endswith(("出版社", "书局", "大学", "學", "书店", "印书馆", "公司", "出版")):
        return "U"
    if text.endswith(("学报", "杂志", "通报", "日报", "报", "期刊")):
        return "J"
    if len(text) <= 4 and shape.strip("h") == "":
        return "N" if text[0] in HAN_SURNAMES or text[:2] in COMPOUND_SURNAMES else "M"
    if any(x in "12345Y" for x in shape):
        return "m" if len(text) < 10 else "l"
    return "S" if len(text) <= 7 else "L"
