"""litcorpus cite: keys, papers, files, forms of the list, and what is said on stderr."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.corpus.small import FILES, write
from toolkit.model import Corpus

BIB = """@book{quay, author = {Shore, Ada}, title = {On *Quays* & {Docks}}, publisher = {Quay}, year = 2001}
@book{chao, author = {查二}, title = {潮}, publisher = {岸社}, year = 2002, title_en = {Tides}, author_en = {Zha, Er}}
@book{lang, author = {盖一}, title = {浪}, year = 2003}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "works.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def test_keys_of_a_file_need_no_corpus(run: Run, bib: Path) -> None:
    code, out, err = run("cite", "chao", "quay", "--bib", bib)
    assert (code, err) == (0, "")
    assert out == "[1] 查二. 潮[M]. 岸社, 2002.\n[2] SHORE A. On *quays* & Docks[M]. Quay, 2001.\n"


def test_json_is_the_contract(run: Run, bib: Path) -> None:
    _, out, _ = run("cite", "quay", "--bib", bib, "--style", "gbt7714-2015-plain", "--json")
    document = json.loads(out)
    assert document["schema"] == "cite"
    assert document["items"] == [{"key": "quay", "text": "Shore A. On *Quays* & Docks. Quay, 2001."}]


def test_works_without_an_english_side_are_named(run: Run, bib: Path) -> None:
    _, out, err = run("cite", "chao", "lang", "quay", "--bib", bib, "--bilingual")
    assert "    ZHA E. Tides[M]. 2002. (in Chinese)\n" in out
    assert "lang" in err
    assert "chao" not in err
    assert "quay" not in err


def test_the_list_of_a_paper_is_in_printed_order(run: Run, repo: Path) -> None:
    code, out, _ = run("-C", repo, "cite", "--paper", "wei2025", "--json")
    items = json.loads(out)["items"]
    assert code == 0
    assert len(items) == 25
    assert [item["key"] for item in items][:2] == ["fang2008security", "zhang2022five"]


def test_the_list_of_a_paper_in_the_order_of_its_text(run: Run, repo: Path, wei: Corpus) -> None:
    paper = wei.papers["wei2025"]
    keys = {order: [item["key"] for item in json.loads(
        run("-C", repo, "cite", "--paper", "wei2025", "--order", order, "--json")[1])["items"]]
        for order in ("citation", "name")}
    assert sorted(keys["citation"]) == sorted(paper.references)
    assert keys["citation"][0] == paper.citations[0].targets[0]
    languages = [wei.sources[key].language for key in keys["name"]]
    assert languages == sorted(languages, reverse=True)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("first", "en", "ZHA E. Tides[M]. 2002. (in Chinese)\n    查二. 潮[M]. 岸社, 2002."),
        ("halves", "same-line", "查二. 潮[M]. 岸社, 2002. ZHA E. Tides[M]."),
        ("note", "'(in Chinese, abstract in English)'", "2002. (in Chinese, abstract in English)"),
        ("names", "as-written", "Zha E. Tides"),
        ("codes", "false", "查二. 潮. 岸社"),
        ("final-dot", "false", "岸社, 2002\n"),
        ("style", "gbt7714-2015-authoryear", "查二, 2002. 潮[M]. 岸社."),
    ],
)
def test_what_a_journal_asks_for_stands_in_the_settings(
    run: Run, tmp_path: Path, name: str, value: str, expected: str
) -> None:
    root = write(tmp_path, **{"references.bib": str(FILES["references.bib"]) + BIB})
    settings = root / "corpus" / "corpus.yaml"
    settings.write_text(settings.read_text("utf-8") + f"cite: {{bilingual: true, {name}: {value}}}\n", "utf-8")
    assert expected in run("-C", root, "cite", "chao")[1]


def test_an_order_of_a_paper_needs_one(run: Run, bib: Path) -> None:
    assert run("cite", "quay", "--bib", bib, "--order", "citation")[0] == 2


@pytest.mark.parametrize(
    ("form", "expected"),
    [("md", "1. SHORE A. On \\*quays\\* & Docks\\[M\\]. Quay, 2001."), ("html", "On *quays* &amp; Docks[M]")],
)
def test_forms_escape_what_is_theirs(run: Run, bib: Path, form: str, expected: str) -> None:
    assert expected in run("cite", "quay", "--bib", bib, "--to", form)[1]


def test_docx_is_a_document_of_both_halves(run: Run, bib: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    assert run("cite", "chao", "--bib", bib, "--to", "docx")[0] == 2
    assert run("cite", "chao", "--bib", bib, "--to", "docx", "--bilingual", "-o", tmp_path / "list.docx")[0] == 0
    document = docx.Document(io.BytesIO((tmp_path / "list.docx").read_bytes()))
    assert document.paragraphs[-1].text == "[1]\t查二. 潮[M]. 岸社, 2002.\nZHA E. Tides[M]. 2002. (in Chinese)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cite",), "--paper"),
        (("cite", "quai", "--bib", "BIB"), "did you mean quay"),
        (("cite", "quay", "--bib", "none.bib"), "none.bib"),
        (("cite", "quay", "--bib", "BIB", "--paper", "x"), "--paper"),
        (("cite", "quay", "--bib", "BIB", "--style", "none"), "gbt7714"),
        (("cite", "quay", "--bib", "BIB", "-o", "/no/such/folder/x"), "/no/such/folder/x"),
    ],
)
def test_what_is_impossible_is_said(run: Run, bib: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("--lang", "en", *(bib if part == "BIB" else part for part in arguments))
    assert (code, out) == (2, "")
    assert said in err


def test_records_of_any_format_can_be_cited_by_the_key_they_would_get(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.ris"
    file.write_text("TY  - BOOK\nAU  - Shore, Ada\nTI  - Quays\nPB  - Quay\nPY  - 2001\nER  - \n", encoding="utf-8")
    code, out, err = run("cite", "shore2001quays", "--bib", file)
    assert (code, out, err) == (0, "[1] SHORE A. Quays[M]. Quay, 2001.\n", "")
