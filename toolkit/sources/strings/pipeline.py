"""Strings → results: repair, cut into halves, label, decode, compare, in batches, which is what makes it fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any, NamedTuple

from toolkit.sources.strings.confidence import Calibration, order_of, read_calibration, signals
from toolkit.sources.strings.crf import CERTAIN, Labelled, Labeller, read
from toolkit.sources.strings.csl import finished
from toolkit.sources.strings.cut import cut
from toolkit.sources.strings.decode import Decoded, decode
from toolkit.sources.strings.features import context
from toolkit.sources.strings.gazetteer import Gazetteer, load_gazetteer
from toolkit.sources.strings.kinds import KindModel
from toolkit.sources.strings.problems import SURE, Found, of_halves, of_repairs, problem
from toolkit.sources.strings.repair import Repaired, repair
from toolkit.sources.strings.settle import settled
from toolkit.sources.strings.split import Entry, entry_start
from toolkit.sources.strings.tokens import Tokens, has_han_token, tokenize
from toolkit.sources.strings.twins import disagreements, shaped_like

BATCH = 96
_LONGEST = 2000
"""What goes on longer than this is no reference; the rest of it is not read, and said to be left out."""


class Half(NamedTuple):
    """One half of a string: its text, where it begins in the raw string, its tokens."""

    text: str
    start: int
    tokens: Tokens
    words: str = ""
    translation: bool = False


class Reading(NamedTuple):
    """A half with what was made of it."""

    half: Half
    labelled: Labelled
    decoded: Decoded


class Files(NamedTuple):
    """The contents of the model files."""

    latin: bytes
    han: bytes
    kinds: bytes
    gazetteer: str
    calibration: str


def read_files(folder: Traversable) -> Files:
    """Read the model files of a folder."""
    latin, han, kinds = ((folder / f"{name}.crf").read_bytes() for name in ("latin", "han", "kinds"))
    return Files(
        latin, han, kinds, *((folder / name).read_text("utf-8") for name in ("gazetteer.tsv", "calibration.json"))
    )


class Parser:
    """The models, ready to parse."""

    def __init__(self, files: Files) -> None:
        """Read the model files."""
        self.latin = Labeller(read(files.latin))
        self.han = Labeller(read(files.han))
        self.kinds = KindModel(read(files.kinds))
        self.gazetteer: Gazetteer = load_gazetteer(files.gazetteer)
        self.calibration: Calibration = read_calibration(files.calibration)

    def stream(self, entries: Iterable[Entry], language: str = "en") -> Iterator[dict[str, Any]]:
        """Yield a result for each entry, in order, as `parse --to jsonl` prints it."""
        source, index = iter(entries), 0
        while batch := list(islice(source, BATCH)):
            repaired = [repair(entry.raw[:_LONGEST]) for entry in batch]
            for entry, mended, readings in zip(batch, repaired, self.read(repaired), strict=True):
                index += 1
                yield self._result(index, entry, mended, readings, language)

    def read(self, texts: list[Repaired]) -> list[list[Reading]]:
        """Return the readings of strings, side by side; the Chinese half of a twin comes first."""
        found = [_halves(text.text, text.words) for text in texts]
        flat = [half for halves in found for half in halves]
        labelled = iter(self._label(flat))
        return [_shaped([self._reading(half, next(labelled)) for half in halves]) for halves in found]

    def sure(self, readings: list[Reading]) -> float:
        """Return the confidence in the readings of one string: that of its less certain half."""
        return min(self.calibration.confidence(*seen) for seen in half_signals(readings))

    def _label(self, halves: list[Half]) -> list[Labelled]:
        contexts = [context(half.tokens, self.gazetteer) for half in halves]
        result = [Labelled("", CERTAIN)] * len(halves)
        is_han = [has_han_token(half.tokens) for half in halves]
        for model, wanted in ((self.latin, False), (self.han, True)):
            places = [at for at, han in enumerate(is_han) if han == wanted]
            found = model.label([halves[at].tokens for at in places], [contexts[at] for at in places])
            for at, labelled in zip(places, found, strict=True):
                result[at] = labelled
        return result

    def _reading(self, half: Half, labelled: Labelled) -> Reading:
        decoded = decode(half.text, half.tokens, labelled.labels, half.words, half.translation)
        decoded.item["type"] = self.kinds.kind(decoded.item, half.tokens, decoded.labels)
        settled(decoded.item, half.tokens)
        return Reading(half, labelled, decoded)

    def _result(
        self, index: int, entry: Entry, mended: Repaired, readings: list[Reading], language: str
    ) -> dict[str, Any]:
        items = [finished(reading.decoded, reading.half.text) for reading in readings]
        # what names no work is no reference, however certain its labels
        confidence = self.sure(readings) if {"title", "container-title"} & set(items[0]) else 0.0
        problems = list(_problems(entry, mended, readings, items, confidence, language))
        return {
            "index": index,
            "raw": entry.raw,
            "csl": items[0],
            "csl_en": items[1] if len(items) > 1 else None,
            "confidence": confidence,
            "problems": problems,
        }


def _shaped(readings: list[Reading]) -> list[Reading]:
    """Let the Chinese half of a twin settle what the English one leaves open."""
    if len(readings) < 2:
        return readings
    chinese, english = readings
    item = shaped_like(chinese.decoded.item, english.decoded.item, english.decoded.spans, english.half.words)
    return [chinese, english._replace(decoded=english.decoded._replace(item=item))]


def half_signals(readings: list[Reading]) -> list[tuple[list[float], str]]:
    """Return what the confidence in each half is made of."""
    items = [reading.decoded.item for reading in readings]
    twin = len(items) > 1
    differences = sum(1 for _ in disagreements(*items)) if twin else 0
    found = []
    for half, (labels, doubts), decoded in readings:
        han = has_han_token(half.tokens)
        found.append((signals(decoded.item, labels, doubts, twin, differences, han), order_of(labels, han)))
    return found


def _halves(text: str, words: str) -> list[Half]:
    tokens = tokenize(text)
    found = cut(text, tokens)
    result = []
    for place in (found.zh, found.en):
        if place is not None:
            start, end = place
            start += entry_start(text[start:end])
            part = text[start:end]
            known = tokens if len(part) == len(text) else tokenize(part)
            result.append(Half(part, start, known, words[start:end], place is found.en))
    return result


def _problems(
    entry: Entry,
    mended: Repaired,
    readings: list[Reading],
    items: list[dict[str, Any]],
    confidence: float,
    language: str,
) -> Iterator[Found]:
    whole = (0, len(entry.raw))
    rest = (min(_LONGEST, len(entry.raw)), len(entry.raw))
    left_out = [(text, (0, 0)) for text in entry.left_out] + [(entry.raw[slice(*rest)], rest)]
    for text, span in left_out:
        if text:
            yield problem("string-left-out", span, language, text=text if len(text) < 80 else text[:79] + "…")
    if not items[0]:
        yield problem("string-empty", whole, language)
        return
    yield from of_repairs(mended.repairs, language)
    for reading in readings:
        yield from _formulas(reading, language)
    if "title" not in items[0] and "container-title" not in items[0]:
        yield problem("string-untitled", whole, language)
    if len(readings) > 1:
        english = readings[1]
        spans = {
            name: (start + english.half.start, end + english.half.start)
            for name, (start, end) in english.decoded.spans.items()
        }
        place = (english.half.start, english.half.start + len(english.half.text))
        yield from of_halves(disagreements(*(reading.decoded.item for reading in readings)), spans, place, language)
    doi = items[0].get("DOI", "")
    if doi and "/" not in doi:
        start, end = readings[0].decoded.spans.get("DOI", whole)
        yield problem(
            "identifier-doi", (start + readings[0].half.start, end + readings[0].half.start), language, before=doi
        )
    if confidence < SURE:
        yield problem("string-unsure", whole, language, confidence=confidence)


def _formulas(reading: Reading, language: str) -> Iterator[Found]:
    tokens, start = reading.half.tokens, reading.half.start
    for at, kind in enumerate(tokens.kinds):
        if kind == "math":
            yield problem(
                "string-formula",
                (tokens.starts[at] + start, tokens.ends[at] + start),
                language,
                before=tokens.texts[at],
            )
