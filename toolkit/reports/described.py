"""The part of coverage that describes without grading: by section, by concept, the links, the works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.model import Section
from toolkit.reports.blocks import Block, Cell, Figure, Options, Ratio, Table
from toolkit.reports.composition import composition
from toolkit.reports.labels import concept_label, section_label
from toolkit.reports.metrics import description
from toolkit.reports.metrics.density import branch, citations_in, measure
from toolkit.reports.metrics.figures import Measure, Share
from toolkit.reports.metrics.links import keys_of, verdicts
from toolkit.reports.metrics.support import is_supported, one_concept, supported
from toolkit.reports.readings import paper_cell, paper_column
from toolkit.reports.shape import both, col, each, heading, prose, table
from toolkit.reports.six import READING_WORDS
from toolkit.reports.view import View, entries, links, papers, parts, within
from toolkit.reports.words import CONCEPT_TYPES, TOGETHER, VERDICTS, word

HEAT_CONCEPTS = 20
"""How many concepts the heat map shows: more would not be legible."""


def described(view: View, options: Options) -> Iterator[Block]:
    """Yield the descriptive part of coverage."""
    yield heading("以下只作描述，不作评价", "From here on: description, no grade")
    yield sections_table(view)
    yield prose(
        "“本节”只计该节自身的文字，“含下级”计入其各小节。有依据，指以文献或有依据的前提为据。"
        "每千字标注不计空白与标注本身。",
        "“Own text” leaves the subsections out, “with children” takes them in. Supported means standing on a source or "
        "on premises that do. Density is markers per 1,000 characters, blanks and markers not counted.",
    )
    yield Figure("section-support", both("各章节有依据的论断", "Supported claims by section"), "bars",
                 "sections", "all_share", "section")
    yield concepts_table(view)
    yield heat_table(view)
    yield prose(
        f"此表取论断最多的 {HEAT_CONCEPTS} 个概念，小节并入其章；没有论断之处不列。",
        f"The {HEAT_CONCEPTS} concepts with most claims; subsections count with their chapter; pairs without a claim "
        "are left out.",
    )
    yield Figure("support-heatmap", both("各章、各概念的依据", "Support by chapter and concept"), "heatmap",
                 "support", "chapter", "concept", "share")
    yield scalar_table(view, options)
    yield checks_table(view)
    works = [entry.source for entry in entries(view) if entry.source is not None]
    yield composition("works", both("所列文献的构成", "What the reference list is made of"), works,
                      ("language", "type", "year", "venue"))


def sections_table(view: View) -> Table:
    """Return claims, support, markers, length and density of every section."""
    columns = (
        *paper_column(view), col("section", "章节", "section", "langtext"), col("claims", "论断", "claims", "int"),
        col("own_share", "有依据（本节）", "supported (own text)", "ratio"),
        col("all_share", "有依据（含下级）", "supported (with children)", "ratio"),
        col("markers", "标注", "markers", "int"), col("characters", "字数", "characters", "int"),
        col("own_density", "每千字标注（本节）", "per 1,000 (own text)", "float"),
        col("all_density", "每千字标注（含下级）", "per 1,000 (with children)", "float"),
    )
    rows = (
        section_row(part, section) for part in papers(view) for section in part.outlines[part.paper]
    )
    return table("sections", both("各章节", "By section"), columns, rows,
                 both("还没有提纲：在 corpus/papers/<论文>.yaml 的 outline 中列出章节。",
                      "No outline yet: list the sections under outline in corpus/papers/<paper>.yaml."))


def section_row(part: View, section: Section) -> tuple[Cell, ...]:
    """Return one section as a row."""
    paper = part.papers[0]
    own = supported(part, "", section.number, children=False)
    every = supported(part, "", section.number, children=True)
    children = branch(part.outlines[part.paper], section)
    densities = (measure(paper, some, "").value for some in ((section,), children))
    return (
        *paper_cell(part, paper.id), section_label(section), own.denominator, own.ratio, every.ratio,
        citations_in(paper, (section,)), section.characters,
        *(None if value is None else round(value, 1) for value in densities),
    )


def concepts_table(view: View) -> Table:
    """Return claims, support and sources of every concept that a claim names, the most used first."""
    columns = (
        col("concept", "概念", "concept", "langtext"), col("type", "类型", "type", "langtext", choose=True),
        col("share", "有依据的论断", "supported claims", "ratio"), col("sources", "文献数", "sources", "int"),
        col("id", "概念代号", "id"),
    )
    rows = []
    for name in by_claims(view):
        known = view.corpus.concepts.get(name)
        sources = {key for claim in view.claims if name in claim.concepts for key in keys_of(view, claim)}
        rows.append((concept_label(view.corpus, name), word(CONCEPT_TYPES, known.type if known else ""),
                     one_concept(view, name).ratio, len(sources), name))
    return table("concepts", both("各概念", "By concept"), columns, rows,
                 both("还没有论断标注概念。", "No claim names a concept yet."))


def by_claims(view: View) -> list[str]:
    """Return the concepts that claims name, those of most claims first."""
    uses = Counter(concept for claim in view.claims for concept in set(claim.concepts))
    return sorted(uses, key=lambda name: (-uses[name], name))


def heat_table(view: View) -> Table:
    """Return support by chapter and concept, for the concepts with most claims; pairs without a claim are left out."""
    columns = (*paper_column(view), col("chapter", "章", "chapter", "langtext"),
               col("concept", "概念", "concept", "langtext"), col("share", "有依据的论断", "supported claims", "ratio"))
    rows = [
        (*paper_cell(view, paper.id), section_label(chapter), concept_label(view.corpus, name), ratio)
        for name in by_claims(view)[:HEAT_CONCEPTS] for paper in view.papers
        for chapter in chapters(view.outlines[paper.id])
        if (ratio := cell(view, paper.id, chapter.number, name)).denominator
    ]
    return table("support", both("各章、各概念的依据", "Support by chapter and concept"), columns, rows,
                 both("还没有论断标注概念。", "No claim names a concept yet."))


def chapters(sections: tuple[Section, ...]) -> list[Section]:
    """Return the sections that are part of no other."""
    numbers = {section.number for section in sections}
    return [one for one in sections if not any(one.number != head and within(one.number, head) for head in numbers)]


def cell(view: View, paper: str, chapter: str, concept: str) -> Ratio:
    """Return the supported claims of one paper's chapter that name one concept / all such claims."""
    claims = [claim for claim in view.claims
              if claim.paper == paper and concept in claim.concepts and within(claim.section, chapter)]
    return Ratio(sum(is_supported(view, claim) for claim in claims), len(claims))


