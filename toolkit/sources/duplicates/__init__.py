"""Records of one work: found by identifiers, then by blocks of likely pairs, then judged with reasons.

Three verdicts: ``same``, ``counterpart`` (the same work in the other language, Chinese or English) and ``maybe``, which
is for a person to decide. What makes two works of records that read alike (a chapter and its book, parts, editions,
replies …) is in `verdict.differs`; such records are never put together, not even over a third one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from toolkit.model import Source
from toolkit.sources.duplicates.blocks import candidates
from toolkit.sources.duplicates.features import Features, features_of
from toolkit.sources.duplicates.verdict import Verdict as Verdict
from toolkit.sources.duplicates.verdict import Word, differs, judge, title_likeness

_ORDER: dict[Word, int] = {"same": 0, "counterpart": 1, "maybe": 2}
_CHECKED = 64
"""Before two groups become one, this many of the pairs across them are looked at for what tells works apart."""


class Group(NamedTuple):
    """Records that are one work, or may be: their numbers in the given order, and the verdict."""

    members: tuple[int, ...]
    verdict: Word
    score: float
    reasons: tuple[str, ...]


class Link(NamedTuple):
    """A verdict on two records, by their numbers."""

    one: int
    other: int
    verdict: Verdict


def find_duplicates(sources: Sequence[Source], apart: Iterable[Collection[str]] = ()) -> tuple[Group, ...]:
    """Return the groups among records; ``apart`` are sets of keys that a person said are not duplicates."""
    features = [features_of(source) for source in sources]
    decided = {frozenset((one, other)) for keys in apart for one in keys for other in keys if one != other}
    keys = [source.key for source in sources] if decided else []
    links = [
        Link(one, other, verdict)
        for one, other in sorted(candidates(features))
        if (not decided or frozenset((keys[one], keys[other])) not in decided)
        and (verdict := judge(features[one], features[other])) is not None
    ]
    return _grouped(features, links)


def matches(source: Source, others: Sequence[Source]) -> tuple[tuple[int, Verdict], ...]:
    """Return which records one record may be, the surest first."""
    features = features_of(source)
    found = ((number, judge(features, features_of(other))) for number, other in enumerate(others))
    return tuple(sorted(((number, verdict) for number, verdict in found if verdict), key=_by_sureness))


def _by_sureness(match: tuple[int, Verdict]) -> tuple[int, float, int]:
    return _ORDER[match[1].word], -match[1].score, match[0]


def _grouped(features: Sequence[Features], links: Sequence[Link]) -> tuple[Group, ...]:
    groups: dict[int, list[int]] = {}
    of: dict[int, int] = {}
    surest: dict[int, list[Verdict]] = {}
    for link in sorted((link for link in links if link.verdict.word == "same"), key=lambda link: -link.verdict.score):
        one, other = of.get(link.one, link.one), of.get(link.other, link.other)
        ours, theirs = groups.get(one, [link.one]), groups.get(other, [link.other])
        if one == other:
            surest[one].append(link.verdict)
        elif _may_join(features, ours, theirs):
            groups[one] = [*ours, *theirs]
            surest[one] = [*surest.get(one, []), *surest.pop(other, []), link.verdict]
            groups.pop(other, None)
            of.update(dict.fromkeys(groups[one], one))
    same = [Group(tuple(sorted(members)), "same", *_summary(surest[root])) for root, members in groups.items()]
    return tuple(sorted([*same, *_pairs(links, of)]))


def _may_join(features: Sequence[Features], ours: list[int], theirs: list[int]) -> bool:
    pairs = [(features[one], features[other]) for one in ours for other in theirs][:_CHECKED]
    return not any(differs(one, other, title_likeness(one, other)) for one, other in pairs)


def _summary(verdicts: list[Verdict]) -> tuple[float, tuple[str, ...]]:
    """Return the least score that holds a group together, and every reason in it."""
    return min(verdict.score for verdict in verdicts), tuple(
        dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons)
    )


def _pairs(links: Sequence[Link], of: dict[int, int]) -> list[Group]:
    """Return the other verdicts, one between two groups."""
    found: dict[tuple[Word, frozenset[int]], Group] = {}
    for link in links:
        word = link.verdict.word
        ends = frozenset((of.get(link.one, link.one), of.get(link.other, link.other)))
        if word != "same" and len(ends) == 2:
            group = Group((link.one, link.other), word, link.verdict.score, link.verdict.reasons)
            found[word, ends] = max(found.get((word, ends), group), group, key=lambda known: known.score)
    return list(found.values())
