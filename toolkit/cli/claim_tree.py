"""``litcorpus claim show --tree``: what a claim stands on, what stands on it, what would fall with it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from toolkit.claims.falling import Impact
from toolkit.claims.tree import Leaf, Node, conclusions, fall_of, premises
from toolkit.cli.cards import DEFAULT_WIDTH, claim_lines, in_words, titled
from toolkit.cli.language import say
from toolkit.cli.tables import clip, screen_width
from toolkit.model import Corpus
from toolkit.sources.retraction import retraction_of


def as_item(corpus: Corpus, name: str) -> dict[str, object]:
    """Return the trees of a claim and its fall as JSON values."""
    import msgspec

    found = {"premises": premises(corpus, name), "conclusions": conclusions(corpus, name),
             "impact": fall_of(corpus, name)}
    return {key: msgspec.to_builtins(value) for key, value in found.items()}


def tree_text(corpus: Corpus, name: str) -> str:
    """Show both trees of a claim, and what would fall with it."""
    return "\n".join([
        click.style(say("Stands on", "依据"), bold=True), *drawn(corpus, premises(corpus, name), sources=True),
        click.style(say("Carries", "支撑"), bold=True), *drawn(corpus, conclusions(corpus, name), sources=False),
        fall_text(corpus, name, fall_of(corpus, name)),
    ])


def drawn(corpus: Corpus, node: Node, sources: bool, head: str = "  ", lead: str = "  ") -> Iterator[str]:
    """Yield the lines of a tree; ``lead`` stands before what is below the node."""
    yield line(corpus, node, head)
    below: list[Node | Leaf] = [*(node.sources if sources and not node.again else ()), *node.below]
    for at, child in enumerate(below, 1):
        branch, stem = ("└─ ", "   ") if at == len(below) else ("├─ ", "│  ")
        if isinstance(child, Leaf):
            yield f"{lead}{branch}{leaf(corpus, child)}"
        else:
            yield from drawn(corpus, child, sources, lead + branch, lead + stem)


def line(corpus: Corpus, node: Node, head: str) -> str:
    """Show a claim on one line."""
    claim = corpus.claims.get(node.id)
    basis = node.basis or (say("rejected", "已否决") if claim else say("unknown", "未知"))
    more = say(" (see above)", "（见上）") if node.again else ""
    text = f"{head}{node.id} [{basis}]{more}" + (f"  {in_words(claim.text)}" if claim and not node.again else "")
    return clip(text, screen_width() or DEFAULT_WIDTH)


def leaf(corpus: Corpus, found: Leaf) -> str:
    """Show a source with its role, and that it was withdrawn."""
    notice = retraction_of(corpus.sources[found.key]) if found.known else say("unknown source", "未知文献")
    return f"{found.key} ({found.role})" + (f"  ! {notice}" if notice else "")


def fall_text(corpus: Corpus, name: str, fall: Impact) -> str:
    """Say what would fall with a claim."""
    return "\n".join([
        click.style(say(f"If {name} fell", f"若 {name} 不成立"), bold=True),
        titled(say("claims that lose their basis", "失去依据的论断"), claim_lines(corpus, fall.lost)),
        titled(say("claims that are weakened", "被削弱的论断"), claim_lines(corpus, fall.weakened)),
        titled(say("concepts without support", "失去支撑的概念"), [f"  {one}" for one in fall.concepts]),
    ])
