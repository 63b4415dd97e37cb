"""What ``add`` and ``duplicates`` are given, told apart: a file, standard input, an identifier, a pasted reference."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolkit.cli.common import note
from toolkit.cli.language import language, say
from toolkit.cli.records import bytes_of, tell
from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.opening import read_sources, sniff
from toolkit.sources.identifiers import Identifier, identify
from toolkit.sources.lookup import Answer, Lookup
from toolkit.sources.online.settings import settings_from
from toolkit.sources.strings import parse_references
from toolkit.sources.strings.csl import source_of

_HEAD = 4096


def sources_in(wanted: Iterable[str], offline: bool) -> list[Source]:
    """Return the records that the arguments of ``add`` stand for; raises ToolkitError for one that stands for none."""
    found: list[Source] = []
    for text in wanted:
        found += _sources(text, offline)
    return found


def _sources(text: str, offline: bool) -> list[Source]:
    if text == "-" or _is_file(text):
        return from_file(Path(text))
    if identifier := identify(text):
        return [looked_up(identifier, offline)]
    if text.startswith(("http://", "https://")):
        raise ToolkitError(f"{text}: this address names no DOI, arXiv or PubMed entry; paste the reference itself",
                           f"{text}：此网址不含 DOI、arXiv 或 PubMed 编号；请直接粘贴参考文献")
    if len(text.split()) == 1 and Path(text).suffix and len(text) < 200:
        raise ToolkitError(f"no such file: {text}", f"没有此文件：{text}")
    return from_references(text)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # longer than a file's name may be
        return False


def from_file(path: Path) -> list[Source]:
    """Read the records of a file, or of standard input (``-``); raises ToolkitError where it cannot be read."""
    return from_bytes(bytes_of(path), say("standard input", "标准输入") if str(path) == "-" else str(path))


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


def looked_up(identifier: Identifier, offline: bool) -> Source:
    """Return what an index has of an identifier; raises ToolkitError, naming who was asked, where none has it."""
    with Lookup(settings_from(offline=offline)) as session:
        answer = session.find(identifier)
    if answer.source is None:
        raise ToolkitError(*_not_found(answer))
    if answer.retracted:
        note(say(f"{answer.query}: RETRACTED, says {answer.service}", f"{answer.query}：{answer.service} 显示已撤稿"))
    return answer.source


def _not_found(answer: Answer) -> tuple[str, str]:
    asked = "; ".join(f"{each.service}: {each.reason or each.outcome}" for each in answer.asked)
    registered = f" ({answer.agency})" if answer.agency else ""
    return (f"{answer.query}{registered} was not looked up, nothing was added ({asked}); paste the reference instead",
            f"未能查得 {answer.query}{registered}，未添加任何内容（{asked}）；可改为粘贴参考文献")
