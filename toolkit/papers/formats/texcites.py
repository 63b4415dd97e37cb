r"""The commands of LaTeX that cite: its own, natbib, biblatex, apacite, csquotes, those of classes, and custom ones.

A command cites where its name holds ``cite`` and it is not one that sets something up; a macro of the document cites
where its definition hands an argument to such a command (``\newcommand{\see}[1]{siehe \cite{#1}}``), or cites a fixed
key at every use. The definitions themselves cite nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.papers.formats.texmask import arguments, blank, optional_end
from toolkit.papers.manuscript import GivenMarker, Span
from toolkit.text.wordset import word_set

_NAME = re.compile(r"\\(?P<name>[A-Za-z@]+)(?P<star>\*?)")
_SETS_UP = re.compile(
    r"(?:set|reset|declare|new|renew|provide|if|the|bib|pre|post|default|use|every|at|before|after|end|def)\w*cite\w*"
    r"|cite(?:style|text|punct|num\w*|open|close|dash|mid|left|right|form|e|indextrue|indexfalse|setup|reset|counter|trackertrue"
    r"|trackerfalse|name|delim|sep|url|aliases?|dol|topic\w*|hyper\w*|pre|post|width|label|order|fonts?|alias)|\w*citestyle"
    r"|citation\w*|\w*recite|\w*excite|\w*cited|printcite\w*|AtEveryCite\w*|AtNextCite\w*|mkbib\w*|blx\w*|citeauthorfont",
    re.IGNORECASE,
)
_CITES = re.compile(r"\w*cite\w*|bibentry|fullbibentry|\w*cquotes?\*?|\w*cblockquotes?", re.IGNORECASE)
_KEY_SECOND = re.compile(r"(?:[pftsa]|foot|paren|text|smart|auto)?volcites?", re.IGNORECASE)
_MANY = word_set(
    "cites Cites parencites Parencites footcites footcitetexts textcites Textcites smartcites Smartcites autocites "
    "Autocites supercites fullcites footfullcites"
)
_DEFINES = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand"
    r"|newrobustcmd|renewrobustcmd)\*?\s*(?:\{\s*\\(?P<braced>[A-Za-z@]+)\s*\}|\\(?P<bare>[A-Za-z@]+))"
    r"|\\(?:long\s*)?[gex]?def\s*\\(?P<def>[A-Za-z@]+)(?P<params>[^{}\n]{0,200})(?=\{)"
    r"|\\let\s*\\(?P<let>[A-Za-z@]+)\s*+=?\s*+\\(?P<to>[A-Za-z@]+)"
    r"|\\DeclareCiteCommand\*?\s*\{\s*\\(?P<declared>[A-Za-z@]+)\s*\}"
)
_PARAMETER = re.compile(r"#(\d)")
_KEY = re.compile(r"[^\s,{}#\\%~]+(?: +[^\s,{}#\\%~]+)*")


class Macro(NamedTuple):
    """A macro that cites: which argument in braces holds the keys (from 1), or the keys that it always cites."""

    argument: int
    fixed: tuple[str, ...] = ()


class _Definition(NamedTuple):
    """The body of a definition, where the definition ends, and which of its parameters (from 1) are optional."""

    body: str
    end: int
    optional: frozenset[int] = frozenset()


def macros(text: str) -> tuple[dict[str, Macro], str]:
    """Return the citing macros that a text defines, and the text with the definitions blanked out."""
    found: dict[str, Macro] = {}
    parts, at = [], 0
    for match in _DEFINES.finditer(text):
        if match.start() < at:
            continue
        name = match["braced"] or match["bare"] or match["def"] or match["let"] or match["declared"]
        definition = _definition(text, match)
        if match["declared"] or (match["let"] and is_citing(match["to"], found)):
            found[name] = found.get(match["to"] or "", Macro(1))
        elif macro := _citing(definition, found):
            found[name] = macro
        if definition.end > match.end() or match["let"]:
            parts += [text[at : match.start()], blank(text[match.start() : definition.end])]
            at = definition.end
    return found, "".join([*parts, text[at:]])


def _definition(text: str, match: re.Match[str]) -> _Definition:
    """Return what stands after the head of a definition."""
    nothing = _Definition("", match.end())
    if match["let"] or match["declared"]:
        return nothing
    at, brackets, optional = match.end(), 0, frozenset[int]()
    while text[at : at + 1].isspace() or text[at : at + 1] == "[":
        brackets += text[at] == "["
        at = optional_end(text, at) if text[at] == "[" else at + 1
        if at < 0:
            return nothing
    if brackets == 2:
        optional = frozenset((1,))
    if "DocumentCommand" in match[0]:
        signature = next(arguments(text, at, 1), Span(at, at))
        optional = _optional_of(text[signature.start : signature.end])
        at = signature.end + 1
    body = next(arguments(text, at, 1), None)
    return _Definition(text[body.start : body.end], body.end + 1, optional) if body else nothing


def _optional_of(signature: str) -> frozenset[int]:
    """Return which parameters of an xparse signature (``O{} m``) are not in braces of their own."""
    letters = re.sub(r"\{[^{}]*\}|[+!>=\s]", "", signature)
    kinds = re.findall(r"[rdRD]..|[ue].?|t.|[moOsvgGbl]", letters)
    return frozenset(index for index, kind in enumerate(kinds, 1) if kind not in ("m", "v", "g", "G"))


def _citing(definition: _Definition, known: dict[str, Macro]) -> Macro | None:
    """Return what a macro of this definition cites, None where it does not."""
    body, fixed = definition.body, list[str]()
    for found in _uses(body, known):
        inner = body[found.keys_start : found.keys_end]
        parameter = _PARAMETER.search(inner)
        if parameter:
            number = int(parameter[1])
            return Macro(number - sum(index < number for index in definition.optional))
        fixed += split_keys(inner) if found.macro is None or not found.macro.fixed else found.macro.fixed
    return Macro(0, tuple(fixed)) if fixed else None


def is_citing(name: str, known: dict[str, Macro]) -> bool:
    """Say whether a command of this name cites."""
    if name in known:
        return True
    return bool(_CITES.fullmatch(name)) and not _SETS_UP.fullmatch(name) and name.lower() != "nocite"


class _Use(NamedTuple):
    name: str
    start: int
    end: int
    keys_start: int
    keys_end: int
    locator: str
    macro: Macro | None


def _uses(text: str, known: dict[str, Macro]) -> Iterator[_Use]:
    for match in _NAME.finditer(text):
        name = match["name"]
        if name.lower() == "nocite" or is_citing(name, known):
            macro = known.get(name)
            if macro and macro.fixed:
                yield _Use(name, match.start(), match.end(), match.end(), match.end(), "", macro)
            else:
                yield from _with_arguments(text, match, macro)


def _with_arguments(text: str, match: re.Match[str], macro: Macro | None) -> Iterator[_Use]:
    """Yield the use of a command with the keys in its argument; one for each list where the command takes many."""
    name, at = match["name"], match.end()
    wanted = macro.argument if macro else 2 if _KEY_SECOND.fullmatch(name) else 1
    many = name in _MANY
    start = match.start()
    while True:
        keys, locator = _keys_argument(text, at, wanted, many)
        if keys is None:
            return
        yield _Use(name, start, keys.end + 1, keys.start, keys.end, locator, macro)
        at = start = keys.end + 1
        if not many or text[at : at + 1] not in ("[", "{", "(", "\n", " "):
            return
        if text[at : at + 200].lstrip()[:1] not in ("[", "{"):
            return


def _keys_argument(text: str, at: int, wanted: int, many: bool) -> tuple[Span | None, str]:
    """Return the argument in braces of this number, and the locator: the last optional argument before it."""
    keys, locator = None, ""
    for _ in range(max(1, wanted)):
        at, found = _optionals(text, at, many)
        keys, locator = next(arguments(text, at, 1), None), found or locator
        if keys is None:
            break
        at = keys.end + 1
    return keys, locator


def _optionals(text: str, at: int, many: bool) -> tuple[int, str]:
    """Go over optional arguments; the last one is the locator."""
    locator = ""
    closings = {"[": "]", "<": ">"} | ({"(": ")"} if many else {})
    while True:
        ahead = at
        while text[ahead : ahead + 1].isspace() and ahead - at < 80:
            ahead += 1
        sign = text[ahead : ahead + 1]
        if not sign or sign not in closings:
            return at, locator
        end = optional_end(text, ahead, closings[sign])
        if end < 0:
            return at, locator
        locator = text[ahead + 1 : end - 1].strip() if sign == "[" else locator
        at = end


def split_keys(text: str) -> tuple[str, ...]:
    """Return the keys of an argument, as BibTeX parts them; what holds a command or a parameter is none."""
    pieces = (re.sub(r"\s+", " ", piece).strip() for piece in text.split(","))
    return tuple(piece for piece in pieces if _KEY.fullmatch(piece))


def citations(text: str, known: dict[str, Macro], source: str) -> Iterator[GivenMarker]:
    """Yield the citations of a masked text in order; ``source`` is the text as written."""
    for use in _uses(text, known):
        if use.macro and use.macro.fixed:
            keys: tuple[str, ...] = use.macro.fixed
        else:
            keys = split_keys(text[use.keys_start : use.keys_end])
        if keys:
            kind = "nocite" if use.name.lower() == "nocite" else "key"
            yield GivenMarker(use.start, use.end, source[use.start : use.end], keys, use.locator, kind)  # type: ignore[arg-type]
