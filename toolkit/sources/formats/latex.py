"""LaTeX in bibliographic values: accents and symbols to Unicode, and back only what LaTeX would misread.

A value is decoded where it is shown (titles, names, places); it is encoded only where a field is written anew.
``decode(encode(text)) == text`` for every text that decoding gave. Mathematics between dollar signs is left alone.
"""

from __future__ import annotations

import re
import unicodedata

from toolkit.sources.formats.bibpieces import is_balanced
from toolkit.text.wordset import word_set

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_SYMBOLS = {
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ",
    "/": "", "-": "", "quad": " ", "qquad": " ", "relax": "",
    "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}",
    "textunderscore": "_", "textdollar": "$", "textquotesingle": "'", "textquotedbl": '"', "textbar": "|",
    "textless": "<", "textgreater": ">", "textdegree": "°", "textregistered": "®", "texttrademark": "™",
    "copyright": "©", "pounds": "£", "S": "§", "P": "¶", "guillemotleft": "«", "guillemotright": "»",
    "textcopyright": "©", "textsection": "§", "textmu": "µ", "textohm": "Ω", "texteuro": "€", "euro": "€",
    "textcent": "¢", "textyen": "¥", "textsterling": "£", "textperiodcentered": "·", "textbullet": "•", "textpm": "±",
    "texttimes": "×", "textdiv": "÷", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textdagger": "†",
    "textexclamdown": "¡", "textquestiondown": "¿", "textordfeminine": "ª", "textordmasculine": "º",
    "textnumero": "№", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
}  # fmt: skip
_FORMATS = word_set(
    """
    emph textit textbf textsc texttt textrm textsf textup textmd textnormal textsuperscript textsubscript mkbibemph
    mkbibitalic mkbibbold bibstring mbox url NoCaseChange it bf em rm sc tt sf
    """
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_CODE = re.compile(
    r"""
    (?P<math> (?<!\\)\$(?!\s)[^$\\]*(?:\\.[^$\\]*)*(?<!\s)\$ )
    | (?P<open>\{)? \\ (?: (?P<accent>[`'^~=."]) | (?P<letter>[uvHckrdb])(?![A-Za-z]) ) [ \t]*
        (?: \{ \s* \\? (?P<braced>\w?) \s* \} | \\(?P<dotless>[ij])(?![A-Za-z]) | (?P<bare>[^\W\d_]) ) (?(open)\})
    | (?P<group>\{)? \\ (?: (?P<name>[A-Za-z]+) (?: [ \t]*\{\} | [ \t]+ )? | (?P<sign>[^A-Za-z]) ) (?(group)\})
    | (?P<ligature> -{2,3} | `` | '' | ~ )
    | (?P<brace>[{}])
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_ANY_CODE = re.compile(r"[\\{}$~]|--|``|''")
_SPECIAL = re.compile(r"(?P<math>\$(?!\s)[^$\\]*(?:\\.[^$\\]*)*(?<!\s)\$)|[\\&%$#_~^{}]|--+|``|''")
_ESCAPES = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}", "``": "`{}`", "''": "'{}'",
}  # fmt: skip


def decode(text: str, keep_braces: bool = False) -> str:
    """Return a value as text: accents and symbols in Unicode, grouping braces dropped unless they are to be kept.

    Of a link (``\\href``) the words are shown.
    """
    if _ANY_CODE.search(text) is None:
        return text
    text = _LINK.sub("", text)
    return _CODE.sub(_keep_braces if keep_braces else _drop_braces, text)


def encode(text: str, keep_braces: bool = False) -> str:
    """Return a text as a value: what LaTeX would take for a command is escaped, everything else stays Unicode."""
    return _SPECIAL.sub(lambda match: _escaped(match, keep_braces), text)


def _drop_braces(match: re.Match[str]) -> str:
    return "" if match["brace"] else _decoded(match)


def _keep_braces(match: re.Match[str]) -> str:
    return match[0] if match["brace"] else _decoded(match)


def _decoded(match: re.Match[str]) -> str:
    if match["math"]:
        return match[0]
    if match["ligature"]:
        return _LIGATURES[match[0]]
    if code := match["accent"] or match["letter"]:
        letter = match["braced"] or match["dotless"] or match["bare"] or ""
        if not letter and code in "~^":  # the sign itself: no letter stands below it
            return code
        return unicodedata.normalize("NFC", letter + _ACCENTS[code])
    return _symbol(match)


def _symbol(match: re.Match[str]) -> str:
    """Return what a command stands for; an unknown one stays as written, a formatting one leaves its argument."""
    name = match["name"] or match["sign"]
    if name in _FORMATS:
        return ""
    return _SYMBOLS.get(name, match[0])


def _escaped(match: re.Match[str], keep_braces: bool) -> str:
    special = match[0]
    if match["math"]:
        return special if _is_closed(special) else _escaped_dollar(special, keep_braces)
    if keep_braces and special in "{}":
        return special
    if special.startswith("--"):
        return "{}".join(special)
    return _ESCAPES.get(special) or f"\\{special}"


def _is_closed(math: str) -> bool:
    """Say whether the braces of mathematics close within it, however they are counted.

    bibtexparser skips a brace behind a backslash, LaTeX does so unless that backslash is itself escaped, and BibTeX
    counts every brace.
    """
    return all(is_balanced(form) for form in (math, math.replace("\\\\", ""), math.replace("\\", "")))


def _escaped_dollar(text: str, keep_braces: bool) -> str:
    """Escape what stands between two dollar signs that are no mathematics."""
    return r"\$" + encode(text[1:-1], keep_braces) + r"\$"
