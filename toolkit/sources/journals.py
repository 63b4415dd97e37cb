"""Names of journals: which are forms of one name, and what well-known Chinese journals are called in English."""

from __future__ import annotations

import re

from toolkit.text.normal import ascii_fold, normal_form
from toolkit.text.scripts import has_han
from toolkit.text.wordset import word_set

_SMALL = word_set("the a an of on in for and to at by from der die das und la le les de des du et y el e")
_WORD = re.compile(r"[^\W_]+")
_NAMES = """
计算机学报|Chinese Journal of Computers
软件学报|Journal of Software
自动化学报|Acta Automatica Sinica
计算机研究与发展|Journal of Computer Research and Development
电子学报|Acta Electronica Sinica
通信学报|Journal on Communications
中国科学院院刊|Bulletin of Chinese Academy of Sciences
科学通报|Chinese Science Bulletin
中国图书馆学报|Journal of Library Science in China
情报学报|Journal of the China Society for Scientific and Technical Information
图书情报工作|Library and Information Service
情报理论与实践|Information Studies: Theory & Application
中国社会科学|Social Sciences in China
经济研究|Economic Research Journal
管理世界|Management World
世界经济与政治|World Economics and Politics
现代国际关系|Contemporary International Relations
国际问题研究|China International Studies
心理学报|Acta Psychologica Sinica
社会学研究|Sociological Studies
物理学报|Acta Physica Sinica
化学学报|Acta Chimica Sinica
地理学报|Acta Geographica Sinica
生态学报|Acta Ecologica Sinica
植物学报|Chinese Bulletin of Botany
力学学报|Chinese Journal of Theoretical and Applied Mechanics
机械工程学报|Journal of Mechanical Engineering
中国电机工程学报|Proceedings of the CSEE
系统工程理论与实践|Systems Engineering - Theory & Practice
中文信息学报|Journal of Chinese Information Processing
计算机应用|Journal of Computer Applications
计算机科学|Computer Science
中国科学|Scientia Sinica
数学学报|Acta Mathematica Sinica
中华医学杂志|National Medical Journal of China
农业工程学报|Transactions of the Chinese Society of Agricultural Engineering
中国农业科学|Scientia Agricultura Sinica
信息网络安全|Netinfo Security
科学学研究|Studies in Science of Science
科研管理|Science Research Management
"""
ENGLISH: dict[str, str] = dict(line.split("|") for line in _NAMES.split("\n") if line)
"""Chinese journals and the English names on their title pages."""


_SUBJECTS = """
生态|ecol
气象|meteorolog weather atmospher
地理|geograph
地质|geol
物理|physi
化学|chem chim
数学|math
力学|mechan
机械|mechan machin
计算机|comput
软件|softw
自动化|automat automac
经济|econom
社会|soci
心理|psycholog
法学|law legal juris
历史|hist
哲学|philosoph
教育|educat teach
图书馆|librar
情报|inform intellig
植物|botan plant phyto
动物|zoolog anim
土壤|soil pedolog
医学|medic
药|pharm drug medic
建筑|archit build
水利|hydraul hydro water
海洋|ocean marin
测绘|geod cartogr survey geomat mapping
材料|material
管理|manag admin
农业|agri agro farm rural
林业|forest silv
统计|statist
新闻|journalis press news
语言|langu linguist
"""
SUBJECTS: dict[str, tuple[str, ...]] = {
    chinese: tuple(stems.split()) for chinese, stems in (line.split("|") for line in _SUBJECTS.split("\n") if line)
}
"""Subjects as Chinese names of journals have them, and how their words begin in English and Latin names."""
_OF_A_SUBJECT = re.compile(
    rf"(?:中国|中华|世界|国外|国际|现代|应用|高等)?(?P<subject>{'|'.join(SUBJECTS)})(?:学|科学)?"
    r"(?:学报|研究|通报|杂志|进展|论坛|学刊|评论|世界|理论|问题|动态)?"
)


def are_of_different_subjects(chinese: str, english: str) -> bool:
    """Say whether a Chinese and a Latin name of a journal each name a subject of the table, and none in common.

    Only a Chinese name that is a subject and nothing else but words for a journal is judged: 生态学报, not 农药学学报.
    """
    named = _OF_A_SUBJECT.fullmatch("".join(chinese.split()))
    if named is None:
        return False
    words = significant(english)
    if any(stem in word for stem in SUBJECTS[named["subject"]] for word in words):
        return False
    return any(word.startswith(stem) for stems in SUBJECTS.values() for stem in stems for word in words)


def english_name(chinese: str) -> str:
    """Return the English name of a well-known Chinese journal, empty where it is not known."""
    return ENGLISH.get("".join(chinese.split()), "")


def chinese_name(english: str) -> str:
    """Return the well-known Chinese journal with this English name, empty where there is none."""
    return next((chinese for chinese, name in ENGLISH.items() if same_journal(name, english)), "")


def significant(name: str) -> list[str]:
    """Return the words of a journal's name that count, in lower-case ASCII; of articles only a series' ``A``."""
    words = [ascii_fold(word).lower() for word in _WORD.findall(name)]
    last = len(words) - 1
    return [word for at, word in enumerate(words) if word and (word not in _SMALL or (at == last and at > 0))]


def same_journal(one: str, other: str) -> bool:
    """Say whether two names are forms of one: but for case, small words and punctuation, or one abbreviates the other.

    An abbreviation is told word by word, and only where it has a stop somewhere: ``J. Comput. Sci.``.
    """
    if has_han(one) or has_han(other):
        return normal_form(one) == normal_form(other)
    ours, theirs = significant(one), significant(other)
    if ours == theirs:
        return bool(ours)
    if len(ours) != len(theirs) or ("." in one) == ("." in other):
        return False
    short, long = (ours, theirs) if "." in one else (theirs, ours)
    return len(short) > 1 and all(map(_shortens, short, long))


def _shortens(short: str, long: str) -> bool:
    """Say whether a word is cut, or drawn together (``natl`` for national), from another."""
    if long.startswith(short):
        return True
    letters = iter(long)
    return len(short) > 2 and short[:1] == long[:1] and all(sign in letters for sign in short)
