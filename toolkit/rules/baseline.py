"""The findings that a library had when somebody began to check it: told apart by what they say, never by line."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from toolkit.errors import ToolkitError
from toolkit.model import Problem

SCHEMA = "litcorpus-baseline-1"
WHERE = ("end",)
"""The args that count lines."""
_LINE = re.compile(r":\d+$")
"""The line at the end of an arg that names a place, ``references.bib:12``."""

Mark = tuple[str, str, str]
"""Rule, subject and the hash of the other args."""


class Known(Struct, frozen=True, omit_defaults=True):
    """A finding of a baseline; ``path`` is there for people, ``times`` how often the same stands."""

    rule: str
    subject: str
    hash: str
    path: str = ""
    times: int = 1


class Baseline(Struct, frozen=True):
    """The content of a baseline file."""

    schema: str
    findings: tuple[Known, ...]


def mark(problem: Problem) -> Mark:
    """Return what a finding is known by when lines have moved."""
    said = {name: _LINE.sub("", value) if isinstance(value, str) else value
            for name, value in sorted(problem.args.items()) if name not in WHERE}
    text = json.dumps(said, ensure_ascii=True)
    return problem.rule, _text(problem.subject), hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def written(problems: Iterable[Problem]) -> bytes:
    """Return a baseline file for these findings: sorted, one a line, so that a diff shows what went."""
    paths: dict[Mark, str] = {}
    times: Counter[Mark] = Counter()
    for problem in problems:
        paths.setdefault(mark(problem), problem.place.path)
        times[mark(problem)] += 1
    rows = [msgspec.json.encode(Known(*known, path=_text(paths[known]), times=count)).decode()
            for known, count in sorted(times.items())]
    return ('{"schema": "%s", "findings": [\n%s\n]}\n' % (SCHEMA, ",\n".join(rows))).encode()  # noqa: UP031


def read(data: bytes, name: str) -> dict[Mark, Known]:
    """Read a baseline file; raises ToolkitError where it is none."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ToolkitError(f"{name} is no baseline: {error}", f"{name} 不是基线文件：{error}") from None
    if baseline.schema != SCHEMA:
        raise ToolkitError(f"{name} is a baseline of another version ({baseline.schema}); write it anew",
                           f"{name} 是其他版本的基线文件（{baseline.schema}），请重新写入")
    return {(known.rule, known.subject, known.hash): known for known in baseline.findings}


def _text(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
