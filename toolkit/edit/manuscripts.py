"""A manuscript read for the records: its scan, worded in both languages, its sections, its references as sources."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from toolkit.claims.drafts import Line, Marker, lines
from toolkit.errors import ToolkitError
from toolkit.model import LangText, Side, Source
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.leads import Lead, look_all
from toolkit.papers.manuscript import ListEntry, Manuscript, Span
from toolkit.papers.reading import hash_of as hash_of
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scanned import Cited, Scan
from toolkit.papers.sections import Sections, sections
from toolkit.sources.formats import csl
from toolkit.sources.strings.csl import joined, source_of
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
    given: frozenset[int]
    """The entries of the list whose fields the format itself holds."""
    faults: tuple[tuple[str, tuple[int, ...], LangText], ...]
    """What was found wrong: the rule, the entries concerned, the words in both languages."""

    @property
    def text(self) -> str:
        """The text of the manuscript."""
        return self.manuscript.text

    def lines(self, ids: Sequence[str], keys: Sequence[str], names: Mapping[str, str] | None = None) -> list[Line]:
        """Return the sentences; ``ids`` name the citations and ``keys`` the entries of the list, in their order.

        ``names`` says by key how a sentence would name the authors.
        """
        named = names or {}
        leads = {lead.index: lead for lead in self.leads}
        marked = [
            Marker(mark.span, id_, tuple(keys[target - 1] for target in mark.targets),
                   tuple(leads.get(target) for target in mark.targets), mark.locator,
                   self._listed([named.get(keys[target - 1], "") for target in mark.targets]))
            for mark, id_ in zip(self.marks, ids, strict=True)
        ]
        return list(lines(self.manuscript, self.parts, marked))

    def _listed(self, names: Sequence[str]) -> str:
        """Return names as a sentence lists them; nothing where one is not known."""
        if not all(names):
            return ""
        comma, last = ("、", "和") if self.language == "zh" else (", ", " and ")
        return last.join(filter(None, (comma.join(names[:-1]), names[-1]))) if names else ""


def read_text(path: Path) -> Text:
    """Read and scan a manuscript; raises ToolkitError where it cannot be read or holds no text."""
    manuscript = read_manuscript(path)
    if not manuscript.text.strip():
        raise ToolkitError(f"{path} holds no text", f"{path} 中没有文字")
    parts = sections(manuscript)
    bare = find_citations(manuscript)
    scan, chinese = decoded(bare, "en"), decoded(bare, "zh")
    marks = tuple(_mark(one, parts) for one in scan.citations)
    language = manuscript.language or language_of(manuscript.text[: 20_000])
    leads = tuple(look_all(scan.references))
    given = frozenset(entry.index for entry in bare.references if entry.csl)
    faults = tuple((one.rule, one.references, {"en": one.message("en"), "zh": other.message("zh")})
                   for one, other in zip(scan.faults, chinese.faults, strict=True))
    return Text(path, manuscript, scan, parts, marks, language, hash_of(path, manuscript), leads, given, faults)


def _mark(one: Cited, parts: Sections) -> Mark:
    return Mark(
        Span(one.start, one.end), " ".join(one.printed.split()), parts.at(one.start), one.as_printed,
        tuple(dict.fromkeys(one.targets)), one.by, one.confidence,
        one.evidence or (INDIRECT if one.indirect else {}), one.locator,
    )


def reference_sources(entries: Iterable[ListEntry], given: Container[int] = ()) -> list[Source]:
    """Return each entry of a list as a source, in order; ``given`` are those whose fields the format itself holds.

    Nothing is lost: an entry without a title that could be read has its whole string as one.
    """
    return [_source(entry, entry.index in given) for entry in entries]


def _source(entry: ListEntry, given: bool) -> Source:
    item: dict[str, object] = entry.csl or {}
    result = {"csl": item, "csl_en": entry.csl_en}
    if given:
        name = entry.identifier or str(item.get("id", ""))
        source = replace(csl.source_of(joined(result, name)), key=name)
    else:
        source = source_of(result, entry.identifier)
    if source.own.title:
        return source
    words = " ".join(entry.raw.split()) or entry.label
    language = source.language or language_of(words) or "en"
    side = replace(source.sides.get(language, Side()), title=words[:LONGEST_TITLE])
    return replace(source, language=language, sides={**source.sides, language: side},
                   fields={**source.fields, "note": f"as printed: {words}"})
