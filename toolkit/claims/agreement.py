"""Whether the two texts of a claim say the same: numbers and years, names, negation. Only contradictions count.

What one text writes in digits must stand in the other in some form; numbers in words are held against each other only
where both texts count something. A name or a negation is missed only where nothing in the other text could stand for
it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.claims.numerals import chinese_numbers, english_numbers
from toolkit.text.romanize import initial_letters
from toolkit.text.surnames import is_pinyin, is_pinyin_surname, syllables
from toolkit.text.wordset import word_set

Sides = tuple[str, str]


class Difference(NamedTuple):
    """What one text has and the other lacks, as each of them has it; empty where it has nothing."""

    zh: str
    en: str


_NOT_ZH = re.compile(
    "(?:没有(?!.{0,3}就(?:没|不|无))|从未|尚未|并未|未曾|未能|无法|并非|绝非|决非|而非|(?<![会是能离少])不(?!失|丹|孕|育|衰|遇|锈|仅|止|只|但|同|断|过|少|久|光|单|妨|禁|一|等|对称|均|惜|论|管|"
    "可或缺|可分|可逆|确定|可避免|得已|平衡|平等|安|稳|信任|满|足|良|利|公|当|如|及|乏|再|限|容|宜))"
)
_NOT_EN = re.compile(
    r"\b(?:(?<!whether or )(?<!if )not(?! only| just| merely| simply| least| alone)|never|cannot|no longer|neither)\b"
    r"|n['’]t\b(?! only| just| merely)",
    re.IGNORECASE,
)
_ANY_ZH = re.compile(
    "[不没未无非否勿莫别弗缺拒禁避免绝匮]|防止|失去|丧失|难以|很难|难于|反对|反而|有限|停止|取消|终止|排除|而是|仅|只有|尚待|摆脱|脱离|超出|例外|却"
)
_ANY_EN = re.compile(
    r"\b(?:not?|never|none|nor|neither|nothing|nobody|nowhere|cannot|without|absent|absence|lack\w*|fail\w*|refus\w*"
    r"|reject\w*|oppos\w*|prevent\w*|avoid\w*|against|hard|harder|hardly|barely|scarcely|difficult\w*|only|rather"
    r"|instead|far from|little|few|beyond|other than|more than|less|yet to|den(?:y|ies|ied)"
    r"|un(?!der|i[cfoqtv]|til)\w{3,}|non-?\w+|dis(?!c[uor]|t[ar]|pl|put|sem|tin)\w{3,}|mis(?!s)\w{4,}|\w{3,}less"
    r"|in(?:ab|ac[ct]|adeq|adv|app|cap|comp[al]|cons|cor[r]|dep|eff|eq|exp|flex|form?al|sec|suff|tang|tol|val|vis|vol)\w*"
    r"|im(?:poss|perf|prob|prac|mat|mob|bal|par)\w*|il(?:leg|lic|log)\w*|ir(?:rel|resp|rev)\w*|free|exempt\w*"
    r"|ban|bans|banned|forbid\w*|prohibit\w*|stop\w*|exclu\w*|miss\w*|short of|abandon\w*|loses?|lost|loss"
    r"|withdr\w*|except\w*|apart|out of|keep out|outside|besides?|contrary|shun\w*|block\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*")
_SMALL = word_set("of and the for in on to a an")

_PLACES = """
中国|China|Chinese|PRC
美国|United States|US|U.S.|USA|America|American|Americans|Washington
欧盟|欧洲|European Union|EU|Europe|European|Europeans|Brussels
英国|United Kingdom|UK|U.K.|Britain|British|England|English
日本|Japan|Japanese
俄罗斯|俄国|Russia|Russian
印度|India|Indian
德国|Germany|German
法国|France|French
韩国|Korea|Korean
加拿大|Canada|Canadian
澳大利亚|Australia|Australian
巴西|Brazil|Brazilian
新加坡|Singapore
联合国|United Nations|UN|U.N.
世界贸易组织|世贸组织|World Trade Organization|WTO
"""
PLACES: tuple[tuple[str, ...], ...] = tuple(tuple(line.split("|")) for line in _PLACES.split("\n") if line)
"""Names of countries and bodies, Chinese and English, that stand for each other."""
_SHORT = {"中国": "中", "美国": "美", "欧盟": "欧", "欧洲": "欧", "英国": "英", "日本": "日", "俄罗斯": "俄",
          "印度": "印", "德国": "德", "法国": "法", "韩国": "韩", "加拿大": "加", "澳大利亚": "澳",
          "巴西": "巴", "联合国": "联"}


def number_difference(zh: str, en: str) -> Difference | None:
    """Return the numbers in which two texts contradict each other, None where they do not."""
    ours, theirs = chinese_numbers(zh), english_numbers(en)
    zh_only = ours.digits - theirs.digits - theirs.words
    en_only = theirs.digits - ours.digits - ours.words
    if zh_only or en_only:
        return Difference(_listed(zh_only), _listed(en_only))
    zh_counts, en_counts = ours.counts - ours.digits, theirs.counts - theirs.digits
    all_zh, all_en = ours.digits | ours.words, theirs.digits | theirs.words
    zh_only, en_only = zh_counts - all_en, en_counts - all_zh
    return Difference(_listed(zh_only), _listed(en_only)) if zh_only and en_only else None


def negation_difference(zh: str, en: str) -> Difference | None:
    """Return the negation that one text has where the other has nothing that could stand for it."""
    if (said := _NOT_ZH.search(zh)) and not _ANY_EN.search(en):
        return Difference(zh[max(0, said.start() - 2) : said.end() + 4], "")
    if (said := _NOT_EN.search(en)) and not _ANY_ZH.search(zh):
        return Difference("", en[max(0, said.start() - 12) : said.end() + 12].strip())
    return None


def name_difference(zh: str, en: str, names: Iterable[tuple[str, ...]] = ()) -> Difference | None:
    """Return names that stand for nothing in the other text: Latin ones inside Chinese, or two that were exchanged.

    ``names`` are groups of labels, Chinese and English, of one thing each. Of these a name is missed only where the
    other text has one instead that is missed here.
    """
    if alien := [word for word in _latin_names(zh) if not _stands_in(word, en)]:
        return Difference(", ".join(alien), "")
    zh_only, en_only = [], []
    for group in (*PLACES, *names):
        chinese, english = _first_in(group, zh), _first_in(group, en)
        if chinese and not english:
            zh_only.append(chinese)
        if english and not chinese and not any(_in_short(name, zh) for name in group):
            en_only.append(english)
    if zh_only and en_only:
        return Difference(", ".join(zh_only), ", ".join(en_only))
    strangers = [] if _UNNAMED.search(zh) else [name for name in _pinyin_names(en) if not _may_be_read_in(name, zh)]
    return Difference("", ", ".join(strangers)) if strangers else None


_PINYIN_NAME = re.compile(r"\b([A-Z][a-z]+)\s([A-Z][a-z]+(?:-[a-z]+)?)\b")
_UNNAMED = re.compile("[他她其]|作者|学者|研究者|该文|本文")
"""Where Chinese may mean somebody without the name, the English name says no other thing."""


def _pinyin_names(en: str) -> list[str]:
    """Return the names of Chinese people in an English text, in either order."""
    found = []
    for match in _PINYIN_NAME.finditer(en):
        for family, given in (match.groups(), match.groups()[::-1]):
            if is_pinyin_surname(family.lower()) and is_pinyin(given.replace("-", "").lower()):
                found.append(match[0])
                break
    return [name for name in found if name not in ("Hong Kong",)]


def _may_be_read_in(name: str, zh: str) -> bool:
    """Say whether as many Han characters in a row can begin with the letters of a name's syllables, in either order."""
    family, given = ([*syllables(part.replace("-", "").lower())] for part in name.split())
    letters = initial_letters(zh)
    for wanted in (family + given, given + family):
        for at in range(len(letters) - len(wanted) + 1):
            if all(part[0] in letters[at + place] for place, part in enumerate(wanted)):
                return True
    return False


