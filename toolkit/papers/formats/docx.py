"""Word (.docx): headings, notes, tables, numbers that Word writes itself, raised runs, citations of reference managers.

The XML is read directly: python-docx has no notes, content controls or field codes, docx2python flattens them. Deleted
text and hidden text are left out, inserted text stays.
"""

from __future__ import annotations

from toolkit.model import Problem
from toolkit.papers.formats import docxfields as fields
from toolkit.papers.formats.builder import TextBuilder
from toolkit.papers.formats.docxcites import Field, given_by_fields, meets
from toolkit.papers.formats.docxparts import (
    Numbering,
    Parts,
    Style,
    TooLargeError,
    UnreadableError,
    is_raised,
    numbering_of,
    outline_level,
    styles,
)
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.prose import manuscript, refuse_large
from toolkit.papers.formats.xmlsafe import Element, attribute, child, children, inner, local
from toolkit.papers.manuscript import Manuscript, Note, Span
from toolkit.papers.reflist import find_list
from toolkit.text.wordset import word_set

LARGEST = 256_000_000
"""Bytes of a file, its pictures included, that are still opened."""

_OPAQUE = word_set("del moveFrom pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delText fldData proofErr Fallback")
_INLINE_MATH = word_set("oMath oMathPara")


class _Open:
    """A field that is open: its code so far, the data beside it, and where its result begins."""

    def __init__(self) -> None:
        self.code: list[str] = []
        self.data: list[str] = []
        self.start = -1


def read(data: bytes, name: str) -> Manuscript:
    """Read a Word file; one that cannot be unpacked is an empty text with a problem that says so."""
    refuse_large(len(data), name, LARGEST)
    try:
        parts = Parts(data, name)
        walker = _Walker(parts)
        walker.document()
    except TooLargeError as error:
        return Manuscript(name, "docx", "", problems=(problem("archive-bomb", name, found=str(error)),))
    except UnreadableError:
        return Manuscript(name, "docx", "", problems=(problem("file-unreadable", name),))
    return walker.manuscript(name)


