"""Identifiers in what people paste: a DOI, ISBN, arXiv id or PMID, bare, with its prefix, or inside a URL."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from toolkit.sources.identifier_forms import ARXIV_IN_DOI, DOI_URL, isbn_fault

IdentifierKind = Literal["doi", "isbn", "arxiv", "pmid"]

_DOI = re.compile(r"(?:doi\s*[:：]?\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_DOI_INSIDE = re.compile(r"https?://\S*?/(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv\s*[:：]?\s*|https?://(?:export\.|www\.)?arxiv\.org/(?:abs|pdf|html)/)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_PMID = re.compile(r"(?:pmid\s*[:：]?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,8})/?", re.IGNORECASE)
_ISBN = re.compile(r"(?:isbn(?:-1[03])?\s*[:：]?\s*)?((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx])", re.IGNORECASE)
_ENDS = ".,;:。，；：'\""


class Identifier(Struct, frozen=True):
    """What kind of identifier, and its value in the form that indexes are asked with."""

    kind: IdentifierKind
    value: str


def identify(text: str) -> Identifier | None:
    """Return the identifier that a text is, or None: ``doi:10.1/x``, ``978-7-…``, ``arXiv:2401.00001``, ``PMID 123``.

    A bare number is never taken for a PMID, and ten or thirteen digits only for an ISBN whose check digit is right.
    """
    text = text.strip().strip("<>")
    if (match := _DOI.fullmatch(text)) or (match := _DOI_INSIDE.fullmatch(text)):
        return Identifier("doi", clean_doi(match[1]))
    if match := _ARXIV.fullmatch(text):
        return Identifier("arxiv", match[1])
    if match := _PMID.fullmatch(text):
        return Identifier("pmid", match[1])
    if (match := _ISBN.fullmatch(text)) and is_isbn(match[1]):
        return Identifier("isbn", re.sub(r"[\s-]", "", match[1]).upper())
    return None


def clean_doi(text: str) -> str:
    """Return a DOI without resolver, percent-encoding and the punctuation of the sentence it stood in."""
    doi = unquote(DOI_URL.sub("", text.strip())).rstrip(_ENDS)
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(_ENDS)
    return doi


def is_isbn(text: str) -> bool:
    """Say whether the check digit of an ISBN of ten or thirteen digits is right."""
    return isbn_fault(text) == ""


def identifiers_of(identifiers: dict[str, str]) -> list[Identifier]:
    """Return the identifiers of a record that indexes can be asked by, the most telling first."""
    found: list[Identifier] = []
    doi = clean_doi(identifiers.get("doi", ""))
    if doi.startswith("10."):  # other registries' numbers also stand in this field: ``CNKI:CDMD:…``
        if match := ARXIV_IN_DOI.fullmatch(doi):
            found.append(Identifier("arxiv", match[1]))
        found.append(Identifier("doi", doi))
    eprint = identifiers.get("eprint", "")
    if identifiers.get("eprinttype", "").casefold() == "arxiv" and (match := _ARXIV.fullmatch(eprint)):
        found.append(Identifier("arxiv", match[1]))
    if identifiers.get("pmid", "").isdecimal():
        found.append(Identifier("pmid", identifiers["pmid"]))
    if is_isbn(identifiers.get("isbn", "")):
        found.append(Identifier("isbn", re.sub(r"[\s-]", "", identifiers["isbn"]).upper()))
    return list(dict.fromkeys(found))
