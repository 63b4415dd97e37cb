"""A claim that sources both support and dispute, stated as if nobody doubted it.

One link carries the claim, another one speaks against it, and neither text of the claim says that the matter is open.
Say so in the text (`争议`, `可能`, “disputed”, “may”), or correct the role of a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.claims.roles import stance
from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.assertions import at, counted

ID = "claim-contested"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{ours} supports and {theirs} disputes this, and the text states it flatly",
    "zh": "{ours} 支持而 {theirs} 反对，论断文字却未提及争议",
}
MANUAL_ZH = """有支持也有反对的论断，文字却毫无保留。

一条链接支撑论断，另一条与之相反，而论断的文字没有说明此事尚有争议。
请在文字中写明（“有争议”“可能”），或改正链接的角色。
"""
HEDGE = re.compile(
    "争议|争论|分歧|质疑|未必|或许|可能|或可|也许|似乎|有人|有学者|一些学者|部分学者|一般认为|不一|尚无定论|尽管|虽然|然而|存疑"
    r"|\b(?:may|might|could|perhaps|possibly|probably|seems?|appears?|disput\w*|contest\w*|controvers\w*|debat\w*"
    r"|doubt\w*|question\w*|argu\w*|suggest\w*|although|though|however|whether|open question|unclear|uncertain\w*"
    r"|not everyone|against|critic\w*|disagree\w*|opinions? differ\w*)\b",
    re.IGNORECASE,
)
"""Words by which a text says that a thing is not settled."""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim with links for and against whose texts have no word that hedges."""
    for claim, _ in counted(corpus):
        ours, theirs = _keys(claim, "supports"), _keys(claim, "disputes")
        if ours and theirs and not any(HEDGE.search(text) for text in claim.text.values()):
            yield from at(claim, ID, LEVEL, ("text",), ours=ours, theirs=theirs)


def _keys(claim: Claim, wanted: str) -> str:
    return ", ".join(link.key for link in claim.sources if stance(link.role) == wanted)
