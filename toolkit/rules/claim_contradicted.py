"""Someone looked at the source, and it says the opposite of the claim.

The check of a link has the verdict `contradicts`. Correct the claim, or give the link the role `disputes`, or take it
out; where the paper itself misreads its source, keep the check, and accept this finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.roles import stance
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, standing
from toolkit.rules.verdicts import checked

ID = "claim-contradicted"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} contradicts this claim, as {who} found on {on}",
    "zh": "{who} 于 {on} 查对：{name} 与此论断相反",
}
MANUAL_ZH = """有人查对过文献，文献所说与论断相反。

该链接的 check 结论为 contradicts。请改正论断，或把角色改为 disputes，或去掉链接；
若是论文误读了文献，请保留查对记录，并以此为由认可本条结果。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each link whose check says contradicts and whose role does not say so already."""
    for claim in standing(corpus):
        for number, link, seen in checked(claim, "contradicts"):
            if stance(link.role) != "disputes":
                way = ("sources", number, "check")
                yield from at(claim, ID, LEVEL, way, name=link.key, who=seen.by, on=seen.on)
