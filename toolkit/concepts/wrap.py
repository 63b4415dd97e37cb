"""Where a label may be broken into lines: English at blanks, Chinese between words.

Chinese is written without blanks, and a segmenter with its dictionary would make the picture depend on the version that
is installed. Labels are short, so a rule does: most Chinese words are pairs; some characters lead a word (大, 非), some
close one (化, 性, 体), and some stand alone (的, 与).
"""

from __future__ import annotations

import re

from toolkit.text.scripts import width_em

OPENING = "（《“‘「『【〔([<"
CLOSING = "）》”’」』】〕、，。；：！？…·％)],.;:!?>%"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff\uff10-\uff5a"
PIECE = re.compile(
    rf"[{re.escape(OPENING)}]*(?:[{HAN}]|[^\s{HAN}{re.escape(OPENING)}]+)[{re.escape(CLOSING)}]*|[^\s{HAN}]+"
)
LEADS = frozenset("大非多反超跨半泛准")
CLOSES = frozenset("化性式者体间书法权论率型案员类业界")
NOT_CLOSING = frozenset((
    "体系", "体制", "体现", "性质", "性别", "间接", "书面", "法律", "法规", "法案", "法院", "权力", "权利", "权威",
    "权属", "权衡", "论文", "论述", "论证", "案例", "案件", "员工", "类型", "类别", "业务", "界定", "化学", "化解",
))
ALONE = frozenset("的与和及或但有在以为对从即而于是之")
WORDS_THAT_LEAN = frozenset((
    "a", "an", "and", "as", "by", "de", "for", "from", "in", "its", "of", "on", "or", "the", "to", "with",
))
INSIDE_WORD, AFTER_LEAN, BEFORE_DE, PLAIN = 3.0, 1.2, 1.2, 0.0
"""What a break costs, in em of line width: it is made there only where the lines get that much more even."""

Piece = tuple[str, bool, float]
"""An unbreakable piece of a label: its text, whether a blank follows it, what a break after it costs."""
Step = tuple[float, float, int]
"""The best way to end a line after a piece: the widest line so far, the costs so far, where the line begins."""


def break_lines(text: str, limit: float, most: int = 3) -> tuple[str, ...]:
    """Break a label into the fewest lines of at most ``limit`` em; more than ``most`` only where they would be long."""
    pieces = split(text)
    edges = offsets(pieces)
    rows: list[dict[int, Step]] = [{0: (0.0, 0.0, 0)}]
    for count in range(1, len(pieces) + 1):
        rows.append(one_more_line(pieces, edges, rows[-1], 2 * limit))
        width = rows[-1].get(len(pieces), (float("inf"), 0.0, 0))[0]
        if width <= limit or (count >= most and width <= 1.5 * limit):
            break
    return lines_back(pieces, rows)


def offsets(pieces: list[Piece]) -> list[float]:
    """Return where each piece begins on one long line, in em, and where the last one ends."""
    edges = [0.0]
    for text, blank, _ in pieces:
        edges.append(edges[-1] + width_em(text) + blank * width_em(" "))
    return edges


def one_more_line(pieces: list[Piece], edges: list[float], row: dict[int, Step], longest: float) -> dict[int, Step]:
    """Return the best ways to end with one line more; several pieces share a line only up to ``longest`` em."""
    found: dict[int, Step] = {}
    for start, (widest, spent, _) in row.items():
        for end in range(start + 1, len(pieces) + 1):
            wide = edges[end] - edges[start]
            if wide > longest and end > start + 1:
                break
            step = (max(widest, wide), spent + (pieces[end - 1][2] if end < len(pieces) else 0.0), start)
            if end not in found or sum(step[:2]) < sum(found[end][:2]):
                found[end] = step
    return found


def lines_back(pieces: list[Piece], rows: list[dict[int, Step]]) -> tuple[str, ...]:
    """Follow the best ways back from the end of the text."""
    end, lines = len(pieces), []
    for row in reversed(rows[1:]):
        start = row[end][2]
        lines.append("".join(text + " " * blank for text, blank, _ in pieces[start:end]).rstrip())
        end = start
    return tuple(lines[::-1]) or ("",)


def split(text: str) -> list[Piece]:
    """Return the unbreakable pieces of a label."""
    found = list(PIECE.finditer(text))
    words = [match.group() for match in found]
    after = [*words[1:], ""]
    blank = [text[match.end() : match.end() + 1].isspace() for match in found]
    return [
        (word, gap, cost(word, following, end))
        for word, gap, following, end in zip(words, blank, after[: len(words)], word_ends(words), strict=True)
    ]


def cost(piece: str, after: str, end: bool) -> float:
    """Return what a break between two pieces costs."""
    if not end:
        return INSIDE_WORD
    if after[:1] in ("的", "之"):
        return BEFORE_DE
    leans = piece.casefold() in WORDS_THAT_LEAN or piece in ALONE - {"的", "之"}
    return AFTER_LEAN if leans else PLAIN


def word_ends(pieces: list[str]) -> list[bool]:
    """Say after which pieces a word ends; only Han characters go together."""
    ends: list[bool] = []
    size = 0
    for at, piece in enumerate(pieces):
        after = "".join(pieces[at + 1 : at + 4])
        if not is_han(piece) or (size == 0 and piece in ALONE):
            closed = True
        else:
            size += size > 0 or piece not in LEADS
            closed = piece[-1] in CLOSING or not is_han(after) or (size >= 2 and not goes_on(after))
        ends.append(closed)
        size = 0 if closed else size
    return ends


def goes_on(after: str) -> bool:
    """Whether the next character closes the word before it (行为体, 发展中 before 国家; but 治理|体系)."""
    return after[:3] == "中国家" or (after[:1] in CLOSES and after[:2] not in NOT_CLOSING)


def is_han(piece: str) -> bool:
    """Whether a piece is written in Han characters."""
    return re.match(rf"[{re.escape(OPENING)}]*[{HAN}]", piece) is not None
