"""The records of a corpus: frozen values that every part of litcorpus shares.

Each record mirrors one thing that people write in the corpus folder; field names are those of the files unless the
file's name is no Python name (then ``msgspec.field(name=…)`` says which). Nothing here reads a file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from toolkit.errors import ToolkitError as ToolkitError

LangText = dict[str, str]
"""A text by language tag, for example ``{"zh": "数据主权", "en": "data sovereignty"}``."""

Level = Literal["error", "warning", "info"]
Kind = Literal["definition", "empirical", "causal", "interpretation", "normative", "forecast", "proposal"]
AuthorView = Literal["endorses", "reports", "rejects"]
Status = Literal["draft", "accepted", "rejected"]
ResolvedBy = Literal["number", "author-year", "key", "author-name", "order", "note", "person"]
ConceptType = Literal[
    "theory", "idea", "issue", "actor", "instrument", "measure", "technology", "case", "event"
]
Leaning = Literal["for", "against", "mixed"]
KnownFrom = Literal["own-document", "described"]
Verdict = Literal["supports", "partly", "contradicts", "not-found", "indirect"]
CheckedFrom = Literal["full-text", "abstract", "secondary"]
Confidence = Annotated[float, Meta(ge=0, le=1)]


class Place(Struct, frozen=True, order=True):
    """A stretch of a file: path relative to the corpus root, lines and columns from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Problem(Struct, frozen=True):
    """Something wrong in the data: a value, collected and sorted, worded only at output.

    ``subject`` names the thing as a person would (``claim:wei2025-k7qd``); ``pointer`` is the way from that record to
    the value meant (``("sources", 0, "key")``); ``args`` fill the rule's message.
    """

    rule: str
    level: Level
    place: Place
    subject: str = ""
    args: dict[str, str | int | float] = {}
    pointer: tuple[str | int, ...] = ()
    related: tuple[Place, ...] = ()
    suggestion: str = ""


# -- sources ---------------------------------------------------------------------------------------------------------


class Name(Struct, frozen=True):
    """A name; a Chinese one is whole in ``family`` and ``given``, an institution is ``literal``."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


class Side(Struct, frozen=True):
    """What a bibliographic record says in one language. ``more_authors`` is the list's own ``et al.`` or ``等``."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    more_authors: bool = False
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""
    series: str = ""
    publisher: str = ""
    location: str = ""


class Source(Struct, frozen=True):
    """One work: an entry of references.bib, in one or two languages.

    ``type`` and the names of ``fields`` are biblatex's; ``number`` is the issue. ``fields`` keeps every field that has
    no place of its own, as written. ``date`` is EDTF level 0 (``2008``, ``2024-05``) as the entry gives it.
    """

    key: str
    type: str
    language: str = ""
    sides: dict[str, Side] = {}
    date: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    identifiers: dict[str, str] = {}
    concepts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    annotation: LangText = {}
    related: tuple[str, ...] = ()
    relatedtype: str = ""
    fields: dict[str, str] = {}
    place: Place = Place("references.bib")

    @property
    def own(self) -> Side:
        """The side in the work's own language."""
        return self.sides.get(self.language) or next(iter(self.sides.values()), Side())

    @property
    def year(self) -> int | None:
        """The year of ``date``, or None where it gives none."""
        head = self.date[:4]
        return int(head) if head.isdigit() and len(head) == 4 else None

    @property
    def mentioned(self) -> bool:
        """Whether the text only names this document without listing it."""
        return "mentioned" in self.keywords


# -- papers ----------------------------------------------------------------------------------------------------------


class SeenInPrint(Struct, frozen=True, forbid_unknown_fields=True):
    """Who compared this copy with the publisher's page, and when (ISO date)."""

    by: str
    on: str


