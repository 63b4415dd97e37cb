"""An entry of references.bib that is not BibTeX.

A brace, a quotation mark or a comma is missing, or a full-width sign stands where BibTeX needs a half-width one. The
entry is read as far as it goes and nothing of it is thrown away, but LaTeX, Zotero and JabRef may drop it or stop.
Mend the place; what is reported first is often the cause of what follows.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "bib-syntax"
LEVEL: Level = "error"
MESSAGE = {
    "en": "BibTeX syntax: {detail_en}",
    "zh": "BibTeX 语法有误：{detail_zh}",
}
MANUAL_ZH = """references.bib 中的条目不是合法的 BibTeX。

可能缺少花括号、引号或逗号，或该用半角符号处用了全角。条目会尽量读取，不会丢弃任何内容，但 LaTeX、Zotero 和 JabRef
可能会略去该条目或中止。请改正此处；最先报告的往往是后面各条的起因。
"""

check = passed_on(ID)
