"""Messages follow --lang before the command, else the locale; a report's own --lang is not theirs."""

from __future__ import annotations

import pytest

from toolkit.cli.language import from_environment


@pytest.mark.parametrize(
    ("environ", "argv", "language"),
    [
        ({}, [], "en"),
        ({"LANG": "zh_CN.UTF-8"}, ["check"], "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, ["check"], "en"),
        ({"LANG": "de_DE.UTF-8"}, ["check"], "en"),
        ({}, ["--lang", "zh", "check"], "zh"),
        ({"LANG": "zh_CN"}, ["--lang=en", "check"], "en"),
        ({}, ["report", "coverage", "--lang", "zh"], "en"),
        ({}, ["-C", "folder", "--lang", "zh", "check"], "zh"),
        ({}, ["-q", "report", "--lang", "zh"], "en"),
    ],
)
def test_language_of_messages(environ: dict[str, str], argv: list[str], language: str) -> None:
    assert from_environment(environ, argv) == language
