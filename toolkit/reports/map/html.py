"""The map as a page that comes alive: the same SVG, its records, and a small script of ours; it needs no network."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from string import Template

import msgspec

from toolkit.reports.map.drawing import Drawing
from toolkit.reports.map.records import records
from toolkit.reports.map.sheet import heading
from toolkit.reports.map.style import DARK_LOOKS, LOOKS
from toolkit.reports.map.svg import element
from toolkit.reports.map.text import Face, safe
from toolkit.reports.policy import policy
from toolkit.reports.render.escape import visible
from toolkit.reports.shape import pick

PARTS = ("base", "view", "choose", "panel", "find", "sieve", "arrange", "hand", "keys")
"""The files of the script, in the order in which they need each other."""


def write(drawing: Drawing, language: str) -> str:
    """Return the whole page; it opens in ``language`` and can switch to the others of the corpus."""
    languages = tuple(dict.fromkeys(tag for tag in (*drawing.corpus.settings.languages, language) if plain(tag)))
    style, script = style_for(languages), script_of_page()
    return Template(static("map.html")).substitute(
        language=safe(language),
        policy=safe(policy(f"\n{style}", f"\n{script}")),
        title=safe(pick(heading(drawing)[0], language)),
        style=style,
        svg=element(drawing, Face(languages, live=True), 'id="map"'),
        data=embedded(records(drawing, languages, language)),
        script=script,
    )


def plain(tag: str) -> bool:
    """Whether a language tag may stand in a style sheet as it is."""
    return re.fullmatch("[A-Za-z0-9-]+", tag) is not None


def embedded(value: object) -> str:
    """Return JSON that cannot end the script element it stands in, nor open a comment there."""
    return msgspec.json.encode(cleaned(msgspec.to_builtins(value))).decode().replace("<", "\\u003c")


def cleaned(value: object) -> object:
    """Return plain values with every text fit to be shown."""
    match value:
        case str():
            return visible(value)
        case dict():
            return {cleaned(name): cleaned(item) for name, item in value.items()}
        case list() | tuple():
            return [cleaned(item) for item in value]
    return value


def style_for(languages: tuple[str, ...]) -> str:
    """Return the style sheet, with the colours of each type, and rules that show one language at a time."""
    colours = "".join(colour_rule(kind, look) for kind, look in LOOKS.items())
    dark = "".join(colour_rule(kind, look) for kind, look in DARK_LOOKS.items())
    shown = "".join(language_rule(tag) for tag in languages)
    return f"{colours}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n{shown}{static('map.css')}"


def language_rule(tag: str) -> str:
    """Return the rule by which a page in one language hides the texts of the others."""
    return f':root[data-lang="{tag}"] #map [lang]:not([lang="{tag}"]) {{ display: none; }}\n'


def colour_rule(kind: str, look: tuple[str, str, str]) -> str:
    """Return the colours of a type as custom properties."""
    return f".t-{kind} {{ --ink: {look[0]}; --land: {look[1]}; --coast: {look[2]}; }}\n"


@cache
def script_of_page() -> str:
    """Return the whole script, its names its own."""
    return '"use strict";\n(() => {\n' + "\n".join(static(f"{part}.js") for part in PARTS) + "})();\n"


@cache
def static(name: str) -> str:
    """Return one of the package's own files."""
    return files("toolkit.reports.map").joinpath("static", name).read_text(encoding="utf-8")
