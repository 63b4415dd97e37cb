"""A DOI that has not the form of one.

It begins with 10., a number, a slash, and holds no blank; a full stop at its end belongs to the sentence. As written
it leads nowhere. Compare it with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "identifier-doi"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the DOI {value} has not the form 10.prefix/suffix",
    "zh": "DOI {value} 不合 10.前缀/后缀 的形式",
}
MANUAL_ZH = """DOI 的形式不对。

DOI 以 10. 和数字开头，后接斜杠，中间没有空格；末尾的句点属于句子。照现在的写法无法解析。请与出版社页面
核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("doi").replace("\\", "").replace("{", "").replace("}", "")
    if text and not identifier_forms.is_doi(identifier_forms.DOI_URL.sub("", text)):
        yield from found(entry, ID, LEVEL, "doi", value=text)
