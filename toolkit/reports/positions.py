"""Who holds what on which issue.

A matrix of issues and actors; each cell says the leaning, the claim, and whether it rests on the actor's own document
or on someone else's description; then every position in full, and the figure own-document-positions.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Corpus, LangText, Position
from toolkit.reports.blocks import Block, Cell, Column, Options, Prose, Report, Table
from toolkit.reports.labels import concept_label, label_of, section_labels, source_labels, speaker_label
from toolkit.reports.metrics.links import keys_of, own_document_positions
from toolkit.reports.readings import paper_cell, paper_column
from toolkit.reports.shape import both, col, heading, prose, table
from toolkit.reports.six import on_positions
from toolkit.reports.view import View, whole
from toolkit.reports.words import KNOWN_FROM, LEANINGS, voice

ID = "positions"
TITLE = both("立场", "Positions")
NO_POSITIONS = both("还没有立场：在论断的 position 下写明 actor、issue、leaning。",
                    "No positions yet: give actor, issue and leaning under a claim's position.")


def build(corpus: Corpus, options: Options) -> Report:
    """Return the report of positions; it counts no ages, so ``options`` change nothing."""
    return Report(id=ID, title=TITLE, blocks=tuple(blocks(whole(corpus))))


def blocks(view: View) -> Iterator[Block]:
    """Yield the report in reading order."""
    yield Prose(text=on_positions(own_document_positions(view)))
    yield heading("议题与行为体", "Issues and actors")
    yield prose(
        "每格写明：倾向、论断代号、所据。“他人描述”指论文或第三方如此描述该方，并非该方自己的文件。"
        "空格表示尚无记录，不表示没有立场。",
        "Each cell gives leaning, claim and where it is known from. “Described” means that the paper or a third "
        "party says so, not the actor's own document. An empty cell means nothing recorded, not that there is no "
        "position.",
    )
    yield matrix_table(view)
    yield heading("各条立场", "Each position")
    yield positions_table(view)


def held(view: View) -> list[tuple[Claim, Position]]:
    """Return the claims that state a position, in reading order."""
    return [(claim, claim.position) for claim in view.shown if claim.position is not None]


def in_order(names: list[str]) -> list[str]:
    """Return each name once, those with most positions first, then by id."""
    return sorted(set(names), key=lambda name: (-names.count(name), name))


def matrix_table(view: View) -> Table:
    """Return who holds what: a row per issue and a column per actor, so that actors stand side by side."""
    known = held(view)
    actors = in_order([position.actor for _, position in known])
    issues = in_order([position.issue for _, position in known])
    columns = (
        col("issue", "议题", "issue", "langtext"),
        *(Column(id=f"actor_{name}", title=concept_label(view.corpus, name), type="langlist") for name in actors),
    )
    cells: dict[tuple[str, str], tuple[LangText, ...]] = {}
    for claim, position in known:
        at = position.issue, position.actor
        cells[at] = (*cells.get(at, ()), mark(claim, position))
    rows: list[tuple[Cell, ...]] = [
        (concept_label(view.corpus, issue), *(cells.get((issue, actor), ()) for actor in actors)) for issue in issues
    ]
    return table("matrix", both("议题与行为体", "Issues and actors"), columns, rows, NO_POSITIONS)


def mark(claim: Claim, position: Position) -> LangText:
    """Return what a cell says of one position."""
    leaning, known = LEANINGS[position.leaning], KNOWN_FROM[position.known_from]
    return both(f"{leaning['zh']}：{claim.id}（{known['zh']}）", f"{leaning['en']}: {claim.id} ({known['en']})")


def positions_table(view: View) -> Table:
    """Return every position in full."""
    columns = (
        col("actor", "行为体", "actor", "langtext", choose=True),
        col("issue", "议题", "issue", "langtext", choose=True),
        col("leaning", "倾向", "leaning", "langtext", choose=True), col("says", "所持", "what it holds", "langtext"),
        col("known", "所据", "known from", "langtext", choose=True), col("voice", "口吻", "voice", "langtext"),
        col("speakers", "说话者", "said by", "langlist"), col("sources", "文献", "sources", "langlist"),
        *paper_column(view), col("section", "章节", "section", "langtext"), col("claim", "论断", "claim"),
    )
    actors = in_order([position.actor for _, position in held(view)])
    issues = in_order([position.issue for _, position in held(view)])
    known = sorted(held(view), key=lambda pair: (actors.index(pair[1].actor), issues.index(pair[1].issue)))
    labels, sections = source_labels(view.corpus), section_labels(view)
    rows = (
        (*stance_cells(view, claim, position), voice(claim),
         tuple(speaker_label(view.corpus, labels, name) for name in claim.asserted_by),
         tuple(label_of(labels, key) for key in dict.fromkeys(keys_of(view, claim))),
         *paper_cell(view, claim.paper), sections[claim.paper, claim.section], claim.id)
        for claim, position in known
    )
    return table("positions", both("各条立场", "Each position"), columns, rows, NO_POSITIONS)


def stance_cells(view: View, claim: Claim, position: Position) -> tuple[Cell, ...]:
    """Return who holds what on which issue; where the position has no words of its own, the claim's text stands in."""
    return (
        concept_label(view.corpus, position.actor), concept_label(view.corpus, position.issue),
        LEANINGS[position.leaning], position.says or claim.text, KNOWN_FROM[position.known_from],
    )
