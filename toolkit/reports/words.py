"""The words, in Chinese and English, for the values that records hold."""

from __future__ import annotations

from toolkit.model import Claim, LangText
from toolkit.reports.shape import both, each

KINDS = {
    "definition": both("定义", "definition"),
    "empirical": both("经验", "empirical"),
    "causal": both("因果", "causal"),
    "interpretation": both("解释", "interpretation"),
    "normative": both("规范", "normative"),
    "forecast": both("预测", "forecast"),
    "proposal": both("建议", "proposal"),
}
VOICES = {
    "own": both("论文自述", "the paper's own"),
    "endorses": both("引他人，赞同", "others', endorsed"),
    "reports": both("引他人，转述", "others', reported"),
    "rejects": both("引他人，反对", "others', rejected"),
    "others": both("引他人", "others'"),
}
BASES = {
    "source": both("文献", "source"),
    "argument": both("论证", "argument"),
    "background": both("仅背景文献", "background only"),
    "none": both("无", "none"),
}
STATUSES = {
    "draft": both("草稿", "draft"),
    "accepted": both("已采纳", "accepted"),
    "rejected": both("已否决", "rejected"),
}
ROLE_WORDS = {
    "evidence": both("证据", "evidence"),
    "authority": both("权威论述", "authority"),
    "data": both("数据", "data"),
    "background": both("背景", "background"),
    "disputes": both("质疑", "disputes"),
    "discusses": both("论及", "discusses"),
}
STANCES = {
    "supports": both("支持", "supports"),
    "disputes": both("质疑", "disputes"),
    "background": both("背景", "background"),
}
RESOLVED = {
    "number": both("按编号", "by its number"),
    "author-year": both("按著者与年份", "by author and year"),
    "key": both("按文献键", "by its key"),
    "author-name": both("按正文所称作者", "by the author named in the text"),
    "order": both("按首次引用的次序", "by the order of first citation"),
    "note": both("按注释", "by its note"),
    "person": both("人工判定", "by a person"),
}
LEANINGS = {
    "for": both("赞成", "for"),
    "against": both("反对", "against"),
    "mixed": both("兼有", "mixed"),
}
KNOWN_FROM = {
    "own-document": both("本方文件", "own document"),
    "described": both("他人描述", "described"),
}
VERDICTS = {
    "supports": both("支持", "supports"),
    "partly": both("部分支持", "partly supports"),
    "contradicts": both("与之相反", "contradicts"),
    "not-found": both("文中未见", "not found in the source"),
    "indirect": both("转引", "indirect: quoted from elsewhere"),
}
CONCEPT_TYPES = {
    "theory": both("理论", "theory"),
    "idea": both("观念", "idea"),
    "issue": both("议题", "issue"),
    "actor": both("行为体", "actor"),
    "instrument": both("法规与文件", "instrument"),
    "measure": both("举措", "measure"),
    "technology": both("技术", "technology"),
    "case": both("案例", "case"),
    "event": both("事件", "event"),
}
SOURCE_TYPES = {
    "article": both("期刊文章", "journal article"),
    "book": both("图书", "book"),
    "collection": both("文集", "collection"),
    "incollection": both("文集析出文献", "chapter in a collection"),
    "inbook": both("图书章节", "chapter in a book"),
    "inproceedings": both("会议论文", "conference paper"),
    "proceedings": both("会议录", "proceedings"),
    "thesis": both("学位论文", "thesis"),
    "phdthesis": both("博士学位论文", "doctoral thesis"),
    "mastersthesis": both("硕士学位论文", "master's thesis"),
    "report": both("报告", "report"),
    "techreport": both("报告", "report"),
    "online": both("网络文献", "online document"),
    "legislation": both("法律法规", "legislation"),
    "legal": both("法律文件", "legal document"),
    "jurisdiction": both("判例", "court decision"),
    "standard": both("标准", "standard"),
    "patent": both("专利", "patent"),
    "dataset": both("数据集", "data set"),
    "software": both("软件", "software"),
    "manual": both("手册", "manual"),
    "misc": both("其他", "other"),
}
LANGUAGES = {
    "zh": both("中文", "Chinese"),
    "en": both("英文", "English"),
    "de": both("德文", "German"),
    "fr": both("法文", "French"),
    "ja": both("日文", "Japanese"),
    "ko": both("韩文", "Korean"),
    "ru": both("俄文", "Russian"),
    "es": both("西班牙文", "Spanish"),
    "": both("未注明", "not given"),
}
CHECK_IN_PRINT = both("请核对出版社页面", "check the publisher's page")
TOGETHER = both("全部论文", "all papers")


def word(words: dict[str, LangText], value: str) -> LangText:
    """Return the words for a value; a value without words stands as it is written."""
    return words.get(value) or each(value)


def voice(claim: Claim) -> LangText:
    """Return who speaks in a claim, and how the paper stands to it."""
    return VOICES["own"] if claim.own_voice else VOICES[claim.author_view or "others"]


def seen(by: str, on: str) -> LangText:
    """Return who compared a finding with the printed page, and when."""
    return both(f"{by} 于 {on} 核对过印本", f"seen in print by {by} on {on}")
