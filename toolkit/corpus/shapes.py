"""What stands in the files, derived from the records: the keys of each mapping, and texts with a form of their own.

Reading, JSON Schema and writing all go by this one description.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import NODEFAULT, Struct

from toolkit import model


class Local(Struct, frozen=True):
    """local.yaml, which git ignores: where on this machine the text of a paper is, and the e-mail given to indexes."""

    texts: dict[str, str] = {}
    email: str = ""


Form = Literal["", "id", "key", "said", "day", "edtf", "language", "names", "role", "reason"]
"""What a text must be: ``key`` names another record, ``said`` is a text by language that may not be empty."""

COMPUTED = {(model.Claim, "paper")}
KEYS: dict[type[Struct], tuple[str, ...]] = {
    model.Paper: ("source", "references", "mentioned"),
    model.Citation: ("targets",),
    model.Finding: ("sources",),
    model.Claim: ("asserted_by", "rests_on", "concepts"),
    model.Link: ("key", "citations"),
    model.Position: ("actor", "issue"),
    model.Concept: ("broader", "part_of", "related", "exact_match"),
    model.Relation: ("to", "as_", "claims"),
    model.Decisions: ("not_duplicates", "rejected_drafts"),
}
"""The attributes that name other records, alone or as a list."""
FORMS: dict[tuple[type[Struct], str], Form] = {
    **{(record, attribute): "key" for record, attributes in KEYS.items() for attribute in attributes},
    (model.Claim, "text"): "said",
    (model.Concept, "pref_label"): "said",
    (model.Claim, "exempt"): "reason",
    (model.Stamp, "on"): "day",
    (model.Check, "on"): "day",
    (model.SeenInPrint, "on"): "day",
    (model.Reopened, "on"): "day",
    (model.Citation, "gone"): "day",
    (model.DatedEvent, "on"): "edtf",
    (model.Paper, "language"): "language",
    (model.Settings, "languages"): "language",
    (model.Decisions, "aliases"): "names",
    (model.Link, "role"): "role",
    (Local, "texts"): "names",
}
UNIQUE: dict[type[Struct], str] = {model.Section: "number"}
"""By which key the records of a list differ, where that is not ``id``."""


class Shape(Struct, frozen=True):
    """One key of a mapping: the record's attribute, its type, and what stands for it when the key is left out."""

    key: str
    attribute: str
    type: object
    required: bool
    default: object
    form: Form


@lru_cache(None)
def shapes_of(record: type[Struct]) -> dict[str, Shape]:
    """Return the keys that a record has in a file, in their order; places and computed values stand in no file."""
    return {
        field.encode_name: _shape(record, field)
        for field in msgspec.structs.fields(record)
        if field.name != "place" and (record, field.name) not in COMPUTED
    }


def _shape(record: type[Struct], field: msgspec.structs.FieldInfo) -> Shape:
    default = field.default_factory() if field.default is NODEFAULT and not field.required else field.default
    form = FORMS.get((record, field.name), "id" if field.name == "id" else "")
    return Shape(field.encode_name, field.name, field.type, field.required, default, form)


def unique_key(record: type[Struct]) -> str:
    """Return the key by which the records of a list must differ, empty where none is."""
    return UNIQUE.get(record, "id" if "id" in shapes_of(record) else "")
