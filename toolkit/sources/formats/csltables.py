"""Where each CSL variable lives in a Source: one table for types, one for variables, one for roles.

Names on the left are those of the CSL specification 1.0.2, on the right biblatex's. What stands in no table keeps its
CSL name in ``Source.fields``.
"""

from __future__ import annotations

TYPES = {
    "article": "online", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "bill": "legislation", "book": "book", "broadcast": "video", "chapter": "incollection", "classic": "book",
    "collection": "collection", "dataset": "dataset", "document": "misc", "entry": "inreference",
    "entry-dictionary": "inreference", "entry-encyclopedia": "inreference", "event": "misc", "figure": "image",
    "graphic": "artwork", "hearing": "legal", "interview": "misc", "legal_case": "jurisdiction",
    "legislation": "legislation", "manuscript": "unpublished", "map": "image", "motion_picture": "movie",
    "musical_score": "music", "pamphlet": "booklet", "paper-conference": "inproceedings", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "personal_communication": "letter", "post": "online",
    "post-weblog": "online", "regulation": "legislation", "report": "report", "review": "review",
    "review-book": "review", "software": "software", "song": "audio", "speech": "unpublished", "standard": "standard",
    "thesis": "thesis", "treaty": "legislation", "webpage": "online",
}  # fmt: skip
"""biblatex's entry type of each CSL type; where several share one, ``entrysubtype`` keeps the CSL type."""

OF_ENTRY = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bookinbook": "chapter", "book": "book",
    "booklet": "pamphlet", "collection": "book", "dataset": "dataset", "image": "figure", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legal": "hearing", "legislation": "legislation", "letter": "personal_communication",
    "manual": "book", "misc": "document", "movie": "motion_picture", "music": "musical_score", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book", "online": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "proceedings": "book", "reference": "book",
    "report": "report", "review": "review", "software": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "newspaper": "article-newspaper", "database": "dataset",
}  # fmt: skip
"""The CSL type of each biblatex entry type, where ``entrysubtype`` says nothing else."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "preprint": "article"}
"""What biblatex users write into ``entrysubtype``, beside the CSL types themselves."""

SIDE = {
    "title": "title", "container-title": "container", "collection-title": "series", "publisher": "publisher",
    "publisher-place": "location",
}  # fmt: skip
"""Variables of the work's own language; with ``original-`` before them, of its other one."""

ROLES = {"author": "authors", "editor": "editors", "translator": "translators"}

OTHER_ROLES = frozenset(
    [
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editorial-director",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
    ]
)
"""Roles that a Source keeps as a list of names in ``fields``."""

PLAIN = {"volume": "volume", "edition": "edition", "page": "pages"}

IDENTIFIERS = {
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "CSTR": "cstr",
}  # fmt: skip

FIELDS = {
    "abstract": "abstract", "note": "note", "genre": "type", "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes", "event-title": "eventtitle", "event": "eventtitle", "event-place": "venue",
    "title-short": "shorttitle", "container-title-short": "shortjournal", "journalAbbreviation": "shortjournal",
    "shortTitle": "shorttitle", "chapter-number": "chapter", "version": "version", "status": "pubstate",
    "call-number": "library", "part-number": "part", "collection-number": "collection-number",
}  # fmt: skip
"""Variables with a biblatex field of their own."""

DATES = {"original-date": "origdate", "event-date": "eventdate"}

NUMBERED = frozenset(
    ["report", "patent", "standard", "legislation", "bill", "regulation", "treaty", "software", "dataset", "legal_case",
     "thesis", "book", "chapter", "webpage", "document", "manuscript"]
)  # fmt: skip
"""CSL types whose ``number`` is a number of their own and no issue of a journal."""
