"""One record as the text that a person edits, and back: what an editor is opened on, and what it gave."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from toolkit.corpus.files import read_file
from toolkit.corpus.layout import BIB, CONCEPTS, Found, claims_path
from toolkit.corpus.plain import plain
from toolkit.corpus.render import item
from toolkit.model import Claim, Concept, Problem, Source
from toolkit.sources.formats.bibtex import BibFile, write

Record = Claim | Concept | Source


class Readback(NamedTuple):
    """What an edited text says: the records in it, and what is wrong with it; lines count within the text."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def written(record: Record) -> str:
    """Return a record as its file holds it: a list item of YAML, or an entry of BibTeX."""
    if isinstance(record, Source):
        return write((record,)).decode("utf-8")
    return item(plain(record), 0, spread=True)


def read_back(text: str, like: Record) -> Readback:
    """Read the text of records of the same kind and file as ``like``; a record keeps the place of ``like``."""
    if isinstance(like, Source):
        bib = BibFile.parse(text.encode(), BIB)
        return Readback(tuple(replace(one, place=like.place) for one in bib.sources()), bib.problems())
    path, kind, stem = (
        (claims_path(like.paper), "claims", like.paper) if isinstance(like, Claim) else (CONCEPTS, "concepts", "")
    )
    read = read_file(text.encode(), Found(path, kind, stem))
    records: tuple[Claim | Concept, ...] = read.claims if isinstance(like, Claim) else read.concepts
    return Readback(tuple(replace(one, place=like.place) for one in records), read.problems)
