"""The rules of ``litcorpus check``: one module each, listed in ``RULES``.

A rule's module docstring is its manual page: ``explain`` returns it, ``run`` applies the rules, ``message`` words a
problem.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from collections.abc import Collection, Iterable

from msgspec import Struct

from toolkit.corpus import pinpoint
from toolkit.model import Corpus, Problem
from toolkit.rules import (
    accepted_reason,
    accepted_unknown,
    accepted_unused,
    anchor_unknown,
    bib_duplicate_field,
    bib_duplicate_key,
    bib_syntax,
    concept_cycle,
    coverage_below,
    date_invalid,
    duplicate_doi,
    duplicate_id,
    duplicate_work,
    file_encoding,
    file_missing,
    file_unexpected,
    ignore_reason,
    ignore_unknown,
    ignore_unused,
    journal_variant,
    merge_conflict,
    paper_id_mismatch,
    printed_contradiction,
    record_missing_key,
    record_unknown_key,
    record_wrong_type,
    rests_on_cycle,
    rests_on_other_paper,
    speaker_type,
    twin_authors,
    twin_journal,
    twin_name,
    twin_number,
    twin_pages,
    twin_volume,
    twin_year,
    unknown_citation,
    unknown_claim,
    unknown_concept,
    unknown_relation,
    unknown_role,
    unknown_section,
    unknown_source,
    yaml_duplicate_key,
    yaml_syntax,
    yaml_tab,
)
from toolkit.rules.choice import chosen, unknown
from toolkit.rules.entry_rules import ENTRY_RULES
from toolkit.rules.manuscripts import MANUSCRIPT_PAGES
from toolkit.rules.protocol import LibraryRule, Page, Rule
from toolkit.rules.record_rules import RECORD_RULES
from toolkit.sources.library import Library

CORPUS_RULES: dict[str, Rule] = {
    "anchor-unknown": anchor_unknown,
    "bib-duplicate-field": bib_duplicate_field,
    "bib-duplicate-key": bib_duplicate_key,
    "bib-syntax": bib_syntax,
    "concept-cycle": concept_cycle,
    "coverage-below": coverage_below,
    "date-invalid": date_invalid,
    "duplicate-id": duplicate_id,
    "file-encoding": file_encoding,
    "file-missing": file_missing,
    "file-unexpected": file_unexpected,
    "merge-conflict": merge_conflict,
    "paper-id-mismatch": paper_id_mismatch,
    "printed-contradiction": printed_contradiction,
    "record-missing-key": record_missing_key,
    "record-unknown-key": record_unknown_key,
    "record-wrong-type": record_wrong_type,
    "rests-on-cycle": rests_on_cycle,
    "rests-on-other-paper": rests_on_other_paper,
    "speaker-type": speaker_type,
    "unknown-citation": unknown_citation,
    "unknown-claim": unknown_claim,
    "unknown-concept": unknown_concept,
    "unknown-relation": unknown_relation,
    "unknown-role": unknown_role,
    "unknown-section": unknown_section,
    "unknown-source": unknown_source,
    "yaml-duplicate-key": yaml_duplicate_key,
    "yaml-syntax": yaml_syntax,
    "yaml-tab": yaml_tab,
    **RECORD_RULES,
}
"""The rules that look at a whole corpus, by id."""

LIBRARY_RULES: dict[str, LibraryRule] = {
    "duplicate-doi": duplicate_doi,
    "duplicate-work": duplicate_work,
    "journal-variant": journal_variant,
    "twin-authors": twin_authors,
    "twin-journal": twin_journal,
    "twin-name": twin_name,
    "twin-number": twin_number,
    "twin-pages": twin_pages,
    "twin-volume": twin_volume,
    "twin-year": twin_year,
}
"""The rules that compare the entries of a .bib file, by id."""

SCREEN_RULES: dict[str, Page] = {
    "accepted-reason": accepted_reason,
    "accepted-unknown": accepted_unknown,
    "accepted-unused": accepted_unused,
    "ignore-reason": ignore_reason,
    "ignore-unknown": ignore_unknown,
    "ignore-unused": ignore_unused,
}
"""The rules over what people said about findings, by id: ``screening`` applies them."""

RULES: dict[str, Page] = {**CORPUS_RULES, **ENTRY_RULES, **LIBRARY_RULES, **SCREEN_RULES}
"""Every rule that is a module, by its id."""

PAGES: dict[str, Page] = {**MANUSCRIPT_PAGES, **RULES}
"""Every rule by its id, also those over manuscripts."""

FORM = ("bib-syntax", "bib-duplicate-key", "bib-duplicate-field", "date-invalid", "file-encoding", "merge-conflict")
"""The rules that reading a .bib file applies."""

EXPLAINED = {
    "date-invalid": ("date-text", "zh-fullwidth", "date-implausible"),
    "identifier-doi": ("zh-fullwidth", "identifier-doi-placeholder", "field-misplaced"),
    "identifier-issn": ("field-misplaced",),
    "identifier-isbn": ("field-misplaced",),
    "pages-form": ("zh-fullwidth", "pages-reversed"),
    "encoding-invisible": ("encoding-mojibake",),
    "date-implausible": ("crossfield-doi-year",),
    "name-separator": ("name-and",),
}
"""Weaker findings, each with the stronger ones that explain it where they stand at the same field."""

_BREAK = re.compile(r"(?<!\n)(?:(?P<blank>(?<=[!-~])\n(?=\w)|(?<=\w)\n(?=[!-~]))|\n)(?!\n)")
"""A line break inside a Chinese paragraph: a blank where a Latin word stands beside it, else nothing."""

LONGEST = 80
VALUES = ("name", "value", "id", "key", "found", "found_en", "found_zh", "ours", "theirs")
"""The words of a message that the data gives and that may be of any length."""
INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode categories of what could break a line, forge another or turn the rest round."""
SUGGEST = {"en": "; did you mean {suggestion}?", "zh": "；是否指 {suggestion}？"}


