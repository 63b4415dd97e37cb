"""JATS and NLM XML: sections, notes, tables and formulas as text; citations and entries as the article links them.

What is read is the article itself; reviews and translations that stand in the same file (``sub-article``) are named in
a problem and left out, for their lists and numbers are their own.
"""

from __future__ import annotations

import re

from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.papers.formats import linked
from toolkit.papers.formats.builder import TextBuilder
from toolkit.papers.formats.jatsrefs import citations_of, csl_of, entries_of, label_of, raw_of
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.prose import manuscript, refuse_large
from toolkit.papers.formats.xmlsafe import Element, attribute, below, child, children, inner, local, parse
from toolkit.papers.manuscript import ListEntry, Manuscript, Note, Span
from toolkit.text.scripts import has_han
from toolkit.text.wordset import word_set

_BLOCKS = word_set("p disp-quote verse-group statement speech boxed-text list-item def-item")
_APART = word_set("table-wrap fig fig-group supplementary-material table-wrap-group array preformat")
_FORMULAS = word_set("inline-formula disp-formula disp-formula-group tex-math math")
_SILENT = word_set("ref-list object-id graphic inline-graphic media permissions sub-article response index-term")
_SECTIONS = word_set("sec abstract trans-abstract ack app app-group glossary notes bio")


def read(data: bytes, name: str) -> Manuscript:
    """Read an article. Raises ToolkitError for XML that holds none."""
    refuse_large(len(data), name)
    document = parse(data, name)
    article = next(below(document.root, "article"), None) if document.root is not None else None
    if article is None:
        raise ToolkitError(f"{name} is XML without a JATS article", f"{name} 是 XML，但其中没有 JATS 文章")
    walker = _Walker(article)
    walker.article()
    return walker.manuscript(name, (*document.problems, *_left_out(article, document.root, name)))


def _left_out(article: Element, root: Element, name: str) -> list[Problem]:
    more = sum(1 for one in below(article, "sub-article", "response"))
    more += sum(1 for one in below(root, "article")) - 1
    return [problem("part-unread", name, found=more)] if more else []


