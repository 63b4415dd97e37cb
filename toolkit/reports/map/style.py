"""What the map looks like: colours and outlines by type, lines by kind, and its words."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import LangText
from toolkit.reports.shape import both


class Look(NamedTuple):
    """The colours of a type: of lines and outlines, of its land, of its coast."""

    ink: str
    land: str
    coast: str


PAPER, INK, QUIET, BOX = "#f3f5f4", "#1d2733", "#5c6873", "#ffffff"
LOOKS: dict[str, Look] = {
    "theory": Look("#43309b", "#e4e0f4", "#b9b0de"),
    "idea": Look("#1c68a8", "#dfeaf6", "#a9c6e2"),
    "issue": Look("#b02a4c", "#f8e3e6", "#e3b0ba"),
    "actor": Look("#985f00", "#f7ecd3", "#dcc48f"),
    "instrument": Look("#47702a", "#e5f0da", "#b5cf9d"),
    "measure": Look("#00787a", "#d8eeec", "#98ccc8"),
    "technology": Look("#85368c", "#f1e2f3", "#d3aed7"),
    "case": Look("#4d5660", "#e5e8ec", "#b7bfc8"),
    "event": Look("#87492a", "#f2e6de", "#d5b8a5"),
}
DARK_LOOKS: dict[str, Look] = {
    "theory": Look("#b3a6f2", "#221d3d", "#453b78"),
    "idea": Look("#84bbee", "#152637", "#2b4d6e"),
    "issue": Look("#f093a8", "#351a22", "#6b3442"),
    "actor": Look("#e2b45c", "#30260f", "#5f4d22"),
    "instrument": Look("#a9cf86", "#1e2a15", "#425c2e"),
    "measure": Look("#67cbc6", "#112b2b", "#275755"),
    "technology": Look("#dd9be2", "#2e1b31", "#5c3862"),
    "case": Look("#b4bfca", "#22282e", "#47515b"),
    "event": Look("#dba587", "#301f15", "#5f412d"),
}
"""The same for screens in dark mode."""
TITLES: dict[str, LangText] = {
    "theory": both("理论", "Theories"),
    "idea": both("观念", "Ideas"),
    "issue": both("议题", "Issues"),
    "actor": both("行为体", "Actors"),
    "instrument": both("法规与文件", "Instruments"),
    "measure": both("举措", "Measures"),
    "technology": both("技术", "Technologies"),
    "case": both("案例", "Cases"),
    "event": both("事件", "Events"),
}
HIERARCHY = "#7d8791"
FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"


class Stroke(NamedTuple):
    """How lines of a kind are drawn: width, dashes, and the mark at the end."""

    width: float
    dashes: str
    head: str


STROKES: dict[str, Stroke] = {
    "argument": Stroke(2.5, "", "arrow"),
    "broader": Stroke(1.4, "", "triangle"),
    "partOf": Stroke(1.4, "", "diamond"),
    "related": Stroke(1.4, "1.5 5", ""),
}

TITLE_SIZE = 34
"""Font size of the names of lands, in px."""
