"""Reads a file of any known format: what it is, how it is encoded, what is in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import ToolkitError
from toolkit.model import Problem, Source
from toolkit.sources.formats import READERS, SNIFFERS, SUFFIXES
from toolkit.sources.formats.encoding import decode

HEAD = 65536
"""How many bytes are looked at to tell a format."""

_CODECS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030"}


class Opened(NamedTuple):
    """A file that was read: the name of its format, its encoding, its records and problems in order."""

    format: str
    encoding: str
    records: list[Source | Problem]

    @property
    def sources(self) -> list[Source]:
        """The records that could be read."""
        return [record for record in self.records if isinstance(record, Source)]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file."""
        return [record for record in self.records if isinstance(record, Problem)]


def sniff(data: bytes, name: str = "") -> str:
    """Return the name of a file's format by its beginning, else by the ending of its name; ``""`` for none."""
    decoded = decode(data, "")
    head = decoded.encode(decoded.text[:HEAD]) if len(data) > HEAD else data
    found = next((form for form, knows in SNIFFERS.items() if knows(head)), "")
    suffix = Path(name).suffix.lower()
    return found or next((form for form, suffixes in SUFFIXES.items() if suffix in suffixes), "")


def read_sources(given: Path | bytes, name: str = "", form: str | None = None) -> Opened:
    """Read a file, or its bytes, whatever its format.

    Raises ToolkitError where the file cannot be read, the format is unknown or cannot be told.
    """
    name = name or (str(given) if isinstance(given, Path) else "-")
    data = _bytes(given) if isinstance(given, Path) else given
    known = form or sniff(data, name)
    if not known:
        raise ToolkitError(
            f"{name}: cannot tell the format; name it with --from ({', '.join(READERS)})",
            f"{name}：无法判断格式，请用 --from 指明（{'、'.join(READERS)}）",
        )
    if known not in READERS:
        raise ToolkitError(
            f"no format {known!r}; there are {', '.join(READERS)}", f"没有格式 {known}；可用：{'、'.join(READERS)}"
        )
    records = list(READERS[known](data, name)) if data.strip() else []
    return Opened(known, _CODECS[decode(data, name).codec], records)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ToolkitError(f"cannot read {path}: {error.strerror}", f"无法读取 {path}：{error.strerror}") from error


def losses(sources: list[Source], data: bytes, form: str) -> dict[str, int]:
    """Return what a written file does not hold, by the name of the field, with the number of records that had it.

    Found by reading the file back, so that it is what any reader of that format would miss.
    """
    again = [record for record in READERS[form](data, "") if isinstance(record, Source)] if form in READERS else sources
    lost = Counter(name for old, new in zip(sources, again, strict=False) for name in _parts(old) - _parts(new))
    return dict(sorted(lost.items()))


def _parts(source: Source) -> set[str]:
    """Return the names of the fields that a source has something in."""
    plain = ("date", "volume", "number", "pages", "edition", "concepts", "keywords", "annotation", "related")
    found = {name for name in plain if getattr(source, name)} | {*source.identifiers, *source.fields}
    sides = ((language, side) for language, side in source.sides.items())
    return (found - {"entrysubtype"}) | {
        f"{name}_{language}" for language, side in sides for name in side.__struct_fields__ if getattr(side, name)
    }
