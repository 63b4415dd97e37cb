"""A Chinese source without an English side in a corpus that is kept in both, or the reverse.

corpus.yaml names both languages, and readers of the other one get nothing of this source. Add `title_en` and
`author_en` (or `title_zh`) as the work itself or its index gives them; do not translate a title that nobody has
printed. A foreign work without Chinese side is only a note, because most have none; so is a document that a text only
mentions. If the corpus does not ask for both, name one language under `languages`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem, Source

ID = "twin-missing"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "no {said_en} side: {value}",
    "zh": "缺少{said_zh}：{value}",
}
MANUAL_ZH = """语料库为双语，而中文文献缺少英文部分，或相反。

corpus.yaml 写明两种语言，另一种语言的读者却得不到这条文献的任何信息。请按文献本身或其索引补上 title_en 和 author_en
（或 title_zh）；没有印出过的题名不要自行翻译。外文文献多半没有中文部分，只作提示；仅提及的文件亦然。
若语料库不要求双语，请在 languages 中只写一种。
"""
WORDS = {"en": ("English", "英文部分"), "zh": ("Chinese", "中文部分")}


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each source in one of the corpus's languages that has no title in the other."""
    languages = set(corpus.settings.languages)
    papers = {paper.source for paper in corpus.papers.values()}
    if {"zh", "en"} <= languages and _bilingual(corpus):
        for source in corpus.sources.values():
            other = {"zh": "en", "en": "zh"}.get(source.language[:2], "")
            if other and source.own.title and not (source.sides[other].title if other in source.sides else ""):
                yield _problem(source, other, source.key in papers or source.mentioned)


def _bilingual(corpus: Corpus) -> bool:
    """Whether the corpus does keep sources in two languages: one that has none yet has not begun to."""
    return any(len([side for side in source.sides.values() if side.title]) > 1 for source in corpus.sources.values())


def _problem(source: Source, other: str, is_aside: bool) -> Problem:
    english, chinese = WORDS[other]
    level: Level = LEVEL if other == "en" and not is_aside else "info"
    args: dict[str, str | int | float] = {"said_en": english, "said_zh": chinese, "value": source.own.title}
    return Problem(ID, level, source.place, f"source:{source.key}", args)
