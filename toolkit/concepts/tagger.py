"""Find the concepts of a vocabulary in texts that mix Chinese and English, with a blank spaCy pipeline and no model.

The labels of all languages are sought in every text, because Chinese prose writes GDPR and DeepSeek as they are. The
tokenizer is ours: a Han character is a token, a Latin word or a number is one whole, so ``AI`` is found in ``AI时代``
and not in ``chain``. What counts as the same:

- case, width and composition of letters (``ＡＩ``, ``AI``), any run of blanks and line breaks, a blank between Han
  characters, a hyphen or a blank between two Latin words (``cross-border``, ``cross border``);
- the English plural of a label's last word (``data flow``, ``data flows``); where that word is itself a plural and not
  the only one, its singular too. Nothing else is inflected.

What does not: a label of up to three letters, all capitals and no digit, stands for itself (``US`` is not ``us``); a
label of one Han character is not sought, it would be found in every other word. Where labels overlap, the longest wins
(``发展中国家``, not ``中国`` inside it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from msgspec import Struct

from toolkit.concepts.skos import ancestors
from toolkit.model import Claim, Concept, Corpus
from toolkit.text.normal import Folded, fold
from toolkit.text.spacied import blank_pipeline, spacied
from toolkit.text.tokens import LETTER, WIDE, words_of

SHORT = 3
"""Up to so many letters, a label in capitals is found in capitals only."""

_HYPHEN = re.compile(rf"(?<![{WIDE}])(?<=[^\W\d_])[-\u2010\u2013](?={LETTER})")
_LAST_WORD = re.compile(r"[a-z]{2,}$")


class Mention(Struct, frozen=True):
    """A concept's label as it stands in a text: code points, ``start`` inclusive and ``end`` exclusive."""

    concept: str
    start: int
    end: int
    text: str


class Unlinked(Struct, frozen=True):
    """A concept that a claim's text names and that the claim does not link; ``words`` as they stand in the text."""

    claim: str
    concept: str
    words: tuple[str, ...]


class _Label(NamedTuple):
    concept: str
    exact: str  # what the text must read, apart from width; empty where case does not matter


_Words = tuple[str, ...]
_Labels = Mapping[_Words, list[_Label]]


def mentions(texts: Iterable[str], concepts: Iterable[Concept]) -> list[tuple[Mention, ...]]:
    """Return the mentions in each text, sorted by place; two concepts that share a label both have the mention."""
    spacy, pipeline = spacied(), blank_pipeline()
    labels: dict[_Words, list[_Label]] = {}
    matcher = spacy.matcher(pipeline.vocab, attr="ORTH")
    for words, label in _all_labels(concepts):
        labels.setdefault(words, []).append(label)
    matcher.add("label", [spacy.doc(pipeline.vocab, words=list(words)) for words in labels])
    originals = list(texts)
    ready = [_ready(text) for text in originals]
    docs = pipeline.pipe(text for text, _ in ready)
    return [
        tuple(_mentions_in(spacy.longest, matcher(doc, as_spans=True), labels, text, offsets))
        for doc, text, (_, offsets) in zip(docs, originals, ready, strict=True)
    ]


def used_but_not_linked(corpus: Corpus) -> tuple[Unlinked, ...]:
    """Return for each claim, in the order of the corpus, the concepts that its text names and that it does not link.

    A concept counts as linked where the claim has it in ``concepts``, ``asserted_by`` or ``position``, or where it is
    above one of these (``broader``, ``partOf``). Rejected claims are left out.
    """
    claims = [claim for claim in corpus.claims.values() if claim.status != "rejected"]
    texts = [(claim, text) for claim in claims for _, text in sorted(claim.text.items())]
    found: dict[str, dict[str, list[str]]] = {claim.id: {} for claim in claims}
    for (claim, _), named in zip(texts, mentions([t for _, t in texts], corpus.concepts.values()), strict=True):
        for mention in named:
            found[claim.id].setdefault(mention.concept, []).append(mention.text)
    return tuple(unlinked for claim in claims for unlinked in _not_linked(corpus, claim, found[claim.id]))


def _not_linked(corpus: Corpus, claim: Claim, named: Mapping[str, list[str]]) -> Iterator[Unlinked]:
    position = (claim.position.actor, claim.position.issue) if claim.position else ()
    linked = {*claim.concepts, *claim.asserted_by, *position}
    linked |= ancestors(corpus.concepts, linked)
    for concept in sorted(named.keys() - linked):
        yield Unlinked(claim.id, concept, tuple(dict.fromkeys(named[concept])))


def _mentions_in(
    longest: Any, spans: Iterable[Any], labels: _Labels, text: str, offsets: tuple[int, ...]
) -> Iterator[Mention]:
    fitting: dict[Any, list[_Label]] = {}
    for span in spans:
        read = unicodedata.normalize("NFKC", text[slice(*_place(span, text, offsets))])
        meant = labels[tuple(token.text for token in span)]
        if chosen := [label for label in meant if label.exact in ("", read)]:
            fitting[span] = chosen
    for span in longest(fitting):
        start, end = _place(span, text, offsets)
        names = sorted({label.concept for label in fitting[span]})
        yield from (Mention(name, start, end, text[start:end]) for name in names)


def _place(span: Any, text: str, offsets: tuple[int, ...]) -> tuple[int, int]:
    """Return where a span of the prepared text stands in the original."""
    end = offsets[span.end_char] if span.end_char < len(offsets) else len(text)
    return offsets[span.start_char], max(end, offsets[span.end_char - 1] + 1)


def _all_labels(concepts: Iterable[Concept]) -> Iterator[tuple[_Words, _Label]]:
    """Yield each form in which a concept may stand, as the tokenizer cuts it."""
    for concept in concepts:
        for label in chain(concept.pref_label.values(), *concept.alt_label.values()):
            yield from ((words_of(form), _Label(concept.id, exact)) for form, exact in _forms(label))


def _forms(label: str) -> Iterator[tuple[str, str]]:
    """Yield (form to look for, exact reading or nothing): the label itself and its last word in the other number."""
    form = _ready(label)[0].strip()
    plain = unicodedata.normalize("NFKC", label).strip()
    if not any(map(str.isalnum, form)) or re.fullmatch(f"[{WIDE}]", form):
        return
    if _stands_for_itself(plain):
        yield from ((form, plain), (f"{form}s", f"{plain}s"))
        return
    yield form, ""
    if last := _LAST_WORD.search(form):
        head = form[: last.start()]
        yield from ((head + word, "") for word in _other_number(last[0], has_more=bool(head)))


def _stands_for_itself(label: str) -> bool:
    letters = [character for character in label if character.isalpha()]
    return 0 < len(letters) <= SHORT and all(map(str.isupper, letters)) and not any(map(str.isdigit, label))


def _other_number(word: str, has_more: bool) -> Iterator[str]:
    """Yield the plural of an English word, and the singular where other words beside it say that it is a noun."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif re.search("[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    else:
        yield f"{word}s"
    if has_more and re.search("[^suc]s$", word) and not word.endswith("is"):
        yield f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
        if word.endswith(("ses", "xes", "zes", "ches", "shes")):
            yield word[:-2]


def _ready(text: str) -> Folded:
    """Return the text folded, with every run of blanks as one blank and hyphens between words as blanks."""
    folded, offsets = fold(text)
    folded = _HYPHEN.sub(" ", folded)
    kept = [at for at, sign in enumerate(folded) if not (sign.isspace() and folded[at - 1 : at].isspace())]
    return "".join(" " if folded[at].isspace() else folded[at] for at in kept), tuple(offsets[at] for at in kept)
