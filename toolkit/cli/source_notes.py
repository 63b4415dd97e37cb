"""``litcorpus source note|tag|edit``: what readers add to a source, and the entry itself in an editor."""

from __future__ import annotations

from typing import get_args

import click

from toolkit.cli.cards import in_words
from toolkit.cli.common import edit_corpus, note, open_corpus
from toolkit.cli.editor import edit_record
from toolkit.cli.language import say
from toolkit.edit.annotating import ReadStatus, edit_source, note_source, retract_source, set_status, tag_source
from toolkit.edit.sources import key_of
from toolkit.errors import ToolkitError
from toolkit.model import Corpus


@click.command("note", help=say("Write a reader's note on a source, or print it where no TEXT is given.",
                                "为文献写札记；不给 TEXT 则显示札记。"),
               epilog=say('Example: litcorpus source note keohane1977power "Chapter 2 is what we need." --append',
                          "示例：litcorpus source note keohane1977power 第二章最有用 --append"))
@click.argument("key")
@click.argument("text", required=False, default=None)
@click.option("--append", is_flag=True, help=say("Put it behind the note that is there.", "附在已有札记之后。"))
@click.option("--language", "tag", default="", metavar="TAG",
              help=say("Its language; by default told by the script.", "语言；默认按文字判断。"))
def note_(key: str, text: str | None, append: bool, tag: str) -> None:
    """Note something."""
    if text is None:
        corpus = open_corpus()
        click.echo(in_words(corpus.sources[key_of(corpus, key)].annotation))
        return
    edit_corpus(lambda corpus: note_source(corpus, key_of(corpus, key), text, tag, append))


@click.command("tag", help=say("Put concepts on a source, or with --remove take them off; --read says how far you are.",
                               "为文献标注概念，--remove 去除；--read 记录阅读进度。"),
               epilog=say("Example: litcorpus source tag keohane1977power complex-interdependence --read read",
                          "示例：litcorpus source tag keohane1977power complex-interdependence --read read"))
@click.argument("key")
@click.argument("concepts", nargs=-1, metavar="CONCEPT…")
@click.option("--remove", is_flag=True, help=say("Take these concepts off.", "去除这些概念。"))
@click.option("--read", "status", type=click.Choice(get_args(ReadStatus)), default=None,
              help=say("How far it is read.", "阅读进度。"))
@click.option("--retracted", "notice", metavar="NOTICE", default=None,
              help=say("It was withdrawn; NOTICE is the DOI, address or date of the notice.",
                       "该文献已撤稿；NOTICE 为声明的 DOI、网址或日期。"))
def tag(key: str, concepts: tuple[str, ...], remove: bool, status: ReadStatus | None, notice: str | None) -> None:
    """Tag a source."""
    if not concepts and status is None and notice is None:
        raise ToolkitError("name a concept, or --read, or --retracted", "请给出概念、--read 或 --retracted")

    def operate(corpus: Corpus) -> Corpus:
        name = key_of(corpus, key)
        corpus = tag_source(corpus, name, () if remove else concepts, concepts if remove else ())
        corpus = set_status(corpus, name, status) if status else corpus
        return retract_source(corpus, name, notice) if notice else corpus

    edit_corpus(operate)


@click.command("edit", help=say("Open $EDITOR on one entry; what comes back is checked before it is saved.",
                                "用 $EDITOR 修改一条文献；保存前先校验。"),
               epilog=say("Example: litcorpus source edit keohane1977power",
                          "示例：litcorpus source edit keohane1977power"))
@click.argument("key")
def edit(key: str) -> None:
    """Edit one source."""
    corpus = open_corpus()
    name = key_of(corpus, key)
    before = corpus.sources[name]
    changed = edit_record(before, lambda source: edit_source(corpus, source))
    if changed is None:
        note(say("nothing changed", "未作更改"))
        return

    def operate(there: Corpus) -> Corpus:
        if there.sources.get(name) != before:
            raise ToolkitError(f"{name} was changed meanwhile; nothing was written",
                               f"{name} 在编辑期间已被修改；未写入")
        return edit_source(there, changed)

    edit_corpus(operate)
