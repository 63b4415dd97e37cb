"""``litcorpus add`` and ``duplicates``: one motion for what is new, nothing twice, nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.corpus.small import write
from toolkit.corpus import load

NEW = """@article{%s,
  author = {周远 and 何平},
  title = {%s},
  journaltitle = {水利学报},
  date = {2020},
  volume = {3},
  number = {1},
  pages = {1-9},
}
"""
PASTED = "周远, 何平. 桥梁与河流的关系研究[J]. 水利学报, 2020, 3(1): 1-9."


def bib(folder: Path, *entries: tuple[str, str]) -> Path:
    file = folder / "library.bib"
    file.write_text("\n".join(NEW % entry for entry in entries), "utf-8")
    return file


def test_a_new_reference_prints_its_key_and_nothing_else(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    assert run("-q", "-C", root, "add", PASTED) == (0, "zhou2020qiaoliang\n", "")
    assert load(root).sources["zhou2020qiaoliang"].own.container == "水利学报"


def test_an_unsure_reading_is_asked_about_and_what_is_no_reference_left_out(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    before = (root / "references.bib").read_bytes()
    code, out, err = run("--lang", "en", "-C", root, "add", "hello world this")
    assert (code, out) == (2, "")
    assert "confidence" in err
    assert (root / "references.bib").read_bytes() == before


def test_what_is_there_needs_no_answer(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    run("-C", root, "add", PASTED)
    code, out, err = run("--lang", "en", "-C", root, "add", PASTED)
    assert (code, out) == (0, "")
    assert "zhou2020qiaoliang" in err
    assert "nothing new" in err


def test_what_is_there_is_shown_and_left(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    run("-C", root, "add", PASTED)
    before = (root / "references.bib").read_bytes()
    file = bib(tmp_path, ("x", "桥梁與河流的關系研究"), ("y", "渡口的历史考察"))
    assert run("-C", root, "add", file)[0] == 2, "it asks, and nobody is there to answer"
    code, out, err = run("-C", root, "add", file, "--dry-run")
    assert (code, out) == (0, "")
    assert "zhou2020qiaoliang" in err
    assert (root / "references.bib").read_bytes() == before
    assert run("-q", "-C", root, "add", file, "--yes")[1] == "y\n"
    run("-C", root, "undo")
    assert (root / "references.bib").read_bytes() == before


def test_an_update_takes_over_what_came_and_keeps_what_is_ours(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    file = bib(tmp_path, ("x", "渡口的历史考察"))
    run("-C", root, "add", file)
    entry = (root / "references.bib").read_text("utf-8").replace("pages = {1--9}", "keywords = {渡口}")
    (root / "references.bib").write_text(entry, "utf-8")
    file.write_text(file.read_text("utf-8").replace("{3}", "{4}"), "utf-8")
    _, _, err = run("-C", root, "add", file, "--update", "--yes")
    source = load(root).sources["x"]
    assert (source.pages, source.keywords, source.volume) == ("1-9", ("渡口",), "3")
    assert "x.volume: kept '3', not '4'" in err
    assert "lin2024bridges" in err, "what the library does not have is named"
    assert run("-C", root, "add", file, "--update", "--yes")[1] == ""


@pytest.mark.parametrize(("given", "said"), [
    ("10.5555/nowhere", "was not looked up"), ("no-such-file.bib", "no such file"),
    ("https://example.org/page", "was not looked up"),
])
def test_what_cannot_be_had_is_said_and_nothing_invented(run: Run, tmp_path: Path, given: str, said: str) -> None:
    root = write(tmp_path / "c")
    code, out, err = run("-C", root, "add", given, "--offline")
    assert (code, out) == (2, "")
    assert said in err


def test_two_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    titles = ("渡口的历史考察", "石拱桥受力分析")
    files = []
    for number, title in enumerate(titles):
        files.append(tmp_path / f"{number}.bib")
        files[-1].write_text(NEW.replace("1-9", f"{number + 5}1-99") % ("same", title), "utf-8")
    line = [sys.executable, "-c", "import sys; from toolkit.cli import main; sys.exit(main())", "-C", str(root), "add"]
    at_once = [subprocess.Popen([*line, str(file), "--yes"], stderr=subprocess.PIPE, text=True) for file in files]
    said = [process.communicate()[1] for process in at_once]
    there = {source.own.title for source in load(root).sources.values()}
    for process, title, words in zip(at_once, titles, said, strict=True):
        assert title in there if process.returncode == 0 else "another command is writing" in words
    assert load(root).problems == ()


def test_duplicates_of_loose_files(run: Run, tmp_path: Path) -> None:
    file = bib(tmp_path, ("x", "渡口的历史考察"), ("y", "渡口的歷史考察"), ("z", "渡口的历史考察（下）"))
    code, out, _ = run("duplicates", file, "--json")
    (group,) = [group for group in json.loads(out)["groups"] if group["verdict"] == "same"]
    assert code == 1
    places = [(member["index"], member["key"], member["line"]) for member in group["members"]]
    assert places == [(1, "x", 1), (2, "y", 11)]


EXCHANGE = Path(__file__).parents[1] / "sources" / "formats" / "exchange"


@pytest.mark.parametrize("name", sorted(path.name for path in EXCHANGE.iterdir()))
def test_every_format_can_be_added_and_compared(run: Run, tmp_path: Path, name: str) -> None:
    root = write(tmp_path / "c")
    code, out, _ = run("-q", "-C", root, "add", EXCHANGE / name, "--yes")
    assert code == 0
    assert out
    keys = set(out.split())
    assert keys <= set(load(root).sources)
    code, out, _ = run("duplicates", EXCHANGE / name, EXCHANGE / name, "--json")
    assert code == 1
    assert {member["index"] for group in json.loads(out)["groups"] for member in group["members"]}


def test_a_file_that_is_no_text_is_said_to_be_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n")
    code, _, err = run("duplicates", tmp_path / "a.pdf")
    assert code == 2
    assert "neither records nor text" in err


def test_new_keys_follow_the_pattern_of_the_corpus(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    settings = root / "corpus" / "corpus.yaml"
    settings.write_text(settings.read_text("utf-8") + 'keys: "{Family}{yy}"\n', "utf-8")
    assert run("-q", "-C", root, "add", PASTED) == (0, "Zhou20\n", "")
