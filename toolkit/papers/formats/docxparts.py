"""The parts of a Word file beside its text: styles that are headings, numbers that Word writes itself, zip limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from toolkit.model import Problem
from toolkit.papers.formats.xmlsafe import Document, Element, attribute, below, child, children, local, parse

LARGEST_PART = 64_000_000
"""Bytes that one part may unpack to; a longer one is a bomb, or no manuscript."""

_HEADING = re.compile(r"(?:heading|标题|überschrift|titre)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题|文档标题|论文标题|题目|titel)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|table of figures|图表目录)\b.*", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|题注|image caption|table caption|图题|表题|图注)", re.IGNORECASE)
_DIGITS = "〇一二三四五六七八九"


class TooLargeError(ValueError):
    """A part that unpacks to more than it may."""


class UnreadableError(ValueError):
    """A file that is no Word document."""


class Parts:
    """The parts of a Word file, unpacked when asked for and never further than the limit."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise UnreadableError(str(error)) from error
        self.names = {info.filename.replace("\\", "/"): info for info in self.archive.infolist()}

    def read(self, name: str) -> bytes | None:
        """Return a part, None where there is none. Raises TooLargeError and UnreadableError."""
        info = self.names.get(name)
        if info is None:
            return None
        if info.file_size > LARGEST_PART:
            raise TooLargeError(name)
        try:
            with self.archive.open(info) as file:
                data = file.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError) as error:
            raise UnreadableError(str(error)) from error
        if len(data) > LARGEST_PART:
            raise TooLargeError(name)
        return data

    def root(self, name: str) -> Element | None:
        """Return the root of a part that is XML."""
        data = self.read(name)
        document = parse(data, self.path) if data else Document(None, ())
        self.problems += document.problems
        return document.root

    def main(self) -> str:
        """Return the name of the part with the text; it is named by the package, and nearly always the same."""
        relations = self.root("_rels/.rels")
        for one in below(relations, "Relationship") if relations is not None else ():
            if attribute(one, "Type").endswith("/officeDocument"):
                return attribute(one, "Target").lstrip("/")
        return "word/document.xml"


class Style(NamedTuple):
    """What a style makes of a paragraph: a heading of a level (0: none), the title, a line of contents, a caption."""

    level: int = 0
    role: str = ""
    numbering: tuple[str, int] | None = None
    raised: bool = False


def styles(root: Element | None) -> dict[str, Style]:
    """Return the styles of a document by their ids; what a style is based on counts where it says nothing itself."""
    elements = {attribute(one, "styleId"): one for one in children(root, "style")} if root is not None else {}
    return {name: _style(name, elements, 0) for name in elements}


def _style(name: str, elements: dict[str, Element], depth: int) -> Style:
    element = elements.get(name)
    if element is None or depth > 12:
        return Style()
    based = child(element, "basedOn")
    below_it = _style(attribute(based, "val"), elements, depth + 1) if based is not None else Style()
    shown = child(element, "name")
    title = attribute(shown, "val") if shown is not None else name
    properties = child(element, "pPr")
    own = numbering_of(properties) or below_it.numbering
    level = outline_level(properties) or (int(found[1]) if (found := _HEADING.fullmatch(title)) else below_it.level)
    raised = is_raised(child(element, "rPr")) or below_it.raised
    return Style(level, _role(title) or below_it.role, own, raised)


def _role(title: str) -> str:
    for role, pattern in (("title", _TITLE), ("contents", _CONTENTS), ("caption", _CAPTION)):
        if pattern.fullmatch(title):
            return role
    return ""


def outline_level(properties: Element | None) -> int:
    """Return the level that a paragraph's properties give it in the outline, 0 for body text."""
    element = child(properties, "outlineLvl")
    value = attribute(element, "val") if element is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list and the level (from 0) that Word numbers a paragraph in."""
    element = child(properties, "numPr")
    if element is None:
        return None
    number, level = child(element, "numId"), child(element, "ilvl")
    depth = attribute(level, "val") if level is not None else "0"
    return (attribute(number, "val") if number is not None else "", int(depth) if depth.isdecimal() else 0)


def is_raised(properties: Element | None) -> bool:
    """Say whether the properties of a run raise it."""
    element = child(properties, "vertAlign")
    return element is not None and attribute(element, "val") == "superscript"


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str


class Numbering:
    """Counts the paragraphs that Word numbers itself, and writes their numbers as Word shows them."""

    def __init__(self, root: Element | None) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        abstract: dict[str, dict[int, _Level]] = {}
        for one in children(root, "abstractNum") if root is not None else ():
            abstract[attribute(one, "abstractNumId")] = dict(map(_level, children(one, "lvl")))
        self.base: dict[str, str] = {}
        for one in children(root, "num") if root is not None else ():
            target = child(one, "abstractNumId")
            name = attribute(target, "val") if target is not None else ""
            number = attribute(one, "numId")
            changed = dict(_override(each) for each in children(one, "lvlOverride") if child(each, "lvl") is not None)
            restarts = any(child(each, "startOverride") is not None for each in children(one, "lvlOverride"))
            self.levels[number] = abstract.get(name, {}) | changed
            self.base[number] = f"{name}/{number}" if restarts else name

    def next(self, numbering: tuple[str, int] | None) -> str:
        """Count a paragraph; return its number as shown, an empty string for one without."""
        if numbering is None or numbering[0] not in self.levels:
            return ""
        number, depth = numbering
        levels = self.levels[number]
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "•"
        counters = self.counters.setdefault(self.base[number], {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [one for one in counters if one > depth]:
            del counters[deeper]
        return re.sub(r"%([1-9])", lambda match: _shown(levels, counters, int(match[1]) - 1), level.pattern)


def _level(one: Element) -> tuple[int, _Level]:
    values = {local(each): attribute(each, "val") for each in children(one, "start", "numFmt", "lvlText")}
    start = values.get("start", "1")
    depth = attribute(one, "ilvl")
    level = _Level(int(start) if start.isdecimal() else 1, values.get("numFmt", "decimal"), values.get("lvlText", ""))
    return int(depth) if depth.isdecimal() else 0, level


def _override(one: Element) -> tuple[int, _Level]:
    return _level(child(one, "lvl"))


def _shown(levels: dict[int, _Level], counters: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    value = counters.get(depth, level.start if level else 1)
    return _FORMS.get(level.form if level else "decimal", str)(value)


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    signs = zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True)
    shown = ""
    for worth, sign in signs:
        shown += sign * (value // worth)
        value %= worth
    return shown


def _han(value: int) -> str:
    """Return a number below 100 in Han characters: 3 → 三, 12 → 十二, 20 → 二十."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "ideographDigital": _han,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalEnclosedCircle": lambda value: chr(0x245F + value) if value <= 20 else f"({value})",
    "decimalEnclosedCircleChinese": lambda value: chr(0x245F + value) if value <= 20 else f"({value})",
}
