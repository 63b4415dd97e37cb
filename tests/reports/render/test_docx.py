"""The Word document as python-docx, our own reader of manuscripts and, where it is installed, LibreOffice read it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.reports.render.sample import CORPUS, HOSTILE, both, of_texts, tiny
from tests.reports.small import claim, corpus, link, source
from toolkit.model import Corpus
from toolkit.papers.reading import read_bytes
from toolkit.reports import REPORTS
from toolkit.reports.blocks import Options, Prose, Report, Table
from toolkit.reports.render import RENDERERS
from toolkit.reports.render.docx import MARGIN, PAGE, render, shares
from toolkit.reports.render.wordxml import NAMESPACE
from toolkit.reports.shape import col

docx = pytest.importorskip("docx")
W = f"{{{NAMESPACE}}}"


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return docx.Document(io.BytesIO(data))


def test_headings_tables_and_cards() -> None:
    read = opened(render(tiny(), CORPUS, "zh"))
    styles = [(one.style.name, one.text) for one in read.paragraphs if one.text]
    assert styles[0] == ("Title", "小报告")
    assert any(name.startswith("Heading") and text == "各章" for name, text in styles)
    assert ("List Bullet", "文献：李（1990）；王（2001）") in styles
    table = read.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["章", "主题", "有依据", "论断数", "年龄", "首条"]
    assert [cell.text for cell in table.rows[1].cells] == ["1 引言", "茶", "21/25 (84%)", "25", "4.5", "tea-k7qd"]
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None, "the header stands on each page"


def test_chinese_fonts_are_named() -> None:
    read = opened(render(tiny(), CORPUS, "zh"))
    for style, font in (("Normal", "SimSun"), ("Heading 1", "SimHei"), ("Title", "SimHei")):
        fonts = read.styles[style].element.rPr.rFonts
        assert fonts.get(f"{W}eastAsia") == font
        assert not any("Theme" in name for name in fonts.attrib), "a font of the theme would win"


def test_each_source_has_its_reference_in_one_footnote() -> None:
    sources = (source("a", "2001", en="Ray, K.|On ferries|Delta"), source("b", "2008", zh="魏远|渡口论|江刊"))
    records = (claim("c1", sources=(link("a"), link("b"))), claim("c2", sources=(link("a"),)))
    case = corpus(records, sources)
    data = render(REPORTS["claims"].build(case, Options()), case, "en")
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        notes = etree.fromstring(files.read("word/footnotes.xml"))
        body = etree.fromstring(files.read("word/document.xml"))
    words = ["".join(note.itertext()).strip() for note in notes.iter(f"{W}footnote")]
    assert words[:2] == ["", ""]
    assert words[2].startswith("Ray K. On ferries. Delta")
    assert words[3].startswith("魏远. 渡口论. 江刊")
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    manuscript = read_bytes(data, "claims.docx")
    assert any("On ferries" in manuscript.text[note.start : note.end] for note in manuscript.notes)


def test_the_same_report_gives_the_same_bytes_and_no_text_is_markup() -> None:
    report = of_texts(*HOSTILE)
    data = render(report, CORPUS, "en")
    assert data == render(report, CORPUS, "en")
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        assert files.testzip() is None
        body = etree.fromstring(files.read("word/document.xml"))
    assert "<script>alert(1)</script>" in "".join(body.itertext())


def test_han_characters_are_set_as_chinese() -> None:
    read = opened(render(tiny(), CORPUS, "zh"))
    assert [one.get(f"{W}eastAsia") for one in read.styles.element.iter(f"{W}lang")] == ["zh-CN"]


def test_only_wide_columns_give_way() -> None:
    ids, words, more = shares([6.0, 30.0, 200.0])
    assert ids >= 6 * 180, "what does not break well keeps its line"
    assert more >= words > 4 * ids
    assert sum(shares([4.0, 4.0])) == pytest.approx(PAGE[0] - 2 * MARGIN, abs=2), "a table is as wide as the page"


def test_a_long_table_is_written_whole() -> None:
    rows = tuple((f"c{number}", f"论断 {number} <&>") for number in range(2000))
    columns = tuple(col(name, name, name) for name in ("编号", "论断"))
    long = Table("long", both("长表", "Long"), columns, rows)
    read = opened(render(Report("long", both("长", "Long"), (long, Prose(both("完", "End")))), CORPUS, "zh"))
    cells = [["".join(cell.xpath(".//w:t/text()")) for cell in row.tc_lst] for row in read.tables[0]._tbl.tr_lst]
    assert cells == [["编号", "论断"], *map(list, rows)]
    assert read.paragraphs[-1].text == "完"
    assert read.sections[0].page_width > read.sections[0].page_height, "the page is still the last of the body"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_libreoffice_opens_it(tmp_path: Path, wei: Corpus, form: str) -> None:
    data = RENDERERS[form](REPORTS["claims"].build(wei, Options()), wei, "zh")
    file = tmp_path / f"claims.{form}"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    subprocess.run(["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
                    "pdf", "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "claims.pdf").stat().st_size > 10_000
