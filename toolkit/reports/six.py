"""The six figures that coverage opens with: the table, then a sentence on each: what it means and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import LangText
from toolkit.reports.blocks import Cell, Prose, Ratio, Table
from toolkit.reports.labels import label_of, source_labels
from toolkit.reports.metrics import six_figures
from toolkit.reports.metrics.dependence import most_used
from toolkit.reports.metrics.figures import Share
from toolkit.reports.metrics.links import verdicts
from toolkit.reports.metrics.references import READINGS, repaired
from toolkit.reports.shape import both, col, each, many, share, table
from toolkit.reports.view import View, mentioned, parts
from toolkit.reports.words import TOGETHER, VERDICTS

NAMES = {
    "own-voice-support": ("1", both("论文自述的论断有依据", "own-voice claims that have a basis")),
    "attribution": ("2", both("他人之言能对应到文献", "claims of others traced to a source")),
    "top-source-dependence": ("3a", both("若使用最多的一种文献失效，随之失去依据",
                                         "lose their basis if the most used source falls")),
    "single-source-claims": ("3b", both("只依靠一种文献", "rest on a single source")),
    "single-author-claims": ("3c", both("只依靠同一作者的文献", "rest on a single author or author group")),
    "self-source-claims": ("3d", both("只依靠论文作者自己的文献", "rest on the paper's authors' own works alone")),
    "reference-coverage": ("4", both("所列参考文献在正文中被引", "listed references cited in the text")),
    "checked-links": ("5", both("引证已与原文献核对", "links checked against the source")),
    "own-document-positions": ("6", both("立场出自本方文件", "positions known from the actor's own document")),
}
READING_WORDS = {
    "as-printed": both("本件读作", "as this copy reads"),
    "as-resolved": both("判定后", "as resolved"),
}


def six_table(view: View) -> Table:
    """Return the six figures with drafts and exempt claims in columns of their own, for all papers and for each."""
    columns = [
        *([col("paper", "论文", "paper", "langtext")] if view.several else []),
        col("no", "序号", "no."),
        col("figure", "指标", "figure", "langtext"),
        col("reading", "读法", "reading", "langtext"),
        col("share", "数值", "count", "ratio"),
        col("drafts", "其中草稿", "of which drafts", "int"),
        col("exempt", "豁免（未计入）", "exempt (left out)", "int"),
        col("id", "代号", "id"),
    ]
    rows = [six_row(part, figure) for part in parts(view) for figure in six_figures(part)]
    return table("figures", both("六项指标", "The six figures"), columns, rows, both("暂无", "nothing yet"))


def six_row(part: View, figure: Share) -> tuple[Cell, ...]:
    """Return one figure as a row."""
    number, name = NAMES[figure.id]
    paper = [each(part.paper) if part.paper else TOGETHER] if part.several else []
    reading = READING_WORDS[figure.reading] if figure.reading else None
    counted = figure.drafts is not None
    exempt = figure.exempt if counted else None
    return (*paper, number, name, reading, figure.ratio, figure.drafts, exempt, figure.id)


def sentences(view: View) -> Iterator[Prose]:
    """Yield one sentence per figure: what it means, and what is missing."""
    shares = {(figure.id, figure.reading): figure for figure in six_figures(view)}
    plain = {name: figure for (name, reading), figure in shares.items() if reading is None}
    listed = tuple(shares["reference-coverage", reading] for reading in READINGS)
    for number, text in enumerate((
        on_support(plain["own-voice-support"]),
        on_attribution(plain["attribution"]),
        on_dependence(view, plain),
        on_references(view, listed),
        on_checks(view, plain["checked-links"]),
        on_positions(plain["own-document-positions"]),
    ), 1):
        yield Prose(text={language: f"{number}. {words}" for language, words in text.items()})


def sentence(ratio: Ratio, of: LangText, rest: LangText) -> LangText:
    """Return ``of`` with the share in its gap; what is missing follows, with its number, where anything is."""
    left = ratio.denominator - ratio.numerator
    return {
        language: text.format(share(ratio)) + (rest[language].format(left) if left else "")
        for language, text in of.items()
    }


def on_support(figure: Share) -> LangText:
    """Say how many of the paper's own assertions stand on something."""
    if not figure.denominator:
        return both("还没有记录论文自述的经验、因果或预测类论断；请在 corpus/claims/ 中补充。",
                    "No empirical, causal or forecast claim in the paper's own voice is recorded yet; add claims under "
                    "corpus/claims/.")
    return sentence(
        figure.ratio,
        both("论文自述的经验、因果与预测类论断中，以文献或以有依据的前提为据的有 {}。",
             "{} of the facts, causes and forecasts that the paper itself asserts stand on a source, or on premises "
             "that do."),
        both("其余 {} 条没有记录这样的依据，逐条列在下文。",
             " For the other {} no such basis is recorded; they are listed below."),
    )