def differences(text: Mapping[str, str], names: Iterable[tuple[str, ...]] = ()) -> dict[str, Difference]:
    """Return what the Chinese and English text of a claim contradict each other in: numbers, names, negation."""
    zh, en = (unicodedata.normalize("NFKC", text.get(language, "")) for language in ("zh", "en"))
    if not zh or not en:
        return {}
    found = {"numbers": number_difference(zh, en), "names": name_difference(zh, en, names),
             "negation": negation_difference(zh, en)}
    return {what: difference for what, difference in found.items() if difference}


def _latin_names(zh: str) -> list[str]:
    words = _LATIN.findall(zh)
    return [word for word in words if any(map(str.isupper, word)) and len(word) > 1]


def _stands_in(word: str, text: str) -> bool:
    """Say whether a text has a word, a word that it begins, or words whose initials it is."""
    low = word.casefold().replace("-", "").replace(".", "")
    if low in re.sub(r"[\s.\-‐–]", "", text.casefold()):
        return True
    if not word.isupper():
        return False
    words = re.findall(r"[^\W\d_]+", text)
    initials = "".join(w[0] for w in words).casefold()
    main = "".join(w[0] for w in words if w.casefold() not in _SMALL).casefold()
    letters = re.sub(r"[^a-z]", "", low)
    return letters in initials or letters in main


def _first_in(group: tuple[str, ...], text: str) -> str:
    """Return the first of some labels that stands in a text as a word of its own, empty where none does."""
    for name in group:
        if name.isascii():
            if _word(name).search(text):
                return name
        elif name in text:
            return name
    return ""


@lru_cache(4096)
def _word(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(name) > 4 else 0
    return re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?:s|['’]s?)?(?![A-Za-z])", flags)


def _in_short(name: str, zh: str) -> bool:
    """Say whether a Chinese text has the one character that stands for a country: ``中美``, ``对美``, ``美方``."""
    sign = _SHORT.get(name)
    if sign is None:
        return False
    others = "".join(set(_SHORT.values()))
    around = rf"[{others}、对在赴访反抗驻涉]{sign}|{sign}[{others}、方国籍企资军式]"
    return re.search(around, zh) is not None


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{number:g}" if number < 1e6 else f"{number:,.0f}" for number in sorted(numbers))
