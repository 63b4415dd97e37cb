"""A tab in the indentation of a YAML file.

YAML gives the tab no width, so a line that is indented with one belongs nowhere. The file is read as if it were
blanks, as far as that makes sense. Put blanks in its place and let the editor insert blanks for the Tab key in .yaml
files.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "yaml-tab"
LEVEL: Level = "error"
MESSAGE = {
    "en": "a tab indents this line; YAML allows only blanks",
    "zh": "此行用制表符缩进；YAML 只允许空格",
}
MANUAL_ZH = """YAML 文件用制表符缩进。

YAML 没有规定制表符的宽度，用它缩进的行无所归属。读取时会尽量按空格处理。请换成空格，并让编辑器在 .yaml 文件中用空格
代替 Tab 键。
"""

check = passed_on(ID)
