"""Personal and corporate names: Chinese, pinyin and Western, as bibliographies write them.

Nothing is guessed in silence. A list is a list only where `` and `` joins it, as in BibTeX; a Chinese name is split by
the table of surnames; what fits no rule is kept whole in ``literal``, as given.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.model import Name
from toolkit.text.braces import is_one_group, split_outside, unbraced
from toolkit.text.romanize import pinyin as pinyin
from toolkit.text.romanize import split_mark
from toolkit.text.scripts import has_east_asian, has_han
from toolkit.text.surnames import COMPOUND_SURNAMES as COMPOUND_SURNAMES
from toolkit.text.surnames import SURNAME_READINGS as SURNAME_READINGS
from toolkit.text.surnames import syllables
from toolkit.text.western import COMMA, is_pinyin_name, parse_western
from toolkit.text.wordset import word_set

_AND = re.compile(r"\s(?:and|AND|And)\s")
_OTHERS = frozenset(["others", "et al.", "et al", "等"])
_DOTS = frozenset("·•‧∙・")
_MARKS = "[]［］()（）〔〕【】 "
_DYNASTIES = word_set(
    "先秦 春秋 战国 秦 汉 西汉 东汉 三国 魏 蜀 吴 晋 西晋 东晋 南朝 北朝 北魏 南北朝 齐 梁 陈 隋 唐 "
    "五代 后蜀 南唐 宋 北宋 南宋 辽 金 西夏 元 明 清 民国"
)
_EXTENDED = re.compile(r"(family|given|prefix|suffix)\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_EXTENDED_PARTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}

_HAN_BODIES = word_set("联合国 东盟 欧盟 北约 非盟")
_HAN_BODY_END = re.compile(
    "(部|局|署|厅|院|社|公司|集团|学会|协会|委员会|大学|日报|课题组|编写组|项目组|研究组|领导小组|编委会|研究所|研究室|实验室|研究中心|"
    "图书馆|博物馆|办公室|评论员|记者)$"
)
_CUT = re.compile(r"(?P<name>.*?[\u3400-\u9fff])\s*等|(?P<western>.+?),?\s+et al\.?")


@lru_cache(maxsize=16384)
def parse_name(text: str, language: str = "") -> Name:
    """Read one name as biblatex does (``Family, Given``; ``Given von Family``), and an East Asian one by its script.

    A value in braces is an institution. Without a comma, the family comes first where only initials follow
    (``FANG B X``), or where a pinyin surname is followed by pinyin that is no surname, or a rare one after a common
    one (``Fang Binxing``, ``Li Na``). ``language`` only keeps Japanese and Korean names in Han characters from being
    split by the Chinese table.
    """
    text = " ".join(text.split())
    if is_one_group(text):
        return Name(literal=unbraced(text))
    if _EXTENDED.match(text):
        return _extended(text)
    return _east_asian(unbraced(text), language) if has_east_asian(text) else parse_western(text)


def parse_name_list(value: str, language: str = "") -> tuple[tuple[Name, ...], bool]:
    """Read a biblatex list of names joined by `` and ``; also return whether it ends in ``and others``, 等 or et al."""
    parts = [part.strip() for part in split_outside(value.strip(), _AND) if part.strip()]
    last = _CUT.fullmatch(parts[-1]) if parts else None
    if last and len(last["name"] or last["western"]) > 1:
        parts[-1:] = [last["name"] or last["western"], "others"]
    names = tuple(parse_name(part, language) for part in parts if part not in _OTHERS)
    return names, len(names) < len(parts)


def format_name_list(names: tuple[Name, ...], more: bool = False, language: str = "") -> str:
    """Write names as a biblatex list that `parse_name_list` reads back."""
    return " and ".join([*(format_name(name, language) for name in names), *(["others"] if more else [])])


def format_name(name: Name, language: str = "") -> str:
    """Write one name in biblatex's form, such that `parse_name` reads the same name again."""
    if name.literal:
        return f"{{{name.literal}}}"
    family = " ".join(filter(None, (name.particle, _guarded(name.family, name.given))))
    forms = [name.family + name.given, family] if has_east_asian(name.family) or not name.given else []
    forms.append(", ".join([family, *filter(None, [name.suffix]), name.given]).strip(" "))
    return next((form for form in forms if _is_read_as(form, name, language)), _format_extended(name))


