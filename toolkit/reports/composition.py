"""What a set of works is made of: how many in which language, of which type, from which year, venue and author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from toolkit.model import LangText, Name, Source
from toolkit.reports.blocks import Cell, Column, Ratio, Table
from toolkit.reports.frames import counts
from toolkit.reports.labels import side_in
from toolkit.reports.metrics.works import venue_of
from toolkit.reports.shape import both, col, each, table
from toolkit.reports.words import LANGUAGES, SOURCE_TYPES, word
from toolkit.sources.authors import authors_of
from toolkit.text.names import display
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han

DIMENSIONS: dict[str, LangText] = {
    "language": both("语言", "language"),
    "type": both("类型", "type"),
    "year": both("年份", "year"),
    "venue": both("刊物或文集", "venue"),
    "author": both("作者", "author"),
}
LUMPED = frozenset({"venue", "author"})
"""Dimensions of which values with a single work are counted together, so that a long tail does not hide the head."""
NOT_GIVEN = both("未注明", "not given")


class Trait(Struct, frozen=True):
    """One thing that is true of a work: of which dimension, a value to count by, and what people read."""

    dimension: str
    value: str
    label: LangText


def composition(name: str, title: LangText, works: Sequence[Source], dimensions: Sequence[str]) -> Table:
    """Return how many works have which value in each dimension, the most frequent first and years in their order."""
    alone = len(dimensions) == 1
    columns = (
        *([] if alone else [col("aspect", "方面", "aspect", "langtext", choose=True)]),
        Column("value", DIMENSIONS[dimensions[0]] if alone else both("值", "value"), "langtext"),
        col("works", "文献数", "works", "ratio"),
    )
    rows: list[tuple[Cell, ...]] = [
        (*([] if alone else [DIMENSIONS[dimension]]), label, Ratio(number, len(works)))
        for dimension in dimensions for label, number in values(works, dimension)
    ]
    return table(name, title, columns, rows, both("还没有文献。", "No works yet."))


def values(works: Sequence[Source], dimension: str) -> list[tuple[LangText, int]]:
    """Return each value of a dimension with its works: years in order, everything else the most frequent first."""
    found = [(work.key, trait) for work in works for trait in traits(work) if trait.dimension == dimension]
    labels = {trait.value: trait.label for trait in sorted((trait for _, trait in found), key=fullness)}
    if dimension == "venue":
        labels = {value: all_forms(trait.label for _, trait in found if trait.value == value) for value in labels}
    tally = [(value, number) for (value,), number in counts([{"value": trait.value} for _, trait in found], ["value"])]
    if dimension == "year":
        tally.sort()
    rare = {value for value, number in tally if number == 1 and dimension in LUMPED}
    head = [(labels[value], number) for value, number in tally if value not in rare]
    return [*head, (others(len(rare)), len({key for key, trait in found if trait.value in rare}))] if rare else head


def fullness(trait: Trait) -> tuple[int, list[tuple[str, str]]]:
    """Return a sort key by which the label in most languages comes last."""
    return len(set(trait.label.values())), sorted(trait.label.items())


def all_forms(labels: Iterable[LangText]) -> LangText:
    """Return every form of a name in each language: a list may give one journal two English names, and both show."""
    forms: dict[str, dict[str, None]] = {}
    for label in labels:
        for language, form in label.items():
            forms.setdefault(language, {})[form] = None
    own = forms.get("zh", {})  # what a work without an English side is called in English too
    return {language: " / ".join([form for form in names if language == "zh" or form not in own] or names)
            for language, names in forms.items()}


def others(number: int) -> LangText:
    """Return what the values with a single work are called together."""
    return both(f"另有 {number} 个，各见于一种文献", f"{number} more, each with one work")


def traits(work: Source) -> Iterator[Trait]:
    """Yield what can be counted of one work."""
    yield Trait("language", work.language, word(LANGUAGES, work.language))
    yield Trait("type", work.type, word(SOURCE_TYPES, work.type))
    yield Trait("year", str(work.year or ""), each(str(work.year)) if work.year else NOT_GIVEN)
    if venue := venue_of(work):
        yield Trait("venue", normal_form(venue) or venue, both(*(container(work, lang) for lang in ("zh", "en"))))
    columns = [work.sides[language].authors for language in sorted(work.sides)]
    for at, person in enumerate(authors_of(work)):
        forms = [names[at] for names in columns if at < len(names)]
        yield Trait("author", person.han or f"{person.family} {person.initials}", author_label(forms))


def container(work: Source, language: str) -> str:
    """Return the venue in a language, else in the work's own."""
    return side_in(work, language).container or venue_of(work)


def author_label(forms: Sequence[Name]) -> LangText:
    """Return an author's name in Chinese characters and in Latin letters, as far as the record gives them."""
    han = next((name for name in forms if has_han(name.family + name.literal)), forms[0])
    latin = next((name for name in forms if not has_han(name.family + name.literal)), forms[0])
    return both(display(han, "zh"), display(latin, "en"))
