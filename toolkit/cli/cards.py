"""How one record is shown to people: a head, labelled lines, lists of claims."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import click

from toolkit.cli.language import language, say
from toolkit.cli.tables import cells, screen_width, wrap
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, LangText

DEFAULT_WIDTH = 100
Record = TypeVar("Record")


def pick(records: Mapping[str, Record], wanted: str, what: str) -> Record:
    """Return a record by id; raise ToolkitError with the nearest id where there is none."""
    if wanted in records:
        return records[wanted]
    near = difflib.get_close_matches(wanted, records, 1)
    hint = say(f"; did you mean {near[0]}?", f"；是否指 {near[0]}？") if near else ""
    raise ToolkitError(say(f"no {what} {wanted!r}{hint}", f"没有{what} {wanted}{hint}"))


def in_words(text: LangText) -> str:
    """Return a text in the language of messages, else in any that it has."""
    return text.get(language()) or next(iter(text.values()), "")


def both(text: LangText) -> str:
    """Return a text in all its languages."""
    return " / ".join(text.values())


def card(head: str, lines: Iterable[tuple[str, str]]) -> str:
    """Show a head and labelled lines; lines without a value are left out."""
    filled = [(label, value) for label, value in lines if value]
    width = max((cells(label) for label, _ in filled), default=0)
    body = []
    for label, value in filled:
        text = wrap(value, screen_width() or DEFAULT_WIDTH, " " * (width + 4))
        body.append(f"  {label}{' ' * (width - cells(label))}  {text.strip()}")
    return "\n".join([click.style(head, bold=True), *body])


def titled(title: str, lines: Sequence[str]) -> str:
    """Show a list under its title and count."""
    return "\n".join([click.style(f"{title}: {len(lines)}", bold=True), *lines])


def claim_lines(corpus: Corpus, ids: Iterable[str]) -> list[str]:
    """Show each claim on lines of its own: id, section, text."""
    shown = []
    for name in ids:
        claim = corpus.claims.get(name)
        head = f"  {click.style(name, fg='cyan')}" + (f"  §{claim.section}" if claim and claim.section else "")
        text = in_words(claim.text) if claim else ""
        shown.append(f"{head}\n{wrap(text, screen_width() or DEFAULT_WIDTH, '      ')}" if text else head)
    return shown
