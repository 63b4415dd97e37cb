"""A concept that texts speak of and that nothing is tagged with.

Its label stands in the text of a claim, yet no claim or source names the concept, so that the map, the search and the
figures by concept miss it. Add it to `concepts` of the claims that are about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.concepts.tagger import mentions
from toolkit.corpus.layout import CONCEPTS
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import standing
from toolkit.rules.references import unread
from toolkit.rules.vocabulary import at_concept, used

ID = "concept-untagged"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{name} speaks of “{value}”, and nothing is tagged with it",
    "zh": "{name} 提到“{value}”，却没有任何标注",
}
MANUAL_ZH = """文字中用到、却从未标注的概念。

其标签出现在论断的文字中，但没有论断或文献标注它，概念图、检索和按概念的统计都会遗漏。
请把它加入相关论断的 concepts。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each concept that only texts name, with the first claim that does."""
    if unread(corpus, CONCEPTS):
        return
    idle = [name for name in corpus.concepts if name not in used(corpus)]
    for name, (claim, words) in untagged(corpus, idle).items():
        yield from at_concept(corpus, name, ID, LEVEL, name=claim, value=words)


def untagged(corpus: Corpus, idle: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return for each of these concepts whose label stands in a claim's text that claim and the words."""
    concepts = [corpus.concepts[name] for name in idle]
    claims = list(standing(corpus)) if concepts else []
    if not claims:
        return {}
    texts = [(claim.id, text) for claim in claims for _, text in sorted(claim.text.items())]
    found: dict[str, tuple[str, str]] = {}
    for (claim, _), named in zip(texts, mentions([text for _, text in texts], concepts), strict=True):
        for mention in named:
            found.setdefault(mention.concept, (claim, mention.text))
    return {concept.id: found[concept.id] for concept in concepts if concept.id in found}
