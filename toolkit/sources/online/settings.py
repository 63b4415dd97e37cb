"""How the public indexes are reached: addresses, e-mail, patience, and where answers are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping

import platformdirs
from msgspec import Struct, field

BASES = {
    "crossref": "https://api.crossref.org",
    "datacite": "https://api.datacite.org",
    "openalex": "https://api.openalex.org",
    "doi": "https://doi.org",
    "pubmed": "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    "arxiv": "https://export.arxiv.org",
    "openlibrary": "https://openlibrary.org",
}
"""The address of each index; a test or a mirror puts its own in its place."""

PAUSES = {"crossref": 0.2, "datacite": 0.2, "openalex": 0.11, "doi": 0.2, "pubmed": 0.34, "arxiv": 3.0,
          "openlibrary": 1.0}  # fmt: skip
"""Seconds between two questions to one index, at least: what each asks of anonymous or polite users."""

EMAIL_VARIABLE = "LITCORPUS_EMAIL"
BASE_VARIABLE = "LITCORPUS_LOOKUP_BASE"
CACHE_VARIABLE = "LITCORPUS_CACHE"


class LookupSettings(Struct, frozen=True):
    """How to ask: ``email`` for the polite pools, ``offline`` to answer from kept answers alone.

    ``max_age`` is in days: older answers are asked for anew, unless offline. ``timeout`` is in seconds and holds for
    each attempt; ``longest_wait`` is how long a server may make us wait before we give up on it. ``cache`` is a folder.
    """

    email: str = ""
    offline: bool = False
    bases: dict[str, str] = field(default_factory=BASES.copy)
    pauses: dict[str, float] = field(default_factory=PAUSES.copy)
    max_age: int = 30
    timeout: float = 15.0
    attempts: int = 3
    first_wait: float = 1.0
    longest_wait: float = 60.0
    cache: str = ""


def settings_from(
    environment: Mapping[str, str] | None = None, offline: bool = False, email: str = ""
) -> LookupSettings:
    """Return the settings of this machine: e-mail, cache folder, and a server that stands in for all indexes.

    ``LITCORPUS_EMAIL`` comes before ``email``, what the corpus's local.yaml gives. ``LITCORPUS_LOOKUP_BASE`` is such a
    server: each index is then a folder of it, without a pause between questions.
    """
    given = os.environ if environment is None else environment
    base = given.get(BASE_VARIABLE, "").rstrip("/")
    return LookupSettings(
        email=given.get(EMAIL_VARIABLE, "") or email,
        offline=offline,
        bases={name: f"{base}/{name}" for name in BASES} if base else BASES,
        pauses={} if base else PAUSES,
        cache=given.get(CACHE_VARIABLE, "") or str(platformdirs.user_cache_path("litcorpus")),
    )
