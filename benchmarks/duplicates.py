"""Measure how duplicates are found and how fast, and write the section of docs/accuracy.md on it.

usage: python benchmarks/duplicates.py

The Chinese set is made of real records (../shared/gold/bib, each work once): each gets a copy changed in one of twelve
ways, in turn. A pair of a record and its copy is to be found; any other pair put together is wrong. The hard set gives
each record a twin that reads alike and is another work; none may be put together. The EndNote libraries of
../shared/gold/duplicates mark in their captions what a person found to be there twice.
"""

from __future__ import annotations

import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace
from section import write_section

from toolkit.model import Name, Side, Source
from toolkit.sources.duplicates import find_duplicates
from toolkit.sources.duplicates.features import matching_form
from toolkit.sources.formats.bibtex import read
from toolkit.sources.formats.opening import read_sources
from toolkit.text.scripts import has_han

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared/gold"
CEILING = """The last column is what a scorer gives that counts, of each group, all records but one against all that are
marked. Where a library marks every record of a work, also the one that stays, it cannot be higher: with every marked
record in its group and no other, it is one less the number of works over the number of records marked."""
Change = Callable[[Source], Source]
MISREAD = str.maketrans("未己日士析侯网入大子", "末已曰土折候冈人太孑")


def own(source: Source, **changed: object) -> Source:
    return replace(source, sides={**source.sides, source.language: replace(source.sides[source.language], **changed)})


