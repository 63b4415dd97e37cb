"""Small vocabularies in memory, and a large one that chance made."""

from __future__ import annotations

from random import Random

from toolkit.model import Claim, Concept, Corpus, Relation, RelationName, Settings

TYPES = ("theory", "idea", "issue", "actor", "instrument", "measure", "technology", "case", "event")
HAN = ("河流", "水库", "灌溉", "上游", "下游", "条约", "分水", "干旱", "水权", "流域")
LATIN = (
    "river", "reservoir", "irrigation", "upstream", "downstream", "treaty", "allocation", "drought", "rights", "basin",
)
EXTENDS = RelationName("extends", {"zh": "扩展", "en": "extends"}, {"zh": "由其扩展", "en": "extended by"})


def concept(name: str, type_: str = "idea", zh: str = "", en: str = "", **more: object) -> Concept:
    """Return a concept; without labels it is called like its id."""
    label = {tag: text for tag, text in (("zh", zh or name), ("en", en or name)) if text}
    return Concept(**{"id": name, "type": type_, "pref_label": label, **more})  # type: ignore[arg-type]


def extends(*targets: str, claims: tuple[str, ...] = ()) -> tuple[Relation, ...]:
    """Return argument relations to some concepts."""
    return tuple(Relation(to=target, as_="extends", claims=claims) for target in targets)


def vocabulary(*concepts: Concept, claims: tuple[Claim, ...] = (), **more: object) -> Corpus:
    """Return a corpus of these concepts, in this order."""
    settings = Settings(title={"zh": "水的图", "en": "A map of water"}, relations=(EXTENDS,))
    return Corpus(**{  # type: ignore[arg-type]
        "root": "/corpus",
        "settings": settings,
        "concepts": {one.id: one for one in concepts},
        "claims": {claim.id: claim for claim in claims},
        **more,
    })


def claim(name: str, *about: str, **more: object) -> Claim:
    """Return a claim about some concepts."""
    text = {"zh": f"论断{name}", "en": f"claim {name}"}
    return Claim(**{"id": name, "text": text, "kind": "causal", "concepts": about, "paper": "p", **more})  # type: ignore[arg-type]


def water() -> Corpus:
    """Return a vocabulary with every kind of edge."""
    return vocabulary(
        concept("basin", "theory", "流域一体论", "basin as one", relations=extends("river", claims=("c1", "c2"))),
        concept("river", "theory", "河流", "river"),
        concept("sharing", "idea", "公平分水", "fair sharing of water", related=("river", "drought")),
        concept("drought", "issue", "长期干旱", "long drought", relations=extends("basin")),
        concept("allocation", "measure", "分水协议", "water allocation", part_of=("sharing",)),
        concept("quota", "measure", "年度配额", "yearly quota", broader=("allocation",)),
        claims=(claim("c1", "basin"), claim("c2", "basin", status="rejected"), claim("c3", "basin", "river")),
    )


def made_up(count: int, edges: int, seed: int = 1) -> Corpus:
    """Return a vocabulary that chance made, the same every time."""
    dice = Random(seed)
    names = [f"c{at:03d}" for at in range(count)]
    broader: dict[str, list[str]] = {name: [] for name in names}
    related: dict[str, list[str]] = {name: [] for name in names}
    for _ in range(edges):
        one, other = dice.sample(names, 2)
        (broader if dice.random() < 0.5 else related)[one].append(other)
    found = []
    for name in names:
        words = [dice.randrange(10) for _ in range(dice.randint(1, 4))]
        zh, en = "".join(HAN[at] for at in words), " ".join(LATIN[at] for at in words)
        said = extends(*related[name][:1])
        found.append(concept(name, dice.choice(TYPES), zh, en, broader=tuple(broader[name]), relations=said))
    return vocabulary(*found)
