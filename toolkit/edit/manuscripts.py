"""A manuscript read for the records: its scan, worded in both languages, its sections, its references as sources."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from toolkit.claims.drafts import Line, Marker, lines
from toolkit.errors import ToolkitError
from toolkit.model import LangText, Side, Source
from toolkit.papers.find import find_citations
from toolkit.papers.leads import Lead, look_all
from toolkit.papers.manuscript import ListEntry, Manuscript, Span
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scanned import Cited, Scan
from toolkit.papers.sections import Sections, sections
from toolkit.sources.formats import csl
from toolkit.sources.strings import parser
from toolkit.sources.strings.csl import source_of
from toolkit.sources.strings.split import Entry
from toolkit.text.scripts import language_of

LONGEST_TITLE = 300


INDIRECT: LangText = {"zh": "转引", "en": "quoted at second hand"}


class Mark(NamedTuple):
    """A citation as the scan found it; ``targets`` count from 1."""

    span: Span
    reads: str
    section: str
    as_printed: tuple[int, ...]
    targets: tuple[int, ...]
    by: str
    confidence: float
    evidence: LangText
    locator: str = ""


class Text(NamedTuple):
    """All that the records take from a manuscript."""

    path: Path
    manuscript: Manuscript
    scan: Scan
    parts: Sections
    marks: tuple[Mark, ...]
    language: str
    sha256: str
    leads: tuple[Lead, ...]

    @property
    def text(self) -> str:
        """The text of the manuscript."""
        return self.manuscript.text

    def lines(self, ids: tuple[str, ...], keys: tuple[str, ...]) -> list[Line]:
        """Return the sentences; ``ids`` name the citations and ``keys`` the entries of the list, in their order."""
        leads = {lead.index: lead for lead in self.leads}
        marked = [
            Marker(mark.span, id_, tuple(keys[target - 1] for target in mark.targets),
                   tuple(leads.get(target) for target in mark.targets), mark.locator)
            for mark, id_ in zip(self.marks, ids, strict=True)
        ]
        return list(lines(self.manuscript, self.parts, marked))


def read_text(path: Path) -> Text:
    """Read and scan a manuscript; raises ToolkitError where it cannot be read or holds no text."""
    manuscript = read_manuscript(path)
    if not manuscript.text.strip():
        raise ToolkitError(f"{path} holds no text", f"{path} 中没有文字")
    parts = sections(manuscript)
    scan = find_citations(manuscript)
    marks = tuple(_mark(one, parts) for one in scan.citations)
    language = manuscript.language or language_of(manuscript.text[: 20_000])
    leads = tuple(look_all(scan.references))
    return Text(path, manuscript, scan, parts, marks, language, hash_of(path, manuscript), leads)


def hash_of(path: Path, manuscript: Manuscript) -> str:
    """Return the sha256 of the file, or of the text where the manuscript is made of several."""
    several = path.is_dir() or len({part.path for part in manuscript.parts}) > 1
    return hashlib.sha256(manuscript.text.encode("utf-8", "replace") if several else path.read_bytes()).hexdigest()


def _mark(one: Cited, parts: Sections) -> Mark:
    return Mark(
        Span(one.start, one.end), " ".join(one.printed.split()), parts.at(one.start), one.as_printed,
        tuple(dict.fromkeys(one.targets)), one.by, one.confidence,
        one.evidence or (INDIRECT if one.indirect else {}), one.locator,
    )


def reference_sources(entries: tuple[ListEntry, ...]) -> list[Source]:
    """Return each entry of a list as a source: what the format gives of it, else what its string says.

    Nothing is lost: an entry without a title that could be read has its whole string as one.
    """
    raws = [entry for entry in entries if not entry.csl]
    parsed = zip(raws, parser().stream(Entry(" ".join(entry.raw.split())) for entry in raws), strict=True)
    results = {entry.index: result for entry, result in parsed} if raws else {}
    return [_source(entry, results.get(entry.index)) for entry in entries]


def _source(entry: ListEntry, result: dict[str, Any] | None) -> Source:
    if entry.csl:
        return replace(csl.source_of(entry.csl), key=entry.identifier or str(entry.csl.get("id", "")))
    assert result is not None
    source = source_of(result, entry.identifier)
    if source.own.title:
        return source
    words = " ".join(entry.raw.split())
    language = source.language or language_of(words) or "en"
    side = replace(source.sides.get(language, Side()), title=words[:LONGEST_TITLE])
    return replace(source, language=language, sides={**source.sides, language: side},
                   fields={**source.fields, "note": f"as printed: {words}"})
