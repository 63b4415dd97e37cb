"""Lookup against a server on loopback that answers as the indexes document it, and as they do on a bad day."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.sources.online.server import Hands, Indexes, indexes
from toolkit.model import Name, Side, Source
from toolkit.sources.lookup import Answer, Lookup, lookup
from toolkit.sources.online.settings import BASES, settings_from

DOI = "10.5555/tide.2019.7"
TIDE: dict[str, Any] = {
    "DOI": DOI,
    "type": "journal-article",
    "title": ["Tides &amp; <i>anchors</i>"],
    "subtitle": [],
    "author": [
        {"given": "Jo-Ann M.", "family": "Büren", "sequence": "first", "affiliation": []},
        {"given": "Haiyu", "family": "Shan", "sequence": "additional"},
        {"name": "Harbour Board of Hull", "sequence": "additional"},
    ],
    "container-title": ["Journal of Sea Studies"],
    "short-container-title": ["J. Sea Stud."],
    "published-print": {"date-parts": [[2020, 1]]},
    "published-online": {"date-parts": [[2019, 11, 3]]},
    "issued": {"date-parts": [[2019, 11, 3]]},
    "volume": "7",
    "issue": "2",
    "page": "35-48",
    "publisher": "Quay & Sons",
    "ISSN": ["1234-5679"],
}
OURS = Source(
    key="buren2019tides",
    type="article",
    language="en",
    sides={
        "en": Side(
            title="Tides and anchors",
            authors=(Name("Büren", "J. M."), Name("Shan", "H.")),
            container="J Sea Stud",
        )
    },
    date="2019",
    volume="7",
    number="2",
    pages="35-8",
    identifiers={"doi": DOI},
)


@pytest.fixture
def net() -> Iterator[Indexes]:
    with indexes() as served:
        yield served


def ask(net: Indexes, wanted: Any, hands: Hands | None = None, cache: object = "", **settings: Any) -> Answer:
    with Lookup(net.settings(cache, **settings), (hands or Hands()).clock) as session:
        return session.find(wanted)


def known(net: Indexes, **changes: Any) -> None:
    net.give(f"/crossref/works/{DOI}", {"status": "ok", "message": TIDE | changes})


# -- three states ------------------------------------------------------------------------------------------------------


def test_a_doi_gives_the_record_of_the_index(net: Indexes) -> None:
    known(net)
    answer = ask(net, f"https://doi.org/{DOI}")
    assert (answer.state, answer.service, answer.on) == ("confirmed", "crossref", "2026-01-10")
    assert answer.source is not None
    assert answer.source.own == Side(
        title="Tides & anchors",
        authors=(Name("Büren", "Jo-Ann M."), Name("Shan", "Haiyu"), Name(literal="Harbour Board of Hull")),
        container="Journal of Sea Studies",
    )
    assert (answer.source.type, answer.source.date, answer.source.volume, answer.source.pages) == (
        "article", "2020-01", "7", "35-48",
    )  # fmt: skip
    assert answer.source.identifiers == {"doi": DOI, "issn": "1234-5679"}


def test_a_record_that_agrees_is_confirmed_in_the_fields_that_both_have(net: Indexes) -> None:
    known(net)
    answer = ask(net, OURS)
    assert answer.state == "confirmed", answer.differs
    assert answer.compared == ("title", "author", "date", "container", "volume", "number", "pages")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date": "2009"}, "date"),
        ({"volume": "17"}, "volume"),
        ({"number": "3"}, "number"),
        ({"pages": "36-48"}, "pages"),
        ({"sides": {"en": replace(OURS.own, title="Anchors, chains and the law of salvage")}}, "title"),
        ({"sides": {"en": replace(OURS.own, authors=(Name("Büren", "J."), Name("Doe", "A.")))}}, "author"),
        ({"sides": {"en": replace(OURS.own, container="Annals of Botany")}}, "container"),
    ],
)
def test_a_record_that_differs_is_contradicted_in_that_field_alone(net: Indexes, change: Any, field: str) -> None:
    known(net)
    answer = ask(net, replace(OURS, **change))
    assert (answer.state, [each.field for each in answer.differs]) == ("contradicted", [field])


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2020"},
        {"pages": "35"},
        {"sides": {"en": replace(OURS.own, title="ＴＩＤＥＳ ＆ Anchors")}},
        {"sides": {"en": replace(OURS.own, authors=(Name("Buren", "J."),))}},
        {"sides": {"zh": Side(title="潮与锚", authors=(Name("单", "海玉"),), container="海洋研究")}, "language": "zh"},
    ],
)
def test_what_is_no_contradiction_passes(net: Indexes, change: Any) -> None:
    known(net)
    assert ask(net, replace(OURS, **change)).state == "confirmed"


def test_an_index_that_swaps_the_parts_of_a_chinese_name_does_not_contradict(net: Indexes) -> None:
    known(net, author=[{"given": "Shan", "family": "Haiyu"}])
    ours = replace(OURS, sides={"en": replace(OURS.own, authors=(Name("Shan", "Haiyu"),))})
    assert ask(net, ours).state == "confirmed"


def test_what_no_index_knows_is_not_checked_and_says_whose_doi_it_is(net: Indexes) -> None:
    net.give("/doi/ra/10.3969", [{"DOI": "10.3969", "RA": "ISTIC"}])
    answer = ask(net, "10.3969/j.issn.1000-0000.2019.01.001")
    assert (answer.state, answer.source, answer.agency) == ("not-checked", None, "ISTIC")
    assert [(each.service, each.outcome) for each in answer.asked] == [
        (service, "unknown") for service in ("crossref", "datacite", "doi", "openalex")
    ]


def test_a_chinese_doi_is_read_where_its_agency_answers_doi_org(net: Indexes) -> None:
    doi = "10.3969/j.issn.1000-0000.2019.01.001"
    item = {
        "type": "article-journal", "title": "论锚与链", "author": [{"literal": "单于海"}],
        "container-title": "航海", "issued": {"date-parts": [["2019"]]}, "DOI": doi,
    }  # fmt: skip
    net.give(f"/doi/{doi}", b"", 302, Location="/elsewhere")
    net.give("/elsewhere", item)
    answer = ask(net, doi)
    assert answer.source is not None
    assert (answer.service, answer.source.language, answer.source.own.title) == ("doi", "zh", "论锚与链")
    assert net.questions[-1][2]["Accept"] == "application/vnd.citationstyles.csl+json"


# -- bad days ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_failure_is_tried_again_with_growing_waits(net: Indexes, status: int) -> None:
    net.give(f"/crossref/works/{DOI}", b"", status)
    net.give(f"/crossref/works/{DOI}", b"", status)
    known(net)
    hands = Hands()
    assert ask(net, DOI, hands).state == "confirmed"
    assert hands.waits == [1.0, 2.0]


def test_a_server_says_how_long_to_wait(net: Indexes) -> None:
    net.give(f"/crossref/works/{DOI}", b"", 429, Retry_After="7")
    net.give(f"/crossref/works/{DOI}", b"", 429, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT")
    known(net)
    hands = Hands()
    assert ask(net, DOI, hands).state == "confirmed"
    assert hands.waits == [7.0, 0.0]


def test_nobody_waits_an_hour(net: Indexes) -> None:
    net.give(f"/crossref/works/{DOI}", b"", 429, Retry_After="3600")
    hands = Hands()
    answer = ask(net, DOI, hands)
    assert (answer.state, answer.asked[0].outcome, answer.asked[0].reason) == ("not-checked", "unanswered", "HTTP 429")
    assert hands.waits == []


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b'{"message": {"title": ["Ti', 200, "broken answer"),
        (b"<html>Down for maintenance</html>", 200, "broken answer"),
        (b"", 500, "HTTP 500"),
        (b"", 403, "HTTP 403"),
        (b"", 0, "no connection (RemoteProtocolError)"),
    ],
)
def test_an_index_that_does_not_answer_is_no_index_that_knows_nothing(
    net: Indexes, body: bytes, status: int, reason: str
) -> None:
    net.give(f"/crossref/works/{DOI}", body, status)
    answer = ask(net, DOI)
    assert answer.state == "not-checked"
    assert (answer.asked[0].outcome, answer.asked[0].reason) == ("unanswered", reason)


@pytest.mark.parametrize(
    "body", [b"null", b"[]", b'{"message": null}', b'{"message": {"title": 7, "author": "x", "issued": [1]}}', b"7"]
)
def test_a_well_formed_answer_of_another_shape_is_survived(net: Indexes, body: bytes) -> None:
    for path in (f"/crossref/works/{DOI}", f"/datacite/dois/{DOI}", f"/doi/{DOI}", f"/openalex/works/doi:{DOI}"):
        net.give(path, body)
    assert ask(net, DOI).state in ("not-checked", "confirmed")


def test_a_silent_server_times_out(net: Indexes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        bases = {name: f"http://127.0.0.1:{silent.getsockname()[1]}" for name in BASES}
        answer = ask(net, DOI, bases=bases, timeout=0.05, attempts=1)
    assert (answer.state, {each.reason for each in answer.asked}) == ("not-checked", {"timed out"})


def test_an_index_that_is_down_is_not_asked_for_every_work(net: Indexes) -> None:
    net.give("/pubmed/efetch.fcgi", b"", 500)
    with Lookup(net.settings(attempts=1), Hands().clock) as session:
        answers = [session.find(f"PMID:{number}") for number in range(1, 6)]
    assert net.paths().count("/pubmed/efetch.fcgi") == 3
    assert answers[-1].asked[0].reason == "HTTP 500; not asked again in this run"


def test_questions_keep_their_distance(net: Indexes) -> None:
    hands = Hands()
    with Lookup(net.settings(pauses={"pubmed": 0.5}), hands.clock) as session:
        session.find("PMID:1")
        session.find("PMID:2")
    assert hands.waits == [0.5]


def test_the_email_goes_to_the_polite_pool_and_stays_out_of_the_cache(net: Indexes, tmp_path: Path) -> None:
    known(net)
    ask(net, DOI, cache=tmp_path, email="me@example.org")
    _, query, headers = net.questions[0]
    assert query["mailto"] == ["me@example.org"]
    assert "mailto:me@example.org" in headers["User-Agent"]
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.json")]
    assert kept
    assert not any("me@example.org" in text for text in kept)


# -- kept answers ------------------------------------------------------------------------------------------------------


def test_a_run_replays_offline_with_the_day_of_its_answers(net: Indexes, tmp_path: Path) -> None:
    known(net)
    first = ask(net, OURS, cache=tmp_path)
    count = len(net.questions)
    later = ask(net, OURS, Hands("2030-01-01"), tmp_path, offline=True)
    assert len(net.questions) == count
    assert later == first
    assert later.on == "2026-01-10"


def test_offline_what_was_never_asked_is_not_checked(net: Indexes, tmp_path: Path) -> None:
    answer = ask(net, OURS, cache=tmp_path, offline=True)
    assert (answer.state, {each.reason for each in answer.asked}) == ("not-checked", {"offline"})
    assert net.questions == []


def test_an_old_answer_is_asked_for_anew_and_a_broken_one_is_as_if_absent(net: Indexes, tmp_path: Path) -> None:
    known(net)
    ask(net, DOI, cache=tmp_path)
    count = len(net.questions)
    ask(net, DOI, Hands("2026-02-09"), tmp_path)
    assert len(net.questions) == count, "thirty days old is young enough"
    ask(net, DOI, Hands("2026-02-10"), tmp_path)
    assert len(net.questions) == 2 * count
    for file in tmp_path.rglob("*.json"):
        file.write_bytes(file.read_bytes()[:20])
    assert ask(net, DOI, Hands("2026-02-10"), tmp_path).state == "confirmed"
    assert len(net.questions) == 3 * count


def test_a_failure_is_never_kept(net: Indexes, tmp_path: Path) -> None:
    net.give("/pubmed/efetch.fcgi", b"<cut", 200)
    ask(net, "PMID:1", cache=tmp_path, attempts=1)
    assert not any("pubmed" in path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.json"))


def test_settings_come_from_the_environment() -> None:
    given = settings_from(
        {"LITCORPUS_EMAIL": "a@b.org", "LITCORPUS_LOOKUP_BASE": "http://127.0.0.1:9/", "LITCORPUS_CACHE": "/c"}
    )
    assert (given.email, given.cache, given.pauses) == ("a@b.org", "/c", {})
    assert given.bases["arxiv"] == "http://127.0.0.1:9/arxiv"
    plain = settings_from({})
    assert plain.bases == BASES
    assert plain.cache


# -- each kind of identifier -------------------------------------------------------------------------------------------


def test_arxiv_answers_in_atom(net: Indexes) -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
      <id>http://arxiv.org/abs/2401.01234v2</id><published>2024-01-02T00:00:00Z</published>
      <title>Tides of
        data</title><author><name>Wei Yuanyuan</name></author><author><name>Ana de la Mar</name></author>
      <arxiv:primary_category term="cs.DL"/></entry></feed>"""
    net.give("/arxiv/api/query", feed.encode())
    answer = ask(net, "arXiv:2401.01234v2")
    assert answer.source is not None
    assert answer.source.own.title == "Tides of data"
    assert answer.source.own.authors[1] == Name("Mar", "Ana", particle="de la")
    assert answer.source.identifiers == {
        "eprint": "2401.01234", "eprinttype": "arxiv", "eprintclass": "cs.DL", "url": "https://arxiv.org/abs/2401.01234",
    }  # fmt: skip
    assert net.questions[0][1] == {"id_list": ["2401.01234"]}


