"""``litcorpus paper queries``: the sheet of questions that an editor sends to the author, and its answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.cards import pick
from toolkit.cli.common import edit_corpus, note, open_corpus
from toolkit.cli.language import say
from toolkit.cli.person import stamp
from toolkit.cli.records import bytes_of
from toolkit.edit.answering import Effect, take_answers
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Paper
from toolkit.reports.queries import questions
from toolkit.reports.render.query_sheet import WRITERS, read_answers

EFFECTS: dict[Effect, tuple[str, str]] = {
    "accepted": ("reading accepted", "接受判读"), "set": ("points elsewhere now", "改指"),
    "noted": ("kept for you to read", "已记录，请阅"),
}


@click.command("queries", help=say(
    "Write the sheet of questions to the author: each marker that was read against what is printed, or points nowhere, "
    "each contradiction of the list, each entry that nothing cites. --from reads the filled sheet back: “yes” accepts "
    "a reading, a number of the list sets another, every answer is kept.",
    "生成致作者的质询单：据证据修正或所指不明的标引、文献表中的矛盾、正文未引的条目。--from 读回已填写的质询单："
    "“是”表示接受判读，写编号则改指该条，所有答复均予保存。"),
    epilog=say("Example: litcorpus paper queries wei2025 -o queries.docx",
               "示例：litcorpus paper queries wei2025 -o queries.docx"))
@click.argument("name", metavar="ID")
@click.option("--to", "form", type=click.Choice([*WRITERS]), default=None,
              help=say("The form; by default told by -o, else md.", "格式；默认据 -o 判断，否则为 md。"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None,
              help=say("Write here instead of standard output.", "写入此文件而非标准输出。"))
@click.option("--lang", type=click.Choice(["en", "zh"]), default=None,
              help=say("The language of the sheet; by default that of the paper.", "质询单语言；默认与论文相同。"))
@click.option("--from", "filled", type=click.Path(path_type=Path), default=None,
              help=say("Read a filled sheet back.", "读回已填写的质询单。"))
@click.option("--dry-run", is_flag=True, help=say("With --from: only show what it would change.",
                                                  "与 --from 合用：仅显示将作的更改。"))
def command(
    name: str, form: str | None, output: Path | None, lang: str | None, filled: Path | None, dry_run: bool
) -> None:
    """Write the sheet, or read it back."""
    corpus = open_corpus()
    paper = pick(corpus.papers, name, say("paper", "论文"))
    if filled is not None:
        take(corpus, name, filled, dry_run)
        return
    language = lang or ("zh" if paper.language == "zh" else "en")
    asked = questions(corpus, paper, language)
    write_out(WRITERS[form_of(form, output)](title(corpus, paper), asked, language), form_of(form, output), output)
    note(say(f"{len(asked)} questions", f"共 {len(asked)} 个问题"))


def title(corpus: Corpus, paper: Paper) -> str:
    """Return the title of a paper, its id where it has none."""
    source = corpus.sources.get(paper.source)
    return (source.own.title if source else "") or paper.id


def form_of(form: str | None, output: Path | None) -> str:
    """Tell the form of a sheet by what was asked for, else by the name of the file."""
    if form:
        return form
    suffix = output.suffix.lower().removeprefix(".") if output else "md"
    return suffix if suffix in WRITERS else "md"


def write_out(data: bytes, form: str, output: Path | None) -> None:
    """Write a sheet to a file or standard output; raises ToolkitError for a form that no terminal can show."""
    if output is not None:
        try:
            output.write_bytes(data)
        except OSError as error:
            what = f"{output}: {error.strerror}"
            raise ToolkitError(f"cannot write {what}", f"无法写入 {what}") from None
    elif form != "md" and sys.stdout.isatty():
        raise ToolkitError(f"{form} is no text: name a file with -o", f"{form} 不是文本：请用 -o 指定文件")
    elif form == "md":
        click.echo(data.decode(), nl=False)
    else:
        sys.stdout.buffer.write(data)


def take(corpus: Corpus, name: str, filled: Path, dry_run: bool) -> None:
    """Take the answers of a filled sheet, and say what each did."""
    answers = read_answers(bytes_of(filled))
    who = stamp(corpus.root)
    taken = take_answers(corpus, name, answers, who)
    for mark, effect in taken.effects.items():
        click.echo(f"{mark}  {say(*EFFECTS[effect])}: {answers[mark]}")
    if not answers:
        note(say("The sheet holds no answers.", "质询单中没有答复。"))
    elif not dry_run:
        edit_corpus(lambda there: take_answers(there, name, answers, who).corpus)
