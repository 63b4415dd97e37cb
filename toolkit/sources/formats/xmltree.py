"""XML as trees that know their lines; a file that breaks off gives what stood before the break."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers import expat

from toolkit.model import Place, Problem, Source
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.messages import unreadable

Item = dict[str, Any]

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\udc80-\udcff]")
_LOOSE = re.compile(r"&(?!(?:[A-Za-z][\w.-]*|#\d+|#x[0-9A-Fa-f]+);)")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")


def elements(text: str, tags: frozenset[str]) -> Iterator[tuple[Element | None, int]]:
    """Yield every element of these names (the outermost) with its line, and None with a line where the file breaks."""
    builder = _Builder(tags)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = lambda tag, given: builder.start(tag, given, parser.CurrentLineNumber)
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    # No entity of a document type is ever expanded: a record holds none, and a file may hold a bomb.
    parser.EntityDeclHandler = _refused
    try:
        parser.Parse(_well_formed(text), True)
    except (expat.ExpatError, _RefusedError):
        yield from builder.found
        yield None, parser.CurrentLineNumber
        return
    yield from builder.found


class _RefusedError(ValueError):
    """A document that declares entities."""


def _refused(*_: object) -> None:
    raise _RefusedError


def _well_formed(text: str) -> str:
    """Mend what programs get wrong again and again: bare ampersands, HTML's entities, control characters."""
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _DECLARED.sub("", text.lstrip("\ufeff")))
    return _ENTITY.sub(lambda match: html.unescape(match[0]).replace("&", "&amp;"), _LOOSE.sub("&amp;", text))


class _Builder:
    """Builds the wanted elements, and only these."""

    def __init__(self, tags: frozenset[str]) -> None:
        self.tags = tags
        self.found: list[tuple[Element, int]] = []
        self.open: list[Element] = []
        self.line = 0

    def start(self, tag: str, given: dict[str, str], line: int) -> None:
        name = tag.rpartition("}")[2]
        if not self.open and name not in self.tags:
            return
        element = Element(name, {key.rpartition("}")[2]: value for key, value in given.items()})
        if self.open:
            self.open[-1].append(element)
        else:
            self.line = line
        self.open.append(element)

    def end(self, _: str) -> None:
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.found.append((element, self.line))

    def data(self, text: str) -> None:
        if not self.open:
            return
        element = self.open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text


def inner(element: Element | None) -> str:
    """Return the text of an element and all in it, blanks as one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def inner_at(element: Element, *paths: str) -> str:
    """Return the text at the first of these paths that has one."""
    return next((found for path in paths if (found := inner(element.find(path)))), "")


def all_at(element: Element, path: str) -> list[str]:
    """Return the texts of every element at a path."""
    return [found for each in element.iterfind(path) if (found := inner(each))]


def read_xml(
    data: bytes, name: str, tags: frozenset[str], item_of: Callable[[Element], Item]
) -> Iterator[Source | Problem]:
    """Yield the Source of every element of these names."""
    decoded = decode(data, name)
    yield from decoded.problems
    for element, line in elements(decoded.text, tags):
        yield source_of(item_of(element), Place(name, line)) if element is not None else unreadable(Place(name, line))
