"""PDF: columns, running heads, hyphens, raised digits, notes, headings; what is no text is said."""

from __future__ import annotations

from toolkit.papers.manuscript import Manuscript
from toolkit.papers.reading import read_bytes
from toolkit.papers.scan import scan_manuscript

Placed = tuple[float, float, float, str]
"""Left, height above the foot of the page, size of letters, text."""


def pdf(*pages: list[Placed], more: str = "") -> bytes:
    """Make a PDF of placed lines in Courier, whose letters are 0.6 of their size wide."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    for at, lines in enumerate(pages):
        drawn = "".join(f"BT /F {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines)
        uses = f"/Contents {5 + 2 * at} 0 R/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{uses}>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R{more}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def read(*pages: list[Placed]) -> Manuscript:
    return read_bytes(pdf(*pages), "paper.pdf")


def column(left: float, top: float, *lines: str, size: float = 10) -> list[Placed]:
    return [(left, top - 12 * at, size, text) for at, text in enumerate(lines)]


FILL = tuple(f"words of line {letter} that fill the column" for letter in "abcdefgh")


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = column(50, 600, *FILL), column(320, 600, *(line.replace("words", "other") for line in FILL))
    mixed = [piece for pair in zip(left, right, strict=True) for piece in pair]
    wide = [(50.0, 650.0, 10.0, "This sentence runs over the whole breadth of both of the columns of the page.")]
    text = read(wide + mixed).text.replace("\n\n", " ")
    assert text == " ".join([wide[0][3], *(piece[3] for piece in left + right)])


def test_running_heads_and_page_numbers_are_dropped_and_a_paragraph_goes_on() -> None:
    def page(number: int, *lines: str) -> list[Placed]:
        return [(50, 780, 8, f"A. Stone: On rivers {number}"), *column(50, 700, *lines), (300, 20, 8, str(number))]

    first, second = page(1, "The river bends", "and it goes"), page(2, "on over the page", "until here.")
    paper = read(first, second, page(3, "End of it."))
    assert paper.text == "The river bends and it goes on over the page until here.\n\nEnd of it."


def test_broken_words_are_mended_and_hyphens_stay() -> None:
    lines = ("A word may be bro-", "ken here, but well-known and well-", "known stay, and so does the Smith-", "Jones.")
    text = "A word may be broken here, but well-known and well-known stay, and so does the Smith-Jones."
    assert read(column(50, 700, *lines)).text == text


LIST = column(
    50, 400, "[1] Stone A. Stones of rivers[J]. Journal,", "2001, 1(1): 1-2.", "[2] Brook B. Brooks[M]. Press, 2002."
)
HEADING: list[Placed] = [(50, 420, 13, "References")]


def test_small_digits_above_the_line_are_raised() -> None:
    line: list[Placed] = [(50, 700, 10, "Rivers bend"), (116, 704, 6, "[1,2]")]
    paper = read([*line, (134.5, 700, 10, "so and H"), (182.5, 697, 6, "2"), *HEADING, *LIST])
    assert [paper.text[span.start : span.end] for span in paper.superscripts] == ["[1,2]"]
    assert [one["targets"] for one in scan_manuscript(paper)["citations"]] == [[1, 2]]
    assert [one.raw for one in paper.references] == [
        "Stone A. Stones of rivers[J]. Journal, 2001, 1(1): 1-2.",
        "Brook B. Brooks[M]. Press, 2002.",
    ]


def test_runs_of_pages_and_addresses_go_on_without_a_blank() -> None:
    lines = ("Rivers 8278\xb1", "8285, https://doi.", "org/10.1000/a. And", "see www.mill.org.", "So it ends.")
    text = read(column(50, 700, *lines)).text
    assert text == "Rivers 8278–8285, https://doi.org/10.1000/a. And see www.mill.org. So it ends."


def test_a_note_under_the_list_is_none_of_it() -> None:
    called: list[Placed] = [(50, 700, 10, "Rivers bend [1] and go on [2]."), (230, 704, 6, "1")]
    foot: list[Placed] = [
        (50, 64, 6, "1"),
        (53.6, 60, 10, "So they say on the river, and as"),
        (50, 48, 10, "well [2]."),
    ]
    for size in (10.0, 8.0):
        paper = read([*called, *HEADING, *LIST, *(one if one[2] == 6 else (*one[:2], size, one[3]) for one in foot)])
        assert [paper.text[one.start : one.end] for one in paper.notes] == [
            "So they say on the river, and as well [2]."
        ]
        assert paper.references[1].raw == "Brook B. Brooks[M]. Press, 2002."
        assert [one["targets"] for one in scan_manuscript(paper)["citations"]] == [[1], [2], [2]]


def test_raised_numbers_may_number_a_list() -> None:
    called: list[Placed] = [(50, 700, 10, "Rivers bend and go on."), (180, 704, 6, "1,2")]
    raised: list[Placed] = [(50, 404, 6, "1"), (54, 400, 10, "Stone A. Stones[J]. Journal, 2001."), (50, 374, 6, "2")]
    paper = read([*called, *HEADING, *raised, (54, 370, 10, "Brook B. Brooks[M]. Press, 2002.")])
    assert [one.raw for one in paper.references] == [
        "Stone A. Stones[J]. Journal, 2001.",
        "Brook B. Brooks[M]. Press, 2002.",
    ]


def test_notes_at_the_foot_stand_after_the_text() -> None:
    body = column(50, 700, *FILL)
    foot = [(50.0, 104.0, 5.0, "1"), *column(53.5, 100, "A note on rivers", "of two lines.", size=8)]
    paper = read(body + foot, column(50, 700, "and the text goes on."))
    notes = [(one.label, paper.text[one.start : one.end]) for one in paper.notes]
    assert notes == [("1", "A note on rivers of two lines.")]
    assert paper.text.index("goes on") < paper.notes[0].start


def test_large_lines_are_title_and_headings() -> None:
    lines = [(50.0, 760.0, 20.0, "On rivers"), (50.0, 700.0, 14.0, "1 Begin"), *column(50, 680, *FILL)]
    paper = read([*lines, (50.0, 500.0, 12.0, "1.1 Inner"), *column(50, 480, *FILL)])
    assert paper.title == "On rivers"
    assert [(one.number, one.title, one.level) for one in paper.outline] == [("1", "Begin", 1), ("1.1", "Inner", 2)]


def test_lines_of_contents_are_no_headings_and_asterisks_are_not_raised() -> None:
    contents: list[Placed] = [(50, 760, 14, "1 Begin . . . . . . 3"), (50, 740, 14, "2 Go on ....... 4")]
    heads: list[Placed] = [(50, 700, 13, "1 Begin"), (50, 500, 13, "2 Go on")]
    paper = read([*contents, heads[0], *column(50, 680, "a * b", *FILL), heads[1], *column(50, 480, *FILL)])
    assert [one.title for one in paper.outline] == ["Begin", "Go on"]
    assert paper.superscripts == ()


def test_indented_lines_begin_paragraphs() -> None:
    lines = column(50, 700, *FILL[:3])
    paper = read([*lines, (70.0, 664.0, 10.0, "A new one begins"), *column(50, 652, *FILL[:2])])
    assert [paper.text[span.start :][:5] for span in paper.paragraphs] == ["words", "A new"]


def test_pages_without_text_are_said() -> None:
    assert [one.rule for one in read([]).problems] == ["text-missing"]


def test_a_locked_file_is_said() -> None:
    encrypt = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<00><00>]"
    found = read_bytes(pdf(column(50, 700, *FILL), more=encrypt), "a.pdf")
    assert [one.rule for one in found.problems] == ["file-locked"]


def test_a_file_that_breaks_off_is_said() -> None:
    whole = pdf(column(50, 700, *FILL), column(50, 700, *FILL))
    for share in (0.1, 0.4, 0.7, 0.97):
        found = read_bytes(whole[: int(len(whole) * share)], "a.pdf")
        assert {one.rule for one in found.problems} & {"file-unreadable", "text-damaged", "text-missing"}
