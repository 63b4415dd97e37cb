"""Documents whose notes hold their references: each note is read, what points back is resolved, a list is made.

Chinese journals of the humanities and of international relations, and Chicago notes. 同上 and Ibid. mean the work
before them, 前引书, op. cit. and short titles the work of that author given earlier, 前注① the works of that note.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct
from rapidfuzz import fuzz

from toolkit.model import LangText
from toolkit.papers.leads import look
from toolkit.papers.manuscript import ListEntry, Manuscript, Note
from toolkit.papers.notewords import Piece, author_of, names_in, pieces, title_of, without_back
from toolkit.papers.problems import Fault, Level
from toolkit.papers.scanned import Cited
from toolkit.text.normal import normal_form

EVIDENCE: dict[str, tuple[str, str]] = {
    "same": ("“{words}” means the work cited before it", "“{words}”指前一处所引"),
    "note": ("“{words}” points to note {note}", "“{words}”指注 {note} 所引"),
    "short": ("“{words}” names the work given in full in note {note}", "“{words}”所指见注 {note} 首次引用"),
    "indirect": ("quoted after this work", "转引自此书"),
}
_ALIKE = 90.0


class NoteReading(Struct, frozen=True):
    """What the notes of a manuscript cite: the list made of them (or the one it has), citations, faults."""

    references: tuple[ListEntry, ...]
    citations: list[Cited]
    faults: list[Fault]

    @property
    def reached(self) -> int:
        """How many works the notes cite."""
        return len({target for one in self.citations for target in one.targets})


class _Known(Struct, frozen=True):
    """A work that was cited, the note that gives it in full."""

    entry: ListEntry
    names: frozenset[str]
    title: str
    note: str


class _Mark(Struct, frozen=True):
    """What one piece was resolved to."""

    targets: tuple[int, ...]
    sure: float
    reason: str = ""
    note: str = ""
    runner_up: int = 0


def read_notes(manuscript: Manuscript, notes: tuple[Note, ...], listed: bool) -> NoteReading:
    """Read all notes in order; ``listed``: the document has a list of its own, and nothing is added to it."""
    reader = _Reader(manuscript, listed)
    for note in notes:
        reader.read(note)
    references = tuple(known.entry for known in reader.known)
    return NoteReading(references, reader.citations, reader.faults)


class _Reader:
    """Goes through the notes and remembers what was cited."""

    def __init__(self, manuscript: Manuscript, listed: bool) -> None:
        self.text, self.listed = manuscript.text, listed
        self.known: list[_Known] = []
        self.named: dict[str, list[int]] = defaultdict(list)
        self.nameless: list[int] = []
        for entry in manuscript.references if listed else ():
            self._remember(_known(entry, ""))
        self.by_note: dict[str, list[int]] = {}
        self.before: list[tuple[int, str]] = []
        self.citations: list[Cited] = []
        self.faults: list[Fault] = []

    def read(self, note: Note) -> None:
        """Read one note; 同上 in it may mean a work of its own as well as of the note before."""
        here: list[tuple[int, str]] = []
        for piece in pieces(self.text[note.start : note.end]):
            if piece.kind == "comment":
                continue
            mark = self._mark(note, piece, here or self.before)
            self._cite(note, piece, mark)
            here += [(target, piece.locator) for target in mark.targets]
        self.by_note[note.label] = list(dict.fromkeys(target for target, _ in here))
        self.before = here or self.before

    def _mark(self, note: Note, piece: Piece, before: list[tuple[int, str]]) -> _Mark:
        if piece.kind == "same":
            works = list(dict.fromkeys(target for target, _ in before))
            if not works:
                return _Mark((), 0.0)
            return _Mark((works[-1],), 0.95 if len(works) == 1 else 0.7, "same", "", works[-2] if works[1:] else 0)
        if piece.kind == "note":
            return self._of_note(piece)
        if piece.kind == "short":
            return self._short(piece)
        return self._full(note, piece)

    def _of_note(self, piece: Piece) -> _Mark:
        label = next((label for label in self.by_note if _number(label) == piece.number), "")
        works = self.by_note.get(label, [])
        author = author_of(piece.text)
        named = [target for target in works if author & self.known[target - 1].names]
        others = [known for known in self.known if author & known.names] if not named else []
        if others:  # labels begin again on each page, so that the author says more than the label
            best = others[-1]
            sure = 0.9 if len(others) == 1 else 0.7
            return _Mark((best.entry.index,), sure, "short", best.note, others[-2].entry.index if others[1:] else 0)
        chosen = named or works
        if not chosen:
            return _Mark((), 0.0)
        sure = 0.95 if len(chosen) == 1 else 0.7
        return _Mark((chosen[0],), sure, "note", label, chosen[1] if chosen[1:] else 0)

    def _short(self, piece: Piece) -> _Mark:
        """Find the earlier work whose author or title a short form names; the last one where several fit."""
        words, title = without_back(piece.text), normal_form(title_of(piece.text))
        fitting = [known for known in self.known if self._names(words, known)]
        titled = [known for known in fitting or self.known if title and _same_title(title, known)]
        chosen = titled or ([] if title and not fitting else fitting)
        if not chosen:
            return _Mark((), 0.0)
        sure = 0.95 if len(chosen) == 1 else 0.7
        best = chosen[-1]
        return _Mark((best.entry.index,), sure, "short", best.note, chosen[-2].entry.index if chosen[1:] else 0)

    def _names(self, words: str, known: _Known) -> bool:
        return bool(names_in(words) & known.names)

    def _full(self, note: Note, piece: Piece) -> _Mark:
        start = note.start + piece.start
        entry = ListEntry(len(self.known) + 1, "", start, note.start + piece.end, piece.text.rstrip("。."))
        new = _known(entry, note.label)
        same = next((known for known in self._near(new) if _same_work(new, known)), None)
        if same:
            return _Mark((same.entry.index,), 1.0)
        if self.listed:
            return _Mark((), 0.0)
        self._remember(new)
        return _Mark((entry.index,), 1.0)

    def _remember(self, known: _Known) -> None:
        """Keep a work under each of its names, so that a later one is held only against those it may be."""
        at = len(self.known)
        self.known.append(known)
        for name in known.names:
            self.named[name].append(at)
        if not known.names:
            self.nameless.append(at)

    def _near(self, new: _Known) -> list[_Known]:
        """Return, in order, the works that share a name with a new one or give none; all where it gives none."""
        if not new.names:
            return self.known
        places = {at for name in new.names for at in self.named.get(name, ())}
        return [self.known[at] for at in sorted(places.union(self.nameless))]

    def _cite(self, note: Note, piece: Piece, mark: _Mark) -> None:
        start, end = note.start + piece.start, note.start + piece.end
        places = [(span.start, span.end) for span in note.called] or [(start, end)]
        words = self.text[start:end].split("，")[0].split(",")[0].strip()[:40]
        for begin, stop in places:
            printed = self.text[begin:stop]
            self.citations.append(
                Cited(
                    begin, stop, printed, "note", mark.targets, mark.targets, "note", mark.sure,
                    _evidence(mark, words, piece.indirect), mark.runner_up, piece.locator, piece.indirect,
                )
            )  # fmt: skip
        if not mark.targets:
            level: Level = "info" if self.listed and piece.kind == "full" else "warning"
            self.faults.append(Fault("citation-undefined", level, start, end, {"printed": f"“{words}”"}))


def _known(entry: ListEntry, note: str) -> _Known:
    names = names_in(entry.raw) | (look(entry).lead if not note else frozenset())
    return _Known(entry, names, normal_form(title_of(entry.raw)), note)


def _same_title(title: str, known: _Known) -> bool:
    return title in known.title or (bool(known.title) and fuzz.ratio(title, known.title) >= _ALIKE) or (
        not known.title and title in normal_form(known.entry.raw)
    )


def _same_work(new: _Known, known: _Known) -> bool:
    """Say whether two full forms give one work: the same title, and an author in common where both name one."""
    if new.names and known.names and not new.names & known.names:
        return False
    if new.title and known.title:
        return fuzz.ratio(new.title, known.title) >= _ALIKE
    return fuzz.ratio(normal_form(new.entry.raw), normal_form(known.entry.raw)) >= _ALIKE


def _number(label: str) -> int:
    if label.isascii():
        return int(label) if label.isdigit() else 0
    return ord(label[0]) - ord("①") + 1 if "①" <= label[0] <= "⑳" else 0


def _evidence(mark: _Mark, words: str, indirect: bool) -> LangText:
    reasons = [mark.reason] if mark.reason else []
    reasons += ["indirect"] if indirect and mark.targets else []
    if not reasons:
        return {}
    args = {"words": words, "note": mark.note}
    return {
        "en": "; ".join(EVIDENCE[reason][0].format(**args) for reason in reasons),
        "zh": "；".join(EVIDENCE[reason][1].format(**args) for reason in reasons),
    }
