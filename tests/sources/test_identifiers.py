"""Identifiers as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.identifiers import Identifier, clean_doi, identifiers_of, identify, is_isbn


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.5555/abc", "doi", "10.5555/abc"),
        ("doi: 10.5555/abc.", "doi", "10.5555/abc"),
        ("DOI：10.5555/abc。", "doi", "10.5555/abc"),
        ("https://doi.org/10.5555/a%28b%29c", "doi", "10.5555/a(b)c"),
        ("http://dx.doi.org/10.5555/S0001(19)30001-2", "doi", "10.5555/S0001(19)30001-2"),
        ("https://journal.example.org/doi/full/10.5555/abc?x=1", None, ""),
        ("https://journal.example.org/doi/full/10.5555/abc", "doi", "10.5555/abc"),
        ("<https://doi.org/10.5555/abc>", "doi", "10.5555/abc"),
        ("arXiv:2401.01234", "arxiv", "2401.01234"),
        ("2401.01234v3", "arxiv", "2401.01234"),
        ("https://arxiv.org/pdf/2401.01234v1.pdf", "arxiv", "2401.01234"),
        ("hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("PMID: 123456", "pmid", "123456"),
        ("https://pubmed.ncbi.nlm.nih.gov/123456/", "pmid", "123456"),
        ("ISBN 978-7-302-51162-5", "isbn", "9787302511625"),
        ("7-111-07327-4", "isbn", "7111073274"),
        ("080442957X", "isbn", "080442957X"),
        ("978-7-302-51162-6", None, ""),
        ("123456", None, ""),
        ("论锚与链", None, ""),
        ("1999-2001", None, ""),
        ("https://example.org/page", None, ""),
        ("", None, ""),
    ],
)
def test_what_people_paste(text: str, kind: str | None, value: str) -> None:
    found = identify(text)
    assert (found and found.kind, found.value if found else "") == (kind, value)


def test_a_record_is_asked_by_its_most_telling_identifier() -> None:
    given_ = {"doi": "10.48550/arXiv.2401.01234", "isbn": "978-7-302-51162-5", "pmid": "77"}
    assert [each.kind for each in identifiers_of(given_)] == ["arxiv", "doi", "pmid", "isbn"]
    assert identifiers_of({"doi": "CNKI:CDMD:2.1011.045908", "isbn": "1", "pmid": "PMC1", "eprinttype": "hdl"}) == []
    assert identifiers_of({"eprint": "2401.01234", "eprinttype": "arXiv"}) == [Identifier("arxiv", "2401.01234")]
    assert identifiers_of({"eprinttype": "arXiv"}) == []


@given(st.text())
def test_any_text_is_one_identifier_or_none(text: str) -> None:
    found = identify(text)
    assert found is None or (found.value and identify(f"{found.kind}:{found.value}") == found)


@given(st.integers(0, 10**12 - 1))
def test_one_check_digit_in_ten_is_right(number: int) -> None:
    assert sum(is_isbn(f"{number:012}{digit}") for digit in range(10)) == 1


def test_a_clean_doi_stays_as_it_is() -> None:
    assert clean_doi(clean_doi("https://doi.org/10.5555/a(b)).")) == "10.5555/a(b)"
