"""A field that stands twice in one entry.

Programs take the first, the last or neither. Keep the right value; several authors or keywords go into one field.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

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
