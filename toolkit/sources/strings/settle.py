"""What the type of a decoded reference decides, and what decides its type better than the type model."""

from __future__ import annotations

import re
from typing import Any

from toolkit.sources.strings.stretches import YEAR
from toolkit.sources.strings.tokens import Tokens

Item = dict[str, Any]

_REPORT = re.compile(r"(?i)report|working paper|memo|bulletin|survey|assessment|\bno \.|报 ?告|公 ?报")
_SERVER = re.compile(r"(?i)\w+xiv")
_PREPRINT = re.compile(r"(?i)\b\w+xiv\b|preprint|预印本")
_DATASET = re.compile(
    r"(?i)\bdata ?bank\b|\bdryad\b|figshare|zenodo|dataverse|data cent(?:er|re)\b|数据中心|数据银行|数据出版"
)


def _told_kind(item: Item, server: str) -> str:
    """Return the type, corrected where the place of publication tells it: a preprint server, a data archive.

    A title alone with a publisher, a volume or issue but no pages, is a journal as a whole (GB/T 7714 4.3).
    """
    kind = str(item.get("type", ""))
    where = f"{item.get('publisher', '')} {item.get('container-title', '')} {server}"
    if kind in ("webpage", "book", "post", "document", "dataset") and _PREPRINT.search(where):
        return "preprint"
    if kind == "article-journal" and "publisher" in item and not {"container-title", "page", "author"} & set(item):
        return "periodical"
    return "dataset" if kind in ("webpage", "book", "document") and _DATASET.search(where) else kind


def _publisher_inside(item: Item, tokens: Tokens) -> None:
    """Part a publisher from the book that it stands behind: ``//Basic writings. Harper``."""
    container = str(item.get("container-title", ""))
    head, point, tail = container.rpartition(". ")
    if (
        point
        and "//" in tokens.texts
        and not {"publisher", "volume", "issue"} & set(item)
        and len(head) > 8
        and len(tail) > 5
        and head[-2:-1] != "."
    ):
        item["container-title"], item["publisher"] = head, tail


def settled(item: Item, tokens: Tokens) -> Item:
    """Return the item with what its type decides: who gives out a data set or a degree, the year of a standard."""
    _publisher_inside(item, tokens)
    server = next((text for text in tokens.texts if _SERVER.fullmatch(text)), "")
    kind = item["type"] = _told_kind(item, server)
    if kind == "preprint" and server and not {"publisher", "container-title"} & set(item):
        item["publisher"] = server
    if (
        kind in ("dataset", "preprint", "thesis")
        and "publisher" not in item
        and "container-title" in item
        and "volume" not in item
    ):
        item["publisher"] = item.pop("container-title")
    if kind == "report" and "code" not in tokens.kinds and not _REPORT.search(" ".join(tokens.texts)):
        item["type"] = "book"
    if kind == "standard" and "issued" not in item:
        for before, text in zip(tokens.texts, tokens.texts[1:], strict=False):
            if before in ("-", ":") and YEAR.fullmatch(text):
                item["issued"] = {"date-parts": [[int(text)]]}
    return item
