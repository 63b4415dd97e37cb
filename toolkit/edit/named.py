"""Documents that a paper's text names without listing them, as sources with the keyword ``mentioned``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from toolkit.edit.adding import USUAL, add_sources, stand
from toolkit.model import Corpus, Paper, Side, Source
from toolkit.papers.mentions import bare_form
from toolkit.papers.scanned import Mention
from toolkit.text.scripts import has_han

KEYWORD = "mentioned"
_SHORTEST = 3
_TYPES: tuple[tuple[str, str], ...] = (
    ("report", r"皮书|报告|公报|White Paper"),
    ("standard", r"标准|规范|规程"),
    ("legislation", r"法|法典|法案|条例|规定|公约|条约|协定|协议|议定书|宪法|决定|决议|Act|Regulation|"
                    r"Directive|Convention|Treaty|Agreement|Accords?"),
)
"""The type of an entry by the last word of its name that says what it is; any other is ``misc``."""
_NUMBER = re.compile(r"[A-Z/]{1,8}\s*T?\s*[\d.]+.*|.*[〔［\[(（]\s*\d{4}.*号.*|.*第\s*\d+\s*号")


def unrecorded(corpus: Corpus, paper: Paper, named: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the documents named in a text that neither the list of its paper nor its ``mentioned`` holds by title."""
    keys = {paper.source, *paper.references, *paper.mentioned}
    titles = {form for key in keys if key in corpus.sources for form in titles_of(corpus.sources[key])}
    for one in named:
        forms = [form for form in (bare_form(one.name), bare_form(one.also)) if len(form) >= _SHORTEST]
        if not any(form in title or title in form for form in forms for title in titles):
            yield one


def with_named(corpus: Corpus, paper: Paper, named: Iterable[Mention], language: str) -> tuple[Corpus, Paper]:
    """Return corpus and paper with what the text names and no list has; what is recorded already stays as it is."""
    found = list(unrecorded(corpus, paper, named))
    there = {form: source.key for source in corpus.sources.values() for form in titles_of(source)}
    known = [there[form] for one in found if (form := bare_form(one.name)) in there]
    fresh = [source_of_name(one, language) for one in found if bare_form(one.name) not in there]
    newcomers = stand(corpus, fresh)
    added = add_sources(corpus, newcomers)
    keys = [newcomer.source.key if USUAL[newcomer.standing] == "add" else newcomer.key for newcomer in newcomers]
    mentioned = tuple(dict.fromkeys([*paper.mentioned, *known, *keys]))
    listed = set(paper.references)
    return added.corpus, replace(paper, mentioned=tuple(key for key in mentioned if key not in listed))


def source_of_name(one: Mention, language: str) -> Source:
    """Return a document as an entry that holds what the text gives, and no more."""
    own = "zh" if has_han(one.name) else "en" if language == "zh" else language or "en"
    sides = {own: Side(title=one.name)}
    number, fields = "", {}
    if one.also and _NUMBER.fullmatch(one.also):
        number = one.also
    elif one.also and (has_han(one.also) or " " not in one.also):
        fields = {"shorttitle": one.also}
    elif one.also:
        sides["en"] = Side(title=one.also)
    return Source("", _type(one.name), own, sides, number=number, keywords=(KEYWORD,), fields=fields)


def _type(name: str) -> str:
    ends = [(max((match.end() for match in re.finditer(words, name)), default=-1), kind) for kind, words in _TYPES]
    end, kind = max(ends)
    return kind if end > 0 else "misc"


def titles_of(source: Source) -> Sequence[str]:
    """Return the matching forms of all that a source is called."""
    names = [side.title for side in source.sides.values()]
    names += [words for field, words in source.fields.items() if field.startswith("shorttitle")]
    return [form for form in map(bare_form, names) if len(form) >= _SHORTEST]
