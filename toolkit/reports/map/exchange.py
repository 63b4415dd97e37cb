"""The map for other programs: Mermaid and DOT to draw, GraphML to analyse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from toolkit.concepts.boxes import Box, label_of, lettering
from toolkit.concepts.graph import Edge, Node
from toolkit.model import LangText
from toolkit.reports.map.drawing import Drawing
from toolkit.reports.map.sheet import heading
from toolkit.reports.map.style import HIERARCHY, LOOKS, TITLES
from toolkit.reports.map.text import safe
from toolkit.reports.render.escape import visible
from toolkit.reports.shape import pick

POINTS = 0.75
"""A px in points."""
MERMAID_SHAPES = {
    "theory": ("[[", "]]"),
    "idea": ("(", ")"),
    "issue": ("{{", "}}"),
    "actor": ("([", "])"),
    "instrument": ("[/", "/]"),
    "measure": (">", "]"),
    "technology": ("[\\", "\\]"),
    "case": ("[", "]"),
    "event": ("[/", "\\]"),
}
HARMLESS = r"\w\s.,:，。、：；！？“”‘’（）《》·–—-"
"""What may stand in a quoted Mermaid label as it is; the content of a character class."""
MERMAID_LINES = {"argument": "==>", "broader": "-->", "partOf": "--o", "related": "-.-"}
DOT_SHAPES = {
    "theory": "box, peripheries=2",
    "idea": "box, style=rounded",
    "issue": "octagon",
    "actor": "ellipse",
    "instrument": "note",
    "measure": "cds",
    "technology": "hexagon",
    "case": "component",
    "event": "folder",
}
DOT_LINES = {
    "argument": "penwidth=2",
    "broader": f'arrowhead=empty, color="{HIERARCHY}"',
    "partOf": f'arrowhead=odiamond, color="{HIERARCHY}"',
    "related": f'arrowhead=none, style=dotted, color="{HIERARCHY}"',
}


def names(ids: Iterable[str], start: str = "") -> dict[str, str]:
    """Return for each id a name of ASCII letters, digits and ``_`` that no other id has."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in ids:
        plain = start + (re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "concept")
        number = next(at for at in range(1, len(taken) + 2) if (plain if at == 1 else f"{plain}_{at}") not in taken)
        found[name] = plain if number == 1 else f"{plain}_{number}"
        taken.add(found[name])
    return found


def one_line(text: str) -> str:
    """Return a text without line breaks and control characters."""
    return " ".join(visible(text).split())


# -- Mermaid ---------------------------------------------------------------------------------------------------------


def mermaid(drawing: Drawing, language: str) -> str:
    """Return the map as a Mermaid flowchart, the concepts grouped by type."""
    title = json.dumps(one_line(pick(heading(drawing)[0], language)), ensure_ascii=False)
    named = names((node.id for node in drawing.graph.nodes), "c_")
    groups = [line for kind in TITLES for line in mermaid_group(drawing, kind, named, language)]
    edges = [f"  {mermaid_edge(line.edge, named, language)}" for line in drawing.lines]
    colours = [f"  classDef {kind} fill:{look.land},stroke:{look.ink},color:#1d2733" for kind, look in LOOKS.items()]
    return "\n".join(["---", f"title: {title}", "---", "flowchart LR", *groups, *edges, *colours, ""])


def mermaid_group(drawing: Drawing, kind: str, named: dict[str, str], language: str) -> list[str]:
    """Return the concepts of one type as a subgraph; nothing where there is none."""
    left, right = MERMAID_SHAPES[kind]
    nodes = [
        f'    {named[node.id]}{left}"{entities(label_of(node, language))}"{right}:::{kind}'
        for node in drawing.graph.nodes
        if node.type == kind
    ]
    return [f'  subgraph t_{kind}["{entities(pick(TITLES[kind], language))}"]', *nodes, "  end"] if nodes else []


def mermaid_edge(edge: Edge, named: dict[str, str], language: str) -> str:
    """Return one line of a flowchart."""
    said = f'|"{entities(pick(edge.label, language))}"|' if edge.kind == "argument" else ""
    return f"{named[edge.source]} {MERMAID_LINES[edge.kind]}{said} {named[edge.target]}"


def entities(text: str) -> str:
    """Escape a text for a quoted Mermaid label: whatever could be markup becomes a numbered entity."""
    return re.sub(f"[^{HARMLESS}]", lambda found: f"#{ord(found[0])};", one_line(text))


# -- DOT -------------------------------------------------------------------------------------------------------------


