"""Measure how sentences are found again in an edited copy, and write the section of docs/accuracy.md on it.

usage: python benchmarks/anchors.py [--sweep]

Real papers (../shared/gold): Chinese ones as OCR gave them, English ones in Markdown. Of each paper every third
sentence is anchored; these are edited, all in one way, and the paragraphs shuffled. What became of each sentence is
known. *Wrong* is a place that is not the sentence's; *false* a place for a sentence that was deleted. ``--sweep``
prints the figures for other thresholds and margins instead.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from section import write_section

from toolkit.claims.drafts import lines
from toolkit.papers import anchoring
from toolkit.papers.anchoring import Candidate, Known, find_again
from toolkit.papers.fingerprint import kept, least, sha256
from toolkit.papers.reading import read_manuscript
from toolkit.papers.sections import sections
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared/gold/papers"
PAPERS = 24
Sentences = list[str]
HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
)


def papers() -> Iterator[Sentences]:
    """Yield the sentences of each paper."""
    chinese = sorted((GOLD / "zh_text").glob("**/*.md"))[:PAPERS]
    english = sorted((GOLD / "pandoc").glob("**/*.md"))[:PAPERS]
    for path in (*chinese, *english):
        manuscript = read_manuscript(path)
        text = manuscript.text
        found = [" ".join(text[line.span.start : line.span.end].split())
                 for line in lines(manuscript, sections(manuscript), ())]
        if len(found) >= 20:
            yield found


def edited(sentence: str, count: int, chance: random.Random) -> str:
    """Change so many characters (Chinese) or words (English): replaced, taken out or put in."""
    units = list(sentence) if has_han(sentence) else sentence.split()
    glue = "" if has_han(sentence) else " "
    for _ in range(count):
        at = chance.randrange(len(units))
        new = chance.choice(HAN) if not glue else "".join(chance.choices("etaoinshrdlu", k=6))
        units[at : at + chance.choice((0, 1, 1))] = chance.choice(([new], [new], []))
        units = units or [new]
    return glue.join(units)


def rewritten(sentence: str, chance: random.Random) -> str:
    """Change every fifth unit."""
    size = len(sentence) if has_han(sentence) else len(sentence.split())
    return edited(sentence, max(1, size // 5), chance)


def halves(sentence: str) -> list[str]:
    units = list(sentence) if has_han(sentence) else sentence.split()
    glue = "" if has_han(sentence) else " "
    middle = len(units) // 2
    return [glue.join(units[:middle]), glue.join(units[middle:])]


Edit = Callable[[str, random.Random], list[str]]
EDITS: dict[str, Edit] = {
    "unchanged": lambda text, chance: [text],
    "1 edit": lambda text, chance: [edited(text, 1, chance)],
    "3 edits": lambda text, chance: [edited(text, 3, chance)],
    "6 edits": lambda text, chance: [edited(text, 6, chance)],
    "every fifth unit": lambda text, chance: [rewritten(text, chance)],
    "cut in two": lambda text, chance: halves(text),
    "joined with the next": lambda text, chance: [text],  # done below: the next sentence comes to it
    "deleted": lambda text, chance: [],
    "replaced by a stranger": lambda text, chance: [chance.choice(STRANGERS[has_han(text)])],
}
STRANGERS: dict[bool, list[str]] = {True: [], False: []}
"""Sentences of other papers, by whether they are Chinese."""


def copy_of(sentences: Sentences, name: str, chance: random.Random) -> tuple[list[str], dict[int, set[int]]]:
    """Return an edited copy, every third sentence edited, and for each sentence the places of what became of it."""
    blocks: list[list[tuple[int, str]]] = []
    for at, sentence in enumerate(sentences):
        pieces = EDITS[name](sentence, chance) if at % 3 == 0 else [sentence]
        blocks.append([(at, piece) for piece in pieces])
        if name == "joined with the next" and at % 3 == 1:
            blocks.pop()
            blocks[-1] = [(at - 1, blocks[-1][0][1].rstrip("。.") + sentence)]
    paragraphs = [blocks[at : at + 6] for at in range(0, len(blocks), 6)]
    chance.shuffle(paragraphs)
    flat = [pair for paragraph in paragraphs for block in paragraph for pair in block]
    places: dict[int, set[int]] = {}
    for place, (at, _) in enumerate(flat):
        places.setdefault(at, set()).add(place)
    if name == "replaced by a stranger":
        places = {at: where for at, where in places.items() if at % 3}
    return [text for _, text in flat], places


def measure(sentences: Sentences, name: str, chance: random.Random) -> Counter[str]:
    copy, places = copy_of(sentences, name, chance)
    # A heading-like repeat ("(1)") cannot be told from its twin by anyone: such forms are left out.
    forms = [normal_form(text) for text in sentences]
    often = Counter(forms)
    asked = [at for at in range(0, len(sentences), 3) if often[forms[at]] == 1 and len(forms[at]) >= 8]
    known = [Known(sha256(forms[at]), kept(least(forms[at])), len(forms[at])) for at in asked]
    copied = [normal_form(text) for text in copy]
    found = find_again(known, [Candidate(form, at // 6, form in often) for at, form in enumerate(copied)])
    counts: Counter[str] = Counter()
    for at, one in zip(asked, found, strict=True):
        right = places.get(at, set())
        if one.outcome in ("orphan", "ambiguous"):
            counts[one.outcome] += 1
        elif not right:
            counts["false"] += 1
        else:
            counts["right" if right & set(range(one.first, one.last)) else "wrong"] += 1
    return counts


def table(language: str, found: list[Sentences]) -> str:
    rows = ["| edit | sentences | found | ambiguous | orphan | wrong or false |", "|---|---|---|---|---|---|"]
    for name in EDITS:
        chance = random.Random(20)
        total = sum((measure(sentences, name, chance) for sentences in found), Counter())
        size = total.total()
        wrong = total["wrong"] + total["false"]
        rows.append(f"| {name} | {size} | {total['right']} ({total['right'] / size:.1%}) | {total['ambiguous']} | "
                    f"{total['orphan']} | {wrong} ({wrong / size:.2%}) |")
    return f"{language}:\n\n" + "\n".join(rows)


def sweep(found: dict[str, list[Sentences]]) -> None:
    for like in (0.25, 0.3, 0.35, 0.4, 0.45):
        for margin in (0.0, 0.05, 0.08, 0.12):
            anchoring.LIKE, anchoring.MARGIN = like, margin
            for language, texts in found.items():
                total: Counter[str] = Counter()
                gone: Counter[str] = Counter()
                for name in ("6 edits", "every fifth unit", "cut in two", "joined with the next", "deleted"):
                    counts = sum((measure(one, name, random.Random(20)) for one in texts), Counter())
                    total, gone = (total, gone + counts) if name == "deleted" else (total + counts, gone)
                print(f"{like:.2f} {margin:.2f} {language}: right {total['right'] / total.total():.3f} wrong "
                      f"{total['wrong'] / total.total():.4f} ambiguous {total['ambiguous'] / total.total():.4f}; "
                      f"deleted: false {gone['false'] / gone.total():.4f}")


def main() -> None:
    found: dict[str, list[Sentences]] = {"Chinese": [], "English": []}
    for sentences in papers():
        found["Chinese" if sum(map(has_han, sentences)) > len(sentences) / 2 else "English"].append(sentences)
    for texts in found.values():
        for one in texts[-3:]:
            for sentence in one:
                STRANGERS[has_han(sentence)].append(sentence)
        del texts[-3:]
    if "--sweep" in sys.argv:
        sweep(found)
        return
    tables = "\n\n".join(table(f"{name}, {len(texts)} papers", texts) for name, texts in found.items())
    section = f"""## Anchors in an edited copy

Every third sentence of a paper is anchored and edited, then the paragraphs are shuffled. Which sentences the old text
had is known by their hashes, as the anchors of a paper keep them; sentences of fewer than 8 letters are left out. Edits
replace, remove or insert a character (Chinese) or a word (English) at random, so real revisions are harder in some ways
and easier in others. Threshold {anchoring.LIKE}, margin {anchoring.MARGIN}.

{tables}"""
    write_section(__file__, section)
    print(section)


if __name__ == "__main__":
    main()
