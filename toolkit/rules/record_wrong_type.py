"""A value of another kind than its key takes.

Text where a list is meant, a number where text is meant, a word that is none of those allowed. The value is kept
where there is no doubt what it means, and left out otherwise. Often quotation marks are missing (a section `"3.10"`
is text, 3.10 is the number 3.1), or the brackets of a list with one item. Items are counted from 1: `citations[18]`
is the 18th citation.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "record-wrong-type"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{key}: expected {expected_en}, found {found_en}",
    "zh": "{key}：应为：{expected_zh}；实为：{found_zh}",
}
MANUAL_ZH = """值的类型不对。

该写列表的写成了文字，该写文字的写成了数，或所写的词不在允许之列。意思明确的会保留，否则略去。常见原因是缺少引号（节
号 "3.10" 是文字，3.10 则是数 3.1），或只有一项的列表没有加方括号。各项从
1 数起：`citations[18]` 即第 18 条标注。
"""

check = passed_on(ID)
