"""Lookup on the command line, against a local server that stands in for every index."""

from __future__ import annotations

import io
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.conftest import Run
from tests.corpus.small import write
from tests.sources.online.server import Indexes, indexes
from toolkit.corpus import load
from toolkit.sources.online import settings as online

DOI = "10.1234/tide.7"
TIDE = {
    "DOI": DOI, "type": "journal-article", "title": ["Tides and anchors"],
    "container-title": ["Journal of Sea Studies"],
    "author": [{"given": "Jo", "family": "Haddock", "sequence": "first"}], "issued": {"date-parts": [[2020, 1]]},
    "volume": "7", "issue": "2", "page": "35-48",
}  # fmt: skip
KEY = "haddock2020tides"
PASTED = "Haddock J. Tides and anchors[J]. Journal of Sea Studies, 2020, 7(2): 35-48."
NOTICE = {"updated-by": [{"type": "retraction", "DOI": "10.1234/notice", "updated": {"date-parts": [[2021, 3, 4]]}}]}


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Indexes]:
    """All indexes on loopback; nobody waits between attempts."""
    def patient(**given: Any) -> online.LookupSettings:
        return replace(online.settings_from(**given), first_wait=0.0, timeout=0.5)

    with indexes() as served:
        monkeypatch.setenv("LITCORPUS_LOOKUP_BASE", served.base)
        monkeypatch.setenv("LITCORPUS_CACHE", str(tmp_path / "cache"))
        monkeypatch.setattr("toolkit.cli.online.settings_from", patient)
        yield served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "c")


def known(net: Indexes, **changes: Any) -> None:
    net.give(f"/crossref/works/{DOI}", {"status": "ok", "message": TIDE | changes})


def test_a_doi_is_added_and_its_key_printed_alone_and_offline_again(run: Run, net: Indexes, root: Path) -> None:
    known(net)
    assert run("-q", "-C", root, "add", f"https://doi.org/{DOI}") == (0, f"{KEY}\n", "")
    assert load(root).sources[KEY].identifiers["doi"] == DOI
    asked = len(net.questions)
    run("-C", root, "undo")
    assert run("-q", "-C", root, "add", f"doi:{DOI}", "--offline")[:2] == (0, f"{KEY}\n")
    assert len(net.questions) == asked, "the kept answers replay"


