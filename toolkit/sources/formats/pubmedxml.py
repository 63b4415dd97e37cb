"""PubMed's XML: ``PubmedArticle`` and ``PubmedBookArticle`` (NLM's DTD)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.medline import add_titles, full_range, without_dot
from toolkit.sources.formats.xmltree import Item, all_at, inner, inner_at, read_xml

SUFFIXES = ()
_TAGS = frozenset(["PubmedArticle", "PubmedBookArticle", "MedlineCitation"])


def read(data: bytes, name: str = "pubmed.xml") -> Iterator[Source | Problem]:
    """Yield every article and book."""
    return read_xml(data, name, _TAGS, item_of_record)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like PubMed XML."""
    return re.search(r"<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)\b", decode(head, "").text) is not None


def item_of_record(record: Element) -> Item:
    """Return the CSL item of an article or a book."""
    book = record.find("BookDocument")
    if book is not None:
        return _book(book)
    citation = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        return {"type": "document", "title": inner(record)[:80]}
    return _article(record, citation, article)


def _article(record: Element, citation: Element, article: Element) -> Item:
    issue = article.find("Journal/JournalIssue")
    issue = issue if issue is not None else Element("JournalIssue")
    types = [text.lower() for text in all_at(article, "PublicationTypeList/PublicationType")]
    item: Item = {"type": "article" if "preprint" in types else "article-journal", "custom": {}}
    item["language"] = inner_at(article, "Language")
    add_titles(item, inner_at(article, "ArticleTitle"), inner_at(article, "VernacularTitle"))
    item["author"] = _people(article, "AuthorList/Author")
    item["container-title"] = inner_at(article, "Journal/Title", "Journal/ISOAbbreviation")
    item["container-title-short"] = inner_at(article, "Journal/ISOAbbreviation")
    item |= {"volume": inner_at(issue, "Volume"), "issue": inner_at(issue, "Issue")}
    first, last = inner_at(article, "Pagination/StartPage"), inner_at(article, "Pagination/EndPage")
    item["page"] = full_range(inner_at(article, "Pagination/MedlinePgn") or clean.page_range(first, last))
    item["issued"] = _date(issue.find("PubDate")) or _date(article.find("ArticleDate"))
    for number in all_at(article, "Journal/ISSN"):
        clean.add_serials(item, number)
    _identifiers(item, record, citation, article)
    item["abstract"] = _abstract(article)
    item["keyword"] = [
        *all_at(citation, "KeywordList/Keyword"),
        *all_at(citation, "MeshHeadingList/MeshHeading/DescriptorName"),
    ]
    return item


def _identifiers(item: Item, record: Element, citation: Element, article: Element) -> None:
    ids = {each.get("IdType", ""): inner(each) for each in record.iterfind("PubmedData/ArticleIdList/ArticleId")}
    places = {each.get("EIdType", ""): inner(each) for each in article.iterfind("ELocationID")}
    item["DOI"] = ids.get("doi") or places.get("doi", "")
    item["PMID"] = inner_at(citation, "PMID") or ids.get("pubmed", "")
    item["PMCID"] = ids.get("pmc", "")
    item["page"] = item["page"] or places.get("pii", "")  # as the NLM cites what is not yet in print


def _book(book: Element) -> Item:
    part = inner_at(book, "ArticleTitle")
    title = inner_at(book, "Book/BookTitle")
    item: Item = {"type": "chapter" if part else "book", "title": without_dot(part or title), "custom": {}}
    item["container-title"] = title if part else ""
    item["author"] = _people(book, "AuthorList[@Type='authors']/Author") or _people(book, "AuthorList/Author")
    item["editor"] = _people(book, "Book/AuthorList[@Type='editors']/Author")
    if not item["author"] or not part:
        item["author"] = item["author"] or _people(book, "Book/AuthorList[@Type='authors']/Author")
    item["publisher"] = inner_at(book, "Book/Publisher/PublisherName")
    item["publisher-place"] = inner_at(book, "Book/Publisher/PublisherLocation")
    item["issued"] = _date(book.find("Book/PubDate"))
    for number in [*all_at(book, "Book/Isbn"), *all_at(book, "Isbn")]:
        clean.add_serials(item, number)
    item |= {"volume": inner_at(book, "Book/Volume"), "edition": inner_at(book, "Book/Edition")}
    item["collection-title"] = inner_at(book, "Book/CollectionTitle")
    item |= {"PMID": inner_at(book, "PMID"), "language": inner_at(book, "Language"), "abstract": _abstract(book)}
    item["custom"]["bookaccession"] = inner_at(book, "ArticleIdList/ArticleId[@IdType='bookaccession']")
    item["DOI"] = inner_at(book, "ArticleIdList/ArticleId[@IdType='doi']")
    return item


def _people(element: Element, path: str) -> list[Item]:
    return [person for each in element.iterfind(path) if (person := _person(each))]


def _person(author: Element) -> Item:
    family, given = inner_at(author, "LastName"), inner_at(author, "ForeName", "Initials")
    if not family:
        name = inner_at(author, "CollectiveName")
        return {"literal": name} if name else {}
    return {name: text for name, text in
            {"family": family, "given": given, "suffix": inner_at(author, "Suffix")}.items() if text}  # fmt: skip


def _date(date: Element | None) -> str:
    if date is None:
        return ""
    parts = [inner_at(date, part) for part in ("Year", "Month", "Day")]
    return ("-" if parts[1].isdigit() else " ").join(filter(None, parts)) or inner_at(date, "MedlineDate")


def _abstract(element: Element) -> str:
    parts = []
    for each in element.iterfind("Abstract/AbstractText"):
        label = each.get("Label", "")
        parts.append(f"{label}: {inner(each)}" if label and label != "UNLABELLED" else inner(each))
    return "\n".join(filter(None, parts))
