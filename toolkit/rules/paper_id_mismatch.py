"""A paper whose id is not the name of its file.

The claims and anchors of a paper are found by the name of the file, so the two must agree, letter for letter and in
the same case. Rename the file, or correct `id`; then the files of the same name in claims/ and anchors/.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "paper-id-mismatch"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the paper's id is {id}, its file is called {stem}.yaml",
    "zh": "论文编号为 {id}，文件名却是 {stem}.yaml",
}
MANUAL_ZH = """论文编号与文件名不一致。

论文的论断和锚点按文件名查找，因此两者必须逐字相同，大小写也要一致。请给文件改名，或改正 id；claims/ 和 anchors/ 中
的同名文件也要一并改。
"""

check = passed_on(ID)
