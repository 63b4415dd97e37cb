"""A file that the corpus needs and that is not there, or that the system does not let us read.

A corpus has at least references.bib and corpus/corpus.yaml, and corpus/concepts.yaml where records name concepts.
Create the file, restore it from version control, or correct its permissions; `litcorpus init` shows what an empty one
looks like.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "file-missing"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{file} is missing or cannot be read: {reason}",
    "zh": "缺少 {file}，或无法读取：{reason}",
}
MANUAL_ZH = """缺少语料库必需的文件，或系统不允许读取。

语料库至少要有 references.bib 和 corpus/corpus.yaml；记录引用了概念时，还要有 corpus/concepts.yaml。
请新建、从版本库恢复，或改正权限；空文件的样式可用
litcorpus init 查看。
"""

check = passed_on(ID)
