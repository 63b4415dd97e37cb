"""File formats of bibliographic records, one module each, reader and writer together.

A format module has ``read(data, name)``, which yields a Source for each record and a Problem for each mistake,
``write(sources)`` where it can be written, ``SUFFIXES`` and ``sniff(head)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats import (
    bibtex,
    crossrefjson,
    crossrefxml,
    csljson,
    cslyaml,
    cssci,
    datacite,
    endnotexml,
    estudy,
    medline,
    noteexpress,
    openalex,
    pubmedxml,
    refer,
    refworks,
    ris,
    sheets,
    wos,
)

Reader = Callable[[bytes, str], Iterator[Source | Problem]]
Writer = Callable[[Iterable[Source]], bytes]
Sniffer = Callable[[bytes], bool]

READERS: dict[str, Reader] = {
    "biblatex": bibtex.read,
    "bibtex": bibtex.read,
    "cnki-estudy": estudy.read,
    "cnki-refer": refer.read,
    "cnki-refworks": refworks.read,
    "crossref-json": crossrefjson.read,
    "crossref-xml": crossrefxml.read,
    "csl-json": csljson.read,
    "csl-yaml": cslyaml.read,
    "cssci": cssci.read,
    "datacite": datacite.read,
    "endnote": refer.read,
    "endnote-xml": endnotexml.read,
    "nbib": medline.read,
    "noteexpress": noteexpress.read,
    "openalex": openalex.read,
    "pubmed-xml": pubmedxml.read,
    "refworks": refworks.read,
    "ris": ris.read,
    "wos": wos.read,
}
"""The reader of each format by its name for ``--from``."""

WRITERS: dict[str, Writer] = {
    "biblatex": bibtex.write,
    "bibtex": bibtex.write,
    "csl-json": csljson.write,
    "csl-yaml": cslyaml.write,
    "csv": sheets.write_csv,
    "endnote": refer.write,
    "endnote-xml": endnotexml.write,
    "noteexpress": noteexpress.write,
    "ris": ris.write,
    "xlsx": sheets.write_xlsx,
}
"""The writer of each format by its name for ``--to``."""

SNIFFERS: dict[str, Sniffer] = {
    "noteexpress": noteexpress.sniff,
    "cssci": cssci.sniff,
    "cnki-estudy": estudy.sniff,
    "pubmed-xml": pubmedxml.sniff,
    "crossref-xml": crossrefxml.sniff,
    "endnote-xml": endnotexml.sniff,
    "openalex": openalex.sniff,
    "datacite": datacite.sniff,
    "crossref-json": crossrefjson.sniff,
    "csl-json": csljson.sniff,
    "ris": ris.sniff,
    "nbib": medline.sniff,
    "cnki-refworks": refworks.sniff_cnki,
    "refworks": refworks.sniff,
    "wos": wos.sniff,
    "cnki-refer": refer.sniff_cnki,
    "endnote": refer.sniff,
    "biblatex": bibtex.sniff,
    "csl-yaml": cslyaml.sniff,
}
"""How each format is known by its beginning, the surest first."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "biblatex": bibtex.SUFFIXES,
    "ris": ris.SUFFIXES,
    "nbib": medline.SUFFIXES,
    "endnote": refer.SUFFIXES,
    "noteexpress": noteexpress.SUFFIXES,
    "cnki-estudy": estudy.SUFFIXES,
    "wos": wos.SUFFIXES,
    "refworks": refworks.SUFFIXES,
    "csl-json": csljson.SUFFIXES,
}
"""The endings of file names, for a file whose content says nothing."""
