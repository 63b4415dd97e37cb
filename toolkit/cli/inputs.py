"""What ``add`` and ``duplicates`` are given, told apart: a file, standard input, an identifier, a pasted reference."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from toolkit.cli.common import note
from toolkit.cli.language import language, say
from toolkit.cli.online import looked_up, read_address
from toolkit.cli.records import bytes_of, tell
from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.opening import read_sources, sniff
from toolkit.sources.identifiers import identify
from toolkit.sources.lookup import Lookup
from toolkit.sources.strings import parse_references
from toolkit.sources.strings.csl import source_of

_HEAD = 4096
_LONGEST_LIST = 100_000
"""Bytes: what is longer is no list of identifiers."""


class Given(NamedTuple):
    """The records that somebody gave, and whether each was read without a doubt."""

    sources: list[Source]
    sure: bool = True


def sources_in(wanted: Iterable[str], indexes: Lookup) -> Given:
    """Return the records that the arguments of ``add`` stand for; raises ToolkitError for one that stands for none."""
    given = [_sources(text, indexes) for text in wanted]
    return Given([source for each in given for source in each.sources], all(each.sure for each in given))


def _sources(text: str, indexes: Lookup) -> Given:
    if text == "-" or _is_file(text):
        return _listed(Path(text), indexes)
    if identifier := identify(text):
        return Given([looked_up(identifier, indexes)])
    if text.startswith(("http://", "https://")) and not text.split()[1:]:
        return Given([read_address(text, indexes)])
    if len(text.split()) == 1 and Path(text).suffix and len(text) < 200:
        raise ToolkitError(f"no such file: {text}", f"没有此文件：{text}")
    return parsed(text)


def _listed(path: Path, indexes: Lookup) -> Given:
    """Read the records of a file, or look up the identifiers that it lists, one on each line."""
    data = bytes_of(path)
    lines = [line for line in data[: _LONGEST_LIST + 1].decode("utf-8", "replace").splitlines() if line.strip()]
    identifiers = [identify(line) for line in lines] if len(data) <= _LONGEST_LIST else []
    known = [identifier for identifier in identifiers if identifier]
    if known and len(known) == len(lines):
        return Given([looked_up(identifier, indexes) for identifier in known])
    return given_in(data, _named(path))


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # longer than a file's name may be
        return False


def from_file(path: Path) -> list[Source]:
    """Read the records of a file, or of standard input (``-``); raises ToolkitError where it cannot be read."""
    return given_in(bytes_of(path), _named(path)).sources


def _named(path: Path) -> str:
    return say("standard input", "标准输入") if str(path) == "-" else str(path)


def given_in(data: bytes, name: str) -> Given:
    """Read records of any format, or the references of a pasted list; what could not be read is said on stderr.

    Raises ToolkitError for a file that is no text.
    """
    if not sniff(data, name):
        text = decode(data, name).text
        if "\0" in text[:_HEAD] or text.startswith("%PDF-"):
            raise ToolkitError(f"{name} holds neither records nor text", f"{name} 既非文献记录，也非文本")
        return parsed(text)
    opened = read_sources(data, name)
    tell(name, opened, always=False)
    return Given(opened.sources)


def parsed(text: str) -> Given:
    """Parse pasted references, and say what is unsure; raises ToolkitError where nothing in them is one."""
    results = parse_references(text, language=language())
    doubts = 0
    for result in results:
        for problem in result["problems"]:
            if problem["level"] != "info":
                doubts += 1
                note(f"[{result['index']}] {problem['level']}: {problem['message']}")
    found = [source_of(result, "") for result in results if result["csl"].get("title")]
    if not found:
        raise ToolkitError(f"{text[:60]!r} is no file, identifier or reference that can be read",
                           f"“{text[:60]}”不是可识别的文件、标识符或参考文献")
    for result in results:
        if not result["csl"].get("title"):
            note(say(f"[{result['index']}] left out: {result['raw']}", f"[{result['index']}] 未采用：{result['raw']}"))
    return Given(found, not doubts)
