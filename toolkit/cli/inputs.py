"""What ``add`` and ``duplicates`` are given, told apart: a file, standard input, an identifier, a pasted reference."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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


def sources_in(wanted: Iterable[str], indexes: Lookup) -> list[Source]:
    """Return the records that the arguments of ``add`` stand for; raises ToolkitError for one that stands for none."""
    found: list[Source] = []
    for text in wanted:
        found += _sources(text, indexes)
    return found


def _sources(text: str, indexes: Lookup) -> list[Source]:
    if text == "-" or _is_file(text):
        return _listed(Path(text), indexes)
    if identifier := identify(text):
        return [looked_up(identifier, indexes)]
    if text.startswith(("http://", "https://")) and not text.split()[1:]:
        return [read_address(text, indexes)]
    if len(text.split()) == 1 and Path(text).suffix and len(text) < 200:
        raise ToolkitError(f"no such file: {text}", f"没有此文件：{text}")
    return from_references(text)


def _listed(path: Path, indexes: Lookup) -> list[Source]:
    """Read the records of a file, or look up the identifiers that it lists, one on each line."""
    data = bytes_of(path)
    lines = [line for line in data[: _LONGEST_LIST + 1].decode("utf-8", "replace").splitlines() if line.strip()]
    identifiers = [identify(line) for line in lines] if len(data) <= _LONGEST_LIST else []
    known = [identifier for identifier in identifiers if identifier]
    if known and len(known) == len(lines):
        return [looked_up(identifier, indexes) for identifier in known]
    return from_bytes(data, _named(path))


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # longer than a file's name may be
        return False


def from_file(path: Path) -> list[Source]:
    """Read the records of a file, or of standard input (``-``); raises ToolkitError where it cannot be read."""
    return from_bytes(bytes_of(path), _named(path))


def _named(path: Path) -> str:
    return say("standard input", "标准输入") if str(path) == "-" else str(path)


def from_bytes(data: bytes, name: str) -> list[Source]:
    """Read records of any format, or the references of a pasted list; what could not be read is said on stderr.

    Raises ToolkitError for a file that is no text.
    """
    if not sniff(data, name):
        text = decode(data, name).text
        if "\0" in text[:_HEAD] or text.startswith("%PDF-"):
            raise ToolkitError(f"{name} holds neither records nor text", f"{name} 既非文献记录，也非文本")
        return from_references(text)
    opened = read_sources(data, name)
    tell(name, opened, always=False)
    return opened.sources


def from_references(text: str) -> list[Source]:
    """Parse pasted references; raises ToolkitError where nothing in them is one."""
    results = parse_references(text, language=language())
    for result in results:
        for problem in result["problems"]:
            if problem["level"] != "info":
                note(f"[{result['index']}] {problem['level']}: {problem['message']}")
    found = [source_of(result, "") for result in results if result["csl"].get("title")]
    if not found:
        raise ToolkitError(f"{text[:60]!r} is no file, identifier or reference that can be read",
                           f"“{text[:60]}”不是可识别的文件、标识符或参考文献")
    return found
