"""Two entries of references.bib with one key.

Whoever cites the key gets the first entry; the other one cannot be cited. Where they are the same work, make one
entry of the two (a work in two languages is one entry). Where they are not, give the later one a key of its own.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "bib-duplicate-key"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the key {key} is taken already, at {first}",
    "zh": "键 {key} 已被使用，见 {first}",
}
MANUAL_ZH = """references.bib 中有两个条目用了同一个键。

引用这个键只会得到前一个条目，后一个无从引用。若是同一文献，请合为一条（同一文献的中英文信息写在一个条目里）；若不
是，请给后一条另取键名。
"""

check = passed_on(ID)
