"""What is wrong with a reference, in words, with its span in the raw string."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.sources.strings.repair import Repair
from toolkit.sources.strings.twins import Disagreement

Found = dict[str, Any]
"""``rule``, ``level``, ``start``, ``end``, ``message`` and, where one is known, ``suggestion``."""

SURE = 0.6
"""Below this confidence a look is asked for."""

WORDS = {
    "string-empty": ("error", "there is nothing here to read as a reference", "此处没有可识别的参考文献"),
    "string-untitled": ("warning", "no title was found", "未识别出题名"),
    "string-unsure": (
        "warning",
        "confidence {confidence:.2f}: please compare the fields with the string",
        "可信度 {confidence:.2f}：请核对各字段",
    ),
    "string-repaired": (
        "info",
        "read as {after!r} where the string has {before!r} ({kind})",
        "原文“{before}”按“{after}”识读（{kind}）",
    ),
    "string-left-out": ("info", "left out here, no part of the reference: {text}", "此处略去，不属于该条：{text}"),
    "string-formula": ("info", "formula kept as it reads: {before}", "公式按原样保留：{before}"),
    "identifier-doi": ("warning", "{before} has not the form of a DOI", "{before} 不合 DOI 的格式"),
    "crossfield-half-name": (
        "warning",
        "author {author}: {zh} is not read {en}",
        "第 {author} 作者：{zh} 的读音与 {en} 不合",
    ),
    "crossfield-half": (
        "warning",
        "the halves differ in {field}: {zh} in Chinese, {en} in English",
        "中英文两条{name}不一致：中文 {zh}，英文 {en}",
    ),
}
KINDS_ZH = {
    "zero": "字母 O 与数字 0", "one": "字母 l、I 与数字 1", "italic-marks": "斜体标记", "bracket": "括号",
    "full-width": "全角",
}
FIELDS_ZH = {"year": "年份", "volume": "卷", "issue": "期", "pages": "页码", "authors": "作者人数", "type": "文献类型"}


def problem(rule: str, span: tuple[int, int], language: str, **args: object) -> Found:
    """Return one problem, worded in ``en`` or ``zh``; a rule id may go on after that of its words (``…-half-year``)."""
    key = next(name for name in (rule, rule.rsplit("-", 1)[0]) if name in WORDS)
    level, english, chinese = WORDS[key]
    words = (chinese if language == "zh" else english).format(**args)
    return {"rule": rule, "level": level, "start": span[0], "end": span[1], "message": words}


def of_repairs(repairs: Iterable[Repair], language: str) -> Iterable[Found]:
    """Yield a note for each repair that changed what a field reads."""
    for done in repairs:
        if done.kind in ("zero", "one", "bracket"):
            kind = KINDS_ZH.get(done.kind, done.kind) if language == "zh" else done.kind
            found = problem(
                "string-repaired", (done.start, done.end), language, before=done.before, after=done.after, kind=kind
            )
            yield {**found, "suggestion": done.after}


def of_halves(
    found: Iterable[Disagreement], spans: dict[str, tuple[int, int]], whole: tuple[int, int], language: str
) -> Iterable[Found]:
    """Yield a problem for each disagreement, at its place in the English half."""
    slots = {"year": "issued", "pages": "page", "authors": "author", "name": "author"}
    for difference in found:
        span = spans.get(slots.get(difference.field, difference.field), whole)
        if difference.field == "name":
            yield problem(
                "crossfield-half-name", span, language, author=difference.author, zh=difference.zh, en=difference.en
            )
        else:
            yield problem(
                f"crossfield-half-{difference.field}",
                span,
                language,
                field=difference.field,
                name=FIELDS_ZH[difference.field],
                zh=difference.zh,
                en=difference.en,
            )
