"""Two entries with the same title, first author and year.

Case, blanks, punctuation and width do not tell titles apart. One work under two keys is cited twice in the list of
references. Merge them; where they are two works, give the volume, edition or pages that tell
them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry, Library
from toolkit.text.normal import normal_form

ID = "duplicate-work"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the entry {other} has the same title, first author and year",
    "zh": "条目 {other} 的题名、第一作者和年份相同",
}
MANUAL_ZH = """两个条目的题名、第一作者和年份相同。

大小写、空格、标点和全半角不计。同一文献有两个键，就会在参考文献表中出现两次。
请合并；若确为两部文献，请保留，并写明二者不同的卷期或版本。
"""
DIFFER = ("volume", "number", "issue", "pages", "edition", "doi", "part", "maintitle", "booktitle",
          "subtitle", "titleaddon", "journal", "note")


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry that says of itself what an earlier one says, and contradicts it nowhere."""
    first: dict[tuple[str, str, int | None], Entry] = {}
    for entry in library.entries:
        title = normal_form(entry.shown("title"))
        if len(title) < 4:
            continue
        author = normal_form(entry.get("author", "editor").split(" and ")[0].split(",")[0])
        other = first.setdefault((title, author, entry.year), entry)
        if other is not entry and other.key != entry.key and entry.type == other.type and not _differ(entry, other):
            yield from found(entry, ID, LEVEL, "title", other=other.key)


def _differ(entry: Entry, other: Entry) -> bool:
    if entry.get("crossref", "xref", "related") or other.get("crossref", "xref", "related"):
        return True
    pairs = ((entry.get(name), other.get(name)) for name in DIFFER)
    return any(ours and theirs and normal_form(ours) != normal_form(theirs) for ours, theirs in pairs)
