"""A paper's anchors found again in a copy of its text: its claims by their sentences, its citations within them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.claims.drafts import Line
from toolkit.edit.manuscripts import Text
from toolkit.model import Anchor, Citation, Corpus, Paper
from toolkit.papers.anchoring import ORPHAN, Candidate, Found, Known, find_again
from toolkit.papers.fingerprint import decode, decode_all, short
from toolkit.papers.manuscript import Span

TOGETHER = 400
"""How far apart, in code points, anchors with the same hash may stand to be of one sentence."""
SAME_TARGETS, SOME_TARGETS, SAME_MARKER, SAME_PLACE = 3.0, 2.0, 1.0, 0.5
"""How much speaks for two markers being the same one: what they point to, how they read, that they stand alike."""


class Unit(NamedTuple):
    """A sentence of the old text as its anchors know it; ``lost``: it stood nowhere in that text, but in one before."""

    known: Known
    ids: tuple[str, ...]
    lost: bool = False


class Place(NamedTuple):
    """What became of an anchor: where it stands now, the lines it was found in, whether it stands in another order."""

    found: Found
    span: Span | None = None
    lines: tuple[int, ...] = ()
    moved: bool = False


class Anchored(NamedTuple):
    """What became of every anchor of a paper in a copy of its text.

    ``places`` by the id of the claim or citation; ``marks`` the number of the new marker by the id of its citation;
    ``lines`` the sentences of the copy; ``old`` says of each whether the old text had it, None where nobody knows.
    """

    places: dict[str, Place]
    marks: dict[str, int]
    lines: tuple[Line, ...]
    old: tuple[bool, ...] | None


def anchor_again(corpus: Corpus, paper: Paper, text: Text, keys: Sequence[str]) -> Anchored:
    """Find every anchor of a paper in a copy of its text; ``keys`` are those of the copy's reference list, in order."""
    anchors = corpus.anchors.get(paper.id, {})
    lines = tuple(text.lines(tuple(map(str, range(len(text.marks)))), tuple(keys)))
    had = decode_all(anchors[paper.id].sentences) if paper.id in anchors else frozenset()
    old = tuple(short(line.form) in had for line in lines) if had else None
    units = units_of(anchors, paper)
    candidates = [Candidate(line.form, line.paragraph, old[at] if old else False) for at, line in enumerate(lines)]
    found = find_again([unit.known for unit in units], candidates)
    citations = {citation.id: citation for citation in paper.citations}
    marks = _pair_marks(units, found, citations, anchors, text, lines, keys)
    found = [_led_by_markers(unit, one, marks, lines) for unit, one in zip(units, found, strict=True)]
    moved = _moved([one for unit, one in zip(units, found, strict=True) if not unit.lost])
    places: dict[str, Place] = {}
    for at, (unit, one) in enumerate(zip(units, found, strict=True)):
        for name in unit.ids:
            place = _place(one, lines, at in moved)
            places[name] = _of_citation(place, marks.get(name), text) if name in citations else place
    for name, citation in citations.items():
        if name not in places:  # known by nothing but its marker
            mark = marks.get(name)
            same = mark is not None and _worth(citation, mark, text, keys) > SAME_TARGETS
            places[name] = _of_citation(Place(Found("exact", score=1.0) if same else ORPHAN), mark, text)
    return Anchored(places, marks, lines, old)


def units_of(anchors: Mapping[str, Anchor], paper: Paper) -> list[Unit]:
    """Return the sentences that a paper's anchors know, in the order of the text; those without a hash know none.

    What was lost before is of the sentence with its hash, or one by itself, at the end.
    """
    citations = {citation.id for citation in paper.citations}
    groups: list[list[Anchor]] = []
    known = [anchor for anchor in anchors.values() if anchor.sha256 and anchor.id != paper.id]
    for anchor in sorted((one for one in known if one.end), key=lambda one: (one.start, one.end, one.id)):
        last = groups[-1][-1] if groups else None
        near = last is not None and last.sha256 == anchor.sha256 and anchor.start - last.start <= TOGETHER
        if near:
            groups[-1].append(anchor)
        else:
            groups.append([anchor])
    for anchor in (one for one in known if not one.end):
        home = next((group for group in groups if group[0].sha256 == anchor.sha256), None)
        if home is None:
            groups.append([anchor])
        else:
            home.append(anchor)
    return [_unit(group, citations) for group in groups]


def _unit(group: Sequence[Anchor], citations: set[str]) -> Unit:
    length = max((anchor.end - anchor.start for anchor in group if anchor.id not in citations), default=0)
    minhash = next((anchor.minhash for anchor in group if anchor.minhash), "")
    known = Known(group[0].sha256, decode(minhash), length)
    return Unit(known, tuple(anchor.id for anchor in group), not group[0].end)


def _place(found: Found, lines: Sequence[Line], moved: bool) -> Place:
    if found.outcome not in ("exact", "changed"):
        return Place(found)
    span = Span(lines[found.first].span.start, lines[found.last - 1].span.end)
    return Place(found, span, tuple(range(found.first, found.last)), moved)


