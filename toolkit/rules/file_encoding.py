"""A file that is not clean UTF-8.

Bytes that are no UTF-8, a control character or a byte order mark stand in the file, mostly because it was saved in
another encoding such as GB18030 or UTF-16. Characters may be lost or read differently by the next program. Save the
file as UTF-8 without a byte order mark, then compare the text around the reported place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from toolkit.model import Corpus, Level, Problem

ID = "file-encoding"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{says_en}: {found}",
    "zh": "{says_zh}：{found}",
}
MANUAL_ZH = """文件不是规范的 UTF-8 文本。

文件中有非 UTF-8 的字节、控制字符或字节顺序标记（BOM），多半是以 GB18030、UTF-16 等编码保存所致。字符可能丢失，或被
其他程序读成别的字。请以不带 BOM 的 UTF-8 重新保存，并核对所报告位置附近的文字。
"""

SHOWN = 5
"""How many places of one file are reported by themselves; a file that is no text would have one in every line."""
SAYS = {
    "bytes": ("not UTF-8 text", "不是 UTF-8 文本"),
    "sign": ("an invisible or control character, to be deleted", "不可见字符或控制字符，请删去"),
    "more": ("no clean text; places from here on", "不是规范的文本；自此处起的位置数"),
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield what is no clean text in the files of a corpus."""
    return worded(corpus.problems)


def worded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is no clean text among problems, at most ``SHOWN`` places of a file and one more that counts more."""
    found = [problem for problem in problems if problem.rule == ID]
    total = Counter(problem.place.path for problem in found)
    met: Counter[str] = Counter()
    for problem in found:
        path = problem.place.path
        met[path] += 1
        if met[path] <= SHOWN:
            yield _worded(problem, "sign" if str(problem.args["found"]).startswith("U+") else "bytes")
        elif met[path] == SHOWN + 1:
            yield _worded(replace(problem, args={"found": total[path] - SHOWN}), "more")


def _worded(problem: Problem, what: str) -> Problem:
    english, chinese = SAYS[what]
    return replace(problem, args={**problem.args, "says_en": english, "says_zh": chinese})
