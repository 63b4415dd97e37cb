"""The reference lists of the papers: as each paper prints them, in GB/T 7714, and where they contradict themselves."""

from __future__ import annotations

from toolkit.model import Finding, LangText, Paper, Source
from toolkit.reports.blocks import Table
from toolkit.reports.readings import paper_cell, paper_column
from toolkit.reports.shape import both, col, table
from toolkit.reports.view import View, entries, mentioned
from toolkit.reports.words import CHECK_IN_PRINT, seen
from toolkit.sources.styles import format_source

NO_LIST = both("还没有登记参考文献表：在 corpus/papers/<论文>.yaml 的 references 中按原序列出文献键。",
               "No reference list yet: name the keys in printed order under references in corpus/papers/<paper>.yaml.")
PLAIN, NUMERIC = "gbt7714-2015-plain", "gbt7714-2015-numeric"


def works(view: View) -> tuple[Source, ...]:
    """Return the works: as the lists have them, then by key all others that are neither just mentioned nor a paper."""
    listed = [entry.source for entry in entries(view) if entry.source is not None]
    return tuple({source.key: source for source in (*listed, *unlisted(view))}.values())


def unlisted(view: View) -> tuple[Source, ...]:
    """Return the sources that no paper lists or mentions and that are no paper, by key."""
    known = {*mentioned(view), *(entry.key for entry in entries(view)), *(paper.source for paper in view.papers)}
    return tuple(source for key, source in sorted(view.corpus.sources.items()) if key not in known)


def halves(source: Source, style: str) -> tuple[str, str]:
    """Return a reference in its own language, and its other halves."""
    own, _, others = format_source(source, style).partition("\n")
    return own, others


def list_table(view: View, name: str, style: str, title: LangText) -> Table:
    """Return the reference lists in a style, in printed order."""
    columns = (*paper_column(view), col("number", "编号", "no.", "int"), col("reference", "著录", "reference"),
               col("other", "另一语言", "other language"), col("key", "文献键", "key"))
    rows = ((*paper_cell(view, entry.paper.id), entry.number,
             *(halves(entry.source, style) if entry.source else ("", "")), entry.key) for entry in entries(view))
    return table(name, title, columns, rows, NO_LIST)


def findings_table(view: View) -> Table:
    """Return the contradictions that this copy's list carries."""
    columns = (*paper_column(view), col("numbers", "编号", "no.", "list"),
               col("says", "所见", "what disagrees", "langtext"), col("print", "印本", "in print", "langtext"),
               col("id", "代号", "id"))
    rows = ((*paper_cell(view, paper.id), numbers(paper, finding), finding.says, in_print(finding), finding.id)
            for paper in view.papers for finding in paper.findings)
    return table("findings", both("文献表中的疑点", "Findings on the printed list"), columns, rows,
                 both("没有记录疑点。", "No findings recorded."))


def numbers(paper: Paper, finding: Finding) -> tuple[str, ...]:
    """Return the numbers of the entries that a finding is about; a source outside the list by its key."""
    return tuple(f"[{paper.references.index(key) + 1}]" if key in paper.references else key for key in finding.sources)


def in_print(finding: Finding) -> LangText:
    """Return who looked at the printed page, or that someone should, unless the finding says so itself."""
    if found := finding.seen_in_print:
        return seen(found.by, found.on)
    return {lang: words for lang, words in CHECK_IN_PRINT.items() if words not in finding.says.get(lang, "")}


def unlisted_table(view: View) -> Table:
    """Return the works that no paper lists or mentions."""
    columns = (col("reference", "著录", "reference"), col("other", "另一语言", "other language"),
               col("key", "文献键", "key"))
    rows = ((*halves(source, NUMERIC), source.key) for source in unlisted(view))
    return table("unlisted", both("语料库另收的文献", "Further works of the corpus"), columns, rows,
                 both("没有。", "None."))
