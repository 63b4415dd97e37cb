"""What readers have to say of a file, as Problems, and the words for it in both languages."""

from __future__ import annotations

from toolkit.model import Place, Problem

MESSAGES = {
    "import-unreadable": ("this record cannot be read: {found}", "此条记录无法读取：{found}"),
    "import-outside": ("text that belongs to no record: {found}", "不属于任何记录的文字：{found}"),
    "import-repaired": ("repaired {subject}: {found}", "已修复 {subject}：{found}"),
}
"""The words of each rule; ``{found}`` is what stands in the file."""


def unreadable(place: Place, found: str = "") -> Problem:
    """Say that a record could not be read."""
    return Problem("import-unreadable", "error", place, f"record:{place.line}", {"found": found})


def outside(place: Place, found: str) -> Problem:
    """Say that a line belongs to no record."""
    return Problem("import-outside", "warning", place, f"line:{place.line}", {"found": found})


def repaired(place: Place, subject: str, found: str) -> Problem:
    """Say that something in a record was not as the format wants it and was read all the same."""
    return Problem("import-repaired", "info", place, f"record:{place.line}", {"subject": subject, "found": found})
