"""Someone looked at the source, and did not find the claim in it.

The check of a link has the verdict `not-found`. Look again with the page that the paper gives (`locator`), correct the
link, or take it out; where the paper itself cites wrongly, keep the check, and accept this finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, standing
from toolkit.rules.verdicts import checked

ID = "claim-not-found"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{who} did not find this in {name} ({on})",
    "zh": "{who} 未在 {name} 中找到此论断（{on}）",
}
MANUAL_ZH = """有人查对过文献，未在其中找到论断所说。

该链接的 check 结论为 not-found。请按论文给出的页码（locator）再查，改正或去掉链接；
若是论文引错，请保留查对记录，并以此为由认可本条结果。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each link whose check says not-found."""
    for claim in standing(corpus):
        for number, link, seen in checked(claim, "not-found"):
            yield from at(claim, ID, LEVEL, ("sources", number, "check"), name=link.key, who=seen.by, on=seen.on)
