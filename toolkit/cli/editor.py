"""``$EDITOR`` on one record: what comes back is validated, and shown again with what is wrong until it is right."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TypeVar

import click
from msgspec.structs import replace

from toolkit.cli.common import note
from toolkit.cli.language import language, say
from toolkit.corpus.written import Record, read_back, written
from toolkit.errors import ToolkitError
from toolkit.model import Claim, Problem, Source

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def edit_record(record: R, validate: Callable[[R], object], again: Callable[[], bool] | None = None) -> R | None:
    """Open the editor on a record and return what it says then; None where nothing was changed or the person gives up.

    ``validate`` raises ToolkitError for a record that cannot be saved. What is wrong stands above the text when the
    editor is opened once more; ``again`` asks for that, by default on the terminal. Nothing is saved here.
    """
    changed = edit_text(written(record), record, lambda text: judged(text, record, validate), again)
    return None if changed == record else changed


def edit_text(
    text: str, record: Record, judge: Callable[[str], tuple[T | None, list[str]]],
    again: Callable[[], bool] | None = None,
) -> T | None:
    """Open the editor on a text until ``judge`` takes it; it gives what the text holds, or what is wrong with it."""
    shown = text
    wrong: list[str] = []
    while True:
        given = click.edit(head(record, wrong) + shown, extension=".bib" if isinstance(record, Source) else ".yaml")
        body = "" if given is None else without_head(given)
        if not body.strip() or (body == text and not wrong):
            return None
        found, wrong = judge(body)
        if found is not None:
            return found
        for line in wrong:
            note(line)
        if not (again or ask_again)():
            return None
        shown = body


def edit_parts(
    claim: Claim, validate: Callable[[tuple[Claim, ...]], object], again: Callable[[], bool] | None = None
) -> tuple[Claim, ...] | None:
    """Open the editor on a claim twice over, to be made into two claims or more; None where the person gives up."""
    twin = replace(claim, id=f"{claim.id}-2")

    def judge(text: str) -> tuple[tuple[Claim, ...] | None, list[str]]:
        read = read_back(text, claim)
        errors = [problem for problem in read.problems if problem.level == "error"]
        if errors:
            return None, [in_line(problem) for problem in errors]
        parts = tuple(one for one in read.records if isinstance(one, Claim))
        try:
            validate(parts)
        except ToolkitError as error:
            return None, [say(str(error), error.chinese)]
        return parts, []

    return edit_text(written(claim) + written(twin), claim, judge, again)


def in_line(problem: Problem) -> str:
    """Word a problem with its line in the record; the rules are loaded for that alone, since they take longest."""
    words = importlib.import_module("toolkit.rules").message(problem, language())
    return f"{problem.place.line}: {words}"


def ask_again() -> bool:
    """Ask whether to open the editor once more."""
    return click.confirm(say("Edit again?", "重新编辑？"), default=True, err=True)


def judged(text: str, record: R, validate: Callable[[R], object]) -> tuple[R | None, list[str]]:
    """Return the record that a text holds, or what is wrong with the text."""
    read = read_back(text, record)
    errors = [problem for problem in read.problems if problem.level == "error"]
    if errors:
        return None, [in_line(problem) for problem in errors]
    if len(read.records) != 1:
        return None, [say("one record is wanted here", "此处应为一条记录")]
    found = read.records[0]
    if name_of(found) != name_of(record):
        return None, [say("an id is changed by `rename`, which updates all that names it",
                          "编号请用 rename 更改，以便同步更新所有引用处")]
    try:
        validate(found)  # type: ignore[arg-type]
    except ToolkitError as error:
        return None, [say(str(error), error.chinese)]
    return found, []  # type: ignore[return-value]


def name_of(record: Record) -> str:
    """Return the id or key of a record."""
    return record.key if isinstance(record, Source) else record.id


MARK = "#| "


def head(record: Record, wrong: list[str]) -> str:
    """Return the lines above the text that say what is edited and what was wrong; they are taken off again."""
    mark = MARK if not isinstance(record, Source) else f"%{MARK}"
    lines = [say("Save and close to keep, empty the file to leave all as it was.",
                 "保存并关闭即生效；清空文件则不作更改。")]
    if isinstance(record, Claim) and record.reopened:
        lines.append(next(iter(record.reopened.because.values()), ""))
    return "".join(f"{mark}{line}\n" for line in [*lines, *wrong])


def without_head(text: str) -> str:
    """Return a text without the lines that `head` put there."""
    return "".join(line for line in text.replace("\r\n", "\n").splitlines(keepends=True)
                   if not line.startswith((MARK, f"%{MARK}")))
