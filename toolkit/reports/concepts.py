"""The vocabulary, and what claims and sources make of it.

Every concept by type with its definition, its relations, its claims and sources; dates; then what wants mending: labels
and definitions that a language lacks, labels that two concepts share, concepts tied to nothing, and concepts that a
claim's text names without linking them (found by spaCy on a blank pipeline).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from toolkit.concepts.graph import KINDS as RELATION_KINDS
from toolkit.concepts.graph import all_edges, claims_by_concept, sources_by_concept
from toolkit.concepts.skos import label_conflicts, missing_labels, orphans
from toolkit.concepts.tagger import used_but_not_linked
from toolkit.model import Concept, ConceptType, Corpus, LangText
from toolkit.reports.blocks import Block, Figure, MapFigure, Options, Prose, Report, Table
from toolkit.reports.labels import concept_label, label_of, source_labels
from toolkit.reports.metrics.links import keys_of
from toolkit.reports.shape import both, col, heading, many, prose, table
from toolkit.reports.view import View, whole
from toolkit.reports.words import CONCEPT_TYPES, LANGUAGES, word

ID = "concepts"
TITLE = both("概念", "Concepts")
TYPES = tuple(get_args(ConceptType))
NO_CONCEPTS = both("还没有概念：在 corpus/concepts.yaml 中写下第一个（id、type、prefLabel）。",
                   "No concepts yet: write the first into corpus/concepts.yaml (id, type, prefLabel).")


def build(corpus: Corpus, options: Options) -> Report:
    """Return the report of the vocabulary; it counts no ages, so ``options`` change nothing."""
    return Report(id=ID, title=TITLE, blocks=tuple(blocks(whole(corpus))))


def blocks(view: View) -> Iterator[Block]:
    """Yield the report in reading order."""
    yield opening(view)
    if view.corpus.concepts:
        yield MapFigure(title=both("概念图", "Concept map"))
    yield heading("词表", "Vocabulary")
    yield vocabulary_table(view)
    yield heading("概念之间的关系", "Relations between concepts")
    yield relations_table(view)
    yield heading("论断与文献", "Claims and sources")
    yield support_table(view)
    yield Figure("claims-per-concept", both("各概念的论断", "Claims per concept"), "bars",
                 "support", "claims", "concept")
    yield heading("年表", "Dates")
    yield dates_table(view)
    yield heading("有待补正", "What wants mending")
    yield missing_table(view)
    yield clashes_table(view)
    yield orphans_table(view)
    yield unlinked_table(view)


def ordered(corpus: Corpus) -> list[Concept]:
    """Return the concepts by type, in the order of the types in the records, and id."""
    return sorted(corpus.concepts.values(), key=lambda concept: (TYPES.index(concept.type), concept.id))


def opening(view: View) -> Prose:
    """Say how many concepts of which type there are."""
    concepts = ordered(view.corpus)
    if not concepts:
        return Prose(text=NO_CONCEPTS)
    numbers = {name: sum(concept.type == name for concept in concepts) for name in TYPES}
    zh = "、".join(f"{CONCEPT_TYPES[name]['zh']} {number}" for name, number in numbers.items() if number)
    en = ", ".join(f"{CONCEPT_TYPES[name]['en']} {number}" for name, number in numbers.items() if number)
    edges = len(all_edges(view.corpus))
    return prose(f"概念 {len(concepts)} 个（{zh}），彼此间关系 {edges} 条。",
                 f"{many(len(concepts), 'concept')} ({en}) with {many(edges, 'relation')} among them.")


def vocabulary_table(view: View) -> Table:
    """Return what each concept is called and what it means."""
    columns = (
        col("type", "类型", "type", "langtext", choose=True), col("label", "概念", "concept", "langtext"),
        col("others", "别称", "also called", "langlist"), col("definition", "定义", "definition", "langtext"),
        col("id", "代号", "id"),
    )
    rows = ((CONCEPT_TYPES[concept.type], concept.pref_label, other_labels(concept), concept.definition, concept.id)
            for concept in ordered(view.corpus))
    return table("vocabulary", both("词表", "Vocabulary"), columns, rows, NO_CONCEPTS)


def other_labels(concept: Concept) -> LangText:
    """Return the alternative labels of each language in one line."""
    return {
        language: ("；" if language == "zh" else "; ").join(labels)
        for language, labels in sorted(concept.alt_label.items())
    }


def relations_table(view: View) -> Table:
    """Return every relation between two concepts, with the claims that carry it."""
    at = {concept.id: rank for rank, concept in enumerate(ordered(view.corpus))}
    edges = sorted(all_edges(view.corpus), key=lambda edge: (at[edge.source], edge.kind, edge.name, at[edge.target]))
    columns = (
        col("from", "概念", "concept", "langtext"), col("relation", "关系", "relation", "langtext", choose=True),
        col("to", "另一概念", "other concept", "langtext"),
        col("kind", "关系类别", "kind of relation", "langtext", choose=True), col("claims", "论断", "claims", "list"),
        col("from_id", "代号", "id"), col("to_id", "另一代号", "other id"),
    )
    rows = ((concept_label(view.corpus, edge.source), edge.label, concept_label(view.corpus, edge.target),
             RELATION_KINDS[edge.kind], edge.claims, edge.source, edge.target) for edge in edges)
    return table("relations", both("概念之间的关系", "Relations between concepts"), columns, rows,
                 both("还没有关系：用 broader、partOf、related 或 relations 连接概念。",
                      "No relations yet: tie concepts by broader, partOf, related or relations."))


def support_table(view: View) -> Table:
    """Return the claims and sources of each concept: works tagged with it, papers left out, and works of its claims."""
    corpus, labels = view.corpus, source_labels(view.corpus)
    carried, tagged = claims_by_concept(corpus), sources_by_concept(corpus)
    columns = (
        col("concept", "概念", "concept", "langtext"), col("type", "类型", "type", "langtext", choose=True),
        col("claims", "论断数", "claims", "int"), col("sources", "文献数", "sources", "int"),
        col("claim_ids", "论断", "claim ids", "list"),
        col("tagged", "标注此概念的文献", "sources tagged with it", "langlist"),
        col("through", "经论断引用的文献", "sources of its claims", "langlist"), col("id", "代号", "id"),
    )
    papers, at = {paper.source for paper in view.papers}, places(view)
    rows = []
    for concept in sorted(ordered(corpus), key=lambda one: -len(carried.get(one.id, ()))):
        claims = sorted(carried.get(concept.id, []), key=at.__getitem__)
        own = [key for key in tagged.get(concept.id, []) if key not in papers]
        through = sorted({key for name in claims for key in keys_of(view, corpus.claims[name])})
        rows.append((
            concept_label(corpus, concept.id), CONCEPT_TYPES[concept.type], len(claims), len({*own, *through}),
            tuple(claims), tuple(label_of(labels, key) for key in own), tuple(label_of(labels, key) for key in through),
            concept.id,
        ))
    return table("support", both("论断与文献", "Claims and sources"), columns, rows, NO_CONCEPTS)


def places(view: View) -> dict[str, int]:
    """Return the rank of each claim in reading order."""
    return {claim.id: rank for rank, claim in enumerate(view.shown)}


def dates_table(view: View) -> Table:
    """Return what happened to concepts, in the order of time."""
    labels = source_labels(view.corpus)
    events = sorted(
        ((event, concept) for concept in view.corpus.concepts.values() for event in concept.dates),
        key=lambda pair: (pair[0].on, pair[1].id, sorted(pair[0].what.items())),
    )
    columns = (col("on", "日期", "date"), col("concept", "概念", "concept", "langtext"),
               col("what", "事项", "what", "langtext"), col("source", "出处", "source", "langtext"),
               col("id", "代号", "id"))
    rows = ((event.on, concept_label(view.corpus, concept.id), event.what,
             label_of(labels, event.from_) if event.from_ else None, concept.id) for event, concept in events)
    return table("dates", both("年表", "Dates"), columns, rows,
                 both("还没有日期：在概念的 dates 下写明 on、what、from。",
                      "No dates yet: give on, what and from under a concept's dates."))


def missing_table(view: View) -> Table:
    """Return the labels and definitions that a language of the corpus lacks."""
    columns = (col("concept", "概念", "concept", "langtext"), col("missing", "缺少", "missing", "langtext"),
               col("language", "语言", "language", "langtext", choose=True), col("id", "代号", "id"))
    rows = ((concept_label(view.corpus, name), what, word(LANGUAGES, language), name)
            for name, what, language in missing(view.corpus))
    return table("missing", both("缺少的名称与定义", "Missing labels and definitions"), columns, rows,
                 both("没有：名称与定义均不缺。", "None: no label or definition is missing."))


def missing(corpus: Corpus) -> Iterator[tuple[str, LangText, str]]:
    """Yield (concept, what it lacks, language) in the order of the vocabulary."""
    without = set(missing_labels(corpus.concepts, corpus.settings.languages))
    for concept in ordered(corpus):
        for language in corpus.settings.languages:
            if (concept.id, language) in without:
                yield concept.id, both("名称", "label"), language
            if not concept.definition.get(language, "").strip():
                yield concept.id, both("定义", "definition"), language


def clashes_table(view: View) -> Table:
    """Return the labels that do not tell concepts apart."""
    columns = (col("label", "名称", "label"), col("language", "语言", "language", "langtext"),
               col("what", "情形", "what is wrong", "langtext"), col("concepts", "概念", "concepts", "list"))
    rows = ((clash.label, word(LANGUAGES, clash.language), CLASHES[len(clash.concepts) > 1, clash.preferred],
             tuple(sorted(clash.concepts))) for clash in label_conflicts(dict(sorted(view.corpus.concepts.items()))))
    return table("clashes", both("重名", "Labels that clash"), columns, rows,
                 both("没有：没有概念重名。", "None: no two concepts share a label."))


CLASHES: dict[tuple[bool, bool], LangText] = {
    (True, True): both("几个概念的首选名称相同", "preferred label of several concepts"),
    (True, False): both("一个概念的名称是另一概念的别称", "also a label of another concept"),
    (False, False): both("同一概念重复列出", "listed twice for one concept"),
    (False, True): both("同一概念重复列出", "listed twice for one concept"),
}


def orphans_table(view: View) -> Table:
    """Return the concepts that are tied to no other, or that neither claim nor source uses."""
    corpus = view.corpus
    alone, carried, tagged = set(orphans(corpus.concepts)), claims_by_concept(corpus), sources_by_concept(corpus)
    columns = (col("concept", "概念", "concept", "langtext"), col("type", "类型", "type", "langtext"),
               col("why", "情形", "why", "langlist"), col("id", "代号", "id"))
    rows = [
        (concept_label(corpus, concept.id), CONCEPT_TYPES[concept.type], why, concept.id)
        for concept in ordered(corpus)
        if (why := reasons(concept.id in alone, concept.id not in carried and concept.id not in tagged))
    ]
    return table("orphans", both("孤立的概念", "Orphans"), columns, rows,
                 both("没有：没有无关联或无人使用的概念。", "None: no concept is untied or unused."))


def reasons(alone: bool, unused: bool) -> tuple[LangText, ...]:
    """Return why a concept stands apart."""
    return (*((both("与其他概念无关系", "no relation to another concept"),) if alone else ()),
            *((both("没有论断或文献用到", "no claim or source uses it"),) if unused else ()))


def unlinked_table(view: View) -> Table:
    """Return the concepts that a claim's text names and that the claim does not link."""
    at = places(view)
    found = sorted(used_but_not_linked(view.corpus), key=lambda one: (at[one.claim], one.concept))
    columns = (col("claim", "论断", "claim"), col("concept", "概念", "concept", "langtext", choose=True),
               col("words", "文中用语", "words in the text", "list"), col("id", "概念代号", "concept id"))
    rows = ((one.claim, concept_label(view.corpus, one.concept), one.words, one.concept) for one in found)
    return table("unlinked", both("提到而未标注的概念", "Mentioned but not linked"), columns, rows,
                 both("没有：论断文字没有提到未标注的概念。",
                      "None: no claim's text names a concept without linking it."))
