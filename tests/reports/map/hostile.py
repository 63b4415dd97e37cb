"""Labels that try to be something else."""

from __future__ import annotations

from tests.concepts.vocabulary import concept, extends, vocabulary
from toolkit.model import Claim, Corpus, DatedEvent, Link, RelationName, Settings, Source

LABELS = (
    "<script>alert(1)</script>",
    "</script><!-- ",
    "a \"quoted\" 'label' ]]> & &amp;",
    "emoji 😀👩‍🔬 `code` *x* #35; |a|",
    "back\\slash \\N {curly} [square] --> ",
    "two\nlines\tand a tab",
    "controls \x00\x08\x1b\ufffe\ud800 end",
    "right-to-left \u202egnp.exe",
    "end",
    "数据" * 40,
)


def hostile() -> Corpus:
    """Return a vocabulary in which every text is hostile, ids and names of relations too."""
    concepts = [
        concept(
            f"{label[:20]}{at}",
            zh=label,
            en=label,
            definition={"zh": label, "en": label},
            alt_label={"en": (label,)},
            dates=(DatedEvent(on="<b>2000</b>", what={"en": label}, from_="s<>&"),),
            relations=extends(f"{LABELS[(at + 1) % len(LABELS)][:20]}{(at + 1) % len(LABELS)}", claims=("c<>",)),
        )
        for at, label in enumerate(LABELS)
    ]
    relation = RelationName("extends", {"zh": "<i>扩展</i>", "en": '"extends" & <i>'})
    said = Claim(
        id="c<>", text={"en": LABELS[1]}, kind="causal", section="<1>", concepts=(concepts[0].id,), paper="<p>",
        sources=(Link(key="s<>&", role="<role>"),), asserted_by=("</script>",),
    )
    return vocabulary(
        *concepts,
        claims=(said,),
        settings=Settings(title={"en": LABELS[0], "zh": LABELS[1]}, relations=(relation,)),
        sources={"s<>&": Source(key="s<>&", type="article", concepts=(concepts[0].id,))},
    )
