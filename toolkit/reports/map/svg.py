"""The map as SVG: text stays text, and the same geometry holds in every language."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.boxes import LINE_HEIGHT, Lettering, label_of, lettering
from toolkit.concepts.graph import Node
from toolkit.reports.map import ink, margin, outlines
from toolkit.reports.map.drawing import Drawing
from toolkit.reports.map.sheet import Sheet, counts, heading, sheet
from toolkit.reports.map.style import BOX, FONTS, INK, LOOKS, PAPER
from toolkit.reports.map.text import BASE, Face, safe
from toolkit.reports.shape import pick

OFF_CENTRE = {"measure": -5}
"""How far the label stands off the middle where the outline has more room on one side, in px."""


def write(drawing: Drawing, language: str) -> str:
    """Return a whole SVG file in one language."""
    title, about = safe(pick(heading(drawing)[0], language)), safe(pick(counts(drawing), language))
    head = f'xml:lang="{safe(language)}"'
    return element(drawing, Face((language,)), head, f"<title>{title}</title>\n<desc>{about}</desc>\n")


def element(drawing: Drawing, face: Face, attributes: str, first: str = "") -> str:
    """Return the svg element."""
    page = sheet(drawing)
    x, y, w, h = page.frame
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {attributes} viewBox="{x} {y} {w} {h}" width="{w}" height="{h}" '
        f'role="img" font-family="{FONTS}" fill="{INK}">\n{first}'
    )
    return head + "\n".join([*picture(drawing, page, face), "</svg>\n"])


def picture(drawing: Drawing, page: Sheet, face: Face) -> Iterator[str]:
    """Yield the parts of the picture from back to front."""
    x, y, w, h = page.frame
    yield f'<rect class="paper" x="{x}" y="{y}" width="{w}" height="{h}" fill="{PAPER}"/>'
    yield from group("heading", "", margin.heading(page, face))
    yield from group("legend", ' font-size="18"', margin.legend(page, face))
    yield from group("lands", "", ink.lands(drawing, face))
    yield from group("lines", ' fill="none" stroke-linecap="round" stroke-linejoin="round"', ink.lines(drawing, face))
    yield from group("tags", ' text-anchor="middle"', ink.tags(drawing, face))
    yield from group("nodes", ' text-anchor="middle"', [plate(drawing, node, face) for node in drawing.graph.nodes])


def group(name: str, attributes: str, parts: list[str]) -> list[str]:
    """Return parts as one group."""
    return [f'<g class="{name}"{attributes}>', *parts, "</g>"]


def plate(drawing: Drawing, node: Node, face: Face) -> str:
    """Return the box of a concept with its label."""
    box, heavy, look = drawing.boxes[node.id], drawing.weights[node.id], LOOKS[node.type]
    fill, letters = (look.ink, BOX) if heavy == 2 else (BOX, INK)
    said = "".join(label(node, heavy, language, face) for language in face.languages)
    detail = BOX if heavy == 2 else look.ink
    outline = outlines.drawn(node.type, box.width, box.height, fill, look.ink, detail, 2 + heavy * 0.4)
    return (
        f'<g class="node t-{node.type} w{heavy}"{face.data("node", node.id)} transform="translate({box.x},{box.y})" '
        f'fill="{letters}">{tooltip(node, face)}{outline}{said}</g>'
    )


def label(node: Node, heavy: int, language: str, face: Face) -> str:
    """Return a label line by line."""
    set_in = lettering(label_of(node, language), heavy)
    bold = ' font-weight="700"' if heavy else ""
    x = OFF_CENTRE.get(node.type, 0)
    spans = "".join(
        f'<tspan x="{x}" y="{down:.1f}">{safe(line)}</tspan>'
        for line, down in zip(set_in.lines, baselines(set_in), strict=True)
    )
    return f'<text{face.mark(language)} font-size="{set_in.size}"{bold}>{spans}</text>'


def baselines(set_in: Lettering) -> list[float]:
    """Return the baselines of a label's lines around the middle of its box."""
    step, count = set_in.size * LINE_HEIGHT, len(set_in.lines)
    return [(at - (count - 1) / 2) * step + set_in.size * BASE for at in range(count)]


def tooltip(node: Node, face: Face) -> str:
    """Return what a pointer over a concept shows; the living page has its panel for that."""
    if face.live:
        return ""
    language = face.languages[0]
    said = filter(None, (label_of(node, language), pick(node.definition, language)))
    return f"<title>{safe(': '.join(said))}</title>"
