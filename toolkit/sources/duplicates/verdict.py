"""Whether two records are one work, with the reasons."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from toolkit.model import Name
from toolkit.sources.duplicates.features import PART, SERIAL, WHOLE, Features, Person, person, romanized

Word = Literal["same", "maybe", "counterpart"]

ALIKE, CLOSE, FAR = 0.9, 0.8, 0.6
SHORT = 6
"""A title of fewer characters says little: ``序言``, ``Editorial``."""
REST = 4
"""Characters, without digits, by which a cut title is shorter at least: a subtitle, or the end of a long title."""
LONG = 12
"""A title that begins another is taken for its cut form from this length on."""


class Verdict(NamedTuple):
    """What two records are to each other, how surely (0 to 1), and by what."""

    word: Word
    score: float
    reasons: tuple[str, ...]


class Likeness(NamedTuple):
    """How alike two titles are; ``cut`` where one only begins the other."""

    ratio: float
    cut: bool = False
    length: int = 0


def judge(a: Features, b: Features) -> Verdict | None:
    """Return what two records are to each other, None where they are two works or nothing tells."""
    likeness = title_likeness(a, b)
    ids = a.strong & b.strong
    if a.language != b.language and {a.language, b.language} == {"zh", "en"}:
        return _counterpart(a, b, likeness, ids)
    if differs(a, b, likeness):
        return None
    if ids:
        return _by_identifier(a, b, likeness, ids)
    place = _place(a, b)
    names = names_agree(a, b)
    if a.books & b.books and a.kind == b.kind != PART and likeness.ratio >= CLOSE and names is not False:
        return Verdict("same", 0.97, ("isbn", "title"))
    return _by_title(a, b, likeness, place, names)


def differs(a: Features, b: Features, likeness: Likeness) -> bool:
    """Say whether two records cannot be one work, however alike they read.

    A chapter and its book, parts and volumes, editions, the numbers of standards, reports and series, a reply, an
    erratum, a translation. Where one title is cut, only the numbers that both parts could hold count.
    """
    if {a.kind, b.kind} == {WHOLE, PART} or _two_kinds(a, b):
        return True
    if a.marks.roles != b.marks.roles and not (likeness.cut and a.marks.roles & b.marks.roles):
        return True
    if _numbers_differ(a, b, likeness):
        return True
    if a.edition != b.edition and ((a.edition and b.edition) or max(a.edition, b.edition) not in ("", "1")):
        return not a.strong & b.strong
    if a.kind in SERIAL and a.kind == b.kind and _other_serial(a.number, b.number):
        return True
    volumes = bool(a.volume and b.volume and a.volume != b.volume)
    translation = a.translated != b.translated and a.year != b.year
    return WHOLE in (a.kind, b.kind) and (volumes or translation)


def _two_kinds(a: Features, b: Features) -> bool:
    return bool(a.kind and b.kind and a.kind != b.kind and {"thesis", "patent", "standard"} & {a.kind, b.kind})


def _other_serial(one: str, other: str) -> bool:
    """Say whether two numbers of standards, reports or series differ; one may leave out the year at its end."""
    return bool(one and other) and not one.startswith(other) and not other.startswith(one)


def _numbers_differ(a: Features, b: Features, likeness: Likeness) -> bool:
    if a.marks.parts == b.marks.parts and a.marks.numbers == b.marks.numbers:
        return False
    if likeness.cut:
        length = min(len(a.marks.numbers), len(b.marks.numbers))
        if a.marks.numbers[:length] != b.marks.numbers[:length]:
            return True
        return bool(a.marks.parts or b.marks.parts)
    if a.marks.parts != b.marks.parts:
        return True
    return not (a.strong & b.strong)


def title_likeness(a: Features, b: Features) -> Likeness:
    """Compare every title of one record with every title of the other, and return the best."""
    best = Likeness(0.0)
    for one in (*a.titles, *a.heads):
        for other in (*b.titles, *b.heads):
            length = min(len(one), len(other))
            if one == other:
                return Likeness(1.0, one not in a.titles or other not in b.titles, length)
            if length >= LONG and _is_cut(one, other):
                found = Likeness(0.95, True, length)
            else:
                found = Likeness(Indel.normalized_similarity(one, other, score_cutoff=FAR), False, length)
            best = max(best, found, key=lambda likeness: likeness.ratio)
    return best


def _is_cut(one: str, other: str) -> bool:
    """Say whether one title begins the other and more is missing than a number with a word (``2020年度``)."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and sum(not sign.isdecimal() for sign in long[len(short) :]) >= REST


def _by_identifier(a: Features, b: Features, likeness: Likeness, ids: frozenset[str]) -> Verdict | None:
    reasons = tuple(sorted(identifier.partition(":")[0] for identifier in ids))
    clash = any(kind not in reasons for kind in _clashing(a, b))
    if not a.titles or not b.titles:
        return Verdict("maybe", 0.8, reasons)
    if likeness.ratio >= CLOSE or (likeness.ratio >= FAR and names_agree(a, b) and not clash):
        return Verdict("same", 0.99 if likeness.ratio >= ALIKE else 0.95, (*reasons, "title"))
    if names_agree(a, b) and _place(a, b) > 1:
        return Verdict("maybe", 0.6, reasons)
    return None


def _clashing(a: Features, b: Features) -> set[str]:
    """Return the kinds of identifiers of which both records have one, but not the same."""
    ours = {identifier.partition(":")[0]: identifier for identifier in a.strong}
    theirs = {identifier.partition(":")[0]: identifier for identifier in b.strong}
    return {kind for kind in ours.keys() & theirs.keys() if ours[kind] != theirs[kind]}


