"""The sheet of questions in the forms that authors can fill in, and the answers read back from it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.reports.queries import WORDS, Question, word
from toolkit.reports.render.needs import need
from toolkit.reports.render.sheet import read_sheet, write_sheet

COLUMNS = ("id", "place", "passage", "question", "evidence", "suggestion", "answer")
_ITEM = re.compile(r"^\s{0,3}\d+\\?[.、．)]\s*.*?`?\[?\b([cfrq]\d+)\b\]?`?\s*$")
_ANSWER = re.compile(rf"^\s*(?:[-*]\s+)?\**(?:{'|'.join(WORDS['answer'])})\**\s*[:：]\**\s*(.*)$")
_EAST_ASIAN = "SimSun"

Writer = Callable[[str, Sequence[Question], str], bytes]


def as_markdown(name: str, asked: Sequence[Question], language: str) -> bytes:
    """Write Markdown: a numbered item each, with its mark at the end of the first line."""
    blocks = [f"# {word('title', language, name=name)}", word("opening" if asked else "none", language)]
    blocks += ["\n".join(_item(number, one, language)) for number, one in enumerate(asked, 1)]
    return ("\n\n".join(blocks) + "\n").encode()


def _item(number: int, one: Question, language: str) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    yield f"{number}. {one.place} `{one.id}`\n".replace("  ", " ")
    yield from (f"   > {line}\n" for line in filter(None, [one.passage]))
    yield f"   {one.question}\n"
    for field in ("evidence", "suggestion"):
        if text := getattr(one, field):
            yield f"   {word(field, language)}{colon}{text}\n"
    yield f"   **{word('answer', language)}{colon.rstrip()}** "


def as_docx(name: str, asked: Sequence[Question], language: str) -> bytes:
    """Write a Word document: a table with a row each and an empty cell for the answer."""
    docx = need("docx", "docx")
    document = docx.Document()
    _chinese_font(docx, document.styles["Normal"])
    document.add_heading(word("title", language, name=name), level=1)
    document.add_paragraph(word("opening" if asked else "none", language))
    if asked:
        columns = ("no", "place", "question", "suggestion", "answer")
        table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, title in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].add_run(word(title, language)).bold = True
        for number, one in enumerate(asked, 1):
            why = f"{word('evidence', language)}: {one.evidence}" if one.evidence else ""
            said = "\n".join(filter(None, (one.question, why)))
            where = "\n".join(filter(None, (one.place, one.passage.replace("**", ""))))
            for cell, text in zip(table.add_row().cells, (f"{number} [{one.id}]", where, said, one.suggestion, ""),
                                  strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _chinese_font(docx: Any, style: Any) -> None:
    """Name a font for Han characters, without which Word shows them in that of the reader's system."""
    style.element.get_or_add_rPr().get_or_add_rFonts().set(docx.oxml.ns.qn("w:eastAsia"), _EAST_ASIAN)


def as_xlsx(name: str, asked: Sequence[Question], language: str) -> bytes:
    """Write a workbook: a row each, with frozen header and filters."""
    titles = [word(column, language) for column in COLUMNS]
    rows = [{word(column, language): getattr(one, column, "").replace("**", "") for column in COLUMNS} for one in asked]
    return write_sheet(word("title", language, name="").rstrip(":： "), titles, rows, {}, titles[:-1])


WRITERS: dict[str, Writer] = {"md": as_markdown, "docx": as_docx, "xlsx": as_xlsx}
"""The writer of each form by its name for ``--to`` and by the ending of a file's name."""


def read_answers(data: bytes) -> dict[str, str]:
    """Return the answers of a filled sheet by the id of the question; what was left empty is left out.

    The form is told by the first bytes. Raises ToolkitError where it is no sheet of questions.
    """
    found = dict(_pairs(data))
    if not found:
        raise ToolkitError("this is no sheet of queries, or its marks (c20, f02) were taken out",
                           "该文件不是质询单，或其中的编号（如 c20、f02）已被删去")
    return {name: " ".join(answer.split()) for name, answer in found.items() if answer.strip()}


def _pairs(data: bytes) -> Iterable[tuple[str, str]]:
    if not data.startswith(b"PK"):
        return _in_markdown(data.decode("utf-8-sig", "replace"))
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return ()
    return _in_docx(data) if "word/document.xml" in names else _in_xlsx(data)


def _in_markdown(text: str) -> Iterator[tuple[str, str]]:
    name, said, answering = "", [""], False
    for line in [*text.splitlines(), "1. `q0`"]:
        if item := _ITEM.match(line):
            if name:
                yield name, "\n".join(said)
            name, said, answering = item[1], [""], False
        elif answer := _ANSWER.match(line):
            said, answering = [answer[1].strip().strip("*")], True
        elif answering:
            said.append(line.strip())


def _in_docx(data: bytes) -> Iterator[tuple[str, str]]:
    for table in need("docx", "docx").Document(io.BytesIO(data)).tables:
        for row in table.rows:
            mark = re.search(r"\[([cfrq]\d+)\]", row.cells[0].text)
            if mark:
                yield mark[1], row.cells[-1].text


def _in_xlsx(data: bytes) -> Iterator[tuple[str, str]]:
    for row in read_sheet(data):
        name = next((row[title].strip() for title in WORDS["id"] if title in row), "")
        if re.fullmatch(r"[cfrq]\d+", name):
            yield name, next((row[title] for title in WORDS["answer"] if title in row), "")
