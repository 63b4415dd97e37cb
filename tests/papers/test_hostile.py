"""Files made to harm: each is a clear problem, in little time and memory; they are read in a process with limits."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SECONDS, MEMORY = 10, 1_500_000_000
"""What a process may use: seconds of computing for one file, bytes for all."""

READ = """
import json, resource, signal, sys, time
from toolkit.errors import ToolkitError
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scan import scan_manuscript
for path in sys.argv[1:]:
    start = time.process_time()
    try:
        paper = read_manuscript(path)
        scan_manuscript(paper)
        said = [problem.rule for problem in paper.problems]
        text = paper.text[:200]
    except ToolkitError as error:
        said, text = [str(error)], ""
    print(json.dumps([path, said, text, time.process_time() - start]), flush=True)
"""


def bomb() -> bytes:
    levels = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE article [<!ENTITY l0 "ha">{levels}]><article><body><p>A &l9; b</p></body></article>'.encode()


def outside() -> bytes:
    files = '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY n SYSTEM "http://127.0.0.1:9/x">'
    return f"<!DOCTYPE article [{files}]><article><body><p>A &f; &n; b</p></body></article>".encode()


def deep() -> bytes:
    return b"<article><body>" + b"<sec>" * 200_000


def archive(document: bytes | Callable[[zipfile.ZipFile], None]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        if callable(document):
            document(out)
        else:
            out.writestr("word/document.xml", document)
    return file.getvalue()


def zip_bomb() -> bytes:
    def fill(out: zipfile.ZipFile) -> None:
        with out.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(80):
                part.write(b"<w:p/>" * 180_000)

    return archive(fill)


def lying_zip_bomb() -> bytes:
    """A bomb whose directory gives a small size."""
    data = bytearray(zip_bomb())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def word(body: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return archive(f"<w:document {names}><w:body>{body}</w:body></w:document>".encode())


def deep_latex() -> bytes:
    return b"\\documentclass{article}\\begin{document}" + b"\\emph{\\footnote{" * 200_000 + b"\\cite{a}" + b"}" * 1000


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.xml": (bomb, "text-damaged"),
    "outside.xml": (outside, "entity-unread"),
    "deep.xml": (deep, "text-damaged"),
    "bomb.docx": (zip_bomb, "archive-bomb"),
    "lying.docx": (lying_zip_bomb, "file-unreadable"),
    "entities.docx": (lambda: archive(bomb()), "text-damaged"),
    "nested.docx": (lambda: word("<w:tbl><w:tr><w:tc>" * 90_000), "text-damaged"),
    "half.docx": (lambda: word("<w:p/>" * 500)[:300], "file-unreadable"),
    "long.txt": (lambda: b"a" * 200_000_000, "larger than a manuscript"),
    "long.xml": (lambda: b"<article>" + b"a" * 200_000_000, "larger than a manuscript"),
    "line.txt": (lambda: b"a " * 2_000_000, ""),
    "deep.tex": (deep_latex, ""),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000, "file-unreadable"),
    "noise.docx": (lambda: b"PK\x03\x04" + bytes(range(256)) * 4000, "file-unreadable"),
}
"""By name of the file: its bytes, and what is said of it (empty: it is read)."""


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * len(CASES), SECONDS * len(CASES)))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], str, float]]:
    """What was said of each file, how its text begins, and the seconds it took."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    for name, (data, _) in CASES.items():
        (folder / name).write_bytes(data())
    done = subprocess.run(
        [sys.executable, "-c", READ, *(folder / name for name in CASES)],
        capture_output=True,
        text=True,
        preexec_fn=_limited,
    )
    for name in CASES:
        (folder / name).unlink()
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(CASES), f"stopped after {len(rows)}: {done.stderr[-2000:]}"
    return {Path(path).name: (found, text, seconds) for path, found, text, seconds in rows}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_a_clear_problem(name: str, said: dict[str, tuple[list[str], str, float]]) -> None:
    found, text, seconds = said[name]
    expected = CASES[name][1]
    assert any(expected in one for one in found) if expected else found == []
    assert "root:" not in text
    assert seconds < SECONDS
