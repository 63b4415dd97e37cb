"""A key that stands twice in one record.

Only one of the two values can count, and different programs take different ones. Join the two or delete one.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "yaml-duplicate-key"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the key {key} stands twice; first at {first}",
    "zh": "键 {key} 出现两次；第一次在 {first}",
}
MANUAL_ZH = """同一记录中同一个键出现两次。

两个值只能有一个有效，而不同的程序取的并不相同。请合并，或删去其一。
"""

check = passed_on(ID)
