"""What a corpus or a project sets for its checks: ``check`` in corpus.yaml, ``[tool.litcorpus]`` in pyproject.toml."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.rules.figures import MINIMA

Share = Annotated[float, Meta(ge=0, le=1)]
Words = tuple[str, ...]


class Checking(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of a check; words choose rules as ``choice.matching`` says, paths count from the settings' folder.

    ``per_path`` names by a pattern of paths the rules that are not applied there; ``coverage`` the least value of a
    figure; ``no_new`` the rules of which a finding that the baseline lacks is an error; ``as_of`` the day from which
    the future is judged, or a year, whose last day it is then.
    """

    select: Words = ()
    ignore: Words = ()
    per_path: dict[str, Words] = {}
    fail_on: Literal["error", "warning"] = "warning"
    baseline: str = ""
    no_new: Words = ()
    coverage: dict[str, Share] = {}
    as_of: object = None


KEYS = tuple(field.name for field in msgspec.structs.fields(Checking))


def checking(values: Mapping[str, object], where: str) -> Checking:
    """Read settings, whose names may have hyphens or underscores; raises ToolkitError that says what is wrong where."""
    named = {name.replace("-", "_"): value for name, value in values.items()}
    if strange := next((name for name in named if name not in KEYS), None):
        near = "".join(difflib.get_close_matches(strange, KEYS, 1))
        english, chinese = (f"; did you mean {near}?", f"；是否指 {near}？") if near else ("", "")
        raise ToolkitError(f"{where}: no setting {strange}{english}", f"{where}：没有设置项 {strange}{chinese}")
    try:
        return _known_figures(msgspec.convert(named, Checking), where)
    except msgspec.ValidationError as error:
        raise ToolkitError(f"{where}: {error}", f"{where}：设置的值不对（{error}）") from None


def _known_figures(settings: Checking, where: str) -> Checking:
    """Return settings whose figures exist; raises ToolkitError for one that does not."""
    if strange := next((name for name in settings.coverage if name not in MINIMA), None):
        near = "".join(difflib.get_close_matches(strange, MINIMA, 1))
        english, chinese = (f"; did you mean {near}?", f"；是否指 {near}？") if near else ("", "")
        known = ", ".join(MINIMA)
        raise ToolkitError(f"{where}: no least value can be set for {strange}{english} ({known})",
                           f"{where}：不能为 {strange} 设最低值{chinese}（{known}）")
    return settings


def day_of(settings: Checking, where: str) -> datetime.date | None:
    """Return the day from which the future is judged, None where none is set; raises ToolkitError for no date."""
    text = str(settings.as_of)
    if settings.as_of is None:
        return None
    try:
        return datetime.date.fromisoformat(f"{text}-12-31" if len(text) == 4 else text)
    except ValueError:
        raise ToolkitError(f"{where}: as_of is no date: {text}", f"{where}：as_of 不是日期：{text}") from None


def applies(problem: Problem, ignored: Mapping[str, frozenset[str]]) -> bool:
    """Whether a problem's rule is applied at its path; ``ignored`` are the rules that are not, by pattern."""
    return not any(problem.rule in rules and fits(problem.place.path, pattern) for pattern, rules in ignored.items())


def fits(path: str, pattern: str) -> bool:
    """Whether a path is one that a pattern names: the whole of it, its end after a slash, or a folder above it."""
    pattern = pattern.rstrip("/")
    return any(fnmatchcase(path, form) for form in (pattern, f"*/{pattern}", f"{pattern}/*", f"*/{pattern}/*"))
