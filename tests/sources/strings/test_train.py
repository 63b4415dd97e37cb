"""Training: the same data give the same bytes, in another process and with other hashes, and weak features are gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from toolkit.sources.strings.crf import Weights
from toolkit.sources.strings.train import LEAST, mean_of

SCRIPT = """
import sys
from pathlib import Path
from toolkit.sources.strings.train import UNCALIBRATED, build, files_of, read_sets, write
for _ in range(int(sys.argv[3])):
    models = build(list(read_sets(Path(sys.argv[1]))), copies=1, english=12, chinese=12)
write(files_of(models, UNCALIBRATED), Path(sys.argv[2]))
"""
ROWS = {
    "gbt7714_own": [
        {
            "raw": "林一鸣. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9.",
            "fields": {"author": [{"literal": "林一鸣"}], "title": "湿地水文的演变", "container": "江南学报",
                       "year": "2011", "volume": "3", "issue": "2", "pages": "1-9", "type": "article-journal"},
        },
        {
            "raw": "Miller A. Wetland water and rivers[M]. Oakley: Harbour Press, 2012.",
            "fields": {"author": [{"family": "Miller", "given": "A"}], "title": "Wetland water and rivers",
                       "year": "2012", "place": "Oakley", "publisher": "Harbour Press", "type": "book"},
        },
    ],
    "own": [
        {
            "raw": "Olsen, K. (2009). Rivers of the north. Oakley: Harbour Press.",
            "fields": {"author": [{"family": "Olsen", "given": "K."}], "title": "Rivers of the north",
                       "year": "2009", "place": "Oakley", "publisher": "Harbour Press"},
        },
    ],
}


def trained(data: Path, out: Path, seed: str, times: int) -> dict[str, bytes]:
    root = Path(__file__).parents[3]
    where = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", SCRIPT, str(data), str(out), str(times)], check=True, env=where, cwd=root)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for name, rows in ROWS.items():
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (data / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    first = trained(data, tmp_path / "first", "1", 1)
    second = trained(data, tmp_path / "second", "2", 2)  # what was trained before in a process leaves no trace
    assert sorted(first) == ["calibration.json", "gazetteer.tsv", "han.crf", "kinds.crf", "latin.crf"]
    assert first == second
    assert "Harbour Press".lower() in first["gazetteer.tsv"].decode().lower(), "a publisher of both sets"


def test_features_that_change_nothing_are_left_out() -> None:
    rows = np.array([[2.0, 0.0], [2 * LEAST * 0.9, 0.0]], np.float32)
    model = Weights("AB", ["strong", "weak"], rows, np.full((2, 2), 2.0, np.float32))
    assert mean_of([model]).names == ["strong"]
    assert mean_of([model, model]).names == ["strong"]
