"""What reading a manuscript may find wrong, worded in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from toolkit.model import Level, Place, Problem

_MARK = "U+FEFF (byte order mark)"
_ENCODINGS = frozenset({"GB18030", "UTF-16"})
"""Encodings in which a text is whole."""

MESSAGE: dict[str, tuple[Level, str, str]] = {
    "file-encoding": (
        "error",
        "{found} is no text in UTF-8; it is read as far as it can be",
        "{found} 不是 UTF-8 文本；已尽量读取",
    ),
    "file-encoded": (
        "info",
        "the file is in {found}, not in UTF-8, and was read so",
        "文件编码为 {found} 而非 UTF-8，已照此读取",
    ),
    "input-missing": ("warning", "{target} is not there", "找不到 {target}"),
    "input-outside": (
        "warning",
        "{target} lies outside the project folder and is not read; name the folder that holds both",
        "{target} 在项目文件夹之外，未读取；请指定同时包含两者的文件夹",
    ),
    "input-cycle": ("warning", "{target} takes itself in; it is read once", "{target} 循环引入自身；只读取一次"),
    "input-depth": (
        "warning",
        "{target} is not read: too many files, or nested too deep",
        "{target} 未读取：文件过多或嵌套过深",
    ),
    "bibliography-unread": ("warning", "{target} is no bibliography that can be read", "无法读取文献库 {target}"),
    "text-missing": (
        "error",
        "there is no text in this file; run OCR on it first",
        "文件中没有文字层；请先进行文字识别（OCR）",
    ),
    "text-damaged": (
        "error",
        "the file is damaged at {found}; what comes after may be missing",
        "文件在 {found} 处损坏；其后内容可能缺失",
    ),
    "text-garbled": (
        "error",
        "{found} % of the characters have no known meaning (fonts of this PDF do not say it); run OCR on it first",
        "{found}% 的字符无法识别（PDF 字体未含编码信息）；请先进行文字识别（OCR）",
    ),
    "file-unreadable": (
        "error",
        "the file is damaged, or not of the kind that its name says; nothing could be read",
        "文件已损坏，或与其扩展名不符；未能读取任何内容",
    ),
    "file-locked": (
        "error",
        "the file is protected by a password; save a copy without one",
        "文件受密码保护；请另存为无密码的副本",
    ),
    "archive-bomb": (
        "error",
        "{found} in the file unpacks to more than any manuscript holds; it is not read",
        "文件中的 {found} 解压后远超正常稿件大小；未读取",
    ),
    "page-unread": ("warning", "page {found} could not be read", "第 {found} 页无法读取"),
    "part-unread": (
        "info",
        "{found} more articles stand in the same file (reviews, translations) and are not read",
        "文件中另有 {found} 篇文章（评审、译文），未读取",
    ),
    "entity-unread": ("warning", "the entity {found} is not read", "实体 {found} 未读取"),
}
"""Level and words of each finding."""


def problem(rule: str, path: str, line: int = 1, column: int = 1, **args: str | int) -> Problem:
    """Return a finding of reading; ``args`` fill its message."""
    return Problem(rule, MESSAGE[rule][0], Place(path, line, column), f"file:{path}", {**args})


def message(found: Problem, language: str = "en") -> str:
    """Word a finding of reading."""
    words = "file-encoded" if found.rule == "file-encoding" and found.level == "info" else found.rule
    return MESSAGE[words][2 if language == "zh" else 1].format(**found.args)


def of_manuscript(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is wrong with the bytes of a manuscript: its text may have a mark before it or be in GB18030."""
    return tuple(
        replace(one, level="info") if one.args.get("found") in _ENCODINGS else one
        for one in problems
        if one.args.get("found") != _MARK
    )
