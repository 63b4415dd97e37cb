"""Word files: headings, notes, tables, automatic numbers, raised runs, changes, field codes of reference managers."""

from __future__ import annotations

import base64
import html
import io
import json
import zipfile

import pytest

from toolkit.papers.manuscript import Manuscript
from toolkit.papers.reading import read_bytes
from toolkit.papers.scan import scan_manuscript

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="m" xmlns:mc="mc"'
STYLES = (
    '<w:style w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="a"><w:name w:val="Own"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="O"><w:name w:val="toc 1"/></w:style>'
)


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{inner}</w:{name}>")
    return file.getvalue()


def read(body: str, **parts: str) -> Manuscript:
    return read_bytes(docx(body, **parts), "paper.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(text: str, style: str) -> str:
    return par(text, properties=f'<w:pStyle w:val="{style}"/>')


RAISED = '<w:vertAlign w:val="superscript"/>'
LIST = styled("References", "2") + "".join(
    par(f"[{at}] {name} A. {title}[J]. Journal, 200{at}, 1(1): 1-2.")
    for at, (name, title) in enumerate([("Stone", "Stones of rivers"), ("Brook", "Brooks"), ("Hill", "Hills")], 1)
)


def field(code: str, result: str, data: str = "") -> str:
    store = f"<w:fldData>{data}</w:fldData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{store}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{html.escape(code)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def zotero(result: str, *items: dict[str, object]) -> str:
    cited = [{"uris": [f"z/{item['title']}"], "itemData": item, "locator": "7"} for item in items]
    return field("ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": cited}), result)


def cut(paper: Manuscript, spans: object) -> list[str]:
    return [paper.text[span.start : span.end] for span in spans]  # type: ignore[attr-defined]


def test_headings_by_style_by_what_it_is_based_on_and_by_level() -> None:
    level = par("Three", properties='<w:outlineLvl w:val="2"/>')
    body = styled("The title", "T") + styled("One", "2") + styled("Two", "a") + level
    paper = read(body + styled("Fig. 1", "C") + par("x"))
    assert [(one.title, one.level) for one in paper.outline] == [("One", 1), ("Two", 1), ("Three", 3)]
    assert (paper.title, paper.format, cut(paper, paper.paragraphs)) == ("The title", "docx", ["x"])
    assert cut(paper, paper.outline) == ["One", "Two", "Three"]


def test_headings_that_are_only_typed_are_found_in_the_text() -> None:
    prose = par("河流弯曲。" * 30)
    paper = read(par("1 引言") + prose + par("2 方法") + prose + par("3 结果") + prose)
    assert [one.number for one in paper.outline] == ["1", "2", "3"]


def test_what_is_deleted_or_hidden_is_left_out_and_what_is_inserted_stays() -> None:
    body = par("A ", f"<w:del>{run('gone')}</w:del>", f"<w:ins>{run('new')}</w:ins>", run("no", "<w:vanish/>"))
    held = f"<w:txbxContent>{par('Box')}</w:txbxContent>"
    box = f"<mc:AlternateContent><mc:Choice>{held}</mc:Choice><mc:Fallback>{held}</mc:Fallback></mc:AlternateContent>"
    paper = read(body + f"<w:sdt><w:sdtContent>{par('Held')}</w:sdtContent></w:sdt>" + par(f"<w:r>{box}</w:r>"))
    assert paper.text == "A new\n\nHeld\n\nBox"


def test_raised_runs_are_one_stretch_and_formulas_hold_no_citations() -> None:
    formula = "<m:oMath><m:r><m:t>x[2]</m:t></m:r></m:oMath>"
    paper = read(par("Bends", run("[1", RAISED), run("]", RAISED), " so ", formula))
    assert (cut(paper, paper.superscripts), cut(paper, paper.verbatim)) == (["[1]"], ["x[2]"])


def test_notes_stand_after_the_text_in_the_order_of_their_calls() -> None:
    call = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{at}">{par(f" Note {at}.")}</w:footnote>' for at in (0, 4, 5))
    paper = read(par("A", call.format(5), " b", call.format(4)) + LIST, footnotes=notes)
    assert [(one.label, paper.text[one.start : one.end]) for one in paper.notes] == [("1", "Note 5."), ("2", "Note 4.")]
    assert [cut(paper, one.called) for one in paper.notes] == [["1"], ["2"]]
    assert paper.superscripts == ()
    assert (len(paper.references), paper.references[2].raw[-4:]) == (3, "1-2.")


def test_tables_are_lines_of_cells_and_no_prose() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(par('a') + par('b'))}{cell.format(par('2 [1]'))}</w:tr>"
    paper = read(par("x [2, 3].") + f"<w:tbl>{row}{row}</w:tbl>" + LIST)
    assert "a b\t2 [1]\na b\t2 [1]" in paper.text
    assert [one["targets"] for one in scan_manuscript(paper)["citations"]] == [[2, 3], [1], [1]]
    assert cut(paper, paper.paragraphs) == ["x [2, 3]."]


