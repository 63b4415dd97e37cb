"""XML of others, read without trust: no entity is expanded, nothing is fetched, depth and size stay bounded.

libxml2 does the work: it stops at 256 levels, at 10 MB in one piece of text, and at entities that multiply. What stood
before the place where it stops is kept. Elements are known by their local names, whatever namespace a file gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from typing import Any, NamedTuple

from lxml import etree

from toolkit.model import Problem
from toolkit.papers.formats.messages import problem

Element = Any
"""An element of lxml, which has no types of its own."""

_LONGEST_ENTITY = 24
_UNDECLARED = ("WAR_UNDECLARED_ENTITY", "ERR_UNDECLARED_ENTITY")


class Document(NamedTuple):
    """The root of a file, None where there is none, and what was wrong with it."""

    root: Element | None
    problems: tuple[Problem, ...]


def parse(data: bytes, path: str) -> Document:
    """Read XML as far as it is well-formed; ``path`` is what problems call the file."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    wrong = [error for error in parser.error_log if error.level_name == "FATAL" and error.type_name not in _UNDECLARED]
    found = [problem("text-damaged", path, error.line, found=f"{error.line}:{error.column}") for error in wrong[:1]]
    unread = _settle_entities(root) if root is not None else []
    return Document(root, (*found, *(problem("entity-unread", path, line, found=name) for name, line in unread)))


def _settle_entities(root: Element) -> list[tuple[str, int]]:
    """Put the characters of HTML and a file's own short texts where they are named; return the others with a line."""
    own = _own_entities(root)
    unread: dict[str, int] = {}
    for node in list(root.iter(etree.Entity)):
        text = own.get(node.name, html5.get(node.name + ";"))
        if text is None:
            unread.setdefault(node.name, node.sourceline or 1)
        _put(node, text or "")
    return list(unread.items())


def _put(node: Element, text: str) -> None:
    """Put a text in the place of a node."""
    parent, before = node.getparent(), node.getprevious()
    text += node.tail or ""
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    node.tail = None
    parent.remove(node)


def _own_entities(root: Element) -> dict[str, str]:
    """Return the short texts that a file's own entities stand for; those made of others, or of files, are left out."""
    subset = root.getroottree().docinfo.internalDTD
    known = ((entity.name, entity.content or "") for entity in subset.iterentities()) if subset is not None else ()
    return {name: text for name, text in known if 0 < len(text) <= _LONGEST_ENTITY and not set(text) & set("&<%")}


def local(element: Element) -> str:
    """Return the name of an element without its namespace, an empty string for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute, whatever its namespace; an empty string where it is not set."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements directly below that have one of these names."""
    return (child for child in element if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element at a path of names."""
    for name in path:
        element = next(children(element, name), None) if element is not None else None
    return element


def below(element: Element, *names: str) -> Iterator[Element]:
    """Yield every element of these names in the order of the file."""
    return (one for one in element.iter() if local(one) in names)


def inner(element: Element | None) -> str:
    """Return the text of an element and all in it, blanks as one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
