"""The command: every format, from a file and from a pipe, and what it tells people."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.sources.formats.bibtex import BibFile

LIST = """参考文献
[1] 林一鸣, 何玉梅. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9.
Lin Y M, He Y M. Evolution of wetland hydrology[J]. Jiangnan Journal, 2011, 3(2): 1-9. (in Chinese)
[2] Miller A, Olsen K. Wetland water and rivers[J]. Harbour Review, 2012, 4(1): 5-8.
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "references.txt"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_json_lines(run: Run, listed: Path) -> None:
    code, out, _ = run("parse", listed)
    results = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [result["index"] for result in results] == [1, 2]
    assert results[0]["csl_en"]["container-title"] == "Jiangnan Journal"
    assert results[1]["csl_en"] is None


def test_csl_json_holds_the_other_half(run: Run, listed: Path) -> None:
    _, out, _ = run("parse", listed, "--to", "csl-json")
    items = json.loads(out)
    assert [item["id"] for item in items] == ["ref-1", "ref-2"]
    assert items[0]["original-title"] == "Evolution of wetland hydrology"


def test_bibtex_can_be_read_again(run: Run, listed: Path) -> None:
    _, out, _ = run("parse", listed, "--to", "bibtex")
    sources = BibFile.parse(out.encode()).sources()
    assert len({source.key for source in sources}) == 2
    assert sources[0].sides["en"].title == "Evolution of wetland hydrology"
    assert sources[0].sides["zh"].title == "湿地水文的演变"


def test_standard_input_line_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("Miller A. Wetland water. Oakley, 2012.\n\n湿地".encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Input())
    code, out, err = run("parse", "--one-per-line")
    assert code == 1
    assert [json.loads(line)["index"] for line in out.splitlines()] == [1, 2, 3]
    assert "could not be read" in err or "未能识别" in err


def test_an_empty_input_is_an_empty_list(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert run("parse", path, "--to", "csl-json")[1].strip() == "[]"
    assert run("parse", path)[1] == ""


def test_a_missing_file_is_said(run: Run, tmp_path: Path) -> None:
    code, _, err = run("parse", tmp_path / "none.txt")
    assert code == 2
    assert "none.txt" in err


def test_utf_16_of_an_editor_is_read(run: Run, listed: Path) -> None:
    expected = run("parse", listed)[1]
    listed.write_bytes(LIST.encode("utf-16"))
    assert run("parse", listed)[1] == expected
