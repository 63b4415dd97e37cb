"""The works: the reference list in two forms, what it is made of, and what each work is used for.

The list in the form in which the paper prints it (with the half in the other language) and in GB/T 7714-2015 numeric;
contradictions in the printed list; composition by language, type, year, venue and author; age at citation;
self-citation; which reference serves which section and concept; an annotated bibliography by concept; documents
mentioned but not listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.model import Claim, Corpus, LangText, Paper, Source
from toolkit.reports.blocks import Block, Column, Figure, Options, Prose, Report, Table
from toolkit.reports.composition import composition
from toolkit.reports.frames import cross, quartiles
from toolkit.reports.labels import concept_label, label_of, source_labels, title_of
from toolkit.reports.lists import NO_LIST, NUMERIC, PLAIN, findings_table, list_table, unlisted, unlisted_table, works
from toolkit.reports.metrics.links import keys_of, source_load
from toolkit.reports.metrics.references import READINGS, self_citation_markers, self_citation_references, self_entries
from toolkit.reports.metrics.works import age, age_within, ages
from toolkit.reports.readings import MENTIONED, paper_cell, paper_column
from toolkit.reports.shape import both, col, each, heading, many, prose, share, table
from toolkit.reports.view import View, entries, mentioned, whole
from toolkit.reports.words import CONCEPT_TYPES

ID = "literature"
TITLE = both("文献", "Literature")


def build(corpus: Corpus, options: Options) -> Report:
    """Return the report of the works; ages are counted against ``options.as_of``, else each paper's own year."""
    return Report(id=ID, title=TITLE, blocks=tuple(blocks(whole(corpus), options)))


def blocks(view: View, options: Options) -> Iterator[Block]:
    """Yield the report in reading order."""
    yield opening(view)
    yield heading("参考文献表", "The reference list")
    yield prose(
        "著录由本语料库的记录排出，先照论文文献表的样式（GB/T 7714 无文献类型标识，附另一语言的一半），再照顺序编码制。"
        "原表自相矛盾之处照录，见“文献表中的疑点”。",
        "Set from the records: first in the style of the paper's own list (GB/T 7714 without type codes, with "
        "the half in the other language), then in the numeric form. Where the list contradicts itself it is kept as it "
        "reads; see the findings.",
    )
    yield list_table(view, "printed", PLAIN, both("如论文所列", "As the paper prints it"))
    yield list_table(view, "gbt7714", NUMERIC, both("GB/T 7714—2015 顺序编码制", "GB/T 7714-2015, numeric"))
    yield findings_table(view)
    if unlisted(view):
        yield unlisted_table(view)
    yield from made_of(view)
    yield from over_time(view, options)
    yield from used_for(view)
    yield heading("按概念编排的提要目录", "Annotated bibliography by concept")
    yield bibliography_table(view)
    yield heading(*MENTIONED)
    yield mentioned_table(view)


def opening(view: View) -> Prose:
    """Say how many works there are."""
    found, named = works(view), mentioned(view)
    if not found and not named:
        return prose("还没有文献：在 references.bib 中添加条目，再运行本报告。",
                     "No works yet: add entries to references.bib and run this report again.")
    listed, extra = len(entries(view)), len(unlisted(view))
    also = both(f"，语料库另收 {extra} 种", f"; {many(extra, 'further work')} in the corpus") if extra else each("")
    return prose(
        f"参考文献 {listed} 条，仅在正文提及的文件 {len(named)} 种{also['zh']}。",
        f"{many(listed, 'listed reference')}, {many(len(named), 'document')} only mentioned{also['en']}.",
    )


def made_of(view: View) -> Iterator[Block]:
    """Yield what the works are made of."""
    found = works(view)
    yield heading("构成", "What it is made of")
    yield composition("languages", both("语言", "Language"), found, ("language",))
    yield composition("types", both("类型", "Type"), found, ("type",))
    yield composition("years", both("年份", "Year"), found, ("year",))
    yield Figure("works-by-year", both("各年文献", "Works by year"), "bars", "years", "works", "value")
    yield composition("venues", both("刊物或文集", "Venue"), found, ("venue",))
    yield composition("authors", both("作者", "Author"), found, ("author",))


def over_time(view: View, options: Options) -> Iterator[Block]:
    """Yield age at citation and self-citation."""
    yield heading("被引时的年龄", "Age at citation")
    yield age_prose(view, options)
    yield ages_table(view, options)
    yield heading("引用作者自己的文献", "Self-citation")
    yield self_prose(view)
    yield self_table(view)


