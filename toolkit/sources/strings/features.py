"""What the labeller sees of a token: features of the word, of its neighbours, and of the chunk between two marks.

Word features depend on the word alone and window features on the classes around a token alone, so that the labeller
sums them once per distinct word and window. Chunk features are the same for all tokens of a chunk and are summed once.
Only the few features of `token_features` cost per token.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.sources.strings.chunks import MARKS, Chunk, chunks
from toolkit.sources.strings.gazetteer import Gazetteer
from toolkit.sources.strings.tokens import Tokens
from toolkit.sources.strings.words import PAD, token_class


class Context(NamedTuple):
    """What a string is labelled by: features per chunk (with how many tokens it has) and per token; its windows."""

    chunk_features: list[list[str]]
    lengths: list[int]
    token_features: list[list[str]]
    windows: list[str]


def context(tokens: Tokens, gazetteer: Gazetteer) -> Context:
    """Return the features of a string's chunks and of its tokens in their places."""
    classes = "".join(map(token_class, tokens.texts, tokens.kinds))
    found = chunks(tokens, classes, gazetteer)
    types = "^^^" + "".join(chunk.type for chunk in found) + "$$$"
    return Context(
        chunk_features(tokens, classes, found, types),
        [end - start for start, end, _ in found],
        token_features(tokens, classes, found),
        windows(tokens, classes),
    )


def windows(tokens: Tokens, classes: str) -> list[str]:
    """Return for each token the classes of the three before it, its own and of three after, and if a blank precedes."""
    shape = "^^^" + classes + "$$$"
    blanks = ["_" if start > end else "." for start, end in zip(tokens.starts, [0, *tokens.ends], strict=False)]
    return [shape[at : at + 7] + blank for at, blank in enumerate(blanks)]


def window_features(window: str) -> list[str]:
    """Return the features of one of `windows`."""
    return [f"x{window[:7]}", f"3{window[2:5]}{window[7]}", f"5{window[1:6]}"]


def _code(tokens: Tokens) -> str:
    for text, kind in zip(tokens.texts, tokens.kinds, strict=True):
        if kind == "code":
            return text.strip("[ ]")[:1]
    return "-"


class _State:
    """What has gone by in a string when a chunk is reached."""

    def __init__(self) -> None:
        self.since_code = self.since_slash = "-"
        self.index, self.depth = 0, 0
        self.quoted = self.year_seen = ""

    def pass_mark(self, kind: str) -> None:
        """Note a mark."""
        if kind in "([《":
            self.depth = 1
        elif kind in ")]》":
            self.depth = 0
        elif kind in "\"'`":
            self.quoted = "" if self.quoted else "q"
        elif kind == "g":
            self.since_code = "0"
        elif kind == "/":
            self.since_slash = "0"

    def pass_chunk(self, kind: str) -> None:
        """Note a chunk of words."""
        self.index += 1
        if kind == "Y":
            self.year_seen = "y"
        self.since_code = _NEXT[self.since_code]
        self.since_slash = _NEXT[self.since_slash]


def chunk_features(tokens: Tokens, classes: str, found: list[Chunk], types: str) -> list[list[str]]:
    """Return for each chunk its words at both ends, length, type, and what stands around it."""
    code = _code(tokens) + ("/" if "//" in tokens.texts else "")
    words = types.translate(_NO_MARKS)
    place = 2
    first_year = words.find("Y")
    style = code + ("-" if first_year < 0 else "0" if first_year < 4 else "1" if first_year < 9 else "2")
    result, state = [], _State()
    for at, chunk in enumerate(found):
        around = types[at : at + 7]
        if chunk.end - chunk.start == 1 and chunk.type in _MARK_TYPES:
            state.pass_mark(chunk.type)
            result.append(_mark_row(chunk.type, around, style, state.since_code))
            continue
        place += 1
        near = words[place - 2 : place + 4]
        case = _case(classes[chunk.start : chunk.end])
        result.append(_chunk_row(tokens.texts, chunk, around, near, style, case, state))
        state.pass_chunk(chunk.type)
    return result


