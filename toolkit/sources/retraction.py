"""Whether a source was withdrawn, as an index or a person recorded it in the field ``updatedby``."""

from __future__ import annotations

from toolkit.model import Source
from toolkit.sources.online.notices import FIELD, Notice, retraction_in, with_notices


def retraction_of(source: Source) -> str:
    """Return the notice that withdraws a source; empty where none does."""
    return retraction_in(source.fields.get(FIELD, ""))


def retracted(source: Source, notice: str) -> Source:
    """Return a source with a retraction that a person found; ``notice`` names it: a DOI, an address, a date."""
    return with_notices(source, (Notice("retraction", notice.strip().replace(";", ",")),))
