"""Tables of the rules over entries: what types need, placeholders, signs that are not what they seem."""

from __future__ import annotations

import re

from toolkit.sources.formats.bibfields import ALIASES
from toolkit.text.wordset import word_set

FAULTS = {
    "form": ("has not the form of one", "形式不符"),
    "length": ("has not the right number of digits", "位数不对"),
    "digit": ("has a wrong check digit", "校验位不符"),
}
MODERN = word_set("article inproceedings conference online phdthesis mastersthesis thesis techreport report misc")
_WHO, _DATE, _IN = ("author",), ("date", "year"), ("journaltitle", "journal")
_BODY = ("institution", "school", "publisher", "organization", "author")
_SCHOOL = ("institution", "school", "publisher")
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author", "editor"), ("title",), _IN, ("date", "year", "pubstate")),
    "book": (("author", "editor", "translator"), ("title",), ("publisher", "institution", "organization"), _DATE),
    "inproceedings": (("author", "editor"), ("title",), ("booktitle", "eventtitle", "journaltitle"), _DATE),
    "conference": (("author", "editor"), ("title",), ("booktitle", "eventtitle"), _DATE),
    "incollection": (("author", "editor"), ("title",), ("booktitle",), _DATE),
    "phdthesis": (_WHO, ("title",), _SCHOOL, _DATE),
    "mastersthesis": (_WHO, ("title",), _SCHOOL, _DATE),
    "thesis": (_WHO, ("title",), _SCHOOL, _DATE),
    "techreport": (("author", "editor", "institution"), ("title",), _BODY, _DATE),
    "report": (("author", "editor", "institution"), ("title",), _BODY, _DATE),
    "online": (("title",), ("url", "doi", "eprint")),
    "misc": (("title", "howpublished", "note"),),
}
"""For each type of entry the fields that it needs; one of each row is enough."""
TYPES = word_set(
    """
    article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection suppcollection dataset
    manual misc online patent periodical suppperiodical proceedings mvproceedings inproceedings reference mvreference
    inreference report set software thesis unpublished xdata conference electronic mastersthesis phdthesis techreport
    www artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance review
    standard video custom newspaper archive map comment preamble string webpage database preprint
    """
)
FIELDS = frozenset(ALIASES) | word_set(
    """
    abstract addendum afterword annotator authortype bookauthor bookpagination booksubtitle booktitleaddon chapter
    commentator crossref doi editora editorb editorc editoratype editorbtype editorctype editortype
    edition entryset entrysubtype eventdate eventtitle
    eventtitleaddon execute file foreword gender holder howpublished ids indexsorttitle indextitle introduction
    issuesubtitle issuetitle journalsubtitle key label library lista mainsubtitle maintitle maintitleaddon month
    nameaddon note options origdate origlanguage origlocation origpublisher origtitle pagetotal pagination part
    presort pubstate readstatus relatedoptions reprinttitle shortauthor shorteditor shorthand shortjournal shortseries
    shorttitle sortkey sortname sortshorthand sorttitle sortyear titleaddon type usera userb userc venue verba version
    volumes xdata xref year timestamp owner mendeley-tags bibsource biburl numpages articleno mark medium orcid place
    """
)
MISPLACED = (
    ("issn", r"97[89][\d-]{10,}", "ISBN"),
    ("isbn", r"^\s*\d{4}-\d{3}[\dXx]\s*$", "ISSN"),
    ("url", r"^\s*10\.\d{4,}/\S+", "DOI"),
    ("doi", r"^https?://(?!\S*doi\.org)\S+", "URL"),
    ("note", r"\b10\.\d{4,}/\S+", "DOI"),
    ("title", r"https?://\S+", "URL"),
    ("volume", r"\d+\s*--?\s*\d+\s*pp", "pages"),
    ("pages", r"\b10\.\d{4,}/\S+", "DOI"),
    ("year", r"https?://\S+", "URL"),
)
TODO = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TBA|tbd)\b|\?{3,}|待补|待查|待定")
PLACEHOLDER = re.compile(
    r"\bDoe,?\s+J(?:ohn|ane)\b|\bJ(?:ohn|ane)\s+Doe\b|\bAuthor\s?(?:\d|One|Two|Name)\b|\b(?:First|Last)\s?name\b"
    r"|^\s*(?:Author|Unknown|N/?A|None|Anon\.?|XXX+|某某|佚名作者|作者)\s*$|张三.{0,6}李四"
    r"|\bAuthor, (?:A|First|Second)\b",
    re.IGNORECASE,
)
TITLE_PLACEHOLDER = re.compile(
    r"^\s*(?:title|untitled|no title|title (?:goes )?here|paper title|article title|your .{0,20}title.*|lorem ipsum.*"
    r"|insert title.*|placeholder.*|test|foo|题名|标题|无标题|论文题目|论文标题)\W*$"
    r"|\btitle (?:goes )?here\b", re.IGNORECASE
)
HTML = re.compile(
    r"<(i|b|em|strong|sub|sup|span|scp|inf|jats:\w+)\b[^<>]*>(?=.*?</\1>)|<br\b[^<>]*>|<p>"
    r"|</(?:i|b|em|strong|sub|sup|p|span|scp|inf|jats:\w+)>|&(?:amp|lt|gt|quot|nbsp|#x?\w+);",
    re.DOTALL,
)
"""Tags and entities; <b> that nothing closes is how linguists write the letter b."""
BARE = re.compile(r"(?<!\\)[&%]")
NUMBERS = ("year", "date", "volume", "number", "issue", "pages", "doi", "isbn", "issn", "url", "urldate", "month")
_LOOKS_LATIN = "АВЕКМНОРСТУХЅІЈаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Cyrillic and Greek letters that look as Latin ones do; a Δ or μ beside a letter is a sign of physics."""
LOOKALIKE = re.compile(rf"[A-Za-z]*(?:[A-Za-z][{_LOOKS_LATIN}]|[{_LOOKS_LATIN}][A-Za-z])[A-Za-z]*")
RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x80-\x9f]")
_CHINESE_PUNCTUATION = re.compile("、|，|；|;")
_LATIN_LIST = re.compile(r"^[^,{}]+ [^,{}]+(?:,\s*[^,{}]+ [^,{}]+){1,}$")
_LATIN_MARK = re.compile("(?!\u00d7\u00a0)[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u2013-\u2122\u02c6\u02dc\u0192]")


