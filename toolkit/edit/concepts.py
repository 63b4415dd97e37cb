"""Concepts from the command line: added, changed, renamed, merged, removed, with everything that names them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.edit.claims import check_id
from toolkit.edit.lookup import unknown
from toolkit.edit.names import CONCEPT_LISTS, concept_uses, renamed_concepts
from toolkit.edit.placing import beside
from toolkit.edit.sources import in_words
from toolkit.errors import ToolkitError
from toolkit.model import Concept, Corpus, LangText

CONCEPT = "concept", "概念"
FEW = 5
"""So many new concepts find their places one by one; more are a vocabulary, whose order counts."""
Labels = dict[str, tuple[str, ...]]


def concept_of(corpus: Corpus, name: str) -> Concept:
    """Return a concept by id; raises ToolkitError with the nearest id where there is none."""
    if name not in corpus.concepts:
        raise unknown(CONCEPT, name, corpus.concepts)
    return corpus.concepts[name]


def add_concepts(corpus: Corpus, concepts: Iterable[Concept]) -> Corpus:
    """Return the corpus with new concepts, which may name each other; raises ToolkitError where an id is taken."""
    new = {}
    for concept in concepts:
        refuse_taken(corpus, concept.id)
        if concept.id in new:
            raise ToolkitError(f"{concept.id} stands twice", f"{concept.id} 出现两次")
        new[concept.id] = concept
    there = corpus.concepts
    for name, concept in new.items():
        there = beside(there, name, concept) if len(new) <= FEW else {**there, name: concept}
    corpus = replace(corpus, concepts=there)
    for concept in new.values():
        _refuse_dangling(corpus, concept)
    return corpus


def edit_concept(corpus: Corpus, concept: Concept) -> Corpus:
    """Return the corpus with a concept changed; raises ToolkitError where a name in it leads nowhere."""
    concept_of(corpus, concept.id)
    _refuse_dangling(corpus, concept)
    return replace(corpus, concepts={**corpus.concepts, concept.id: concept})


def refuse_taken(corpus: Corpus, name: str) -> None:
    """Raise ToolkitError where a text cannot be the id of a new concept: a speaker is a source or a concept."""
    check_id(name)
    if name in corpus.concepts:
        raise ToolkitError(f"there is a concept {name} already", f"已有概念 {name}")
    if canonical(corpus, name) in corpus.sources:
        raise ToolkitError(f"{name} is the key of a source; a concept needs another id",
                           f"{name} 是文献的键；概念须另取编号")


def _refuse_dangling(corpus: Corpus, concept: Concept) -> None:
    named = [name for field in CONCEPT_LISTS for name in getattr(concept, field)
             if field != "exact_match" or ":" not in name]
    for name in (*named, *(relation.to for relation in concept.relations)):
        concept_of(corpus, name)
    relations = {relation.id for relation in corpus.settings.relations}
    for relation in concept.relations:
        if relations and relation.as_ not in relations:
            raise unknown(("relation", "关系"), relation.as_, relations)
        for claim in relation.claims:
            if claim not in corpus.claims:
                raise unknown(("claim", "论断"), claim, corpus.claims)
    for date in concept.dates:
        if date.from_ and canonical(corpus, date.from_) not in corpus.sources:
            raise unknown(("source", "文献"), date.from_, corpus.sources)


def rename_concept(corpus: Corpus, old: str, new: str) -> Corpus:
    """Return the corpus with a concept under another id, everywhere; raises ToolkitError where that is taken."""
    concept_of(corpus, old)
    if new == old:
        return corpus
    refuse_taken(corpus, new)
    corpus = renamed_concepts(corpus, {old: new})
    concepts = {new if name == old else name: replace(one, id=new) if name == old else one
                for name, one in corpus.concepts.items()}
    return replace(corpus, concepts=concepts)


def remove_concept(corpus: Corpus, name: str, force: bool = False) -> Corpus:
    """Return the corpus without a concept, and with ``force`` without what names it.

    Raises ToolkitError where there is none; where something names it, without ``force``; and in any case where a claim
    would be left without its only speaker and so become the paper's own.
    """
    concept_of(corpus, name)
    found = concept_uses(corpus, name)
    if found and not force:
        raise ToolkitError(f"{name} is named by {in_words(found)}; --force removes it from there too",
                           f"{name} 被以下记录引用：{in_words(found)}；--force 可一并从中移除")
    orphans = [claim.id for claim in corpus.claims.values() if set(claim.asserted_by) == {name}]
    if orphans:
        names = ", ".join(orphans)
        raise ToolkitError(
            f"{name} is the only speaker of {names}, which would become the paper's own voice; edit them first",
            f"{name} 是 {names} 的唯一言说者，移除后将被视作论文自身观点；请先修改这些论断",
        )
    corpus = renamed_concepts(corpus, {name: ""})
    return replace(corpus, concepts={key: one for key, one in corpus.concepts.items() if key != name})


def merge_concepts(corpus: Corpus, kept: str, lost: str) -> Corpus:
    """Return the corpus with two concepts made one: what named ``lost`` names ``kept``, whose labels and texts count.

    The labels of the lost one become other labels, its definition stays where the kept one has none in that language,
    dates and relations are joined. Raises ToolkitError where one is not there.
    """
    ours, theirs = concept_of(corpus, kept), concept_of(corpus, lost)
    if kept == lost:
        raise ToolkitError(f"{kept} cannot be merged with itself", f"{kept} 不能与自身合并")
    lists = {field: tuple(dict.fromkeys((*getattr(ours, field), *getattr(theirs, field)))) for field in CONCEPT_LISTS}
    one = replace(
        ours, pref_label={**theirs.pref_label, **ours.pref_label}, alt_label=_other_labels(ours, theirs),
        definition={**theirs.definition, **ours.definition},
        dates=(*ours.dates, *(date for date in theirs.dates if date not in ours.dates)),
        relations=(*ours.relations, *theirs.relations), **lists,
    )
    concepts = {name: one if name == kept else other for name, other in corpus.concepts.items() if name != lost}
    positions = {name: at for name, at in corpus.positions.items() if name != lost or kept not in corpus.positions}
    return renamed_concepts(replace(corpus, concepts=concepts, positions=positions), {lost: kept})


def _other_labels(ours: Concept, theirs: Concept) -> Labels:
    """Return all labels of both that are not the preferred one in their language."""
    preferred: LangText = {**theirs.pref_label, **ours.pref_label}
    found: Labels = {}
    for language in dict.fromkeys((*ours.alt_label, *theirs.alt_label, *theirs.pref_label)):
        labels = (*ours.alt_label.get(language, ()), *filter(None, [theirs.pref_label.get(language)]),
                  *theirs.alt_label.get(language, ()))
        others = tuple(dict.fromkeys(label for label in labels if label != preferred.get(language)))
        if others:
            found[language] = others
    return found
