"""What the living map knows about its concepts: plain values for the script of the page."""

from __future__ import annotations

from toolkit.concepts.graph import Edge, Graph, Node
from toolkit.model import Claim, Corpus, LangText, Source
from toolkit.reports.labels import section_label, source_label, speaker_label, title_of
from toolkit.reports.map.arrows import HEADS
from toolkit.reports.map.drawing import Drawing
from toolkit.reports.map.sheet import heading, sheet
from toolkit.reports.map.style import TITLES
from toolkit.reports.map.words import KEYS, LANGUAGE_NAMES, WORDS
from toolkit.reports.shape import both, each, pick
from toolkit.reports.words import CONCEPT_TYPES, KINDS, ROLE_WORDS, STATUSES, voice, word

FIRST_LINE = "# yaml-language-server: $schema=schemas/map.schema.json"
BACK: dict[str, LangText] = {
    "broader": both("下位概念", "has the kind"),
    "partOf": both("包含", "has the part"),
    "related": both("相关", "related to"),
}
"""The hierarchy read from its upper end."""
Plain = dict[str, object]


def records(drawing: Drawing, languages: tuple[str, ...], language: str) -> Plain:
    """Return everything that the script needs."""
    graph, corpus = drawing.graph, drawing.corpus
    kinds = {node.type for node in graph.nodes}
    return {
        "language": language,
        "languages": languages,
        "names": {tag: each(LANGUAGE_NAMES.get(tag, tag)) for tag in languages},
        "title": heading(drawing)[0],
        "words": WORDS,
        "keys": KEYS,
        "types": {kind: CONCEPT_TYPES[kind] for kind in TITLES if kind in kinds},
        "relations": {edge.name: edge.label for edge in graph.edges},
        "heads": HEADS,
        "frame": sheet(drawing).frame,
        "whole": not drawing.around,
        "heaviest": heaviest(drawing),
        "first_line": FIRST_LINE,
        "nodes": [node_record(node, drawing) for node in graph.nodes],
        "edges": edge_records(drawing),
        "claims": claim_records(corpus, graph),
        "sources": {key: source_record(source) for key, source in sorted(corpus.sources.items())},
    }


def heaviest(drawing: Drawing) -> str:
    """Return the concept that a small screen shows first: the centre, else the theory with most claims and links."""
    ends = [end for edge in drawing.graph.edges for end in (edge.source, edge.target)]
    ranks = [
        (node.id == drawing.around, node.type == "theory", len(node.claims) + ends.count(node.id), node.id)
        for node in drawing.graph.nodes
    ]
    return max(ranks)[-1] if ranks else ""


def node_record(node: Node, drawing: Drawing) -> Plain:
    """Return a concept with its box."""
    box = drawing.boxes[node.id]
    return {
        "id": node.id,
        "type": node.type,
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "label": node.label or each(node.id),
        "others": node.others,
        "definition": node.definition,
        "dates": [{"on": date.on, "what": date.what, "from": date.from_} for date in node.dates],
        "claims": node.claims,
        "sources": node.sources,
    }


def edge_records(drawing: Drawing) -> list[Plain]:
    """Return all edges, those without a line of their own too; ``line`` is the number of the line."""
    numbers = {key(line.edge): number for number, line in enumerate(drawing.lines)}
    inverse = {relation.id: relation.inverse for relation in drawing.corpus.settings.relations}
    return [
        {
            "source": edge.source,
            "target": edge.target,
            "name": edge.name,
            "label": edge.label,
            "back": BACK.get(edge.kind) or inverse.get(edge.name) or backwards(edge.label),
            "claims": edge.claims,
            "line": numbers.get(key(edge)),
        }
        for edge in drawing.graph.edges
    ]


def backwards(label: LangText) -> LangText:
    """Return a label read backwards, where corpus.yaml has no word for that."""
    return {tag: f"← {text}" for tag, text in label.items()}


def key(edge: Edge) -> tuple[str, str, str, str]:
    """Return what tells an edge from all others."""
    return edge.kind, edge.source, edge.target, edge.name


def claim_records(corpus: Corpus, graph: Graph) -> dict[str, Plain]:
    """Return the claims that concepts and edges carry."""
    used = {claim for part in (graph.nodes, graph.edges) for item in part for claim in item.claims}
    labels = {key: source_label(source) for key, source in corpus.sources.items()}
    sections = {
        (paper.id, section.number): section_label(section)
        for paper in corpus.papers.values()
        for section in paper.outline
    }
    return {name: claim_record(corpus.claims[name], corpus, labels, sections) for name in sorted(used)}


def claim_record(
    claim: Claim, corpus: Corpus, labels: dict[str, LangText], sections: dict[tuple[str, str], LangText]
) -> Plain:
    """Return a claim: its text, how it stands in the paper, and its sources with their roles."""
    speakers = [speaker_label(corpus, labels, name) for name in claim.asserted_by]
    facts = [
        *speakers,
        voice(claim),
        word(KINDS, claim.kind),
        sections.get((claim.paper, claim.section)) or each(f"§{claim.section}" if claim.section else ""),
        word(STATUSES, claim.status),
    ]
    how = {tag: " · ".join(filter(None, (pick(fact, tag) for fact in facts))) for tag in ("zh", "en")}
    return {
        "text": claim.text,
        "how": how,
        "sources": [{"key": link.key, "role": word(ROLE_WORDS, link.role)} for link in claim.sources],
    }


def source_record(source: Source) -> Plain:
    """Return how a source is named."""
    return {"label": source_label(source), "title": title_of(source)}