def each_title(change: Callable[[str], str]) -> Change:
    return lambda source: own(source, title=change(source.own.title))


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def misread(text: str) -> str:
    changed = text.translate(MISREAD)
    return changed if changed != text or len(text) < 8 else text[: len(text) // 2] + "口" + text[len(text) // 2 + 1 :]


def truncated(text: str) -> str:
    return text[: max(12, len(text) * 2 // 3)]


def traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def swapped(source: Source) -> Source:
    return own(source, authors=tuple(Name(family=name.given, given=name.family) if name.given else name
                                     for name in source.own.authors))


CHANGES: dict[str, Change] = {
    "full width": each_title(wide),
    "punctuation": each_title(lambda text: re.sub(r"[，,:：;；—-]", " ", text) + "。"),
    "blanks between characters": each_title(lambda text: " ".join(text)),
    "name order": swapped,
    "authors in another order": lambda source: own(source, authors=source.own.authors[::-1]),
    "traditional characters": each_title(traditional),
    "one character misread": each_title(misread),
    "no DOI, no URL": lambda source: replace(source, identifiers={}),
    "truncated title": each_title(truncated),
    "first author only": lambda source: own(source, authors=source.own.authors[:1], more_authors=True),
    "no volume, issue, pages": lambda source: replace(source, volume="", number="", pages="", identifiers={}),
    "book marks and a type code": each_title(lambda text: f"《{text}》[J]"),
}
HARD: dict[str, Change] = {
    "（下）": each_title(lambda text: text + "（下）"),
    "another volume": lambda source: replace(source, type="book", volume="9"),
    "another number of the standard": lambda source: replace(source, type="standard", number="GB/T 9999-2031"),
    "another number of the series": lambda source: replace(source, type="report", number="9999"),
    "a translation of it": lambda source: own(
        replace(source, type="book", date="2031", pages=""), translators=(Name("译", "者"),), publisher="另一出版社"),
    "part two": each_title(lambda text: text + "（二）"),
    "erratum": each_title(lambda text: f"《{text}》勘误"),
    "reply": each_title(lambda text: f"对《{text}》的答复"),
    "edition": lambda source: replace(source, edition="7"),
    "a chapter of it": lambda source: replace(source, type="inbook" if source.type == "book" else "book"),
    "another year in the title": each_title(lambda text: text + " 2031"),
}


LIKE: dict[str, Change] = {
    "another volume": lambda source: replace(source, type="book", volume="2"),
    "another number of the standard": lambda source: replace(source, type="standard", number="GB/T 1111-2030"),
    "another number of the series": lambda source: replace(source, type="report", number="1111"),
    "a translation of it": lambda source: replace(source, type="book"),
}
"""What a record is made before it gets such a twin: volumes are of books, numbers of standards and reports."""


def records() -> list[Source]:
    """Return the Chinese records of the collection that have an author and a year, each work once.

    The collection itself has works twice. Of records whose titles begin with the same four characters, or with the same
    year and first author's family, one is taken; this does not use what is measured.
    """
    found: list[Source] = []
    seen: set[tuple[str, ...]] = set()
    for path in sorted((GOLD / "bib").glob("*.bib")):
        for item in read(path.read_bytes(), path.name):
            if isinstance(item, Source) and has_han(item.own.title) and item.own.authors and item.year:
                source = item if item.language in item.sides else replace(item, language=next(iter(item.sides)))
                first = source.own.authors[0]
                family = (first.family or first.literal)[:1]
                marks: set[tuple[str, ...]] = {(matching_form(source.own.title)[:4],), (source.date[:4], family)}
                if not marks & seen:
                    found.append(replace(source, key=f"r{len(found)}"))
                seen |= marks
    return found


def chinese(base: list[Source]) -> str:
    names = [*CHANGES]
    kinds = [names[at % len(names)] for at in range(len(base))]
    copies = [replace(CHANGES[kinds[at]](source), key=f"c{at}") for at, source in enumerate(base)]
    pairs = {pair for group in find_duplicates([*base, *copies]) if group.verdict == "same"
             for pair in combinations(group.members, 2)}
    right = {at for at in range(len(base)) if (at, at + len(base)) in pairs}
    missed = Counter(kind for at, kind in enumerate(kinds) if at not in right)
    rows = [f"| {kind} | {kinds.count(kind) - missed[kind]} / {kinds.count(kind)} | {every(base, kind)} / {len(base)} |"
            for kind in names]
    head = (f"{len(base)} Chinese records and a changed copy of each: recall {len(right) / len(base):.3f}, "
            f"precision {len(right) / max(1, len(pairs)):.3f} ({len(pairs) - len(right)} wrong pairs).")
    columns = "| what was changed | found, changes in turn | found, every record changed so |"
    return "\n".join([head, "", columns, "|---|---|---|", *rows])


def every(base: list[Source], kind: str) -> int:
    """Count the records that are found where each has a copy changed in the same way."""
    copies = [replace(CHANGES[kind](source), key=f"c{at}") for at, source in enumerate(base)]
    groups = [set(group.members) for group in find_duplicates([*base, *copies]) if group.verdict == "same"]
    return sum(any({at, at + len(base)} <= members for members in groups) for at in range(len(base)))


def hard(base: list[Source]) -> str:
    rows = ["| other work | put together |", "|---|---|"]
    for name, change in HARD.items():
        books = ("book", "inbook", "incollection")
        fit = [source for source in base if name != "a chapter of it" or source.type in books]
        fit = [LIKE[name](source) for source in fit] if name in LIKE else fit
        twins = [replace(change(source), key=f"h{at}", identifiers={}) for at, source in enumerate(fit)]
        groups = [group.members for group in find_duplicates([*fit, *twins]) if group.verdict == "same"]
        wrong = sum(at + len(fit) in members for members in groups for at in members if at < len(fit))
        rows.append(f"| {name} | {wrong} / {len(fit)} |")
    return "\n".join(rows)


def libraries() -> str:
    """Score EndNote libraries in which a person marked the records that are there more than once.

    ``marked`` counts every record of such a work, also the one that stays. As only all but one of a group can be taken
    out, a count of removable records against the marked ones cannot reach 1: its ceiling is printed beside it.
    """
    rows = ["| library | records | marked | of them in a group | others in a group | groups | removable / marked |",
            "|---|---|---|---|---|---|---|"]
    for path in sorted((GOLD / "duplicates").glob("*.xml")):
        captions = [record.findtext(".//caption/style") or record.findtext(".//caption") or ""
                    for record in ElementTree.parse(path).findall(".//record")]
        marked = {at for at, caption in enumerate(captions) if caption.strip().lower().startswith("dup")}
        groups = [set(group.members) for group in find_duplicates(read_sources(path.read_bytes(), path.name).sources)
                  if group.verdict == "same"]
        grouped = set().union(*groups)
        removable = sum(len(group) - 1 for group in groups)
        rows.append(f"| {path.name} | {len(captions)} | {len(marked)} | {len(marked & grouped)} | "
                    f"{len(grouped - marked)} | {len(groups)} | {removable} / {len(marked)} = "
                    f"{removable / max(1, len(marked)):.3f} |")
    return "\n".join(rows)


def labelled() -> str:
    """Judge labelled pairs of records, each a .bib entry."""
    cases = json.loads((GOLD / "duplicates/bib_dedupe_pairs.json").read_bytes())["cases"]
    counts: Counter[tuple[bool, bool]] = Counter()
    for case in cases:
        entries = [f"@{record['ENTRYTYPE']}{{{name}," + "".join(
            f"\n{field} = {{{value.replace('; ', ' and ') if field == 'author' else value}}},"
            for field, value in record.items() if field.islower() and value not in (None, "None")) + "\n}\n"
            for name, record in (("a", case["record_a"]), ("b", case["record_b"]))]
        found = find_duplicates(read_sources("".join(entries).encode(), "pair.bib").sources)
        counts[case["expected_duplicate"], any(group.verdict == "same" for group in found)] += 1
    return (f"{len(cases)} labelled pairs: {counts[True, True]} of {counts[True, True] + counts[True, False]} "
            f"duplicates found, {counts[False, True]} of {counts[False, True] + counts[False, False]} others put "
            "together.")


def made(count: int) -> list[Source]:
    """Return records with random titles of two scripts, one in ten a misspelt copy of an earlier one."""
    random.seed(7)
    han = [chr(random.randrange(0x4E00, 0x9000)) + chr(random.randrange(0x4E00, 0x9000)) for _ in range(4000)]
    latin = ["".join(random.choices("abcdefghiklmnoprstuvwy", k=random.randrange(3, 10))) for _ in range(6000)]
    found: list[Source] = []
    for at in range(count):
        if found and random.random() < 0.1:
            source = random.choice(found)
            place = random.randrange(len(source.own.title))
            title = source.own.title[:place] + "的" + source.own.title[place + 1 :]
            found.append(replace(own(source, title=title), key=f"k{at}", identifiers={}))
            continue
        chinese = random.random() < 0.6
        title = "".join(random.choices(han, k=7)) if chinese else " ".join(random.choices(latin, k=8))
        names = tuple(Name(random.choice("张王李赵刘陈杨"), random.choice("伟芳娜敏静强")) if chinese
                      else Name(random.choice(latin).title(), "A. B.") for _ in range(3))
        side = Side(title, authors=names, container=random.choice(han if chinese else latin))
        language = "zh" if chinese else "en"
        doi = {"doi": f"10.5555/{at}"} if random.random() < 0.5 else {}
        found.append(Source(f"k{at}", "article", language, {language: side}, str(random.randrange(1980, 2025)),
                            str(random.randrange(1, 60)), str(random.randrange(1, 12)),
                            f"{random.randrange(1, 900)}-999", identifiers=doi))
    return found


def speed() -> str:
    rows, seconds = ["| records | CPU seconds |", "|---|---|"], []
    for count in (10_000, 30_000, 100_000):
        sources = made(count)
        start = time.process_time()  # one thread that computes: on a machine of its own, what the clock says
        find_duplicates(sources)
        seconds.append(time.process_time() - start)
        rows.append(f"| {count:,} | {seconds[-1]:.1f} |")
    exponent = math.log10(seconds[-1] / seconds[0])
    return "\n".join([*rows, "", f"Growth exponent from 10,000 to 100,000: {exponent:.2f}."])


def main() -> None:
    base = records()
    twins = f"Records and a twin that reads alike but is another work:\n\n{hard(base)}"
    pace = f"Speed, on made records that are loaded, on one core:\n\n{speed()}"
    marked = f"EndNote libraries, marked by a person for what is there more than once:\n\n{libraries()}\n\n{CEILING}"
    section = f"## Duplicates\n\n{chinese(base)}\n\n{twins}\n\n{marked}\n\n{labelled()}\n\n{pace}"
    write_section(__file__, section)
    print(section)


if __name__ == "__main__":
    main()
