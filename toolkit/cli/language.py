"""In which language people are spoken to: ``--lang``, else the locale. Reports never follow this."""

from __future__ import annotations

import os
import sys
from functools import cache


def from_environment(environ: dict[str, str], argv: list[str]) -> str:
    """Return ``zh`` or ``en``: the last ``--lang`` before the command, else LC_ALL, LC_MESSAGES, LANG in that order.

    Help texts are worded while modules are imported, before click has read the line; so the line is looked at here.
    """
    for at, word in enumerate(argv):
        given = argv[at + 1] if word == "--lang" and at + 1 < len(argv) else word.removeprefix("--lang=")
        if word.startswith("--lang") and given in ("zh", "en"):
            return given
        if not word.startswith("-") and (at == 0 or argv[at - 1] not in ("-C", "--lang")):
            break  # the command's own --lang is the language of a report
    setting = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh" if setting.lower().startswith("zh") else "en"


@cache
def language() -> str:
    """Return the language of messages of this process."""
    return from_environment(dict(os.environ), sys.argv[1:])


def say(english: str, chinese: str) -> str:
    """Return the wording in the language of messages."""
    return chinese if language() == "zh" else english
