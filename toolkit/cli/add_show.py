"""What ``add`` shows of the records that come in, and what it asks about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import click

from toolkit.cli.common import note
from toolkit.cli.duplicates import WORDS, reasons_in_words
from toolkit.cli.language import say
from toolkit.cli.source_edit import choices_for
from toolkit.edit.adding import USUAL, Action, Added, Newcomer
from toolkit.edit.merging import Choice, Merged, merged
from toolkit.model import Corpus

LETTERS: dict[str, Action] = {"a": "add", "j": "join", "s": "skip"}
MANY = 20
LONGEST = 60


def usual(newcomer: Newcomer, update: bool) -> Action:
    """Return what is done with a newcomer where nobody says otherwise."""
    return "join" if update and newcomer.standing == "same" else USUAL[newcomer.standing]


def joined(corpus: Corpus, newcomer: Newcomer) -> Merged | None:
    """Return what a newcomer and the source that it is would make; None where there is no such source yet."""
    ours = corpus.sources.get(newcomer.key)
    return merged(ours, newcomer.source, None, newcomer.base) if ours else None


def is_idle(corpus: Corpus, newcomer: Newcomer, update: bool) -> bool:
    """Say whether a record of a library has nothing new, or is left alone."""
    if newcomer.standing == "removed":
        return True
    found = joined(corpus, newcomer) if update and newcomer.standing == "same" else None
    return found is not None and not found.changes and not found.clashes


def show(corpus: Corpus, newcomers: tuple[Newcomer, ...], update: bool) -> None:
    """Show each newcomer: new, or what it is to which source and why; of a library only what is to be done."""
    counts: Counter[str] = Counter()
    for newcomer in newcomers:
        if update and is_idle(corpus, newcomer, update):
            counts[newcomer.standing] += 1
            continue
        click.echo(headline(newcomer, update), err=True)
        for line in difference(corpus, newcomer, update):
            click.echo(f"          {line}", err=True)
    if counts["same"]:
        note(say(f"{counts['same']} unchanged", f"{counts['same']} 条无变化"))
    if counts["removed"]:
        note(say(f"{counts['removed']} removed from the corpus since the last time: left out",
                 f"{counts['removed']} 条自上次以来已从语料库删除：略过"))


def headline(newcomer: Newcomer, update: bool) -> str:
    """Return the line that names a newcomer."""
    source, action = newcomer.source, usual(newcomer, update)
    verbs = {"add": say("add", "添加"), "join": say("join", "并入"), "skip": say("leave", "略过")}
    verb = say("change", "更改") if update and newcomer.standing == "same" else verbs[action]
    what = say("new", "新") if newcomer.standing == "new" else (
        f"{say(*WORDS[newcomer.standing])} ({reasons_in_words(newcomer.reasons)})")
    key = source.key if newcomer.standing == "new" else newcomer.key
    return f"{verb:8}  {key}  {source.date[:4]}  {source.own.title}  [{what}]"


def difference(corpus: Corpus, newcomer: Newcomer, update: bool) -> list[str]:
    """Return, field by field, what a newcomer would change in the source that it is, and where both say otherwise."""
    found = joined(corpus, newcomer) if newcomer.standing == "same" else None
    if found is None:
        return []
    clashing = {clash.field for clash in found.clashes}
    new = [change for change in found.changes if change.field not in clashing]
    if not update:  # it is left as it is unless somebody joins it
        fields = ", ".join(change.field for change in new)
        return [say(f"has what is missing there: {fields}", f"含其所缺：{fields}")] if fields else []
    return [
        *(f"{each.field}: {cut(each.ours)} → {cut(each.theirs)}" if each.ours else f"{each.field}: + {cut(each.theirs)}"
          for each in new),
        *(say(f"{each.field}: here {cut(each.ours)!r}, in the library {cut(each.theirs)!r}",
              f"{each.field}：此处“{cut(each.ours)}”，文献库中“{cut(each.theirs)}”") for each in found.clashes),
    ]


def cut(text: str) -> str:
    """Return the beginning of a long text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def named(keys: Iterable[str]) -> str:
    """Return keys as a list that ends after MANY."""
    keys = list(keys)
    return ", ".join(keys[:MANY]) + (", …" if len(keys) > MANY else "")


def ask_actions(newcomers: Iterable[Newcomer], update: bool) -> dict[str, Action]:
    """Ask once for all that are new, and for each that may be there already; a capital letter answers for the rest."""
    actions: dict[str, Action] = {}
    new = [newcomer for newcomer in newcomers if newcomer.standing == "new"]
    if new and not click.confirm(say(f"Add {len(new)} new?", f"添加 {len(new)} 条新文献？"), default=True, err=True):
        actions |= {newcomer.source.key: "skip" for newcomer in new}
    rest = ""
    for newcomer in newcomers:
        if newcomer.standing in ("new", "removed") or (update and newcomer.standing == "same"):
            continue
        answer = rest or ask_action(newcomer, update)
        rest = answer if answer.isupper() else ""
        actions[newcomer.source.key] = LETTERS[answer.lower()]
    return actions


def ask_action(newcomer: Newcomer, update: bool) -> str:
    """Ask what to do with a record that is held for one that is there; return a letter of LETTERS, or its capital."""
    question = say(f"{newcomer.source.key}: (a)dd as another work, (j)oin to {newcomer.key}, (s)kip; A, J, S for all",
                   f"{newcomer.source.key}：a 作为另一作品添加，j 并入 {newcomer.key}，s 略过；A、J、S 适用于其余全部")
    letters = [*LETTERS, *(letter.upper() for letter in LETTERS)]
    choice = click.Choice(letters, case_sensitive=True)
    answer: str = click.prompt(question, type=choice, default=usual(newcomer, update)[0], show_choices=False, err=True)
    return answer


def ask_choices(
    corpus: Corpus, newcomers: Iterable[Newcomer], actions: Mapping[str, Action], update: bool
) -> dict[str, dict[str, Choice]]:
    """Ask, for each source that gets joined, about the fields in which it differs."""
    choices: dict[str, dict[str, Choice]] = {}
    for newcomer in newcomers:
        joins = actions.get(newcomer.source.key, usual(newcomer, update)) == "join"
        found = joined(corpus, newcomer) if joins else None
        if found and found.clashes:
            click.echo(click.style(newcomer.key, bold=True), err=True)
            choices[newcomer.key] = choices_for(found.clashes, ask=True)
    return choices


def report(added: Added, asked: bool) -> None:
    """Print the new keys, and say what was joined and where ours was kept."""
    for key in added.added:
        click.echo(key)
    for key in added.joined:
        note(say(f"{key}: joined", f"{key}：已并入"))
    for key, clash in () if asked else added.clashes:
        note(say(f"{key}.{clash.field}: kept {clash.ours!r}, not {clash.theirs!r}",
                 f"{key}.{clash.field}：保留“{clash.ours}”，未采用“{clash.theirs}”"))
