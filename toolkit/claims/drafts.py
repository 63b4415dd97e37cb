"""Drafts of claims from a manuscript: each sentence that cites, and those without a citation that read like claims.

Everything that a draft says of its sentence is a guess for a person to review. What is not known stays out: a sentence
without a speaker is the paper's own, and a link says no more than that the source is discussed, unless the sentence
names the source as the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from toolkit.claims import cues
from toolkit.concepts.tagger import Mention, mentions
from toolkit.model import AuthorView, Concept, Kind
from toolkit.papers.fingerprint import matching_form
from toolkit.papers.leads import WORD, Lead, latin_forms
from toolkit.papers.manuscript import Manuscript, Span
from toolkit.papers.paragraphs import sentences
from toolkit.papers.plain import plain
from toolkit.papers.sections import Sections, list_start
from toolkit.text.scripts import language_of

READS_LIKE_A_CLAIM = 1.0
"""The least score at which an uncited sentence is drafted."""
_SHORTEST_HAN, _SHORTEST_LATIN = 10, 6
_SPEAKING: frozenset[str] = frozenset({"actor", "instrument"})
_HAN_BLANK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]+(?=[\u3000-\u9fff\uff00-\uffef])")
_OPEN = "\ue000"  # stands for a bracket that a marker opens and the text behind it closes
_HALF = re.compile(rf"{_OPEN}\s*[)）]|{_OPEN}")
_LEFT_OVER = re.compile(r"\s*[(（\[［](?:[\s;；,，、&.]|and|和|及|与|see|参见|e\.g\.|cf\.)*[)）\]］]")
_NARRATIVE_KEY = re.compile(r"\\(?:[Cc]ite(?:t|alt|author)|[Tt]extcite|onlinecite)\*?(?![A-Za-z])|@")
_DOUBLED = re.compile(r"([.;；])(?:\s*\1)+(?!\.)")  # what markers between them left
_NO_PROSE = re.compile(r"<t[dr]\b|</?(?:table|html)\b", re.IGNORECASE)
_VERB = re.compile(r"\s+[a-z]")  # a sentence that goes on like this has the marker before it as its subject
_NEAR = 4
"""How many code points may stand between an actor and what it is said to hold."""


class Marker(NamedTuple):
    """A citation as drafts need it: where it stands, the id of its record, the keys of its sources, their leads."""

    span: Span
    id: str
    keys: tuple[str, ...]
    leads: tuple[Lead | None, ...]
    locator: str = ""
    named: str = ""
    """How a sentence that has the marker as its subject would name the authors."""


class Draft(Struct, frozen=True):
    """A draft of a claim; ``score`` ranks uncited sentences, and is 0 where the sentence cites."""

    start: int
    end: int
    text: str
    language: str
    section: str
    kind: Kind
    citations: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    locators: tuple[str, ...] = ()
    """What the paper gives for the page of each key, mostly nothing."""
    asserted_by: tuple[str, ...] = ()
    author_view: AuthorView | None = None
    concepts: tuple[str, ...] = ()
    score: float = 0.0
    form: str = ""
    """The matching form of the sentence."""

    @property
    def cited(self) -> bool:
        """Whether the sentence carries a citation."""
        return bool(self.citations)


class Line(NamedTuple):
    """A sentence of the text proper: where it stands, its section, the markers in it, its matching form."""

    span: Span
    section: str
    markers: tuple[Marker, ...]
    form: str
    paragraph: int = 0


def lines(manuscript: Manuscript, parts: Sections, markers: Sequence[Marker]) -> Iterator[Line]:
    """Yield the sentences of the text proper, without front matter, and of what follows the list those that cite."""
    stop = list_start(manuscript)
    waiting = sorted(markers, key=lambda marker: marker.span)
    at = 0
    for sentence in sentences(manuscript):
        while at < len(waiting) and waiting[at].span.start < sentence.start:
            at += 1
        first = at
        while at < len(waiting) and waiting[at].span.start < sentence.end:
            at += 1
        inside = tuple(waiting[first:at])
        if inside or parts.front <= sentence.start < stop:
            form = matching_form(manuscript.text, sentence.start, sentence.end, [marker.span for marker in inside])
            if form:
                span = Span(sentence.start, sentence.end)
                yield Line(span, parts.at(sentence.start), inside, form, sentence.paragraph)


def drafts(
    text: str,
    found: Iterable[Line],
    concepts: Mapping[str, Concept],
    language: str = "",
    form: str = "",
    least: float = READS_LIKE_A_CLAIM,
) -> list[Draft]:
    """Return a draft for each sentence that cites, and for each other that scores at least ``least``, in text order.

    ``form`` is the format of the manuscript, whose markup is taken out.
    """
    chosen = []
    for line in found:
        words = plain_text(text, line, form)
        score = 0.0 if line.markers else claim_score(words)
        if (line.markers or (score >= least and _is_long(words))) and not _NO_PROSE.search(words):
            chosen.append((line, words, score))
    tagged = mentions((words for _, words, _ in chosen), concepts.values()) if concepts else [()] * len(chosen)
    return [
        _draft(line, words, score, named, concepts, language)
        for (line, words, score), named in zip(chosen, tagged, strict=True)
    ]


def plain_text(text: str, line: Line, form: str = "") -> str:
    """Return a sentence as one line without its markers and markup; authors that are its words stay."""
    pieces: list[str] = []
    at = line.span.start
    for marker in line.markers:
        before = text[at : marker.span.start]
        subject = not before.strip() and not pieces and _VERB.match(text, marker.span.end) is not None
        printed = text[marker.span.start : marker.span.end]
        pieces += [before, marker.named if subject else narrated(printed, marker.named)]
        at = max(at, marker.span.end)
    words = plain("".join([*pieces, text[at : line.span.end]]), form)
    words = _LEFT_OVER.sub("", _HALF.sub("", words))
    words = _DOUBLED.sub(r"\1", _HAN_BLANK.sub("", " ".join(words.split())))
    return re.sub(r"\s+(?=[.,;:!?，。；：、！？)）])", "", words).lstrip("，。；、,;")


def narrated(printed: str, named: str) -> str:
    """Return what of a marker is part of its sentence: ``Lin (2019`` and a textual cite name Lin, ``[3]`` nobody."""
    if _NARRATIVE_KEY.match(printed):
        return named or printed
    head, bracket, _ = printed.partition("(") if "(" in printed else printed.partition("（")
    return f"{head.rstrip()}{_OPEN}" if bracket and head.strip() and not printed.startswith(("[", "\\", "@")) else ""


def claim_score(sentence: str) -> float:
    """Say how much a sentence reads like a claim: the weights of the cues in it, each once."""
    return round(sum(weight for weight, cue in cues.CLAIMING if cue.search(sentence)), 2)


def kind_of(sentence: str) -> Kind:
    """Guess what kind of assertion a sentence makes."""
    return next((kind for kind, cue in cues.KINDS if cue.search(sentence)), "interpretation")


def _is_long(sentence: str) -> bool:
    han = len(re.findall("[\u3400-\u9fff]", sentence))
    return han >= _SHORTEST_HAN or len(re.findall(r"[^\W\d_]{2,}", sentence)) - (han > 0) >= _SHORTEST_LATIN


def _draft(
    line: Line, words: str, score: float, named: Sequence[Mention], concepts: Mapping[str, Concept], language: str
) -> Draft:
    speakers = speakers_of(words, line.markers) or _actors(words, named, concepts)
    locators = {key: marker.locator for marker in reversed(line.markers) for key in marker.keys}
    keys = tuple(dict.fromkeys(key for marker in line.markers for key in marker.keys))
    return Draft(
        line.span.start,
        line.span.end,
        words,
        language_of(words) or language or "en",
        line.section,
        kind_of(words),
        tuple(marker.id for marker in line.markers),
        keys,
        tuple(locators[key] for key in keys),
        speakers,
        view_of(words) if speakers else None,
        tuple(dict.fromkeys(mention.concept for mention in named)),
        score,
        line.form,
    )


def view_of(sentence: str) -> AuthorView:
    """Guess what the author thinks of the view that a sentence gives."""
    return next((view for view, cue in cues.VIEWS if cue.search(sentence)), "reports")


def speakers_of(sentence: str, markers: Iterable[Marker]) -> tuple[str, ...]:
    """Return the cited sources that a sentence has speak: their first author before a reporting word, or a crowd."""
    said = [match.start() for match in cues.REPORTING.finditer(sentence)]
    pairs = [(key, lead) for marker in markers for key, lead in zip(marker.keys, marker.leads, strict=True)]
    if not said or not pairs:
        return ()
    head = sentence[: said[-1]] or sentence
    according = re.search(r"according to|所言|所说", sentence, re.IGNORECASE)
    names = names_in(sentence if according else head)
    by_name = [key for key, lead in pairs if lead is not None and _is_named(lead, names, head)]
    if by_name:
        return tuple(dict.fromkeys(by_name))
    crowd = cues.CROWD.search(head)
    return tuple(dict.fromkeys(key for key, _ in pairs)) if crowd and not cues.OWN.search(head) else ()


def names_in(text: str) -> frozenset[str]:
    """Return the spellings of every capitalised Latin word of a text."""
    words = (match[0] for match in WORD.finditer(text) if match[0][0].isupper())
    return frozenset(form for word in words for form in latin_forms(word))


def _is_named(lead: Lead, names: frozenset[str], head: str) -> bool:
    han = [form for form in lead.lead if re.fullmatch("[\u3400-\u9fff]{2,4}", form)]
    return any(form in head for form in han) or bool(names & lead.lead)


def _actors(sentence: str, named: Sequence[Mention], concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    """Return the actor or document of the vocabulary that stands right before a reporting word."""
    for match in cues.REPORTING.finditer(sentence):
        before = [mention for mention in named if mention.end <= match.start() <= mention.end + _NEAR
                  and concepts[mention.concept].type in _SPEAKING
                  and not re.search("[，。；,;:：]", sentence[mention.end : match.start()])]
        if before:
            return (before[-1].concept,)
    return ()
