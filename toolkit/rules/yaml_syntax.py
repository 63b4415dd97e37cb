"""Text that is not YAML.

Something is not closed, not indented as its neighbours are, or needs quotation marks. The part that cannot be read is
left out; everything around it is read. A text that holds `: ` or ` #`, or that begins with one of the signs [ { * & !
| > % @ or a backquote, needs quotation marks; after a key stands an ASCII colon and a blank, not the full-width `：`.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "yaml-syntax"
LEVEL: Level = "error"
MESSAGE = {
    "en": "no valid YAML: {detail_en}",
    "zh": "YAML 语法有误：{detail_zh}",
}
MANUAL_ZH = """不是合法的 YAML。

可能是括号或引号没有闭合、缩进与相邻各行不一，或文字应加引号。读不懂的部分会跳过，其余照常读取。含有 `: ` 或 ` #` 的
文字，以及以 [ { * & ! | > % @ 或反引号开头的文字，要加引号；键后面是半角冒号加空格，不是全角“：”。
"""

check = passed_on(ID)
