"""Adding sources to a corpus: what each newcomer is to what is there, and the corpus with what was decided on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from toolkit.edit.merging import Choice, Clash, merged
from toolkit.model import Corpus, Place, Source
from toolkit.sources.duplicates import Group, find_duplicates
from toolkit.sources.keys import is_key, make_key

Standing = Literal["new", "same", "counterpart", "maybe", "removed"]
Action = Literal["add", "join", "skip"]

USUAL: dict[Standing, Action] = {"new": "add", "same": "skip", "counterpart": "join", "maybe": "add",
                               "removed": "skip"}
"""What is done without asking: nothing that is there is changed but for the other language that comes to it."""


class Newcomer(NamedTuple):
    """A record that comes in: what it is to the corpus, to which source of it, and by what.

    ``base`` is what a library that is exported anew said of it the last time, None where it is not known.
    """

    source: Source
    standing: Standing
    key: str = ""
    reasons: tuple[str, ...] = ()
    base: Mapping[str, str] | None = None


_NEW = Newcomer(Source("", ""), "new")


class Added(NamedTuple):
    """What came of adding: the corpus, the keys of the new sources, those that were joined, and where they clashed.

    ``keys`` gives for the key of each newcomer that of the source that it is now.
    """

    corpus: Corpus
    added: tuple[str, ...]
    joined: tuple[str, ...]
    clashes: tuple[tuple[str, Clash], ...]
    keys: Mapping[str, str]


def stand(corpus: Corpus, incoming: Sequence[Source]) -> tuple[Newcomer, ...]:
    """Return what each record is to the corpus; one that stands twice in ``incoming`` is new only once."""
    taken = {*corpus.sources, *corpus.decisions.aliases}
    known = list(corpus.sources.values())
    named = _with_keys(incoming, taken, corpus.settings.keys)
    groups = find_duplicates([*known, *named], corpus.decisions.not_duplicates)
    found: dict[int, Newcomer] = {}
    for group in groups:
        _place(group, [*known, *named], len(known), found)
    for at, (given, source) in enumerate(zip(incoming, named, strict=True), len(known)):
        if found.get(at, _NEW).standing in ("new", "maybe") and _is_there(corpus, given):
            found[at] = Newcomer(source, "same", given.key, ("key", "title"))
    return tuple(found.get(at, Newcomer(source, "new")) for at, source in enumerate(named, len(known)))


def _is_there(corpus: Corpus, source: Source) -> bool:
    """Say whether a source of the same key, title and date stands there: this very record, however little it says."""
    ours = corpus.sources.get(source.key)
    return ours is not None and ours.own.title == source.own.title != "" and ours.date == source.date


def _place(group: Group, sources: Sequence[Source], count: int, found: dict[int, Newcomer]) -> None:
    """Note for each newcomer of a group which earlier record it is; groups come with the surest first."""
    first = group.members[0]
    for member in group.members[1:]:
        if member >= count and member not in found:
            found[member] = Newcomer(sources[member], group.verdict, sources[first].key, group.reasons)


def _with_keys(incoming: Sequence[Source], taken: Iterable[str], pattern: str) -> list[Source]:
    """Return the records with keys that nobody has: their own where they have one, else new ones."""
    used = set(taken)
    named = []
    for source in incoming:
        key = source.key if is_key(source.key) and source.key not in used else make_key(source, used, pattern)
        used.add(key)
        named.append(replace(source, key=key, place=Place("references.bib")))
    return named


def add_sources(
    corpus: Corpus,
    newcomers: Sequence[Newcomer],
    actions: Mapping[str, Action] | None = None,
    choices: Mapping[str, Mapping[str, Choice]] | None = None,
) -> Added:
    """Return the corpus with newcomers added, joined to what is there, or left out.

    ``actions`` says what to do by the newcomer's key, by default `USUAL`; ``choices`` whose value counts by the key of
    the source and the field. To add one that is held for another is to say that they are two works: that is remembered.
    """
    sources = dict(corpus.sources)
    apart = list(corpus.decisions.not_duplicates)
    added, joined, clashes = [], [], []
    keys = {newcomer.source.key: newcomer.source.key for newcomer in newcomers}
    for newcomer in newcomers:
        key = newcomer.source.key
        action = (actions or {}).get(key, USUAL[newcomer.standing])
        target = keys.get(newcomer.key, newcomer.key)
        if action == "add" or (action == "join" and target not in sources):
            sources[key] = newcomer.source
            added.append(key)
            if newcomer.key and actions and key in actions and target in sources:
                apart.append((target, key))
            continue
        keys[key] = target or key
        if action == "join":
            one, found, _ = merged(sources[target], newcomer.source, (choices or {}).get(target), newcomer.base)
            clashes += [(target, clash) for clash in found]
            if one != sources[target]:
                sources[target] = one
                joined.append(target)
    decisions = replace(corpus.decisions, not_duplicates=tuple(apart))
    after = replace(corpus, sources=sources, decisions=decisions)
    return Added(after, tuple(added), tuple(dict.fromkeys(joined)), tuple(clashes), keys)
