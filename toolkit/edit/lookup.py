"""What is said where a name leads nowhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from toolkit.errors import ToolkitError


def nearest(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return in English and Chinese which known name is most like this one; empty where none is near."""
    near = difflib.get_close_matches(name, list(known), 1)
    return (f"; did you mean {near[0]}?", f"；是否指 {near[0]}？") if near else ("", "")


def unknown(what: tuple[str, str], name: str, known: Iterable[str]) -> ToolkitError:
    """Return the error that there is no such record; ``what`` names its kind in English and Chinese."""
    english, chinese = nearest(name, known)
    return ToolkitError(f"no {what[0]} {name!r}{english}", f"没有{what[1]} {name}{chinese}")
