"""A linear-chain CRF that labels many strings at once: the inference half, over weights that `train` has learned.

Emissions are sums of rows of one weight table. The rows of a word are summed once per distinct word and kept; strings
of a batch are decoded side by side (Viterbi), and a scaled forward pass over the table gives the probability of the
best path. A label in lower case is that of a field's first token; what is handed out is in upper case.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Sequence
from itertools import chain, repeat
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from toolkit.sources.strings.features import Context, window_features
from toolkit.sources.strings.tokens import Tokens
from toolkit.sources.strings.words import OFFSETS, PAD, word_features

Floats = npt.NDArray[np.float32]
_MAGIC = b"litcorpus-crf-1\n"
_EDGE = ((PAD, "mark"),) * 2
_MOST_KEPT = 30_000


class Weights(NamedTuple):
    """What a model file holds: label letters, feature names, one row of weights per feature, transitions [from, to]."""

    labels: str
    names: list[str]
    rows: Floats
    transitions: Floats


class Labelled(NamedTuple):
    """The best labels of a string, and the logarithm of their probability at each of `TEMPERATURES`."""

    labels: str
    log_probabilities: tuple[float, ...]


TEMPERATURES = (1.0, 2.0, 4.0)
"""What all weights are divided by: at 1 most strings look certain, warmer ones show how near the next reading is."""
_HEATS = np.array(TEMPERATURES, np.float32)
CERTAIN = (0.0,) * len(TEMPERATURES)


def dump(weights: Weights) -> bytes:
    """Return a model file: weights as 16-bit integers, one scale per file; the same weights give the same bytes."""
    scale = float(np.abs(weights.rows).max() or 1.0) / 32000
    table = np.rint(weights.rows / scale).astype("<i2")
    parts = [
        "\n".join(weights.names).encode(),
        table.T.tobytes(),
        weights.transitions.astype("<f4").tobytes(),
    ]
    packed = [zlib.compress(part, 9) for part in parts]
    head = {"labels": weights.labels, "count": len(weights.names), "scale": scale, "sizes": list(map(len, packed))}
    return _MAGIC + json.dumps(head, sort_keys=True).encode() + b"\n" + b"".join(packed)


def read(data: bytes) -> Weights:
    """Read what `dump` wrote; raise ValueError for anything else."""
    if not data.startswith(_MAGIC):
        raise ValueError("not a model file of litcorpus")
    line, at = data[len(_MAGIC) :].split(b"\n", 1)[0], 0
    head = json.loads(line)
    at = len(_MAGIC) + len(line) + 1
    parts = []
    for size in head["sizes"]:
        parts.append(zlib.decompress(data[at : at + size]))
        at += size
    width = len(head["labels"])
    table = np.frombuffer(parts[1], "<i2").reshape(width, head["count"]).T
    rows = np.ascontiguousarray(table, dtype=np.float32) * np.float32(head["scale"])
    return Weights(
        head["labels"],
        parts[0].decode().split("\n"),
        rows,
        np.frombuffer(parts[2], "<f4").reshape(width, width).astype(np.float32),
    )


Key = TypeVar("Key", bound=Hashable)


class _Sums(Generic[Key]):
    """Sums of weights that are made once per distinct key and kept, a block of rows for each."""

    def __init__(
        self,
        summed: Callable[[Sequence[Sequence[str]]], Floats],
        names: Callable[[Key], Sequence[Sequence[str]]],
        height: int,
        width: int,
    ) -> None:
        """Take how rows of feature names are summed, and the ``height`` rows of names of a key."""
        self._sum, self._names = summed, names
        self._places: dict[Key, int] = {}
        self._blocks: Floats = np.zeros((1024, height, width), np.float32)

    def of(self, keys: list[Key]) -> Floats:
        """Return the blocks of the keys, one after the other; what is new among them is summed all at once."""
        if len(self._places) > _MOST_KEPT:
            self._places.clear()
        self._learn(list(dict.fromkeys(key for key in keys if key not in self._places)))
        blocks: Floats = self._blocks[np.fromiter(map(self._places.__getitem__, keys), np.int32, len(keys))]
        return blocks

    def _learn(self, new: list[Key]) -> None:
        if not new:
            return
        used = len(self._places)
        count = used + len(new)
        if count > len(self._blocks):
            room = np.zeros((max(count, 2 * len(self._blocks)), *self._blocks.shape[1:]), np.float32)
            room[:used] = self._blocks[:used]
            self._blocks = room
        rows = self._sum([names for key in new for names in self._names(key)])
        self._blocks[used:count] = rows.reshape(len(new), *self._blocks.shape[1:])
        self._places.update(zip(new, range(used, count), strict=True))


class Labeller:
    """One model, ready to label."""

    def __init__(self, weights: Weights) -> None:
        """Index the features."""
        width = len(weights.labels)
        self.labels = weights.labels
        self.index = dict(zip(weights.names, range(len(weights.names)), strict=True))
        self.none = len(weights.names)
        self.rows = np.vstack([weights.rows, np.zeros((1, width), np.float32)])
        self.transitions = weights.transitions
        self._words: _Sums[tuple[str, str]] = _Sums(
            self._summed, lambda word: word_features(*word), len(OFFSETS), width
        )
        self._windows: _Sums[str] = _Sums(self._summed, lambda window: [window_features(window)], 1, width)

    def label(self, strings: list[Tokens], contexts: list[Context]) -> list[Labelled]:
        """Label strings side by side; memory grows with the longest of them times their number."""
        order = sorted(range(len(strings)), key=lambda at: -len(strings[at].texts))
        emissions = self._emissions([strings[at] for at in order], [contexts[at] for at in order])
        lengths = [len(strings[at].texts) for at in order]
        found = self._decode(emissions, lengths)
        result = [Labelled("", CERTAIN)] * len(strings)
        for place, labelled in zip(order, found, strict=True):
            result[place] = labelled
        return result

    # -- emissions

    def _emissions(self, strings: list[Tokens], contexts: list[Context]) -> Floats:
        """Return one row per token, strings one after the other."""
        words, keep, at = list(_EDGE), [], len(_EDGE)
        for tokens in strings:
            words += zip(tokens.texts, tokens.kinds, strict=True)
            words += _EDGE
            keep.append(np.arange(at, at + len(tokens.texts)))
            at += len(tokens.texts) + len(_EDGE)
        blocks = self._words.of(words)
        sums = blocks[:, 2].copy()
        sums[2:] += blocks[:-2, 0]
        sums[1:] += blocks[:-1, 1]
        sums[:-1] += blocks[1:, 3]
        sums[:-2] += blocks[2:, 4]
        total: Floats = sums[np.concatenate(keep)] if keep else sums[:0]
        total += self._windows.of([window for context in contexts for window in context.windows])[:, 0]
        total += self._summed([row for context in contexts for row in context.token_features])
        by_chunk = self._summed([row for context in contexts for row in context.chunk_features])
        total += np.repeat(by_chunk, [count for context in contexts for count in context.lengths], axis=0)
        return total

    def _summed(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Return the sum of the weights of each row of feature names; no row is empty."""
        if not rows:
            return np.zeros((0, len(self.labels)), np.float32)
        ends = np.cumsum([len(row) for row in rows])
        # a loop without bytecode: this is where most of the time goes
        places = np.fromiter(map(self.index.get, chain.from_iterable(rows), repeat(self.none)), np.int32, ends[-1])
        summed: Floats = np.add.reduceat(self.rows[places], np.concatenate([[0], ends[:-1]]), axis=0)
        return summed

    # -- decoding

    def _decode(self, emissions: Floats, lengths: list[int]) -> list[Labelled]:
        """Decode strings that are sorted by falling length."""
        count, longest, width = len(lengths), max(lengths, default=0), len(self.labels)
        if not longest:
            return [Labelled("", CERTAIN)] * count
        table = np.zeros((longest, count, width), np.float32)
        starts = np.cumsum([0, *lengths])
        for at, length in enumerate(lengths):
            table[:length, at] = emissions[starts[at] : starts[at + 1]]
        alive = _alive(lengths).tolist()
        scores = self._viterbi(table, alive)
        labels = self._paths(scores, alive, lengths)
        tops = scores[np.array(lengths) - 1, np.arange(count)].max(1)
        logs = tops / _HEATS[:, None] - self._log_totals(table, alive)
        return [
            Labelled(shown, tuple(each)) if shown else Labelled("", CERTAIN)
            for shown, each in zip(labels, logs.T.tolist(), strict=True)
        ]

    def _viterbi(self, table: Floats, alive: list[int]) -> Floats:
        """Return the score of the best path to each label at each step."""
        scores = table.copy()
        for step in range(1, len(table)):
            live = alive[step]
            scores[step, :live] += (scores[step - 1, :live, :, None] + self.transitions).max(1)
        return scores

    def _log_totals(self, table: Floats, alive: list[int]) -> npt.NDArray[np.float64]:
        """Return the logarithm of the sum over all paths at each temperature, by the forward pass with scaling."""
        heats = _HEATS[:, None, None]
        heated = table / heats[..., None]
        peaks = heated.max(3, keepdims=True)
        likely = np.exp(heated - peaks)
        moves = np.exp(self.transitions / heats)
        forward = likely[:, 0].copy()
        logs: npt.NDArray[np.float64] = peaks[:, 0, :, 0].astype(np.float64)
        for step in range(1, len(table)):
            live = alive[step]
            sums = forward[:, :live].sum(2, keepdims=True)
            logs[:, :live] += np.log(sums[..., 0]) + peaks[:, step, :live, 0]
            forward[:, :live] = (forward[:, :live] / sums) @ moves * likely[:, step, :live]
        logs += np.log(np.maximum(forward.sum(2), 1e-30))
        return logs

    def _paths(self, scores: Floats, alive: list[int], lengths: list[int]) -> list[str]:
        """Follow the best paths back: to each label from the one that its score came from."""
        ends = np.array(lengths) - 1
        path = np.zeros(scores.shape[:2], np.intp)
        path[ends, np.arange(len(lengths))] = scores[ends, np.arange(len(lengths))].argmax(1)
        for step in range(len(scores) - 1, 0, -1):
            live = alive[step]
            path[step - 1, :live] = (scores[step - 1, :live] + self.transitions.T[path[step, :live]]).argmax(1)
        letters = np.frombuffer(self.labels.upper().encode("ascii"), np.uint8)
        shown = letters[path].T
        return [shown[at, :length].tobytes().decode("ascii") for at, length in enumerate(lengths)]


def _alive(lengths: list[int]) -> npt.NDArray[np.int64]:
    """Return for each step up to the longest how many of the lengths, which fall, go beyond it."""
    rising = np.array(lengths[::-1])
    return len(lengths) - np.searchsorted(rising, np.arange(lengths[0]), side="right")
