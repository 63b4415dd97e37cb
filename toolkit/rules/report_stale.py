"""A report in reports/ that says something else than the corpus.

The folder is committed for people who read it without running anything; a stale page misleads them. Run
`litcorpus report all`. A corpus that keeps no reports has no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.model import Corpus, Level, Place, Problem
from toolkit.reports.write import committed, stale_now

ID = "report-stale"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{said_en}; run litcorpus report all",
    "zh": "{said_zh}；请运行 litcorpus report all",
}
MANUAL_ZH = """reports/ 中的报告与语料库不一致。

该文件夹供不运行程序的人阅读，过期的页面会误导读者。请运行 litcorpus report all。不保存报告的语料库不会有此结果。
"""
SAYS = {
    "missing": ("this report is missing", "缺少此报告"),
    "different": ("the corpus says something else now", "语料库内容已变"),
    "left-over": ("no report makes this file any more", "已无报告生成此文件"),
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each report that differs from what would be written now, where the corpus keeps any and can be read."""
    root = Path(corpus.root)
    if not committed(root) or any(problem.level == "error" for problem in corpus.problems):
        return
    for path, why in stale_now(corpus):
        english, chinese = SAYS[why]
        yield Problem(ID, LEVEL, Place(path), f"file:{path}", {"said_en": english, "said_zh": chinese})
