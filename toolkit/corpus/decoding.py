"""From the bytes of a hand-edited YAML file to text that can be read on, with a Problem for what no text file holds."""

from __future__ import annotations

import codecs
import re

from toolkit.model import Level, Place, Problem
from toolkit.sources.formats import encoding

# Not allowed in YAML, or line breaks to YAML 1.1 parsers and to nobody else: line numbers would drift.
FORBIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
UNDECODED = re.compile("[\0\udc80-\udcff]")
SUSPECT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\udc80-\udcff\ufeff\ufffe\uffff]")
"""Any of these, and the carriage return: one look at the text of a file in which there is nothing of the kind."""
BREAKS = "\x0b\x0c\x85\u2028\u2029\ufeff"


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Decode a file and report what is no UTF-8 text; a character that cannot be read is replaced by one that can.

    A byte order mark is dropped with a note. A lone carriage return ends a line, as in every editor.
    """
    decoded = encoding.decode(data, path)
    problems = list(decoded.problems)
    if decoded.mark == codecs.BOM_UTF8:
        problems.append(_problem(path, 1, 1, "U+FEFF (byte order mark)", "info"))
    if not SUSPECT.search(decoded.text):
        return decoded.text, problems
    text = re.sub(r"\r(?!\n)", "\n", UNDECODED.sub("\ufffd", decoded.text))
    for match in FORBIDDEN.finditer(text):
        at = match.start()
        line = text.count("\n", 0, at) + 1
        problems.append(_problem(path, line, at - text.rfind("\n", 0, at), f"U+{ord(match[0]):04X}"))
    return FORBIDDEN.sub(lambda match: " " if match[0] in BREAKS else "\ufffd", text), problems


def _problem(path: str, line: int, column: int, found: str, level: Level = "error") -> Problem:
    return Problem("file-encoding", level, Place(path, line, column), f"file:{path}", {"found": found})