def test_an_arxiv_feed_that_reports_an_error_holds_no_work(net: Indexes) -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id>
      <title>Error</title><author><name>arXiv api core</name></author></entry></feed>"""
    net.give("/arxiv/api/query", feed)
    assert ask(net, "2401.01234").state == "not-checked"


PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article>
  <Journal><JournalIssue><Volume>4</Volume><Issue>1</Issue><PubDate><MedlineDate>2001 Jan-Feb</MedlineDate></PubDate>
  </JournalIssue><Title>Sea medicine</Title><ISOAbbreviation>Sea Med</ISOAbbreviation></Journal>
  <ArticleTitle>On <i>scurvy</i>.</ArticleTitle><Pagination><MedlinePgn>11-9</MedlinePgn></Pagination>
  <AuthorList><Author><LastName>Büren</LastName><ForeName>Jo</ForeName></Author>
  <Author><CollectiveName>Lime Group</CollectiveName></Author></AuthorList><Language>eng</Language>
  <PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>
  <CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Sea Med 2002</RefSource>
  <PMID>124</PMID></CommentsCorrections><CommentsCorrections RefType="Cites"><PMID>9</PMID></CommentsCorrections>
  </CommentsCorrectionsList></MedlineCitation><PubmedData><ArticleIdList>
  <ArticleId IdType="doi">10.5555/s</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"""


