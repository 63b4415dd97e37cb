"""What can be wrong in the syntax of a .bib file, in words; ``{found}`` is what stands there."""

from __future__ import annotations

from toolkit.model import LangText, Level

SYNTAX: dict[str, LangText] = {
    "missing-comma": {
        "en": "a comma is missing after the field {found}",
        "zh": "字段 {found} 之后缺少逗号",
    },
    "missing-comma-after-key": {
        "en": "a comma is missing after the key {found}",
        "zh": "键 {found} 之后缺少逗号",
    },
    "missing-equals": {
        "en": "an equals sign is missing after {found}",
        "zh": "{found} 之后缺少等号",
    },
    "missing-value": {
        "en": "a value is missing after the equals sign",
        "zh": "等号之后缺少值",
    },
    "missing-key": {
        "en": "the entry has no key",
        "zh": "条目没有键",
    },
    "missing-at": {
        "en": "this is no entry: {found} has no @ before it",
        "zh": "这不是条目：{found} 之前没有 @",
    },
    "missing-open-brace": {
        "en": "the entry has no opening brace",
        "zh": "条目缺少左花括号",
    },
    "blank-in-key": {
        "en": "the key {found} has a blank in it",
        "zh": "键 {found} 中有空格",
    },
    "odd-field-name": {
        "en": "a field cannot have the name {found}",
        "zh": "字段不能名为 {found}",
    },
    "unclosed-brace": {
        "en": "a brace in the field {found} is never closed",
        "zh": "字段 {found} 的花括号没有闭合",
    },
    "unopened-brace": {
        "en": "the opening brace of this value is missing",
        "zh": "这个值缺少左花括号",
    },
    "unclosed-quote": {
        "en": "the quotation mark of the field {found} is never closed",
        "zh": "字段 {found} 的引号没有闭合",
    },
    "unclosed-entry": {
        "en": "the entry that begins here is never closed",
        "zh": "从这里开始的条目没有闭合",
    },
    "unclosed-block": {
        "en": "the @{found} that begins here is never closed",
        "zh": "从这里开始的 @{found} 没有闭合",
    },
    "broken-string": {
        "en": "this @string defines no macro",
        "zh": "这个 @string 没有定义宏",
    },
    "extra-brace": {
        "en": "there is one closing brace too many",
        "zh": "多了一个右括号",
    },
    "extra-comma": {
        "en": "there is one comma too many",
        "zh": "多了一个逗号",
    },
    "full-width": {
        "en": "the full-width {found} stands where BibTeX needs its half-width form",
        "zh": "此处的全角 {found} 应为半角",
    },
    "field-outside": {
        "en": "the field {found} stands outside every entry, where nothing reads it",
        "zh": "字段 {found} 不在任何条目之内，不会被读取",
    },
    "unexpected-text": {
        "en": "this is no field: {found}",
        "zh": "这不是字段：{found}",
    },
    "undefined-macro": {
        "en": "no @string defines {found}; a value that is text needs braces",
        "zh": "没有定义 {found} 的 @string；文字值要加花括号",
    },
}

MILD: dict[str, Level] = {
    "missing-at": "warning",
    "extra-comma": "warning",
    "undefined-macro": "warning",
    "field-outside": "warning",
}
"""Mistakes after which everything is read as it was meant, or that may be no mistake: BibTeX users disable an entry by
taking its ``@`` away, put a field aside between the entries, and define macros in another file."""

DATE_EXPECTED: LangText = {
    "en": "a date such as 2016, 2016-07, 2016-07-12 or 2016/2018",
    "zh": "日期，如 2016、2016-07、2016-07-12 或 2016/2018",
}
