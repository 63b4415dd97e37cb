"""Adding a manuscript: the record, the sources, the drafts, the anchors; and taking it back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import REPO, Run
from tests.edit.manuscripts import EN, ZH
from toolkit.corpus import init, load, local_texts
from toolkit.edit.manuscripts import read_text
from toolkit.edit.papers import AddedPaper, Wish, add_paper, ranked
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.papers.fingerprint import matching_form, sha256
from toolkit.rules import run as run_rules

WEI = REPO.parent / "shared" / "paper" / "wei2025.txt"


@pytest.fixture
def empty(tmp_path: Path) -> Corpus:
    init(tmp_path / "corpus")
    return load(tmp_path / "corpus")


def added(corpus: Corpus, tmp_path: Path, text: str = ZH, **wishes: object) -> AddedPaper:
    file = tmp_path / "paper.md"
    file.write_text(text, "utf-8")
    wish = Wish("own", "2026-01-05", **wishes)  # type: ignore[arg-type]
    return add_paper(corpus, read_text(file), wish, random.Random(7))


def test_a_paper_of_ones_own(empty: Corpus, tmp_path: Path) -> None:
    result = added(empty, tmp_path)
    paper, corpus = result.paper, result.corpus
    assert [section.number for section in paper.outline] == ["1", "2"]
    assert [(c.id, c.reads, c.section, c.as_printed) for c in paper.citations] == [
        ("c01", "[1]", "1", (1,)), ("c02", "[2]", "2", (2,)), ("c03", "[3,4]", "2", (3, 4))]
    assert [c.targets for c in paper.citations] == [paper.references[:1], paper.references[1:2], paper.references[2:]]
    own = corpus.sources[paper.source].own
    assert own.title == "社区图书馆与阅读习惯"
    assert [name.family + name.given for name in own.authors] == ["王小明", "李大山"]
    assert paper.text is not None
    assert paper.text.copy == "author-file"


def test_drafts_cite_or_read_like_claims_and_say_who_speaks(empty: Corpus, tmp_path: Path) -> None:
    claims = list(added(empty, tmp_path).corpus.claims.values())
    texts = [claim.text["zh"] for claim in claims]
    assert "天气晴好。" not in texts, "no claim, no citation"
    assert not any("本文考察" in text for text in texts), "the abstract is not drafted"
    by_text = {claim.text["zh"][:3]: claim for claim in claims}
    chen = by_text["陈立新"]
    assert chen.asserted_by == (chen.sources[0].key,)
    assert (chen.author_view, chen.sources[0].role, chen.sources[0].citations) == ("reports", "authority", ("c01",))
    assert by_text["因此，"].kind == "normative"
    assert by_text["因此，"].own_voice
    assert [link.citations for link in by_text["赵一平"].sources] == [("c03",), ("c03",)]
    assert by_text["赵一平"].asserted_by == (by_text["赵一平"].sources[0].key,), "only who is named speaks"
    assert all(claim.status == "draft" and claim.by and claim.by.who == "litcorpus" for claim in claims)


def test_english_sentences_too(empty: Corpus, tmp_path: Path) -> None:
    result = added(empty, tmp_path, EN)
    claims = {claim.text["en"]: claim for claim in result.corpus.claims.values()}
    assert set(claims) == {
        "Towns grow where rivers meet.", "Okafor argues that trade follows water.",
        "Floods therefore lead to lower investment in river towns.",
        "Mori and Lin found that bridges doubled the traffic."}
    assert claims["Towns grow where rivers meet."].own_voice
    assert claims["Okafor argues that trade follows water."].asserted_by == (result.paper.references[1],)
    assert claims["Floods therefore lead to lower investment in river towns."].kind == "causal"


def test_anchors_are_the_sentences_and_the_markers(empty: Corpus, tmp_path: Path) -> None:
    result = added(empty, tmp_path, quotes=True)
    text = ZH
    anchors = result.corpus.anchors["own"]
    for citation in result.paper.citations:
        anchor = anchors[citation.id]
        assert text[anchor.start : anchor.end] == citation.reads
    for name, draft in result.drafts:
        anchor = anchors[name]
        assert anchor.sha256 == sha256(matching_form(draft.text, 0, len(draft.text)))
        assert anchor.quote is not None
        assert text[anchor.start : anchor.end] == anchor.quote.exact
    citing = next(name for name, draft in result.drafts if "c01" in draft.citations)
    assert anchors["c01"].sha256 == anchors[citing].sha256


def test_the_limit_takes_those_that_read_most_like_claims(empty: Corpus, tmp_path: Path) -> None:
    found = [draft for _, draft in added(empty, tmp_path).drafts]
    scores = sorted((draft.score for draft in found if not draft.cited), reverse=True)
    assert len(scores) == 2
    assert [draft.score for draft in ranked(found, 1) if not draft.cited] == scores[:1]
    assert ranked(found, 0) == [draft for draft in found if draft.cited]


def test_references_that_are_there_are_the_same_sources(empty: Corpus, tmp_path: Path) -> None:
    first = added(empty, tmp_path)
    again = add_paper(first.corpus, read_text(tmp_path / "paper.md"), Wish("second", "2026-01-05"), random.Random(8))
    assert again.paper.references == first.paper.references
    assert again.paper.source == first.paper.source
    assert again.corpus.sources == first.corpus.sources
    assert not set(dict(first.drafts)) & set(dict(again.drafts))


def test_an_entry_that_can_hardly_be_read_is_one_source_however_often_it_is_read(empty: Corpus, tmp_path: Path) -> None:
    text = ZH.replace("[4] OKAFOR A. Families who borrow[M]. Lagos: Delta Press, 2012.", "[4] OMERE software")
    first = added(empty, tmp_path, text)
    again = add_paper(first.corpus, read_text(tmp_path / "paper.md"), Wish("second", "2026-01-05"), random.Random(8))
    assert again.corpus.sources == first.corpus.sources
    assert again.paper.references == first.paper.references


def test_an_id_that_is_taken_or_none_is_refused(empty: Corpus, tmp_path: Path) -> None:
    corpus = added(empty, tmp_path).corpus
    text = read_text(tmp_path / "paper.md")
    for wish in (Wish("own", "2026-01-05"), Wish("a b", "2026-01-05"), Wish("../x", "2026-01-05"),
                 Wish("new", "2026-01-05", source="nobody2000")):
        with pytest.raises(ToolkitError):
            add_paper(corpus, text, wish)


def test_from_the_command_line_and_back(tmp_path: Path, run: Run) -> None:
    root, file = tmp_path / "there", tmp_path / "论文.md"
    init(root)
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    file.write_text(ZH, "utf-8")
    assert run("-C", root, "paper", "add", file, "--dry-run")[0] == 0
    assert load(root).papers == {}
    code, printed, said = run("-C", root, "ingest", file, "--id", "lib2020")
    assert (code, printed) == (0, "lib2020\n")
    assert "3 citations" in said
    corpus = load(root)
    assert [problem for problem in (*corpus.problems, *run_rules(corpus)) if problem.level == "error"] == []
    assert local_texts(root) == {"lib2020": file}
    assert run("-C", root, "paper", "add", file, "--id", "lib2020")[0] == 2
    assert run("-C", root, "undo")[0] == 0
    assert {path: path.read_bytes() for path in before} == before
    assert load(root).claims == {}


@pytest.mark.skipif(not WEI.exists(), reason="shared/paper/wei2025.txt is not here")
def test_the_first_paper_gives_the_citations_of_its_record(empty: Corpus, wei: Corpus) -> None:
    result = add_paper(empty, read_text(WEI), Wish("wei2025", "2026-01-05"), random.Random(1))
    ours, record = result.paper, wei.papers["wei2025"]
    assert ours.references == record.references
    assert [replace(c, evidence={}) for c in ours.citations] == [replace(c, evidence={}) for c in record.citations]
    assert all(set(c.evidence) == {"zh", "en"} for c in ours.citations if c.resolved_by != "number")
    assert [(s.number, s.title["zh"], s.characters) for s in ours.outline] == [
        (s.number, s.title["zh"], s.characters) for s in record.outline]
    assert ours.text == record.text
    anchors = result.corpus.anchors["wei2025"]
    assert {(c.id, anchors[c.id].start, anchors[c.id].end) for c in ours.citations} == {
        (a.id, a.start, a.end) for a in wei.anchors["wei2025"].values()}


def test_the_papers_own_doi_is_not_one_of_its_list(empty: Corpus, tmp_path: Path) -> None:
    text = ZH.rstrip() + " DOI: 10.1000/of.the.list\n"
    result = added(empty, tmp_path, text)
    assert "doi" not in result.corpus.sources[result.paper.source].identifiers
    assert len(set(result.paper.references)) == 4
    assert result.paper.source not in result.paper.references
    headed = added(empty, tmp_path, text.replace("\n\n", "\n\nDOI：10.1000/own\n\n", 1))
    assert headed.corpus.sources[headed.paper.source].identifiers["doi"] == "10.1000/own"