class CopyOfText(Struct, frozen=True, forbid_unknown_fields=True):
    """Which copy of the text was read; ``length`` in code points."""

    copy: Literal["ocr", "publisher-pdf", "author-file"]
    sha256: str = ""
    length: int | None = None


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading of the outline. ``characters`` counts its own text, without blanks, markers and children.

    ``en_by``/``zh_by`` is ``annotator`` where the title in that language is ours, not the paper's.
    """

    number: str
    title: LangText
    en_by: str = ""
    zh_by: str = ""
    characters: int | None = None


class Citation(Struct, frozen=True, forbid_unknown_fields=True):
    """One in-text marker: what this copy shows, and the sources it was resolved to."""

    id: str
    reads: str
    section: str = ""
    as_printed: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    resolved_by: ResolvedBy | None = None
    confidence: Confidence | None = None
    evidence: LangText = {}
    seen_in_print: SeenInPrint | None = None
    gone: str = ""
    """The day (ISO date) on which a changed manuscript no longer had this marker; it then counts in no figure."""
    reply: str = ""
    """What the author answered when asked, word for word."""


class Finding(Struct, frozen=True, forbid_unknown_fields=True):
    """A contradiction that this copy carries, kept as it reads: which sources, what disagrees."""

    id: str
    sources: tuple[str, ...]
    says: LangText
    seen_in_print: SeenInPrint | None = None
    reply: str = ""


class Paper(Struct, frozen=True):
    """An annotated paper: outline, printed reference order, citations, documents only named, findings."""

    id: str
    source: str
    language: str = ""
    text: CopyOfText | None = None
    outline: tuple[Section, ...] = ()
    references: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    place: Place = Place("")


class Quote(Struct, frozen=True, forbid_unknown_fields=True):
    """The words themselves and those around them (TextQuoteSelector), kept where the licence of the text allows."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a citation or claim stands: code points, start inclusive, end exclusive (W3C Web Annotation).

    ``end`` 0 says that it stands nowhere in the copy that is read now; hash and fingerprint stay, to find it again. The
    paper itself has one too: the whole text, with a hash of each of its ``sentences`` (32 bits, base64), by which a
    changed copy shows what is new.
    """

    id: str
    start: int
    end: int
    sha256: str = ""
    minhash: str = ""
    quote: Quote | None = None
    sentences: str = ""


# -- claims ----------------------------------------------------------------------------------------------------------


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """What someone found in the source itself; counts only with ``by``, ``on`` and ``from``."""

    verdict: Verdict
    by: str = ""
    on: str = ""
    from_: CheckedFrom | None = field(name="from", default=None)
    page: str = ""
    note: str = ""


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """From a claim to a source: in which role, and by which markers (none where the text has none)."""

    key: str
    role: str = "discusses"
    citations: tuple[str, ...] = ()
    locator: str = ""
    check: Check | None = None


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """What an actor holds on an issue, and whether that is known from the actor's own document."""

    actor: str
    issue: str
    leaning: Leaning
    says: LangText = {}
    known_from: KnownFrom = "described"


class Stamp(Struct, frozen=True, forbid_unknown_fields=True):
    """Who did something, and when (ISO date)."""

    who: str
    on: str = ""


class Reopened(Struct, frozen=True, forbid_unknown_fields=True):
    """When and why a claim went back to draft: its sentence changed, or is gone."""

    on: str
    because: LangText


class Claim(Struct, frozen=True):
    """One assertion of a paper, in the annotator's words. ``asserted_by`` empty means the paper's own voice."""

    id: str
    text: LangText
    kind: Kind
    section: str = ""
    asserted_by: tuple[str, ...] = ()
    author_view: AuthorView | None = None
    sources: tuple[Link, ...] = ()
    rests_on: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    position: Position | None = None
    status: Status = "draft"
    exempt: str = ""
    by: Stamp | None = None
    reviewed: Stamp | None = None
    reopened: Reopened | None = None
    paper: str = ""
    place: Place = Place("")

    @property
    def own_voice(self) -> bool:
        """Whether the paper itself asserts this."""
        return not self.asserted_by


# -- concepts --------------------------------------------------------------------------------------------------------


class DatedEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened to a concept; ``on`` is an EDTF date, ``from`` the source that gives it."""

    on: str
    what: LangText = {}
    from_: str = field(name="from", default="")


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """An argument relation to another concept, named in corpus.yaml, with the claims that carry it."""

    to: str
    as_: str = field(name="as")
    claims: tuple[str, ...] = ()


class Concept(Struct, frozen=True, rename="camel"):
    """A concept of the bilingual vocabulary (SKOS)."""

    id: str
    type: ConceptType
    pref_label: LangText
    alt_label: dict[str, tuple[str, ...]] = {}
    definition: LangText = {}
    dates: tuple[DatedEvent, ...] = ()
    broader: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    place: Place = Place("")


# -- the corpus ------------------------------------------------------------------------------------------------------


class RelationName(Struct, frozen=True, forbid_unknown_fields=True):
    """A name that argument relations may use, with its label and the label read backwards."""

    id: str
    label: LangText
    inverse: LangText = {}


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """corpus.yaml: what the corpus is called, its languages, licence, relation names and settings of commands."""

    title: LangText = {}
    languages: tuple[str, ...] = ("zh", "en")
    licence: str = ""
    relations: tuple[RelationName, ...] = ()
    check: dict[str, object] = {}
    cite: dict[str, object] = {}
    keys: str = ""


class Acceptance(Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that a person accepts: matched by rule and subject, never by line."""

    rule: str
    subject: str
    because: LangText
    by: Stamp | None = None


class Decisions(Struct, frozen=True, forbid_unknown_fields=True):
    """decisions.yaml: what a person decided and no tool may undo."""

    accepted: tuple[Acceptance, ...] = ()
    not_duplicates: tuple[tuple[str, ...], ...] = ()
    rejected_drafts: tuple[str, ...] = ()
    aliases: dict[str, str] = {}


class Corpus(Struct, frozen=True):
    """Everything a corpus folder says, and every problem met while reading it. ``root`` is an absolute path.

    ``files`` holds the blake2b of each file as it was read, so that a save notices what someone else changed meanwhile.
    """

    root: str
    settings: Settings = Settings()
    sources: dict[str, Source] = {}
    papers: dict[str, Paper] = {}
    claims: dict[str, Claim] = {}
    concepts: dict[str, Concept] = {}
    anchors: dict[str, dict[str, Anchor]] = {}
    positions: dict[str, tuple[int, int]] = {}
    decisions: Decisions = Decisions()
    problems: tuple[Problem, ...] = ()
    files: dict[str, str] = {}