class Findings(Struct, frozen=True):
    """What the rules found: the open problems, sorted by place, and how many more a person has accepted."""

    problems: tuple[Problem, ...]
    accepted: int = 0


def run(corpus: Corpus, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return the open problems of a corpus, sorted by place; raises ToolkitError for a rule that does not exist."""
    return findings(corpus, select, ignore).problems


def findings(corpus: Corpus, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Findings:
    """Apply the selected rules (all where none is selected) but the ignored ones.

    Problems stand at their exact place, each once. Those that decisions.yaml accepts, by rule and subject, are left out
    and counted. Raises ToolkitError for a rule that does not exist.
    """
    found = corpus_findings(corpus, applied(select, ignore))
    accepted = {(decision.rule, decision.subject) for decision in corpus.decisions.accepted}
    kept = [problem for problem in found if (problem.rule, problem.subject) not in accepted]
    return Findings(in_order(pinpoint(corpus, kept)), len(found) - len(kept))


def applied(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the rules that words choose (ids, groups, beginnings of ids; all where none is given) but the ignored.

    Raises ToolkitError for a word that chooses none.
    """
    return (chosen(select, PAGES) or frozenset(PAGES)) - chosen(ignore, PAGES)


def corpus_findings(corpus: Corpus, rules: Collection[str]) -> list[Problem]:
    """Apply the rules over a whole corpus that are among these, in the order of their table."""
    return [problem for name, rule in CORPUS_RULES.items() if name in rules for problem in rule.check(corpus)]


def library_findings(library: Library, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Apply the rules over .bib files to one of them; raises ToolkitError for a rule that does not exist."""
    wanted = applied(select, ignore)
    entry_checks = [rule.check for name, rule in ENTRY_RULES.items() if name in wanted]
    form = library.bib.problems()
    found = [problem for problem in form if problem.rule in wanted and problem.rule != file_encoding.ID]
    found += file_encoding.worded(form) if file_encoding.ID in wanted else ()
    for entry in library.entries:
        for check in entry_checks:
            found += check(entry)
    for name, rule in LIBRARY_RULES.items():
        found += rule.check(library) if name in wanted else ()
    return in_order(_unexplained(found))


def _unexplained(found: list[Problem]) -> list[Problem]:
    """Leave out the findings that a stronger one at the same subject explains."""
    strong = {(problem.subject, problem.rule) for problem in found}
    return [p for p in found if not any((p.subject, rule) in strong for rule in EXPLAINED.get(p.rule, ()))]


def message(problem: Problem, lang: str) -> str:
    """Return what a problem says in ``en`` or ``zh``, with what was probably meant."""
    args = {name: shown(value, name in VALUES) for name, value in problem.args.items()}
    form = f"{{said_{lang}}}" if "said_en" in args else PAGES[problem.rule].MESSAGE[lang]
    words = form.format(**args).rstrip(" :：")  # an empty last word
    meant = shown(problem.suggestion, True)
    return words + (SUGGEST[lang].format(suggestion=meant) if meant and (meant not in words or "…" in meant) else "")


def shown(value: str | int | float, cut: bool = False) -> str:
    """Return a value as a message shows it: on one line, what is invisible escaped, cut at ``LONGEST`` signs."""
    text = "".join(_visible(sign) for sign in str(value).rstrip())
    return text if not cut or len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _visible(sign: str) -> str:
    invisible = unicodedata.category(sign) in INVISIBLE
    return sign.encode("unicode_escape", "surrogatepass").decode() if invisible else sign


def explain(rule: str, lang: str) -> str:
    """Return a rule's manual page in ``en`` or ``zh``: what is wrong, why it matters, how to mend it.

    A rule over corpora that also finds something in manuscripts has both pages. Raises ToolkitError for a rule that
    does not exist.
    """
    if rule not in PAGES:
        raise unknown(rule, PAGES)
    of_module = _page_of(RULES[rule], lang) if rule in RULES else ""
    of_scan = MANUSCRIPT_PAGES[rule].manual(lang) if rule in MANUSCRIPT_PAGES else ""
    return "\n\n".join(page for page in (of_module, of_scan) if page)


def _page_of(module: Page, lang: str) -> str:
    if lang == "zh":
        return _BREAK.sub(lambda at: " " if at["blank"] else "", module.MANUAL_ZH.strip())
    return inspect.getdoc(module) or ""


def in_order(problems: Collection[Problem]) -> tuple[Problem, ...]:
    """Return the problems by place; what would print the same at the same place stands once."""
    once = {(p.place, p.rule, p.subject, tuple(sorted(map(str, p.args.items())))): p for p in reversed(tuple(problems))}
    return tuple(once[key] for key in sorted(once))