def _mark_row(kind: str, around: str, style: str, since_code: str) -> list[str]:
    near = (f"k{around[2:5]}", f"k{around[1:6]}", f"kc{style}{kind}{since_code}")
    return [*near, f"k0{around[1:4]}", f"k1{around[3:6]}"]


def _chunk_row(
    texts: list[str], chunk: Chunk, around: str, near: str, style: str, case: str, state: _State
) -> list[str]:
    (start, end, kind), since, index = chunk, state.since_code, min(state.index, 9)
    length = end - start
    size = str(length) if length < 8 else "9" if length < 12 else "x" if length < 20 else "X"
    first, last = texts[start].lower(), texts[end - 1].lower()
    return [
        f"kf{first}",
        f"kl{last}",
        f"kp{' '.join(texts[end - 2 : end]).lower()}",
        f"kt{''.join(texts[max(start, end - 3) : end]).lower()}",
        f"kn{size}{kind}",
        f"k{around[2:5]}",
        f"k{around[1:6]}",
        f"k{around}",
        f"kb{around[:3]}",
        f"ka{around[4:]}",
        f"kc{style}{since}{kind}",
        f"kd{style}{since}{state.since_slash}",
        f"ki{index}{kind}",
        f"ki{index}{style}",
        f"ks{state.quoted}{state.depth}{kind}{since}",
        f"ky{state.year_seen}{kind}{since}{size}",
        f"kg{first}{around[2]}",
        f"kh{last}{around[4]}",
        f"kj{around[2]}{kind}{size}{around[4]}{since}",
        f"kw{near[:5]}",
        f"kz{case}{size}{around[2]}{around[4]}",
        f"k2{''.join(texts[start : start + 2]).lower()}",
    ]


def _case(classes: str) -> str:
    """Return how the longer words of a chunk begin: U capital, l small, t only the first capital, m mixed."""
    capital, small = classes.count("A") + classes.count("C"), classes.count("a")
    if not small:
        return "U" if capital > 1 else "u" if capital else "-"
    if not capital:
        return "l"
    return "t" if capital == 1 and classes.lstrip("s")[:1] in "AC" else "m"


_MARK_TYPES = frozenset(MARKS | {"g", "u", "o", "/", "//"})
_NO_MARKS = {ord(mark): None for mark in MARKS}
_NEXT = {"-": "-", "0": "1", "1": "2", "2": "3", "3": "4", "4": "5", "5": "5"}


def token_features(tokens: Tokens, classes: str, found: list[Chunk]) -> list[list[str]]:
    """Return for each token its pairs of words and where in its chunk it stands."""
    lows = [
        PAD,
        *(text.lower() if kind == "word" else text[:6] for text, kind in zip(tokens.texts, tokens.kinds, strict=True)),
        PAD,
    ]
    shape = "^^^" + classes + "$$$"
    count = len(classes)
    result = []
    numbers = 0
    for start, end, kind in found:
        for at in range(start, end):
            cls = classes[at]
            head, foot = at - start, end - at
            low = lows[at + 1]
            row = [
                f"b{lows[at]} {low}",
                f"n{low} {lows[at + 2]}",
                f"p{kind}{head if head < 4 else 4}{foot if foot < 5 else 5}",
                f"r{at * 12 // count}{cls}",
            ]
            if cls == "h":
                row.append(f"t{lows[at]}{low}{lows[at + 2]}")
                row.append(f"u{lows[at]}{low}")
            elif cls in "12345Y":
                row.append(f"dn{numbers if numbers < 7 else 7}{cls}{shape[at + 2]}{shape[at + 4]}")
                row.append(f"dw{_word_before(lows, at)}{shape[at + 4]}")
                numbers += 1
            result.append(row)
    return result


def _word_before(lows: list[str], at: int) -> str:
    """Return the nearest word before a number, over at most two marks."""
    for low in lows[at : at - 3 if at > 3 else 0 : -1]:
        if low.isalpha():
            return low
    return ""