def test_pubmed_answers_in_xml_with_its_retractions(net: Indexes) -> None:
    net.give("/pubmed/efetch.fcgi", PUBMED.encode())
    answer = ask(net, "https://pubmed.ncbi.nlm.nih.gov/123/")
    assert answer.source is not None
    assert answer.source.own.title == "On scurvy"
    assert answer.source.own.authors == (Name("Büren", "Jo"), Name(literal="Lime Group"))
    assert (answer.source.date, answer.source.identifiers) == ("2001-01", {"doi": "10.5555/s", "pmid": "123"})
    assert answer.retracted
    assert answer.source.fields["updatedby"] == "retraction PMID:124"


def test_an_answer_that_declares_entities_is_broken(net: Indexes) -> None:
    net.give("/pubmed/efetch.fcgi", b'<!DOCTYPE x [<!ENTITY a "b">]>' + PUBMED.encode())
    assert ask(net, "PMID:123", attempts=1).asked[0].reason == "broken answer"


def test_open_library_answers_by_isbn(net: Indexes) -> None:
    book = {"title": "Tide tables", "subtitle": "a handbook", "authors": [{"name": "Jo Büren"}],
            "publishers": [{"name": "Quay & Sons"}], "publish_places": [{"name": "Hull"}],
            "publish_date": "May 4, 2001"}  # fmt: skip
    net.give("/openlibrary/api/books", {"ISBN:9787302511625": book})
    answer = ask(net, "ISBN 978-7-302-51162-5")
    assert answer.source is not None
    assert (answer.source.type, answer.source.date) == ("book", "2001-05-04")
    assert answer.source.own == Side(
        title="Tide tables",
        subtitle="a handbook",
        authors=(Name("Büren", "Jo"),),
        publisher="Quay & Sons",
        location="Hull",
    )


