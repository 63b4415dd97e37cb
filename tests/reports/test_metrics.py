"""Every figure on corpora so small that it can be counted by hand; and what must hold of any corpus."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.reports.small import claim, corpus, link, mended, source
from toolkit.model import Check, Claim, Corpus, Decisions, Paper, Position, Section
from toolkit.reports.blocks import Options
from toolkit.reports.metrics import description, metrics, six_figures
from toolkit.reports.metrics.figures import Measure, Share
from toolkit.reports.view import parts, whole

CHECKED = Check(verdict="supports", by="Li", on="2026-01-02", from_="abstract")
HEARSAY = Check(verdict="supports")  # says neither who, nor when, nor from what


def figures(case: Corpus, as_of: int | None = None) -> dict[tuple[str, str, str | None], Share | Measure]:
    """Return the figures of a corpus by (id, scope, reading)."""
    view = parts(whole(case))[0]
    found = (*six_figures(view), *description(view, Options(as_of)))
    return {(figure.id, figure.scope, figure.reading): figure for figure in found}


def ratio(case: Corpus, name: str, scope: str = "paper", reading: str | None = None) -> tuple[int, int]:
    """Return numerator and denominator of one figure."""
    figure = figures(case)[name, scope, reading]
    assert isinstance(figure, Share)
    return figure.numerator, figure.denominator


def measured(case: Corpus, name: str, scope: str = "paper", as_of: int | None = None) -> tuple[float | None, int]:
    """Return value and base of one figure."""
    figure = figures(case, as_of)[name, scope, None]
    assert isinstance(figure, Measure)
    return figure.value, figure.n


A, B = source("a", "2001", en="Ito, K.|A"), source("b", "2002", en="Bo, L.|B")


def test_own_voice_support_counts_facts_causes_and_forecasts_that_stand_on_something() -> None:
    claims = (
        claim("c1", "empirical", sources=(link("a"),)),       # stands on a source: 1/1
        claim("c2", "forecast", rests_on=("c1",)),            # stands on a premise that stands: 2/2
        claim("c3", "causal"),                                # stands on nothing: 2/3
        claim("c4", "causal", sources=(link("a", "background"),)),  # background is no basis: 2/4
        claim("c5", "normative", sources=(link("a"),)),       # nothing to bear out
        claim("c6", "empirical", asserted_by=("a",), sources=(link("a"),)),  # not the paper's voice
        claim("c7", "empirical", status="rejected", sources=(link("a"),)),   # out
        claim("c8", "empirical", exempt="a definition in disguise"),         # out, and counted
    )
    figure = figures(corpus(claims, (A,)))["own-voice-support", "paper", None]
    assert isinstance(figure, Share)
    assert (figure.numerator, figure.denominator, figure.exempt) == (2, 4, 1)


def test_drafts_are_counted_beside_the_figure() -> None:
    claims = (claim("c1", status="accepted"), claim("c2"), claim("c3"))
    figure = figures(corpus(claims))["own-voice-support", "paper", None]
    assert isinstance(figure, Share)
    assert (figure.denominator, figure.drafts) == (3, 2)


def test_attribution_needs_a_record_for_every_speaker() -> None:
    claims = (
        claim("c1", asserted_by=("a",)),             # a source: 1/1
        claim("c2", asserted_by=("united-states",)),  # only somebody: 1/2
        claim("c3", asserted_by=("a", "somebody")),   # only half known: 1/3
        claim("c4"),                                  # the paper itself
        claim("c5", asserted_by=("old",)),            # a by its old key: 2/4
    )
    case = corpus(claims, (A,), decisions=Decisions(aliases={"old": "a"}))
    assert ratio(case, "attribution") == (2, 4)


def test_dependence_is_counted_over_claims_with_basis_source() -> None:
    both_by_ito = source("a2", "2003", en="Ito, K.|A2")
    claims = (
        claim("c1", sources=(link("a"),)),               # one source, one author
        claim("c2", sources=(link("a"), link("b"))),     # two of each
        claim("c3", sources=(link("a"), link("a2"))),    # two sources, one author
        claim("c4", rests_on=("c1",)),                   # argument: not counted, though it falls with a
        claim("c5", sources=(link("b", "discusses"),)),  # background: not counted
    )
    case = corpus(claims, (A, B, both_by_ito))
    # a carries 3 claims, b and a2 one each; without a only c1 has nothing left.
    assert ratio(case, "top-source-dependence") == (1, 3)
    assert ratio(case, "single-source-claims") == (1, 3)
    assert ratio(case, "single-author-claims") == (2, 3)


def test_among_equally_used_sources_the_one_that_costs_most_is_the_top() -> None:
    claims = (
        claim("c1", sources=(link("a"), link("b"))), claim("c2", sources=(link("b"),)),
        claim("c3", sources=(link("a"), link("b", "background"))),
        claim("c4", rests_on=("c2",)),
    )
    # a and b carry two each. a's fall takes c3; b's fall takes c2, and c4 with it: b is the top.
    assert ratio(corpus(claims, (A, B)), "top-source-dependence") == (1, 3)


def test_self_source_means_the_authors_own_works_alone_in_either_script() -> None:
    case = mended()  # the paper and a2019 are by 魏远, whom the English half calls Wei, Y.
    claims = (
        claim("c1", sources=(link("a2019"),)), claim("c2", sources=(link("a2019"), link("c1990"))),
        claim("c3", sources=(link("p2020"),)), claim("c4", sources=(link("d2010"),)),
    )
    assert ratio(structs.replace(case, claims={c.id: c for c in claims}), "self-source-claims") == (2, 4)


def test_reference_coverage_differs_by_reading() -> None:
    # As this copy reads: [1], [1], [2] name a and b. As resolved: a, c, b. [9] is beyond the list.
    assert ratio(mended(), "reference-coverage", reading="as-printed") == (2, 4)
    assert ratio(mended(), "reference-coverage", reading="as-resolved") == (3, 4)


def test_self_citation_differs_by_reading_too() -> None:
    # a2019 alone is by Wei. [1] stands twice, but the second means c1990; four markers in all.
    assert ratio(mended(), "self-citation-references") == (1, 4)
    assert ratio(mended(), "self-citation-markers", reading="as-printed") == (2, 4)
    assert ratio(mended(), "self-citation-markers", reading="as-resolved") == (1, 4)


def test_a_check_counts_only_with_who_when_and_from_what() -> None:
    checked = (link("a", check=CHECKED), link("b", check=HEARSAY))
    claims = (claim("c1", sources=checked), claim("c2", sources=(link("a"),)))
    assert ratio(corpus(claims, (A, B)), "checked-links") == (1, 3)


def test_located_links_and_source_load() -> None:
    located = (link("a", locator="12"), link("b"))
    claims = (claim("c1", sources=located), claim("c2", sources=(link("a"), link("a", "data"))))
    case = corpus(claims, (A, B))
    assert ratio(case, "located-links") == (1, 4)
    # a serves two claims (twice in c2, counted once), b one: median of 2 and 1.
    assert measured(case, "source-load-median") == (1.5, 2)
    assert ratio(case, "source-load-top5") == (3, 3)


def test_positions_known_from_the_actor_itself() -> None:
    def position(known_from: str) -> Position:
        return Position("eu", "data", "for", known_from=known_from)  # type: ignore[arg-type]

    claims = (claim("c1", position=position("own-document")), claim("c2", position=position("described")), claim("c3"))
    assert ratio(corpus(claims), "own-document-positions") == (1, 2)


def test_a_section_has_its_own_text_and_its_children() -> None:
    claims = (claim("c1", section="1", sources=(link("a"),)), claim("c2", section="1.1"), claim("c3", section="10"))
    outline = (Section("1", {}), Section("1.1", {}), Section("10", {}))
    case = corpus(claims, (A,), papers={"p": Paper("p", "x", outline=outline)})
    assert ratio(case, "section-support", "section:1") == (1, 1)
    assert ratio(case, "section-support", "section:1:all") == (1, 2)  # 10 is no child of 1
    assert ratio(case, "section-support", "section:10:all") == (0, 1)


def test_section_density_is_per_thousand_characters() -> None:
    # 0: one marker on 500 characters. 1: no text of its own. 1.1: three markers on 1,000 characters.
    assert measured(mended(), "section-density", "section:0") == (2.0, 500)
    assert measured(mended(), "section-density", "section:1") == (None, 0)
    assert measured(mended(), "section-density", "section:1:all") == (3.0, 1000)


def test_concept_support() -> None:
    claims = (claim("c1", concepts=("x", "y"), sources=(link("a"),)), claim("c2", concepts=("x",)))
    assert ratio(corpus(claims, (A,)), "concept-support", "concept:x") == (1, 2)
    assert ratio(corpus(claims, (A,)), "concept-support", "concept:y") == (1, 1)


def test_what_the_list_is_made_of() -> None:
    # Two of four are Chinese like the paper; a2019 alone has both titles; 甲刊 and World hold two each.
    assert ratio(mended(), "work-language") == (2, 4)
    assert ratio(mended(), "bilingual-share") == (1, 4)
    assert ratio(mended(), "venue-share") == (2, 4)


@pytest.mark.parametrize(("as_of", "median", "recent"), [
    (None, 7.5, 2),  # against 2020: 1, 5, 30, 10
    (2021, 8.5, 1),  # 2, 6, 31, 11
])
def test_ages_are_counted_against_the_papers_year_or_as_of(as_of: int | None, median: float, recent: int) -> None:
    assert measured(mended(), "age-median", as_of=as_of) == (median, 4)
    within = figures(mended(), as_of)["age-within-5", "paper", None]
    assert isinstance(within, Share)
    assert (within.numerator, within.denominator) == (recent, 4)


def test_without_any_year_there_is_no_age() -> None:
    case = mended()
    undated = structs.replace(case, sources={key: structs.replace(s, date="") for key, s in case.sources.items()})
    assert measured(undated, "age-median") == (None, 0)


def test_metrics_of_several_papers_say_which_paper() -> None:
    first, second = Paper("p", "a", references=("b",)), Paper("q", "b", references=("a", "x"))
    case = corpus((claim("c1", section="1"),), (A, B), papers={"p": first, "q": second})
    wanted = ("reference-coverage", "as-printed")
    found = [m for m in metrics(whole(case), Options()) if (m["id"], m["reading"]) == wanted]
    assert [(m["scope"], m["paper"], m["denominator"]) for m in found] == [
        ("corpus", None, 3), ("paper", "p", 1), ("paper", "q", 2)]
    assert [m["paper"] for m in metrics(whole(case), Options()) if m["scope"] == "section:1"] == ["p", "p"]


def test_a_metric_is_the_contracts_object_and_no_more() -> None:
    for metric in metrics(whole(mended()), Options()):
        share = {"id", "reading", "scope", "numerator", "denominator", "value"}
        assert set(metric) in (share, {"id", "reading", "scope", "value", "unit", "n"})


KEYS = st.sampled_from(["a", "b", "no-such-source"])
CLAIMS = st.lists(
    st.builds(
        Claim,
        id=st.sampled_from([f"c{n}" for n in range(8)]), text=st.just({"en": "x"}),
        kind=st.sampled_from(["empirical", "causal", "forecast", "normative"]),
        section=st.sampled_from(["0", "1", "1.1", "9"]), asserted_by=st.lists(KEYS, max_size=2).map(tuple),
        sources=st.lists(st.builds(link, KEYS, st.sampled_from(["evidence", "disputes", "discusses", "no-such-role"])),
                         max_size=3).map(tuple),
        rests_on=st.lists(st.sampled_from([f"c{n}" for n in range(8)]), max_size=2).map(tuple),
        concepts=st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple),
        status=st.sampled_from(["draft", "accepted", "rejected"]), exempt=st.sampled_from(["", "because"]),
        paper=st.sampled_from(["p", "q"]),
    ),
    max_size=8,
)


def of(claims: list[Claim]) -> Corpus:
    """Return a corpus of random claims over the mended paper."""
    case = mended()
    return structs.replace(case, claims={c.id: c for c in claims}, sources=case.sources | {"a": A, "b": B})


@given(CLAIMS)
@settings(max_examples=60, deadline=None)
def test_no_numerator_exceeds_its_denominator(claims: list[Claim]) -> None:
    for view in parts(whole(of(claims))):
        for figure in (*six_figures(view), *description(view, Options())):
            if isinstance(figure, Share):
                assert 0 <= figure.numerator <= figure.denominator, figure


@given(CLAIMS)
@settings(max_examples=40, deadline=None)
def test_rejected_claims_never_count(claims: list[Claim]) -> None:
    full = of(claims)
    kept = structs.replace(full, claims={c.id: c for c in full.claims.values() if c.status != "rejected"})
    assert list(metrics(whole(full), Options())) == list(metrics(whole(kept), Options()))


@given(CLAIMS)
@settings(max_examples=40, deadline=None)
def test_the_order_of_records_changes_nothing(claims: list[Claim]) -> None:
    full = of(claims)
    turned = {name: dict(reversed(getattr(full, name).items())) for name in ("claims", "sources", "papers")}
    assert list(metrics(whole(full), Options())) == list(metrics(whole(structs.replace(full, **turned)), Options()))
