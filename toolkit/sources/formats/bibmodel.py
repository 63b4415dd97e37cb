"""The parts of a .bib file: blocks, fields, mistakes."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["entry", "string", "preamble", "comment", "text"]
Pairs = tuple[tuple[str, str], ...]
"""The fields of an entry in order: name and value, both as written."""


class Field(NamedTuple):
    """A field as written: its name, its value with delimiters, and the offsets of name, value and end."""

    name: str
    value: str
    start: int
    value_start: int
    end: int


class ValueChange(NamedTuple):
    """What the field of a name shall hold, as written but without delimiters; None takes it out, a new name adds it.

    ``nth`` counts the fields of that name from 0.
    """

    name: str
    value: str | None
    nth: int = 0


class Fault(NamedTuple):
    """A mistake of syntax: where, which (a key of `bibwords.SYNTAX`), and what the text has there."""

    at: int
    reason: str
    found: str = ""


class Scan(NamedTuple):
    """What an entry holds, as far as it can be read: type, key, fields in order, mistakes, and where it ends."""

    type: str
    key: str
    fields: list[Field]
    faults: list[Fault]
    end: int


class Block(NamedTuple):
    """A stretch of the text: what it is, its text, what it holds, what is wrong in it (offsets from its start).

    The pair of a macro is its name and value. A block does not know where in the file it stands, so that it can move.
    """

    kind: Kind
    raw: str
    type: str = ""
    key: str = ""
    pairs: Pairs = ()
    faults: tuple[Fault, ...] = ()
