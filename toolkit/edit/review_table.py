"""Claims as rows of a sheet, and an edited sheet back: a cell counts only where it differs from what would be written.

So what a spreadsheet program does to a cell that nobody touched changes nothing, and what has no column (positions,
checks) stays. A row that was taken out of the sheet removes nothing; one without an id is a new claim.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, get_args

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.edit.claims import add_claim, decide, edit_claim
from toolkit.edit.identity import new_id
from toolkit.edit.lookup import unknown
from toolkit.errors import ToolkitError
from toolkit.model import AuthorView, Claim, Corpus, Kind, Link, Place, Stamp, Status

Row = dict[str, str]
CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status), "kind": get_args(Kind), "author_view": ("", *get_args(AuthorView)),
}
"""The columns in which only some words can stand."""
LISTS = ("asserted_by", "rests_on", "concepts")
PLAIN = ("section", "exempt")
READ_ONLY = ("passage", "references")
"""Columns that are there to be read; what stands in them when the sheet comes back is not looked at."""
NOT_EDITED = ("id", "paper", *READ_ONLY)
TEXT = "text_"
_LINK = re.compile(
    r"(?P<key>[^\s:\[]+)(?::(?P<role>[A-Za-z]+))?(?:\s*\[(?P<marks>[^\]]*)\])?(?:\s*p\.\s*(?P<page>.+))?")
_PARTS = re.compile(r"[\s;；,，、]+")


class Difference(NamedTuple):
    """A cell that says something else than the corpus."""

    claim: str
    column: str
    ours: str
    theirs: str


class Sheet(NamedTuple):
    """What an edited sheet asks for: cells that differ, new claims, and the claims that it leaves out."""

    differences: tuple[Difference, ...]
    new: tuple[Row, ...]
    missing: tuple[str, ...]


def columns(corpus: Corpus, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the names of the columns; there is one for each language that is in use."""
    languages = dict.fromkeys((*corpus.settings.languages, *(tag for claim in claims for tag in claim.text)))
    return ("id", "paper", "section", "status", "kind", *(TEXT + tag for tag in languages), "asserted_by",
            "author_view", "sources", "rests_on", "concepts", "exempt", *READ_ONLY)


def row_of(claim: Claim, names: Sequence[str]) -> Row:
    """Return a claim as a row; the columns that are only read are empty."""
    cells = {
        "id": claim.id, "paper": claim.paper, "status": claim.status, "kind": claim.kind,
        "author_view": claim.author_view or "", "sources": "\n".join(map(link_words, claim.sources)),
        **{name: getattr(claim, name) for name in PLAIN}, **{name: "; ".join(getattr(claim, name)) for name in LISTS},
        **{TEXT + tag: text for tag, text in claim.text.items()},
    }
    return {name: cells.get(name, "") for name in names}


def link_words(link: Link) -> str:
    """Return a link on one line: ``key:role [c01 c02] p. 27``."""
    marks = f" [{' '.join(link.citations)}]" if link.citations else ""
    return f"{link.key}:{link.role}{marks}" + (f" p. {link.locator}" if link.locator else "")


def compared(corpus: Corpus, rows: Sequence[Mapping[str, str]], shown: Callable[[str], str] = str) -> Sheet:
    """Return what a sheet says differently from the corpus; ``shown`` is what a cell becomes in such a sheet.

    Raises ToolkitError where a row names a claim that is not there, or stands twice.
    """
    differences: list[Difference] = []
    new, seen = [], set()
    for row in rows:
        name = row.get("id", "").strip()
        if not name:
            if any(row.get(column) for column in row if column.startswith(TEXT)):
                new.append(dict(row))
            continue
        if name not in corpus.claims:
            raise unknown(("claim", "论断"), name, corpus.claims)
        if name in seen:
            raise ToolkitError(f"{name} stands twice in the sheet", f"表中 {name} 出现两次")
        seen.add(name)
        ours = row_of(corpus.claims[name], tuple(row))
        written = {column: _plain(shown(cell)) for column, cell in ours.items()}
        differences += [Difference(name, column, ours[column], cell) for column, cell in row.items()
                        if column not in NOT_EDITED and written[column] != _plain(cell)]
    papers = {corpus.claims[name].paper for name in seen}
    missing = tuple(one.id for one in corpus.claims.values()
                    if one.paper in papers and one.status == "draft" and one.id not in seen)
    return Sheet(tuple(differences), tuple(new), missing)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def applied(corpus: Corpus, sheet: Sheet, who: Stamp, chance: random.Random | None = None) -> Corpus:
    """Return the corpus with what a sheet asks for; raises ToolkitError, naming the claim, for what cannot be."""
    by_claim: dict[str, list[Difference]] = {}
    for one in sheet.differences:
        by_claim.setdefault(one.claim, []).append(one)
    for name, cells in by_claim.items():
        with _at(name):
            corpus = _changed(corpus, name, cells, who)
    for at, row in enumerate(sheet.new, 1):
        with _at(f"new row {at}"):
            corpus = _added(corpus, row, who, chance)
    return corpus


