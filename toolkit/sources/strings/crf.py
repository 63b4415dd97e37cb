"""A linear-chain CRF that labels many strings at once: the inference half, over weights that `train` has learned.

Emissions are sums of rows of one weight table. The rows of a word are summed once per distinct word and kept; strings
of a batch are decoded side by side (Viterbi), and a scaled forward pass over the table gives the probability of the
best path.
"""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.sources.strings.features import Context
from toolkit.sources.strings.tokens import Tokens
from toolkit.sources.strings.words import OFFSETS, PAD, word_features

Floats = npt.NDArray[np.float32]
_MAGIC = b"litcorpus-crf-1\n"
_BOUNDARY = (PAD, "mark")
_MOST_WORDS = 60_000


class Weights(NamedTuple):
    """What a model file holds: label letters, feature names, one row of weights per feature, transitions [from, to]."""

    labels: str
    names: list[str]
    rows: Floats
    transitions: Floats


class Labelled(NamedTuple):
    """The best labels of a string, and the logarithm of their probability per token and in all."""

    labels: str
    log_probability: float


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


class Labeller:
    """One model, ready to label."""

    def __init__(self, weights: Weights, temperature: float = 1.0) -> None:
        """Index the features; ``temperature`` divides all weights when the probability is computed."""
        width = len(weights.labels)
        self.labels = weights.labels
        self.index = dict(zip(weights.names, range(len(weights.names)), strict=True))
        self.none = len(weights.names)
        self.rows = np.vstack([weights.rows, np.zeros((1, width), np.float32)])
        self.transitions = weights.transitions
        self.temperature = temperature
        self._words: dict[tuple[str, str], int] = {}
        self._blocks: Floats = np.zeros((1024, len(OFFSETS), width), np.float32)
        self._used = 0

    def label(self, strings: list[Tokens], contexts: list[Context]) -> list[Labelled]:
        """Label strings side by side; memory grows with the longest of them times their number."""
        order = sorted(range(len(strings)), key=lambda at: -len(strings[at].texts))
        emissions = self._emissions([strings[at] for at in order], [contexts[at] for at in order])
        lengths = [len(strings[at].texts) for at in order]
        found = self._decode(emissions, lengths)
        result = [Labelled("", 0.0)] * len(strings)
        for place, labelled in zip(order, found, strict=True):
            result[place] = labelled
        return result

    # -- emissions

    def _learn_words(self, strings: list[Tokens]) -> None:
        """Sum the weights of the words that are new, all at once."""
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
            self._used = 0
        seen = {_BOUNDARY, *(key for tokens in strings for key in zip(tokens.texts, tokens.kinds, strict=True))}
        new = sorted(seen - self._words.keys())
        if not new:
            return
        count = self._used + len(new)
        if count > len(self._blocks):
            room = np.zeros((max(count, 2 * len(self._blocks)), *self._blocks.shape[1:]), np.float32)
            room[: self._used] = self._blocks[: self._used]
            self._blocks = room
        summed = self._summed([list(names) for key in new for names in word_features(*key)])
        self._blocks[self._used : count] = summed.reshape(len(new), len(OFFSETS), -1)
        self._words.update(zip(new, range(self._used, count), strict=True))
        self._used = count

    def _emissions(self, strings: list[Tokens], contexts: list[Context]) -> Floats:
        """Return one row per token, strings one after the other."""
        self._learn_words(strings)
        known = self._words
        edge = [known[_BOUNDARY]] * 2
        words, keep, at = list(edge), [], 2
        for tokens in strings:
            words += [known[key] for key in zip(tokens.texts, tokens.kinds, strict=True)]
            words += edge
            keep.append(np.arange(at, at + len(tokens.texts)))
            at += len(tokens.texts) + 2
        blocks = self._blocks[np.array(words)]
        sums = blocks[:, 2].copy()
        sums[2:] += blocks[:-2, 0]
        sums[1:] += blocks[:-1, 1]
        sums[:-1] += blocks[1:, 3]
        sums[:-2] += blocks[2:, 4]
        total: Floats = sums[np.concatenate(keep)] if keep else sums[:0]
        total += self._summed([row for context in contexts for row in context.token_features])
        by_chunk = self._summed([row for context in contexts for row in context.chunk_features])
        total += np.repeat(by_chunk, [count for context in contexts for count in context.lengths], axis=0)
        return total

    def _summed(self, rows: list[list[str]]) -> Floats:
        """Return the sum of the weights of each row of feature names."""
        get, none = self.index.get, self.none
        flat = [get(name, none) for row in rows for name in row]
        if not flat:
            return np.zeros((len(rows), len(self.labels)), np.float32)
        ends = np.cumsum([len(row) for row in rows])
        summed: Floats = np.add.reduceat(self.rows[np.array(flat)], np.concatenate([[0], ends[:-1]]), axis=0)
        return summed

    # -- decoding

    def _decode(self, emissions: Floats, lengths: list[int]) -> list[Labelled]:
        """Decode strings that are sorted by falling length."""
        count, longest, width = len(lengths), max(lengths, default=0), len(self.labels)
        if not longest:
            return [Labelled("", 0.0)] * count
        table = np.zeros((longest, count, width), np.float32)
        starts = np.cumsum([0, *lengths])
        for at, length in enumerate(lengths):
            table[:length, at] = emissions[starts[at] : starts[at + 1]]
        alive = [sum(length > step for length in lengths) for step in range(longest)]
        score, back = self._viterbi(table, alive)
        return self._paths(score, back, lengths, self._log_total(table, alive))

    def _viterbi(self, table: Floats, alive: list[int]) -> tuple[Floats, npt.NDArray[np.int8]]:
        score = table[0].copy()
        back = np.zeros(table.shape, np.int8)
        incoming = self.transitions.T[None]
        for step in range(1, len(table)):
            live = alive[step]
            ways = score[:live, None, :] + incoming
            best = ways.argmax(2)
            back[step, :live] = best
            score[:live] = np.take_along_axis(ways, best[:, :, None], 2)[:, :, 0] + table[step, :live]
        return score, back

    def _log_total(self, table: Floats, alive: list[int]) -> npt.NDArray[np.float64]:
        """Return the logarithm of the sum over all paths, by the forward pass with scaling."""
        heated = table / self.temperature
        peaks = heated.max(2, keepdims=True)
        likely = np.exp(heated - peaks)
        moves = np.exp(self.transitions / self.temperature)
        forward = likely[0].copy()
        logs: npt.NDArray[np.float64] = peaks[0, :, 0].astype(np.float64)
        for step in range(1, len(table)):
            live = alive[step]
            sums = forward[:live].sum(1, keepdims=True)
            logs[:live] += np.log(sums[:, 0]) + peaks[step, :live, 0]
            forward[:live] = (forward[:live] / sums) @ moves * likely[step, :live]
        logs += np.log(np.maximum(forward.sum(1), 1e-30))
        return logs

    def _paths(
        self, score: Floats, back: npt.NDArray[np.int8], lengths: list[int], totals: npt.NDArray[np.float64]
    ) -> list[Labelled]:
        current = score.argmax(1)
        tops = (score.max(1) / self.temperature).tolist()
        path = np.zeros(back.shape[:2], np.uint8)
        for step in range(len(back) - 1, -1, -1):
            live = sum(length > step for length in lengths)
            path[step, :live] = current[:live]
            current[:live] = back[step, np.arange(live), current[:live]]
        letters = np.frombuffer(self.labels.encode("ascii"), np.uint8)
        shown = letters[path].T
        return [
            Labelled(shown[at, :length].tobytes().decode("ascii"), tops[at] - float(totals[at]) if length else 0.0)
            for at, length in enumerate(lengths)
        ]