def age_prose(view: View, options: Options) -> Prose:
    """Say how old the works were."""
    known = ages(view, options.as_of)
    if not known:
        return prose("文献或论文没有年份，无法计算年龄；可用 --as-of 指定年份。",
                     "No ages: the works or the paper have no year; --as-of gives one.")
    low, middle, high = quartiles(known)
    recent = share(age_within(view, options.as_of).ratio)
    at = each(str(options.as_of)) if options.as_of else both("论文发表之年", "the paper's own year")
    return prose(
        f"以{at['zh']}计，{len(known)} 种文献的年龄中位数为 {middle:g} 年，居中的一半在 {low:g} 至 {high:g} 年之间，"
        f"最近的 {min(known)} 年，最久的 {max(known)} 年；五年以内的有 {recent}。",
        f"Counted against {at['en']}, the median age of {many(len(known), 'work')} is {middle:g} years; "
        f"the middle half lies between {low:g} and {high:g}, the youngest is {min(known)}, the oldest "
        f"{max(known)}; {recent} are no older than five years.",
    )


def ages_table(view: View, options: Options) -> Table:
    """Return the listed works with their age, the oldest first."""
    labels = source_labels(view.corpus)
    known = [(years, entry) for entry in entries(view) if (years := age(view, entry, options.as_of)) is not None]
    columns = (*paper_column(view), col("number", "编号", "no.", "int"), col("source", "文献", "source", "langtext"),
               col("age", "年龄（年）", "age (years)", "int"), col("key", "文献键", "key"))
    rows = ((*paper_cell(view, entry.paper.id), entry.number, label_of(labels, entry.key), years, entry.key)
            for years, entry in sorted(known, key=lambda pair: (-pair[0], pair[1].paper.id, pair[1].number)))
    return table("ages", both("各文献被引时的年龄", "Age of each work"), columns, rows, both("没有年份。", "No years."))


def self_prose(view: View) -> Prose:
    """Say how much the paper cites its own authors."""
    if not entries(view):
        return Prose(text=NO_LIST)
    listed = share(self_citation_references(view).ratio)
    read, resolved = (share(self_citation_markers(view, reading).ratio) for reading in READINGS)
    return prose(
        f"作者自己的文献占所列 {listed}；引向它们的标注，按本件读作 {read}，判定后 {resolved}。",
        f"{listed} of the listed references share an author with the paper; of the markers in the text, {read} point "
        f"to them as this copy reads, {resolved} as resolved.",
    )


def self_table(view: View) -> Table:
    """Return the listed works by the paper's own authors."""
    columns = (*paper_column(view), col("number", "编号", "no.", "int"), col("title", "题名", "title", "langtext"),
               col("key", "文献键", "key"))
    rows = ((*paper_cell(view, entry.paper.id), entry.number, title_of(entry.source), entry.key)
            for entry in self_entries(view) if entry.source)
    return table("self-citations", both("作者自己的文献", "Works by the paper's own authors"), columns, rows,
                 both("没有。", "None."))


def used_for(view: View) -> Iterator[Block]:
    """Yield which reference serves which section and concept."""
    yield heading("哪条文献服务于哪一节、哪个概念", "Which reference serves which section and concept")
    yield prose("各节之下是该节引用此文献的论断条数，空格为零。",
                "Under each section: how many of its claims use the reference; empty is none.")
    for paper in view.papers:
        yield sections_matrix(view, paper)
    yield prose("“记录所标”是文献条目自己的概念；“经论断”是引用它的论断所涉的概念，附论断条数。",
                "“Tagged” are the concepts of the record itself, “through claims” those of the claims that use it, "
                "with the number of claims.")
    yield concepts_served(view)