@contextmanager
def _at(name: str) -> Iterator[None]:
    try:
        yield
    except ToolkitError as error:
        raise ToolkitError(f"{name}: {error}", f"{name}：{error.chinese}") from None


def _changed(corpus: Corpus, name: str, cells: Sequence[Difference], who: Stamp) -> Corpus:
    claim = corpus.claims[name]
    for cell in cells:
        claim = with_cell(corpus, claim, cell.column, _plain(cell.theirs))
    status = claim.status
    if status == corpus.claims[name].status:
        return edit_claim(corpus, claim)
    corpus = edit_claim(corpus, replace(claim, status=corpus.claims[name].status))
    if status == "draft":
        left = tuple(one for one in corpus.decisions.rejected_drafts if one != name)
        return replace(corpus, claims={**corpus.claims, name: replace(claim, reviewed=None)},
                       decisions=replace(corpus.decisions, rejected_drafts=left))
    return decide(corpus, name, status, who)


def _added(corpus: Corpus, row: Row, who: Stamp, chance: random.Random | None) -> Corpus:
    paper = row.get("paper", "").strip() or (next(iter(corpus.papers)) if len(corpus.papers) == 1 else "")
    taken = {*corpus.claims, *corpus.decisions.rejected_drafts}
    claim = Claim(new_id(paper, taken, chance or random.SystemRandom()), {}, "interpretation", by=who, paper=paper,
                  place=Place(f"corpus/claims/{paper}.yaml"))
    for column, cell in row.items():
        if cell.strip() and column not in NOT_EDITED:
            claim = with_cell(corpus, claim, column, _plain(cell))
    return add_claim(corpus, claim)


def with_cell(corpus: Corpus, claim: Claim, column: str, cell: str) -> Claim:
    """Return a claim with one cell taken over; raises ToolkitError for a cell that cannot be read."""
    if column in CHOICES:
        if cell not in CHOICES[column]:
            raise unknown((column, column), cell, CHOICES[column])
        return replace(claim, **{column: (cell or None) if column == "author_view" else cell})
    if column in LISTS:
        return replace(claim, **{column: tuple(dict.fromkeys(filter(None, _PARTS.split(cell))))})
    if column == "sources":
        return replace(claim, sources=tuple(_link(corpus, claim, line) for line in cell.split("\n") if line.strip()))
    if column.startswith(TEXT):
        texts = {**claim.text, column.removeprefix(TEXT): cell}
        texts = {tag: text for tag, text in texts.items() if text}
        if not texts:
            raise ToolkitError("a claim needs a text", "论断须有表述")
        return replace(claim, text=texts)
    if column in PLAIN:
        return replace(claim, **{column: cell})
    raise unknown(("column", "列"), column, (*CHOICES, *LISTS, *PLAIN, "sources"))


def _link(corpus: Corpus, claim: Claim, line: str) -> Link:
    """Return a line as a link; the check of the link that it was stays with it."""
    match = _LINK.fullmatch(line.strip().rstrip(";；"))
    if match is None:
        raise ToolkitError(f"write KEY:ROLE [markers] p. PAGE, not {line.strip()!r}",
                           f"应写作 KEY:ROLE [标引] p. 页码，而非 {line.strip()}")
    same = [one for one in claim.sources if canonical(corpus, one.key) == canonical(corpus, match["key"])]
    old = next((one for one in same if one.role == match["role"]), same[0] if same else None)
    return Link(
        match["key"], match["role"] or (old.role if old else "discusses"),
        tuple(filter(None, _PARTS.split(match["marks"] or ""))), (match["page"] or "").strip(),
        old.check if old else None,
    )
