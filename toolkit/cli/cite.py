"""``litcorpus cite``: formatted references, from the corpus or from any .bib file."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.cards import pick
from toolkit.cli.common import json_option, note, open_corpus, print_json, start_folder
from toolkit.cli.language import say
from toolkit.cli.records import bytes_of, tell
from toolkit.corpus import find_root
from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.formats.opening import read_sources
from toolkit.sources.keys import with_keys
from toolkit.sources.styles import STYLES, format_list, lacks_english, languages
from toolkit.sources.styles.case import with_braces
from toolkit.sources.styles.csl import lost
from toolkit.sources.styles.listing import LISTINGS, Entry, Heading
from toolkit.sources.styles.order import by_name, in_citation_order
from toolkit.sources.styles.profile import Profile, read_profile

ORDERS = ("printed", "citation", "name")
_REFERENCES = {"zh": "参考文献", "en": "References"}


@click.command(
    "cite",
    help=say(
        "Print formatted references: the given KEYs, or the whole list of a paper. Styles: "
        + ", ".join(STYLES) + ", apa, chicago, ieee, vancouver, or a .csl file. What journals vary stands under cite "
        "in corpus.yaml. Works without an English side are named on stderr; nothing is translated.",
        "输出格式化的参考文献：所列各 KEY，或某篇论文的整份文献表。样式："
        + "、".join(STYLES) + "、apa、chicago、ieee、vancouver 或 .csl 文件。"
        "期刊的个别要求写在 corpus.yaml 的 cite 中。"
        "缺英文信息的条目在标准错误输出中列出，不作任何翻译。",
    ),
    epilog=say("Example: litcorpus cite --paper wei2025 --style gbt7714-2015-numeric --bilingual",
               "示例：litcorpus cite --paper wei2025 --style gbt7714-2015-numeric --bilingual"),
)
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--paper", metavar="ID", help=say("All references of this paper.", "此论文的全部参考文献。"))
@click.option("--order", type=click.Choice(list(ORDERS)),
              help=say("As the paper prints its list, as its text first cites, or by name (Chinese works first, in "
                       "pinyin); by default as printed, KEYs as given.",
                       "按论文所印次序、正文首次引用的次序，或按著者（中文在前，按拼音）；"
                       "默认按所印次序，KEY 按所给次序。"))
@click.option("--bib", type=click.Path(path_type=Path), metavar="FILE",
              help=say("Take them from this file, .bib or any other format, without a corpus.",
                       "取自此文件（.bib 或其他格式），无需语料库。"))
@click.option("--style", metavar="STYLE|FILE.csl",
              help=say("How to write them; by default the style of corpus.yaml.", "样式；默认取 corpus.yaml 所定。"))
@click.option("--bilingual/--monolingual", default=None,
              help=say("With the other language of each work, or without.", "同时给出另一语言的著录，或不给出。"))
@click.option("--to", "form", type=click.Choice(list(LISTINGS)), default="text", show_default=True,
              help=say("The form of the list; docx needs -o.", "输出形式；docx 需用 -o。"))
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="OUT",
              help=say("Write into this file.", "写入此文件。"))
@json_option
def command(keys: tuple[str, ...], paper: str | None, order: str | None, bib: Path | None, style: str | None,
            bilingual: bool | None, form: str, out: Path | None, as_json: bool) -> int:
    """Format, print, and tell what is missing."""
    if bool(keys) == bool(paper) or (bib and paper):
        raise ToolkitError("name either keys or --paper ID; with --bib only keys",
                           "请给出文献键或 --paper 编号之一；使用 --bib 时只能给文献键")
    if form == "docx" and out is None and not as_json:
        raise ToolkitError("docx needs -o OUT.docx", "docx 需用 -o 指定文件")
    if order in ("printed", "citation") and not paper:
        raise ToolkitError(f"--order {order} is about the list of a paper: name it with --paper ID",
                           f"--order {order} 只用于论文的文献表：请用 --paper 指定论文")
    sources, profile, language = _from_file(bib, keys) if bib else _from_corpus(keys, paper, order)
    sources = by_name(sources) if order == "name" else sources
    style = style or profile.style
    both = profile.bilingual if bilingual is None else bilingual
    entries = format_list(sources, style, both, profile)
    missing = _tell(sources, entries, style, both)
    if as_json:
        print_json("cite", {"items": [{"key": entry.key, "text": entry.text} for entry in entries]})
        return missing
    heading = Heading(_REFERENCES.get(language, "References"), _is_numbered(style), language)
    _give(LISTINGS[form](entries, heading), out)
    return missing


def _from_file(path: Path, keys: tuple[str, ...]) -> tuple[list[Source], Profile, str]:
    data = bytes_of(path)
    opened = read_sources(data, str(path))
    tell(str(path), opened, always=False)
    known = {source.key: source for source in with_keys(opened.sources)}
    sources = [pick(known, key, say("entry", "条目")) for key in dict.fromkeys(keys)]
    if opened.format in ("bibtex", "biblatex"):
        file = BibFile.parse(data, str(path))
        sources = [with_braces(source, file.values(source.key)) for source in sources]
    return sources, Profile(), sources[0].language


def _from_corpus(keys: tuple[str, ...], paper: str | None, order: str | None) -> tuple[list[Source], Profile, str]:
    corpus = open_corpus()
    file = BibFile.parse((find_root(start_folder()) / "references.bib").read_bytes())
    wanted = [corpus.decisions.aliases.get(key, key) for key in keys]
    language = corpus.settings.languages[0] if corpus.settings.languages else ""
    if paper is not None:
        record = pick(corpus.papers, paper, say("paper", "论文"))
        printed = in_citation_order(record) if order == "citation" else record.references
        wanted, language = list(printed), record.language or language
    found = [pick(corpus.sources, key, say("source", "文献")) for key in dict.fromkeys(wanted)]
    sources = [with_braces(source, file.values(source.key)) for source in found]
    return sources, read_profile(corpus.settings.cite), language


def _is_numbered(style: str) -> bool:
    """Say whether the list is numbered: by our forms, for the engine's by the names that number."""
    if style in STYLES:
        return not STYLES[style].author_year
    return any(word in style for word in ("ieee", "vancouver", "numeric", "nature", "medical"))


def _tell(sources: list[Source], entries: list[Entry], style: str, bilingual: bool) -> int:
    """Name what is missing: an English side where halves were asked for, and what the engine left out (exit code 1)."""
    bare = [source.key for source in sources if lacks_english(source)] if bilingual else []
    if bare:
        keys = ", ".join(bare)
        note(say(f"no English side, so none is printed: {keys}", f"以下条目没有英文信息，未输出英文著录：{keys}"))
    if style in STYLES:
        return 0
    failed = 0
    for source, entry in zip(sources, entries, strict=True):
        if gone := lost(source, languages(source, False)[0], entry.text):
            failed, fields = 1, ", ".join(gone)
            note(say(f"{source.key}: the style {style} leaves out: {fields}",
                     f"{source.key}：样式 {style} 未输出：{fields}"))
    return failed


def _give(data: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(data.decode(), nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ToolkitError(f"cannot write {out}: {error.strerror}", f"无法写入 {out}：{error.strerror}") from error