def separator(text: str) -> str:
    """Return the sign other than ``and`` that parts names in a list; empty where there is none."""
    if match := _CHINESE_PUNCTUATION.search(text):
        return match[0]
    names = text.split(",")
    if " and " not in text and _LATIN_LIST.match(text) and len(names) > 2:
        return ","
    return "&" if " & " in text and "{" not in text else ""


def unscrambled(text: str) -> str:
    """Return what mojibake was before it was read in the wrong encoding; empty where it cannot be told."""
    for wrong in ("cp1252", "latin-1"):
        for right in ("utf-8", "gbk"):
            try:
                again = text.encode(wrong).decode(right)
            except UnicodeError:
                continue
            if again != text:
                return again
    return ""


def garbled(text: str) -> bool:
    """Say whether a text looks like UTF-8 or GBK bytes that were read as Latin-1."""
    if "\ufffd" in text or any(_is_utf8(text, match.start()) for match in _LATIN_MARK.finditer(text)):
        return True
    high = sum("\u00a0" <= sign <= "\u00ff" for sign in text)
    letters = sum(sign.isascii() and sign.isalpha() for sign in text)
    return high >= 4 and high > 2 * letters and any("\u4e00" <= sign <= "\u9fff" for sign in unscrambled(text))


def _is_utf8(text: str, start: int) -> bool:
    """Whether the characters from here on are the bytes of one character in UTF-8: ``Ã©`` is, ``áš`` is not."""
    size = 2 if text[start] < "\u00e0" else 3 if text[start] < "\u00f0" else 4
    for wrong in ("cp1252", "latin-1"):
        try:
            return len(text[start : start + size].encode(wrong).decode("utf-8")) == 1
        except UnicodeError:
            continue
    return False


def mixed(text: str) -> tuple[str, str]:
    """Return a character that only simplified texts have and one that only traditional ones have, each where it is.

    Simplified is what GB 2312 has and Big5 has not; traditional what Big5's first level has and GB 2312 has not.
    """
    han = [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]
    if all(_in(sign, "shift_jis") for sign in han):
        return "", ""  # may be Japanese, which has simplified some characters and not others
    simple = next((sign for sign in han if _in(sign, "gb2312") and not _in(sign, "big5")), "")
    return simple, next((s for s in han if _in(s, "big5") and not _in(s, "gb2312") and s.encode("big5")[0] < 0xC7), "")


def _in(sign: str, codec: str) -> bool:
    try:
        sign.encode(codec)
    except UnicodeError:
        return False
    return True
