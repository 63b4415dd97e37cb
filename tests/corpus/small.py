"""A small sound corpus, and variations of it."""

from __future__ import annotations

from pathlib import Path

PAPER = """\
# yaml-language-server: $schema=../schemas/paper.schema.json
id: lin2024
source: lin2024bridges
language: zh
text: {copy: author-file, length: 1200}
outline:
  - {number: "0", title: {zh: 引言, en: Introduction}, en_by: annotator}
  - {number: "1", title: {zh: 桥梁, en: Bridges}, characters: 800}
references:
  - okafor2019rivers
mentioned: []
citations:
  - {id: c01, reads: "[1]", section: "1", as_printed: [1], targets: [okafor2019rivers], resolved_by: number}
  - {id: c02, reads: "[2]", section: "1", as_printed: [2], targets: [], confidence: 0.5,
     evidence: {zh: 表中无此条。, en: The list has no such entry.}}
findings:
  - {id: f01, sources: [okafor2019rivers], says: {en: "The year differs: 2019, 2020."},
     seen_in_print: {by: Mei, on: 2025-03-01}}
"""

CLAIMS = """\
# yaml-language-server: $schema=../schemas/claims.schema.json
- id: lin2024-a
  text: {zh: 桥梁连接两岸。, en: Bridges join two banks.}
  section: "1"
  kind: definition
  concepts: [bridge]
  status: draft
  by: {who: Mei, on: 2025-03-01}
- id: lin2024-b
  text:
    zh: 河流变宽，桥梁随之变长。
    en: "As rivers widen, bridges grow: slowly."
  section: "1"
  kind: causal
  asserted_by: [okafor2019rivers]
  author_view: endorses
  sources:
    - {key: okafor2019rivers, role: evidence, citations: [c01],
       check: {verdict: supports, by: Mei, on: 2025-03-02, from: full-text}}
  rests_on: [lin2024-a]
  concepts: [bridge, river]
  position: {actor: ferry-guild, issue: bridge, leaning: against, says: {en: It opposes bridges.}}
  status: accepted

# A remark between two claims.
- id: lin2024-c
  text: {en: Every ferry should become a bridge.}  # short
  section: "0"
  kind: proposal
"""

CONCEPTS = """\
# yaml-language-server: $schema=schemas/concepts.schema.json
- id: bridge
  type: technology
  prefLabel: {zh: 桥梁, en: bridge}
  altLabel: {zh: [桥], en: [span, crossing]}
  definition: {en: What carries a road over water.}
  dates:
    - {on: "1779", what: {en: the first of iron}, from: okafor2019rivers}
    - {on: 1856-05, what: {en: steel}}
  broader: [structure]
  relations:
    - {to: river, as: answers, claims: [lin2024-b]}
- id: river
  type: issue
  prefLabel: {zh: 河流, en: river}
  related: [bridge]
- id: structure
  type: idea
  prefLabel: {en: structure}
- id: ferry-guild
  type: actor
  prefLabel: {en: ferry guild}
  partOf: [structure]
  exactMatch: [https://example.org/guild]
"""

CORPUS = """\
# yaml-language-server: $schema=schemas/corpus.schema.json
title: {zh: 桥梁文献, en: Bridges}
languages: [zh, en]
licence: CC-BY-4.0
relations:
  - {id: answers, label: {zh: 回应, en: answers}}
check:
  as-of: 2025
"""

BIB = """\
@article{lin2024bridges,
  author = {林河},
  author_en = {Lin, He},
  title = {桥梁论},
  title_en = {On bridges},
  journaltitle = {渡口},
  date = {2024},
  langid = {chinese},
  concepts = {bridge},
}

@book{okafor2019rivers,
  author = {Okafor, Ada},
  title = {Rivers},
  publisher = {Delta Press},
  date = {2019},
  langid = {english},
  concepts = {river},
}
"""

FILES = {
    "references.bib": BIB,
    "corpus/corpus.yaml": CORPUS,
    "corpus/papers/lin2024.yaml": PAPER,
    "corpus/claims/lin2024.yaml": CLAIMS,
    "corpus/concepts.yaml": CONCEPTS,
    "corpus/anchors/lin2024.yaml": (
        "# yaml-language-server: $schema=../schemas/anchors.schema.json\n"
        "- {id: c01, start: 100, end: 103}\n- {id: c02, start: 230, end: 233}\n"
    ),
    "corpus/map.yaml": "# yaml-language-server: $schema=schemas/map.schema.json\nbridge: [0, 0]\nriver: [120, -40]\n",
    "corpus/decisions.yaml": (
        "# yaml-language-server: $schema=schemas/decisions.schema.json\n"
        "accepted:\n"
        '  - {rule: unknown-section, subject: "claim:lin2024-c", because: {en: no number},'
        " by: {who: Mei, on: 2025-03-03}}\n"
        "not_duplicates:\n  - [lin2024bridges, okafor2019rivers]\n"
        "rejected_drafts: [lin2024-z]\naliases: {okafor2018: okafor2019rivers}\n"
    ),
}


def write(root: Path, **changed: str | bytes | None) -> Path:
    """Write the corpus, with other text for some of its files (named by their path), or without them (None)."""
    for path, text in {**FILES, **changed}.items():
        if text is not None:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
