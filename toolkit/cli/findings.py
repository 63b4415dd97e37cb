"""How findings are printed: a line for people, JSON, SARIF 2.1.0, GitHub annotations, CSV, a page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import click
import msgspec

from toolkit import __version__
from toolkit.cli.language import language
from toolkit.cli.page import page
from toolkit.model import Problem
from toolkit.rules import PAGES, explain, message, shown
from toolkit.rules.baseline import mark
from toolkit.rules.screening import Screened, Suppressed, spot

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}
COLUMNS = ("path", "line", "column", "level", "rule", "subject", "message")


LEVELS = ("error", "warning", "info")


def line(problem: Problem, colours: Mapping[str, str] | None = None) -> str:
    """Word a problem on one line."""
    place = problem.place
    level = click.style(problem.level, fg=(colours or {}).get(problem.level))
    return f"{shown(place.path)}:{place.line}:{place.column}: {level} {problem.rule}: {message(problem, language())}"


def document(screened: Screened) -> dict[str, object]:
    """Return the JSON document of the contract; ``suppressed`` counts what is not in it, by why."""
    counts = Counter[str](problem.level for problem in screened.problems)
    return {
        "problems": [row(problem, screened.fixable.get(spot(problem), False)) for problem in screened.problems],
        "counts": {level: counts[level] for level in LEVELS},
        "suppressed": {how: screened.counts[how] for how in ("inline", "accepted", "baseline")},
    }


def row(problem: Problem, fixable: bool) -> dict[str, object]:
    """Turn a problem into the JSON row of the contract; ``fixable`` means safely."""
    kind, _, name = problem.subject.partition(":")
    place = problem.place
    return {
        "path": printable(place.path), "line": place.line, "column": place.column,
        "end_line": place.end_line or place.line, "end_column": place.end_column or place.column,
        "rule": problem.rule, "level": problem.level, "subject": printable(problem.subject),
        "key": printable(name.split(":")[0]) if kind == "source" else None,
        "message": printable(message(problem, language())), "suggestion": printable(problem.suggestion) or None,
        "fixable": fixable,
    }


def printable(text: str) -> str:
    """Return a text that JSON can hold: the bytes of a file name that is no text as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def sarif(screened: Screened, base: Path) -> str:
    """Return one SARIF run; columns count code points. What people left out is in it as suppressed, with the reason."""
    everything = [(p, None) for p in screened.problems] + [(item.problem, item) for item in screened.suppressed]
    names = sorted({problem.rule for problem, _ in everything})
    rules = [{"id": name, "shortDescription": {"text": explain(name, "en").split("\n")[0]},
              "fullDescription": {"text": explain(name, "en")}, "help": {"text": explain(name, language())},
              "defaultConfiguration": {"level": _SARIF_LEVEL[PAGES[name].LEVEL]}} for name in names]
    driver = {"name": "litcorpus", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints",
           "results": [_result(problem, names.index(problem.rule), why) for problem, why in everything]}
    document = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def _result(problem: Problem, number: int, why: Suppressed | None) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    where = {"artifactLocation": {"uri": quote(place.path, errors="surrogateescape")}, "region": region}
    result: dict[str, object] = {
        "ruleId": problem.rule, "ruleIndex": number, "level": _SARIF_LEVEL[problem.level],
        "message": {"text": printable(message(problem, language()))}, "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"litcorpus/v1": ":".join(mark(problem)[::2])},
    }
    if why is not None:
        reason = why.because.get(language()) or next(iter(why.because.values()), why.how)
        kind = "inSource" if why.how == "inline" else "external"
        result["suppressions"] = [{"kind": kind, "justification": printable(reason)}]
    return result


def github(screened: Screened, base: Path) -> str:
    """Return workflow commands that GitHub shows beside the lines of a change."""
    return "\n".join(
        f"::{_GITHUB_LEVEL[p.level]} file={_escaped(p.place.path, True)},line={p.place.line},"
        f"endLine={p.place.end_line or p.place.line},col={p.place.column},"
        f"title={p.rule}::{_escaped(message(p, language()))}"
        for p in screened.problems
    )


def _escaped(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def as_csv(screened: Screened, base: Path) -> str:
    """Return a table with one finding a row."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for p in screened.problems:
        words = message(p, language())
        writer.writerow((p.place.path, p.place.line, p.place.column, p.level, p.rule, p.subject, words))
    return sheet.getvalue().rstrip("\n")


PRINTERS: dict[str, Callable[[Screened, Path], str]] = {
    "sarif": sarif, "github": github, "csv": as_csv, "html": page,
}
"""The formats of findings besides text and JSON: from findings, and the folder that their paths count from."""
