"""The reports: each module builds one, language-neutral; ``render`` turns it into a file format."""

from __future__ import annotations

from typing import Protocol

from toolkit.model import Corpus, LangText
from toolkit.reports import claims, concepts, coverage, literature, positions
from toolkit.reports.blocks import Options, Report
from toolkit.reports.render import RENDERERS as RENDERERS


class ReportModule(Protocol):
    """What a report's module offers."""

    ID: str
    TITLE: LangText

    def build(self, corpus: Corpus, options: Options) -> Report:
        """Build the report."""


REPORTS: dict[str, ReportModule] = {
    "coverage": coverage,
    "claims": claims,
    "concepts": concepts,
    "literature": literature,
    "positions": positions,
}
