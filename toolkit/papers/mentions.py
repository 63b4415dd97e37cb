"""Documents that a text names without listing them: laws, standards, white papers, treaties.

In Chinese a document stands in 《…》 and its last word says what it is; books, journals and works of art that are
spoken of as such are left out by that word. In English its words are capital and one of them says what it is. A name
that the list holds, in whole or as its short form, is listed; so is one whose marker stands right behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from toolkit.papers.manuscript import ListEntry, Manuscript, Span
from toolkit.papers.problems import Fault
from toolkit.papers.scanned import Cited, Mention
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han
from toolkit.text.wordset import word_set

RULE = "mentioned-unlisted"
_HAN_NOUNS = (
    "法|法典|法案|宪法|条例|规定|规则|规程|规范|细则|办法|意见|通知|通告|公告|决定|决议|批复|纲要|规划|计划|方案|战略|白皮书|蓝皮书|"
    "绿皮书|皮书|报告|公报|声明|宣言|公约|协定|协议|条约|议定书|倡议|指南|指引|准则|标准|章程|宪章|框架|备忘录|指令|路线图|共识|"
    "解释|目录|清单|名录|建议书|建议|国策|草案|修正案|命令|行政令"
)
_TAIL = (
    r"(?:[Vv]?\d+(?:\.\d+)+版?|[（(〔\[][^（）()〔〕\[\]]{1,16}[)）〕\]]|\d{4}年?版?|第[\d一二三四五六七八九十]+版|"
    r"[\d０-９]+[:：—-]?\d*|[一二三四五六七八九十])"
)
_HAN = re.compile(r"《((?:[^《》\n]|\n(?![\s\u3000]*\n)){2,90}?)》")
_HAN_DOCUMENT = re.compile(rf".+(?:{_HAN_NOUNS}){_TAIL}{{0,2}}", re.DOTALL)
_NO_DOCUMENT = re.compile(
    r".*(?:[与和及][^》]{0,12}(?:方法|办法)|疗法|算法|语法|书法|历法|兵法|技法|用法|想法|看法|做法|说法|手法|针法|方法|文法|佛法|魔法)"
    r"|.*(?:研究|调查|分析|实验|检测|病例|工作|学习|科学|文学|文摘)(?:方案|报告|计划|通报)"
    r"|(?:参考消息|科学通报|.{0,6}(?:学报|杂志|日报|晚报|周刊|月刊|季刊))",
    re.DOTALL,
)
"""Words that end like a document and name a way of doing things, a study of the author's own, or a periodical."""
_OTHER_NAME = re.compile(
    r"\s*[（(]\s*(?:以下)?(?:简称|下称|又称|英文(?:名称)?)?\s*[:：为]?\s*[“\"‘'*《]*([^（）()《》\n“”\"*]{2,120}?)[”\"’'*》]*"
    r"\s*[,，;；）)]"
)
_NO_NAME = re.compile(r".*(?:\d{4}\s*年|修[订正]|试行|暂行|草案|征求意见|第.{1,4}版|通过|施行|颁布|发布).*|[\d.\s—–-]+")
"""What stands in parentheses behind a name and says when or how it is in force, not what else it is called."""
_BEHIND = re.compile(r"(?:\s*[（(][^（）()\n]{0,140}[）)])?[\s“”\"’'*_^${}\\]*")
_ISSUER = re.compile(
    r"^(?:中华人民共和国|中共中央|国务院(?:办公厅)?|全国人大(?:常委会)?|中国|美国|欧盟|英国|日本|德国|法国|俄罗斯|印度|韩国|联合国|"
    r"世界卫生组织|[\s、]|关于)+"
)
_FOREIGN = re.compile(
    r"\b(?:Act|Regulation|Directive|Convention|Declaration|Treaty|Agreement|Charter|Framework|White Paper|Initiative|"
    r"Law|Bill|Rules?|Guidelines?|Principles|Strategy|Report|Standard|Recommendation|Protocol|Code)s?\b",
    re.IGNORECASE,
)
_WORD = r"(?:[A-Z][\w’'-]*(?:\.[A-Z]\.)*)"
_LINK = r"(?:of|on|for|and|to|against|concerning|&)"
_NOUN = r"(?:Act|Regulation|Directive|Convention|Declaration|Treaty|Agreement|Accords?|Charter|White[ \n]Paper)"
_ENGLISH = re.compile(
    rf"\b(?P<left>{_WORD}(?:[ \n]+(?:{_LINK}[ \n]+(?:the[ \n]+)?)?{_WORD}){{0,7}}[ \n]+)?(?P<noun>{_NOUN})\b"
    rf"(?P<right>[ \n]+{_LINK}[ \n]+(?:the[ \n]+)?{_WORD}"
    rf"(?:(?:,?[ \n]+(?:(?:{_LINK}|in)[ \n]+)?(?:the[ \n]+)?){_WORD}){{0,7}})?"
    r"(?P<number>[ \n]+(?:\(E[UC]\)[ \n]+)?\d{2,4}/\d{2,4}(?:/E[CU])?)?"
)
_LEADING = word_set(
    """
    The This That These Those A An In Under By With For On As To From Of And Or But If Since Although While When
    Where Our Their Its His Her Such Each Any No All Both According After Before Until Through However Also Thus See
    Section Article Figure Table Chapter New First Second
    """
)
_GENERIC = word_set(
    """
    Grant License Licence Use User Transfer Service Services Cooperative Collaborative Rater Inter-rater Interrater
    Observer Confidentiality Disclosure Interest Interests Ethics Conflict Conflicts Author Authors Data National
    Annual Naming Overall Percent Percentage Level Membership Framework Gene Self Emotion Sharing Consortium
    Research Master Purchase Consent Informed Availability Key
    """
)
_BODIES = word_set(
    """
    Department Ministry Office Agency Bureau Center Centre Commissioner Committee
    """
)
"""A body may be called after what it regulates."""
_OFTEN = frozenset({"Regulation", "Directive"})
"""Nouns that mean other things too (gene regulation): one word before them is not enough."""
_ENDS = re.compile(r"[。！？!?\n]|\.(?=\s)")
_SENTENCE = 2000
"""How far behind a name its sentence is followed, in code points; a text may be one line."""


