"""Identifiers of works and people: their form, their check digits, and what they say about a work."""

from __future__ import annotations

import re
from typing import NamedTuple

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[!-~]*[!-~]", re.ASCII)
DOI_URL = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi\s*[:：]\s*", re.IGNORECASE)
DUMMY_DOI = re.compile(
    r"10\.(?:1234|12345|123456|0000|9999|9999\d|8888\d|7777\d|5432|4321|xxxx)/"
    r"|/(?:placeholder|example|dummy|test|todo|xx+|tba|unknown|12345(?:6789?)?(?:0)?)$|/x{3,}|\.x{4,}", re.IGNORECASE
)
_ARXIV_NEW = re.compile(r"(\d{2})(\d{2})\.(\d{4,5})(v\d+)?")
_ARXIV_OLD = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)(\d{2})(\d{2})\d{3}(v\d+)?")
ARXIV_IN_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
ARXIV_IN_URL = re.compile(r"arxiv\.org/(?:abs|pdf)/([^?#\s]+?)(?:\.pdf)?/?$", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


class ArxivId(NamedTuple):
    """An arXiv id: without its version, and the year and month it was given; month 0 where the id is none."""

    bare: str
    year: int
    month: int


def bare_doi(text: str) -> str:
    """Return a DOI without the address or label before it, in lower case."""
    return DOI_URL.sub("", text.strip()).lower()


def is_doi(text: str) -> bool:
    """Say whether a text has the form of a DOI and does not end in a sentence's punctuation."""
    return DOI.fullmatch(text) is not None and text[-1] not in ".,;:"


def arxiv_id(text: str) -> ArxivId | None:
    """Read an arXiv id of either form (``1706.03762v2``, ``hep-th/9901001``); None where it has neither form."""
    text = re.sub(r"^arxiv:\s*", "", text.strip(), flags=re.IGNORECASE)
    match = _ARXIV_NEW.fullmatch(text) or _ARXIV_OLD.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return ArxivId(re.sub(r"v\d+$", "", text).lower(), 1900 + year if year > 90 else 2000 + year, month)


def isbn_fault(text: str) -> str:
    """Return what is wrong with an ISBN: ``form``, ``length``, ``digit``; empty where nothing is."""
    digits = re.sub(r"[\s\-‐‑–]", "", re.sub(r"^ISBN(?:-1[03])?:?\s*", "", text.strip(), flags=re.IGNORECASE)).upper()
    if not re.fullmatch(r"\d*X?", digits, re.ASCII):
        return "form"
    if len(digits) == 13 and digits.isdecimal():
        return "" if sum(int(sign) * (1, 3)[at % 2] for at, sign in enumerate(digits)) % 10 == 0 else "digit"
    if len(digits) == 10:
        total = sum((10 - at) * (10 if sign == "X" else int(sign)) for at, sign in enumerate(digits))
        return "" if total % 11 == 0 else "digit"
    return "length"


def issn_fault(text: str) -> str:
    """Return what is wrong with an ISSN: ``form`` or ``digit``; empty where nothing is."""
    digits = re.sub(r"[\s\-‐‑–]", "", text).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits, re.ASCII):
        return "form"
    total = sum((8 - at) * (10 if sign == "X" else int(sign)) for at, sign in enumerate(digits))
    return "" if total % 11 == 0 else "digit"


def orcid_fault(text: str) -> str:
    """Return what is wrong with an ORCID iD: ``form`` or ``digit`` (ISO 7064, MOD 11-2); empty where nothing is."""
    bare = re.sub(r"^(?:https?://)?orcid\.org/", "", text.strip()).upper()
    if not _ORCID.fullmatch(bare):
        return "form"
    total = 0
    for sign in bare.replace("-", "")[:-1]:
        total = (total + int(sign)) * 2
    return "" if "0123456789X"[(12 - total % 11) % 11] == bare[-1] else "digit"