class _Walker:
    """Goes through an article and writes its text."""

    def __init__(self, article: Element) -> None:
        self.root = article
        self.out = TextBuilder()
        self.links: list[linked.Link] = []
        self.calls: dict[str, list[Span]] = {}
        self.notes: list[tuple[str, str, Element]] = []
        self.known = {attribute(one, "id"): one for one in below(article, "ref") if attribute(one, "id")}

    def article(self) -> None:
        """Write front, body, back, notes and the reference list."""
        front = child(self.root, "front", "article-meta")
        if front is not None:
            self._front(front)
        for part in children(self.root, "body", "back", "floats-group", "floats-wrap"):
            self._blocks(part, 1)
        self._notes()
        self._references()

    def manuscript(self, name: str, problems: tuple[Problem, ...]) -> Manuscript:
        """Return what was written."""
        text = self.out.text()
        self.out.markers += linked.markers(text, self.links, self.out.references)
        given = self.out.given()
        given["problems"] = problems
        given["title"] = inner(child(self.root, "front", "article-meta", "title-group", "article-title"))
        if language := attribute(self.root, "lang").split("-")[0].lower():
            given["language"] = language
        if self.out.references:
            given["reference_list"] = Span(self.list_start, len(text))
        return manuscript(name, "jats", text, **given)

    def _front(self, front: Element) -> None:
        for path in (("title-group", "article-title"), ("title-group", "trans-title-group", "trans-title")):
            title = child(front, *path)
            if title is not None:
                self.out.open()
                self._inline(title)
        for group in children(front, "contrib-group"):
            self.out.open()
            self.out.words(", ".join(filter(None, map(_person, below(group, "contrib")))))
        for abstract in children(front, "abstract", "trans-abstract"):
            self._block(abstract, 1)

    def _blocks(self, parent: Element, level: int) -> None:
        for one in parent:
            self._block(one, level)

    def _block(self, one: Element, level: int) -> None:
        name = local(one)
        if name in _SILENT or name in ("title", "label") or not name:
            return
        if name in _SECTIONS:
            self._section(one, level)
        elif name in ("fn-group", "fn", "author-notes"):
            self._keep_notes(one)
        elif name in _APART:
            self._apart(one, level)
        elif name in _FORMULAS:
            self._formula(one, self.out.open())
        elif name in _BLOCKS or not len(one):
            start = self.out.open()
            self._inline(one)
            self.out.paragraph(start)
        else:
            self._blocks(one, level)

    def _section(self, one: Element, level: int) -> None:
        title = inner(child(one, "title"))
        if not title and local(one) in ("abstract", "trans-abstract"):
            title = "摘要" if attribute(one, "lang").startswith("zh") else "Abstract"
        number = inner(child(one, "label")).rstrip(".．")
        self.out.heading(number, title, level)
        self._blocks(one, level + 1 if title or number else level)

    def _apart(self, one: Element, level: int) -> None:
        """Write a figure or table: its label and caption as one block, its rows as lines; it is no prose."""
        if local(one) in ("fig-group", "table-wrap-group"):
            self._blocks(one, level)
            return
        self.out.open()
        self.out.words(inner(child(one, "label")) + " ")
        for part in children(one, "caption", "p"):
            for piece in children(part, "title", "p") if local(part) == "caption" else [part]:
                self._inline(piece)
                self.out.words(" ")
        for row in below(one, "tr"):
            self.out.line()
            for index, cell in enumerate(children(row, "td", "th")):
                self.out.add("\t" if index else "")
                self._inline(cell)
        for foot in children(one, "table-wrap-foot"):
            self.out.line()
            self._inline(foot)

    def _inline(self, parent: Element) -> None:
        """Write the running text of an element; blocks in it begin anew."""
        self.out.words(parent.text)
        for one in parent:
            self._inline_element(one)
            self.out.words(one.tail)

    def _inline_element(self, one: Element) -> None:
        name = local(one)
        start = self.out.length
        if name == "xref":
            self._xref(one)
        elif name in ("fn", "fn-group"):
            self._keep_notes(one, inline=True)
        elif name in _FORMULAS:
            self._formula(one, start)
        elif name == "sup":
            self._inline(one)
            self.out.raised(start)
        elif name == "alternatives":
            self._inline_element(one[0]) if len(one) else None
        elif name == "break":
            self.out.words(" ")
        elif name in _APART or name in ("list", "def-list"):
            self._block(one, 9)
            self.out.open()
        elif name in _BLOCKS:
            self.out.line()
            self._inline(one)
            self.out.line()
        elif name not in _SILENT:
            self._inline(one)

    def _formula(self, one: Element, start: int) -> None:
        """Write a formula as TeX where there is TeX, else its signs in a row; nothing in it is a citation."""
        tex = next(below(one, "tex-math"), None)
        shown = inner(tex) if tex is not None else inner(one)
        self.out.words(re.sub(r".*\\begin\{document\}(.*)\\end\{document\}.*", r"\1", shown))
        if self.out.length > start:
            self.out.verbatim.append(Span(start, self.out.length))

    def _xref(self, one: Element) -> None:
        start = self.out.length
        self._inline(one)
        span = Span(start, self.out.length)
        keys = attribute(one, "rid").split()
        kind = attribute(one, "ref-type")
        if kind == "bibr" or (not kind and keys and all(key in self.known for key in keys)):
            if span.end == span.start:  # the publisher's style prints it
                self.out.add(self._shown(keys))
                span = Span(start, self.out.length)
            if keys and span.end > span.start:
                self.links.append(linked.Link(span.start, span.end, tuple(keys)))
        elif kind in ("fn", "table-fn"):
            for key in keys:
                self.calls.setdefault(key, []).append(span)

    def _shown(self, keys: list[str]) -> str:
        """Return the numbers of entries that a link without words leads to."""
        order = {key: at for at, key in enumerate(self.known, 1)}
        shown = (label_of(self.known[key]) or str(order[key]) for key in keys if key in self.known)
        return f"[{','.join(shown)}]" if any(key in self.known for key in keys) else ""

    def _keep_notes(self, one: Element, inline: bool = False) -> None:
        """Keep notes for the end of the text; one in the middle of a sentence leaves its label there."""
        for note in [one] if local(one) == "fn" else list(children(one, "fn", "corresp", "p")):
            identifier = attribute(note, "id") or f"\x00{len(self.notes)}"
            label = inner(child(note, "label")).strip("[]().") or (str(len(self.notes) + 1) if inline else "")
            if inline:
                start = self.out.length
                self.out.add(label)
                self.out.raised(start)
                self.calls.setdefault(identifier, []).append(Span(start, self.out.length))
            self.notes.append((identifier, label, note))

    def _notes(self) -> None:
        for identifier, label, note in self.notes:
            self.out.open()
            self.out.words(f"{label} ")
            start = self.out.length
            self.out.words(note.text)
            for one in note:
                if local(one) != "label":
                    self._inline_element(one)
                    self.out.words(one.tail)
            called = tuple(self.calls.get(identifier, ()))
            self.out.notes.append(Note(label, start, max(start, self.out.end), called))

    def _references(self) -> None:
        """Write the reference list, one line an entry, under the title that the article gives it."""
        refs = list(entries_of(self.root))
        if not refs:
            return
        title = next(filter(None, (inner(child(one, "title")) for one in below(self.root, "ref-list"))), "")
        zh = attribute(self.root, "lang").startswith("zh")
        self.out.heading("", title or ("参考文献" if zh else "References"), 1)
        self.list_start = self.out.outline[-1].start
        for index, ref in enumerate(refs, 1):
            start = self.out.line()
            label, works = label_of(ref), citations_of(ref)
            self.out.add(f"{label} " if label else "")
            raw = " ".join(filter(None, map(raw_of, works)))
            self.out.add(raw)
            csl = csl_of(works[0]) if len(works) == 1 else {}
            identifier = attribute(ref, "id") or f"ref{index}"
            self.out.references.append(ListEntry(index, label, start, self.out.end, raw, csl or None, identifier))


def _person(contrib: Element) -> str:
    name = next(below(contrib, "name"), None)
    if name is None:
        return inner(next(below(contrib, "collab", "string-name"), None))
    family, given = inner(child(name, "surname")), inner(child(name, "given-names"))
    eastern = attribute(name, "name-style") == "eastern" or has_han(family + given)
    return family + given if eastern else f"{given} {family}".strip()
