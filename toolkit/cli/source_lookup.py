"""``litcorpus source lookup``: what public indexes say of sources that are there."""

from __future__ import annotations

import click

from toolkit.cli.cards import pick
from toolkit.cli.common import builtins, edit_corpus, json_option, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.online import checked, in_words, session, tell_notices
from toolkit.edit.checking import with_answers
from toolkit.errors import ToolkitError
from toolkit.sources.lookup import Answer


@click.command("lookup", help=say(
    "Ask public indexes (Crossref, DataCite, doi.org, OpenAlex, PubMed, arXiv, Open Library) about sources: confirmed, "
    "contradicted in the fields named, or not checked, which says nothing against a work. Retractions and corrections "
    "are recorded in the entry, and a DOI or PMID that it lacks. Exit code 1 where one is contradicted or retracted. "
    "Indexes serve those faster who say who they are: LITCORPUS_EMAIL, or email in corpus/local.yaml.",
    "向公共索引（Crossref、DataCite、doi.org、OpenAlex、PubMed、arXiv、Open Library）查询文献：已证实、"
    "不一致（列出字段）或未核实；未核实并不表示文献有问题。撤稿与更正通知及缺少的 DOI、PMID 会记入条目。"
    "有不一致或已撤稿者，退出码为 1。提供邮箱可获更快响应：LITCORPUS_EMAIL，或 corpus/local.yaml 的 email。"),
    epilog=say("Example: litcorpus source lookup keohane1977power", "示例：litcorpus source lookup keohane1977power"))
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help=say("All sources.", "全部文献。"))
@click.option("--offline", is_flag=True, help=say("Only from answers kept earlier.", "仅使用已缓存的应答。"))
@click.option("--dry-run", is_flag=True, help=say("Record nothing.", "不作记录。"))
@json_option
def command(keys: tuple[str, ...], every: bool, offline: bool, dry_run: bool, as_json: bool) -> int:
    """Ask, say what came of it, record notices."""
    if bool(keys) == every:
        raise ToolkitError("name sources by their KEYs, or --all", "请给出文献键，或用 --all")
    corpus = open_corpus()
    wanted = [corpus.decisions.aliases.get(key, key) for key in keys] if keys else list(corpus.sources)
    sources = [pick(corpus.sources, key, say("source", "文献")) for key in dict.fromkeys(wanted)]
    with session(offline) as indexes:
        answers = checked(sources, indexes)
    if not dry_run and with_answers(corpus, answers) != corpus:
        edit_corpus(lambda there: with_answers(there, answers))
    if as_json:
        print_json("source-lookup", {"items": [as_item(key, answer) for key, answer in answers.items()]})
    else:
        for key, answer in answers.items():
            click.echo(in_words(key, answer))
            tell_notices(answer, key)
    return int(any(answer.state == "contradicted" or answer.retracted for answer in answers.values()))


def as_item(key: str, answer: Answer) -> dict[str, object]:
    """Return an answer as JSON."""
    plain = builtins(answer)
    del plain["source"]
    return {"key": key, **plain, "retracted": answer.retracted}
