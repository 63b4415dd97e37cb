"""``litcorpus review``: going through drafts, unchecked links, markers without a target; by keys or by spreadsheet."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import get_args

import click

from toolkit.cli.cards import pick
from toolkit.cli.common import note, open_corpus
from toolkit.cli.language import say
from toolkit.cli.person import stamp
from toolkit.cli.review_drafts import Drafts, echo_summary
from toolkit.cli.review_links import Links, Markers
from toolkit.cli.review_walk import at_desk
from toolkit.edit.reviewing import Which, drafts, unchecked, unresolved
from toolkit.model import Corpus, Kind


@click.command("review", help=say(
    "Go through the drafts one at a time: the passage, the claim, what was guessed; one key accepts, edits, rejects, "
    "splits or merges it, or changes its sources or concepts. Each decision is saved at once (`litcorpus undo` takes "
    "it back), and the next run goes on where this one ended. --links asks of each link what the source itself says, "
    "--citations which entry a marker means. The same by spreadsheet: --to xlsx, edit, --from FILE.",
    "逐条审阅草稿：显示原文、论断及判断，按一键即接受、修改、否决、拆分、合并，或更改文献、概念。每个决定立即保存"
    "（可用 litcorpus undo 撤销），下次从中断处继续。--links 逐条核对文献原文，--citations 处理无对应文献的标引。"
    "也可用表格：--to xlsx 导出，修改后 --from FILE 读回。"),
    epilog=say("Example: litcorpus review wei2025 --section 3:all",
               "示例：litcorpus review wei2025 --section 3:all"))
@click.argument("paper", required=False, default="")
@click.option("--section", default="", help=say("Only of this section; 3:all takes its subsections in.",
                                                "只审此节；3:all 含下级小节。"))
@click.option("--kind", type=click.Choice(get_args(Kind)), default=None, help=say("Only of this kind.", "只审此类型。"))
@click.option("--confidence", "below", type=click.FloatRange(0, 1), default=None, metavar="X",
              help=say("Only drafts with a citation resolved with less confidence than X.",
                       "只审标引判读把握低于 X 的草稿。"))
@click.option("--links", "mode", flag_value="links", help=say("Go through unchecked links.", "逐条核对未核对的引证。"))
@click.option("--citations", "mode", flag_value="citations",
              help=say("Go through markers without a target.", "处理无对应文献的标引。"))
@click.option("--to", "form", type=click.Choice(["xlsx"]), default=None,
              help=say("Write the claims that fit into a sheet.", "将所选论断导出为表格。"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("review.xlsx"), show_default=True,
              help=say("Where the sheet goes.", "表格文件。"))
@click.option("--all", "everything", is_flag=True,
              help=say("With --to: accepted and rejected claims too.", "配合 --to：含已接受、已否决的论断。"))
@click.option("--from", "file", type=click.Path(path_type=Path), default=None, metavar="FILE",
              help=say("Take over an edited sheet: shows what differs, asks, writes.",
                       "读回修改后的表格：先列出差异，确认后写入。"))
@click.option("--yes", is_flag=True, help=say("With --from: write without asking.", "配合 --from：不询问，直接写入。"))
@click.option("--dry-run", is_flag=True, help=say("With --from: only show what differs.", "配合 --from：仅列出差异。"))
def command(paper: str, section: str, kind: str | None, below: float | None, mode: str | None, form: str | None,
            output: Path, everything: bool, file: Path | None, yes: bool, dry_run: bool) -> int:
    """Review."""
    corpus = open_corpus()
    if paper:
        pick(corpus.papers, paper, say("paper", "论文"))
    which = Which(paper, section, kind or "", below)
    if file is not None or form:
        sheet = importlib.import_module("toolkit.cli.review_sheet")  # all reports come with it
        if file is not None:
            return int(sheet.take_sheet(corpus, file, yes, dry_run))
        sheet.write_sheet(corpus, which, output, everything)
        return 0
    walk(corpus, which, mode or "")
    return 0


def walk(corpus: Corpus, which: Which, mode: str) -> None:
    """Go through what was asked for at the terminal."""
    queue = {"": drafts, "links": unchecked, "citations": unresolved}[mode](corpus, which)
    if not queue:
        nothing(corpus, which, mode)
        return
    with at_desk(corpus, stamp(corpus.root)) as desk:
        if mode == "links":
            Links(desk, list(queue)).run()  # type: ignore[arg-type]
        elif mode == "citations":
            Markers(desk, list(queue)).run()  # type: ignore[arg-type]
        else:
            walked = Drafts(desk, list(queue))  # type: ignore[arg-type]
            walked.run()
            echo_summary(walked)


def nothing(corpus: Corpus, which: Which, mode: str) -> None:
    """Say that nothing is left, and what else could be gone through."""
    if mode:
        note(say("nothing to review here", "没有待处理的内容"))
        return
    links, marks = len(unchecked(corpus, which)), len(unresolved(corpus, which))
    note(say(f"no drafts; {links} unchecked links (--links), {marks} markers without a target (--citations)",
             f"没有草稿；未核对引证 {links} 处（--links），无对应文献的标引 {marks} 处（--citations）"))


