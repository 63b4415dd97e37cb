"""What a scan of a manuscript finds, as findings of `check`: the same places, levels and comments as everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model import LangText, Level, Place, Problem
from toolkit.papers.find import find_citations
from toolkit.papers.formats.messages import MESSAGE as READING
from toolkit.papers.formats.messages import message as reading_message
from toolkit.papers.locating import Locator
from toolkit.papers.manual import MANUAL
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.problems import Fault
from toolkit.sources.formats.positions import Lines

LANGUAGES = ("en", "zh")
Text = Callable[[str], str]
"""A text by a path: what the file holds (empty where it cannot be read), or how people call it."""


class ManuscriptPage(Struct):
    """The page of a rule over manuscripts, under the names that a rule's module gives."""

    ID: str
    LEVEL: Level
    MESSAGE: LangText
    MANUAL: str
    MANUAL_ZH: str

    def manual(self, lang: str) -> str:
        """Return the page in ``en`` or ``zh``."""
        return self.MANUAL_ZH if lang == "zh" else self.MANUAL


_WORDED = {"en": "{said_en}", "zh": "{said_zh}"}
_UNREAD = ("Compare what stands there with the file, and mend the file; what could not be read is not judged.",
           "请对照文件核对并改正；未能读取的部分不作判断。")


def _reading_page(rule: str, level: Level, english: str, chinese: str) -> ManuscriptPage:
    first = english.format_map(defaultdict(lambda: "…", target="what a file takes in", found="a part"))
    head = f"{first[0].upper()}{first[1:]}."
    head_zh = chinese.format_map(defaultdict(lambda: "…", target="所引用的文件", found="某一部分"))
    return ManuscriptPage(rule, level, _WORDED, f"{head}\n\n{_UNREAD[0]}", f"{head_zh}。\n\n{_UNREAD[1]}")


MANUSCRIPT_PAGES: dict[str, ManuscriptPage] = {
    **{rule: _reading_page(rule, level, en, zh) for rule, (level, en, zh) in READING.items()},
    **{rule: ManuscriptPage(rule, level, _WORDED, en, zh) for rule, (level, en, zh) in MANUAL.items()},
}
"""The pages of what reading and scanning a manuscript may find, by rule."""


def manuscript_findings(manuscript: Manuscript, path: str, text_of: Text, called: Text) -> Iterator[Problem]:
    """Yield what a manuscript shows; ``path`` is that of its file or of its project's folder, ``called`` names paths.

    Places in text formats are lines of the file; in others (Word, JATS, PDF) they are lines of the text as it is read.
    """
    for problem in manuscript.problems:
        yield _of_reading(problem, called)
    scan = find_citations(manuscript)
    locator, lines = Locator(manuscript), dict[str, Lines]()
    labels = {entry.index: entry.label or str(entry.index) for entry in scan.references}
    for fault in scan.faults:
        place = _place(fault, path, locator, lines, text_of)
        yield _problem(fault, replace(place, path=called(place.path)), f"paper:{called(path)}", labels)


def _of_reading(problem: Problem, called: Text) -> Problem:
    said = {f"said_{lang}": reading_message(problem, lang) for lang in LANGUAGES}
    place = replace(problem.place, path=called(problem.place.path))
    return Problem(problem.rule, problem.level, place, f"file:{place.path}", {**problem.args, **said})


def _problem(fault: Fault, place: Place, paper: str, labels: dict[int, str]) -> Problem:
    about = ",".join([*fault.keys, *map(str, fault.references)]) or str(fault.args.get("printed", ""))
    said = {f"said_{lang}": fault.message(lang).rstrip(".。") for lang in LANGUAGES}
    meant = ", ".join(f"[{labels.get(target, target)}]" for target in fault.targets)
    return Problem(fault.rule, fault.level, place, f"{paper}:{about}", {**fault.args, **said}, suggestion=meant)


def _place(fault: Fault, path: str, locator: Locator, lines: dict[str, Lines], text_of: Text) -> Place:
    """Return the place of a fault in the file that the author knows."""
    spot = locator.spot(fault.start, fault.end)
    name, start, end = (fault.path, fault.start, fault.end) if fault.path else spot
    if name not in lines:
        lines[name] = Lines(text_of(name) if name else locator.text)
    return lines[name].place(name or path, start, end)
