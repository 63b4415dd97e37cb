"""Citations that the format itself marks by keys: commands, ``[@key]``, field codes, linked references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.papers.manuscript import GivenMarker, ListEntry, Manuscript
from toolkit.papers.problems import Fault, Level
from toolkit.papers.scanned import Cited


class Keys(Struct, frozen=True):
    """The keys of a list: as written, and folded, because BibTeX does not part keys that differ only by case."""

    exact: dict[str, int]
    loose: dict[str, int]

    @classmethod
    def of(cls, entries: tuple[ListEntry, ...]) -> Keys:
        """Index a list; the first of several entries with one key has it."""
        exact: dict[str, int] = {}
        for entry in entries:
            exact.setdefault(key_of(entry), entry.index)
        return cls(exact, {key.casefold(): index for key, index in reversed(exact.items())})


def key_of(entry: ListEntry) -> str:
    """Return what citations call an entry."""
    return entry.identifier or entry.label


def given_citations(manuscript: Manuscript) -> tuple[list[Cited], list[Fault]]:
    """Resolve what the format marks by keys; keys that differ only by case count, and are named."""
    keys = Keys.of(manuscript.references)
    faults = list(_duplicates(manuscript.references))
    citations: list[Cited] = []
    cited: set[int] = set()
    for marker in manuscript.markers:
        if marker.kind != "nocite":
            targets = tuple(keys.loose[key.casefold()] for key in marker.keys if key.casefold() in keys.loose)
            cited.update(targets)
            sure = 1.0 if targets else 0.0
            citations.append(
                Cited(
                    marker.start, marker.end, marker.printed, "key", targets, targets, "key", sure,
                    locator=marker.locator,
                )
            )  # fmt: skip
            faults += _of_marker(marker, keys)
    faults += _uncited(manuscript, keys, cited)
    return citations, faults


def _duplicates(entries: tuple[ListEntry, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries:
        key = key_of(entry)
        if key and key.casefold() in seen:
            yield _of_entry("key-duplicate", "error", entry, "printed")
        seen.add(key.casefold())


def _of_marker(marker: GivenMarker, keys: Keys) -> Iterator[Fault]:
    if twice := next((key for key in marker.keys if _stands_twice(key, marker)), ""):
        targets = (keys.exact[twice],) if twice in keys.exact else ()
        printed: dict[str, str | int] = {"printed": marker.printed}
        yield Fault("citation-duplicate", "warning", marker.start, marker.end, printed, targets, (twice,))
    for key in marker.keys:
        if key in keys.exact:
            continue
        near = keys.loose.get(key.casefold())
        targets = (near,) if near else ()
        rule = "key-case-mismatch" if near else "citation-undefined"
        level: Level = "warning" if near else "error"
        yield Fault(rule, level, marker.start, marker.end, {"printed": key}, targets, (key,), targets)


def _stands_twice(key: str, marker: GivenMarker) -> bool:
    """Say whether a key follows itself; with the pages of each between them (``[@a, 3; @a, 5]``) it may."""
    if marker.keys.count(key) < 2:
        return False
    once = re.escape(key)
    return re.search(rf"(?<![\w:.-]){once}\s*[,;]\s*@?{once}(?![\w:-])", marker.printed) is not None


def _uncited(manuscript: Manuscript, keys: Keys, cited: set[int]) -> Iterator[Fault]:
    hidden = {key.casefold() for marker in manuscript.markers if marker.kind == "nocite" for key in marker.keys}
    if "*" in hidden:
        return
    for entry in manuscript.references:
        key = key_of(entry)
        if entry.index not in cited and key.casefold() not in hidden and keys.exact[key] == entry.index:
            yield _of_entry("reference-uncited", "warning", entry, "entries")


def _of_entry(rule: str, level: Level, entry: ListEntry, word: str) -> Fault:
    key = key_of(entry)
    return Fault(rule, level, entry.start, entry.end, {word: key}, (entry.index,), (key,), path=entry.path)
