"""JSON Schemas of the files, made from the records, so that editors complete and check while people type."""

from __future__ import annotations

import json
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from toolkit.claims.roles import CITO, ROLES
from toolkit.corpus.atomic import write_all
from toolkit.corpus.languages import TAG
from toolkit.corpus.layout import SCHEMAS
from toolkit.corpus.meanings import MEANINGS, WORDS
from toolkit.corpus.plain import plain
from toolkit.corpus.shapes import Form, Shape, shapes_of
from toolkit.model import Anchor, Claim, Concept, Decisions, Paper, Settings

DRAFT = "http://json-schema.org/draft-07/schema#"
LANGUAGE = {"type": "string", "pattern": f"^{TAG.pattern}$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
EDTF = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2}(T[0-9:+Z-]+)?)?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"}
TEXTS: dict[Form, dict[str, Any]] = {
    "": {"type": "string"}, "said": {"type": "string"}, "names": {"type": "string"},
    "key": {"type": "string"}, "id": {"type": "string", "pattern": r"^\S+$"},
    "reason": {"type": "string", "minLength": 1},
    "day": DAY, "edtf": EDTF, "language": LANGUAGE, "role": {"type": "string", "enum": [*ROLES, *sorted(CITO)]},
}
ROOTS: dict[str, tuple[type[Struct] | None, bool, str, str]] = {
    "corpus": (Settings, False, "What the corpus is called, its languages and settings", "语料库的名称、语言与设置"),
    "paper": (Paper, False, "An annotated paper", "一篇已标注的论文"),
    "claims": (Claim, True, "The claims that a paper makes", "一篇论文的论断"),
    "concepts": (Concept, True, "The bilingual vocabulary", "双语概念表"),
    "anchors": (Anchor, True, "Where claims and citations stand in the text", "论断与标注在文本中的位置"),
    "map": (None, False, "Where each concept stands on the map: id, then x and y", "概念在图上的位置：编号，及 x、y"),
    "decisions": (Decisions, False, "What a person decided and no tool may undo", "由人决定、工具不得更改的事项"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 7) of each kind of file by the name under which its first line calls it."""
    return {name: _root(name, *what) for name, what in ROOTS.items()}


def write_schemas(root: Path | str) -> tuple[str, ...]:
    """Write the schemas into a corpus where they are not current; return the paths written."""
    folder = Path(root, SCHEMAS)
    texts = {folder / f"{name}.schema.json": _text(schema) for name, schema in schemas().items()}
    stale = {path: text for path, text in texts.items() if not path.is_file() or path.read_bytes() != text}
    write_all(dict(stale))
    return tuple(f"{SCHEMAS}/{path.name}" for path in stale)


def _text(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _root(name: str, record: type[Struct] | None, many: bool, english: str, chinese: str) -> dict[str, Any]:
    position = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    one = schema_of(record) if record else {"type": "object", "additionalProperties": position}
    # A file that says nothing yet holds only its comments, which is null to YAML.
    empty = {"type": ["array", "null"], "items": one} if many else {**one, "type": ["object", "null"]}
    body = one if name in ("corpus", "paper") else empty
    return {"$schema": DRAFT, "title": f"{english} / {chinese}", **body}


def schema_of(type_: Any, form: Form = "") -> dict[str, Any]:
    """Return the schema of a type that stands in a record; what is wrong by it is what loading reports."""
    origin, args = get_origin(type_), get_args(type_)
    if isinstance(type_, type) and issubclass(type_, Struct):
        return _record(type_)
    if type_ in (str, int, object):
        return {str: TEXTS[form], int: {"type": "integer"}, object: {}}[type_]
    if origin is Literal:
        return {"type": "string", "enum": list(args), "enumDescriptions": [" / ".join(WORDS[word]) for word in args]}
    if origin is Annotated:
        return {"type": "number", "minimum": 0, "maximum": 1}
    if origin in (Union, UnionType):
        one = schema_of(next(arg for arg in args if arg is not type(None)))
        return {"anyOf": [one, {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(args[0], form)}
    return _mapping(args[1], form)


def _mapping(value: Any, form: Form) -> dict[str, Any]:
    if value is object:
        return {"type": "object"}
    if form == "names":
        return {"type": "object", "additionalProperties": schema_of(value)}
    languages = {language: schema_of(value) for language in ("zh", "en")}
    others = {LANGUAGE["pattern"]: schema_of(value)}
    return {"type": "object", "properties": languages, "patternProperties": others, "additionalProperties": False}


def _record(record: type[Struct]) -> dict[str, Any]:
    shapes = shapes_of(record)
    required = [shape.key for shape in shapes.values() if shape.required]
    return {
        "type": "object",
        "properties": {key: _key(record, shape) for key, shape in shapes.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _key(record: type[Struct], shape: Shape) -> dict[str, Any]:
    schema = {"description": " / ".join(MEANINGS[record][shape.key]), **schema_of(shape.type, shape.form)}
    if shape.required or not shape.default:
        return schema
    return {**schema, "default": plain(shape.default)}
