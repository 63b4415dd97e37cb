"""What a sentence and an entry of the list share in words: whether the text around a marker speaks of a work."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache

from toolkit.papers.citations import positions, printed_numbers
from toolkit.papers.manuscript import Manuscript

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{4,}|[A-Z][A-Za-z0-9-]*\d[A-Za-z0-9]*|[A-Z]{3,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ENDS = re.compile(r"[。\n]|\.\s+[A-Z]")
_STEM = 6
_BEFORE, _AFTER, _OWN = 260, 160, 80
"""How far a sentence is looked at before and after a marker, and how much of it is the marker's own, in code points."""


class Sense:
    """Compares the words around markers with those of entries; rare words of the list count more."""

    def __init__(self, manuscript: Manuscript) -> None:
        """Keep the text and the list."""
        self.text = manuscript.text
        self.references = manuscript.references
        self.end = manuscript.reference_list.start if manuscript.reference_list else len(manuscript.text)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The printed number of each entry by its index; where entries are lost, it is higher than the index."""
        return printed_numbers(self.references)

    @cached_property
    def index(self) -> dict[int, int]:
        """The index of the entry that each printed number leads to."""
        return positions(self.references)

    @cached_property
    def words(self) -> dict[int, frozenset[str]]:
        """The words of each entry by its index."""
        return {entry.index: words_of(entry.raw) for entry in self.references}

    @cached_property
    def _weight(self) -> dict[str, float]:
        spread = Counter(word for words in self.words.values() for word in words)
        return {word: math.log((len(self.references) + 1) / count) for word, count in spread.items()}

    def around(self, start: int, end: int) -> Mapping[str, float]:
        """Return the words of the sentence that a marker stands in, and of what comes right after it, weighed."""
        return _said(self.text[max(0, start - _BEFORE) : start], self.text[end : end + _AFTER])

    def likeness(self, said: Mapping[str, float], target: int) -> float:
        """Return how much a sentence and an entry share: the sum of the weights of their common words."""
        common = said.keys() & self.words.get(target, frozenset())
        return sum(said[word] * self._weight[word] for word in sorted(common))


@lru_cache(maxsize=256)
def _said(before: str, behind: str) -> Mapping[str, float]:
    """Weigh the words of a marker's sentence.

    What stands between the marker before and this one is what this one is put to: it counts most.
    """
    sentence = before[max(before.rfind("\n"), before.rfind("。"), _sentence(before)) + 1 :]
    own = sentence[max(sentence.rfind(sign, 0, len(sentence.rstrip())) for sign in "]］") + 1 :][-_OWN:]
    said = dict.fromkeys(words_of(_ENDS.split(behind, maxsplit=1)[0]), 0.5)
    said.update(dict.fromkeys(words_of(sentence), 1.0))
    said.update(dict.fromkeys(words_of(own), 1.5))
    return said


def _sentence(before: str) -> int:
    ends = [match.end() for match in re.finditer(r"[a-z)\]]\.\s+(?=[A-Z])", before)]
    return ends[-1] - 1 if ends else -1


def words_of(text: str) -> frozenset[str]:
    """Return the stems of the longer Latin words, abbreviations, and the pairs of Han characters of a text."""
    latin = {match[0].lower()[:_STEM] for match in _LATIN.finditer(text)}
    return frozenset(latin | {run[0][at : at + 2] for run in _HAN.finditer(text) for at in range(len(run[0]) - 1)})
