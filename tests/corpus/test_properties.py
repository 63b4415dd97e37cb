"""What holds for any text: reading never fails, writing says what it should."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.corpus.small import FILES
from toolkit.corpus.files import read_file
from toolkit.corpus.layout import FOLDERS, KINDS, SINGLE, Found
from toolkit.corpus.patch import patched, says, written
from toolkit.corpus.plain import plain_of
from toolkit.corpus.yamlfile import compose

YAML_FILES = {path: text for path, text in FILES.items() if path.endswith(".yaml")}
NOISE = st.one_of(
    st.sampled_from(
        ["\n", "\t", ": ", "- ", "[", "]", "{", "}", '"', "'", "#", "&a ", "*a", "!x ", "|", ">", "? ", "：", "数", "%",
         "@", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "---\n", "...\n", "`", "\r", "\0", "\ufeff"]
    ),
    st.text(max_size=5),
)
CHANGES = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 40), NOISE), max_size=4)


@settings(max_examples=300, deadline=None)
@example("corpus/claims/lin2024.yaml", [(438, 17, "\\")])
@given(st.sampled_from(sorted(YAML_FILES)), CHANGES)
def test_reading_never_fails_and_every_problem_has_a_line(path: str, changes: list[tuple[int, int, str]]) -> None:
    text = str(YAML_FILES[path])
    for at, length, noise in changes:
        at %= len(text) + 1
        text = text[:at] + noise + text[at + length :]
    kind = SINGLE.get(path) or FOLDERS[path.rpartition("/")[0]]
    data = text.encode("utf-8", "surrogatepass")
    read = read_file(data, Found(path, kind, "lin2024"))
    last = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= problem.place.line <= last + 1 and problem.place.column >= 1 for problem in read.problems)
    assert read == read_file(data, Found(path, kind, "lin2024"))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KINDS), st.binary(max_size=60))
def test_any_bytes_can_be_read(kind: str, data: bytes) -> None:
    read_file(data, Found("corpus/x.yaml", kind, "x"))


SIGNS = st.sampled_from("\n\t:#-'\"[]{},&*!%@`| 数据")
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | SIGNS, max_size=30)
NAME = st.text(string.ascii_lowercase, min_size=1, max_size=6)
TRAPS = st.sampled_from(["no", "3.10", "2026-01-02", "~"])
SCALAR = st.one_of(TEXT, NAME, TRAPS, st.integers(-(10**17), 10**17), st.booleans())
LINK = st.fixed_dictionaries({"key": NAME}, optional={"role": TEXT, "list": st.lists(NAME, max_size=2)})
BELOW = st.one_of(
    SCALAR,
    st.dictionaries(NAME, TEXT, max_size=3),
    st.lists(SCALAR, max_size=4),
    st.lists(LINK, max_size=3),
)
RECORD = st.fixed_dictionaries({"id": NAME}, optional=dict.fromkeys(("text", "by", "sources", "kind"), BELOW))
RECORDS = st.lists(RECORD, max_size=4, unique_by=lambda record: str(record["id"]))


@settings(max_examples=200, deadline=None)
@given(RECORDS, st.booleans())
def test_what_is_written_says_what_it_should(records: list[dict[str, Any]], spread: bool) -> None:
    text = written(records, spread)
    assert says(text, records)
    assert (plain_of(compose(text)) or []) == records


@settings(max_examples=300, deadline=None)
@given(RECORDS, RECORDS, st.booleans())
@example([{"id": "a", "by": {}}], [{"id": "a", "by": {"x": "y"}}], True)
def test_a_changed_text_says_what_it_should_and_keeps_its_comments(
    old: list[dict[str, Any]], new: list[dict[str, Any]], spread: bool
) -> None:
    text = "# head\n" + "# between\n".join(written([record], spread) for record in old)
    changed = patched(text, new, spread)
    assert plain_of(compose(changed)) == (new or None)
    assert changed.startswith("# head\n")
    same = [written([record], spread) for record in old if record in new]
    assert all(piece in changed for piece in same)


@pytest.mark.parametrize("path", sorted(YAML_FILES))
def test_a_change_back_gives_the_first_text(path: str) -> None:
    text = str(YAML_FILES[path])
    value = plain_of(compose(text))
    assert patched(text, value) == text
