"""What in a title tells two works apart that otherwise read alike: part and volume numbers, reply, erratum, years."""

from __future__ import annotations

import re
from typing import NamedTuple

ROLES = {
    "reply": r"\b(?:repl(?:y|ies)|respon[sd]e?s? to|author'?s'? response|rejoinder|in reply)\b"
             r"|答复|回应|答.{0,8}[问批评质疑]|的回复|回复意见",
    "comment": r"^\W*comments? (?:on|to)\b|\bcomments? on\b|\bcommentary\b|\bletter to the editor\b"
               r"|商榷|再论|也谈|再谈|评.{0,30}一[书文]|书评|\bbook review\b",
    "erratum": r"\b(?:errat(?:um|a)|corrigend(?:um|a)|correction(?: to|:)|publisher correction|addend(?:um|a)"
               r"|expression of concern)\b|勘误|更正|补正|订正",
    "retraction": r"\bretract(?:ed|ion)\b|撤稿|撤回|撤销声明",
    "supplement": r"\bsupplement(?:ary)? (?:to|material|information)\b|补编|续编|续篇",
    "draft": r"征求意见稿|送审稿|\bdraft\b",
    "solutions": r"习题解答|学习指导|教师用书|\bsolutions? manual\b|\bworkbook\b|\bstudy guide\b",
}  # fmt: skip
"""Words that make another work of the same title."""

_ANY_ROLE = re.compile("|".join(f"(?P<{role}>{pattern})" for role, pattern in ROLES.items()), re.IGNORECASE)
_MAYBE_ROLE = re.compile(r"repl|respon|rejoin|comment|letter|review|errat|corr|addend|concern|retract|supplem|draft|"
                         r"manual|workbook|guide|[答回复商再也谈评勘更补订撤续征送习导用]", re.IGNORECASE)
_PART = re.compile(
    r"[(（【\[〔]\s*(?:之|第)?\s*([上中下续全]|[一二三四五六七八九十百]{1,3}|\d{1,3}|[ivx]{1,5}|[ⅰ-ⅻⅠ-Ⅻ]|[①-⑳])\s*"
    r"(?:[卷册部辑编集篇期章讲]|部分)?\s*[)）】\]〕]"
    r"|(?:第\s*)([一二三四五六七八九十百]{1,3}|\d{1,3})\s*(?:[卷册部辑编集篇期讲届次]|部分|分册)"
    r"|([上中下])[卷册部编集篇](?=$|\W)|[—－:：·之\s]\s*([上中下一二三四五六七八九十])$"
    r"|\b(?:parts?|vol(?:ume)?s?\.?|book|no\.?|number|chapter|paper|section|series|band|teil|phase)\s*"
    r"(\d{1,3}|[ivx]{1,5}|one|two|three|four|five|a|b|c)\b|(?<=\s)([ivx]{1,4}|\d{1,2})(?=[.:：]\s|\s*$)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_HINT = re.compile(r"\d|[(（【\[〔第—－·]|\b(?:part|vol|book|no|chapter|section|series|phase|[ivx]{1,5})\b|"
                   r"[上中下][卷册部编集篇]|[\s:：之][上中下一二三四五六七八九十]$", re.IGNORECASE)
_VALUES = {
    **dict(zip("一二三四五六七八九十", range(1, 11), strict=True)), "上": -1, "中": -2, "下": -3, "续": -4, "全": 0,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "a": 1, "b": 2, "c": 3,
    **{chr(0x2460 + n): n + 1 for n in range(20)}, **{chr(0x2170 + n): n + 1 for n in range(12)},
}  # fmt: skip


class Marks(NamedTuple):
    """What a title carries: roles (``reply``), part numbers in order, all other numbers in order."""

    roles: frozenset[str] = frozenset()
    parts: tuple[int | str, ...] = ()
    numbers: tuple[str, ...] = ()


NONE = Marks()


def marks_of(title: str) -> Marks:
    """Return the marks of a title in simplified characters, full width or not."""
    text = title.translate(_WIDTH).strip() if not title.isascii() else title.strip()
    roles = frozenset(found.lastgroup or "" for found in _ANY_ROLE.finditer(text)) if _MAYBE_ROLE.search(text) else ()
    if not roles and not _HINT.search(text):
        return NONE
    parts = tuple(_value(next(filter(None, match.groups()))) for match in _PART.finditer(text))
    return Marks(frozenset(roles), parts, tuple(_DIGITS.findall(text)))


_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)}


def _value(text: str) -> int | str:
    lower = text.lower()
    return int(lower) if lower.isdecimal() else _VALUES.get(lower, lower)
