"""A field that stands twice in one entry.

Programs take the first, the last or neither. Keep the right value; several authors or keywords go into one field.
"""

from __future__ import annotations

from toolkit.model import Level, Problem
from toolkit.rules.protocol import Fix, passed_on
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.formats.bibvalues import one_line
from toolkit.sources.library import Entry

ID = "bib-duplicate-field"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the field {key} stands twice in this entry; first at {first}",
    "zh": "字段 {key} 在此条目中出现两次；第一次在 {first}",
}
MANUAL_ZH = """同一条目中同一字段出现两次。

各种程序有的取前一个，有的取后一个，有的都不取。请保留正确的值；多位作者、多个关键词应写在同一字段中。
"""

check = passed_on(ID)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Take out a field that says the same as the first of its name."""
    name = str(problem.args["key"]).lower()
    values = [one_line(value) for field, value in entry.block.pairs if field.lower() == name]
    same = next((number for number, value in enumerate(values) if number and value == values[0]), 0)
    return Fix((ValueChange(name, None, same),)) if same else None