def test_an_isbn_that_nobody_has_is_not_checked(net: Indexes) -> None:
    net.give("/openlibrary/api/books", {})
    net.give("/crossref/works", {"message": {"items": []}})
    assert ask(net, "9787302511625").state == "not-checked"


def test_datacite_knows_what_crossref_does_not(net: Indexes) -> None:
    attributes = {
        "doi": "10.5281/zenodo.1", "titles": [{"title": "潮位数据"},
        {"title": "Tide data", "titleType": "TranslatedTitle"}],
        "creators": [{"name": "Büren, Jo", "nameType": "Personal", "givenName": "Jo", "familyName": "Büren"},
                     {"name": "Harbour Board", "nameType": "Organizational"}],
        "publicationYear": 2021, "publisher": "Zenodo", "types": {"resourceTypeGeneral": "Dataset"},
    }  # fmt: skip
    net.give("/datacite/dois/10.5281/zenodo.1", {"data": {"id": "10.5281/zenodo.1", "attributes": attributes}})
    answer = ask(net, "10.5281/zenodo.1")
    assert answer.source is not None
    assert (answer.service, answer.source.type, answer.source.language) == ("datacite", "dataset", "zh")
    assert answer.source.own.authors == (Name("Büren", "Jo"), Name(literal="Harbour Board"))
    assert answer.source.sides["en"] == Side(title="Tide data")