class _Walker:
    """Goes through a document and writes its text."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        main = parts.main()
        folder = main.rpartition("/")[0]
        self.body = child(parts.root(main), "body")
        if self.body is None:
            raise UnreadableError(main)
        self.styles = styles(parts.root(f"{folder}/styles.xml"))
        self.numbering = Numbering(parts.root(f"{folder}/numbering.xml"))
        self.kept = {
            kind: {attribute(one, "id"): one for one in children(root, kind)}
            for kind in ("footnote", "endnote")
            if (root := parts.root(f"{folder}/{kind}s.xml")) is not None
        }
        self.out = TextBuilder()
        self.open: list[_Open] = []
        self.cited: list[Field] = []
        self.calls: dict[tuple[str, str], list[Span]] = {}
        self.title = ""
        self.style = Style()

    def document(self) -> None:
        """Write the body, then the notes in the order in which they are called."""
        self._blocks(self.body)
        self.length = self.out.close()
        for kind, identifier in list(self.calls):
            element = self.kept.get(kind, {}).get(identifier)
            if element is not None:
                self._note(kind, identifier, element)

    def _blocks(self, parent: Element) -> None:
        for one in parent:
            name = local(one)
            if name == "p":
                self._paragraph(one)
            elif name == "tbl":
                self._table(one)
            elif name and name not in _OPAQUE:
                self._blocks(one)  # content controls, custom XML, inserted blocks

    def _paragraph(self, one: Element) -> None:
        properties = child(one, "pPr")
        named = child(properties, "pStyle")
        self.style = style = self.styles.get(attribute(named, "val") if named is not None else "", Style())
        start = self.out.open()
        number = self.numbering.next(numbering_of(properties) or style.numbering)
        level = outline_level(properties) or style.level
        self.out.add(f"{number} " if number else "")
        begin = self.out.length
        self._inline(one)
        if self.out.end <= begin:
            return
        if style.role == "contents":
            self.out.verbatim.append(Span(start, self.out.end))
        elif style.role == "title" and not self.title:
            self.title = self.out.since(begin).strip()
        elif level:
            self._heading(number, start, begin, level)
        elif style.role != "caption":
            self.out.paragraph(start)

    def _heading(self, number: str, start: int, begin: int, level: int) -> None:
        self.out.outlined(number.rstrip(".．、 "), " ".join(self.out.since(begin).split()), level, start)

    def _table(self, one: Element) -> None:
        """Write a table, its rows as lines; it is no prose."""
        self.out.open()
        for row in children(one, "tr"):
            self.out.line()
            for index, cell in enumerate(each for each in row.iter() if local(each) == "tc"):
                self.out.add("\t" if index else "")
                for part in children(cell, "p", "sdt"):
                    self.out.words(" ")
                    self._inline(part)

    def _inline(self, parent: Element) -> None:
        for one in parent:
            self._inline_element(one)

    def _inline_element(self, one: Element) -> None:
        name = local(one)
        if name == "r":
            self._run(one)
        elif name == "fldSimple":
            self._simple_field(one)
        elif name in _INLINE_MATH:
            start = self.out.length
            self.out.add(inner(one))
            self.out.verbatim.append(Span(start, self.out.length))
        elif name == "p":
            self.out.words(" ")
            self._inline(one)
        elif name and name not in _OPAQUE:
            self._inline(one)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if properties is not None and child(properties, "vanish") is not None:
            return
        named = child(properties, "rStyle")
        start = self.out.length
        for one in run:
            self._piece(one)
        raised = is_raised(properties) or (
            named is not None and self.styles.get(attribute(named, "val"), Style()).raised
        )
        noted = any(local(one) in ("footnoteReference", "endnoteReference") for one in run)
        if raised and not noted and self.out.length > start:
            self.out.raised(start)

    def _piece(self, one: Element) -> None:
        """Write what stands in a run; what belongs to the code of a field is kept for the field."""
        name = local(one)
        if name == "fldChar":
            self._field_mark(one)
        elif name == "instrText" and self.open:
            self.open[-1].code.append(one.text or "")
        elif any(field.start < 0 for field in self.open):
            return
        elif name == "t":
            self.out.add(one.text or "")
        elif name in ("tab", "br", "cr"):
            self.out.add("\t" if name == "tab" else "" if attribute(one, "type") in ("page", "column") else "\n")
        elif name == "noBreakHyphen":
            self.out.add("-")
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(name.removesuffix("Reference"), attribute(one, "id"))
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._boxes(one)

    def _boxes(self, one: Element) -> None:
        """Write the text of a text box; of the two forms that Word keeps of one, the first."""
        choice = child(one, "Choice")
        boxes = (each for each in (one if choice is None else choice).iter() if local(each) == "txbxContent")
        for box in boxes:
            self.out.words(" ")
            self._inline(box)
            self.out.words(" ")

    def _field_mark(self, one: Element) -> None:
        kind = attribute(one, "fldCharType")
        if kind == "begin":
            self.open.append(_Open())
            self.open[-1].data += [each.text or "" for each in children(one, "fldData")]
        elif kind == "separate" and self.open:
            self.open[-1].start = self.out.length
        elif kind == "end" and self.open:
            self._close(self.open.pop())

    def _simple_field(self, one: Element) -> None:
        field = _Open()
        field.code.append(attribute(one, "instr"))
        field.start = self.out.length
        self._inline(one)
        self._close(field)

    def _close(self, field: _Open) -> None:
        """Take the code of a field that ends; one inside another, without a result, belongs to that one."""
        code = "".join(field.code)
        if field.start < 0:
            if self.open:
                self.open[-1].code.append(code)
                self.open[-1].data += field.data
            return
        if fields.is_citation(code) and self.out.length > field.start:
            self.cited.append(Field(Span(field.start, self.out.length), code, "".join(field.data)))

    def _call(self, kind: str, identifier: str) -> None:
        element = self.kept.get(kind, {}).get(identifier)
        if element is not None:
            spans = self.calls.setdefault((kind, identifier), [])
            start = self.out.length
            self.out.add(self._label(kind, identifier))
            spans.append(Span(start, self.out.length))

    def _label(self, kind: str, identifier: str) -> str:
        return str([name for name in self.calls if name[0] == kind].index((kind, identifier)) + 1)

    def _note(self, kind: str, identifier: str, element: Element) -> None:
        label = self._label(kind, identifier)
        self.out.open()
        self.out.add(f"{label} ")
        start = self.out.length
        for one in children(element, "p", "sdt"):
            self._inline(one)
            self.out.line()
        end = max(start, self.out.end)
        written = self.out.since(start)
        begin = start + len(written) - len(written.lstrip())
        self.out.notes.append(Note(label, begin, end, tuple(self.calls[(kind, identifier)])))

    def manuscript(self, name: str) -> Manuscript:
        """Return what was written: with the reference list that is printed, or the works that fields cite."""
        text = self.out.text()
        given = self.out.given()
        found = find_list(text[: self.length])
        if found:
            given["references"], given["reference_list"] = found.entries, found.span
            given["paragraphs"] = tuple(one for one in given["paragraphs"] if not meets(one, found.span))
        if not self.out.outline:
            del given["outline"]
        if self.title:
            given["title"] = self.title
        listed = given.get("references", ())
        given["references"], given["markers"] = given_by_fields(
            text, self.length, listed, self.cited, self._word_sources()
        )
        given["problems"] = (*self.parts.problems, *_problems(name, text))
        return manuscript(name, "docx", text, **given)

    def _word_sources(self) -> dict[str, dict[str, object]]:
        """Return the sources that Word itself keeps, where a field cites one."""
        found: dict[str, dict[str, object]] = {}
        if any("CITATION" in field.code for field in self.cited):
            for name in self.parts.names:
                if name.startswith("customXml/item") and name.endswith(".xml"):
                    found |= fields.word_sources(self.parts.root(name))
        return found


def _problems(name: str, text: str) -> tuple[Problem, ...]:
    return () if text.strip() else (problem("text-missing", name),)
