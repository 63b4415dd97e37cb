"""Findings as one self-contained page: where, what, the line itself, and the page of each rule that found something."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from toolkit.cli.excerpt import Excerpts
from toolkit.cli.language import language, say
from toolkit.model import Problem
from toolkit.reports.policy import policy
from toolkit.rules import explain, message, shown
from toolkit.rules.screening import Screened, spot

LEVELS = ("error", "warning", "info")
WIDTH = 220
"""How many cells of a line are shown: most fields whole, no abstract."""


def page(screened: Screened, base: Path) -> str:
    """Return the page in the language of messages."""
    from toolkit.reports.render.html import template_of  # with the drawing of maps

    style = (files("toolkit.cli") / "static/check.css").read_text("utf-8")
    counts = Counter[str](problem.level for problem in screened.problems)
    excerpts = Excerpts(base)
    by_file = groupby(screened.problems, key=lambda problem: problem.place.path)
    return str(template_of((files("toolkit.cli") / "static/check.html").read_text("utf-8")).render(
        language=language(), name=base.name, style=style, policy=policy(style, ""), word=words(),
        summary=summary(screened, counts),
        levels=[{"id": level, "label": label(level), "count": counts[level]} for level in LEVELS],
        files=[{"path": shown(path), "findings": [finding(p, screened, excerpts) for p in problems]}
               for path, problems in by_file],
        rules=[{"id": rule, "count": count, "page": explain(rule, language()).split("\n\n")}
               for rule, count in sorted(Counter(p.rule for p in screened.problems).items())],
    ))


def words() -> dict[str, str]:
    """Return the words of the page itself."""
    return {
        "title": say("Findings", "检查结果"), "show": say("Show", "显示"), "rules": say("Rules", "规则说明"),
        "nothing": say("Nothing was found.", "没有发现问题。"),
        "fixable": say("can be mended with --fix", "可用 --fix 改正"),
    }


def label(level: str) -> str:
    """Return what people call a level."""
    return {"error": say("error", "错误"), "warning": say("warning", "警告"), "info": say("note", "提示")}[level]


def summary(screened: Screened, counts: Counter[str]) -> str:
    """Say what was found and what was left out."""
    known = len(screened.suppressed)
    found = say(f"Errors {counts['error']}, warnings {counts['warning']}, notes {counts['info']}.",
                f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}。")
    left_out = say(f" Left out as known or accepted: {known}.", f"已知或已认可而未显示：{known}。") if known else ""
    return found + left_out


def finding(problem: Problem, screened: Screened, excerpts: Excerpts) -> dict[str, object]:
    """Return what the template shows of a finding; ``meant`` is None where there is no line to show."""
    place = problem.place
    before, meant, after = excerpts.parts(place, WIDTH) or ("", None, "")
    return {
        "line": place.line, "column": place.column, "level": problem.level, "level_label": label(problem.level),
        "rule": problem.rule, "message": message(problem, language()), "before": before, "meant": meant,
        "after": after, "fixable": screened.fixable.get(spot(problem), False),
    }