# -- by title ----------------------------------------------------------------------------------------------------------

NO_DOI = replace(OURS, identifiers={})


def test_a_title_finds_the_work_among_others(net: Indexes) -> None:
    others = [TIDE | {"title": ["Tides"], "author": []}, TIDE | {"author": [{"family": "Other", "given": "A"}]}]
    net.give("/crossref/works?rows=10", {"message": {"items": [*others, TIDE]}})
    answer = ask(net, NO_DOI)
    assert (answer.state, answer.query) == ("confirmed", "title:Tides and anchors")
    assert answer.source is not None
    assert answer.source.identifiers["doi"] == DOI


def test_the_first_answer_of_a_search_is_not_believed(net: Indexes) -> None:
    stranger = {"DOI": "10.5555/other", "title": ["Tides and anchors"], "author": [{"family": "Else", "given": "S."}]}
    net.give("/crossref/works?rows=10", {"message": {"items": [stranger]}})
    assert ask(net, NO_DOI).state == "not-checked"


def test_a_preprint_does_not_contradict_the_article_that_came_of_it(net: Indexes) -> None:
    net.give("/crossref/works?rows=10", {"message": {"items": [TIDE | {"type": "posted-content", "volume": "99"}]}})
    assert ask(net, NO_DOI).state == "not-checked"


def test_a_pasted_title_is_looked_up(net: Indexes) -> None:
    work = {"title": "论锚与链", "display_name": "论锚与链", "doi": "https://doi.org/10.5555/C",
            "publication_year": 2019,
            "authorships": [{"author": {"display_name": "单于海"}}], "type": "article", "language": "zh",
            "primary_location": {"source": {"display_name": "航海"}},
            "biblio": {"volume": "7", "issue": "2", "first_page": "3", "last_page": "9"},
            "is_retracted": False}  # fmt: skip
    net.give("/openalex/works", {"results": [work]})
    answer = ask(net, " 论锚与链 ")
    assert answer.source is not None
    assert (answer.state, answer.source.pages, answer.source.identifiers["doi"]) == ("confirmed", "3-9", "10.5555/C")


# -- notices -----------------------------------------------------------------------------------------------------------

UPDATED = {"date-time": "2021-03-04T00:00:00Z", "date-parts": [[2021, 3, 4]], "timestamp": 1}


def test_both_fields_of_crossref_tell_of_updates(net: Indexes) -> None:
    known(
        net, **{"updated-by": [{"DOI": "10.5555/c", "type": "correction", "label": "Correction", "updated": UPDATED}]}
    )
    notice = {"DOI": "10.5555/r", "title": ["Retraction: Tides"],
              "update-to": [{"DOI": DOI.upper(), "type": "retraction", "label": "Retraction", "updated": UPDATED},
                            {"DOI": "10.5555/another", "type": "withdrawal", "updated": UPDATED}]}  # fmt: skip
    net.give(f"/crossref/works?filter=updates:{DOI}", {"message": {"items": [notice]}})
    answer = ask(net, OURS)
    assert answer.source is not None
    assert answer.retracted
    assert answer.source.fields["updatedby"] == "retraction 10.5555/r 2021-03-04; correction 10.5555/c 2021-03-04"


def test_an_erratum_is_no_retraction_and_one_notice_is_told_once(net: Indexes) -> None:
    update = {"DOI": "10.5555/E", "type": "erratum", "updated": UPDATED}
    known(net, **{"updated-by": [update]})
    notice = {"DOI": "10.5555/e", "title": ["Erratum"], "update-to": [{"DOI": DOI, "type": "erratum"}]}
    net.give(f"/crossref/works?filter=updates:{DOI}", {"message": {"items": [notice]}})
    answer = ask(net, DOI)
    assert not answer.retracted
    assert [(notice.kind, notice.on) for notice in answer.notices] == [("erratum", "2021-03-04")]


def test_openalex_tells_of_a_retraction(net: Indexes) -> None:
    net.give("/openalex/works/pmid:5", {"title": "T", "is_retracted": True})
    assert ask(net, "PMID:5").retracted


def test_lookup_is_a_function_too(net: Indexes) -> None:
    known(net)
    assert lookup(DOI, net.settings()).state == "confirmed"
