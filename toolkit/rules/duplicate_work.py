"""Two entries with the same title, first author and year.

Case, blanks, punctuation and width do not tell titles apart. One work under two keys is cited twice in the list of
references. Merge them; where they are two works, give the volume, edition or pages that tell
them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.duplicates.features import features_of
from toolkit.sources.duplicates.verdict import judge
from toolkit.sources.library import Entry, Library
from toolkit.text.normal import normal_form

ID = "duplicate-work"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the entry {other} is the same work: title, first author and year agree",
    "zh": "条目 {other} 是同一文献：题名、第一作者和年份相合",
}
MANUAL_ZH = """两个条目的题名、第一作者和年份相同。

大小写、空格、标点和全半角不计。同一文献有两个键，就会在参考文献表中出现两次。
请合并；若确为两部文献，请保留，并写明二者不同的卷期或版本。
"""
DIFFER = ("volume", "number", "issue", "pages", "edition", "doi", "part", "maintitle", "booktitle",
          "subtitle", "titleaddon", "journal", "note")
MOST = 8
"""With so many entries of one title an entry is compared at most: many are called Introduction."""


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry that is the work of an earlier one of one title: it says the same or is judged so."""
    titled: dict[str, list[Entry]] = {}
    for entry in library.entries:
        title = normal_form(entry.shown("title"))
        if len(title) < 4:
            continue
        known = titled.setdefault(title, [])
        other = next((other for other in known if other.key != entry.key and _same(entry, other)), None)
        if other:
            yield from found(entry, ID, LEVEL, "title", other=other.key)
        if len(known) < MOST:
            known.append(entry)


def _same(entry: Entry, other: Entry) -> bool:
    if _differ(entry, other):
        return False
    if entry.type == other.type and entry.year == other.year and _lead(entry) == _lead(other):
        return True
    verdict = judge(features_of(entry.source), features_of(other.source))
    return verdict is not None and verdict.word == "same"


def _lead(entry: Entry) -> str:
    return normal_form(entry.get("author", "editor").split(" and ")[0].split(",")[0])


def _differ(entry: Entry, other: Entry) -> bool:
    if entry.get("crossref", "xref", "related") or other.get("crossref", "xref", "related"):
        return True
    if entry.year and other.year and entry.year != other.year:
        return True
    pairs = ((entry.get(name), other.get(name)) for name in DIFFER)
    return any(ours and theirs and normal_form(ours) != normal_form(theirs) for ours, theirs in pairs)
