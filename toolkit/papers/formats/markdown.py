"""Markdown: OCR output (MinerU and its like) and pandoc's, with citation keys, footnotes and a YAML header.

The text is the decoded file, code point for code point. Keys are read as pandoc reads them (``[see @a, p. 3; -@b]``,
``@key``, ``@{odd key}``), only where a bibliography is named or a key stands in brackets, so that an address in OCR
text is none. Code, comments and formulas hold no citations; a raised number that OCR set as a formula does
(``$^{[1]}$``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from toolkit.model import Problem
from toolkit.papers.formats import SUFFIXES
from toolkit.papers.formats.bibliography import csl_items, numbered, read_bibliography
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.places import inside
from toolkit.papers.formats.prose import Given, manuscript, refuse_large
from toolkit.papers.manuscript import GivenMarker, ListEntry, Manuscript, Note, Part, Span
from toolkit.sources.formats.encoding import decode, readable
from toolkit.text.between import between

_HEADER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})(.*)")
_TICKS = re.compile(r"`+")
_INLINE = re.compile(r"\$(?<![\\$]\$)(?=[^$\n]{1,400}\$)([^$\n\u3400-\u9fff，。]*)\$(?!\d)")
_MARKER = re.compile(r"\^[\s{]*\\?(?:mathrm|text|\{)?[\s{]*[\[［(（]?\s*\d|[\[［]\s*\d[\d\s,，–-]*[\]］]\s*\}?\s*$")
_LINK_TARGET = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)")
_URL = re.compile(r"h(?<![\w:]h)ttps?://[^\s>\])]+>?")
_KEY = re.compile(r"(?<![\w@\\/])-?@(?:\{(?P<braced>[^{}\s]{1,200})\}|(?P<plain>\w+(?:[:.#$%&\-+?<>~/]+\w+)*))")
_CROSSREF = re.compile(
    r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|chap|app|suppfig)[:\-]", re.IGNORECASE
)
_NOTE = re.compile(r"(?:^|(?<=\n))\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]{2,}.*|(?=\n[ \t]{2,}\S)))*)")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_RAISED = re.compile(r"<sup>(.*?)</sup>", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"(?:doi|pmid|pmcid|arxiv|isbn|url|https?|wikidata|tag|raw|swh|clinicaltrials):", re.IGNORECASE
)
_ABOUT = re.compile(r"readme.*|changelog|contributing|licen[cs]e|code_of_conduct|install|todo|usage", re.IGNORECASE)
_LONGEST_GROUP = 1500


def read(data: bytes, name: str) -> Manuscript:
    """Read a Markdown file; its bibliography is sought beside it."""
    refuse_large(len(data), name)
    decoded = decode(data, name)
    return _read(readable(decoded.text), name, Path(name).parent, (), decoded.problems)


def read_folder(folder: Path) -> Manuscript:
    """Read the Markdown files of a folder, in the order of their names, as one text."""
    text = ""
    parts: list[Part] = []
    problems: list[Problem] = []
    for path in files_of(folder):
        refuse_large(len(text) + path.stat().st_size, str(folder))
        decoded = decode(path.read_bytes(), str(path))
        text += "\n\n" if text else ""
        parts.append(Part(str(path), len(text), len(text) + len(decoded.text)))
        text += readable(decoded.text)
        problems += decoded.problems
    return _read(text, str(folder), folder, tuple(parts), tuple(problems))


def files_of(folder: Path) -> list[Path]:
    """Return the Markdown files of a project in order, without those that are about the folder itself."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES["markdown"] and path.is_file() and not _ABOUT.fullmatch(path.stem)
    )


