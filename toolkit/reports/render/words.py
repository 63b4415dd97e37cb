"""The words of rendered pages themselves, in the languages that this program writes in."""

from __future__ import annotations

from toolkit.model import LangText

WORDS: dict[str, LangText] = {
    "joiner": {"zh": "；", "en": "; "},
    "colon": {"zh": "：", "en": ": "},
    "nothing": {"zh": "没有记录。", "en": "Nothing recorded."},
    "skip": {"zh": "跳到正文", "en": "Skip to the report"},
    "contents": {"zh": "目录", "en": "Contents"},
    "search": {"zh": "搜索", "en": "Search"},
    "search-in": {"zh": "在“{}”中搜索", "en": "Search in “{}”"},
    "filters-of": {"zh": "筛选“{}”", "en": "Filters of “{}”"},
    "all": {"zh": "全部", "en": "all"},
    "reset": {"zh": "清除", "en": "Clear"},
    "shown": {"zh": "显示 {shown} 条，共 {total} 条", "en": "{shown} of {total} shown"},
    "no-match": {"zh": "没有符合条件的条目。", "en": "Nothing matches."},
    "numbers-in": {"zh": "数据见表“{}”。", "en": "The numbers stand in the table “{}”."},
    "bars-of-shares": {"zh": "深色为分子，浅色补足分母。",
                       "en": "Dark: the numerator; pale: what the denominator adds."},
    "bars-of-numbers": {"zh": "条长为数量。", "en": "Length: the number."},
    "heatmap-of-shares": {"zh": "格内为分子/分母，颜色越深比例越高；空格表示没有记录。",
                          "en": "Numerator/denominator by cell, darker for a greater share; blank: nothing recorded."},
    "heatmap-of-numbers": {"zh": "颜色越深数量越大；空格表示没有记录。",
                           "en": "Darker for a greater number; blank: nothing recorded."},
    "table-of": {"zh": "数据表：{}", "en": "Numbers: {}"},
    "numerator": {"zh": "{}（分子）", "en": "{} (numerator)"},
    "denominator": {"zh": "{}（分母）", "en": "{} (denominator)"},
    "made-by": {"zh": "由 litcorpus 根据语料库记录生成", "en": "Made by litcorpus from the records of the corpus"},
}
"""Name → text; ``{}`` is filled with a title, ``{shown}`` and ``{total}`` with counts by the page's script."""
