"""A file that is not clean UTF-8.

Bytes that are no UTF-8, a control character or a byte order mark stand in the file, mostly because it was saved in
another encoding such as GB18030 or UTF-16. Characters may be lost or read differently by the next program. Save the
file as UTF-8 without a byte order mark, then compare the text around the reported place.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "file-encoding"
LEVEL: Level = "error"
MESSAGE = {
    "en": "not UTF-8 text: {found}",
    "zh": "不是 UTF-8 文本：{found}",
}
MANUAL_ZH = """文件不是规范的 UTF-8 文本。

文件中有非 UTF-8 的字节、控制字符或字节顺序标记（BOM），多半是以 GB18030、UTF-16 等编码保存所致。字符可能丢失，或被
其他程序读成别的字。请以不带 BOM 的 UTF-8 重新保存，并核对所报告位置附近的文字。
"""

check = passed_on(ID)
