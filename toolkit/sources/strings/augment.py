"""More training strings out of few: the same style with another record's title, container, publisher or place in it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.sources.strings.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.sources.strings.train import Example

STYLED = ("zc_styles_", "gbt7714_")
"""Sets of few works in many styles: what varies least in them is what a model would learn by heart."""
_SWAPPED = "TCULA"
_OFTEN = {"A": 0.35}


def swapped(found: Sequence[Example], copies: int, seed: int = 11) -> list[Example]:
    """Return ``copies`` changed copies of every example of the styled sets."""
    chance = random.Random(seed)
    pools = {label: [] for label in _SWAPPED}  # type: dict[str, list[tuple[list[str], list[str]]]]
    for example in found:
        for label, start, end in stretches(example.labels):
            if label in pools and end - start <= 40:
                core = _core(example.tokens, start, end)
                if core:
                    pools[label].append(core)
    styled = [example for example in found if example.set.startswith(STYLED)]
    return [_changed(example, pools, chance) for _ in range(copies) for example in styled]


def stretches(labels: str) -> list[tuple[str, int, int]]:
    """Return runs of one label: label, first token, token after the last."""
    found, start = [], 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[start]:
            found.append((labels[start], start, at))
            start = at
    return found


def _core(tokens: Tokens, start: int, end: int) -> tuple[list[str], list[str]] | None:
    while start < end and tokens.kinds[start] == "mark":
        start += 1
    while end > start and tokens.kinds[end - 1] == "mark":
        end -= 1
    return (_spaced(tokens, start, end), tokens.kinds[start:end]) if end > start else None


def _spaced(tokens: Tokens, start: int, end: int) -> list[str]:
    """Return the words; one that follows a blank begins with it."""
    return [(" " if at > start and tokens.blank_before(at) else "") + tokens.texts[at] for at in range(start, end)]


def _changed(example: Example, pools: dict[str, list[tuple[list[str], list[str]]]], chance: random.Random) -> Example:
    words: list[str] = []
    kinds: list[str] = []
    labels: list[str] = []
    tokens = example.tokens
    for label, start, end in stretches(example.labels):
        inner = range(start, end)
        marks = [tokens.kinds[at] != "mark" for at in inner]
        if label in pools and pools[label] and True in marks and chance.random() < _OFTEN.get(label, 0.7):
            first, last = start + marks.index(True), end - marks[::-1].index(True)
            core, core_kinds = chance.choice(pools[label])
            head, foot = _spaced_all(tokens, start, first), _spaced_all(tokens, last, end)
            blank = " " if tokens.blank_before(first) else ""
            words += [*head, blank + core[0], *core[1:], *foot]
            kinds += [*tokens.kinds[start:first], *core_kinds, *tokens.kinds[last:end]]
            labels += [label] * (len(head) + len(core) + len(foot))
        else:
            words += _spaced_all(tokens, start, end)
            kinds += tokens.kinds[start:end]
            labels += [label] * (end - start)
    return example._replace(tokens=_rebuilt(words, kinds), labels="".join(labels))


def _spaced_all(tokens: Tokens, start: int, end: int) -> list[str]:
    return [(" " if tokens.blank_before(at) else "") + tokens.texts[at] for at in range(start, end)]


def _rebuilt(words: list[str], kinds: list[str]) -> Tokens:
    texts, starts, ends, at = [], [], [], 0
    for word in words:
        text = word.lstrip(" ")
        at += len(word) - len(text)
        texts.append(text)
        starts.append(at)
        at += len(text)
        ends.append(at)
    return Tokens(texts, list(kinds), starts, ends)