def dot(drawing: Drawing, language: str) -> str:
    """Return the map in Graphviz's language, with the places of our own drawing (``neato -n2`` keeps them)."""
    nodes = [f"  {dot_node(drawing, node, language)}" for node in drawing.graph.nodes]
    edges = [f"  {dot_edge(line.edge, language)}" for line in drawing.lines]
    head = [
        f"digraph {quoted(pick(heading(drawing)[0], language))} {{",
        '  graph [charset="UTF-8", splines=true]',
        '  node [fontname="Noto Sans CJK SC", fontsize=11, fixedsize=true]',
        '  edge [fontname="Noto Sans CJK SC", fontsize=9]',
    ]
    return "\n".join([*head, *nodes, *edges, "}", ""])


def dot_node(drawing: Drawing, node: Node, language: str) -> str:
    """Return a concept with its place: points from the lower left, sizes in inches."""
    box, heavy = drawing.boxes[node.id], drawing.weights[node.id]
    lines = "\\n".join(quoted(line)[1:-1] for line in lettering(label_of(node, language), heavy).lines)
    return (
        f'{quoted(node.id)} [label="{lines}", shape={DOT_SHAPES[node.type]}, '
        f'color="{LOOKS[node.type].ink}", pos="{box.x * POINTS:g},{-box.y * POINTS:g}!", '
        f"width={box.width * POINTS / 72:.2f}, height={box.height * POINTS / 72:.2f}]"
    )


def dot_edge(edge: Edge, language: str) -> str:
    """Return one edge."""
    label = f", label={quoted(pick(edge.label, language))}" if edge.kind == "argument" else ""
    return f"{quoted(edge.source)} -> {quoted(edge.target)} [{DOT_LINES[edge.kind]}{label}]"


def quoted(text: str) -> str:
    """Return a quoted string of DOT; backslashes are doubled, because ``\\N`` and its like are replaced in labels."""
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# -- GraphML ---------------------------------------------------------------------------------------------------------

NODE_KEYS = (("id", "string"), ("type", "string"), ("x", "double"), ("y", "double"), ("claims", "int"))
EDGE_KEYS = (("kind", "string"), ("relation", "string"), ("claims", "string"))


def graphml(drawing: Drawing, language: str) -> str:
    """Return the map as GraphML, with the labels in all languages whatever ``language`` is."""
    languages = sorted({tag for node in drawing.graph.nodes for tag in (*node.label, *node.definition)} | {language})
    texts = [(f"{what}_{tag}", "string") for what in ("label", "definition") for tag in languages]
    labels = [(f"label_{tag}", "string") for tag in languages]
    named = names(node.id for node in drawing.graph.nodes)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
            *(key("node", "n", name, type_) for name, type_ in (*NODE_KEYS, *texts)),
            *(key("edge", "e", name, type_) for name, type_ in (*EDGE_KEYS, *labels)),
            '<graph edgedefault="directed">',
            *(graphml_node(node, drawing.boxes[node.id], named) for node in drawing.graph.nodes),
            *(graphml_edge(edge, named) for edge in drawing.graph.edges),
            "</graph>",
            "</graphml>",
            "",
        ]
    )


def key(domain: str, prefix: str, name: str, type_: str) -> str:
    """Declare an attribute of nodes or edges."""
    own = quoteattr(visible(f"{prefix}_{name}"))
    return f'<key id={own} for="{domain}" attr.name={quoteattr(visible(name))} attr.type="{type_}"/>'


def graphml_node(node: Node, box: Box, named: dict[str, str]) -> str:
    """Return a concept."""
    values = [("id", node.id), ("type", node.type), ("x", str(box.x)), ("y", str(box.y))]
    values.append(("claims", str(len(node.claims))))
    texts = [*in_languages("label", node.label), *in_languages("definition", node.definition)]
    return f'<node id="{named[node.id]}">{data("n", [*values, *texts])}</node>'


def graphml_edge(edge: Edge, named: dict[str, str]) -> str:
    """Return an edge."""
    values = [("kind", edge.kind), ("relation", edge.name), ("claims", " ".join(edge.claims))]
    ends = f'source="{named[edge.source]}" target="{named[edge.target]}"'
    return f'<edge {ends}>{data("e", [*values, *in_languages("label", edge.label)])}</edge>'


def in_languages(what: str, text: LangText) -> Iterator[tuple[str, str]]:
    """Yield a text as one attribute in each language."""
    return ((f"{what}_{tag}", text[tag]) for tag in sorted(text))


def data(prefix: str, values: Iterable[tuple[str, str]]) -> str:
    """Return the attributes of a node or an edge."""
    return "".join(
        f"<data key={quoteattr(visible(f'{prefix}_{name}'))}>{safe(value)}</data>" for name, value in values if value
    )
