"""What a source, section, concept or speaker is called in a cell: short, in both languages, in any locale the same."""

from __future__ import annotations

from collections import Counter

from toolkit.model import Concept, Corpus, LangText, Name, Paper, Section, Side, Source
from toolkit.reports.shape import both, each, pick
from toolkit.reports.view import View
from toolkit.sources.retraction import retraction_of
from toolkit.text.names import display
from toolkit.text.scripts import has_han

MANY_AUTHORS = 3


def source_labels(corpus: Corpus) -> dict[str, LangText]:
    """Return for every source its authors (or title) and year, and its key where two sources would read the same."""
    plain = {key: marked(source) for key, source in corpus.sources.items()}
    used = Counter(label[language] for label in plain.values() for language in ("zh", "en"))
    return {
        key: {language: text if used[text] == 1 else f"{text} [{key}]" for language, text in label.items()}
        for key, label in plain.items()
    }


def marked(source: Source) -> LangText:
    """Return a source's label, which says where the work was withdrawn."""
    label = source_label(source)
    if not retraction_of(source):
        return label
    return both(f"{label['zh']}【已撤稿】", f"{label['en']} (RETRACTED)")


def source_label(source: Source) -> LangText:
    """Return authors, else title, and year: ``方滨兴、殷丽华（2008）`` and ``Fang & Yin (2008)``."""
    year = source.year
    return both(
        who(source, "zh") + (f"（{year}）" if year else ""),
        who(source, "en") + (f" ({year})" if year else ""),
    )


def who(source: Source, language: str) -> str:
    """Return the authors, or where there are none the title, as far as possible in ``language``."""
    side = side_in(source, language)
    if not side.authors:
        return titled(side.title, language) or source.key
    names = [short_name(name, language) for name in side.authors]
    if len(names) >= MANY_AUTHORS or side.more_authors:
        return f"{names[0]}等" if language == "zh" else f"{names[0]} et al."
    return ("、" if language == "zh" else " & ").join(names)


def titled(title: str, language: str) -> str:
    """Return a title as running text marks it: in Chinese between 《》, unless it brings them along."""
    return f"《{title}》" if title and language == "zh" and "《" not in title else title


def side_in(source: Source, language: str) -> Side:
    """Return what the record says in ``language``; the work's own language where it says nothing in that one."""
    side = source.sides.get(language)
    return side if side is not None and (side.authors or side.title) else source.own


def short_name(name: Name, language: str) -> str:
    """Return a whole Chinese name in Chinese, else the family name."""
    if name.literal:
        return name.literal
    if language == "zh" and has_han(name.family):
        return display(name, "zh")
    return " ".join(filter(None, (name.particle, name.family)))


def title_of(source: Source) -> LangText:
    """Return the title in each language that the record has it in; the key where it has none."""
    titles = {language: side.title for language, side in sorted(source.sides.items()) if side.title}
    return titles or each(source.key)


def label_of(labels: dict[str, LangText], key: str) -> LangText:
    """Return a source's label; a key without a record stands for itself."""
    return labels.get(key) or each(key)


def section_label(section: Section) -> LangText:
    """Return number and title of a section; in Chinese it says that it is one, lest it run into the text."""
    chinese, english = (f"{section.number} {pick(section.title, lang)}".strip() for lang in ("zh", "en"))
    return both(f"{chinese}一节" if chinese else "—", english or "—")


def section_labels(view: View) -> dict[tuple[str, str], LangText]:
    """Return the label of every section by (paper, number)."""
    return {
        (paper.id, section.number): section_label(section)
        for paper in view.papers
        for section in view.outlines[paper.id]
    }


def concept_label(corpus: Corpus, concept: str) -> LangText:
    """Return a concept's preferred labels; an id without a record stands for itself."""
    known: Concept | None = corpus.concepts.get(concept)
    return known.pref_label if known and known.pref_label else each(concept)


def speaker_label(corpus: Corpus, labels: dict[str, LangText], speaker: str) -> LangText:
    """Return who speaks: a source by its label, otherwise an actor or instrument by its concept's."""
    return labels[speaker] if speaker in labels else concept_label(corpus, speaker)


def paper_label(corpus: Corpus, paper: Paper) -> LangText:
    """Return a paper's title with its year; the id where its source has no record."""
    source = corpus.sources.get(paper.source)
    if source is None:
        return each(paper.id)
    year = source.year
    return both(
        titled(side_in(source, "zh").title, "zh") + (f"（{year}）" if year else ""),
        side_in(source, "en").title + (f" ({year})" if year else ""),
    )