def _read(text: str, name: str, folder: Path, parts: tuple[Part, ...], problems: tuple[Problem, ...]) -> Manuscript:
    headers = [(part.start, *_header(text[part.start : part.end])) for part in parts] or [(0, *_header(text))]
    header = {field: value for _, fields, _ in reversed(headers) for field, value in fields.items()}
    entries, wrong = _bibliography(header, folder, name)
    blocked = verbatim(text, [Span(start, start + end) for start, _, end in headers if end])
    given: Given = {"verbatim": blocked, "problems": (*problems, *wrong), "parts": parts}
    given["superscripts"] = tuple(Span(*match.span(1)) for match in _RAISED.finditer(text))
    if notes := tuple(_notes(text)):
        given["notes"] = notes
    if isinstance(header.get("title"), str):
        given["title"] = str(header["title"])
    if isinstance(header.get("lang"), str):
        given["language"] = str(header["lang"]).split("-")[0].lower()
    markers = tuple(keys(text, blocked, {entry.identifier.casefold() for entry in entries}))
    if entries or any(marker.printed.startswith("[") for marker in markers):
        entries += _own_references(markers, {entry.identifier.casefold() for entry in entries})
        given["markers"] = (*markers, *_nocite(header))
        given["references"] = numbered(entries)
    return manuscript(name, "markdown", text, **given)


def _own_references(markers: tuple[GivenMarker, ...], known: set[str]) -> list[ListEntry]:
    """Return an entry for each key that is an identifier (``doi:…``) and stands in no bibliography."""
    found: dict[str, ListEntry] = {}
    for marker in markers:
        for key in marker.keys:
            if _IDENTIFIER.match(key) and key.casefold() not in known:
                found.setdefault(key.casefold(), ListEntry(1, key, marker.start, marker.end, key, identifier=key))
    return list(found.values())


def _header(text: str) -> tuple[dict[str, object], int]:
    """Return the YAML header and where it ends; a header that cannot be read is empty."""
    match = _HEADER.match(text)
    if not match:
        return {}, 0
    try:
        header = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError, ValueError):
        return dict(re.findall(r"(?m)^(bibliography|title|lang):[ \t]*['\"]?(.+?)['\"]?[ \t]*$", match[1])), match.end()
    return (header if isinstance(header, dict) else {}), match.end()


def _bibliography(header: dict[str, object], folder: Path, name: str) -> tuple[list[ListEntry], list[Problem]]:
    """Return the entries of the bibliographies that a header names, and of those that it holds."""
    named = header.get("bibliography") or []
    entries = list(csl_items(header.get("references"), name))
    problems: list[Problem] = []
    for target in map(
        str, named.values() if isinstance(named, dict) else named if isinstance(named, list) else [named]
    ):
        path = inside(folder, target)
        if path is None:
            problems.append(problem("input-outside", name, target=target))
            continue
        found, wrong = read_bibliography(path, str(path))
        entries += found
        problems += wrong
    return entries, problems


def _nocite(header: dict[str, object]) -> Iterator[GivenMarker]:
    said = header.get("nocite")
    for match in _KEY.finditer(str(said)) if said else ():
        key = match["braced"] or match["plain"]
        yield GivenMarker(0, 0, match[0], (key,), kind="nocite")
    if said and re.search(r"@\*", str(said)):
        yield GivenMarker(0, 0, "@*", ("*",), kind="nocite")


def verbatim(text: str, headers: list[Span]) -> tuple[Span, ...]:
    """Return the stretches where no citation is looked for, in order: header, code, comments, formulas, addresses."""
    found = [*headers, *_fences(text), *_displays(text)]
    for marks in (("<!--", "-->"), ("\\[", "\\]")):
        found += [Span(*stretch) for stretch in between(text, *marks)]
    found += [Span(*match.span()) for match in _INLINE.finditer(text) if not _MARKER.search(match[1])]
    found += [Span(match.start() + 2, match.end()) for match in _LINK_TARGET.finditer(text)]
    found += [Span(*match.span()) for match in _URL.finditer(text)]
    return _united([*found, *_code_spans(text)])


def _displays(text: str) -> Iterator[Span]:
    """Yield displayed formulas; one with an empty line in it is none, and its mark one that stands alone."""
    start = text.find("$$")
    while start >= 0:
        end = text.find("$$", start + 2)
        if end < 0:
            return
        if _EMPTY_LINE.search(text, start, end):
            start = end
            continue
        yield Span(start, end + 2)
        start = text.find("$$", end + 2)


