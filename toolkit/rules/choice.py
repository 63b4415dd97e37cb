"""Which rules a word chooses: a rule's id, a group, or the beginning of ids up to a hyphen."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from toolkit.errors import ToolkitError

GROUPS: dict[str, tuple[str, ...]] = {
    "bib": (
        "bib", "crossfield", "date", "duplicate-doi", "duplicate-work", "encoding", "entry", "field", "identifier",
        "journal", "langid", "latex", "locator", "name", "pages", "required-field", "retracted-source", "title",
        "unknown-crossref", "unknown-field", "unknown-type", "url", "zh",
    ),
    "zh": ("zh", "langid", "name-separator"),
    "twin": ("twin",),
    "citation": ("citation", "reference", "key", "printed", "unknown-citation"),
    "claim": ("claim", "rests-on", "anchor", "speaker", "unknown-claim", "unknown-role", "unknown-source"),
    "mentioned": ("mentioned",),
    "concept": ("concept", "unknown-concept", "unknown-relation"),
    "report": ("report", "coverage"),
    "file": (
        "file", "yaml", "record", "merge", "duplicate-id", "paper", "unknown-section", "input", "text", "archive",
        "page", "part", "entity", "bibliography",
    ),
    "ignore": ("ignore", "accepted"),
}
"""The groups of rules: the ids, or what ids begin with, that each holds."""
ALL = "all"


def matching(word: str, rules: Collection[str]) -> frozenset[str]:
    """Return the rules that a word chooses: all, those of a group, those that begin with it, or the one of that id."""
    if word == ALL:
        return frozenset(rules)
    heads = (word.rstrip("-*"), *GROUPS.get(word, ()))
    return frozenset(rule for rule in rules if any(rule == head or rule.startswith(f"{head}-") for head in heads))


def chosen(words: Iterable[str], rules: Collection[str]) -> frozenset[str]:
    """Return the rules that any of the words chooses; raises ToolkitError for a word that chooses none."""
    found: set[str] = set()
    for word in words:
        of_word = matching(word, rules)
        if not of_word:
            raise unknown(word, rules)
        found |= of_word
    return frozenset(found)


def nearest(word: str, rules: Collection[str]) -> str:
    """Return the rule or group that a word was probably meant for; empty where none is near."""
    heads = {rule.partition("-")[0] for rule in rules}
    return "".join(difflib.get_close_matches(word, sorted({*rules, *GROUPS, *heads}), 1))


def unknown(word: str, rules: Collection[str]) -> ToolkitError:
    """Return the error for a word that names no rule and no group."""
    near = nearest(word, rules)
    english, chinese = (f"; did you mean {near}?", f"；是否指 {near}？") if near else ("", "")
    return ToolkitError(f"no rule {word!r}{english}", f"没有规则 {word}{chinese}")
