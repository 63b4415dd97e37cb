"""Reference strings → bilingual records: split a list, label each entry, decode it, join and compare the two halves."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from toolkit.sources.strings.split import entries, one_per_line

if TYPE_CHECKING:
    from toolkit.sources.strings.pipeline import Parser


@cache
def parser() -> Parser:
    """Load the models that the package ships, once."""
    from toolkit.sources.strings.pipeline import Parser, read_files

    loaded = Parser(read_files(files("toolkit.sources.strings") / "model"))
    # the models live as long as the process: without this every full collection walks through them again, which
    # takes up to a quarter of the time of a long list
    gc.freeze()
    return loaded


def parse_stream(lines: Iterable[str], each_line: bool = False, language: str = "en") -> Iterator[dict[str, Any]]:
    """Yield a result for each reference of some lines, in constant memory.

    ``each_line``: every line is one reference and gives exactly one result. ``language`` words the problems (``en``,
    ``zh``). A result has the keys of `parse --to jsonl`: index, raw, csl, csl_en, confidence, problems.
    """
    return parser().stream(one_per_line(lines) if each_line else entries(lines), language)


def parse_references(text: str, each_line: bool = False, language: str = "en") -> list[dict[str, Any]]:
    """Return the results of all references of a text; see `parse_stream`."""
    return list(parse_stream(text.splitlines(), each_line, language))
