"""``litcorpus paper add`` (alias ``ingest``): a manuscript into the corpus."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from toolkit.cli.common import edit_corpus, json_option, note, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.corpus import remember_text
from toolkit.edit.adding import Newcomer
from toolkit.edit.manuscripts import read_text
from toolkit.edit.papers import AddedPaper, Copy, Wish, add_paper
from toolkit.model import Corpus

COPIES: tuple[Copy, ...] = ("ocr", "publisher-pdf", "author-file")
MANY = 10


class Count(click.ParamType["int | None"]):
    """A number, or ``all``."""

    name = "N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """Return the number, None for all."""
        if value == "all" or value is None:
            return None
        if not str(value).isdecimal():
            self.fail(say(f"{value!r} is neither a number nor all", f"{value} 既非数字也非 all"), param, ctx)
        return int(str(value))


@click.command("add", help=say(
    "Read a manuscript and write it into the corpus: the paper's record with every citation as this copy reads and as "
    "resolved, its references as sources (held against those that are there), and a draft claim for each sentence that "
    "cites or reads like a claim. Until someone rewrites it, a draft's text is the sentence itself.",
    "读入稿件并写进语料库：论文记录（每处标引的本件读作与判读结果）、参考文献（与已有文献比对后添加），"
    "并为每个带标引或像论断的句子起草一条论断。草稿在改写之前就是原句。"),
    epilog=say("Example: litcorpus paper add wei2025.md --id wei2025",
               "示例：litcorpus paper add wei2025.md --id wei2025"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "name", metavar="ID", default="",
              help=say("The paper's id; by default the file's name.", "论文编号；默认取文件名。"))
@click.option("--source", "key", metavar="KEY", default="",
              help=say("The source in the corpus that is this paper; by default one is made from its title.",
                       "语料库中代表本论文的文献；默认据题名新建。"))
@click.option("--copy", type=click.Choice(COPIES), default=None,
              help=say("What kind of copy this is; by default told by its format.", "文本来源；默认按格式判断。"))
@click.option("--uncited", type=Count(), default=None, metavar="N|all",
              help=say("At most so many drafts from sentences without a citation, those first that read most like "
                       "claims (0: none; default: all that read like one).",
                       "无标引句子最多起草的条数，按像论断的程度取前 N 条（0 为不起草；默认凡像论断者均起草）。"))
@click.option("--quotes", is_flag=True,
              help=say("Keep the words themselves in the anchors, where the paper's licence allows.",
                       "在锚点中保存原文字句（须论文许可允许）。"))
@click.option("--dry-run", is_flag=True, help=say("Only show what would be added.", "仅显示将添加的内容。"))
@json_option
def command(
    file: Path, name: str, key: str, copy: Copy | None, uncited: int | None, quotes: bool, dry_run: bool, as_json: bool
) -> None:
    """Read, add, report."""
    text = read_text(file)
    wish = Wish(name or file.stem, datetime.date.today().isoformat(), key, copy, uncited, quotes)
    results: list[AddedPaper] = []

    def operate(corpus: Corpus) -> Corpus:
        results.append(add_paper(corpus, text, wish))
        return results[-1].corpus

    if dry_run:
        operate(open_corpus())
    else:
        changed = edit_corpus(operate)
        remember_text(changed.root, wish.paper, file)
    report(results[-1], dry_run, as_json)


def report(added: AddedPaper, dry_run: bool, as_json: bool) -> None:
    """Say what came of it; the id stands alone on stdout."""
    paper, cited = added.paper, sum(draft.cited for _, draft in added.drafts)
    if as_json:
        print_json("paper-add", {"paper": paper.id, "source": paper.source, **counts(added), "drafts": [
            {"id": name, "start": draft.start, "end": draft.end, "section": draft.section, "kind": draft.kind,
             "citations": draft.citations, "score": draft.score, "text": draft.text} for name, draft in added.drafts]})
        return
    repaired = sum(citation.resolved_by in ("order", "author-name") for citation in paper.citations)
    lost = sum(not citation.targets for citation in paper.citations)
    number = counts(added)
    note(say(f"{len(paper.citations)} citations ({repaired} repaired from evidence, {lost} without a target)",
             f"标引 {len(paper.citations)} 处（据证据修正 {repaired} 处，无对应文献 {lost} 处）"))
    note(say(f"{len(paper.references)} references: {number['new']} new, {number['known']} in the corpus already",
             f"参考文献 {len(paper.references)} 条：新增 {number['new']}，语料库已有 {number['known']}"))
    for newcomer in [one for one in added.newcomers if one.standing == "maybe"][:MANY]:
        note(maybe(newcomer))
    if paper.mentioned:
        many, keys = len(paper.mentioned), paper.mentioned
        note(say(f"{many} documents that the text names and the list lacks: {', '.join(keys)}",
                 f"正文提到、文献表未列的文件 {many} 种：{'、'.join(keys)}"))
    others = len(added.drafts) - cited
    note(say(f"{cited + others} draft claims: {cited} from sentences that cite, {others} that read like claims",
             f"论断草稿 {cited + others} 条：带标引的句子 {cited} 条，其他像论断的句子 {others} 条"))
    if dry_run:
        show_ranked(added)
        return
    click.echo(paper.id)


def counts(added: AddedPaper) -> dict[str, int]:
    """Count the references that are new and those that were there."""
    new = sum(newcomer.standing in ("new", "maybe") for newcomer in added.newcomers)
    return {"references": len(added.newcomers), "new": new, "known": len(added.newcomers) - new}


def maybe(newcomer: Newcomer) -> str:
    """Say that a reference may be one that is there."""
    return say(f"  {newcomer.source.key} may be {newcomer.key}; `litcorpus source merge` joins them",
               f"  {newcomer.source.key} 可能即 {newcomer.key}；可用 litcorpus source merge 合并")


def show_ranked(added: AddedPaper) -> None:
    """List the sentences without a citation, those first that read most like claims."""
    others = (draft for _, draft in added.drafts if not draft.cited)
    for draft in sorted(others, key=lambda draft: (-draft.score, draft.start)):
        click.echo(f"{draft.score:.1f}  §{draft.section}  {draft.kind:14}  {draft.text}")
