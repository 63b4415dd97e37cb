"""Lands, lines and the names on lines, as SVG."""

from __future__ import annotations

from toolkit.concepts.boxes import Box, tag_font, tag_width
from toolkit.concepts.drawing.curves import path
from toolkit.concepts.drawing.sight import Point
from toolkit.reports.map.arrows import head, shortened
from toolkit.reports.map.drawing import Drawing, Land, Line
from toolkit.reports.map.style import BOX, HIERARCHY, LOOKS, STROKES, TITLE_SIZE, TITLES
from toolkit.reports.map.text import BASE, Face, safe
from toolkit.reports.shape import pick


def shore(land: Land) -> str:
    """Return the shallow water around a land; it lies under all lands."""
    return (
        f'<path class="shore t-{land.type}" d="{coasts(land)}" fill="none" stroke="{LOOKS[land.type].land}" '
        f'stroke-width="14" opacity=".55"/>'
    )


def soil(land: Land, face: Face) -> str:
    """Return a land with its name."""
    look, box = LOOKS[land.type], land.title
    name = face.texts(
        TITLES[land.type],
        f'x="{box.x}" y="{box.y + TITLE_SIZE * BASE:g}" font-size="{TITLE_SIZE}" font-weight="700" '
        f'text-anchor="middle" fill="{look.ink}" fill-opacity=".5"',
    )
    return (
        f'<g class="land t-{land.type}"><path d="{coasts(land)}" fill="{look.land}" fill-rule="evenodd" '
        f'stroke="{look.coast}" stroke-width="1.5"/>{name}</g>'
    )


def coasts(land: Land) -> str:
    """Return all coasts of a land as one path."""
    return "".join(path([*coast, coast[0]]) + "Z" for coast in land.coasts)


def wire(line: Line, kind: str, number: int, face: Face) -> str:
    """Return a line with the mark at its end; ``kind`` is the type of the concept where it starts."""
    stroke = STROKES[line.edge.kind]
    ink = LOOKS[kind].ink if line.edge.kind == "argument" else HIERARCHY
    records = face.data("edge", str(number)) + face.data("head", stroke.head)
    return (
        f'<g class="line k-{line.edge.kind} t-{kind}"{records} stroke="{ink}" stroke-width="{stroke.width:g}">'
        f"{stretch(line.edge.kind, line.points, ink)}</g>"
    )


def stretch(kind: str, points: tuple[Point, ...], ink: str) -> str:
    """Return the path of a line of some kind, and its mark."""
    stroke = STROKES[kind]
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    line = f'<path d="{path(shortened(stroke.head, points))}"{dashes}/>'
    if not stroke.head:
        return line
    fill = ink if stroke.head == "arrow" else BOX
    return f'{line}<path class="head" d="{head(stroke.head, points)}" fill="{fill}"/>'


def tag(line: Line, box: Box, kind: str, number: int, face: Face) -> str:
    """Return the name of a relation; its box has room for the longest language, each takes what it needs."""
    said = "".join(
        f'<g{face.mark(language)}>{pill(box, tag_width(text))}<text x="{box.x}" '
        f'y="{box.y + tag_font(text) * BASE:.1f}" font-size="{tag_font(text):g}">{safe(text)}</text></g>'
        for language in face.languages
        for text in (pick(line.edge.label, language),)
    )
    return f'<g class="tag t-{kind}"{face.data("edge", str(number))} fill="{LOOKS[kind].ink}">{said}</g>'


def pill(box: Box, width: int) -> str:
    """Return the ground under the name of a relation."""
    x, y = box.x - width // 2, box.y - box.height // 2
    return f'<rect x="{x}" y="{y}" width="{width}" height="{box.height}" rx="6" fill="{BOX}" fill-opacity=".92"/>'


def lands(drawing: Drawing, face: Face) -> list[str]:
    """Return all lands."""
    return [*map(shore, drawing.lands), *(soil(land, face) for land in drawing.lands)]


def lines(drawing: Drawing, face: Face) -> list[str]:
    """Return all lines, arguments over the others."""
    types = {node.id: node.type for node in drawing.graph.nodes}
    found = sorted(enumerate(drawing.lines), key=lambda pair: pair[1].edge.kind == "argument")
    return [wire(line, types[line.edge.source], number, face) for number, line in found]


def tags(drawing: Drawing, face: Face) -> list[str]:
    """Return the names on all lines."""
    types = {node.id: node.type for node in drawing.graph.nodes}
    return [
        tag(line, line.tag, types[line.edge.source], number, face)
        for number, line in enumerate(drawing.lines)
        if line.tag
    ]
