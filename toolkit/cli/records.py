"""Files of records as commands read them: what a file is, how many records it has, what became of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from toolkit.cli.common import bytes_of as bytes_of
from toolkit.cli.common import note
from toolkit.cli.language import language, say
from toolkit.model import Problem
from toolkit.rules import RULES, message, shown
from toolkit.sources.formats.messages import MESSAGES
from toolkit.sources.formats.opening import Opened, read_sources

SHOWN = 20
"""How many problems of one file are printed; the rest are counted."""
_REPAIRS = frozenset(["import-repaired", "bib-syntax", "bib-duplicate-field", "bib-duplicate-key"])


def open_records(file: Path, form: str | None = None) -> Opened:
    """Read a file of records in any format, standard input for ``-``; raises ToolkitError as `read_sources` does."""
    return read_sources(bytes_of(file), str(file), form)


def tell(file: str, opened: Opened, always: bool = True) -> int:
    """Say on stderr what a file is and what happened to its records; return how many could not be read.

    Without ``always`` a file that is in order is passed over in silence.
    """
    rules = Counter(problem.rule for problem in opened.problems)
    unread = rules["import-unreadable"]
    if opened.encoding != "UTF-8":
        note(say(f"{file}: {opened.encoding}, not UTF-8; what is written is UTF-8",
                 f"{file}：编码为 {opened.encoding} 而非 UTF-8；写出时用 UTF-8"))  # fmt: skip
    told = [problem for problem in opened.problems if problem.level != "info"]
    for problem in told[:SHOWN]:
        place = problem.place
        note(f"{place.path}:{place.line}:{place.column}: {problem.level} {problem.rule}: {worded(problem)}")
    if len(told) > SHOWN:
        note(say(f"{file}: {len(told) - SHOWN} more", f"{file}：另有 {len(told) - SHOWN} 处"))
    if told or always:
        read = len(opened.sources)
        total, repaired = read + unread, len({each.subject for each in opened.problems if each.rule in _REPAIRS})
        note(say(f"{file}: {opened.format}, {total} in the file, {read} read, {repaired} repaired",
                 f"{file}：{opened.format}，文件中 {total} 条，读取 {read} 条，修复 {repaired} 条"))  # fmt: skip
    return unread


def worded(problem: Problem) -> str:
    """Return what a problem of a file says in the language of messages."""
    if problem.rule in MESSAGES:
        words = MESSAGES[problem.rule][language() == "zh"]
        return words.format(**{name: shown(value, True) for name, value in problem.args.items()}).rstrip(" :：")
    if problem.rule == "file-encoding":
        return say(f"not UTF-8 text: {problem.args['found']}", f"不是 UTF-8 文本：{problem.args['found']}")
    return message(problem, language()) if problem.rule in RULES else problem.rule
