"""``litcorpus paper update``: a changed manuscript, shown first, then taken over."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.cli.cards import in_words, titled
from toolkit.cli.common import edit_corpus, json_option, note, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.paper_add import Count
from toolkit.corpus import remember_text
from toolkit.edit.manuscripts import Text, read_text
from toolkit.edit.updating import Change, Request, Update, update_paper
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.papers.anchoring import Outcome

CHANGES: dict[Change, tuple[str, str]] = {
    "same": ("as it was", "未变"), "moved": ("moved", "移动"), "renumbered": ("renumbered", "改号"),
    "retargeted": ("points elsewhere now", "改指"), "removed": ("gone", "删去"), "added": ("new", "新增"),
}
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "exact": ("as it was", "未变"), "changed": ("changed", "有改动"), "ambiguous": ("one of several", "无法确定"),
    "orphan": ("not found", "未找到"),
}


@click.command("update", help=say(
    "Take over a changed manuscript: show which references came, went or got another number, which citations moved or "
    "point elsewhere, what became of the sentence of each claim, and the new sentences that cite or read like claims; "
    "then write it. Nothing is deleted: a claim whose sentence changed keeps its text and goes back to draft with the "
    "reason.",
    "接收修改后的稿件：列出增删或改号的文献、移动或改指的标引、各论断原句的变化，以及新增的带标引或像论断的句子，"
    "确认后写入。不删除任何内容：原句有改动的论断保留文字，退回草稿并注明理由。"),
    epilog=say("Example: litcorpus paper update wei2025 wei2025-revised.md",
               "示例：litcorpus paper update wei2025 wei2025-revised.md"))
@click.argument("name", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help=say("Write without asking.", "不询问直接写入。"))
@click.option("--dry-run", is_flag=True, help=say("Only show what changed.", "仅显示变化。"))
@click.option("--uncited", type=Count(), default=None, metavar="N|all",
              help=say("At most so many new drafts from sentences without a citation.",
                       "无标引的新句子最多起草的条数。"))
@json_option
def command(name: str, file: Path, yes: bool, dry_run: bool, uncited: int | None, as_json: bool) -> None:
    """Read, compare, show, ask, write."""
    text = read_text(file)
    request = Request(datetime.date.today().isoformat(), uncited)
    corpus = open_corpus()
    found = update_paper(corpus, name, text, request)
    if as_json:
        print_json("paper-update", document(found))
    else:
        show(found, text)
    if dry_run:
        return
    if found.corpus == corpus:
        note(say("Nothing has changed.", "没有变化。"))
    else:
        confirm(yes)
        edit_corpus(lambda there: taken_over(there, name, text, request))
    remember_text(corpus.root, name, file)


def taken_over(there: Corpus, name: str, text: Text, request: Request) -> Corpus:
    """Return the corpus as it is now with the manuscript taken over."""
    return update_paper(there, name, text, request).corpus


def confirm(yes: bool) -> None:
    """Ask whether to write; raises ToolkitError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise ToolkitError("nothing was written: --yes writes without asking, --dry-run only shows",
                           "未写入任何内容：--yes 不询问直接写入，--dry-run 仅显示")
    if not click.confirm(say("Write this?", "写入？"), default=True, err=True):
        raise click.Abort


def show(found: Update, text: Text) -> None:
    """Print what changed, part by part; what did not is only counted."""
    for title, lines in sections(found, text):
        if lines:
            click.echo(titled(title, lines))
    kept = Counter(place.found.outcome for place in found.claims.values())["exact"]
    same = Counter(found.citations.values())["same"]
    note(say(f"As they were: {same} citations, {kept} claims.", f"未变：标引 {same} 处，论断 {kept} 条。"))
    if found.unknown:
        note(say("The records do not say which sentences the old text had: only sentences that cite anew are proposed.",
                 "记录中没有旧稿的逐句信息：仅就新增标引的句子起草。"))


def sections(found: Update, text: Text) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of what is shown, each with its lines."""
    numbers = {key: at for at, key in reversed(list(enumerate(found.paper.references, 1)))}
    yield say("References added", "新增文献"), [f"  [{numbers[key]}] {key}" for key in found.added]
    yield say("References removed (the sources stay)", "删去的文献（文献记录保留）"), [
        f"  {key}" for key in found.removed]
    yield say("References renumbered", "改号的文献"), [
        f"  [{one.before}] → [{one.now}] {one.key}" for one in found.renumbered]
    yield say("Documents named and not listed", "正文提到而未列的文件"), [f"  {key}" for key in found.mentioned]
    yield say("Contradictions in the list", "文献表自相矛盾之处"), [
        f"  {finding.id}  {in_words(finding.says)}" for finding in found.findings]
    yield say("Citations", "标引"), list(citation_lines(found))
    yield say("Claims", "论断"), list(claim_lines(found, text))
    yield say("New drafts", "新草稿"), [
        f"  {name}  §{draft.section}  {draft.text}" for name, draft in found.drafts]


def citation_lines(found: Update) -> Iterator[str]:
    """Show each citation that is not as it was."""
    for citation in found.paper.citations:
        change = found.citations.get(citation.id, "same")
        if change != "same":
            targets = ", ".join(citation.targets) or say("no target", "无对应文献")
            yield f"  {citation.id}  §{citation.section}  {citation.reads} → {targets}  [{say(*CHANGES[change])}]"


def claim_lines(found: Update, text: Text) -> Iterator[str]:
    """Show each claim whose sentence is not as it was or stands elsewhere, with what the manuscript says now."""
    for name, place in found.claims.items():
        outcome, because = place.found.outcome, found.reopened.get(name)
        lost_before = outcome in ("ambiguous", "orphan")  # where it was lost now, there is a reason
        if not because and (lost_before or (outcome == "exact" and not place.moved)):
            continue
        moved = say(" (moved)", "（移动）") if place.moved else ""
        score = f" {place.found.score:.2f}" if outcome in ("changed", "ambiguous") else ""
        reason = f": {in_words(because)}" if because else ""
        now = text.text[place.span.start : place.span.end] if place.span and outcome == "changed" else ""
        words = "\n      " + " ".join(now.split()) if now else ""
        yield f"  {name}  {say(*OUTCOMES[outcome])}{score}{moved}{reason}{words}"


def document(found: Update) -> dict[str, object]:
    """Return what changed as it is printed with ``--json``."""
    return {
        "paper": found.paper.id,
        "references": {"added": found.added, "removed": found.removed,
                       "renumbered": [one._asdict() for one in found.renumbered]},
        "mentioned": found.mentioned,
        "findings": [{"id": one.id, "sources": one.sources, "says": one.says} for one in found.findings],
        "citations": [{"id": name, "change": change} for name, change in found.citations.items()],
        "claims": [{"id": name, "outcome": place.found.outcome, "score": place.found.score, "moved": place.moved,
                    "start": place.span.start if place.span else None, "end": place.span.end if place.span else None,
                    "reopened": found.reopened.get(name)} for name, place in found.claims.items()],
        "drafts": [{"id": name, "start": draft.start, "end": draft.end, "section": draft.section,
                    "citations": draft.citations, "score": draft.score, "text": draft.text}
                   for name, draft in found.drafts],
    }
