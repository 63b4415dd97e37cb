"""How the values of fields are mended: pure functions over a value as written, without its delimiters.

Each returns the value itself where there is nothing that it can mend for certain, and changes nothing the second time.
"""

from __future__ import annotations

import html
import re
import unicodedata

from toolkit.sources.identifier_forms import DOI_URL

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HALF = {0xFEE0 + sign: sign for sign in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *b"-./:()")}
_DASH = re.compile(r"(?<=\d)\s*(?:[‐‑–—~～〜]+|(?<!-)-(?!-)|---+)\s*(?=\d)")
_PAGES_WORD = re.compile(r"^\s*(?:(?:pp?\.|第(?=.*页\s*$)|页)\s*)+|(?:\s*页)+\s*$", re.IGNORECASE)
_LOCATOR = re.compile(
    r"\s*(?:(?:vol|volume|no|nr|number|issue|band|bd|heft)\b\.?\s*(\d[\d/–-]*)|第?\s*(\d[\d/–-]*)\s*[卷期])\s*",
    re.IGNORECASE,
)
_HAN_NAME = re.compile(rf"[{HAN}][{HAN}·•]+")
_AND = re.compile(r"\s+and\s+")
_LIST_SIGN = re.compile(r"\s*[，、；;]\s*")
_ET_AL = re.compile(r"(?:\s*\band)?[\s,，、;；]*(?:\bet\.?\s*al\b\.?|(?<=[\s,，、;；])等[.。]?)\s*$", re.IGNORECASE)
_DENG = re.compile(rf"(?<=[{HAN}][{HAN}])等[.。]?\s*$")
_BARE = re.compile(r"(?<!\\)[&%]")
_CODE = re.compile(r"\\(?:url|href|path|begin|verb)\b|https?:|\$")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#x?\w+);")
_TAGS = {"i": "textit", "em": "emph", "b": "textbf", "strong": "textbf", "sub": "textsubscript", "inf": "textsubscript",
         "sup": "textsuperscript"}
_TAG = re.compile(r"<(i|em|b|strong|sub|inf|sup)>([^<>{}]*)</\1>")
_NEEDLESS = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_MARKS = re.compile("[\u200c-\u200f\u202a-\u202e]")
_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \t\u3000]+[{HAN}](?![{HAN}])){{2,}}")
_HAN_BLANK = re.compile(rf"(?<=[{HAN}])[ \t\u3000]+(?=[{HAN}])")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def half_width(text: str) -> str:
    """Write full-width digits, letters and the signs of numbers half-width: ``２００８`` is ``2008``."""
    return text.translate(_HALF)


def page_range(text: str) -> str:
    """Write page ranges with ``--``, without the words for page; what has more than one dash in a range stays."""
    bare = _PAGES_WORD.sub("", text)
    parts = re.split(r"([,;，；、]\s*)", bare)
    dashes = [len(re.findall(r"[‐‑–—~～〜-]+", part)) for part in parts]
    if max(dashes) > 1 or ":" in text or not re.search(r"\d", bare):
        return text
    return "".join(_DASH.sub("--", part) for part in parts)


def locator(text: str) -> str:
    """Leave of ``第8卷`` and ``Vol. 8`` the number."""
    match = _LOCATOR.fullmatch(text)
    return (match[1] or match[2]) if match else text


def bare_doi(text: str) -> str:
    """Leave of the address of a DOI the DOI."""
    match = DOI_URL.match(text)
    rest = text[match.end() :].strip() if match else text
    return rest if rest.startswith("10.") else text


def names(text: str) -> str:
    """Put ``and`` between names that ``、``, ``；`` or ``，`` parts; only where each part can be nothing but a name."""
    return " and ".join(_parted(part) for part in _AND.split(text))


def _parted(text: str) -> str:
    parts = [part for part in _LIST_SIGN.split(text.strip()) if part]
    signs = {sign.strip() for sign in _LIST_SIGN.findall(text)}
    if not signs or not parts or any(sign in text for sign in "{}\\"):
        return _ampersand(text)
    return " and ".join(parts) if _are_names(parts, signs) else text


def _are_names(parts: list[str], signs: set[str]) -> bool:
    """Whether each part is a whole name: of Han characters, or of any where only semicolons or ``、`` part them."""
    if all(_HAN_NAME.fullmatch(part) for part in parts):
        return True
    if signs <= {";", "；"}:
        return all(part.count(",") <= 1 and not part.endswith(",") for part in parts)
    return signs == {"、"} and not any("," in part for part in parts)


def _ampersand(text: str) -> str:
    """Write ``and`` for an ampersand between names that each have their comma; a firm's ``&`` stays."""
    parts = text.split(" & ")
    return " and ".join(parts) if len(parts) > 1 and all(part.count(",") == 1 for part in parts) else text


def and_others(text: str) -> str:
    """Write ``and others`` for an ``et al.`` or ``等`` at the end of a list of names."""
    head = _DENG.sub("", _ET_AL.sub("", text)) if "{" not in text else text
    if head == text or not head.strip() or re.search(r"\bothers\s*$", head):
        return text
    return f"{head.strip()} and others"


def escaped(text: str) -> str:
    """Put a backslash before a bare ``&`` or ``%``; a value with addresses, tables or formulas stays."""
    return text if _CODE.search(text) or _ENTITY.search(text) else _BARE.sub(lambda bare: "\\" + bare[0], text)


def without_entities(text: str) -> str:
    """Write the characters that HTML entities stand for, escaped where LaTeX needs it."""
    return _ENTITY.sub(lambda entity: _latex(html.unescape(entity[0]), entity[0]), text)


def _latex(sign: str, entity: str) -> str:
    if sign in "{}\\" or len(sign) != 1 or not (sign.isprintable() or sign == "\xa0"):
        return entity
    return " " if sign == "\xa0" else "\\" + sign if sign in "&%#_$" else sign


def without_tags(text: str) -> str:
    """Write LaTeX for HTML tags around plain words."""
    return _TAG.sub(lambda tag: f"\\{_TAGS[tag[1]]}{{{tag[2]}}}", without_entities(text))


def visible(text: str) -> str:
    """Drop invisible characters, write no-break blanks as blanks and accents with their letters (NFC).

    Joiners and marks of direction stay in scripts that need them.
    """
    text = _NEEDLESS.sub("", text.replace("\u00a0", " "))
    if not any(_needs_marks(sign) for sign in text):
        text = _MARKS.sub("", text)
    return text if re.search("[\u2e80-\u2fdf\uf900-\ufaff]", text) else unicodedata.normalize("NFC", text)


def _needs_marks(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("R", "AL", "AN") or "\u0900" <= sign <= "\u109f" or sign >= "\U0001f000"


def characters(text: str) -> str:
    """Write characters for the radicals that look like them."""
    return _RADICAL.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), text)


def compatible(text: str) -> str:
    """Write unified characters for radicals and compatibility forms."""
    return re.sub("[\u2e80-\u2fdf\uf900-\ufaff]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)


def unspaced(text: str) -> str:
    """Close up Han characters that stand one by one, ``数 据 主 权``; a blank between words may be meant and stays."""
    return _SPACED.sub(lambda run: re.sub(r"[ \t\u3000]+", "", run[0]), text)


def without_blanks(text: str) -> str:
    """Take out every blank between Han characters."""
    return _HAN_BLANK.sub("", text)
