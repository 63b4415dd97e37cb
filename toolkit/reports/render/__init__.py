"""Reports as people and programs read them: one module per format, listed in one table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from toolkit.model import Corpus
from toolkit.reports.blocks import Report

Renderer = Callable[[Report, Corpus, str], str | bytes]


def _renderer(module: str) -> Renderer:
    """Return the renderer of a module of this package, loaded when it first renders: most need a library."""

    def render(report: Report, corpus: Corpus, language: str) -> str | bytes:
        found: Renderer = import_module(f"{__name__}.{module}").render
        return found(report, corpus, language)

    return render


RENDERERS: dict[str, Renderer] = {
    "md": _renderer("markdown"),
    "html": _renderer("html"),
    "csv": _renderer("csv"),
    "json": _renderer("json"),
    "xlsx": _renderer("xlsx"),
    "docx": _renderer("docx"),
}
"""Format → ``render(report, corpus, language)``. Only xlsx and docx give bytes."""
