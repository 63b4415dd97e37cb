"""``litcorpus review``: drafts, one key each."""

from __future__ import annotations

from typing import ClassVar, get_args

import click
from msgspec.structs import replace

from toolkit.claims.roles import ROLES
from toolkit.cli.cards import both
from toolkit.cli.editor import edit_parts, edit_record
from toolkit.cli.language import say
from toolkit.cli.review_cards import draft_text
from toolkit.cli.review_walk import Keys, Step, Walk
from toolkit.edit.claims import decide, edit_claim, put_claim
from toolkit.edit.lookup import unknown
from toolkit.edit.reviewing import (
    links_in_words,
    merge_claims,
    premise_of,
    previous,
    split_claim,
    with_concepts,
    with_links,
)
from toolkit.errors import ToolkitError
from toolkit.model import Claim, Corpus, Kind


class Drafts(Walk[str]):
    """The drafts that fit, by id."""

    keys: ClassVar[Keys] = {
        "a": ("accept", "接受"), "e": ("edit", "修改"), "r": ("reject", "否决"), "x": ("split", "拆分"),
        "m": ("merge with previous", "并入上一条"), "s": ("sources", "文献"), "c": ("concepts", "概念"),
        "k": ("kind", "类型"),
    }

    def there(self, item: str) -> bool:
        """A draft may have been removed or merged meanwhile."""
        return item in self.desk.corpus.claims

    def show(self, item: str, at: int) -> str:
        """Show the draft in its passage."""
        claim = self.desk.corpus.claims[item]
        passage = self.desk.texts.passage(claim.paper, item)
        return draft_text(self.desk.corpus, claim, passage, at, len(self.queue))

    def act(self, key: str, item: str) -> Step:
        """Do what a key says."""
        acts = {"a": self.accept, "e": self.edit, "r": self.reject, "x": self.split, "m": self.merge,
                "s": self.sources, "c": self.concepts, "k": self.kind}
        return acts[key](self.desk.corpus.claims[item])

    def accept(self, claim: Claim) -> Step:
        """Accept as it stands."""
        return self.judge(claim, "accept")

    def reject(self, claim: Claim) -> Step:
        """Reject; where something rests on it, after a question."""
        users = ", ".join(premise_of(self.desk.corpus, claim.id))
        if users and not self.desk.asks(f"{users} rest on it. Reject?", f"{users} 以其为据。否决？"):
            return "stay"
        return self.judge(claim, "reject")

    def judge(self, claim: Claim, verb: str) -> Step:
        """Save that a draft is accepted or rejected."""
        return self.desk.decide(
            lambda corpus: decide(corpus, claim.id, f"{verb}ed", self.desk.who), f"{verb} {claim.id}")

    def edit(self, claim: Claim) -> Step:
        """Open the editor; what comes back is saved and shown, still to be decided on."""
        with self.desk.keyboard.lent():
            changed = edit_record(claim, lambda one: edit_claim(self.desk.corpus, one))
        return self.put(claim, changed, f"edit {claim.id}")

    def put(self, before: Claim, changed: Claim | None, what: str) -> Step:
        """Save a changed draft, unless it has become another meanwhile."""
        def operate(corpus: Corpus) -> Corpus:
            there = corpus.claims.get(before.id)
            if there is None or replace(there, place=before.place) != before:
                raise ToolkitError(f"{before.id} was changed meanwhile; nothing was written",
                                   f"{before.id} 已被他处修改；未写入")
            assert changed is not None
            return edit_claim(corpus, changed)

        if changed is not None:
            self.desk.save(operate, what)
        return "stay"

    def split(self, claim: Claim) -> Step:
        """Make several of one in the editor; all come up, the first at once."""
        with self.desk.keyboard.lent():
            parts = edit_parts(claim, lambda made: split_claim(self.desk.corpus, claim.id, made))
        if parts:
            before = set(self.desk.corpus.claims)
            self.desk.save(lambda corpus: split_claim(corpus, claim.id, parts), f"split {claim.id}")
            new = [name for name in self.desk.corpus.claims if name not in before]
            at = self.queue.index(claim.id)
            self.queue[at + 1 : at + 1] = new
        return "stay"

    def merge(self, claim: Claim) -> Step:
        """Join to the claim before it in the text."""
        kept = previous(self.desk.corpus, claim.id)
        if not kept:
            raise ToolkitError("nothing stands before it", "此前没有论断")
        return self.desk.decide(lambda corpus: merge_claims(corpus, kept, claim.id, self.desk.who),
                                f"merge {claim.id} into {kept}")

    def sources(self, claim: Claim) -> Step:
        """Ask for the sources, with their roles."""
        words = {key: source.own.title for key, source in self.desk.corpus.sources.items()}
        question = say(f"sources, KEY:ROLE ({', '.join(ROLES)})", f"文献，写作 键:作用（{'、'.join(ROLES)}）")
        line = self.desk.keyboard.line(question, links_in_words(claim), words)
        if line is not None:
            self.desk.save(lambda corpus: with_links(corpus, claim.id, line), f"sources of {claim.id}")
        return "stay"

    def concepts(self, claim: Claim) -> Step:
        """Ask for the concepts."""
        words = {name: both(concept.pref_label) for name, concept in self.desk.corpus.concepts.items()}
        line = self.desk.keyboard.line(say("concepts", "概念"), " ".join(claim.concepts), words)
        if line is not None:
            self.desk.save(lambda corpus: with_concepts(corpus, claim.id, line), f"concepts of {claim.id}")
        return "stay"

    def kind(self, claim: Claim) -> Step:
        """Ask for the kind."""
        kinds = get_args(Kind)
        line = self.desk.keyboard.line(say("kind", "类型"), "", dict.fromkeys(kinds, ""))
        if line is None or not line.strip():
            return "stay"
        fits = [kind for kind in kinds if kind.startswith(line.strip())]
        if len(fits) != 1:
            raise unknown(("kind", "类型"), line.strip(), kinds)
        self.desk.save(lambda corpus: put_claim(corpus, replace(corpus.claims[claim.id], kind=fits[0])),
                       f"kind of {claim.id}")
        return "stay"


def summary(drafts: Drafts) -> str:
    """Say what was done and what is left."""
    left = sum(name in drafts.desk.corpus.claims and drafts.desk.corpus.claims[name].status == "draft"
               for name in drafts.queue)
    return say(f"{drafts.desk.decided} decided, {left} left", f"已决定 {drafts.desk.decided} 条，余 {left} 条")


def echo_summary(drafts: Drafts) -> None:
    """Print the summary on stderr."""
    click.echo(summary(drafts), err=True)
