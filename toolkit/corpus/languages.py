"""Which keys of a text by language are language tags, and what people write instead."""

from __future__ import annotations

import re

ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
CODES = frozenset(ISO_639_1.split())
TAG = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
SLIPS = {
    "cn": "zh", "chi": "zh", "zho": "zh", "chinese": "zh", "zn": "zh", "zhs": "zh", "中文": "zh",
    "eng": "en", "english": "en", "英文": "en", "us": "en", "gb": "en",
}


def is_language(tag: str) -> bool:
    """Whether a tag names a language as BCP 47 writes it (``zh``, ``en``, ``zh-Hant``, ``yue``)."""
    parts = TAG.fullmatch(tag)
    return parts is not None and (parts[1] in CODES or (len(parts[1]) == 3 and parts[1] not in SLIPS))


def nearest_language(tag: str) -> str:
    """Return the tag that was probably meant, empty where nothing is near."""
    head = re.split(r"[-_]", tag.strip().lower())[0]
    return SLIPS.get(head, head if is_language(head) else "")