def on_attribution(figure: Share) -> LangText:
    """Say whether those who are quoted can be looked up."""
    if not figure.denominator:
        return both("还没有记录他人所作的论断。", "No claim asserted by others is recorded yet.")
    return sentence(
        figure.ratio,
        both("论文转述的他人论断中，说话者能对应到一种文献的有 {}。",
             "{} of the claims that the paper takes from others are traced to a work that can be looked up."),
        both("其余 {} 条只知是谁所说，不知出自哪份文献。",
             " For the other {} we know who is meant, not in which document."),
    )


def on_dependence(view: View, plain: dict[str, Share]) -> LangText:
    """Say how much hangs on one source, one author group, the authors themselves."""
    top, one, group, own = (plain[name] for name in NAMES if NAMES[name][0].startswith("3"))
    if not top.denominator:
        return both("还没有直接以文献为依据的论断。", "No claim rests directly on a source yet.")
    label = label_of(source_labels(view.corpus), most_used(view))
    gap = " " if label["zh"][:1].isascii() else ""
    return both(
        f"直接以文献为据的论断有 {top.denominator} 条。用得最多的是{gap}{label['zh']}，它若失效，"
        f"其中 {top.numerator} 条失去依据。"
        f"只靠一种文献的 {one.numerator} 条，只靠同一作者的 {group.numerator} 条，"
        f"只靠论文作者自己文献的 {own.numerator} 条：这些论断没有第二处可查。",
        f"{many(top.denominator, 'claim')} directly on a source. Were the most used, {label['en']}, to fall, "
        f"{top.numerator} of these would lose their basis. On one source only: {one.numerator}; on one author or "
        f"author group: {group.numerator}; on the authors' own works: {own.numerator}. For these there is no second "
        "place to look.",
    )


def on_references(view: View, listed: tuple[Share, ...]) -> LangText:
    """Say how many references are cited under both readings, and how many documents are only mentioned."""
    read, resolved = listed
    named, markers = len(mentioned(view)), len(repaired(view))
    if not read.denominator:
        return both(f"还没有登记参考文献表（papers/ 中的 references）；仅在正文提及的文件 {named} 种。",
                    f"No reference list is recorded yet (references in papers/); only mentioned: "
                    f"{many(named, 'document')}.")
    zh = f"，判定 {markers} 处另有所指的标注后为 {share(resolved.ratio)}，证据见下文" if markers else ""
    en = (f"; with {many(markers, 'marker')} resolved to another entry than the number shown, "
          f"{share(resolved.ratio)}, on the evidence below") if markers else ""
    return both(
        f"所列文献在正文中被引的，按本件读作为 {share(read.ratio)}{zh}。正文提及而未列入文献表的文件 {named} 种。",
        f"As this copy reads, {share(read.ratio)} of the listed references are cited in the text{en}. Named in the "
        f"text without being listed: {many(named, 'document')}.",
    )


def on_checks(view: View, figure: Share) -> LangText:
    """Say how many links someone looked up in the source."""
    if not figure.denominator:
        return both("还没有论断引向文献。", "No claim is linked to a source yet.")
    found = sorted(verdicts(view).items())
    zh = "，".join(f"{VERDICTS[verdict]['zh']} {count}" for verdict, count in found)
    en = ", ".join(f"{VERDICTS[verdict]['en']} {count}" for verdict, count in found)
    return sentence(
        figure.ratio,
        both("论断与文献之间的引证，查过原文献的有 {}" + (f"（{zh}）。" if zh else "。"),
             "{} of the links from claims to sources were looked up in the source" + (f" ({en})." if en else ".")),
        both("其余 {} 处只说明论文引了它，不说明原文献确有此说。",
             " The other {} show that the paper cites the source, not that the source says so."),
    )


def on_positions(figure: Share) -> LangText:
    """Say how many positions are known first hand."""
    if not figure.denominator:
        return both("还没有记录任何立场。", "No position is recorded yet.")
    return sentence(
        figure.ratio,
        both("所记立场中，出自本方文件的有 {}。",
             "{} of the recorded positions are known from the actor's own document."),
        both("其余 {} 条是论文或他人的描述。", " The other {} are known only as the paper or others describe them."),
    )