def _fences(text: str) -> Iterator[Span]:
    """Yield fenced code; a fence that is not closed goes on to the end."""
    at, start, opening = 0, 0, ""
    for row in text.split("\n"):
        match = _FENCE.match(row) if "```" in row or "~~~" in row else None
        if match and not opening and not (match[1][0] == "`" and "`" in match[2]):
            start, opening = at, match[1]
        elif match and opening and match[1].startswith(opening) and not match[2].strip():
            yield Span(start, at + len(row))
            opening = ""
        at += len(row) + 1
    if opening:
        yield Span(start, len(text))


def _code_spans(text: str) -> Iterator[Span]:
    """Yield inline code: a run of backticks up to the next run of the same length, as CommonMark says."""
    runs: dict[int, list[int]] = {}
    ticks = [match.span() for match in _TICKS.finditer(text)]
    for start, end in ticks:
        runs.setdefault(end - start, []).append(start)
    at = 0
    taken = dict.fromkeys(runs, 0)
    for start, end in ticks:
        if start < at:
            continue
        length = end - start
        same = runs[length]
        while taken[length] < len(same) and same[taken[length]] <= start:
            taken[length] += 1
        if taken[length] < len(same) and "\n\n" not in text[end : same[taken[length]]]:
            at = same[taken[length]] + length
            yield Span(start, at)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)


def keys(text: str, blocked: tuple[Span, ...], known: set[str]) -> Iterator[GivenMarker]:
    """Yield the citations by key: a bracket with keys is one, a key in running text is one with its locator."""
    free = _unblocked(text, blocked)
    done = 0
    for match in _KEY.finditer(free) if "@" in free else ():
        if match.start() < done or not _is_citation(match, known):
            continue
        start, end = _bracket(free, match.start())
        if end and start >= done:
            cited = [key for key in _KEY.finditer(free, start, end) if _is_citation(key, known)]
            yield GivenMarker(start, end, text[start:end], tuple(map(_name, cited)), _locator(free, match.end(), end))
        else:
            end = match.end()
            following = re.compile(r"\s?\[([^\[\]@\n]{0,200})\](?![(\[:])").match(free, end)
            end = following.end() if following else end
            locator = following[1] if following else ""
            yield GivenMarker(match.start(), end, text[match.start() : end], (_name(match),), locator)
        done = end


def _name(match: re.Match[str]) -> str:
    return match["braced"] or match["plain"]


def _is_citation(match: re.Match[str], known: set[str]) -> bool:
    return _name(match).casefold() in known or not _CROSSREF.match(_name(match))


def _unblocked(text: str, blocked: tuple[Span, ...]) -> str:
    """Return the text with what is blocked blotted out, length kept."""
    parts, at = [], 0
    for span in blocked:
        parts += [text[at : span.start], "\x00" * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])


def _bracket(text: str, at: int) -> tuple[int, int]:
    """Return the bracket around a key; its end is 0 where the key stands in running text."""
    depth, start = 0, -1
    for place in range(at - 1, max(-1, at - _LONGEST_GROUP), -1):
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            depth -= 1
            if depth < 0:
                start = place
                break
        elif text[place] == "\n" and text[max(0, place - 1) : place] == "\n":
            break
    if start < 0 or text[start : start + 2] == "[^":
        return 0, 0
    depth = 0
    for place in range(start, min(len(text), start + 2 * _LONGEST_GROUP)):
        depth += (text[place] == "[") - (text[place] == "]")
        if depth == 0:
            return (start, place + 1) if text[place + 1 : place + 2] != "(" else (0, 0)
    return 0, 0


def _locator(text: str, start: int, end: int) -> str:
    return text[start : end - 1].partition(";")[0].strip(" ,\n")


def _notes(text: str) -> Iterator[Note]:
    if "[^" not in text:
        return
    calls: dict[str, list[Span]] = {}
    for match in _NOTE_CALL.finditer(text):
        calls.setdefault(match[1], []).append(Span(*match.span()))
    for match in _NOTE.finditer(text):
        yield Note(match[1], match.start(2), match.end(2), tuple(calls.get(match[1], ())))
