"""Rename, remove and merge sources, with everything that names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from toolkit.edit.merging import Choice, Clash, merged
from toolkit.edit.references import Use, renamed, uses
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.sources.keys import is_key


class Merge(NamedTuple):
    """What a merge makes: the corpus, and the fields in which the two said different things."""

    corpus: Corpus
    clashes: tuple[Clash, ...]


def key_of(corpus: Corpus, named: str) -> str:
    """Return the key of a source that is named by its key or by an alias; raises ToolkitError where there is none."""
    key = corpus.decisions.aliases.get(named, named) if named not in corpus.sources else named
    if key not in corpus.sources:
        raise ToolkitError(f"no source {named!r}", f"没有文献 {named}")
    return key


def rename_source(corpus: Corpus, old: str, new: str) -> Corpus:
    """Return the corpus with a source under another key; the old key stays an alias, everything follows.

    Raises ToolkitError where there is no such source, or where the new key is taken or cannot be a key.
    """
    if old not in corpus.sources:
        raise ToolkitError(f"no source {old!r}", f"没有文献 {old}")
    _check_key(new)
    if new == old:
        return corpus
    owner = corpus.decisions.aliases.get(new)
    if new in corpus.sources or owner not in (None, old):
        raise ToolkitError(f"the key {new!r} is taken by {owner or new}", f"键 {new} 已被 {owner or new} 占用")
    corpus = renamed(corpus, {old: new})
    sources = {
        new if key == old else key: replace(source, key=new) if key == old else source
        for key, source in corpus.sources.items()
    }
    return _with_alias(replace(corpus, sources=sources), old, new)


def remove_source(corpus: Corpus, key: str, force: bool = False) -> Corpus:
    """Return the corpus without a source, its aliases, and with ``force`` without what names it.

    Raises ToolkitError where there is none; where something names it, without ``force``; and in any case where a paper
    is this source, or a claim would be left without its only speaker and so become the paper's own.
    """
    if key not in corpus.sources:
        raise ToolkitError(f"no source {key!r}", f"没有文献 {key}")
    found = uses(corpus, key)
    if found and not force:
        raise ToolkitError(
            f"{key} is named by {in_words(found)}; --force removes it from there too",
            f"{key} 被以下记录引用：{in_words(found)}；--force 可一并从中移除",
        )
    _refuse_lost_speakers(corpus, key)
    corpus = renamed(corpus, {key: ""})
    return replace(corpus, sources={name: source for name, source in corpus.sources.items() if name != key})


def merge_sources(corpus: Corpus, kept: str, lost: str, choices: Mapping[str, Choice] | None = None) -> Merge:
    """Return the corpus with two sources made one under the key ``kept``; the lost key stays an alias.

    All fields of both stay. Where they say different things ``choices`` says by field whose counts, by default that of
    ``kept``; those fields are in the result. Raises ToolkitError where one of them is no source.
    """
    for key in (kept, lost):
        if key not in corpus.sources:
            raise ToolkitError(f"no source {key!r}", f"没有文献 {key}")
    if kept == lost:
        raise ToolkitError(f"{kept} cannot be merged with itself", f"{kept} 不能与自身合并")
    one, clashes, _ = merged(corpus.sources[kept], corpus.sources[lost], choices or {})
    sources = {key: one if key == kept else source for key, source in corpus.sources.items() if key != lost}
    corpus = renamed(replace(corpus, sources=sources), {lost: kept})
    return Merge(_with_alias(corpus, lost, kept), clashes)


def set_apart(corpus: Corpus, one: str, other: str) -> Corpus:
    """Return the corpus with a person's decision that two sources are two works, so that nobody asks again."""
    pair = (one, other)
    known = corpus.decisions.not_duplicates
    if any({one, other} <= set(keys) for keys in known):
        return corpus
    return replace(corpus, decisions=replace(corpus.decisions, not_duplicates=(*known, pair)))


def in_words(found: tuple[Use, ...], most: int = 8) -> str:
    """Return places that name a source as a person reads them, each record once, cut after ``most``."""
    records = list(dict.fromkeys(f"{use.subject} ({use.at})" for use in found))
    more = f", … ({len(records)})" if len(records) > most else ""
    return ", ".join(records[:most]) + more


def _check_key(key: str) -> None:
    if not is_key(key):
        raise ToolkitError(
            f"{key!r} cannot be a key: no blanks, commas, braces, quotes or any of = # % ~ \\ @",
            f"{key} 不能作键：不得含空白、逗号、括号、引号及 = # % ~ \\ @",
        )


def _with_alias(corpus: Corpus, alias: str, key: str) -> Corpus:
    aliases = {name: target for name, target in corpus.decisions.aliases.items() if name != key}
    return replace(corpus, decisions=replace(corpus.decisions, aliases={**aliases, alias: key}))


def _refuse_lost_speakers(corpus: Corpus, key: str) -> None:
    papers = [paper.id for paper in corpus.papers.values() if paper.source == key]
    if papers:
        names = ", ".join(papers)
        raise ToolkitError(f"{key} is the paper {names} itself; remove the paper first",
                           f"{key} 即论文 {names} 本身；请先移除该论文")
    orphans = [claim.id for claim in corpus.claims.values() if set(claim.asserted_by) == {key}]
    if orphans:
        names = ", ".join(orphans)
        raise ToolkitError(
            f"{key} is the only speaker of {names}, which would become the paper's own voice; edit them first",
            f"{key} 是 {names} 的唯一言说者，移除后将被视作论文自身观点；请先修改这些论断",
        )
