"""English titles from title case to sentence case, as GB/T 7714's examples have them.

What braces protect in a .bib stays, and so do words that are never written small: acronyms, names of countries and
their people, months. A title that is not in title case is left alone: its capitals mean something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from toolkit.model import Side, Source
from toolkit.sources.formats.bibvalues import one_line, shown
from toolkit.sources.formats.latex import decode
from toolkit.text.wordset import word_set

_SMALL = word_set(
    """
    a an the and or nor but so yet as at by for from in into of off on onto out over per to up via with without within
    through throughout toward towards under upon about above across after against along among around before behind
    below beneath beside between beyond during except inside near since than till until versus vs vs. is are was be
    how what when where which who why that this its their his her our your not no if do does
    """
)
_OTHER_LANGUAGES = word_set(
    "der die das und des dem den ein eine zur zum im von für le les et du des une dans pour sur el los las y del una "
    "il lo gli della delle nel che per ed het een och ett og"
)
_PROPER = word_set(
    """
    Afghanistan Africa African Africans Algeria America American Americans Antarctic Antarctica Arab Arabia Arabian
    Arabic Arctic Argentina Asia Asian Asians Atlantic Australia Australian Austria Austrian Babylon Bangladesh Beijing
    Belarus Belgian Belgium Berlin Bolivia Brazil Brazilian Brexit Britain British Brussels Buddhism Buddhist Bulgaria
    Byzantine Cambodia Cambridge Canada Canadian Caribbean Catholic Chile China Chinese Christian Christianity Colombia
    Confucian Confucianism Confucius Congo Croatia Cuba Cuban Czech Danish Denmark Dutch Egypt Egyptian England English
    Estonia Ethiopia Europe European Europeans Finland Finnish France French Gaza Geneva Georgia German Germany Ghana
    Greece Greek Guangdong Han Hawaii Hebrew Hindu Hong Hungarian Hungary Iceland India Indian Indonesia Indonesian Iran
    Iranian Iraq Ireland Irish Islam Islamic Israel Israeli Italian Italy Japan Japanese Jerusalem Jewish Kazakhstan
    Kenya Kong Korea Korean Kyoto Laos Latin Latvia Lebanon Libya Lithuania London Macau Malaysia Malaysian Maoist Marx
    Marxism Marxist Mediterranean Mexican Mexico Ming Mongol Mongolia Mongolian Morocco Moscow Muslim Myanmar Nepal
    Netherlands Nigeria Nordic Norway Norwegian Oxford Pacific Pakistan Palestine Paris Persian Peru Philippines Poland
    Polish Portugal Portuguese Qing Romania Rome Russia Russian Russians Saudi Scotland Scottish Serbia Shanghai Siberia
    Singapore Soviet Spain Spanish Sweden Swedish Swiss Switzerland Syria Taiwan Taiwanese Tang Thai Thailand Tibet
    Tibetan Tokyo Turkey Turkish Uganda Ukraine Ukrainian Uyghur Venezuela Vienna Vietnam Vietnamese Wales Washington
    Xinjiang Yemen Yuan Zealand January February April June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
_OPEN, _CLOSE = "\ue000", "\ue001"
_BRACES = str.maketrans({"{": _OPEN, "}": _CLOSE})
_MARKS = str.maketrans({_OPEN: None, _CLOSE: None})
_GUARDED = f"{_OPEN}(?:[^{_OPEN}{_CLOSE}]|{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})*{_CLOSE}"
PROTECTED = re.compile(f"({_GUARDED})")
"""A stretch whose capitals a .bib protects by braces, which stand in a title as two private characters."""

_PIECE = re.compile(rf"({_GUARDED})|([^\W\d_][\w'’.]*)")


def sentence_case(title: str) -> str:
    """Return an English title in sentence case and without its protecting braces; any other title without them."""
    return bare(_PIECE.sub(_lowered, title) if is_title_case(title) else title)


def bare(text: str) -> str:
    """Return a title without the marks of its braces."""
    return text.translate(_MARKS)


def braced(value: str) -> str:
    """Return a field's value as text in which two private characters stand for its grouping braces."""
    return one_line(decode(value, keep_braces=True)).translate(_BRACES)


def is_title_case(title: str) -> bool:
    """Say whether most words that could be small are not: neither protected, the first, nor proper names."""
    words = [match[2] for match in _PIECE.finditer(title) if match[2]]
    if any(word in _OTHER_LANGUAGES for word in words):
        return False
    first = _PIECE.search(title)
    free = [word for word in words if word.lower() not in _SMALL and not _is_kept(word)]
    if first and first[2] and free[:1] == [first[2]]:
        free = free[1:]
    capital = sum(word[0].isupper() for word in free)
    return bool(capital > len(free) / 2)


def with_braces(source: Source, values: Mapping[str, str]) -> Source:
    """Return a source whose titles hold the braces that protect capitals; ``values`` are the fields as written."""
    known = {shown(value): braced(value) for value in values.values() if "{" in value}
    if not known:
        return source
    return replace(source, sides={language: _braced(side, known) for language, side in source.sides.items()})


def _braced(side: Side, known: dict[str, str]) -> Side:
    texts = {name: getattr(side, name) for name in ("title", "subtitle", "container")}
    return replace(side, **{name: known.get(text, text) for name, text in texts.items()})


def _lowered(match: re.Match[str]) -> str:
    word = match[2]
    before = match.string[: match.start()].rstrip(" \"'“‘[(")
    if not word or not before or before.endswith(("?", "!")):
        return match[0]
    electronic = word == "E" and match.string[match.end() :].startswith("-")  # E-Government
    return word.lower() if electronic or not _is_kept(word) else word


def _is_kept(word: str) -> bool:
    """Say whether a word keeps its capitals: an acronym, capitals inside, a single letter, a proper name."""
    if len(word) == 1 and word != "A":
        return True
    first: str = re.split(r"['’]", word)[0]
    return re.search(r"\S[A-Z\d]", word) is not None or first in _PROPER
