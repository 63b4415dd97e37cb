"""A scan as people read it: what was found in one line, then each finding and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator

import click

from toolkit.cli.language import language, say
from toolkit.cli.tables import clip, screen_width
from toolkit.model import Problem
from toolkit.papers.formats.messages import message
from toolkit.papers.locating import Locator
from toolkit.papers.problems import Fault
from toolkit.papers.queries import short
from toolkit.papers.scanned import Cited, Scan

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
_STYLES = {
    "numeric": ("by number", "按序号"),
    "author-year": ("by author and year", "按作者和年份"),
    "key": ("by key", "按键"),
    "note": ("in notes", "在注释中"),
}
_LINED = ("text", "markdown", "latex")
"""Formats whose text has the lines of the file itself."""
_INDENT = "      "


def paper_text(scan: Scan, full: bool) -> str:
    """Return what is printed of one paper."""
    locator = Locator(scan.manuscript)
    lines = [_headline(scan)]
    if full:
        lines += [*_outline(scan), *_citations(scan, locator)]
    findings = sorted(scan.faults, key=lambda fault: (fault.level == "info", fault.rule == "reference-uncited"))
    lines += [_of_reading(problem) for problem in scan.manuscript.problems]
    for fault in findings:
        lines += _finding(scan, locator, fault)
    if not scan.faults and not scan.manuscript.problems:
        lines.append("  " + click.style(say("nothing to report", "未发现问题"), fg="green"))
    return "\n".join(lines)


def _headline(scan: Scan) -> str:
    paper = scan.manuscript
    repaired = sum(one.repaired for one in scan.citations)
    how = _STYLES.get(scan.style, ("", ""))
    words = [
        say(f"citations {len(scan.citations)} {how[0]}", f"引文 {len(scan.citations)} 处 {how[1]}").rstrip(),
        say(f"references {len(scan.references)}", f"文献 {len(scan.references)} 条"),
        say(f"repaired {repaired}", f"修正 {repaired} 处") if repaired else "",
    ]
    name = click.style(paper.path, bold=True)
    return f"{name}: {say(', ', '，').join(filter(None, words))}" + _missing(scan)


def _missing(scan: Scan) -> str:
    """Say what a reader of nothing but zeros would wonder about."""
    if not scan.manuscript.text.strip():
        return say("; there is no text in it", "；其中没有文字")
    if not scan.references:
        return say("; no reference list was found", "；未找到参考文献表")
    return "" if scan.citations else say("; nothing in the text cites the list", "；正文未见引用")


def _finding(scan: Scan, locator: Locator, fault: Fault) -> Iterator[str]:
    level = click.style(say(fault.level, _LEVELS[fault.level]), fg=_COLOURS[fault.level])
    yield f"  {_place(scan, locator, fault)}: {level} {fault.rule}: {fault.message(language())}"
    if not fault.rule.startswith("reference-") and fault.level != "info" and not fault.path:
        yield _INDENT + _excerpt(locator, fault.start, fault.end)
    width = screen_width()
    for target in fault.targets[:5]:
        meant = _INDENT + say("perhaps ", "疑为 ") + short(scan, target)
        yield clip(meant, width) if width else meant


def _place(scan: Scan, locator: Locator, fault: Fault) -> str:
    """Say where a finding stands: file and line, or the section where a format has no lines."""
    paper = scan.manuscript
    if fault.path:
        return fault.path
    spot = locator.spot(fault.start, fault.end)
    if paper.format in _LINED and not spot.path:
        line, column = locator.line(fault.start)
        return f"{paper.path}:{line}:{column}"
    heading = locator.heading(fault.start)
    section = f" ({heading.number or heading.title[:20]})" if heading else ""
    return (spot.path or paper.path) + section


def _excerpt(locator: Locator, start: int, end: int) -> str:
    before, hit, after = locator.excerpt(start, end)
    return f"{before}{click.style(f'«{hit}»', bold=True)}{after}"


def _of_reading(problem: Problem) -> str:
    level = click.style(say(problem.level, _LEVELS[problem.level]), fg=_COLOURS[problem.level])
    place = problem.place
    return f"  {place.path}:{place.line}:{place.column}: {level} {problem.rule}: {message(problem, language())}"


def _outline(scan: Scan) -> Iterator[str]:
    for heading in scan.manuscript.outline:
        yield "  " * heading.level + " ".join(filter(None, (heading.number, heading.title)))


def _citations(scan: Scan, locator: Locator) -> Iterator[str]:
    """List each citation with the entries that it points to, and why where that is not what it reads."""
    width = screen_width()
    for one in scan.citations:
        row = f"  {_spot(scan, locator, one)}  {' '.join(one.printed.split())} → {_targets(scan, one)}"
        yield clip(row, width) if width else row
        if why := one.evidence.get(language()):
            yield f"{_INDENT}{why} ({one.confidence:.2f})"


def _spot(scan: Scan, locator: Locator, one: Cited) -> str:
    if scan.manuscript.format in _LINED and not locator.parts:
        return "{}:{}".format(*locator.line(one.start))
    heading = locator.heading(one.start)
    return heading.number or heading.title[:12] if heading else ""


def _targets(scan: Scan, one: Cited) -> str:
    if not one.targets:
        return say("nothing in the list", "表中没有对应条目")
    if len(one.targets) == 1:
        return short(scan, one.targets[0])
    return ", ".join(f"[{scan.references[target - 1].label or target}]" for target in one.targets)
