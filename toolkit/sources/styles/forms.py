"""The forms of GB/T 7714: two editions, two ways to cite, and what journals vary. One `Form` says all that differs."""

from __future__ import annotations

from msgspec import Struct


class Form(Struct, frozen=True):
    """How references are written.

    ``edition`` is the standard's year. ``author_year`` puts the year behind the names (10.2), else references are
    numbered. ``codes`` are the type codes in brackets, ``capitals`` Latin family names in capitals, ``hyphens`` keeps
    the hyphen of ``Park J-R``. ``bare_issue`` is how an issue without a volume follows the year; ``listed`` how many
    names stand before "et al". ``addresses`` without type codes stand only where the work is a web page.
    ``abbreviation_dots`` keeps the points of abbreviated journals.
    ``sentence_case`` turns English titles in title case into sentence case.
    """

    edition: int = 2015
    author_year: bool = False
    codes: bool = True
    capitals: bool = True
    hyphens: bool = False
    bare_issue: str = "{year}({number})"
    listed: int = 3
    abbreviation_dots: bool = False
    doi: bool = True
    addresses: bool = True
    sentence_case: bool = True
    final_dot: bool = True
    comma: str = ", "
    colon: str = ": "
    brackets: str = "()"

    def bracketed(self, text: str) -> str:
        """Put a text that is not empty into the form's round brackets."""
        return f"{self.brackets[0]}{text}{self.brackets[1]}" if text else ""


_WIDE = {"comma": "，", "colon": "：", "brackets": "（）", "bare_issue": "{year}（{number}）"}
NUMERIC_2015 = Form()
AUTHOR_YEAR_2015 = Form(author_year=True)
NUMERIC_2025 = Form(edition=2025, capitals=False, hyphens=True, **_WIDE)  # type: ignore[arg-type]
AUTHOR_YEAR_2025 = Form(edition=2025, author_year=True, capitals=False, hyphens=True, **_WIDE)  # type: ignore[arg-type]
PLAIN = Form(codes=False, capitals=False, bare_issue="{year}, ({number})", addresses=False,
             sentence_case=False, abbreviation_dots=True)  # fmt: skip
"""The 2015 edition without type codes, as many Chinese journals print it: an article that has no pages yet is found by
``doi: …``, other addresses stand only where the work is a web page."""
