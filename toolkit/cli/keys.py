"""Keys and lines from a terminal, by prompt_toolkit: one key at a time, or a line with completion.

Keys typed ahead count; Chinese is two cells wide; nothing needs colour, a mouse or the whole screen, so that it works
over SSH and leaves what was shown in the scrollback.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.language import say
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyPressEvent

QUIT = "q"


class Keyboard:
    """The terminal while it is ours; raises ToolkitError where there is none."""

    def __init__(self) -> None:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise ToolkitError("review needs a terminal; `litcorpus review --to xlsx` makes a sheet instead",
                               "review 需要终端；也可用 litcorpus review --to xlsx 导出表格")
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import create_output
        from prompt_toolkit.output.vt100 import Vt100_Output

        self.input = create_input()
        self.output = create_output()
        if isinstance(self.output, Vt100_Output):
            self.output.enable_cpr = False  # a question to the terminal that not every one answers

    @contextmanager
    def ours(self) -> Iterator[None]:
        """Keep the terminal raw between prompts too, so that keys typed meanwhile are neither echoed nor lost."""
        with self.input.raw_mode():
            yield

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Give the terminal to another program, such as an editor."""
        with self.input.cooked_mode():
            yield

    def key(self, keys: Mapping[str, str], question: str = "") -> str:
        """Ask for one of the keys; ``keys`` says of each what it does. Ctrl-C interrupts, Ctrl-D is quit."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        bindings = KeyBindings()

        @bindings.add(Keys.Any)
        def ignore(event: KeyPressEvent) -> None:
            """Do nothing for any other key."""

        for name in keys:
            bindings.add("enter" if name == "\r" else name, eager=True)(_exits(name))
        bindings.add("c-d")(_exits(QUIT))
        bindings.add("c-c")(_interrupts)
        words = "  ".join(f"{'↵' if name == chr(13) else name} {what}" for name, what in keys.items())
        session: PromptSession[str] = PromptSession(
            input=self.input, output=self.output, key_bindings=bindings, erase_when_done=True)
        answer = session.prompt(f"{question}{words} > ")
        return answer if answer in keys else QUIT

    def line(self, question: str, default: str = "", words: Mapping[str, str] | None = None) -> str | None:
        """Ask for a line, with ``words`` to complete and what each means; None where Ctrl-C or Ctrl-D gives up."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import FuzzyWordCompleter

        completer = FuzzyWordCompleter(list(words), meta_dict=dict(words)) if words else None
        session: PromptSession[str] = PromptSession(
            input=self.input, output=self.output, completer=completer, complete_while_typing=True)
        try:
            return session.prompt(f"{question}: ", default=default)
        except (EOFError, KeyboardInterrupt):
            return None

    def pause(self) -> None:
        """Wait for any decision to go on."""
        self.key({"\r": say("go on", "继续")})


def _exits(name: str) -> Callable[[KeyPressEvent], Any]:
    def exits(event: KeyPressEvent) -> None:
        event.app.exit(result=name)

    return exits


def _interrupts(event: KeyPressEvent) -> None:
    event.app.exit(exception=click.Abort, style="class:aborting")
