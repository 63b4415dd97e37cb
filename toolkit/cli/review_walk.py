"""Going through things one at a time: show one, take a key, save the decision, go on; and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar, Generic, Literal, TypeVar

import click

from toolkit.cli.keys import QUIT, Keyboard
from toolkit.cli.language import say
from toolkit.corpus import change
from toolkit.edit.passages import Texts
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Stamp

T = TypeVar("T")
Step = Literal["next", "stay", "back", "quit"]
Keys = dict[str, tuple[str, str]]
"""Key → what it does, in English and Chinese."""
GOING: Keys = {"n": ("skip", "跳过"), "b": ("back", "返回"), QUIT: ("quit", "退出")}


class Desk:
    """What a person works at: the terminal, the corpus as it is now, who they are, the texts."""

    def __init__(self, corpus: Corpus, keyboard: Keyboard, who: Stamp) -> None:
        self.corpus = corpus
        self.keyboard = keyboard
        self.who = who
        self.texts = Texts(corpus)
        self.decided = 0

    def save(self, operate: Callable[[Corpus], Corpus], what: str) -> None:
        """Change the corpus on disk, at once; ``what`` is what the journal says of it."""
        self.corpus, _ = change(self.corpus.root, operate, f"review: {what}")
        self.texts.corpus = self.corpus

    def decide(self, operate: Callable[[Corpus], Corpus], what: str) -> Step:
        """Save a decision and go on."""
        self.save(operate, what)
        self.decided += 1
        return "next"

    def key(self, keys: Keys, question: str = "") -> str:
        """Ask for one of the keys."""
        return self.keyboard.key({key: say(*words) for key, words in keys.items()}, question)

    def asks(self, english: str, chinese: str) -> bool:
        """Ask a question with yes and no."""
        return self.key({"y": ("yes", "是"), "n": ("no", "否")}, say(english, chinese) + "  ") == "y"


class Walk(Generic[T]):
    """A row of things to decide on; ``there`` says whether one still is, ``show`` shows it, ``act`` takes a key."""

    keys: ClassVar[Keys] = {}

    def __init__(self, desk: Desk, queue: list[T]) -> None:
        self.desk = desk
        self.queue = queue

    def there(self, item: T) -> bool:
        """Say whether a thing is still to be found."""
        return True

    def show(self, item: T, at: int) -> str:
        """Return what is shown of a thing; ``at`` counts from 1."""
        raise NotImplementedError

    def act(self, key: str, item: T) -> Step:
        """Do what a key says, and say where to go."""
        raise NotImplementedError

    def run(self) -> None:
        """Go through the queue until it ends or the person has enough."""
        at = 0
        while at < len(self.queue):
            item = self.queue[at]
            if not self.there(item):
                at += 1
                continue
            click.echo(self.show(item, at + 1))
            step = self.step(item)
            if step == "quit":
                return
            at = max(0, at - 1) if step == "back" else at + (step == "next")

    def step(self, item: T) -> Step:
        """Take a key and do what it says; a request that is impossible is said, and the thing stays."""
        key = self.desk.key({**self.keys, **GOING})
        steps: dict[str, Step] = {"n": "next", "b": "back", QUIT: "quit"}
        if key in steps:
            return steps[key]
        try:
            return self.act(key, item)
        except ToolkitError as error:
            click.echo(say(str(error), error.chinese), err=True)
            return "stay"


@contextmanager
def at_desk(corpus: Corpus, who: Stamp) -> Iterator[Desk]:
    """Sit down: the terminal is ours until the end."""
    desk = Desk(corpus, Keyboard(), who)
    with desk.keyboard.ours():
        yield desk
