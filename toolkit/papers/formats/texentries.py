r"""Entries as LaTeX prints them: ``\bibitem`` in the text or in the .bbl of BibTeX, ``\entry`` in that of Biber."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.papers.formats.prose import refuse_large
from toolkit.papers.formats.texmask import arguments, group_end, mask, optional_end
from toolkit.papers.manuscript import ListEntry, Span
from toolkit.sources.formats.encoding import decode, readable
from toolkit.sources.formats.latex import decode as decode_latex

ITEM = re.compile(r"\\bibitem\s*(?=[\[{])")
_ENTRY = re.compile(r"\\entry\s*(?=\{)")
_FIELD = re.compile(r"\\(?:field|list|verb)\s*\{(\w+)\}")
_FAMILY = re.compile(r"family=\s*(?=\{)")
_GIVEN = re.compile(r"given=\s*(?=\{)")
_PRINTED = ("title", "journaltitle", "booktitle", "volume", "number", "publisher", "year", "pages", "doi", "url")
_LAYOUT = re.compile(
    r"\\\\(?:\[[^\]]*\])?|\\href\s*\{[^{}]*\}"
    r"|\\(?:newblock|noindent|protect|url|natexlab|bibinfo\s*\{[^{}]*\})"
)
_UNPRINTED = re.compile(r"\\(?:footnote|thanks|label|cite[a-z]*|index)\s*(?:\[[^\]]*\])*(?=\{)")


def plain(source: str) -> str:
    """Return a piece of LaTeX as text on one line."""
    parts, at = [], 0
    for match in _UNPRINTED.finditer(source):
        end = group_end(source, match.end())
        if match.start() >= at and end > 0:
            parts.append(source[at : match.start()])
            at = end
    return re.sub(r"\s+", " ", decode_latex(_LAYOUT.sub(" ", "".join([*parts, source[at:]])))).strip()


def bibitems(visible: str, path: str = "") -> Iterator[ListEntry]:
    """Yield the entries of thebibliography, of a .bbl as of the text; ``path`` is the file that is not the text."""
    items = list(ITEM.finditer(visible))
    for index, match in enumerate(items, 1):
        at = optional_end(visible, match.end()) if visible[match.end()] == "[" else match.end()
        key = next(arguments(visible, at, 1), None) if at > 0 else None
        if key is None:
            continue
        stop = items[index].start() if index < len(items) else len(visible)
        end = visible.find("\\end{thebibliography}", key.end, stop)
        stop = end if end >= 0 else stop
        raw = plain(visible[key.end + 1 : stop])
        name = re.sub(r"\s+", " ", visible[key.start : key.end]).strip()
        last = key.end + 1 + len(visible[key.end + 1 : stop].rstrip())
        yield ListEntry(index, name, match.start(), last, raw, None, name, path)


def read_bbl(path: Path) -> list[ListEntry]:
    """Read the list that BibTeX or Biber made of the works a document cites."""
    refuse_large(path.stat().st_size, str(path))
    visible, _ = mask(readable(decode(path.read_bytes(), str(path)).text))
    return list(bibitems(visible, str(path)) if ITEM.search(visible) else _biber_entries(visible, str(path)))


def _biber_entries(visible: str, path: str) -> Iterator[ListEntry]:
    """Yield the entries of Biber's file, each composed of its fields."""
    starts = list(_ENTRY.finditer(visible))
    for index, match in enumerate(starts, 1):
        key = next(arguments(visible, match.end(), 1), None)
        if key is None:
            continue
        end = visible.find("\\endentry", key.end)
        stop = starts[index].start() if index < len(starts) else len(visible)
        stop = end if 0 <= end < stop else stop
        raw = _composed(visible[key.end : stop])
        name = visible[key.start : key.end].strip()
        yield ListEntry(index, name, match.start(), stop, raw, None, name, path)


def _composed(body: str) -> str:
    """Return the fields of an entry as one line: people. Title. Where. Year."""
    people = [
        " ".join(plain(body[one.start : one.end]) for one in (family, given) if one) for family, given in _people(body)
    ]
    known: dict[str, str] = {}
    for match in _FIELD.finditer(body):
        after = body[match.end() : match.end() + 40]
        at = match.end() + (len(after) - len(after.lstrip()))
        inner = [body[one.start : one.end] for one in arguments(body, at, 2)]
        value = body[match.end() : body.find("\\endverb", match.end())] if "\\verb" in match[0] else (inner or [""])[-1]
        known.setdefault(
            match[1],
            plain(
                value.replace("\\verb", " ")
                .replace("\\bibrangedash ", "-")
                .replace("\\bibrangedash", "-")
                .strip(" {}%\n")
            ),
        )
    return ". ".join(filter(None, [", ".join(people), *(known.get(name, "") for name in _PRINTED)])) + "."


def _people(body: str) -> Iterator[tuple[Span | None, Span | None]]:
    """Yield family and given name of each person of the first list of names."""
    start = body.find("\\name")
    stop = min(
        (at for at in (body.find(sign, start) for sign in ("\\list", "\\field", "\\strng")) if at >= 0),
        default=len(body),
    )
    families = list(_FAMILY.finditer(body, start, stop)) if start >= 0 else []
    for index, match in enumerate(families):
        until = families[index + 1].start() if index + 1 < len(families) else stop
        given = _GIVEN.search(body, match.end(), until)
        yield (
            next(arguments(body, match.end(), 1), None),
            next(arguments(body, given.end(), 1), None) if given else None,
        )
