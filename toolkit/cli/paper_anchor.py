"""``litcorpus paper anchor`` (alias ``anchor``): every claim and citation found again in a copy of the text."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.common import json_option, note, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.paper_update import OUTCOMES
from toolkit.corpus import local_texts
from toolkit.edit.anchors import Place, anchor_again, counts
from toolkit.edit.manuscripts import Text, read_text
from toolkit.edit.papers import with_references
from toolkit.errors import ToolkitError
from toolkit.model import Corpus

AROUND = 32


@click.command("anchor", help=say(
    "Find every claim and citation of a paper again in a copy of its text: exact, changed (with how like it is), "
    "ambiguous or orphan. Nothing is written; `paper update` takes a changed manuscript over. Exits 1 where something "
    "is ambiguous or not found.",
    "在论文的另一份文本中重新定位每条论断和每处标引：未变、有改动（附相似度）、无法确定、未找到。不写入任何内容；"
    "接收改稿请用 paper update。有无法确定或未找到者时退出码为 1。"),
    epilog=say("Example: litcorpus paper anchor wei2025.md --id wei2025",
               "示例：litcorpus paper anchor wei2025.md --id wei2025"))
@click.argument("words", metavar="[ID] [FILE]", nargs=-1)
@click.option("--id", "name", metavar="ID", default="",
              help=say("The paper; by default the one of this file, or the only one.",
                       "论文；默认为此文件对应的或唯一的论文。"))
@json_option
def command(words: tuple[str, ...], name: str, as_json: bool) -> int:
    """Read, find, report."""
    corpus = open_corpus()
    name, file = which(corpus, words, name)
    text = read_text(file)
    _, keys, _ = with_references(corpus, text, corpus.papers[name].references)
    found = anchor_again(corpus, corpus.papers[name], text, keys)
    number = counts(found.places.values())
    if as_json:
        print_json("anchor", {
            "paper": name, "path": str(file), "length": len(text.text), "sha256": text.sha256, "counts": number,
            "anchors": [document(id_, place, text) for id_, place in found.places.items()]})
    else:
        show(found.places, text)
        note(", ".join(f"{say(*words)} {number[outcome]}" for outcome, words in OUTCOMES.items()))
    return int(number["ambiguous"] + number["orphan"] > 0)


def which(corpus: Corpus, words: tuple[str, ...], name: str) -> tuple[str, Path]:
    """Tell the paper and the file from what was typed: an id, a file, or both; raises ToolkitError where it cannot."""
    texts = local_texts(corpus.root)
    ids = [word for word in words if word in corpus.papers and not name]
    files = [Path(word) for word in words if word not in ids[:1]]
    name = name or (ids[0] if ids else "")
    if len(files) > 1 or len(words) > 2:
        raise ToolkitError("name one paper and one file", "请指定一篇论文和一个文件")
    if not name and files:
        owners = [paper for paper, path in texts.items() if path == files[0].absolute() and paper in corpus.papers]
        owners = owners or [paper for paper in corpus.papers if paper == files[0].stem] or list(corpus.papers)
        name = owners[0] if len(owners) == 1 else ""
    if name not in corpus.papers:
        said = ", ".join(corpus.papers) or "—"
        raise ToolkitError(f"which paper? --id names it; there are: {said}",
                           f"哪一篇论文？请用 --id 指定；现有：{said}")
    file = files[0] if files else texts.get(name)
    if file is None:
        raise ToolkitError(f"which file is the text of {name}? corpus/local.yaml does not say",
                           f"{name} 的文本是哪个文件？corpus/local.yaml 中没有记录")
    return name, file


def show(places: dict[str, Place], text: Text) -> None:
    """Print what is not exact."""
    for name, place in places.items():
        outcome = place.found.outcome
        if outcome == "exact" and not place.moved:
            continue
        score = f" {place.found.score:.2f}" if place.found.score and outcome != "exact" else ""
        moved = say(" moved", " 移动") if place.moved else ""
        words = " ".join(text.text[place.span.start : place.span.end].split()) if place.span else ""
        click.echo(f"{name}  {say(*OUTCOMES[outcome])}{score}{moved}  {words}".rstrip())


def document(name: str, place: Place, text: Text) -> dict[str, object]:
    """Return an anchor with the selectors of the W3C Web Annotation model; none where it was not found."""
    found = {"id": name, "outcome": place.found.outcome, "score": place.found.score,
             "runner_up": place.found.runner_up, "moved": place.moved}
    if place.span is None:
        return {**found, "selectors": []}
    start, end = place.span.start, place.span.end
    prefix, suffix = text.text[max(0, start - AROUND) : start], text.text[end : end + AROUND]
    return {**found, "selectors": [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text.text[start:end], "prefix": prefix, "suffix": suffix}]}
