"""What claims stand on, and what falls with a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.claims.basis import STANDING, basis_of, canonical, speakers, supporting_sources
from toolkit.claims.falling import Impact, impact
from toolkit.model import Claim, Concept, Corpus, Decisions, Link, Paper, Source


def claim(name: str, *links: str, on: tuple[str, ...] = (), concepts: tuple[str, ...] = (), **more: object) -> Claim:
    """A claim whose links are written ``key`` (evidence) or ``key:role``."""
    made = tuple(Link(link.partition(":")[0], link.partition(":")[2] or "evidence") for link in links)
    base = Claim(name, {"en": name}, "causal", sources=made, rests_on=on, concepts=concepts, paper="p")
    return replace(base, **more)


def corpus(*claims: Claim, sources: str = "abcde", aliases: dict[str, str] | None = None, **more: object) -> Corpus:
    base = Corpus(
        "/",
        sources={key: Source(key, "article") for key in sources},
        claims={one.id: one for one in claims},
        decisions=Decisions(aliases=aliases or {}),
    )
    return replace(base, **more)


def test_each_basis() -> None:
    found = basis_of(corpus(
        claim("cited", "a"), claim("against", "a:disputes"), claim("argued", on=("cited", "against")),
        claim("deeper", "b:discusses", on=("argued",)), claim("background", "a:background"), claim("bare"),
    ))
    assert found == {"cited": "source", "against": "source", "argued": "argument", "deeper": "argument",
                     "background": "background", "bare": "none"}


def test_an_argument_needs_all_its_premises() -> None:
    base = claim("cited", "a")
    assert basis_of(corpus(base, claim("bare"), claim("x", on=("cited", "bare"))))["x"] == "none"
    assert basis_of(corpus(base, claim("x", on=("cited", "not-there"))))["x"] == "none"
    assert basis_of(corpus(base, claim("x", "b:background", on=("cited", "not-there"))))["x"] == "background"
    assert basis_of(corpus(base, claim("x", on=("cited", "cited"))))["x"] == "argument"


def test_rejected_claims_are_out_and_carry_nothing() -> None:
    found = basis_of(corpus(claim("cited", "a", status="rejected"), claim("x", on=("cited",))))
    assert found == {"x": "none"}


@pytest.mark.parametrize("link", ["nowhere", "a:no-role", "nowhere:background"])
def test_a_link_that_leads_nowhere_gives_no_basis(link: str) -> None:
    assert basis_of(corpus(claim("x", link))) == {"x": "none"}


def test_circles_carry_nothing_unless_something_else_does() -> None:
    ring = (claim("x", on=("y",)), claim("y", on=("z",)), claim("z", on=("x",)), claim("self", on=("self",)))
    assert set(basis_of(corpus(*ring)).values()) == {"none"}
    grounded = (claim("x", "a", on=("y",)), *ring[1:])
    assert basis_of(corpus(*grounded)) == {"x": "source", "y": "argument", "z": "argument", "self": "none"}


def test_an_alias_is_the_source_that_it_became() -> None:
    one = corpus(claim("x", "old"), aliases={"old": "older", "older": "a", "round": "ring", "ring": "round"})
    assert basis_of(one) == {"x": "source"}
    assert supporting_sources(one, one.claims["x"]) == ("a",)
    assert impact(one, {"old"}).lost == ("x",)
    assert canonical(one, "round") not in one.sources


def test_what_a_fall_does() -> None:
    one = corpus(
        claim("only", "a", concepts=("k1", "k2")), claim("both", "a", "b", concepts=("k2",)),
        claim("conclusion", on=("only",)), claim("also", "c", on=("only",)), claim("further", "c", on=("also",)),
        claim("mentions", "a:background", concepts=("k3",)), claim("free", "d"),
        concepts={name: Concept(name, "idea", {}) for name in ("k1", "k2", "k3", "k4")},
    )
    assert impact(one, {"a"}) == Impact(lost=("only", "conclusion"), weakened=("both", "also"), concepts=("k1",))
    assert impact(one, {"a", "b"}).concepts == ("k1", "k2")
    assert impact(one, []) == Impact()
    assert impact(one, {"nowhere"}) == Impact()


def test_a_concept_stands_on_the_sources_tagged_with_it_but_not_on_the_paper_itself() -> None:
    tagged = {key: Source(key, "article", concepts=("k",)) for key in "abp"}
    one = corpus(claim("x", "a", concepts=("k",)), sources="", concepts={"k": Concept("k", "idea", {})},
                 papers={"p": Paper("p", "p")})
    assert impact(replace(one, sources=tagged), {"a"}).concepts == ()
    assert impact(replace(one, sources=tagged), {"a", "b"}).concepts == ("k",)


def test_speakers_are_told_apart() -> None:
    one = corpus(claim("x", asserted_by=("old", "us", "nobody", "b")), aliases={"old": "a"},
                 concepts={name: Concept(name, "actor", {}) for name in ("us", "b")})
    found = speakers(one, one.claims["x"])
    assert (found.sources, found.concepts, found.unknown) == (("a", "b"), ("us",), ("nobody",))


@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 7), max_size=3)), min_size=1, max_size=8))
def test_a_basis_is_never_out_of_thin_air(shape: list[tuple[bool, list[int]]]) -> None:
    """Against a plain definition: take away whatever does not stand until nothing changes any more."""
    claims = [claim(str(i), *(["a"] if cited else []), on=tuple(map(str, on))) for i, (cited, on) in enumerate(shape)]
    standing: set[str] = set()
    for _ in claims:
        standing |= {c.id for c in claims if c.sources or (c.rests_on and standing.issuperset(c.rests_on))}
    found = basis_of(corpus(*claims))
    assert {name for name, basis in found.items() if basis in ("source", "argument")} == standing


@given(
    st.lists(st.tuples(st.text("abc", max_size=2), st.lists(st.integers(0, 8), max_size=3), st.text("jkl", max_size=2)),
             min_size=1, max_size=8),
    st.text("abcp", max_size=3), st.lists(st.text("jkl", max_size=2), min_size=4, max_size=4),
)
def test_a_fall_leaves_what_stands_without_these_sources(
    shape: list[tuple[str, list[int], str]], fallen: str, tags: list[str],
) -> None:
    """Against a plain definition: read the corpus with and without the sources, and compare."""
    claims = [claim(str(i), *cited, on=tuple(map(str, on)), concepts=tuple(named))
              for i, (cited, on, named) in enumerate(shape)]
    sources = {key: Source(key, "article", concepts=tuple(tag)) for key, tag in zip("abcp", tags, strict=True)}
    one = replace(corpus(*claims, concepts={name: Concept(name, "idea", {}) for name in "jkl"},
                         papers={"p": Paper("p", "p")}), sources=sources)
    left = replace(one, sources={key: source for key, source in sources.items() if key not in fallen})
    before, after = ({name for name, basis in basis_of(each).items() if basis in STANDING} for each in (one, left))

    def supported(each: Corpus, standing: set[str]) -> set[str]:
        tagged = {name for key, source in each.sources.items() if key != "p" for name in source.concepts}
        return tagged.union(*(each.claims[name].concepts for name in standing))

    assert impact(one, fallen) == Impact(
        lost=tuple(c.id for c in claims if c.id in before - after),
        weakened=tuple(c.id for c in claims if c.id in after and (
            {link.key for link in c.sources} & set(fallen) or set(c.rests_on) & (before - after))),
        concepts=tuple(name for name in "jkl" if name in supported(one, before) - supported(left, after)),
    )


def test_a_chain_of_ten_thousand_claims_needs_no_recursion() -> None:
    claims = [claim("c0", "a"), *(claim(f"c{i}", on=(f"c{i - 1}",)) for i in range(1, 10_000))]
    assert len(impact(corpus(*claims), {"a"}).lost) == 10_000
