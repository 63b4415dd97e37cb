"""The section of docs/accuracy.md that a script writes: it stands between two marks that name the script."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs/accuracy.md"


def write_section(script: str, text: str) -> None:
    """Put what ``script`` found between its marks, at the end of the page where it has none yet."""
    name = Path(script).stem
    begin, end = f"<!-- {name}: written by benchmarks/{name}.py -->", f"<!-- /{name} -->"
    section = f"{begin}\n{text}\n{end}"
    page = PAGE.read_text("utf-8") if PAGE.exists() else "# Accuracy\n"
    before, found, rest = page.partition(begin)
    written = before + section + rest.partition(end)[2] if found else f"{page.rstrip()}\n\n{section}\n"
    PAGE.write_text(written, "utf-8")
