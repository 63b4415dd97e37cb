"""Names that bibliographies give to languages: biblatex's langid, ISO codes, BCP 47 tags."""

from __future__ import annotations

LANGIDS = {
    "zh": "chinese", "en": "english", "ja": "japanese", "ko": "korean", "de": "german", "fr": "french",
    "es": "spanish", "it": "italian", "pt": "portuguese", "ru": "russian", "nl": "dutch", "pl": "polish",
    "sv": "swedish", "da": "danish", "no": "norwegian", "fi": "finnish", "cs": "czech", "el": "greek",
    "tr": "turkish", "hu": "hungarian", "uk": "ukrainian", "la": "latin", "ar": "arabic", "he": "hebrew",
}  # fmt: skip
"""The langid that a language is written with, by its two-letter code (babel's names)."""

_OTHER_NAMES = {
    "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "canadian": "en", "australian": "en",
    "newzealand": "en", "eng": "en", "英文": "en", "英语": "en", "中文": "zh", "汉语": "zh", "chi": "zh", "zho": "zh",
    "chinese-simplified": "zh", "chinese-traditional": "zh", "simplified chinese": "zh", "cn": "zh", "schinese": "zh",
    "ngerman": "de", "naustrian": "de", "austrian": "de", "nswissgerman": "de", "deu": "de", "ger": "de",
    "francais": "fr", "acadian": "fr", "canadien": "fr", "fra": "fr", "fre": "fr", "jpn": "ja", "kor": "ko",
    "rus": "ru", "spa": "es", "ita": "it", "por": "pt", "brazilian": "pt", "brazil": "pt", "portuges": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "norsk": "no", "nynorsk": "no", "nb": "no", "polutonikogreek": "el",
    "magyar": "hu", "日文": "ja", "日语": "ja", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "cze": "cs",
    "ces": "cs", "gre": "el", "ell": "el", "tur": "tr", "hun": "hu", "ukr": "uk", "lat": "la", "ara": "ar", "heb": "he",
}  # fmt: skip
_CODES = {name: code for code, name in LANGIDS.items()} | _OTHER_NAMES


def language_code(name: str) -> str:
    """Return the two-letter code of a language by any of its names (``chinese``, ``zh-CN``, ``zh_cn``); else ``""``."""
    name = name.strip().casefold().removeprefix("lang")
    if name in _CODES:
        return _CODES[name]
    code = name.replace("_", "-").split("-")[0]
    return code if code in LANGIDS else _CODES.get(code, "")
