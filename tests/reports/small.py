"""Small corpora in memory, with records as short as a test can read."""

from __future__ import annotations

from toolkit.model import Citation, Claim, Corpus, Link, Name, Paper, Section, Side, Source


def source(key: str, year: str = "", zh: str = "", en: str = "", **more: object) -> Source:
    """Return a source; ``zh`` and ``en`` are ``authors | title | container``, authors parted by ``;``."""
    sides = {language: side(text) for language, text in (("zh", zh), ("en", en)) if text}
    language = "zh" if zh else "en" if en else ""
    return Source(**{"key": key, "type": "article", "language": language, "sides": sides, "date": year, **more})  # type: ignore[arg-type]


def side(text: str) -> Side:
    """Return one language of a source."""
    authors, title, container = (*(part.strip() for part in text.split("|")), "", "")[:3]
    return Side(title=title, authors=tuple(map(name, filter(None, authors.split(";")))), container=container)


def name(text: str) -> Name:
    """Return a name from ``Family, Given``; a Chinese one from its first character and the rest."""
    family, comma, given = text.strip().partition(", ")
    return Name(family=family, given=given) if comma else Name(family=family[0], given=family[1:])


def claim(name: str, kind: str = "empirical", section: str = "1", **more: object) -> Claim:
    """Return a draft of paper ``p`` in two languages."""
    text = {"zh": f"论断{name}", "en": f"claim {name}"}
    return Claim(**{"id": name, "text": text, "kind": kind, "section": section, "paper": "p", **more})  # type: ignore[arg-type]


def link(key: str, role: str = "evidence", *citations: str, **more: object) -> Link:
    """Return a link from a claim to a source."""
    return Link(**{"key": key, "role": role, "citations": citations, **more})  # type: ignore[arg-type]


def corpus(claims: tuple[Claim, ...] = (), sources: tuple[Source, ...] = (), **more: object) -> Corpus:
    """Return a corpus of these records."""
    return Corpus(**{  # type: ignore[arg-type]
        "root": "/nowhere",
        "claims": {one.id: one for one in claims},
        "sources": {one.key: one for one in sources},
        **more,
    })


def mended() -> Corpus:
    """Return a paper of 2020 by Wei with four references, of which the copy's markers reach two, and resolved three.

    Marker c2 reads 1 and means 3, as its evidence says. Nobody cites d; nobody knows what c4 means.
    """
    listed = (
        source("a2019", "2019", zh="魏远|甲研究|甲刊", en="Wei, Y.|On A|Journal A"),
        source("b2015", "2015", zh="方兴|乙研究|甲刊"),
        source("c1990", "1990", en="Keo, R.|On C|World"),
        source("d2010", "2010", en="Nye, J. S.|On D|World"),
    )
    paper = Paper(
        id="p", source="p2020", language="zh", references=("a2019", "b2015", "c1990", "d2010"), mentioned=("law",),
        outline=(
            Section("0", {"zh": "引言"}, characters=500),
            Section("1", {"zh": "一", "en": "One"}, characters=0),
            Section("1.1", {"zh": "一之一", "en": "One one"}, characters=1000),
        ),
        citations=(
            Citation("c1", "[1]", "0", (1,), ("a2019",), "number", 1.0),
            Citation("c2", "[1]", "1.1", (1,), ("c1990",), "author-name", 0.9, {"en": "the text names Keo"}),
            Citation("c3", "[2]", "1.1", (2,), ("b2015",), "number", 1.0),
            Citation("c4", "[9]", "1.1", (9,), ()),
        ),
    )
    own = source("p2020", "2020", zh="魏远|本文|丙刊")
    law = source("law", "2021", zh="|某法", keywords=("mentioned",))
    return corpus((), (own, *listed, law), papers={"p": paper})