SCALARS = {
    "located-links": both("引证给出页码等位置", "links that give a page or other locator"),
    "work-language": both("与论文同语言的文献", "works in the paper's own language"),
    "bilingual-share": both("题名有两种语言的文献", "works whose title stands in two languages"),
    "venue-share": both("出自最常见刊物的文献", "works in the most frequent venue / works in a venue"),
    "age-median": both("被引时的年龄，中位数", "age at citation, median"),
    "age-within-5": both("五年以内的文献", "works of the last five years"),
    "self-citation-references": both("论文作者自己的文献", "works by the paper's own authors"),
    "self-citation-markers": both("引向作者自己文献的标注", "markers to the authors' own works"),
    "source-load-median": both("每种文献服务的论断，中位数", "claims per source, median"),
    "source-load-top5": both("落在使用最多的五种文献上的引证", "links that fall on the five most used sources"),
}
UNITS = {"years": both("年", "years"), "claims per source": both("条论断", "claims per source")}


def scalar_table(view: View, options: Options) -> Table:
    """Return the descriptive figures that have one value for a whole paper."""
    columns = (
        *([col("paper", "论文", "paper", "langtext")] if view.several else []),
        col("figure", "指标", "figure", "langtext"), col("reading", "读法", "reading", "langtext"),
        col("share", "数值", "count", "ratio"), col("value", "值", "value", "float"),
        col("unit", "单位", "unit", "langtext"), col("n", "基数", "n", "int"), col("id", "代号", "id"),
    )
    rows = (scalar_row(part, figure) for part in parts(view) for figure in description(part, options)
            if figure.id in SCALARS)
    return table("description", both("引证与文献", "Links and works"), columns, rows, both("暂无。", "Nothing yet."))


def scalar_row(part: View, figure: Share | Measure) -> tuple[Cell, ...]:
    """Return one descriptive figure as a row."""
    paper = [each(part.paper) if part.paper else TOGETHER] if part.several else []
    reading = READING_WORDS[figure.reading] if figure.reading else None
    head = (*paper, SCALARS[figure.id], reading)
    if isinstance(figure, Share):
        return (*head, figure.ratio, None, None, None, figure.id)
    return (*head, None, figure.value, UNITS[figure.unit], figure.n, figure.id)


def checks_table(view: View) -> Table:
    """Return how many links have which verdict."""
    total = len(links(view.claims))
    rows = [(VERDICTS[name], Ratio(count, total)) for name, count in sorted(verdicts(view).items())]
    columns = (col("verdict", "核对结果", "verdict", "langtext"), col("links", "引证", "links", "ratio"))
    return table("checks", both("与原文献核对的结果", "What checks in the sources found"), columns, rows,
                 both("还没有人与原文献核对过；在论断的 sources 下用 check 记录由谁、何时、据全文或摘要所见。",
                      "Nobody has looked anything up in a source yet; record it under check in a claim's sources: "
                      "verdict, by, on, from."))
