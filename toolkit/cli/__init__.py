"""The command line: the only part that prints, reads arguments or exits.

Add a command: one module with a ``command``, one line in ``COMMANDS``. Modules are imported when their command runs, so
that ``litcorpus --help`` costs what click costs.
"""

from __future__ import annotations

import difflib
import importlib
import io
import os
import sys

import click

from toolkit import __version__
from toolkit.cli.language import say
from toolkit.errors import ToolkitError

COMMANDS: dict[str, tuple[str, str, str]] = {
    "init": ("toolkit.cli.init", "Start a new corpus in a folder.", "在文件夹中新建语料库。"),
    "add": ("toolkit.cli.add", "Add sources from files, identifiers or pasted text.", "添加文献。"),
    "duplicates": ("toolkit.cli.duplicates", "Find records of the same work.", "查找同一作品的重复记录。"),
    "source": ("toolkit.cli.source", "List, show, note, tag, edit, merge, remove sources.", "查看、修改、合并文献。"),
    "claim": ("toolkit.cli.claim", "List, show, add, edit, link, remove claims.", "查看、添加、修改论断。"),
    "concept": ("toolkit.cli.concept", "List, show, add, edit, merge, remove concepts.", "查看、添加、修改概念。"),
    "scan": ("toolkit.cli.scan", "Read manuscripts: where citations point.", "读取稿件，核对每处引文的所指。"),
    "paper": ("toolkit.cli.paper", "Add, list, show, anchor, update, remove papers.", "添加、查看、更新论文。"),
    "ingest": ("toolkit.cli.paper_add", "The same as `paper add`.", "同 paper add。"),
    "anchor": ("toolkit.cli.paper_anchor", "The same as `paper anchor`.", "同 paper anchor。"),
    "review": ("toolkit.cli.review", "Go through drafts, links and markers.", "逐条审阅草稿、引证和标引。"),
    "citation": ("toolkit.cli.citation", "Record a person's reading of a citation.", "记录人对标引的判读。"),
    "search": ("toolkit.cli.search", "Find sources, claims and concepts.", "检索文献、论断和概念。"),
    "parse": ("toolkit.cli.parse", "Read reference strings into records.", "识别参考文献字符串。"),
    "cite": ("toolkit.cli.cite", "Print formatted references.", "输出格式化的参考文献。"),
    "convert": ("toolkit.cli.convert", "Convert between formats of references.", "在各种文献格式之间转换。"),
    "check": ("toolkit.cli.check", "Report every mistake in the corpus.", "报告语料库中的所有错误。"),
    "report": ("toolkit.cli.report", "Make the reports of the corpus.", "生成各类报告。"),
    "log": ("toolkit.cli.log", "Show what commands changed here.", "列出本机命令所做的更改。"),
    "undo": ("toolkit.cli.undo", "Take back the last change.", "撤销最近一次更改。"),
    "map": ("toolkit.cli.map", "Draw the concept map.", "绘制概念图。"),
}
EXAMPLES = (
    "litcorpus init my-review",
    "litcorpus search 数据主权",
    "litcorpus report coverage",
    "litcorpus report all",
)


class LazyGroup(click.Group):
    """A group whose commands are named in ``COMMANDS`` and imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(COMMANDS[cmd_name][0]).command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve as click does, and offer the nearest name for a slip."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = say(f" Did you mean {near[0]!r}?", f"是否指 {near[0]}？") if near else ""
            raise click.UsageError(say(f"There is no command {args[0]!r}.", f"没有命令 {args[0]}。") + hint, ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that went away (`litcorpus claim list | head`) is nothing wrong."""
        try:
            code = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        with formatter.section(say("Commands", "命令")):
            formatter.write_dl([(name, say(english, chinese)) for name, (_, english, chinese) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Close the help with examples that can be pasted."""
        with formatter.section(say("Examples", "示例")):
            formatter.write_text("\b\n" + "\n".join(EXAMPLES))


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"litcorpus {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=say(
        "Keep the references, claims and concepts of papers as bilingual records, and report what stands on what.",
        "把论文的参考文献、论断与概念整理成双语记录，并报告其相互依据。",
    ),
)
@click.option("-C", "directory", metavar="DIR", default=None, help=say("Work in this folder.", "在此文件夹中运行。"))
@click.option("-q", "--quiet", is_flag=True, help=say("Say nothing on stderr but errors.", "除错误外不输出提示。"))
@click.option("--lang", type=click.Choice(["en", "zh"]), help=say("Language of messages.", "提示信息的语言。"))
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help=say("Print the version.", "显示版本号。"))
def group(directory: str | None, quiet: bool, lang: str | None) -> None:
    """Hold the options that every command shares; each command reads them from its context."""
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False
    if os.environ.get("NO_COLOR"):  # no-color.org: set and not empty
        click.get_current_context().color = False


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 findings, 2 impossible request, 130 interrupted.

    Installed as ``litcorpus``; also what tests call.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that cannot show Chinese gets escapes, not a traceback
            stream.reconfigure(errors="backslashreplace")
    try:
        words = sys.argv[1:] if argv is None else argv
        code = group.main(args=argv, prog_name="litcorpus", standalone_mode=False, obj=words)
    except click.ClickException as error:
        error.show()
        return 2
    except ToolkitError as error:
        click.echo(f"litcorpus: {say(str(error), error.chinese)}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("Interrupted.", "已中断。"), err=True)
        return 130
    except OSError as error:
        click.echo(f"litcorpus: {error.strerror}: {error.filename or say('standard output', '标准输出')}", err=True)
        return 2
    return code if isinstance(code, int) else 0
