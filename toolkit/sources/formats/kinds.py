"""The names that EndNote, RefWorks and Chinese databases give to types of works, as CSL types."""

from __future__ import annotations

_NAMES = {
    "abstract": "article-journal", "aggregated database": "dataset", "ancient text": "classic", "artwork": "graphic",
    "audiovisual material": "motion_picture", "bill": "bill", "bills/resolutions": "bill", "blog": "post-weblog",
    "book": "book", "book chapter": "chapter", "book section": "chapter", "book, edited": "book",
    "book, section": "chapter", "book, whole": "book", "case": "legal_case", "case/court decisions": "legal_case",
    "catalog": "book", "chart or table": "figure", "classical work": "classic", "computer program": "software",
    "conference paper": "paper-conference", "conference proceeding": "paper-conference",
    "conference proceedings": "paper-conference", "dataset": "dataset", "dictionary": "entry-dictionary",
    "dissertation": "thesis", "dissertation/thesis": "thesis", "dissertation/thesis, unpublished": "thesis",
    "edited book": "book", "electronic article": "article-journal", "electronic book": "book",
    "electronic book section": "chapter", "electronic source": "webpage", "encyclopedia": "entry-encyclopedia",
    "equation": "figure", "figure": "figure", "film or broadcast": "motion_picture", "generic": "document",
    "government document": "report", "grant": "document", "hearing": "hearing", "interview": "interview",
    "journal": "article-journal", "journal article": "article-journal", "journal, electronic": "article-journal",
    "laws/statutes": "legislation", "legal rule or regulation": "legislation", "magazine article": "article-magazine",
    "manuscript": "manuscript", "map": "map", "monograph": "book", "motion picture": "motion_picture",
    "music": "musical_score", "music score": "musical_score", "newspaper article": "article-newspaper",
    "online database": "dataset", "online discussion forum/blogs": "post-weblog",
    "online multimedia": "motion_picture", "pamphlet": "pamphlet", "patent": "patent",
    "personal communication": "personal_communication", "podcast": "song", "report": "report", "serial": "book",
    "sound recording": "song", "standard": "standard", "statute": "legislation", "thesis": "thesis",
    "unpublished material": "manuscript", "unpublished work": "manuscript", "video/ dvd": "motion_picture",
    "web page": "webpage", "web project page": "webpage", "webpage": "webpage",
}  # fmt: skip
_DATABASES = (
    ("年鉴", "chapter"), ("报纸", "article-newspaper"), ("会议", "paper-conference"), ("硕士", "thesis"),
    ("博士", "thesis"), ("博硕", "thesis"), ("学位", "thesis"), ("专利", "patent"), ("标准", "standard"),
    ("成果", "report"), ("图书", "book"), ("辑刊", "article-journal"), ("期刊", "article-journal"),
)  # fmt: skip
"""Words in the names of CNKI's databases; its yearbooks are exported as laws or standards."""


def csl_kind(name: str, database: str = "") -> str:
    """Return the CSL type of a type's name, by the database where that knows better; ``document`` for neither."""
    found = _NAMES.get(" ".join(name.lower().split()), "")
    of_database = next((kind for word, kind in _DATABASES if word in database), "")
    return of_database if of_database == "chapter" or not found else found or "document"


ENDNOTE = {
    "article": ("Unpublished Work", 34), "article-journal": ("Journal Article", 17),
    "article-magazine": ("Magazine Article", 19), "article-newspaper": ("Newspaper Article", 23), "bill": ("Bill", 4),
    "book": ("Book", 6), "chapter": ("Book Section", 5), "classic": ("Classical Work", 49), "dataset": ("Dataset", 59),
    "document": ("Generic", 13), "entry-dictionary": ("Dictionary", 52), "entry-encyclopedia": ("Encyclopedia", 53),
    "figure": ("Figure", 37), "graphic": ("Artwork", 2), "hearing": ("Hearing", 14), "interview": ("Interview", 64),
    "legal_case": ("Case", 7), "legislation": ("Statute", 31), "manuscript": ("Manuscript", 36), "map": ("Map", 20),
    "motion_picture": ("Film or Broadcast", 21), "musical_score": ("Music", 61), "pamphlet": ("Pamphlet", 24),
    "paper-conference": ("Conference Paper", 47), "patent": ("Patent", 25),
    "personal_communication": ("Personal Communication", 26), "post-weblog": ("Blog", 56), "report": ("Report", 27),
    "software": ("Computer Program", 9), "song": ("Audiovisual Material", 3), "standard": ("Standard", 58),
    "thesis": ("Thesis", 32), "webpage": ("Web Page", 12),
}  # fmt: skip
"""EndNote's name and number of each CSL type."""
