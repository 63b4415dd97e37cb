"""A .bib file as its rules see it: entries with their fields as written, where each stands, and what day it is."""

from __future__ import annotations

import datetime
from functools import cached_property
from itertools import accumulate

from toolkit.model import Place, Source
from toolkit.sources.formats.bibmodel import Block, Field
from toolkit.sources.formats.bibread import read_entry
from toolkit.sources.formats.bibsplit import fields_of
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.formats.bibvalues import inner, macros_of, shown
from toolkit.sources.formats.encoding import readable
from toolkit.sources.formats.positions import Lines


class Library:
    """A .bib file: its entries in order, also those whose key is missing or taken; ``today`` judges the future."""

    def __init__(self, bib: BibFile, today: datetime.date) -> None:
        self.bib = bib
        self.path = bib.path
        self.today = today
        self.macros = macros_of(pair for block in bib.blocks if block.kind == "string" for pair in block.pairs)
        starts = accumulate((len(block.raw) for block in bib.blocks), initial=0)
        placed = zip(starts, bib.blocks, strict=False)
        self.entries = [Entry(self, start, block) for start, block in placed if block.kind == "entry"]

    @cached_property
    def lines(self) -> Lines:
        """The lines of the file."""
        return Lines("".join([block.raw for block in self.bib.blocks]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all entries."""
        return frozenset(entry.key for entry in self.entries)

    @cached_property
    def twinned(self) -> list[Entry]:
        """The entries that hold fields of the other language: ``title_en``, ``author_zh``."""
        return [entry for entry in self.entries if any(name[-3:] in ("_en", "_zh") for name in entry.fields)]

    @cached_property
    def sets(self) -> dict[str, tuple[str, ...]]:
        """The members of each ``@set``, by the key of every member."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            if entry.type == "set":
                members = tuple(key.strip() for key in entry.get("entryset").split(",") if key.strip())
                found |= dict.fromkeys(members, members)
        return found


class Entry:
    """One entry: ``fields`` by lower-case name without delimiters, LaTeX as written; of a double one the first."""

    __slots__ = ("block", "fields", "key", "library", "start", "type")

    def __init__(self, library: Library, start: int, block: Block) -> None:
        self.library = library
        self.start = start
        self.block = block
        self.key = readable(block.key)
        self.type = block.type.lower()
        macros = library.macros
        self.fields = {name.lower(): readable(inner(value, macros)) for name, value in reversed(block.pairs)}

    def get(self, *names: str) -> str:
        """Return the first of these fields that says something, as written; empty where none does."""
        fields = self.fields
        for name in names:
            if name in fields and (text := fields[name].strip()):
                return text
        return ""

    def shown(self, *names: str) -> str:
        """Return the first of these fields that says something, as people read it."""
        text = self.get(*names)
        return shown(text) if text else ""

    @property
    def source(self) -> Source:
        """The record that the entry gives."""
        block, place = self.block, Place(self.library.path)
        return read_entry(block.type, block.key, block.pairs, self.library.macros, place).source

    @property
    def year(self) -> int | None:
        """The year of ``year`` or ``date``; None where neither begins with four digits."""
        head = self.get("date", "year")[:4]
        return int(head) if len(head) == 4 and head.isascii() and head.isdecimal() else None

    @property
    def subject(self) -> str:
        """What a person would call the entry."""
        return f"source:{self.key}" if self.key else f"file:{self.library.path}"

    def field(self, name: str) -> Field | None:
        """Return a field with its offsets."""
        return next((field for field in fields_of(self.block) if field.name.lower() == name), None)

    def place(self, name: str = "") -> Place:
        """Return where the value of a field stands, or where the entry begins."""
        field = self.field(name) if name else None
        place = self.library.lines.place
        if field is None:
            return place(self.library.path, self.start, self.start + len(self.block.raw.split("\n", 1)[0]))
        return place(self.library.path, self.start + field.value_start, self.start + field.end)
