"""What commands share: the corpus they work on, JSON and notes."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import msgspec

from toolkit import __version__
from toolkit.cli.language import say
from toolkit.corpus import change, find_root, load, settle
from toolkit.corpus.journal import Change
from toolkit.errors import ToolkitError
from toolkit.model import Corpus

json_option = click.option("--json", "as_json", is_flag=True, help=say("Print JSON.", "输出 JSON。"))


def start_folder() -> Path:
    """Return the folder that ``-C`` names, by default the current one."""
    given = click.get_current_context().find_root().params.get("directory")
    folder = Path(given) if given else Path.cwd()
    if not folder.is_dir():
        raise ToolkitError(say(f"no such folder: {folder}", f"没有此文件夹：{folder}"))
    return folder


def bytes_of(file: Path) -> bytes:
    """Return what a file holds, or standard input for ``-``; raises ToolkitError where it cannot be read."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise ToolkitError(f"cannot read {file}: {error.strerror}", f"无法读取 {file}：{error.strerror}") from error


def note(text: str) -> None:
    """Tell people something on stderr, unless ``--quiet``."""
    if not click.get_current_context().find_root().params.get("quiet"):
        click.echo(text, err=True)


def open_corpus() -> Corpus:
    """Load the corpus around the start folder, and say when it holds errors that a report would silently lack."""
    root = find_root(start_folder())
    for entry in settle(root):
        note_recovery(entry)
    corpus = load(root)
    errors = sum(problem.level == "error" for problem in corpus.problems)
    if errors:
        note(say(f"{errors} error(s) in the files: what they break is missing here; run `litcorpus check`.",
                 f"文件中有 {errors} 处错误，受影响的内容未包含在内；请运行 litcorpus check。"))
    return corpus


def edit_corpus(
    operate: Callable[[Corpus], Corpus], beside: Callable[[], Mapping[str, bytes]] | None = None
) -> Corpus:
    """Change the corpus around the start folder while nobody else can, journal it, and say which files were written.

    ``beside`` gives the files of this machine that go with the change, as for `toolkit.corpus.change`.
    """
    root = find_root(start_folder())
    for entry in settle(root):
        note_recovery(entry)
    changed, paths = change(root, operate, command_line(), beside)
    for path in paths:
        note(say(f"{path}: written", f"{path}：已写入"))
    return changed


def command_line() -> str:
    """Return the command as it was typed, without the options before it: what a change is known by in the journal."""
    root = click.get_current_context().find_root()
    words = list(root.obj or ())
    name = root.invoked_subcommand
    return shlex.join(words[words.index(name) :] if name in words else words)


def note_recovery(entry: Change) -> None:
    """Say what became of a command that was killed while it wrote."""
    outcomes = {
        "done": ("had written all its files", "已写完全部文件"),
        "undone": ("was interrupted; what it had written was taken back", "曾中断；已撤回其写入的内容"),
        "failed": ("was interrupted, and its files have changed since: look at them",
                   "曾中断，且其文件之后又有改动：请检查"),
    }
    english, chinese = outcomes[entry.state]
    files = ", ".join(entry.paths)
    note(say(f"`litcorpus {entry.command}` {english} ({files})", f"litcorpus {entry.command} {chinese}（{files}）"))


def print_json(schema: str, document: dict[str, object]) -> None:
    """Print one JSON document with the version and the name of its schema."""
    body = msgspec.json.encode({"litcorpus": __version__, "schema": schema, **document})
    click.echo(msgspec.json.format(body, indent=2).decode())


def builtins(record: object) -> dict[str, object]:
    """Turn a record into plain values under its file's names."""
    plain = msgspec.to_builtins(record)
    return plain if isinstance(plain, dict) else {}


@contextlib.contextmanager
def progress(items: list[str], label: str) -> Iterator[Iterator[str]]:
    """Show a bar with an ETA on stderr while the items are worked through; nothing in a pipe or with ``--quiet``."""
    quiet = click.get_current_context().find_root().params.get("quiet")
    if quiet or not sys.stderr.isatty():
        yield iter(items)
        return
    with click.progressbar(items, label=label, file=sys.stderr, item_show_func=lambda item: item or "") as bar:
        yield iter(bar)