def mentions(manuscript: Manuscript, references: Sequence[ListEntry], citations: Sequence[Cited]) -> list[Mention]:
    """Return the documents that are named and not listed, in the order of the text; none where there is no list."""
    named = sorted(_named(manuscript), key=lambda one: one[2]) if references else []
    if not named:
        return []
    entries = [_words(entry) for entry in references]
    forms = "\n".join(map(normal_form, entries))
    foreign = {index for index, raw in enumerate(entries, 1) if not has_han(raw) and _FOREIGN.search(raw)}
    starts = [one.start for one in citations]
    own = normal_form(manuscript.title)
    found: dict[str, Mention] = {}
    places: dict[str, list[Span]] = defaultdict(list)
    listed: set[str] = set()
    short: dict[str, str] = {}
    for name, also, span in named:
        form = short.get(bare_form(name), bare_form(name))
        if form in listed or (own and form in own):
            continue
        if also:
            short.setdefault(bare_form(also), form)
        known = found.get(form)
        if (not known and _is_listed(form, forms)) or _is_listed(normal_form(also), forms, 4) or _is_cited(
            manuscript.text, span, citations, starts, foreign if has_han(name) else set()
        ):  # fmt: skip
            listed.add(form)
            found.pop(form, None)
            continue
        places[form].append(span)
        found[form] = replace(known, also=known.also or also) if known else Mention(name, also, ())
    return [replace(one, places=tuple(places[form])) for form, one in found.items()]


def mention_faults(found: Sequence[Mention]) -> Iterator[Fault]:
    """Yield one finding for each document, at the first place that names it."""
    for one in found:
        count = len(one.places)
        more = {"more_en": f", {count} times" if count > 1 else "", "more_zh": f"（{count} 次）" if count > 1 else ""}
        yield Fault(RULE, "info", one.places[0].start, one.places[0].end, {"printed": one.name, **more})


def _named(manuscript: Manuscript) -> Iterator[tuple[str, str, Span]]:
    """Yield name, other name and stretch of what is named in the text, not in its list, notes, code or headings."""
    text = manuscript.text
    end = manuscript.reference_list.start if manuscript.reference_list else len(text)
    apart = sorted([*manuscript.verbatim, *(Span(note.start, note.end) for note in manuscript.notes),
                    *(Span(one.start, one.end) for one in manuscript.outline)])
    starts = [span.start for span in apart]
    patterns = (_han_names, _english_names) if manuscript.language != "zh" else (_han_names,)
    for names in patterns:
        for name, also, span in names(text, end):
            at = bisect_right(starts, span.start) - 1
            if at < 0 or apart[at].end <= span.start:
                yield name, also, span


def _han_names(text: str, end: int) -> Iterator[tuple[str, str, Span]]:
    for match in _HAN.finditer(text, 0, end):
        name = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])(?!国务院)|\n", "", match[1]).strip()
        if has_han(name) and _HAN_DOCUMENT.fullmatch(name) and not _NO_DOCUMENT.fullmatch(name):
            other = _OTHER_NAME.match(text, match.end(), min(end, match.end() + 140))
            also = other[1].strip() if other else ""
            yield name, "" if _NO_NAME.fullmatch(also) else also, Span(match.start(), match.end())


def _english_names(text: str, end: int) -> Iterator[tuple[str, str, Span]]:
    for match in _ENGLISH.finditer(text, 0, end):
        words = list(re.finditer(r"\S+", match["left"] or ""))
        while words and (words[0][0] in _LEADING or words[0][0].islower()):
            del words[0]
        told = match["right"] or match["number"]
        if words and (words[-1][0] in _GENERIC or not _BODIES.isdisjoint(word[0] for word in words)):
            continue
        if told or len(words) >= (2 if match["noun"] in _OFTEN else 1):
            start = match.start() + words[0].start() if words else match.start("noun")
            yield " ".join(text[start : match.end()].split()), "", Span(start, match.end())


def _words(entry: ListEntry) -> str:
    """Return an entry as printed, or the titles where the format gives fields instead."""
    sides = (side for side in (entry.csl, entry.csl_en) if side)
    return entry.raw or " ".join(str(side.get(name, "")) for side in sides for name in ("title", "title-short"))


def bare_form(name: str) -> str:
    """Return the matching form of a name without who issued it."""
    return normal_form(_ISSUER.sub("", name)) or normal_form(name)


def _is_listed(form: str, forms: str, shortest: int = 0) -> bool:
    return len(form) >= shortest and form in forms


def _is_cited(text: str, span: Span, citations: Sequence[Cited], starts: Sequence[int], foreign: set[int]) -> bool:
    """Say whether a marker stands right behind a name, or its sentence cites one of the ``foreign`` documents."""
    behind = _BEHIND.match(text, span.end)
    near = behind.end() if behind else span.end
    longest = min(len(text), span.end + _SENTENCE)
    stop = _ENDS.search(text, span.end, longest)
    limit = stop.end() + 8 if stop else longest
    at = bisect_right(starts, span.end - 1)
    while at < len(citations) and citations[at].start < limit:
        one = citations[at]
        if one.start <= near:
            return bool(one.targets)
        if not foreign.isdisjoint(one.targets):
            return True
        at += 1
    return False