def display(name: Name, language: str = "") -> str:
    """Return a name as running text shows it: Chinese without a blank, Latin ``Given Family``.

    Where ``language`` is ``zh``, a name known only in pinyin keeps its family first, as Chinese readers write it.
    """
    if name.literal:
        return name.literal
    if has_east_asian(name.family + name.given):
        return name.family + name.given
    family = " ".join(filter(None, (name.particle, name.family)))
    parts = [family, name.given] if language == "zh" and is_pinyin_name(name) else [name.given, family]
    return ", ".join(filter(None, [" ".join(filter(None, parts)), name.suffix]))


def initials(name: Name, syllabic: bool = False) -> tuple[str, ...]:
    """Return the initials of the given name: ``("R", "O")`` for Robert O.

    A Chinese given name has one for each syllable (``("B", "X")`` for 滨兴); with ``syllabic`` so has one in pinyin
    (Binxing), as GB/T 7714 writes the authors of Chinese works.
    """
    given = pinyin(name)[1] if has_han(name.given) else name.given
    words = [word for word in re.split(r"[\s.\-‐–]+", given) if word]
    if has_han(name.given) or (syllabic and is_pinyin_name(name)):
        words = [part for word in words for part in syllables(word) or (word,)]
    return tuple(word[0].upper() for word in words)


def split_han(name: str) -> Name:
    """Split a Chinese name into surname and given name by the table of compound surnames.

    A mark of nationality or dynasty (``[美]``, ``(明)``) stays before the surname. A name with ``·`` or after a mark of
    nationality is no Han Chinese one (minority nationalities, transliterations): it has no surname to split off and is
    whole in ``family``. What is too long stays whole in ``literal``: an institution, or a name that no rule can split.
    """
    mark, core = split_mark(name.strip())
    first, blank, rest = core.partition(" ")
    if blank and len(first) <= 2:
        return Name(family=mark + first, given=rest.replace(" ", ""))
    if _DOTS & set(core) or (mark and mark.strip(_MARKS) not in _DYNASTIES):
        return Name(family=mark + core)
    length = next((length for length in (4, 2) if core[:length] in COMPOUND_SURNAMES), 1)
    if len(core) > length + 2:
        return Name(literal=mark + core)
    return Name(family=mark + core[:length], given=core[length:])


# -- East Asian ------------------------------------------------------------------------------------------------------


def _east_asian(text: str, language: str) -> Name:
    family, comma, given = text.replace("，", ",").partition(",")
    if comma:
        return _with_comma(text, family.strip(), given.strip())
    core = split_mark(text)[1].replace(" ", "")
    if not _is_personal(core):
        return Name(literal=text)
    return Name(family=text) if language in ("ja", "ko") and " " not in text else split_han(text)


def _with_comma(text: str, family: str, given: str) -> Name:
    """Read ``张, 三``; two whole names with a comma between them stay as given, because a comma joins no list."""
    core = split_mark(family)[1]
    single = len(core) == 1 or core in COMPOUND_SURNAMES or not has_han(core)
    return Name(family=family, given=given.replace(" ", "")) if single and "," not in given else Name(literal=text)


def _is_personal(core: str) -> bool:
    """Say whether a text without blanks is made as a Chinese name is, and not as an institution's."""
    if core in _HAN_BODIES or (len(core) > 2 and _HAN_BODY_END.search(core)):
        return False
    return all(has_han(character) or character in _DOTS for character in core)


# -- words, and biblatex's extended form -----------------------------------------------------------------------------


def _guarded(family: str, given: str) -> str:
    """Put into braces a family name that would not be read as one: with a comma, an ``and``, a small first letter."""
    unsafe = "," in family or _AND.search(f" {family} ") or (given and family[:1].islower())
    return f"{{{family}}}" if unsafe else family


def _extended(text: str) -> Name:
    """Read biblatex's ``family=Harman, given=Hans, prefix=von``."""
    found = {}
    for part in split_outside(text, COMMA):
        if match := _EXTENDED.match(part):
            found[_EXTENDED_PARTS[match[1].lower()]] = unbraced(match[2])
    return Name(**found)


def _format_extended(name: Name) -> str:
    parts = {"family": name.family, "given": name.given, "prefix": name.particle, "suffix": name.suffix}
    return ", ".join(f"{part}={{{value}}}" for part, value in parts.items() if value)


def _is_read_as(form: str, name: Name, language: str) -> bool:
    return parse_name_list(form, language) == ((name,), False)
