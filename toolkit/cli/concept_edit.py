"""``litcorpus concept add|edit|merge|rename|remove``."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from toolkit.cli.common import bytes_of, edit_corpus, note, open_corpus
from toolkit.cli.editor import edit_record
from toolkit.cli.language import say
from toolkit.edit.concept_table import Taken, take_table
from toolkit.edit.concepts import (
    add_concepts,
    concept_of,
    edit_concept,
    merge_concepts,
    remove_concept,
    rename_concept,
)
from toolkit.errors import ToolkitError
from toolkit.model import Concept, ConceptType, Corpus, Place


@click.command("add", help=say(
    "Add a concept, or with --from those of a table as `concept list --to csv` writes it.",
    "添加概念；--from 从 concept list --to csv 格式的表中批量添加。"),
    epilog=say('Example: litcorpus concept add digital-trade --type issue --zh 数字贸易 --en "digital trade"',
               "示例：litcorpus concept add digital-trade --type issue --zh 数字贸易 --en 'digital trade'"))
@click.argument("name", metavar="ID", required=False, default="")
@click.option("--type", "kind", type=click.Choice(get_args(ConceptType)), default="idea", show_default=True,
              help=say("What it is.", "类别。"))
@click.option("--zh", default="", help=say("Its Chinese label.", "中文名称。"))
@click.option("--en", default="", help=say("Its English label.", "英文名称。"))
@click.option("--broader", multiple=True, metavar="CONCEPT", help=say("A wider concept.", "上位概念。"))
@click.option("--from", "file", type=click.Path(path_type=Path), default=None, metavar="CSV",
              help=say("Take the concepts of a table; - is stdin.", "读入表格；- 为标准输入。"))
@click.option("--update", is_flag=True,
              help=say("With --from: also change concepts that are there.", "配合 --from：同时更新已有概念。"))
def add(name: str, kind: ConceptType, zh: str, en: str, broader: tuple[str, ...], file: Path | None,
        update: bool) -> None:
    """Add concepts."""
    if file is not None:
        add_table(file, update)
        return
    labels = {tag: label.strip() for tag, label in (("zh", zh), ("en", en)) if label.strip()}
    if not name or not labels:
        raise ToolkitError("give an id and --zh or --en, or a table with --from",
                           "请给出编号及 --zh 或 --en，或用 --from 给出表格")
    concept = Concept(name, kind, labels, broader=broader, place=Place("corpus/concepts.yaml"))
    edit_corpus(lambda corpus: add_concepts(corpus, [concept]))
    click.echo(name)


def add_table(file: Path, update: bool) -> None:
    """Add the concepts of a table, and say how many."""
    text = table_text(bytes_of(file))
    results: list[Taken] = []

    def operate(corpus: Corpus) -> Corpus:
        results.append(take_table(corpus, text, update))
        return results[-1].corpus

    edit_corpus(operate)
    taken = results[-1]
    note(say(f"{len(taken.added)} concepts added, {len(taken.changed)} changed",
             f"新增概念 {len(taken.added)} 个，更改 {len(taken.changed)} 个"))
    for name in (*taken.added, *taken.changed):
        click.echo(name)


def table_text(data: bytes) -> str:
    """Return the text of a table as spreadsheets save it: UTF-8, UTF-16 with its mark, or what Chinese Windows uses."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


@click.command("edit", help=say("Open $EDITOR on one concept; what comes back is checked before it is saved.",
                                "用 $EDITOR 修改一个概念；保存前先校验。"),
               epilog=say("Example: litcorpus concept edit data-sovereignty",
                          "示例：litcorpus concept edit data-sovereignty"))
@click.argument("name", metavar="ID")
def edit(name: str) -> None:
    """Edit one concept."""
    corpus = open_corpus()
    before = concept_of(corpus, name)
    changed = edit_record(before, lambda concept: edit_concept(corpus, concept))
    if changed is None:
        note(say("nothing changed", "未作更改"))
        return

    def operate(there: Corpus) -> Corpus:
        if there.concepts.get(name) != before:
            raise ToolkitError(f"{name} was changed meanwhile; nothing was written",
                               f"{name} 在编辑期间已被修改；未写入")
        return edit_concept(there, changed)

    edit_corpus(operate)


@click.command("rename", help=say("Give a concept another id, and everything that names it.",
                                  "更改概念编号，并同步更新所有引用处。"),
               epilog=say("Example: litcorpus concept rename data-flow cross-border-data-flow",
                          "示例：litcorpus concept rename data-flow cross-border-data-flow"))
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Rename a concept."""
    edit_corpus(lambda corpus: rename_concept(corpus, old, new))


@click.command("merge", help=say("Make two concepts one, under KEPT: what named LOST names KEPT, and its labels become "
                                 "other labels.",
                                 "将两个概念合为一个，编号为 KEPT：原指向 LOST 的引用改指 KEPT，其名称成为别名。"),
               epilog=say("Example: litcorpus concept merge data-sovereignty cyber-sovereignty",
                          "示例：litcorpus concept merge data-sovereignty cyber-sovereignty"))
@click.argument("kept")
@click.argument("lost")
def merge(kept: str, lost: str) -> None:
    """Merge two concepts."""
    edit_corpus(lambda corpus: merge_concepts(corpus, kept, lost))


@click.command("remove", help=say("Remove a concept. Where others name it, say which and stop, unless --force.",
                                  "删除概念。若有其他记录引用它，则列出并停止，除非 --force。"),
               epilog=say("Example: litcorpus concept remove data-flow", "示例：litcorpus concept remove data-flow"))
@click.argument("name", metavar="ID")
@click.option("--force", is_flag=True, help=say("Also take it out of what names it.", "同时移除对它的引用。"))
def remove(name: str, force: bool) -> None:
    """Remove a concept."""
    edit_corpus(lambda corpus: remove_concept(corpus, name, force))
