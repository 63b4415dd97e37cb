"""The bibliography of a manuscript that cites by keys: a .bib, or CSL-JSON and CSL-YAML as pandoc takes them.

Every entry of the file is given, one with a key that came before too: that a key is there twice is for the reader of
the list to say. Offsets of an entry are those in its own file, which ``path`` names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import yaml

from toolkit.model import Problem
from toolkit.papers.formats.messages import problem
from toolkit.papers.manuscript import ListEntry
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.formats.encoding import decode, readable

LARGEST = 64_000_000


def read_bibliography(path: Path, name: str) -> tuple[list[ListEntry], list[Problem]]:
    """Read a bibliography; its entries count from 1, ``name`` is what they and the problems call the file."""
    if not path.is_file():
        return [], [problem("input-missing", name, target=name)]
    if path.stat().st_size > LARGEST:
        return [], [problem("bibliography-unread", name, target=name)]
    data = path.read_bytes()
    if path.suffix.lower() in (".json", ".yaml", ".yml"):
        return _csl(data, name, path.suffix.lower() == ".json")
    return list(_bib(data, name)), []


def numbered(entries: list[ListEntry]) -> tuple[ListEntry, ...]:
    """Return the entries of several files with indexes from 1."""
    return tuple(
        ListEntry(index, one.label, one.start, one.end, one.raw, one.csl, one.identifier, one.path)
        for index, one in enumerate(entries, 1)
    )


def _bib(data: bytes, name: str) -> Iterator[ListEntry]:
    """Yield the entries of a .bib, those without a key too: nothing can cite them, and that is to be said."""
    blocks = BibFile.parse(data, name).blocks
    starts = accumulate((len(block.raw) for block in blocks), initial=0)
    entries = [(start, block) for start, block in zip(starts, blocks, strict=False) if block.kind == "entry"]
    for index, (start, block) in enumerate(entries, 1):
        key, raw = readable(block.key), readable(block.raw)
        yield ListEntry(index, key, start, start + len(block.raw.rstrip()), raw.strip(), identifier=key, path=name)


def _csl(data: bytes, name: str, is_json: bool) -> tuple[list[ListEntry], list[Problem]]:
    text = readable(decode(data, name).text)
    try:
        items = json.loads(text) if is_json else yaml.safe_load(text)
    except (ValueError, RecursionError, yaml.YAMLError):
        return [], [problem("bibliography-unread", name, target=name)]
    if isinstance(items, dict):
        items = items.get("references") or items.get("items")
    return list(csl_items(items, name)), []


def csl_items(items: object, name: str) -> Iterator[ListEntry]:
    """Yield CSL items as entries; what is no item is left out."""
    for index, item in enumerate(items if isinstance(items, list) else [], 1):
        if isinstance(item, dict) and item.get("id"):
            csl = {str(field): value for field, value in item.items()}
            raw = json.dumps(csl, ensure_ascii=False, default=str)
            yield ListEntry(index, str(item["id"]), 0, 0, raw, csl, str(item["id"]), name)
