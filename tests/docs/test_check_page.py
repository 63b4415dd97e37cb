"""The page on living with `check` says what is there: settings, rules, groups, figures, fixes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from toolkit.rules import PAGES
from toolkit.rules.choice import GROUPS, matching
from toolkit.rules.figures import MINIMA
from toolkit.rules.settings import KEYS, checking

BOTH = pytest.mark.parametrize("page", ["check.md", "check.zh.md"])


def blocks(repo: Path, page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", (repo / "docs" / page).read_text("utf-8"), re.DOTALL)


@BOTH
def test_settings_of_the_page_are_read_and_all_are_named(repo: Path, page: str) -> None:
    tables = [yaml.safe_load(block).get("check") for block in blocks(repo, page, "yaml") if "check:\n" in block]
    tables += [tomllib.loads(block)["tool"]["litcorpus"] for block in blocks(repo, page, "toml")]
    assert len(tables) == 4
    for table in tables:
        settings = checking(table, page)
        for words in (settings.select, settings.ignore, settings.no_new, *settings.per_path.values()):
            assert all(matching(word, PAGES) for word in words), words
    text = (repo / "docs" / page).read_text("utf-8")
    assert all(f"`{name}`" in text for name in (*KEYS, *MINIMA))


@BOTH
def test_rules_and_groups_of_the_page_exist(repo: Path, page: str) -> None:
    text = (repo / "docs" / page).read_text("utf-8")
    for word in re.findall(r"ignore\[([\w-]+)\]|--explain ([\w-]+)|- rule: ([\w-]+)", text):
        assert "".join(word) in PAGES, word
    assert {"bib", "zh", "twin", "citation", "claim", "concept", "report", "file"} <= set(GROUPS)


def test_both_pages_show_the_same_commands_and_links(repo: Path) -> None:
    def commands(page: str) -> list[str]:
        return [line.split("  ")[0].replace("--lang zh ", "") for block in blocks(repo, page, "sh")
                for line in block.splitlines()]

    def links(page: str) -> list[str]:
        return re.findall(r"\]\(([\w./]+)\)", (repo / "docs" / page).read_text("utf-8"))

    assert commands("check.md") == commands("check.zh.md")
    assert links("check.md")[1:] == links("check.zh.md")[1:]
    assert all((repo / "docs" / link).exists() for link in links("check.md"))
