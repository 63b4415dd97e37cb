"""An id that two records share.

Whoever names the id can mean only one of them; the first is kept. Mostly a record was copied as a pattern for a new
one, or two people chose the same id. Give the later one an id of its own, and look at what refers to it.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "duplicate-id"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the id {id} is taken already, at {first}",
    "zh": "编号 {id} 已被使用，见 {first}",
}
MANUAL_ZH = """两条记录用了同一个编号。

引用这个编号的地方只能指其中一条；以先出现的为准。常见原因是复制旧记录来写新记录，或两人取了相同的编号。请给后一条另
取编号，并检查引用它的地方。
"""

check = passed_on(ID)
