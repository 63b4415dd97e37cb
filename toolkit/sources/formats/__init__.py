"""File formats of bibliographic records, one module each, reader and writer together.

A format module has ``read(data, name)``, which yields a Source for each record and a Problem for each mistake,
``write(sources)``, ``SUFFIXES`` and ``sniff(head)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats import bibtex

Reader = Callable[[bytes, str], Iterator[Source | Problem]]
Writer = Callable[[Iterable[Source]], bytes]

READERS: dict[str, Reader] = {
    "biblatex": bibtex.read,
    "bibtex": bibtex.read,
}
"""The reader of each format by its name for ``--from``."""

WRITERS: dict[str, Writer] = {
    "biblatex": bibtex.write,
    "bibtex": bibtex.write,
}
"""The writer of each format by its name for ``--to``."""
