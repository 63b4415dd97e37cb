"""File formats of bibliographic records, one module each, reader and writer together.

A format module has ``read(data, name)``, which yields a Source for each record and a Problem for each mistake,
``write(sources)`` where it can be written, ``SUFFIXES`` and ``sniff(head)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats import bibtex, csljson, noteexpress, ris

Reader = Callable[[bytes, str], Iterator[Source | Problem]]
Writer = Callable[[Iterable[Source]], bytes]
Sniffer = Callable[[bytes], bool]

READERS: dict[str, Reader] = {
    "biblatex": bibtex.read,
    "bibtex": bibtex.read,
    "csl-json": csljson.read,
    "noteexpress": noteexpress.read,
    "ris": ris.read,
}
"""The reader of each format by its name for ``--from``."""

WRITERS: dict[str, Writer] = {
    "biblatex": bibtex.write,
    "bibtex": bibtex.write,
    "csl-json": csljson.write,
    "noteexpress": noteexpress.write,
    "ris": ris.write,
}
"""The writer of each format by its name for ``--to``."""

SNIFFERS: dict[str, Sniffer] = {
    "noteexpress": noteexpress.sniff,
    "ris": ris.sniff,
    "csl-json": csljson.sniff,
    "biblatex": bibtex.sniff,
}
"""How each format is known by its beginning, the surest first."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "biblatex": bibtex.SUFFIXES,
    "ris": ris.SUFFIXES,
    "noteexpress": noteexpress.SUFFIXES,
    "csl-json": csljson.SUFFIXES,
}
"""The endings of file names, for a file whose content says nothing."""
