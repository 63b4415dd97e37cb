"""``litcorpus source merge|rename|remove``: sources, with everything that names them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from toolkit.cli.common import edit_corpus, note, start_folder
from toolkit.cli.language import say
from toolkit.corpus import find_root, load
from toolkit.edit.merging import Choice, Clash
from toolkit.edit.sources import key_of, merge_sources, remove_source, rename_source
from toolkit.errors import ToolkitError


def choices_for(clashes: Iterable[Clash], ask: bool) -> dict[str, Choice]:
    """Ask for each field in which two records differ whose counts; without asking ours does, and that is said."""
    if not ask:
        for clash in clashes:
            note(say(f"{clash.field}: kept {clash.ours!r}, not {clash.theirs!r}",
                     f"{clash.field}：保留“{clash.ours}”，未采用“{clash.theirs}”"))
        return {}
    return {clash.field: choice_for(clash) for clash in clashes}


def choice_for(clash: Clash) -> Choice:
    """Show both values of a field and ask which counts."""
    click.echo(f"{clash.field}: 1 {clash.ours}\n{' ' * len(clash.field)}  2 {clash.theirs}", err=True)
    question = say("Which counts", "以哪一个为准")
    return "theirs" if click.prompt(question, type=click.Choice(["1", "2"]), default="1", err=True) == "2" else "ours"


@click.command("rename", help=say("Give a source another key; the old one stays as an alias and still finds it.",
                                  "更改文献的键；旧键保留为别名，仍可使用。"),
               epilog=say("Example: litcorpus source rename sun2024mechanism sun2024",
                          "示例：litcorpus source rename sun2024mechanism sun2024"))
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Rename a source and everything that names it."""
    edit_corpus(lambda corpus: rename_source(corpus, key_of(corpus, old), new))


@click.command("remove", help=say("Remove a source. Where claims, papers or others name it, say so and stop, unless "
                                  "--force: then it is taken out there too.",
                                  "删除文献。若有论断、论文等引用它，则列出并停止；--force 连同引用一并移除。"),
               epilog=say("Example: litcorpus source remove sun2024mechanism",
                          "示例：litcorpus source remove sun2024mechanism"))
@click.argument("key")
@click.option("--force", is_flag=True, help=say("Also take it out of what names it.", "同时移除对它的引用。"))
def remove(key: str, force: bool) -> None:
    """Remove a source."""
    edit_corpus(lambda corpus: remove_source(corpus, key_of(corpus, key), force))


@click.command("merge", help=say("Make two sources one, under KEPT: all fields of both stay, what named LOST names "
                                 "KEPT, and LOST stays as an alias. Asks about each field in which they differ.",
                                 "将两条文献合为一条，键为 KEPT：双方字段均保留，原指向 LOST 的引用改指 KEPT，"
                                 "LOST 留作别名。内容不一致的字段逐项询问。"),
               epilog=say("Example: litcorpus source merge keohane1977power keohane1977interdependence",
                          "示例：litcorpus source merge keohane1977power keohane1977interdependence"))
@click.argument("kept")
@click.argument("lost")
@click.option("--yes", is_flag=True,
              help=say("Ask nothing: where they differ, KEPT counts.", "不询问：不一致时以 KEPT 为准。"))
def merge(kept: str, lost: str, yes: bool) -> None:
    """Merge two sources."""
    corpus = load(find_root(start_folder()))
    first = merge_sources(corpus, key_of(corpus, kept), key_of(corpus, lost))
    if first.clashes and not yes and not sys.stdin.isatty():
        fields = ", ".join(clash.field for clash in first.clashes)
        raise ToolkitError(f"{kept} and {lost} differ in {fields}; --yes keeps what {kept} says",
                           f"{kept} 与 {lost} 的 {fields} 不一致；--yes 以 {kept} 为准")
    choices = choices_for(first.clashes, ask=not yes)
    edit_corpus(lambda there: merge_sources(there, key_of(there, kept), key_of(there, lost), choices).corpus)
