"""The reference list under two readings: what cites each entry, what nothing cites, which markers were resolved how."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Citation, LangText, Paper
from toolkit.reports.blocks import Block, Cell, Column, Table
from toolkit.reports.labels import label_of, section_labels, source_labels, title_of
from toolkit.reports.metrics.links import source_load
from toolkit.reports.metrics.references import READINGS, keys_read, markers, repaired, uncited, unresolved
from toolkit.reports.shape import both, col, each, heading, prose, table
from toolkit.reports.six import READING_WORDS
from toolkit.reports.view import View, entries, mentioned
from toolkit.reports.words import CHECK_IN_PRINT, RESOLVED, seen, word

MENTIONED = ("正文提及而未列入文献表的文件", "Documents mentioned but not listed")


def readings(view: View) -> Iterator[Block]:
    """Yield the part of coverage about the reference list."""
    yield heading("参考文献：本件读作与判定后", "References: as this copy reads, and as resolved")
    scanned = any(paper.text is not None and paper.text.copy == "ocr" for paper in view.papers)
    yield prose(
        "“本件读作”只看这份文本上的编号；“判定后”依证据认定每处标注所指的条目。"
        f"{'这份文本是扫描识别件：编号若有缺损，是印本还是扫描所致，此处不作判断。' if scanned else ''}",
        "“As this copy reads” goes by the numbers that this copy of the text shows; “as resolved” by the entry that "
        "each marker was found to mean, with the evidence."
        f"{' The copy is an OCR scan: whether print or scan lost a digit is not known here.' if scanned else ''}",
    )
    yield uncited_table(view)
    yield repaired_table(view)
    if unresolved(view):
        yield unresolved_table(view)
    yield use_table(view)
    yield heading(*MENTIONED)
    yield mentioned_table(view)


def paper_column(view: View) -> list[Column]:
    """Return a column for the paper, where there are several."""
    return [col("paper", "论文", "paper", choose=True)] if view.several else []


def paper_cell(view: View, paper: str) -> list[Cell]:
    """Return the cell of that column."""
    return [paper] if view.several else []


def uncited_table(view: View) -> Table:
    """Return the entries that no marker reaches, under each reading."""
    labels = source_labels(view.corpus)
    columns = (
        *paper_column(view), col("reading", "读法", "reading", "langtext"), col("number", "编号", "no.", "int"),
        col("source", "文献", "source", "langtext"), col("key", "文献键", "key"),
    )
    rows = (
        (*paper_cell(view, entry.paper.id), READING_WORDS[reading], entry.number, label_of(labels, entry.key),
         entry.key)
        for reading in READINGS for entry in uncited(view, reading)
    )
    return table("uncited-references", both("未被引用的条目", "Entries without a citation"), columns, rows,
                 both("没有：两种读法下都没有未被引用的条目。", "None under either reading."))


def marker_columns(view: View) -> tuple[Column, ...]:
    """Return the columns that say which marker."""
    return (*paper_column(view), col("citation", "标注", "citation"), col("section", "章节", "section", "langtext"),
            col("reads", "本件读作", "this copy reads"))


def marker_cells(view: View, paper: Paper, citation: Citation) -> tuple[Cell, ...]:
    """Return the cells of those columns."""
    section = section_labels(view).get((paper.id, citation.section), each(citation.section))
    return (*paper_cell(view, paper.id), citation.id, section, citation.reads)


def repaired_table(view: View) -> Table:
    """Return the markers that mean another entry than they show, with the evidence."""
    labels = source_labels(view.corpus)
    columns = (
        *marker_columns(view), col("as_read", "按此编号", "that number is", "langlist"),
        col("targets", "判定为", "resolved to", "langlist"), col("by", "方式", "how", "langtext"),
        col("confidence", "把握", "confidence", "float"), col("evidence", "证据", "evidence", "langtext"),
        col("print", "印本", "in print", "langtext"),
    )
    rows = ((*marker_cells(view, paper, citation),
             tuple(entry_label(paper, labels, key) for key in keys_read(paper, citation)),
             tuple(entry_label(paper, labels, key) for key in citation.targets),
             word(RESOLVED, citation.resolved_by or ""), citation.confidence, citation.evidence, in_print(citation))
            for paper, citation in repaired(view))
    return table("markers-resolved", both("另有所指的标注", "Markers resolved to another entry"), columns, rows,
                 both("没有：没有标注另有所指。", "None: no marker means another number than it shows."))


def entry_label(paper: Paper, labels: dict[str, LangText], key: str) -> LangText:
    """Return a source with its number in the list."""
    number = paper.references.index(key) + 1 if key in paper.references else ""
    return {language: f"[{number}] {text}" if number else text for language, text in label_of(labels, key).items()}


def in_print(citation: Citation) -> LangText:
    """Return who looked at the printed page, or that someone should."""
    found = citation.seen_in_print
    return seen(found.by, found.on) if found else CHECK_IN_PRINT


def unresolved_table(view: View) -> Table:
    """Return the markers of which nobody knows what they point to."""
    columns = (*marker_columns(view), col("evidence", "说明", "what is known", "langtext"))
    rows = ((*marker_cells(view, paper, citation), citation.evidence) for paper, citation in unresolved(view))
    return table("markers-unresolved", both("所指不明的标注", "Markers that could not be resolved"), columns, rows,
                 both("没有。", "None."))


def use_table(view: View) -> Table:
    """Return every entry with its markers under both readings and the claims that it serves."""
    labels, load = source_labels(view.corpus), source_load(view)
    columns = (
        *paper_column(view), col("number", "编号", "no.", "int"), col("source", "文献", "source", "langtext"),
        col("as_printed", "标注数（本件读作）", "markers, as this copy reads", "int"),
        col("as_resolved", "标注数（判定后）", "markers, as resolved", "int"),
        col("claims", "论断数", "claims", "int"), col("key", "文献键", "key"),
    )
    rows = (
        (*paper_cell(view, entry.paper.id), entry.number, label_of(labels, entry.key),
         *(markers(entry, reading) for reading in READINGS), load[entry.key], entry.key)
        for entry in entries(view)
    )
    return table("reference-use", both("每条文献的使用", "How each entry is used"), columns, rows,
                 both("还没有登记参考文献表：在 corpus/papers/<论文>.yaml 的 references 中按原序列出文献键。",
                      "No reference list yet: name the keys in printed order under references in "
                      "corpus/papers/<paper>.yaml."))


def mentioned_table(view: View) -> Table:
    """Return the documents that the texts name without listing them."""
    sources, load = view.corpus.sources, source_load(view)
    columns = (col("title", "文件", "document", "langtext"), col("date", "日期", "date"),
               col("claims", "论断数", "claims", "int"), col("key", "文献键", "key"))
    rows = (
        (title_of(sources[key]) if key in sources else each(key), sources[key].date if key in sources else "",
         load[key], key)
        for key in mentioned(view)
    )
    return table("mentioned", both(*MENTIONED), columns, rows,
                 both("没有。文献条目的 keywords 含 mentioned 者列于此。",
                      "None. Entries with the keyword “mentioned” are listed here."))