@pytest.mark.parametrize(
    ("form", "pattern", "shown"),
    [
        ("decimal", "[%1]", ["[1]", "[2]"]),
        ("chineseCounting", "第%1章", ["第一章", "第二章"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)"]),
        ("bullet", "", ["•", "•"]),
    ],
)
def test_numbers_that_word_writes_itself_are_in_the_text(form: str, pattern: str, shown: list[str]) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    paper = read(par("A", properties=item) + par("B", properties=item), numbering=numbering)
    assert paper.text == f"{shown[0]} A\n\n{shown[1]} B"


STONE: dict[str, object] = {"title": "Stones of rivers", "DOI": "10.1/s", "author": [{"family": "Stone"}]}
HILL: dict[str, object] = {"title": "Hills", "author": [{"family": "Hill"}], "issued": {"date-parts": [[2003]]}}


def test_fields_of_zotero_lead_to_the_printed_entries() -> None:
    paper = read(par("So ", zotero("[1,3]", STONE, HILL), ", and ", zotero("[3]", HILL), ".") + LIST)
    assert [(one.printed, one.keys, one.locator) for one in paper.markers] == [
        ("[1,3]", ("entry-1", "entry-3"), "7"), ("[3]", ("entry-3",), "7")
    ]  # fmt: skip
    assert paper.references[0].csl == STONE
    found = scan_manuscript(paper)
    assert [one["targets"] for one in found["citations"]] == [[1, 3], [3]]
    assert [(one["rule"], one["references"]) for one in found["problems"]] == [("reference-uncited", [2])]


def test_fields_without_a_printed_list_are_the_list() -> None:
    paper = read(par("So ", zotero("(Hill 2003)", HILL), " and ", zotero("(Stone)", STONE), zotero("(Hill)", HILL)))
    assert [(one.index, one.identifier, one.raw) for one in paper.references] == [
        (1, "z/Hills", "Hill. Hills. 2003"), (2, "z/Stones of rivers", "Stone. Stones of rivers. 10.1/s")
    ]  # fmt: skip
    assert [one["targets"] for one in scan_manuscript(paper)["citations"]] == [[1], [2], [1]]


def test_markers_typed_beside_fields_are_read_too() -> None:
    body = par("So ", zotero("[1]", STONE), ", typed [2] and typed [3].") + LIST
    assert [one["targets"] for one in scan_manuscript(read(body))["citations"]] == [[1], [2], [3]]


def test_a_work_that_the_printed_list_lacks_is_not_made_up() -> None:
    paper = read(par("So ", zotero("[2]", {"title": "Elsewhere"}, HILL), ".") + LIST)
    assert (paper.markers, len(paper.references)) == ((), 3)


def endnote(author: str, year: str, title: str) -> str:
    return (
        f"<EndNote><Cite><Author>{author}</Author><Year>{year}</Year><RecNum>5</RecNum><record>"
        f"<rec-number>5</rec-number><titles><title>{title}</title></titles></record></Cite></EndNote>"
    )


def test_fields_of_endnote_in_the_code_or_packed_beside_it() -> None:
    packed = base64.b64encode(endnote("Hill", "2003", "Hills").encode()).decode()
    in_code = field("ADDIN EN.CITE " + endnote("Stone", "2001", "Stones of rivers"), "[1]")
    paper = read(par("So ", in_code, " and ", field("ADDIN EN.CITE", "[3]", packed)) + LIST)
    assert [one.keys for one in paper.markers] == [("entry-1",), ("entry-3",)]


def test_a_field_within_a_field_prints_only_its_result() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN EN.CITE.DATA</w:instrText></w:r>'
    inner += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    outer = field("ADDIN EN.CITE ", "[2]").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', inner + (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'))  # fmt: skip
    assert read(par("So ", outer, ".")).text == "So [2]."


def test_a_damaged_file_and_an_empty_one_are_named() -> None:
    whole = docx(par("x" * 50))
    assert [one.rule for one in read_bytes(whole[: len(whole) // 2], "a.docx").problems] == ["file-unreadable"]
    assert [one.rule for one in read(par("")).problems] == ["text-missing"]


def test_a_number_typed_before_a_heading_is_its_number() -> None:
    paper = read("".join(styled(title, "2") for title in ("1　引言", "2.1 研究方法", "第三章 结论", "3D 模型")))
    assert [(one.number, one.title) for one in paper.outline] == [
        ("1", "引言"), ("2.1", "研究方法"), ("第三章", "结论"), ("", "3D 模型")
    ]  # fmt: skip