def _of_citation(place: Place, mark: int | None, text: Text) -> Place:
    """Return the place of a citation: that of its marker; one whose sentence has lost it is an orphan."""
    if mark is None:
        return Place(ORPHAN)
    found = place.found if place.found.outcome in ("exact", "changed") else Found("changed")
    return Place(found, text.marks[mark].span, place.lines, place.moved)


def _moved(found: Sequence[Found]) -> set[int]:
    """Return the sentences that stand in another order than they did: all but a longest run that kept its order."""
    best: list[tuple[int, int]] = []  # (length, previous) by the position among those found
    there = [at for at, one in enumerate(found) if one.outcome in ("exact", "changed")]
    for at, name in enumerate(there):
        before = [(best[other][0], other) for other in range(at) if found[there[other]].first <= found[name].first]
        length, previous = max(before, default=(0, -1))
        best.append((length + 1, previous))
    kept, at = set(), max(range(len(best)), key=lambda one: best[one][0], default=-1)
    while at >= 0:
        kept.add(there[at])
        at = best[at][1]
    return set(there) - kept


# -- markers ---------------------------------------------------------------------------------------------------------


def _pair_marks(
    units: Sequence[Unit], found: Sequence[Found], citations: Mapping[str, Citation], anchors: Mapping[str, Anchor],
    text: Text, lines: Sequence[Line], keys: Sequence[str],
) -> dict[str, int]:
    """Return which new marker each citation is: within its sentence first, then those left over, by what they cite."""
    pairs: dict[str, int] = {}
    for names, places in _together(units, found, citations):
        here = [int(marker.id) for at in places for marker in lines[at].markers]
        pairs |= align([citations[name] for name in names], here, text, keys, SAME_PLACE)
    left = [mark for mark in range(len(text.marks)) if mark not in pairs.values()]
    waiting = [citation for citation in citations.values() if citation.id not in pairs and not citation.gone]
    waiting.sort(key=lambda citation: anchors[citation.id].start if citation.id in anchors else 0)
    bare = [citation for citation in waiting if citation.id not in anchors or not anchors[citation.id].sha256]
    least = SAME_MARKER if len(bare) == len(waiting) else SOME_TARGETS
    return pairs | align(waiting, left, text, keys, least)


def _together(
    units: Sequence[Unit], found: Sequence[Found], citations: Mapping[str, Citation]
) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the citations of sentences that were found, with their new lines; sentences that share one together."""
    groups: list[tuple[list[str], set[int]]] = []
    for unit, one in zip(units, found, strict=True):
        if one.outcome not in ("exact", "changed"):
            continue
        names = [name for name in unit.ids if name in citations]
        places = set(range(one.first, one.last))
        for other in [group for group in groups if group[1] & places]:
            groups.remove(other)
            names, places = [*other[0], *names], other[1] | places
        groups.append((names, places))
    return ((names, sorted(places)) for names, places in groups if names)


def align(
    old: Sequence[Citation], new: Sequence[int], text: Text, keys: Sequence[str], least: float
) -> dict[str, int]:
    """Pair citations with markers in one order, with as much for the pairs as can be, for each ``least`` or more."""
    worth = [[_worth(citation, mark, text, keys) for mark in new] for citation in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in range(len(old) - 1, -1, -1):
        for to in range(len(new) - 1, -1, -1):
            value = worth[at][to]
            paired = value + best[at + 1][to + 1] if value >= least else 0.0
            best[at][to] = max(best[at + 1][to], best[at][to + 1], paired)
    pairs, at, to = {}, 0, 0
    while at < len(old) and to < len(new):
        value = worth[at][to]
        if value >= least and best[at][to] == value + best[at + 1][to + 1]:
            pairs[old[at].id] = new[to]
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return pairs


def _worth(citation: Citation, mark: int, text: Text, keys: Sequence[str]) -> float:
    targets = {keys[target - 1] for target in text.marks[mark].targets}
    same = bool(targets) and targets == set(citation.targets)
    reads = 0.1 if citation.reads == text.marks[mark].reads else 0.0
    if same:
        return SAME_TARGETS + reads
    if targets & set(citation.targets):
        return SOME_TARGETS + reads
    return SAME_MARKER if reads else SAME_PLACE


def _led_by_markers(unit: Unit, found: Found, marks: Mapping[str, int], lines: Sequence[Line]) -> Found:
    """Let a sentence that was rewritten beyond likeness follow its citations, where all stand in one new sentence."""
    mine = {marks[name] for name in unit.ids if name in marks}
    if found.outcome != "orphan" or not mine:
        return found
    homes = [at for at, line in enumerate(lines) if mine & {int(marker.id) for marker in line.markers}]
    return Found("changed", homes[0], homes[0] + 1, found.score) if len(homes) == 1 else found


def counts(places: Iterable[Place]) -> dict[str, int]:
    """Count outcomes."""
    found = [place.found.outcome for place in places]
    return {outcome: found.count(outcome) for outcome in ("exact", "changed", "ambiguous", "orphan")}