@pytest.mark.parametrize(("given", "path", "body"), [
    ("978-0-12-345678-6", "/openlibrary/api/books", {"ISBN:9780123456786": {
        "title": "Harbour law", "authors": [{"name": "Ada Shore"}], "publishers": [{"name": "Quay"}],
        "publish_date": "2001"}}),
    ("arXiv:2401.00001", "/arxiv/api/query", b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
        <id>http://arxiv.org/abs/2401.00001v1</id><title>Harbour law</title><published>2001-02-03T00:00:00Z</published>
        <author><name>Ada Shore</name></author></entry></feed>"""),
    ("PMID: 123", "/pubmed/efetch.fcgi", b"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article>
        <Journal><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>Quays</Title></Journal>
        <ArticleTitle>Harbour law</ArticleTitle><AuthorList><Author><LastName>Shore</LastName><ForeName>Ada</ForeName>
        </Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""),
])
def test_other_identifiers_without_a_flag(
    run: Run, net: Indexes, root: Path, given: str, path: str, body: Any
) -> None:
    net.give(path, body)
    assert run("-q", "-C", root, "add", given) == (0, "shore2001harbour\n", "")


def test_identifiers_from_standard_input_one_a_line(
    run: Run, net: Indexes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(net)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{DOI}\n\n".encode())))
    assert run("-q", "-C", root, "add", "-")[:2] == (0, f"{KEY}\n")


PAGE = """<!doctype html><html lang="en"><head><meta charset="%s"><title>期刊</title>
<meta name="citation_title" content="潮与锚"><meta name="citation_author" content="单海玉">
<meta name="citation_journal_title" content="海洋研究"><meta name="citation_publication_date" content="2020/01/15">
<meta name="citation_volume" content="7"><meta name="citation_issue" content="2">
<meta name="citation_firstpage" content="35"><meta name="citation_lastpage" content="48">%s</head></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_a_page_that_describes_its_work(run: Run, net: Indexes, root: Path, encoding: str) -> None:
    net.give("/page/1.html", (PAGE % (encoding, "")).encode(encoding))
    code, out, err = run("-q", "-C", root, "add", f"{net.base}/page/1.html")
    source = load(root).sources[out.strip()]
    assert (code, err, source.type, source.language, source.own.title) == (0, "", "article", "zh", "潮与锚")
    assert (source.date, source.pages, source.own.authors[0].family) == ("2020-01-15", "35-48", "单")


def test_a_page_with_a_doi_is_completed_from_the_index(run: Run, net: Indexes, root: Path) -> None:
    known(net)
    net.give("/page/1.html", (PAGE % ("utf-8", f'<meta name="citation_doi" content="{DOI}">')).encode())
    _, out, _ = run("-q", "-C", root, "add", f"{net.base}/page/1.html")
    source = load(root).sources[out.strip()]
    assert {language: side.title for language, side in source.sides.items()} == {
        "zh": "潮与锚", "en": "Tides and anchors"}
    assert source.language == "zh"


def test_a_page_that_is_only_a_page(run: Run, net: Indexes, root: Path) -> None:
    site = '<meta property="og:site_name" content="Quay">'
    net.give("/notes", f"<html><head><title>On quays</title>{site}</head></html>".encode())
    _, out, _ = run("-q", "-C", root, "add", f"{net.base}/notes")
    source = load(root).sources[out.strip()]
    assert (source.type, source.own.title, source.identifiers["url"]) == ("online", "On quays", f"{net.base}/notes")
    assert source.identifiers["urldate"]
    assert run("-C", root, "add", f"{net.base}/none")[0] == 2


@pytest.mark.parametrize(("answers", "said"), [
    ([(404, b"Resource not found.")], "does not know it"),
    ([(429, b"")], "no answer, HTTP 429"),
    ([(500, b"")], "no answer, HTTP 500"),
    ([(200, b'{"message": {"DOI": ')], "no answer, broken answer"),
    ([(0, b"")], "no answer, no connection"),
])
def test_an_index_that_fails_is_no_verdict_and_adds_nothing(
    run: Run, net: Indexes, root: Path, answers: list[tuple[int, bytes]], said: str
) -> None:
    before = (root / "references.bib").read_bytes()
    for service, path in [("crossref", "works"), ("datacite", "dois"), ("openalex", "works/doi:10.1234"), ("doi", "")]:
        for status, body in answers:
            net.give(f"/{service}/{path}/{DOI}".replace("10.1234/10.1234", "10.1234").replace("//", "/"), body, status)
    code, out, err = run("-C", root, "add", DOI)
    assert (code, out) == (2, "")
    assert f"crossref: {said}" in err
    assert "fake" not in err
    assert (root / "references.bib").read_bytes() == before


def test_a_silent_index_times_out(run: Run, net: Indexes, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silence = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setattr("toolkit.cli.online.settings_from", lambda **_: net.settings(
            bases=net.settings().bases | {"crossref": silence}, timeout=0.05, attempts=1))
        code, out, err = run("-C", root, "add", DOI)
    assert (code, out) == (2, "")
    assert "crossref: no answer, timed out" in err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_passing_failure_is_tried_again(run: Run, net: Indexes, root: Path, lang: str) -> None:
    for status in (429, 500):
        net.give(f"/crossref/works/{DOI}", b"", status)
    known(net)
    assert run("-q", "--lang", lang, "-C", root, "add", DOI) == (0, f"{KEY}\n", "")


def test_lookup_confirms_and_gives_the_doi(run: Run, net: Indexes, root: Path) -> None:
    net.give("/crossref/works", {"message": {"items": [TIDE]}})
    code, out, err = run("-C", root, "add", PASTED, "--lookup")
    assert (code, out) == (0, f"{KEY}\n")
    assert f"{KEY}: confirmed (crossref " in err
    assert load(root).sources[KEY].identifiers["doi"] == DOI


def test_what_is_contradicted_is_not_clean_and_asked_about(run: Run, net: Indexes, root: Path) -> None:
    net.give("/crossref/works", {"message": {"items": [TIDE]}})
    wrong = PASTED.replace("7(2)", "9(2)")
    code, out, err = run("-C", root, "add", wrong, "--lookup")
    assert (code, out) == (2, "")
    assert "contradicted (crossref" in err
    assert "volume: '9', there '7'" in err
    assert run("-C", root, "add", wrong, "--lookup", "--yes")[1] == f"{KEY}\n"
    assert (load(root).sources[KEY].volume, load(root).sources[KEY].identifiers) == ("9", {})


def test_what_nobody_knows_is_not_checked_and_added_all_the_same(run: Run, net: Indexes, root: Path) -> None:
    code, out, err = run("-C", root, "add", "查二. 潮[M]. 青岛: 岸社, 2002.", "--lookup", "--yes")
    assert code == 0
    assert "not checked (crossref: does not know it; openalex: does not know it" in err
    assert out


def test_a_lookup_that_reveals_a_duplicate_says_so(run: Run, net: Indexes, root: Path) -> None:
    known(net)
    run("-C", root, "add", DOI)
    net.give("/crossref/works?query.bibliographic=Tides and anchors Haddock", {"message": {"items": [TIDE]}})
    code, _, err = run("-C", root, "add", PASTED, "--lookup", "--yes")
    assert code == 0
    assert "same work" in err
    assert len([source for source in load(root).sources.values() if source.own.title == "Tides and anchors"]) == 1


def test_a_retraction_is_recorded_shown_and_found_by_check(run: Run, net: Indexes, root: Path) -> None:
    known(net, **NOTICE)
    code, out, err = run("-C", root, "add", DOI)
    assert (code, out) == (0, f"{KEY}\n")
    assert "RETRACTED" in err
    assert load(root).sources[KEY].fields["updatedby"] == "retraction 10.1234/notice 2021-03-04"
    settings = root / "corpus" / "corpus.yaml"
    settings.write_text(settings.read_text("utf-8").partition("check:")[0], "utf-8")
    code, out, _ = run("-C", root, "check", "--select", "retracted-source")
    assert code == 1
    assert "retraction 10.1234/notice" in out


def test_source_lookup_records_what_came_since(run: Run, net: Indexes, root: Path) -> None:
    known(net)
    run("-C", root, "add", DOI)
    bib = root / "references.bib"
    by_hand = "updatedby = {correction 10.1234/by-hand},\n  volume"
    bib.write_text(bib.read_text("utf-8").replace("volume", by_hand), "utf-8")
    net.answers.clear()
    known(net, **NOTICE)
    (root.parent / "cache" / "lookup").rename(root.parent / "old")
    code, out, _ = run("-C", root, "source", "lookup", KEY)
    assert code == 1
    assert "confirmed" in out
    assert load(root).sources[KEY].fields["updatedby"] == (
        "correction 10.1234/by-hand; retraction 10.1234/notice 2021-03-04")
    before = bib.read_bytes()
    code, out, _ = run("-C", root, "source", "lookup", KEY, "--offline", "--json")
    (item,) = json.loads(out)["items"]
    assert (item["key"], item["state"], item["retracted"]) == (KEY, "confirmed", True)
    assert bib.read_bytes() == before
    run("-C", root, "undo")
    assert "notice" not in bib.read_text("utf-8")


@pytest.mark.parametrize("way", ["environment", "local.yaml"])
def test_the_email_goes_to_the_polite_pool(
    run: Run, net: Indexes, root: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    known(net)
    if way == "environment":
        monkeypatch.setenv("LITCORPUS_EMAIL", "mei@example.org")
    else:
        (root / "corpus" / "local.yaml").write_text("email: mei@example.org\n", "utf-8")
    run("-C", root, "add", DOI)
    assert net.questions[0][1]["mailto"] == ["mei@example.org"]
    assert "mailto:mei@example.org" in net.questions[0][2]["User-Agent"]
