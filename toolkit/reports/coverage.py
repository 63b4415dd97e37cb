"""How well a paper's claims are borne out, and how its reference list is used.

Opens with six figures that decorative citing cannot raise, each with numerator and denominator, as this copy reads and
as resolved; then lists the paper's own claims that stand on nothing, entries without a citation, resolved markers with
their evidence, claims on a single source; then describes by section, concept and work without grading. Rejected claims
are out; drafts and exempt claims are counted in columns of their own.

Where the rule of a figure leaves room: a claim of others is traced when every speaker is a source; the most used source
is the one on which most claims rest; a claim rests on one author group when all its sources have an author in
common, and on the authors' own works when all its sources are; an author is the same by Chinese name, else by family
name and initials. Of a corpus with several papers, every metric of the JSON also names its ``paper``; the figures of
all papers together have ``null`` there and the scope ``corpus``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from toolkit.model import Claim, Corpus, LangText
from toolkit.reports.blocks import Block, Options, Prose, Report, Table
from toolkit.reports.described import described
from toolkit.reports.labels import label_of, paper_label, section_labels, source_labels
from toolkit.reports.metrics import metrics
from toolkit.reports.metrics.dependence import basis_sources, is_self_source, is_single_source
from toolkit.reports.metrics.figures import drafts
from toolkit.reports.metrics.references import READINGS, uncited
from toolkit.reports.metrics.support import own_voice_unsupported
from toolkit.reports.readings import paper_cell, paper_column, readings
from toolkit.reports.shape import both, col, heading, many, prose, table
from toolkit.reports.six import sentences, six_table
from toolkit.reports.view import View, mentioned, whole
from toolkit.reports.words import BASES, KINDS

ID = "coverage"
TITLE = both("引证覆盖", "Citation coverage")


def build(corpus: Corpus, options: Options) -> Report:
    """Return the coverage report; ages are counted against ``options.as_of``, else against each paper's own year."""
    view = whole(corpus)
    return Report(id=ID, title=TITLE, blocks=tuple(blocks(view, options)), data=document(view, options))


def blocks(view: View, options: Options) -> Iterator[Block]:
    """Yield the report in reading order."""
    yield opening(view)
    yield heading("六项指标", "The six figures")
    yield six_table(view)
    yield from sentences(view)
    yield heading("没有依据的自述论断", "Own-voice claims without a basis")
    yield unsupported_table(view)
    yield from readings(view)
    yield heading("依靠很少文献的论断", "Claims that rest on little")
    yield thin_table(view, "single-source", is_single_source,
                     both("只依靠一种文献的论断", "Claims on a single source"))
    yield thin_table(view, "self-source", is_self_source,
                     both("只依靠论文作者自己文献的论断", "Claims on the authors' own works alone"))
    yield from described(view, options)


def opening(view: View) -> Prose:
    """Say what was counted, from which copy, and how to read the figures."""
    if not view.papers:
        return prose(
            "语料库还没有论文：在 corpus/papers/ 登记一篇，在 corpus/claims/ 写下它的论断，再运行本报告。",
            "The corpus holds no paper yet: record one under corpus/papers/, write its claims under corpus/claims/, "
            "and run this report again.",
        )
    total, new, out, about = len(view.claims), drafts(view.claims), len(view.exempt), subject(view)
    wrong = len(view.corpus.claims) - len(view.shown)
    return prose(
        f"{about['zh']}。计入论断 {total} 条，其中草稿 {new} 条，尚未经人复核；"
        f"未计入：已否决 {wrong} 条，豁免 {out} 条。各数均写作“分子/分母”，分母不足 20 时不给百分比。",
        f"{about['en']}. Counted: {many(total, 'claim')}, of which {many(new, 'draft')} that nobody has reviewed; "
        f"left out: {wrong} rejected, {out} exempt. Figures read numerator/denominator; below 20 in the "
        "denominator no percentage is given.",
    )


def subject(view: View) -> LangText:
    """Return the title of the one paper, or how many papers there are."""
    if len(view.papers) == 1:
        return paper_label(view.corpus, view.papers[0])
    return both(f"论文 {len(view.papers)} 篇", many(len(view.papers), "paper"))


def unsupported_table(view: View) -> Table:
    """Return the own-voice claims without a basis, by section."""
    sections = section_labels(view)
    columns = (
        *paper_column(view), col("section", "章节", "section", "langtext", choose=True), col("id", "代号", "id"),
        col("kind", "类别", "kind", "langtext", choose=True), col("text", "论断", "claim", "langtext"),
        col("basis", "依据", "basis", "langtext", choose=True), col("premises", "所据前提", "premises given", "list"),
    )
    rows = ((*paper_cell(view, claim.paper), sections[claim.paper, claim.section], claim.id, KINDS[claim.kind],
             claim.text, BASES[view.basis[claim.id]], claim.rests_on) for claim in own_voice_unsupported(view))
    return table("own-voice-unsupported", both("没有依据的自述论断", "Own-voice claims without a basis"), columns, rows,
                 both("没有这样的论断。", "None."))


def thin_table(view: View, name: str, picks: Callable[[View, Claim], bool], title: LangText) -> Table:
    """Return the claims that ``picks`` holds for, with the sources that carry them."""
    sections, labels = section_labels(view), source_labels(view.corpus)
    columns = (
        *paper_column(view), col("section", "章节", "section", "langtext", choose=True), col("id", "代号", "id"),
        col("sources", "依据的文献", "sources", "langlist", choose=True), col("text", "论断", "claim", "langtext"),
    )
    rows = ((*paper_cell(view, claim.paper), sections[claim.paper, claim.section], claim.id,
             tuple(label_of(labels, key) for key in basis_sources(view, claim)), claim.text)
            for claim in view.claims if picks(view, claim))
    return table(name, title, columns, rows, both("没有。", "None."))


def document(view: View, options: Options) -> dict[str, object]:
    """Return the JSON of ``report coverage --json``: metrics, then ids and keys in reading order."""
    return {
        "metrics": list(metrics(view, options)),
        "own_voice_unsupported": ids(own_voice_unsupported(view)),
        "uncited_references": {
            reading.replace("-", "_"): list(dict.fromkeys(entry.key for entry in uncited(view, reading)))
            for reading in READINGS
        },
        "mentioned": list(mentioned(view)),
        "single_source_claims": ids(claim for claim in view.claims if is_single_source(view, claim)),
        "self_source_claims": ids(claim for claim in view.claims if is_self_source(view, claim)),
    }


def ids(claims: Iterable[Claim]) -> list[str]:
    """Return the ids of claims."""
    return [claim.id for claim in claims]
