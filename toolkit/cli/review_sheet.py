"""``litcorpus review --to xlsx`` and ``--from FILE``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from toolkit.cli.common import bytes_of, edit_corpus, note
from toolkit.cli.language import say
from toolkit.cli.person import stamp
from toolkit.cli.review_cards import reference
from toolkit.edit.passages import Texts
from toolkit.edit.review_table import CHOICES, READ_ONLY, Difference, Sheet, applied, columns, compared, row_of
from toolkit.edit.reviewing import Which, fits, in_text_order
from toolkit.errors import ToolkitError
from toolkit.model import Claim, Corpus
from toolkit.reports.render.sheet import as_cell, read_sheet
from toolkit.reports.render.sheet import write_sheet as workbook


def write_sheet(corpus: Corpus, which: Which, output: Path, everything: bool) -> None:
    """Write the drafts that fit, or all claims that do."""
    wanted = (one for one in corpus.claims.values() if everything or one.status == "draft")
    claims = in_text_order(corpus, (one for one in wanted if fits(corpus, one, which)))
    names = columns(corpus, claims)
    texts = Texts(corpus)
    references = {key: reference(corpus, key) for key in {link.key for claim in claims for link in claim.sources}}
    rows = [{**row_of(claim, names), **to_read(claim, texts, references)} for claim in claims]
    output.write_bytes(workbook(say("review", "审阅"), names, rows, CHOICES, READ_ONLY))
    note(say(f"{output}: {len(rows)} claims", f"{output}：论断 {len(rows)} 条"))


def to_read(claim: Claim, texts: Texts, references: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that are only read: the sentence itself, and the references."""
    passage = texts.passage(claim.paper, claim.id)
    named = "\n".join(references[link.key] for link in claim.sources)
    return {"passage": passage.itself if passage else "", "references": named}


def take_sheet(corpus: Corpus, file: Path, yes: bool, dry_run: bool) -> int:
    """Show what an edited sheet changes, ask, and write it; returns the exit code."""
    rows = read_sheet(bytes_of(file))
    sheet = compared(corpus, rows, as_cell)
    who = stamp(corpus.root)
    for line in told(sheet):
        click.echo(line)
    if not sheet.differences and not sheet.new:
        note(say("the sheet says what the corpus says", "表格与语料库一致"))
        return 0
    applied(corpus, sheet, who)  # so that what cannot be is said before anyone is asked
    if dry_run:
        return 0
    if not yes and not sys.stdin.isatty():
        raise ToolkitError("nothing was written; --yes writes it", "未写入；--yes 予以写入")
    if not yes and not click.confirm(say("Write this?", "写入？"), err=True):
        return 0
    edit_corpus(lambda there: applied(there, compared(there, rows, as_cell), who))
    return 0


def told(sheet: Sheet) -> Iterable[str]:
    """Yield a sheet's wishes as people read them."""
    last = ""
    for one in sheet.differences:
        if one.claim != last:
            yield click.style(one.claim, bold=True)
            last = one.claim
        yield from difference(one)
    for row in sheet.new:
        words = next((cell for name, cell in row.items() if name.startswith("text_") and cell), "")
        yield click.style(say("new", "新增"), bold=True) + f"  {words}"
    if sheet.missing:
        count = len(sheet.missing)
        yield say(f"{count} drafts are not in the sheet; they stay", f"另有草稿 {count} 条不在表中，保留")


def difference(one: Difference) -> Iterable[str]:
    """Yield a cell as it is and as it is to be."""
    yield f"  {one.column}"
    for sign, text in (("-", one.ours), ("+", one.theirs.strip())):
        for line in text.split("\n") if text else ():
            yield click.style(f"    {sign} {line}", fg="red" if sign == "-" else "green")
