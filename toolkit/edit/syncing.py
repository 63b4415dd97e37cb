"""A library that is exported again and again: what came to it since the last time, what went, what a person changed.

What the library said the last time is remembered by its records' keys. So a field that only the library changed is
taken over, one that only the corpus changed stays, and only what both changed is a conflict.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from toolkit.edit.adding import Added, Newcomer, stand
from toolkit.edit.merging import said
from toolkit.model import Corpus, Source
from toolkit.sources.duplicates.features import features_of


class Remembered(Struct, frozen=True):
    """One record of a library as it was the last time: the key of its source here, and what it `said`."""

    key: str
    said: dict[str, str]


Library = dict[str, Remembered]
"""What a library said the last time, by its own keys; where it has none, by those of the corpus."""


def stand_in_update(
    corpus: Corpus, incoming: Sequence[Source], library: Mapping[str, Remembered] | None = None
) -> tuple[Newcomer, ...]:
    """Return what each record of a re-exported library is to the corpus: by its key first, then as `stand` finds it.

    A key that leads to a record of another title and no common identifier is no match: it is another work of that key.
    A record that was here the last time and that a person has removed since is ``removed``.
    """
    known: list[Newcomer | None] = []
    for source in incoming:
        last = (library or {}).get(source.key)
        key = last.key if last else source.key
        key = corpus.decisions.aliases.get(key, key)
        ours = corpus.sources.get(key)
        related = ours is not None and (last is not None or _related(ours, source))
        known.append(Newcomer(replace(source, key=key), "same", key, ("key",)) if related else None)
    found = iter(stand(corpus, [source for source, match in zip(incoming, known, strict=True) if match is None]))
    newcomers = [match or next(found) for match in known]
    return tuple(_remembering(corpus, given, newcomer, library or {})
                 for given, newcomer in zip(incoming, newcomers, strict=True))


def _remembering(
    corpus: Corpus, given: Source, newcomer: Newcomer, library: Mapping[str, Remembered]
) -> Newcomer:
    """Return a newcomer with what the library said of it the last time."""
    last = library.get(given.key or newcomer.key or newcomer.source.key)
    if last is None:
        return newcomer
    removed = last.key not in corpus.sources and last.key not in corpus.decisions.aliases
    if removed and newcomer.standing in ("new", "maybe"):
        return newcomer._replace(standing="removed", key="")
    return newcomer._replace(base=last.said)


def remembered(
    added: Added, incoming: Sequence[Source], newcomers: Sequence[Newcomer], skipped: Collection[str] = ()
) -> Library:
    """Return what a library says now, after its records were ``added``.

    What somebody did not want this time (``skipped``, by the newcomers' keys) is not remembered, so that it is offered
    again and never taken for a part of what it looks like; what was removed is.
    """
    library: Library = {}
    for given, newcomer in zip(incoming, newcomers, strict=True):
        key = added.keys.get(newcomer.source.key, newcomer.source.key)
        known = key in added.corpus.sources and newcomer.source.key not in skipped
        if known or newcomer.standing == "removed":
            library.setdefault(given.key or key, Remembered(key, said(given)))
    return library


def encoded(library: Library) -> bytes:
    """Return a library as JSON, one record a line, so that its changes stay small."""
    lines = (msgspec.json.encode({name: record})[1:-1] for name, record in sorted(library.items()))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def decoded(data: bytes) -> Library:
    """Read what `encoded` wrote; nothing where it cannot be read, so that the library counts as a new one."""
    try:
        return msgspec.json.decode(data, type=Library)
    except msgspec.MsgspecError:
        return {}


def gone(corpus: Corpus, library: Mapping[str, Remembered], incoming: Sequence[Source],
         newcomers: Sequence[Newcomer]) -> tuple[str, ...]:
    """Return the keys of sources that the library had the last time and has no more; they stay here."""
    met = {newcomer.key for newcomer in newcomers} | {newcomer.source.key for newcomer in newcomers}
    listed = {source.key for source in incoming}
    aliases = corpus.decisions.aliases
    left = [aliases.get(last.key, last.key) for name, last in library.items() if name not in listed]
    return tuple(dict.fromkeys(key for key in left if key in corpus.sources and key not in met))


def _related(ours: Source, theirs: Source) -> bool:
    one, other = features_of(ours), features_of(theirs)
    titles = set(one.titles) & set(other.titles) or not one.titles or not other.titles
    people = one.year == other.year and one.authors[:1] == other.authors[:1]
    return bool(one.strong & other.strong or titles or one.page == other.page != "" or people)
