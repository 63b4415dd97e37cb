"""Plain values to YAML in the house style: short collections on one line, text on one line, Han as Han.

ruamel writes each line's value; what stands on a line of its own is decided here.
"""

from __future__ import annotations

import datetime
import io
import re
from functools import lru_cache
from typing import Any

from toolkit.corpus.dates import is_day
from toolkit.corpus.scalars import is_text

WIDTH = 120
"""The longest line, in columns, that a collection may make; text is never broken, so that a diff shows sentences."""
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""Characters that take two columns."""
BARE = re.compile(r"[^\W\d_](?:[^\x00-\x1f\"#&*!|>%@`,:\[\]{}]*[^\x00-\x20\"#&*!|>%@`,:\[\]{}])?")
YAML_1_1 = frozenset(("y", "n", "yes", "no", "on", "off"))
"""Text to us, true or false to older readers: quoted, so that all agree."""


TALL = ("accepted", "not_duplicates", "rejected_drafts", "aliases")
"""Keys of decisions.yaml whose items stand on one line each, so that git can keep the lines of two people."""


def block(value: Any, indent: int = 0) -> str:
    """Return a list or mapping as whole lines; what fits on one line stands on one line."""
    if isinstance(value, dict):
        return "".join(pair(key, item, indent) for key, item in value.items())
    return "".join(item(part, indent) for part in value)


def pair(key: str, value: Any, indent: int) -> str:
    """Return a key and its value as whole lines."""
    name = f"{' ' * indent}{inline(key)}:"
    if not (key in TALL and value) and fits(value, len(name) + 1):
        return f"{name} {inline(value)}\n"
    return f"{name}\n{below(key, value, indent + 2)}"


def below(key: str, value: Any, indent: int) -> str:
    """Return what stands under a key: whole lines, one for each item of what is `TALL`."""
    if key in TALL and isinstance(value, list):
        return "".join(item(part, indent, None) for part in value)
    return block(value, indent)


def item(value: Any, indent: int, spread: bool | None = False) -> str:
    """Return a list item as whole lines.

    ``spread`` puts each key of a record on a line of its own, None all of it on one however long.
    """
    dash = f"{' ' * indent}- "
    if spread is None or (not spread and fits(value, len(dash))):
        return f"{dash}{inline(value)}\n"
    return dash + block(value, indent + 2)[indent + 2 :]


def fits(value: Any, column: int) -> bool:
    """Whether a value stands on one line from a column: scalars always, records in a list never, else what fits."""
    if not isinstance(value, (dict, list)) or not value:
        return True
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return False
    text = inline(value)
    return column + len(text) + len(WIDE.findall(text)) <= WIDTH


def inline(value: Any, quoted: bool = False) -> str:
    """Return any value on one line; text in double quotes where it must be, or ``quoted``."""
    out = io.StringIO()
    _writer().dump(_for_ruamel([value], quoted), out)
    return out.getvalue()[1:-2]


def _for_ruamel(value: Any, quoted: bool = False) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, dict):
        return {key if _is_bare(key) else _for_ruamel(key): _for_ruamel(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_for_ruamel(part, quoted) for part in value]
    if not isinstance(value, str):
        return value
    if not quoted and is_day(value):
        return datetime.date.fromisoformat(value)
    bare = _is_bare(value) and value.casefold() not in YAML_1_1
    return value if bare and not quoted else DoubleQuotedScalarString(value)


def _is_bare(text: str) -> bool:
    return BARE.fullmatch(text) is not None and is_text(text)


@lru_cache(1)
def _writer() -> Any:
    """Return ruamel's writer; imported here because only a save needs it."""
    from ruamel.yaml import YAML

    writer = YAML()
    writer.default_flow_style = True
    writer.width = 1 << 30
    writer.allow_unicode = True
    writer.brace_single_entry_mapping_in_flow_sequence = True
    writer.representer.ignore_aliases = lambda _: True
    return writer
