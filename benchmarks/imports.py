"""How well foreign formats are read: items and fields against what another reference manager makes of the same files.

usage: python benchmarks/imports.py [GOLD]     (GOLD is ../shared/gold where it is left out)

Fields are compared after folding width, case, punctuation and markup, names by family name. A field that the other
program gives and we do not is missed, one that differs is wrong. Written into docs/accuracy.md.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from section import write_section

from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.opening import read_sources
from toolkit.text.scripts import has_han

ROOT = Path(__file__).parent.parent
Item = dict[str, Any]

FORMATS = {
    "BibTeX": "bibtex", "RIS": "ris", "MEDLINEnbib": "nbib", "PubMed_XML": "pubmed-xml",
    "Web_of_Science_Tagged": "wos", "Endnote_XML": "endnote-xml", "ReferBibIX": "endnote",
    "RefWorks_Tagged": "refworks", "CNKI_Refer__CN": "cnki-refer", "CNKI_RefWorks__CN": "cnki-refworks",
    "Crossref_Unixref_XML": "crossref-xml", "Datacite_JSON": "datacite", "OpenAlex_JSON": "openalex",
}  # fmt: skip
VARIABLES = {
    "title": ["title"], "container-title": ["publicationTitle", "bookTitle", "proceedingsTitle"],
    "volume": ["volume"], "issue": ["issue"], "page": ["pages"],
    "publisher": ["publisher", "university", "institution"],
    "publisher-place": ["place"], "DOI": ["DOI"], "ISBN": ["ISBN"], "ISSN": ["ISSN"], "edition": ["edition"],
    "abstract": ["abstractNote"],
}  # fmt: skip
KINDS = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "book": "book", "bookSection": "chapter", "conferencePaper": "paper-conference", "thesis": "thesis",
    "report": "report", "webpage": "webpage", "patent": "patent", "standard": "standard", "dataset": "dataset",
    "preprint": "article", "computerProgram": "software", "manuscript": "manuscript",
}  # fmt: skip
EXPORTS = {
    "mrhelper/demo_cnki_202101.txt": ("CNKI E-Study", 20), "mrhelper/demo_wanfang_202101.NET": ("Wanfang", 20),
    "cnki2bib/Classic5Test.net": ("CNKI NoteExpress", 5),
    "cnki2bib/CoverAllTest15Entries.net": ("CNKI NoteExpress", 15),
    "histcite/tests/testdata/LY_20230630122752.txt": ("CSSCI", 318),
    "histcite/tests/testdata/savedrecs.txt": ("Web of Science", 300),
    "mrhelper/demo_wos_202101.txt": ("Web of Science", 10),
    "mrhelper/demo_pubmed_202101.nbib": ("PubMed", 10), "reflib/blue-light.nbib": ("PubMed", 80),
    "reflib/blue-light.ris": ("RIS", 102), "reflib/blue-light.xml": ("EndNote XML", 102),
    "reflib/blue-light.json": ("CSL-JSON", 102),
}  # fmt: skip
"""Files as databases export them, and how many records each has."""


class Counts(NamedTuple):
    """How many items and fields of a format came out right."""

    items: int = 0
    came: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    no_year: int = 0
    """Of the missed: years ``0000``, which the other program makes of a date that is none."""
    extra: int = 0


def fold(text: object, keep: str = "") -> str:
    """Return the letters and digits of a text, without markup, width and case."""
    plain = unicodedata.normalize("NFKC", re.sub(r"<[^>]+>", "", str(text or ""))).casefold()
    return "".join(sign for sign in re.sub("[-–—−‐~]+", "-", plain) if sign.isalnum() or sign in keep).strip("-")


def person(family: str, given: str, whole: bool) -> str:
    """Return what a name is compared by: a Chinese one whole, a Latin one by its family name."""
    return fold(family + given if whole or has_han(family + given) else family)


def theirs(item: Item) -> dict[str, str]:
    """Return the fields that the other program has."""
    found = {variable: fold(item[name], "-" if variable == "page" else "")
             for variable, names in VARIABLES.items() for name in names if item.get(name)}  # fmt: skip
    if year := re.search(r"\d{4}", str(item.get("date") or "")):
        found["year"] = year[0]
    if item.get("itemType") in KINDS:
        found["type"] = KINDS[item["itemType"]]
    for role in ("author", "editor", "translator"):
        people = [person(each.get("lastName") or each.get("name") or "", each.get("firstName") or "",
                         each.get("fieldMode") == 1)
                  for each in item.get("creators", []) if each.get("creatorType") == role]  # fmt: skip
        if people:
            found[role] = "|".join(people)
    return {name: value for name, value in found.items() if value}


def ours(item: Item) -> dict[str, str]:
    """Return the same fields of a CSL item."""
    found = {name: fold(item.get(name), "-" if name == "page" else "") for name in VARIABLES}
    parts = item.get("issued", {}).get("date-parts") or [[]]
    found["year"] = str(parts[0][0]) if parts[0] else ""
    found["type"] = item["type"]
    for role in ("author", "editor", "translator"):
        found[role] = "|".join(
            person(each.get("literal") or each.get("non-dropping-particle", "") + each.get("family", ""),
                   each.get("given", ""), False) for each in item.get(role, []))  # fmt: skip
    return {name: value for name, value in found.items() if value}


def compared(ours_: dict[str, str], theirs_: dict[str, str]) -> Counts:
    """Count the fields of one item."""
    right = sum(ours_.get(name) == value for name, value in theirs_.items())
    missed = {name for name, value in theirs_.items() if ours_.get(name) != value}
    no_year = int("year" in missed and theirs_["year"] == "0000")
    extra = len(set(ours_) - set(theirs_) - {"type"})
    return Counts(1, 0, right, len(missed & set(ours_)), len(missed), no_year, extra)


def total(counts: list[Counts]) -> Counts:
    """Add counts up."""
    return Counts(*map(sum, zip(*counts, strict=True))) if counts else Counts()


def read_format(path: Path, form: str) -> Counts:
    """Read every case of a format."""
    found = []
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        items = [item_of(source) for source in read_sources(case["input"].encode(), "x", form).sources]
        came = len(case["items"]) if len(items) == len(case["items"]) else 0
        items += [{"type": ""}] * (len(case["items"]) - len(items))
        found += [compared(ours(item), theirs(each)) for item, each in zip(items, case["items"], strict=False)]
        found.append(Counts(came=came))
    return total(found)


def interval(right: int, n: int) -> str:
    """Return the Wilson interval of a share, 95 %."""
    share, z = right / n, 1.96
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return f"{(middle - spread) / (1 + z * z / n):.3f}–{(middle + spread) / (1 + z * z / n):.3f}"


def row(name: str, counts: Counts) -> str:
    """Return the row of a format."""
    n = counts.right + counts.missed
    precision = counts.right / (counts.right + counts.wrong)
    return (f"| {name} | {counts.came} / {counts.items} | {n} | {counts.right / n:.3f} | {interval(counts.right, n)} "
            f"| {precision:.3f} | {counts.extra} |")  # fmt: skip


def exports(gold: Path) -> list[str]:
    """Return a row for each kind of export: files, records in them, records read, records with both languages."""
    rows: dict[str, list[int]] = {}
    for name, (kind, count) in EXPORTS.items():
        sources = read_sources(gold / "exports" / name).sources
        both = sum(len(source.sides) > 1 for source in sources)
        rows[kind] = [a + b for a, b in zip(rows.get(kind, [0] * 4), [1, count, len(sources), both], strict=True)]
    return [f"| {kind} | {' | '.join(map(str, numbers))} |" for kind, numbers in rows.items()]


def page(gold: Path) -> str:
    """Return the section of the page."""
    counts = {form: read_format(gold / "imports" / f"{name}.json", form) for name, form in FORMATS.items()}
    everything = total(list(counts.values()))
    dated = everything._replace(missed=everything.missed - everything.no_year)
    ris = counts["ris"]._replace(missed=counts["ris"].missed - counts["ris"].no_year)
    kinds = Counter(kind for kind, _ in EXPORTS.values())
    return "\n".join([
        "## Import of foreign formats", "",
        "Development half of another reference manager's import tests; it was read while the readers were made. "
        "*items*: of the cases whose number of items is right. *recall*, *precision* and the interval are over the n "
        "fields that it gives; *extra* are fields of the file that it leaves out.", "",
        "| format | items | n | recall | 95 % | precision | extra |", "|---|---|---|---|---|---|---|",
        *(row(form, each) for form, each in counts.items()), row("all", everything),
        row("ris, without years that are none", ris), row("all, without years that are none", dated), "",
        f"{everything.no_year} of the missed fields are years: one RIS file has words in place of dates "
        "(“Date of Publication”), of which the other program makes the year 0000. We keep the words and give no year.",
        "",
        "Real exports of databases and programs, every record:", "",
        f"| export ({len(kinds)} kinds) | files | records | read | in two languages |", "|---|---|---|---|---|",
        *exports(gold),
    ])  # fmt: skip


def main() -> None:
    """Measure, and write the section."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold"
    section = page(gold)
    write_section(__file__, section)
    print(section)


if __name__ == "__main__":
    main()