def _place(a: Features, b: Features) -> int:
    """Count in how many ways the place in a journal or book agrees, less those in which it does not."""
    score = 0
    for one, other, weight in ((a.page, b.page, 2), (a.volume, b.volume, 1), (a.number, b.number, 1)):
        if one and other:
            score += weight if one == other else -weight
    return score + (1 if a.year and a.year == b.year else 0)


def _containers(a: Features, b: Features) -> bool | None:
    """Say whether two journals or books are one; None where a name is missing or may be short for the other."""
    if a.journals & b.journals:
        return True
    if not a.container or not b.container:
        return None
    if Indel.normalized_similarity(a.container, b.container) >= CLOSE:
        return True
    short, long = sorted((a.container, b.container), key=len)
    return None if short[:2] == long[:2] or _is_subsequence(short, long) else False


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _by_title(a: Features, b: Features, likeness: Likeness, place: int, names: bool | None) -> Verdict | None:
    years = abs(a.year - b.year) if a.year and b.year else None
    container = _containers(a, b)
    if likeness.ratio < CLOSE or (names is False and (likeness.ratio < 0.97 or place < 4)):
        return None
    sure = likeness.ratio >= ALIKE or (place >= 3 and names)
    points = _points(likeness, place, names, container, years)
    holding = {
        "title": True, "authors": names, "year": years == 0, "pages": a.page and a.page == b.page,
        "volume": a.volume and a.volume == b.volume, "container": container,
    }  # fmt: skip
    reasons = tuple(reason for reason, holds in holding.items() if holds)
    score = round(max(0.0, min(0.98, 0.5 + points / 16)) * likeness.ratio, 3)
    if sure and points >= 4 and not _clashing(a, b) and not _apart(a, b, likeness, place, years, container):
        return Verdict("same", score, reasons)
    return Verdict("maybe", min(score, 0.79), reasons) if points >= 1 and (years or 0) < 3 else None


def _apart(
    a: Features, b: Features, likeness: Likeness, place: int, years: int | None, container: bool | None
) -> bool:
    """Say whether two records of one title were published in two places: a talk and its article, a reprint."""
    if years is not None and (years > 1 or (years == 1 and place < 1 and (likeness.cut or container is not True))):
        return True
    pages = bool(a.page and b.page and a.page != b.page)
    volumes = bool(a.volume and b.volume and a.volume != b.volume)
    if pages and (volumes or container is not True):
        return True
    if bool(a.books and b.books) and not a.books & b.books and WHOLE in (a.kind, b.kind):
        return True
    return container is False and (pages or volumes or not (a.page and a.page == b.page))


def _points(likeness: Likeness, place: int, names: bool | None, container: bool | None, years: int | None) -> int:
    title = 3 if likeness.ratio >= 0.97 else 2 if likeness.ratio >= ALIKE else 1
    title -= likeness.length < SHORT
    title -= likeness.cut and likeness.length < 2 * LONG
    far = 2 if years and years > 1 else 0
    return title + place + (2 if names else 0) + {True: 1, None: 0, False: -2}[container] - far


def _counterpart(a: Features, b: Features, likeness: Likeness, ids: frozenset[str]) -> Verdict | None:
    """Return whether two records in Chinese and English are one work; a translated book is another work."""
    if WHOLE in (a.kind, b.kind) or (PART in (a.kind, b.kind) and a.kind != b.kind) or a.translated or b.translated:
        return None
    if a.marks.roles != b.marks.roles or (a.marks.parts and b.marks.parts and a.marks.parts != b.marks.parts):
        return None
    names = names_agree(a, b)
    if ids:
        return Verdict("counterpart", 0.98, tuple(sorted(identifier.partition(":")[0] for identifier in ids)))
    if likeness.ratio >= ALIKE and names is not False and (not a.year or not b.year or abs(a.year - b.year) < 2):
        return Verdict("counterpart", 0.95, ("title",))
    same_place = a.year and a.year == b.year and a.page and a.page == b.page and a.volume == b.volume
    if same_place and names and a.number == b.number and (a.volume or a.number) and not _clashing(a, b):
        return Verdict("counterpart", 0.9, ("year", "volume", "pages", "authors"))
    return None


# -- names -----------------------------------------------------------------------------------------------------------


def names_agree(a: Features, b: Features) -> bool | None:
    """Say whether half of the shorter list of authors is in the longer; None where a list is empty."""
    if not a.authors or not b.authors:
        return None
    short, long = sorted((_people(a.authors), _people(b.authors)), key=len)
    if not short:
        return None
    found = sum(any(_is_same(one, other) for other in long) for one in short[:6])
    return 2 * found >= len(short[:6])


def _people(names: tuple[Name, ...]) -> list[tuple[Name, Person]]:
    return [(name, found) for name in names if (found := person(name)).han or found.family]


def _is_same(one: tuple[Name, Person], other: tuple[Name, Person]) -> bool:
    (name, ours), (other_name, theirs) = one, other
    if ours.han and theirs.han:
        return ours.han == theirs.han or _nearly(ours.han, theirs.han)
    if ours.han:
        ours = romanized(name)
    if theirs.han:
        theirs = romanized(other_name)
    return bool({ours.family} & theirs.words or {theirs.family} & ours.words) and bool(ours.family or theirs.family)


def _nearly(one: str, other: str) -> bool:
    """Say whether two Han names differ in one character of three or more, as a misread one does."""
    shared = len(set(one) & set(other))
    return max(len(one), len(other)) > 2 and shared >= 2
