"""A record without something that it cannot do without.

Few keys are required: those that make a record one (a claim: id, text, kind; a concept: id, type, prefLabel). The
record is kept with nothing in that place, so that what refers to it is not reported too. Add the key.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "record-missing-key"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the record lacks {key}",
    "zh": "记录缺少 {key}",
}
MANUAL_ZH = """记录缺少必不可少的内容。

必需的键很少，只是使记录成为记录的那些（论断：id、text、kind；概念：id、type、prefLabel）。记录会保留，该处留空，以
免引用它的地方也被报告。请补上。
"""

check = passed_on(ID)
