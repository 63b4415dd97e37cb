"""How findings are printed for other programs: SARIF 2.1.0, GitHub annotations, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from urllib.parse import quote

import msgspec

from toolkit import __version__
from toolkit.cli.language import language
from toolkit.model import Problem
from toolkit.rules import RULES, explain, message

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}
COLUMNS = ("path", "line", "column", "level", "rule", "subject", "message")


def sarif(problems: Sequence[Problem]) -> str:
    """Return one SARIF run; columns count code points."""
    names = sorted({problem.rule for problem in problems})
    rules = [{"id": name, "shortDescription": {"text": explain(name, "en").split("\n")[0]},
              "fullDescription": {"text": explain(name, "en")},
              "defaultConfiguration": {"level": _SARIF_LEVEL[RULES[name].LEVEL]}} for name in names]
    driver = {"name": "litcorpus", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints",
           "results": [_result(problem, names.index(problem.rule)) for problem in problems]}
    document = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def _result(problem: Problem, number: int) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    where = {"artifactLocation": {"uri": quote(place.path, errors="surrogateescape")}, "region": region}
    return {"ruleId": problem.rule, "ruleIndex": number, "level": _SARIF_LEVEL[problem.level],
            "message": {"text": message(problem, language())}, "locations": [{"physicalLocation": where}]}


def github(problems: Sequence[Problem]) -> str:
    """Return workflow commands that GitHub shows beside the lines of a change."""
    return "\n".join(
        f"::{_GITHUB_LEVEL[p.level]} file={_escaped(p.place.path, True)},line={p.place.line},col={p.place.column},"
        f"title={p.rule}::{_escaped(message(p, language()))}"
        for p in problems
    )


def _escaped(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def as_csv(problems: Sequence[Problem]) -> str:
    """Return a table with one finding a row."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for p in problems:
        words = message(p, language())
        writer.writerow((p.place.path, p.place.line, p.place.column, p.level, p.rule, p.subject, words))
    return sheet.getvalue().rstrip("\n")


PRINTERS: dict[str, Callable[[Sequence[Problem]], str]] = {"sarif": sarif, "github": github, "csv": as_csv}
"""The formats of findings besides text and JSON."""
