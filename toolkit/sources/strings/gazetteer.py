"""Names that the labeller knows: journals, publishers and places that occur in two or more development sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.sources.strings.train import Example

_KINDS = {"C": "J", "U": "U", "L": "P"}
_SKIPPED = frozenset(".,;:()[]\"'")


class Gazetteer(NamedTuple):
    """``kinds`` maps a name (words in lower case, joined by one blank; Han joined by nothing) to J, U or P."""

    kinds: dict[str, str]

    def dump(self) -> str:
        """Return the names as lines ``kind<tab>name``, sorted."""
        return "".join(f"{kind}\t{name}\n" for name, kind in sorted(self.kinds.items()))


def load_gazetteer(text: str) -> Gazetteer:
    """Read what `Gazetteer.dump` wrote."""
    pairs = (line.split("\t") for line in text.splitlines())
    return Gazetteer({name: kind for kind, name in pairs})


def gather(found: Iterable[Example]) -> Gazetteer:
    """Return the names of containers, publishers and places that stand in two or more sets, by their commonest kind."""
    sets: defaultdict[str, set[str]] = defaultdict(set)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for example in found:
        for name, label in _names(example):
            sets[name].add(example.set)
            kinds[name][_KINDS[label]] += 1
    return Gazetteer({name: _commonest(kinds[name]) for name in sorted(sets) if len(sets[name]) > 1})


def _commonest(counts: Counter[str]) -> str:
    return max(sorted(counts), key=lambda kind: counts[kind])


def _names(example: Example) -> Iterable[tuple[str, str]]:
    words: list[str] = []
    before = ""
    for text, kind, label in zip(
        [*example.tokens.texts, ""], [*example.tokens.kinds, ""], example.labels + " ", strict=True
    ):
        if label != before or (kind == "mark" and text in _SKIPPED):
            if words and before in _KINDS and len(words) <= 16 and (len(words) > 1 or len(words[0]) > 3):
                yield ("" if len(words[0]) == 1 and not words[0].isascii() else " ").join(words), before
            words = []
        if label in _KINDS and kind != "mark":
            words.append(text.lower())
        before = label
