"""Plain text: offsets of the file as decoded, paragraphs over page breaks, sentences by section."""

from __future__ import annotations

import pytest

from toolkit.errors import ToolkitError
from toolkit.papers.formats import prose, text
from toolkit.papers.formats.messages import message
from toolkit.papers.paragraphs import sentences
from toolkit.papers.reading import read_bytes

PAPER = """题目

某人

摘要 本文讨论两件事，并且给出建议。

1 引言

数据流动需要规则，规则又需要共识，这一点在跨境数

据治理中尤其明显。第二句在这里。

2 结果

结果很好。

参考文献

[1] 张三. 论甲[J]. 学报, 2001.
[2] 李四. 论乙[J]. 学报, 2002.

Abstract We discuss two things.
"""


def test_a_paragraph_goes_on_over_a_page_break_but_names_do_not() -> None:
    paper = text.read(PAPER.encode(), "p.txt")
    shown = [paper.text[span.start : span.end] for span in paper.paragraphs]
    assert shown[:2] == ["题目", "某人"]
    assert "数据流动需要规则，规则又需要共识，这一点在跨境数\n\n据治理中尤其明显。第二句在这里。" in shown
    assert shown[-1] == "Abstract We discuss two things."
    assert not any("张三" in paragraph or "引言" in paragraph for paragraph in shown)


def test_sentences_know_their_section_and_paragraph() -> None:
    paper = text.read(PAPER.encode(), "p.txt")
    found = [(one.section, paper.text[one.start : one.end]) for one in sentences(paper)]
    assert (0, "第二句在这里。") in found
    assert (1, "结果很好。") in found
    assert (2, "Abstract We discuss two things.") in found


def test_language_title_and_list_are_found() -> None:
    paper = text.read(PAPER.encode("gb18030"), "p.txt")
    assert (paper.language, paper.title, len(paper.references)) == ("zh", "题目", 2)
    assert [problem.rule for problem in paper.problems] == ["file-encoding"]
    assert paper.reference_list
    assert paper.text[paper.reference_list.start :].startswith("参考文献")


def test_offsets_count_carriage_returns() -> None:
    data = PAPER.replace("\n", "\r\n").encode()
    paper = text.read(data, "p.txt")
    assert paper.text == data.decode()
    assert paper.text[paper.references[1].start :].startswith("[2]")


def test_a_file_no_manuscript_is_as_large_as_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "LARGEST", 10)
    with pytest.raises(ToolkitError, match="larger than"):
        prose.refuse_large(11, "p.txt", 10)


def test_a_mark_before_the_text_is_no_fault_and_another_encoding_is_told() -> None:
    assert not read_bytes(b"\xef\xbb\xbf" + PAPER.encode(), "p.txt").problems
    for codec, name in (("gb18030", "GB18030"), ("utf-16", "UTF-16")):
        (told,) = read_bytes(PAPER.encode(codec), "p.txt").problems
        assert (told.level, message(told)) == ("info", f"the file is in {name}, not in UTF-8, and was read so")
        assert message(told, "zh") == f"文件编码为 {name} 而非 UTF-8，已照此读取"
    assert len(read_bytes(PAPER.replace("\n", "\r").encode(), "p.txt").references) == len(
        read_bytes(PAPER.encode(), "p.txt").references
    )
