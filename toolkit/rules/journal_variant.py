"""One journal that the library names in several ways.

Names that differ in case, `&`, a leading article or abbreviation, or a Chinese name beside its English one, print as
different journals in one list. Write the name that the journal itself uses, the same everywhere; the English name of a
Chinese journal belongs into `journaltitle_en`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.journals import english_name, same_journal, significant
from toolkit.sources.library import Entry, Library
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han

ID = "journal-variant"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{ours} is called {theirs} in {number} other {entries}",
    "zh": "{ours} 在另外 {number} 条中写作 {theirs}",
}
MANUAL_ZH = """同一期刊在文献库中有几种写法。

大小写、&、冠词、缩写不同，或中文刊名与其英文名并存，在同一文献表中就像是不同的期刊。
请采用期刊自己的写法并全库统一；中文期刊的英文名写在 journaltitle_en。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each journal name that another form of it, which more entries have, stands beside."""
    uses: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in library.entries:
        name = next((name for name in ("journaltitle", "journal") if entry.get(name)), "")
        if name and entry.type != "periodical":
            uses[entry.shown(name)].append((entry, name))
    counts = Counter({text: len(places) for text, places in uses.items()})
    for group in groups(counts, pairs(library)):
        best, *others = sorted(group, key=lambda text: (-counts[text], text))
        for text in others:
            for entry, name in uses[text]:
                word = "entry" if counts[best] == 1 else "entries"
                yield from found(entry, ID, LEVEL, name, ours=text, theirs=best, number=counts[best], entries=word)


def pairs(library: Library) -> dict[str, str]:
    """Return the English name that entries of the library give for a Chinese journal, in matching form."""
    found_pairs: dict[str, str] = {}
    for entry in library.twinned:
        chinese, english = entry.shown("journaltitle", "journal"), entry.shown("journaltitle_en", "journal_en")
        if chinese and english and has_han(chinese):
            found_pairs.setdefault(normal_form(chinese), english)
    return found_pairs


def groups(names: Iterable[str], known: dict[str, str]) -> Iterator[list[str]]:
    """Yield the forms of one journal's name, where there are several; forms are sought among names with one beginning.

    Each name goes to the first of its beginning that it is a form of, so that the work is linear for real libraries.
    """
    buckets: dict[str, list[list[str]]] = defaultdict(list)
    for text in names:
        latin = english_name(text) or known.get(normal_form(text)) or text if has_han(text) else text
        if not normal_form(latin):
            continue
        bucket = buckets[initial(latin)]
        home = next((group for group in bucket if same_journal(group[0], latin)), None)
        if home is None:
            bucket.append([latin, text])
        else:
            home.append(text)
    for bucket in buckets.values():
        yield from (group[1:] for group in bucket if len(group) > 2)


def initial(name: str) -> str:
    """Return the first letters of the first two words that count, by which names are sorted into buckets."""
    return "".join(word[0] for word in words_of(name)[:2])


def words_of(name: str) -> list[str]:
    """Return the words of a name that count, in lower case."""
    return significant(name) or [normal_form(name)]
