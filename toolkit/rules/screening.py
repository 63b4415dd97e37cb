"""What of the findings is left to show: comments, decisions and a baseline take out what people know already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model import Acceptance, LangText, Place, Problem
from toolkit.rules import PAGES
from toolkit.rules.baseline import Mark, mark
from toolkit.rules.choice import matching, nearest
from toolkit.rules.inline import Ignore

How = Literal["inline", "accepted", "baseline"]
DECISIONS = "corpus/decisions.yaml"


class Known(Struct, frozen=True):
    """What people have said about findings; ``applied`` are the rules of this run.

    ``baseline`` says how often each finding is known, ``watched`` are those of the files that were looked at. ``whole``
    says that everything was looked at, so that a decision about what is not found speaks of nothing.
    """

    applied: frozenset[str]
    ignores: Sequence[Ignore] = ()
    accepted: Sequence[Acceptance] = ()
    baseline: Mapping[Mark, int] | None = None
    no_new: frozenset[str] = frozenset()
    watched: frozenset[Mark] = frozenset()
    whole: bool = True


Spot = tuple[Place, str, str]
"""What tells a finding of a run from all others: place, rule and subject."""


def spot(problem: Problem) -> Spot:
    """Return what tells a finding of a run from all others."""
    return problem.place, problem.rule, problem.subject


class Suppressed(Struct, frozen=True):
    """A finding that is not shown, by what and for which reason."""

    problem: Problem
    how: How
    because: LangText = {}


class Screened(Struct, frozen=True):
    """The findings to show, those left out, and how many of the baseline are found no more.

    ``fixable`` holds those that `--fix` can mend, and whether safely.
    """

    problems: tuple[Problem, ...]
    suppressed: tuple[Suppressed, ...] = ()
    mended: int = 0
    fixable: Mapping[Spot, bool] = {}

    @property
    def counts(self) -> Counter[str]:
        """How many findings were left out, by what."""
        return Counter(item.how for item in self.suppressed)


def screen(problems: Sequence[Problem], known: Known) -> Screened:
    """Leave out what is known, and add what is wrong with what people said; in no order."""
    ignores = list(enumerate(known.ignores))
    used: set[tuple[int, str]] = set()
    accepted = {(item.rule, item.subject): item for item in known.accepted}
    met: set[tuple[str, str]] = set()
    left: list[Problem] = []
    suppressed: list[Suppressed] = []
    for problem in problems:
        hits = [(number, word) for number, ignore in ignores if ignore.covers(problem)
                for word in ignore.rules if problem.rule in matching(word, (problem.rule,))]
        used |= set(hits)
        if hits:
            reason = known.ignores[hits[0][0]].reason
            suppressed.append(Suppressed(problem, "inline", {"en": reason, "zh": reason} if reason else {}))
        elif (where := (problem.rule, problem.subject)) in accepted:
            met.add(where)
            suppressed.append(Suppressed(problem, "accepted", accepted[where].because))
        else:
            left.append(problem)
    judged = [p for p in (*_comments(known, used), *_decisions(known, met)) if p.rule in known.applied]
    return _against_baseline([*left, *judged], suppressed, known)


def _against_baseline(found: list[Problem], suppressed: list[Suppressed], known: Known) -> Screened:
    """Take out what the baseline holds; what it lacks is an error where its rule allows nothing new."""
    if known.baseline is None:
        return Screened(tuple(found), tuple(suppressed))
    rest = Counter(known.baseline)
    left = []
    for problem in found:
        if rest[mark(problem)] > 0:
            rest[mark(problem)] -= 1
            suppressed.append(Suppressed(problem, "baseline"))
        else:
            left.append(replace(problem, level="error") if problem.rule in known.no_new else problem)
    gone = sum(count for finding, count in rest.items() if finding[0] in known.applied and finding in known.watched)
    return Screened(tuple(left), tuple(suppressed), gone)


def _comments(known: Known, used: set[tuple[int, str]]) -> Iterator[Problem]:
    for number, ignore in enumerate(known.ignores):
        subject = f"file:{ignore.place.path}"
        if not ignore.rules:
            said = "no rule is named: write ignore[rule] and the reason", "没有写明规则：请写 ignore[规则] 和理由"
            yield _unknown(ignore.place, subject, "", *said)
        for word in ignore.rules:
            rules = matching(word, PAGES)
            if not rules:
                near = nearest(word, PAGES)
                yield _unknown(ignore.place, subject, near, f"there is no rule {word}", f"没有规则 {word}")
            elif (number, word) not in used and rules & known.applied:
                yield Problem("ignore-unused", "warning", ignore.place, subject, {"name": word})
        if ignore.rules and not ignore.reason:
            yield Problem("ignore-reason", "info", ignore.place, subject, {"name": ", ".join(ignore.rules)})


def _unknown(place: Place, subject: str, near: str, english: str, chinese: str) -> Problem:
    args: dict[str, str | int | float] = {"found_en": english, "found_zh": chinese}
    return Problem("ignore-unknown", "warning", place, subject, args, suggestion=near)


def _decisions(known: Known, met: set[tuple[str, str]]) -> Iterator[Problem]:
    """Yield what is wrong with the items of ``accepted``; their places are the list's, with a pointer to the item."""
    for number, item in enumerate(known.accepted):
        where, pointer = Place(DECISIONS), ("accepted", number)
        args: dict[str, str | int | float] = {"name": item.rule, "key": item.subject}
        if item.rule not in PAGES:
            near = nearest(item.rule, PAGES)
            yield Problem("accepted-unknown", "warning", where, item.subject, args, (*pointer, "rule"), suggestion=near)
        elif known.whole and item.rule in known.applied and (item.rule, item.subject) not in met:
            yield Problem("accepted-unused", "info", where, item.subject, args, pointer)
        lacks = [words for words, there in ((("a reason", "理由"), item.because), (("a person", "决定人"), item.by))
                 if not there]
        if lacks:
            args |= {"found_en": " and ".join(en for en, _ in lacks), "found_zh": "、".join(zh for _, zh in lacks)}
            yield Problem("accepted-reason", "info", where, item.subject, args, pointer)
