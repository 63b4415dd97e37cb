"""What can be wrong in a .bib file is reported at its place, and everything around it is read."""

from __future__ import annotations

import pytest

from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.formats.bibwords import SYNTAX

BEFORE = "@misc{good,\n  title = {甲},\n}\n\n"
AFTER = "\n@misc{last,\n  title = {乙},\n}\n"

# What is wrong, the entry from line 5 on, and what is said: line, column and reason; then the fields that are read.
BROKEN = [
    ("missing comma", "@misc{m,\n  title = {T}\n  note = {N},\n}", [(6, 14, "missing-comma")], "title, note"),
    ("missing comma, quotes", '@misc{m,\n  title = "T"\n  note = "N"\n}', [(6, 14, "missing-comma")], "title, note"),
    ("missing comma, macro", "@misc{m,\n title = {T}\n month = jan\n}", [(6, 13, "missing-comma")], "title, month"),
    ("missing comma after the key", "@misc{m\n  title = {T},\n}", [(5, 8, "missing-comma-after-key")], "title"),
    ("missing comma on the key's line", "@misc{m title = {T},\n}", [(5, 8, "missing-comma-after-key")], "title"),
    ("missing equals", "@misc{m,\n  title {T},\n  note = {N},\n}", [(6, 3, "missing-equals")], "title, note"),
    ("missing value", "@misc{m,\n  title = ,\n  note = {N},\n}", [(6, 11, "missing-value")], "title, note"),
    ("missing key", "@misc{,\n  title = {T},\n}", [(5, 7, "missing-key")], "title"),
    ("missing key and comma", "@misc{\n  title = {T},\n}", [(5, 7, "missing-key")], "title"),
    ("missing opening brace", "@misc m,\n  title = {T},\n}", [(5, 6, "missing-open-brace")], "title"),
    ("blank in the key", "@misc{m n,\n  title = {T},\n}", [(5, 7, "blank-in-key")], "title"),
    ("blank in a field's name", "@misc{m,\n  my title = {T},\n}", [(6, 3, "odd-field-name")], "my title"),
    ("unclosed brace", "@misc{m,\n  title = {T,\n  note = {N},\n}", [(6, 11, "unclosed-brace")], "title, note"),
    ("unclosed, inner", "@misc{m,\n  title = {T {x},\n  note = {N},\n}", [(6, 11, "unclosed-brace")], "title, note"),
    ("unclosed, last field", "@misc{m,\n  title = {T},\n  note = {N\n}", [(7, 10, "unclosed-brace")], "title, note"),
    ("unclosed quote", '@misc{m,\n  title = "T,\n  note = {N},\n}', [(6, 11, "unclosed-quote")], "title, note"),
    ("unclosed among quotes", '@misc{m,\n  title = "T,\n  note = "N",\n}', [(6, 11, "unclosed-quote")], "title, note"),
    ("unclosed entry", "@misc{m,\n  title = {T},\n  note = {N},\n", [(5, 1, "unclosed-entry")], "title, note"),
    ("extra closing brace", "@misc{m,\n  title = {T}},\n  note = {N},\n}", [(6, 14, "extra-brace")], "title, note"),
    ("extra closing brace at the end", "@misc{m,\n  title = {T},\n}}", [(7, 2, "extra-brace")], "title"),
    ("extra closing brace, last", "@misc{m,\n  title = {T}},\n}", [(6, 14, "extra-brace")], "title"),
    ("unopened brace", "@misc{m,\n  title = A, b},\n  note = {N},\n}", [(6, 11, "unopened-brace")], "title, note"),
    ("unopened brace, word", "@misc{m,\n  title = T},\n  note = {N},\n}", [(6, 11, "unopened-brace")], "title, note"),
    ("unopened brace, last", "@misc{m,\n  title = A b},\n}", [(6, 11, "unopened-brace")], "title"),
    ("extra comma", "@misc{m,\n  title = {T},,\n  note = {N},\n}", [(6, 15, "extra-comma")], "title, note"),
    ("full-width comma", "@misc{m,\n  title = {甲，乙}，\n  note = {N},\n}", [(6, 16, "full-width")], "title, note"),
    ("full-width comma after the key", "@misc{m，\n  title = {T},\n}", [(5, 8, "full-width")], "title"),
    ("full-width brace", "@misc｛m,\n  title = {T},\n}", [(5, 6, "full-width")], "title"),
    ("full-width braces of a value", "@misc{m,\n  title = ｛T｝,\n}", [(6, 11, "full-width")], "title"),
    ("full-width =", "@misc{m,\n  title ＝ {T},\n}", [(6, 8, "full-width")], "title"),
    ("text", "@misc{m,\n  title = {T},\n  ???\n  note = {N},\n}", [(7, 3, "unexpected-text")], "title, note"),
    ("macro", "@misc{m,\n  title = {T},\n  note = j,\n}", [(7, 10, "undefined-macro")], "title, note"),
    ("2", "@misc{m,\n  title {T}\n  note = {}\n}", [(6, 3, "missing-equals"), (6, 12, "missing-comma")], "title, note"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "said", "fields"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_broken_entry_is_named_and_read_between_good_neighbours(
    newline: str, entry: str, said: list[tuple[int, int, str]], fields: str
) -> None:
    data = f"{BEFORE}{entry}\n{AFTER}".replace("\n", newline).encode()
    bib = BibFile.parse(data)
    assert [(p.place.line, p.place.column, p.args["reason"]) for p in bib.problems()] == said
    assert {p.rule for p in bib.problems()} == {"bib-syntax"}
    before, broken, after = [[name for name, _ in block.pairs] for block in bib.blocks if block.kind == "entry"]
    assert (before, ", ".join(broken), after) == (["title"], fields, ["title"])
    assert bib.to_bytes() == data


def test_every_reason_has_an_example_here() -> None:
    shown = {reason for case in BROKEN for _, _, reason in case[2]}
    assert set(SYNTAX) - shown == {"unclosed-block", "broken-string", "field-outside", "missing-at"}


def test_a_repaired_value_is_what_was_meant() -> None:
    bib = BibFile.parse(f"@misc{{m,\n  title = {{T {{x}},\n  note = ｛N｝\n}}\n{AFTER}".encode())
    assert bib.sources()[0].own.title == "T x"
    assert bib.sources()[0].fields == {"note": "N"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("  author = {A, B},\n  note = {N},\n}\n", 5, "field-outside"),
        ("% free text\nmisc{m,\n  author = {A, B},\n}\n", 6, "missing-at"),
        ("@string{ x = \n", 5, "unclosed-block"),
        ("@string{ x {y} }\n", 5, "broken-string"),
        ('@preamble{"x"\n', 5, "unclosed-block"),
        ("@comment{ x\n", 5, "unclosed-block"),
    ],
)
def test_what_is_broken_outside_entries(text: str, line: int, reason: str) -> None:
    bib = BibFile.parse((BEFORE + text + AFTER).encode())
    assert [(p.place.line, p.args["reason"]) for p in bib.problems()] == [(line, reason)]
    assert [source.key for source in bib.sources()] == ["good", "last"]


def test_a_key_that_is_taken_is_reported_at_the_second_entry() -> None:
    (problem,) = BibFile.parse(f"{BEFORE}{BEFORE}{AFTER}".encode(), "r.bib").problems()
    assert (problem.rule, problem.place.line, problem.subject) == ("bib-duplicate-key", 5, "source:good")
    assert problem.args == {"key": "good", "first": "r.bib:1"}
    assert [place.line for place in problem.related] == [1]


def test_a_field_that_stands_twice_is_reported_at_its_second_line_and_the_first_counts() -> None:
    bib = BibFile.parse("@misc{m,\n  title = {甲},\n  Title = {乙},\n}\n".encode(), "r.bib")
    (problem,) = bib.problems()
    assert (problem.rule, problem.place.line, problem.place.column) == ("bib-duplicate-field", 3, 3)
    assert (problem.subject, problem.args) == ("source:m:title", {"key": "Title", "first": "r.bib:2"})
    assert [place.line for place in problem.related] == [2]
    assert bib.sources()[0].own.title == "甲"


def test_a_bad_date_is_reported_at_its_value() -> None:
    bib = BibFile.parse(b"@misc{m,\n  date = {2024-13-01},\n  urldate = {May 2024},\n year = 20l4,\n}\n")
    assert [
        (p.rule, p.place.line, p.place.column, p.args["value"]) for p in bib.problems() if p.rule == "date-invalid"
    ] == [
        ("date-invalid", 2, 10, "2024-13-01"),
        ("date-invalid", 3, 13, "May 2024"),
        ("date-invalid", 4, 9, "20l4"),
    ]


CONFLICT = """\
@misc{a,
<<<<<<< HEAD
  title = {甲},
=======
  title = {乙},
>>>>>>> other
  note = {N},
}
<<<<<<< HEAD
@misc{b, title = {x}}
=======
@misc{b, title = {y}}
>>>>>>> other
@misc{c, title = {z}, title = {z}}
"""


def test_a_merge_conflict_is_one_problem_and_hides_no_other() -> None:
    bib = BibFile.parse(CONFLICT.encode())
    assert [(p.rule, p.place.line, p.place.end_line) for p in bib.problems()] == [
        ("merge-conflict", 2, 6),
        ("merge-conflict", 9, 13),
        ("bib-duplicate-field", 14, 14),
    ]
    assert bib.problems()[0].args == {"ours": "HEAD", "theirs": "other", "end": 6}
    assert [(s.key, s.own.title, s.fields) for s in bib.sources()] == [
        ("a", "甲", {"note": "N"}),
        ("b", "x", {}),
        ("c", "z", {}),
    ]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> other"])
def test_a_marker_whose_partner_is_lost_is_a_conflict(marker: str) -> None:
    problems = BibFile.parse(f"{BEFORE}{marker}\n{AFTER}".encode()).problems()
    assert [(p.rule, p.place.line) for p in problems] == [("merge-conflict", 5)]


def test_all_problems_come_in_one_run_by_line() -> None:
    conflict = b"<<<<<<< x\n>>>>>>> y\n"
    data = (
        b"@misc{a, note = {\xff}}\n@misc{a, date = {x}}\n@misc{b, note {x}}\n"
        + conflict
        + b"@misc{c\n}\n@misc{d, x = {\n"
    )
    assert [(p.place.line, p.rule) for p in BibFile.parse(data).problems()] == [
        (1, "file-encoding"),
        (2, "bib-duplicate-key"),
        (2, "date-invalid"),
        (3, "bib-syntax"),
        (4, "merge-conflict"),
        (8, "bib-syntax"),
    ]


def test_asking_twice_gives_the_same() -> None:
    bib = BibFile.parse(CONFLICT.encode())
    assert bib.problems() == bib.problems()
    assert bib.sources() == bib.sources()
