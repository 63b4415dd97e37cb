"""The year is far from the one in the arXiv id.

An arXiv id begins with year and month. A work cannot be dated before its id, and is seldom published more than four
years later. Compare year and id with arxiv.org.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "crossfield-arxiv-year"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year is {year}, the arXiv id {value} is of {theirs}",
    "zh": "年份为 {year}，arXiv 编号 {value} 属于 {theirs} 年",
}
MANUAL_ZH = """年份与 arXiv 编号所示相差太远。

arXiv 编号以年月开头。文献的年份不会早于编号，也很少晚三年以上。请与 arxiv.org 核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    in_doi = identifier_forms.ARXIV_IN_DOI.search(entry.get("doi"))
    in_url = identifier_forms.ARXIV_IN_URL.search(entry.get("url"))
    text = (in_doi or in_url)[1] if in_doi or in_url else entry.shown("eprint")  # type: ignore[index]
    known = identifier_forms.arxiv_id(text) if text else None
    if known and entry.year and 1 <= known.month <= 12 and not known.year <= entry.year <= known.year + 3:
        yield from found(entry, ID, LEVEL, "year" if "year" in entry.fields else "date", year=entry.year,
                         value=known.bare, theirs=known.year)
