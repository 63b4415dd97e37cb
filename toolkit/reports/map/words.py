"""The words of the page around the map."""

from __future__ import annotations

from toolkit.reports.shape import both

WORDS = {
    "search": both("搜索概念", "Search concepts"),
    "nothing": both("没有找到", "Nothing found"),
    "filter": both("筛选", "Filter"),
    "types": both("类型", "Types"),
    "relations": both("关系", "Relations"),
    "all": both("全部显示", "Show all"),
    "zoom_in": both("放大", "Zoom in"),
    "zoom_out": both("缩小", "Zoom out"),
    "fit": both("全图", "Fit"),
    "help": both("帮助", "Help"),
    "close": both("关闭", "Close"),
    "dates": both("时间", "Dates"),
    "links": both("联系", "Links"),
    "claims": both("论断", "Claims"),
    "sources": both("文献", "Sources"),
    "arrange": both("排布", "Arrange"),
    "arrange_hint": both(
        "拖动概念，或选中后按方向键。复制后存为 corpus/map.yaml，再重新生成概念图，连线即会绕行。",
        "Drag concepts, or focus one and press arrow keys. Copy, save as corpus/map.yaml and draw the map again: then "
        "lines go around the boxes.",
    ),
    "copy": both("复制 map.yaml", "Copy map.yaml"),
    "copied": both("已复制", "Copied"),
    "copy_by_hand": both("请从这里复制", "Copy from here"),
    "reset": both("还原", "Put back"),
    "done": both("完成", "Done"),
    "about": both(
        "拖动可移动，滚轮或双指可缩放。点选概念可看定义、论断和文献；网址中的 #编号 直达该概念。",
        "Drag to move, turn the wheel or pinch to zoom. Click a concept for its definition, claims and sources; "
        "#id in the address leads straight to it.",
    ),
    "key_search": both("搜索", "search"),
    "key_zoom": both("放大、缩小、全图", "zoom in, zoom out, the whole map"),
    "key_next": both("逐个走过概念", "from concept to concept"),
    "key_arrows": both("到该方向最近的概念，或移动地图", "to the nearest concept that way, or move the map"),
    "key_open": both("打开", "open"),
    "key_escape": both("关闭、返回", "close, go back"),
    "key_help": both("显示此帮助", "show this help"),
}
KEYS = (
    (("/",), "key_search"),
    (("Tab",), "key_next"),
    (("←", "↑", "↓", "→"), "key_arrows"),
    (("Enter",), "key_open"),
    (("+", "−", "0"), "key_zoom"),
    (("Esc",), "key_escape"),
    (("?",), "key_help"),
)
"""The keys of the page, and the word that says what each does."""
LANGUAGE_NAMES = {
    "zh": "中文", "en": "English", "ja": "日本語", "ko": "한국어", "fr": "Français", "de": "Deutsch", "es": "Español",
    "ru": "Русский",
}