def sections_matrix(view: View, paper: Paper) -> Table:
    """Return the references of one paper by the sections whose claims use them."""
    labels, keys = source_labels(view.corpus), tuple(dict.fromkeys(paper.references))
    claims = [claim for claim in view.claims if claim.paper == paper.id]
    pairs = [(key, claim.section) for claim in claims for key in dict.fromkeys(keys_of(view, claim))]
    sections = [one for one in view.outlines[paper.id] if any(s == one.number and k in keys for k, s in pairs)]
    counts = cross(pairs, keys, [section.number for section in sections]) if keys and sections else [()] * len(keys)
    columns = (
        col("number", "编号", "no.", "int"), col("source", "文献", "source", "langtext"),
        *(Column(id=f"section_{one.number}", title=each(one.number or "—"), type="int") for one in sections),
        col("total", "合计", "total", "int"), col("key", "文献键", "key"),
    )
    rows = ((paper.references.index(key) + 1, label_of(labels, key), *(number or None for number in line), sum(line),
             key) for key, line in zip(keys, counts, strict=True))
    suffix = f"-{paper.id}" if view.several else ""
    return table(f"serves-sections{suffix}", both("文献与章节", "References by section"), columns, rows, NO_LIST)


def concepts_served(view: View) -> Table:
    """Return the concepts of each listed work: those it is tagged with, and those of the claims that use it."""
    labels, uses = source_labels(view.corpus), claims_by_source(view)
    columns = (col("source", "文献", "source", "langtext"),
               col("tagged", "概念（记录所标）", "concepts, tagged", "langlist"),
               col("through", "概念（经论断）", "concepts, through claims", "langlist"), col("key", "文献键", "key"))
    rows = ((label_of(labels, work.key), tuple(concept_label(view.corpus, name) for name in work.concepts),
             through_claims(view, uses.get(work.key, [])), work.key) for work in works(view))
    return table("serves-concepts", both("文献与概念", "References by concept"), columns, rows,
                 both("还没有文献。", "No works yet."))


def claims_by_source(view: View) -> dict[str, list[Claim]]:
    """Return for each source the claims that use it."""
    found: dict[str, list[Claim]] = {}
    for claim in view.claims:
        for key in dict.fromkeys(keys_of(view, claim)):
            found.setdefault(key, []).append(claim)
    return found


def through_claims(view: View, claims: list[Claim]) -> tuple[LangText, ...]:
    """Return the concepts of some claims, with the number of claims, the most frequent first."""
    found = Counter(name for claim in claims for name in set(claim.concepts))
    ranked = sorted(found, key=lambda name: (-found[name], name))
    labels = {name: concept_label(view.corpus, name) for name in ranked}
    return tuple({language: f"{text} {found[name]}" for language, text in labels[name].items()} for name in ranked)


def bibliography_table(view: View) -> Table:
    """Return the works under each concept that they are tagged with, by type of concept, with the annotation."""
    labels, at = source_labels(view.corpus), list(CONCEPT_TYPES)
    known = view.corpus.concepts
    pairs = [(name, work) for work in works(view) for name in work.concepts or ("",)]
    order = {work.key: rank for rank, work in enumerate(works(view))}

    def rank(pair: tuple[str, Source]) -> tuple[int, str, int]:
        concept = known.get(pair[0])
        return at.index(concept.type) if concept else len(at), pair[0], order[pair[1].key]

    columns = (col("concept", "概念", "concept", "langtext", choose=True), col("source", "文献", "source", "langtext"),
               col("title", "题名", "title", "langtext"), col("annotation", "提要", "annotation", "langtext"),
               col("key", "文献键", "key"))
    rows = ((concept_label(view.corpus, name) if name else both("未标概念", "no concept"), label_of(labels, work.key),
             title_of(work), work.annotation, work.key) for name, work in sorted(pairs, key=rank))
    return table("bibliography", both("提要目录", "Annotated bibliography"), columns, rows,
                 both("还没有文献：在 references.bib 中添加条目，写上 concepts 与 annotation。",
                      "No works yet: add entries with concepts and annotation to references.bib."))


def mentioned_table(view: View) -> Table:
    """Return the documents that the texts name without listing them."""
    sources, load = view.corpus.sources, source_load(view)
    columns = (col("title", "文件", "document", "langtext"), col("date", "日期", "date"),
               col("claims", "论断数", "claims", "int"),
               col("concepts", "概念", "concepts", "langlist"), col("annotation", "提要", "annotation", "langtext"),
               col("key", "文献键", "key"))
    rows = []
    for key in mentioned(view):
        source = sources.get(key, Source(key=key, type="misc"))
        labels = tuple(concept_label(view.corpus, name) for name in source.concepts)
        rows.append((title_of(source), source.date, load[key], labels, source.annotation, key))
    return table("mentioned", both(*MENTIONED), columns, rows,
                 both("没有。文献条目的 keywords 含 mentioned 者列于此。",
                      "None. Entries with the keyword “mentioned” are listed here."))
