"""The commands that change records: thin, so little is tried here; what they do to a corpus is in tests/edit."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.corpus.small import FILES, write
from toolkit.corpus import load


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LITCORPUS_USER", "mei")
    return write(tmp_path)


def editor(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    """Make an editor of a line of Python that changes ``text``."""
    script = folder / "editor.py"
    script.write_text(
        "import sys, pathlib, os\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text('utf-8')\n"
        f"{code}\nfile.write_text(text, 'utf-8')\nos.utime(file, (1, 2_000_000_000))\n", "utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")


def test_a_claim_from_words_to_undo(run: Run, root: Path) -> None:
    code, out, _ = run("-C", root, "claim", "add", "渡船慢。", "--en", "Ferries are slow.", "--section", "1", "--kind",
                       "empirical", "--source", "okafor2019rivers:evidence", "--concept", "river")
    name = out.strip()
    claim = load(root).claims[name]
    assert code == 0
    assert claim.text == {"zh": "渡船慢。", "en": "Ferries are slow."}
    assert (claim.status, claim.by and claim.by.who, claim.sources[0].role) == ("accepted", "mei", "evidence")
    assert run("-C", root, "claim", "link", name, "okafor2019rivers", "--role", "data", "--page", "9")[0] == 0
    assert load(root).claims[name].sources[0].locator == "9"
    assert run("-C", root, "claim", "rename", name, "lin2024-slow")[0] == 0
    assert run("-C", root, "claim", "unlink", "lin2024-slow", "okafor2019rivers")[0] == 0
    assert run("-C", root, "claim", "remove", "lin2024-slow")[0] == 0
    for _ in range(5):
        assert run("-C", root, "undo")[0] == 0
    assert (root / "corpus/claims/lin2024.yaml").read_text("utf-8") == FILES["corpus/claims/lin2024.yaml"]


def test_a_wrong_section_is_refused_with_the_nearest(run: Run, root: Path) -> None:
    code, _, err = run("-C", root, "claim", "add", "渡船慢。", "--section", "11")
    assert code == 2
    assert "did you mean 1?" in err


def test_an_edited_claim_is_saved_and_its_comments_stay(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, tmp_path, "text = text.replace('kind: proposal', 'kind: normative')")
    assert run("-C", root, "claim", "edit", "lin2024-c")[0] == 0
    text = FILES["corpus/claims/lin2024.yaml"].replace("kind: proposal", "kind: normative")
    assert (root / "corpus/claims/lin2024.yaml").read_text("utf-8") == text


def test_what_cannot_be_read_or_leads_nowhere_is_not_saved(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for change, why in (("'kind: proposal', 'kind: propsal'", "proposal"), ("'lin2024-c', 'lin2024-x'", "rename"),
                        ("'kind:', 'concepts: [rivr]\\n  kind:'", "did you mean river"), ("'{', '{{'", "not closed")):
        editor(monkeypatch, tmp_path, f"text = text.replace({change}, 1)")
        monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
        code, _, err = run("-C", root, "claim", "edit", "lin2024-c")
        assert why in err, (change, code, err)
        assert (root / "corpus/claims/lin2024.yaml").read_text("utf-8") == FILES["corpus/claims/lin2024.yaml"]


def test_an_edited_entry_and_an_edited_concept(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, tmp_path, "text = text.replace('Delta Press', 'Delta and Sons')")
    assert run("-C", root, "source", "edit", "okafor2018")[0] == 0
    assert (root / "references.bib").read_text("utf-8") == FILES["references.bib"].replace(
        "Delta Press", "Delta and Sons")
    editor(monkeypatch, tmp_path, "text = text.replace('type: issue', 'type: case')")
    assert run("-C", root, "concept", "edit", "river")[0] == 0
    assert load(root).concepts["river"].type == "case"
    editor(monkeypatch, tmp_path, "text = ''")
    assert "nothing changed" in run("-C", root, "concept", "edit", "river")[2]


def test_the_vocabulary_as_a_table(run: Run, root: Path, tmp_path: Path) -> None:
    table = run("-C", root, "concept", "list", "--to", "csv")[1]
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == ["bridge", "river", "structure", "ferry-guild"]
    file = tmp_path / "more.csv"
    file.write_bytes("id,type,label_zh\r\n渡船,technology,渡船\r\n".encode("gb18030"))
    assert run("-C", root, "concept", "add", "--from", file)[1] == "渡船\n"
    assert run("-C", root, "concept", "add", "canal", "--zh", "运河", "--broader", "river")[0] == 0
    assert run("-C", root, "concept", "merge", "river", "canal")[0] == 0
    assert run("-C", root, "concept", "rename", "river", "water")[0] == 0
    assert "named by" in run("-C", root, "concept", "remove", "water")[2]
    assert load(root).concepts["water"].alt_label["zh"] == ("运河",)


def test_notes_tags_and_a_paper_removed(run: Run, root: Path) -> None:
    assert run("-C", root, "source", "note", "okafor2018", "第二章最有用。")[0] == 0
    assert run("-C", root, "source", "note", "okafor2018")[1] == "第二章最有用。\n"
    assert run("-C", root, "source", "tag", "okafor2018", "bridge", "--read", "skimmed")[0] == 0
    assert load(root).sources["okafor2019rivers"].concepts == ("river", "bridge")
    code, _, err = run("-C", root, "paper", "remove", "lin2024")
    assert (code, "3 claims" in err) == (2, True)
    assert run("-C", root, "paper", "remove", "lin2024", "--force")[0] == 0
    assert load(root).papers == {}


def test_a_claim_as_a_tree_and_a_source_that_was_withdrawn(run: Run, root: Path) -> None:
    assert run("-C", root, "source", "tag", "okafor2019rivers", "--retracted", "2021-03-04")[0] == 0
    out = run("-C", root, "claim", "show", "lin2024-b", "--tree")[1]
    assert "  ├─ okafor2019rivers (evidence)  ! retraction 2021-03-04" in out
    assert "  └─ lin2024-a [none]" in out
    tree = json.loads(run("-C", root, "claim", "show", "lin2024-a", "--tree", "--json")[1])["item"]["tree"]
    assert [one["id"] for one in tree["conclusions"]["below"]] == ["lin2024-b"]
    assert "WITHDRAWN" in run("-C", root, "source", "show", "okafor2019rivers")[1]
    assert "(RETRACTED)" in run("-C", root, "report", "claims", "--lang", "en")[1]
