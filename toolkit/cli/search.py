"""``litcorpus search``: find a word anywhere in the records."""

from __future__ import annotations

import click

from toolkit.cli.common import json_option, note, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.reports.search import Hit, search

KINDS = {"source": ("Sources", "文献"), "claim": ("Claims", "论断"), "concept": ("Concepts", "概念")}
SHOWN_AROUND = 60


@click.command(
    "search",
    help=say(
        "Find QUERY in sources, claims and concepts: Chinese or English, part of a word, blind to case and width. "
        "Exit code 1 when nothing is found.",
        "在文献、论断和概念中检索 QUERY：中英文均可，可为词的一部分，不分大小写与全半角。无结果时退出码为 1。",
    ),
    epilog=say("Example: litcorpus search 数据主权", "示例：litcorpus search 数据主权"),
)
@click.argument("query", nargs=-1, required=True)
@json_option
def command(query: tuple[str, ...], as_json: bool) -> int:
    """Search and print the hits by kind."""
    hits = search(open_corpus(), " ".join(query))
    if as_json:
        print_json("search", {"items": [{"what": h.what, "id": h.id, "field": h.field, "text": h.text, "spans": h.spans}
                                        for h in hits]})
        return int(not hits)
    for kind, (english, chinese) in KINDS.items():
        found = [hit for hit in hits if hit.what == kind]
        if found:
            click.secho(f"{say(english, chinese)} ({len({hit.id for hit in found})})", bold=True)
        for hit in found:
            click.echo(f"  {click.style(hit.id, fg='cyan')}  {click.style(hit.field, dim=True)}  {excerpt(hit)}")
    if not hits:
        note(say("Nothing found.", "没有结果。"))
    return int(not hits)


def excerpt(hit: Hit) -> str:
    """Return the text with its matches marked, cut to their neighbourhood where it is long."""
    start = max(0, hit.spans[0][0] - SHOWN_AROUND)
    end = min(len(hit.text), hit.spans[-1][1] + SHOWN_AROUND)
    parts, at = ["…" if start else ""], start
    for left, right in hit.spans:
        parts += [hit.text[at:left], click.style(hit.text[left:right], bold=True, fg="yellow")]
        at = right
    return " ".join("".join([*parts, hit.text[at:end], "…" if end < len(hit.text) else ""]).split())
