"""The vocabulary as a table for spreadsheets, and back: one concept a row, lists parted by semicolons.

Columns: ``id, type``, then for each language ``label_zh, other_zh, definition_zh``, then ``broader, part_of, related,
exact_match``. Dates and relations have no column; a concept that is updated keeps them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from msgspec.structs import replace

from toolkit.corpus.languages import is_language
from toolkit.edit.concepts import add_concepts, edit_concept
from toolkit.edit.lookup import nearest
from toolkit.edit.names import CONCEPT_LISTS
from toolkit.errors import ToolkitError
from toolkit.model import Concept, ConceptType, Corpus

PARTS = re.compile(r"\s*[;；]\s*")
BETWEEN = "; "
BY_LANGUAGE = ("label", "other", "definition")
PREFIXES = {"prefLabel": "label", "altLabel": "other"}
"""Names of SKOS that are read as ours."""


class Taken(NamedTuple):
    """What came of a table: the corpus, the ids that are new, and those of concepts that were changed."""

    corpus: Corpus
    added: tuple[str, ...]
    changed: tuple[str, ...]


def table_of(concepts: Iterable[Concept], languages: Iterable[str]) -> str:
    """Return concepts as CSV, in the order given."""
    out = io.StringIO()
    tags = tuple(languages)
    names = ["id", "type", *(f"{what}_{tag}" for tag in tags for what in BY_LANGUAGE), *CONCEPT_LISTS]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for concept in concepts:
        texts = [cell for tag in tags for cell in (
            concept.pref_label.get(tag, ""), BETWEEN.join(concept.alt_label.get(tag, ())),
            concept.definition.get(tag, ""))]
        lists = [BETWEEN.join(getattr(concept, field)) for field in CONCEPT_LISTS]
        writer.writerow([concept.id, concept.type, *texts, *lists])
    return out.getvalue()


def read_table(text: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table by our names of its columns; raises ToolkitError where a column is none of ours."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), _dialect(text))
    names = [_name(column) for column in next(rows, [])]
    if "id" not in names:
        raise ToolkitError("the first line names the columns; `id` is missing", "首行应为列名；缺少 id 列")
    for name in names:
        if name and not _is_ours(name):
            known = ["id", "type", *CONCEPT_LISTS, "label_zh", "label_en"]
            english, chinese = nearest(name, known)
            raise ToolkitError(f"no column {name!r}{english}", f"没有列 {name}{chinese}")
    found = (dict(zip(names, (cell.strip() for cell in row), strict=False)) for row in rows if any(row))
    return tuple(found)


def _dialect(text: str) -> type[csv.Dialect]:
    """Return Excel's own form, with tabs or semicolons where the first line is parted by them."""
    first = text.split("\n", 1)[0]
    sign = max(",\t;", key=first.count)

    class Form(csv.excel):
        delimiter = sign

    return Form


def _name(column: str) -> str:
    name = column.strip()
    for theirs, ours in PREFIXES.items():
        name = re.sub(rf"^{theirs}[_@]", f"{ours}_", name)
    return {"partOf": "part_of", "exactMatch": "exact_match"}.get(name, name)


def _is_ours(name: str) -> bool:
    head, _, tag = name.partition("_")
    return name in ("id", "type", *CONCEPT_LISTS) or (head in BY_LANGUAGE and is_language(tag))


def take_table(corpus: Corpus, text: str, update: bool = False) -> Taken:
    """Return the corpus with the concepts of a table.

    A row that says nothing new is passed over. Raises ToolkitError, with nothing taken, where a row would change a
    concept that is there, unless ``update``: then its cells count, and what has no column stays.
    """
    added, changed = [], []
    for number, row in enumerate(read_table(text), 2):
        old = corpus.concepts.get(row["id"])
        concept = _concept(row, old, number)
        if old is None:
            added.append(concept)
        elif concept != old:
            changed.append(concept)
    if changed and not update:
        names = ", ".join(concept.id for concept in changed)
        raise ToolkitError(f"{names}: there already, and the table says something else; --update changes them",
                           f"{names} 已存在而表中内容不同；--update 予以更新")
    corpus = add_concepts(corpus, added)
    for concept in changed:
        corpus = edit_concept(corpus, concept)
    return Taken(corpus, tuple(one.id for one in added), tuple(one.id for one in changed))


def _concept(row: dict[str, str], old: Concept | None, number: int) -> Concept:
    """Return a row as a concept; what has no column comes from ``old``."""
    type_ = row.get("type") or (old.type if old else "idea")
    if type_ not in get_args(ConceptType):
        english, chinese = nearest(type_, get_args(ConceptType))
        raise ToolkitError(f"row {number}: no type {type_!r}{english}", f"第 {number} 行：没有类型 {type_}{chinese}")
    base = old or Concept(row["id"], "idea", {})
    lists = {field: _list(row[field]) for field in CONCEPT_LISTS if field in row}
    labels = {**base.pref_label, **dict(_by_language(row, "label"))}
    labels = {tag: label for tag, label in labels.items() if label}
    if not labels:
        raise ToolkitError(f"row {number}: a concept needs a label", f"第 {number} 行：概念须有名称")
    others = {**base.alt_label, **{tag: _list(cell) for tag, cell in _by_language(row, "other")}}
    meaning = {**base.definition, **dict(_by_language(row, "definition"))}
    return replace(
        base, type=type_, pref_label=labels, alt_label={tag: labels for tag, labels in others.items() if labels},
        definition={tag: words for tag, words in meaning.items() if words}, **lists,
    )


def _by_language(row: dict[str, str], what: str) -> Iterator[tuple[str, str]]:
    head = f"{what}_"
    yield from ((name.removeprefix(head), cell) for name, cell in row.items() if name.startswith(head))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in PARTS.split(cell.strip()) if part))
