"""What rules over the entries of a .bib file share: the Problem at a field, and the kinds of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.model import Level, Problem
from toolkit.rules.protocol import Fix
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.library import Entry
from toolkit.text.wordset import word_set

NAME_FIELDS = ("author", "editor", "translator")
VERBATIM = word_set(
    """
    doi url eprint file isbn issn urldate date year pmid pmcid key crossref related entryset ids xdata options pdf
    local-url sorttitle sortkey sortname indextitle indexsorttitle bdsk-url-1 bdsk-file-1
    keywords abstract annotation annote note concepts eprinttype
    """
)
"""Fields that are no running prose of the reference."""


def found(
    entry: Entry, rule: str, level: Level, field: str = "", suggestion: str = "", **args: str | int
) -> Iterator[Problem]:
    """Yield one Problem at a field of an entry, or at the entry."""
    subject = f"{entry.subject}:{field}" if field and entry.key else entry.subject
    yield Problem(rule, level, entry.place(field), subject, {"field": field, **args}, suggestion=suggestion)


def rewritten(
    entry: Entry, problem: Problem, certain: Callable[[str], str], risky: Callable[[str], str] | None = None
) -> Fix | None:
    """Return the fix that writes the value of a finding's field otherwise; ``risky`` is tried where the other does not.

    None where neither changes anything.
    """
    field = entry.field(str(problem.args["field"]))
    if field is None:
        return None
    text = field.value if field.value.isdecimal() else field.value[1:-1]
    for change, safe in ((certain, True), (risky or certain, False)):
        if (new := change(text)) != text:
            return Fix((ValueChange(field.name, new),), safe)
    return None


def unchanged(text: str) -> str:
    """Return a value as it is: what is certain where nothing is."""
    return text
