"""JATS: links as citations, entries with their fields, sections, notes, formulas, tables; namespaces and entities."""

from __future__ import annotations

import pytest

from toolkit.errors import ToolkitError
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.reading import read_bytes
from toolkit.papers.scan import scan_manuscript

HEAD = '<article xml:lang="en"><front><article-meta><title-group><article-title>On <i>rivers</i></article-title>'
HEAD += "</title-group></article-meta></front>"


def xref(key: str, text: str, kind: str = "bibr") -> str:
    return f'<xref ref-type="{kind}" rid="{key}">{text}</xref>'


def refs(count: int) -> str:
    items = [
        f'<ref id="b{at}"><label>{at}.</label><mixed-citation>Author {at}. Title. 200{at}.</mixed-citation></ref>'
        for at in range(1, count + 1)
    ]
    return f"<ref-list><title>References</title>{''.join(items)}</ref-list>"


def read(body: str, back: str = "", head: str = HEAD) -> Manuscript:
    return read_bytes(f"{head}<body>{body}</body><back>{back}</back></article>".encode(), "a.xml")


@pytest.mark.parametrize(
    ("body", "printed", "keys"),
    [
        (f"One [{xref('b1', '1')}].", ["[1]"], [("b1",)]),
        (f"One [{xref('b1', '1')},{xref('b2', '2')}–{xref('b4', '4')}].", ["[1,2–4]"], [("b1", "b2", "b3", "b4")]),
        (f"One {xref('b1', '[1]')}–{xref('b3', '[3]')}.", ["[1]–[3]"], [("b1", "b2", "b3")]),
        (f"One<sup>{xref('b2', '2')}</sup> two.", ["2"], [("b2",)]),
        (f"One {xref('b1 b3', '1, 3')} two.", ["1, 3"], [("b1", "b3")]),
        (f"（{xref('b1', '张三, 2001')}；{xref('b2', 'Li 2002')}）", ["（张三, 2001；Li 2002）"], [("b1", "b2")]),
        (f"{xref('b1', 'A (2001)')} and {xref('b2', 'B (2002)')}", ["A (2001)", "B (2002)"], [("b1",), ("b2",)]),
        (f"One [{xref('b1', '1–3')}].", ["[1–3]"], [("b1", "b2", "b3")]),
        (f"One {xref('b2', '[2, 4]')}.", ["[2, 4]"], [("b2", "b4")]),
        (f"One {xref('b1', '1–9')}, not {xref('b2', '1, 2')}.", ["1–9", "1, 2"], [("b1",), ("b2",)]),
        (f"One{xref('b2', '')} and {xref('b1 b3', '')}.", ["[2]", "[1,3]"], [("b2",), ("b1", "b3")]),
        (f"See {xref('f1', 'Figure 1', 'fig')}.", [], []),
    ],
)  # fmt: skip
def test_links_are_the_citations(body: str, printed: list[str], keys: list[tuple[str, ...]]) -> None:
    found = read(f"<p>{body}</p>", refs(4)).markers
    assert [one.printed for one in found] == printed
    assert [one.keys for one in found] == keys


def test_every_stretch_is_the_text_it_names() -> None:
    body = (
        f"<sec><label>1.</label><title>Intro</title><p>A<sup>{xref('b1', '1')}</sup> b{xref('n1', 'a', 'fn')}.\n c</p>"
        "<sec><title>Inner</title><p>List: <list><list-item><p>One</p></list-item></list> after "
        "<inline-formula><tex-math>x_{[1]}</tex-math></inline-formula>.</p></sec></sec>"
    )
    paper = read(body, '<fn-group><fn id="n1"><label>a</label><p>A note.</p></fn></fn-group>' + refs(1))
    cut = [paper.text[span.start : span.end] for span in paper.paragraphs]
    assert cut == ["A1 ba. c", "List:", "One", "after x_{[1]}."]
    assert [(one.number, one.title, one.level) for one in paper.outline] == [
        ("1", "Intro", 1), ("", "Inner", 2), ("", "References", 1)
    ]  # fmt: skip
    assert [paper.text[one.start : one.end] for one in paper.superscripts] == ["1"]
    assert [paper.text[one.start : one.end] for one in paper.verbatim] == ["x_{[1]}"]
    note = paper.notes[0]
    assert paper.text[note.start : note.end] == "A note."
    assert [paper.text[one.start : one.end] for one in note.called] == ["a"]
    assert [paper.text[one.start : one.end] for one in paper.references] == ["1 Author 1. Title. 2001."]
    assert (paper.title, paper.language, paper.format, paper.problems) == ("On rivers", "en", "jats", ())


