"""What a DOI says about the year and the venue of its work, where its publisher writes them into it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.text.normal import normal_form


class Years(NamedTuple):
    """The years in which the work may be dated, and the year as the DOI has it."""

    first: int
    last: int
    said: int


_YEARS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(r"10\.1109/[a-z]+\d*\.(\d{4})\.\d+"), -1, 1),
    (re.compile(r"10\.(?:1101|64898)/(\d{4})\.\d\d\.\d\d\.\d+"), 0, 2),
    (re.compile(r"10\.18653/v1/(\d{4})\.\w"), 0, 0),
    (re.compile(r"10\.24963/ijcai\.(\d{4})/"), 0, 0),
    (re.compile(r"10\.21437/interspeech\.(\d{4})-"), 0, 0),
    (re.compile(r"10\.1016/j\.[a-z]+\.(\d{4})\.\d"), -1, 2),
    (re.compile(r"10\.\d+/sp\.j\.\d{4}\.(\d{4})\."), -1, 1),
    (re.compile(r"10\.\d+/j\.(?:cnki\.)?(?:issn)?[.:]?\d{4}-?\d{3}[\dx]\.(\d{4})\."), -1, 1),
)
"""How a DOI carries a year, and how much earlier and later the work may be dated."""
_AAAI = re.compile(r"10\.1609/aaai\.v(\d+)i")

_STEMS = re.compile(r"10\.1109/([a-z]{3,})\d+\.\d{4}|10\.1609/(aaai)\.v|10\.24963/(ijcai)\.|10\.21437/(interspeech)\.")
_JOURNALS: tuple[tuple[str, str], ...] = (
    ("10.1101/20", "bioRxiv/medRxiv"), ("10.64898/", "bioRxiv/medRxiv"), ("10.48550/arxiv", "arXiv"),
    ("10.1016/j.", "a journal of Elsevier"), ("10.1186/", "a journal of BMC"), ("10.1371/journal", "a journal of PLOS"),
    ("10.1038/", "a journal of Nature Portfolio"), ("10.3389/", "a journal of Frontiers"),
    ("10.3390/", "a journal of MDPI"), ("10.1002/", "a journal of Wiley"), ("10.1093/", "a journal of Oxford"),
    ("10.1136/", "a journal of BMJ"), ("10.2196/", "a journal of JMIR"), ("10.1080/", "a journal of Taylor & Francis"),
    ("10.1177/", "a journal of Sage"), ("10.1111/", "a journal of Wiley"), ("10.1145/", "the ACM"),
)
"""DOI prefixes that are given to journals and preprints and to no conference of the table below."""
_CONFERENCES: dict[str, tuple[str, ...]] = {
    "cvpr": ("cvpr", "computervisionandpatternrecognition"),
    "iccv": ("iccv", "internationalconferenceoncomputervision"),
    "wacv": ("wacv", "winterconferenceonapplications"), "aaai": ("aaai",), "ijcai": ("ijcai", "jointconference"),
    "interspeech": ("interspeech",), "icassp": ("icassp", "acousticsspeech"), "icra": ("icra", "roboticsandautomation"),
    "iros": ("iros", "intelligentrobots"), "icde": ("icde",), "icdm": ("icdm",), "neurips": ("neurips", "nips"),
    "iclr": ("iclr",), "icml": ("icml",), "acl": ("acl",), "emnlp": ("emnlp",), "naacl": ("naacl",), "kdd": ("kdd",),
    "sigir": ("sigir",), "www": ("www", "thewebconference"), "uai": ("uai",),
    "aistats": ("aistats",), "eccv": ("eccv",),
    "colt": ("colt",), "tmlr": ("tmlr", "transmachlearnres", "transactionsonmachinelearningresearch"),
    "jmlr": ("jmlr", "jmachlearnres", "journalofmachinelearningresearch"), "chi": ("chi",),
    "biorxiv": ("biorxiv",), "medrxiv": ("medrxiv",),
}
"""Venues that other works are often said to have been in, with how their names begin or stand in full."""


_NEVER_ACM = frozenset(["iclr", "emnlp", "naacl", "acl", "aistats", "tmlr", "jmlr", "neurips", "cvpr", "biorxiv"])


def year_of(doi: str) -> Years | None:
    """Return the years that a bare DOI in lower case allows; None where it carries none."""
    if volume := _AAAI.match(doi):
        year = 1986 + int(volume[1])
        return Years(year, year, year)
    for pattern, before, after in _YEARS:
        if (match := pattern.match(doi)) and 1900 <= int(match[1]) <= 2100:
            year = int(match[1])
            return Years(year + before, year + after, year)
    return None


def venue_of(doi: str) -> str:
    """Return the conference or the kind of journal that a bare DOI names; empty where it names none."""
    if match := _STEMS.match(doi):
        return next(name for name in match.groups() if name)
    return next((name for start, name in _JOURNALS if doi.startswith(start)), "")


def contradict(ours: str, theirs: str) -> bool:
    """Say whether a venue that an entry names is a known one, and another than the one that its DOI names."""
    known = _known(ours)
    if theirs.startswith("bioRxiv"):
        return "rxiv" not in ours.lower() and "preprint" not in ours.lower()
    if not known or theirs == "arXiv" or (theirs == "the ACM" and known not in _NEVER_ACM):
        return False
    if theirs in _CONFERENCES:
        return known != theirs
    return True


@lru_cache(maxsize=4096)  # a library names few venues, each many times
def _known(venue: str) -> str:
    form = normal_form(venue)
    bare = re.sub(r"\d+", "", form)
    return next((name for name, names in _CONFERENCES.items() if _is_named(form, bare, names)), "")


def _is_named(form: str, bare: str, names: tuple[str, ...]) -> bool:
    return any(bare == name or (len(name) > 12 and name in form) for name in names)
