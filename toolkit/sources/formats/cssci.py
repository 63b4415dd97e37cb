"""CSSCI's text export: ``【来源篇名】…``, with the English title and the list of what each article cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged

Item = dict[str, Any]

SUFFIXES = (".cssci",)
GRAMMAR = Grammar(
    line=re.compile(r"^\s*【(?P<tag>[^】]+)】(?P<value>.*)$"),
    begins=frozenset(["来源篇名"]),
    header=re.compile(r"^(?:南京大学|数字文献处理系统|版权所有|-{5,}|\s*$)"),
)
_WHERE = re.compile(r"\s*(\d{4})\s*,?\s*([^(（:：]*)(?:[(（]([^)）]*)[)）])?\s*[:：]?\s*(.*)")
_KEPT = {
    "基金": "fund", "基金类别": "fundtype", "第一机构": "affiliation", "机构名称": "affiliations", "中图类号": "clc",
    "参考文献": "cites", "第一作者": "firstauthor", "学科类别": "subject", "学科分类": "subject",
    "文献类型": "cssci-type",
}  # fmt: skip
_READ = frozenset(["来源篇名", "英文篇名", "来源作者", "期刊", "年代卷期", "关键词", *_KEPT])


def read(data: bytes, name: str = "cssci.txt") -> Iterator[Source | Problem]:
    """Yield every record; each begins with ``【来源篇名】``."""
    return read_tagged(data, name, GRAMMAR, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like CSSCI."""
    return "【来源篇名】" in decode(head, "").text


def _item(record: Record) -> Item:
    record = Record(
        [tag._replace(name=re.sub(r"\s", "", tag.name), value=_without_rule(tag.value)) for tag in record.tags]
    )
    titles = [record.first(tag).replace('\\"', '"') for tag in ("来源篇名", "英文篇名")]
    item: Item = {"type": "article-journal", "title": titles[0], "original-title": titles[1], "custom": {}}
    item["author"] = [person for value in record.all("来源作者") for person in clean.people(value.replace("/", ";"))]
    item["container-title"] = record.first("期刊")
    if match := _WHERE.fullmatch(record.first("年代卷期")):
        item |= {"issued": match[1], "volume": match[2].strip(" ,"), "issue": (match[3] or "").strip()}
        item["page"] = clean.pages(match[4])
    item["keyword"] = clean.words([value.replace("/", ";") for value in record.all("关键词")])
    for tag, field in _KEPT.items():
        if value := "\n".join(record.all(tag)):
            item["custom"][field] = value
    keep(item, record, _READ, "cssci-")
    return item


def _without_rule(value: str) -> str:
    """Return a value without the rule of dashes that parts the records."""
    return re.sub(r"\n?-{5,}\s*$", "", value)
