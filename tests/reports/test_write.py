"""What ``report all`` commits, and how it tells what is stale."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.reports.render.sample import CORPUS, tiny
from toolkit.model import Concept, Corpus, Settings
from toolkit.reports import map as drawn_map
from toolkit.reports import write
from toolkit.reports.blocks import Options
from toolkit.reports.write import committed_files, languages, stale, stale_now, write_files


class Tiny:
    """A report module."""

    ID = "tiny"

    @staticmethod
    def build(corpus: Corpus, options: Options) -> object:
        return tiny()


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "REPORTS", {"tiny": Tiny})
    monkeypatch.setattr(drawn_map, "map_svg", lambda corpus, language: f"<svg>{language}</svg>")


def test_files_of_a_report() -> None:
    files = committed_files(CORPUS, Options(), "tiny")
    assert sorted(files) == [
        "reports/data/tiny.claims.csv", "reports/data/tiny.grid.csv", "reports/data/tiny.orphans.csv",
        "reports/data/tiny.shares.csv", "reports/en/tiny.md", "reports/zh/tiny.md",
    ]
    assert files["reports/zh/tiny.md"].startswith("# 小报告\n".encode())
    assert files["reports/data/tiny.orphans.csv"] == b"id\n"


def test_map_in_each_language_where_there_is_something_to_draw() -> None:
    assert committed_files(CORPUS, Options(), "map") == {}
    drawn = Corpus(root="/nowhere", concepts={"tea": Concept(id="tea", type="idea", pref_label={"zh": "茶"})})
    assert committed_files(drawn, Options(), "map") == {
        "reports/map.zh.svg": b"<svg>zh</svg>", "reports/map.en.svg": b"<svg>en</svg>"}


def test_languages_are_those_of_the_corpus() -> None:
    assert languages(Corpus(root="/", settings=Settings(languages=("en",)))) == ("en",)
    assert languages(Corpus(root="/", settings=Settings(languages=()))) == ("en",)


def test_write_then_nothing_is_stale_nor_written_again(tmp_path: Path) -> None:
    files = committed_files(CORPUS, Options(), "tiny")
    assert stale(tmp_path, files) == tuple((path, "missing") for path in sorted(files))
    assert write_files(tmp_path, files) == tuple(sorted(files))
    assert stale(tmp_path, files) == ()
    assert write_files(tmp_path, files) == ()


def test_stale_names_missing_different_and_left_over(tmp_path: Path) -> None:
    files = committed_files(CORPUS, Options(), "tiny")
    write_files(tmp_path, files)
    (tmp_path / "reports/en/tiny.md").unlink()
    (tmp_path / "reports/zh/tiny.md").write_text("旧\n", encoding="utf-8")
    for path in ("reports/zh/gone.md", "reports/data/gone.t.csv", "reports/map.fr.svg"):
        (tmp_path / path).write_text("old", encoding="utf-8")
    assert stale(tmp_path, files) == (
        ("reports/data/gone.t.csv", "left-over"), ("reports/en/tiny.md", "missing"),
        ("reports/map.fr.svg", "left-over"), ("reports/zh/gone.md", "left-over"), ("reports/zh/tiny.md", "different"),
    )


def test_files_of_the_user_are_not_left_over(tmp_path: Path) -> None:
    files = committed_files(CORPUS, Options(), "tiny")
    write_files(tmp_path, files)
    for path in ("reports/README.md", "reports/notes/mine.md", "reports/zh/mine.html", "reports/data/readme.txt"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("mine", encoding="utf-8")
    assert stale(tmp_path, files) == ()


def test_line_ends_that_git_changed_are_not_stale(tmp_path: Path) -> None:
    files = committed_files(CORPUS, Options(), "tiny")
    write_files(tmp_path, {path: data.replace(b"\n", b"\r\n") for path, data in files.items()})
    assert stale(tmp_path, files) == ()


def test_what_reports_would_say_is_remembered_for_just_this_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = replace(CORPUS, root=str(tmp_path))
    before = stale_now(corpus)
    monkeypatch.setattr(write, "arrange", lambda _: pytest.fail("worked out again"))
    assert stale_now(corpus) == before != ()
    (tmp_path / before[0][0]).parent.mkdir(parents=True)
    (tmp_path / before[0][0]).write_text("by hand", encoding="utf-8")
    assert stale_now(corpus)[0] == (before[0][0], "different")
    with pytest.raises(pytest.fail.Exception):
        stale_now(replace(corpus, settings=Settings(languages=("en",))))
