"""A key that the record does not have.

What stands under it is not read, so it is missing from every report. Mostly it is misspelt, or stands one level too
deep or too high. In a text by language the keys are language tags such as zh and en. Correct the key; what has no
place in the record can go into a comment.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "record-unknown-key"
LEVEL: Level = "error"
MESSAGE = {
    "en": "there is no key {key} here; known: {known}",
    "zh": "此处没有键 {key}；可用的有：{known}",
}
MANUAL_ZH = """记录中没有这个键。

它下面的内容不会被读取，也就不会出现在任何报告中。常见原因是拼写有误，或缩进多了、少了一层。按语言给出的文字以 zh、
en 等语言标签为键。请改正；记录中没有位置的内容可以写成注释。
"""

check = passed_on(ID)