def test_fields_of_an_entry_are_csl_and_are_printed_where_nothing_else_is() -> None:
    entry = (
        '<ref-list><ref id="b1"><element-citation publication-type="journal"><person-group person-group-type="author">'
        "<name><surname>Brook</surname><given-names>C</given-names></name><collab>River Group</collab></person-group>"
        "<article-title>Bends</article-title><source>J Riv</source><year>2001</year><volume>3</volume><issue>2</issue>"
        '<fpage>4</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.1234/x</pub-id></element-citation></ref>'
        "</ref-list>"
    )
    found = read("<p>A</p>", entry).references[0]
    assert found.raw == "Brook C, River Group (2001). Bends. J Riv 3(2): 4-9. doi:10.1234/x."
    assert found.csl == {
        "type": "article-journal", "title": "Bends", "container-title": "J Riv", "volume": "3", "issue": "2",
        "page": "4-9",
        "author": [{"family": "Brook", "given": "C"}, {"literal": "River Group"}], "DOI": "10.1234/x",
        "issued": {"date-parts": [[2001]]},
    }  # fmt: skip


def test_chinese_names_have_no_blank() -> None:
    name = "<name><surname>欧阳</surname><given-names>山</given-names></name>"
    entry = f"<ref-list><ref><element-citation>{name}<source>溪流</source></element-citation></ref></ref-list>"
    assert read("<p>A</p>", entry).references[0].raw == "欧阳山. 溪流."


def test_chinese_that_is_broken_over_lines_has_no_blanks() -> None:
    paper = read("<p>河流\n    弯曲 bends\n  slowly，\n因为</p>", head=HEAD.replace('"en"', '"zh"'))
    assert paper.text[paper.paragraphs[0].start :] == "河流弯曲 bends slowly，因为"
    assert paper.language == "zh"


def test_a_table_is_no_prose_but_its_citations_count() -> None:
    rows = f"<table><tr><td>A</td><td>{xref('b1', '1')}</td></tr></table>"
    table = f"<table-wrap><label>Table 1</label><caption><title>Cap</title></caption>{rows}</table-wrap>"
    paper = read(f"<p>A</p>{table}", refs(1))
    assert [one["targets"] for one in scan_manuscript(paper)["citations"]] == [[1]]
    assert "Table 1 Cap\nA\t1" in paper.text
    assert len(paper.paragraphs) == 1


def test_namespaces_and_entities_of_html_are_read() -> None:
    head = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "x.dtd" [<!ENTITY own "mine">]>'
    head += '<article xmlns="http://jats.nlm.nih.gov">'
    paper = read("<p>a&nbsp;&eacute; &own; &gone; b</p>", head=head)
    assert paper.text == "a\u00a0é mine b"
    assert [(one.rule, one.args) for one in paper.problems] == [("entity-unread", {"found": "gone"})]


def test_reviews_in_the_same_file_are_left_out_and_named() -> None:
    review = f"<sub-article><body><p>B {xref('b1', '1')}</p></body><back>{refs(2)}</back></sub-article>"
    data = f"{HEAD}<body><p>A {xref('b1', '1')}</p></body><back>{refs(1)}</back>{review}</article>"
    paper = read_bytes(data.encode(), "a.xml")
    assert (len(paper.references), len(paper.markers), "B " in paper.text) == (1, 1, False)
    assert [one.rule for one in paper.problems] == ["part-unread"]


def test_a_file_that_breaks_off_is_read_up_to_there_and_named() -> None:
    paper = read_bytes(f"{HEAD}<body><p>Before.</p><p>Half".encode(), "a.xml")
    assert [paper.text[one.start : one.end] for one in paper.paragraphs] == ["Before.", "Half"]
    assert [one.rule for one in paper.problems] == ["text-damaged"]


def test_other_xml_is_refused() -> None:
    with pytest.raises(ToolkitError, match="JATS"):
        read_bytes(b"<?xml version='1.0'?><TEI><text/></TEI>", "a.xml")
