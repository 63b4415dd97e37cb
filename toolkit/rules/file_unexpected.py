"""A file that nothing reads.

Its name or its folder is none that a corpus has, so what it says is missing from every list and report. Mostly the
name is misspelt or the suffix is wrong (.yml for .yaml). Rename or move it; what is no data of the corpus belongs
elsewhere.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "file-unexpected"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{file} is not read: no file of that name belongs here",
    "zh": "不会读取 {file}：此处没有这一名称的文件",
}
MANUAL_ZH = """文件不会被读取。

它的名称或所在文件夹不属于语料库的布局，其中的内容不会出现在任何列表和报告中。常见原因是文件名拼错或后缀不对（.yml
应为 .yaml）。请改名或移动；不属于语料库的文件请放到别处。
"""

check = passed_on(ID)
