"""Every other style, by a CSL engine (refkit): APA, Chicago, IEEE, Vancouver, and any CSL 1.0 file.

Works are rendered in two passes, Chinese ones with the Chinese locale and all others with the English one, so that each
has 等 or "et al." by its own language. The engine is never trusted blindly: `lost` names what a reference lacks.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from toolkit.errors import ToolkitError
from toolkit.model import Name, Side, Source
from toolkit.sources.styles.case import PROTECTED, bare
from toolkit.sources.styles.kinds import kind_of
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_east_asian

ALIASES = {"chicago": "chicago-author-date", "vancouver": "elsevier-vancouver", "mla": "modern-language-association"}
"""Short names; the engine's own Vancouver of the NLM loses the authors, so Elsevier's stands for it."""

_LOCALES = {"zh": "zh-CN"}
_ENGLISH = "en-US"
# A <names> without a <name> is complete in CSL; the engine then prints no names at all.
_NAMELESS = re.compile(r"(<names\b[^>]*(?<!/)>)(\s*)(?=<(?:label|substitute|et-al)\b)")
_ENTRY_TYPES = {
    "M": "Book", "G": "Book", "C": "Book", "J": "Article", "N": "Article", "D": "Thesis", "R": "Report", "P": "Patent",
    "S": "Misc", "EB": "Web", "PP": "Web", "DS": "Repository", "CP": "Repository", "A": "Misc", "CM": "Misc",
}  # fmt: skip

Runs = tuple[tuple[str, bool], ...]
"""Stretches of a text, and whether each is in italics."""


class Rendered(Struct, frozen=True):
    """One reference as the engine writes it."""

    runs: Runs

    @property
    def text(self) -> str:
        """The reference without its italics."""
        return "".join(text for text, _ in self.runs)


def render(works: Sequence[tuple[str, Source, str]], style: str) -> dict[str, Rendered]:
    """Render works, each (name, source, which of its languages), in a style of the engine or of a .csl file, by name.

    Raises ToolkitError where there is no such style or the file is none.
    """
    engine = _engine()
    loaded = _style(engine, style)
    found: dict[str, Rendered] = {}
    for locale in (*_LOCALES.values(), _ENGLISH):
        group = [work for work in works if _LOCALES.get(work[2], _ENGLISH) == locale]
        if group:
            library = engine.Library.from_records([_record(*work) for work in group])
            tree = engine.Document(library, loaded, locale=locale).full_bibliography().tree
            found |= {entry["key"]: Rendered(_merged(_runs(entry["content"]))) for entry in tree}
    return found


def lost(source: Source, language: str, text: str) -> list[str]:
    """Name what a rendered reference lacks: ``author``, ``title``, the ``et al.`` of a list that was cut already."""
    side, form = source.sides.get(language, Side()), normal_form(text)
    first = next((name.literal or name.family for name in side.authors), "")
    wanted = {"author": normal_form(first), "title": normal_form(bare(side.title))}
    gone = [field for field, value in wanted.items() if value not in form]
    return [*gone, "et al."] if side.more_authors and not re.search("等|et al|others", text) else gone


def _engine() -> Any:
    try:
        return importlib.import_module("refkit")
    except ModuleNotFoundError as error:
        raise ToolkitError(
            "this style needs refkit: install the extra 'csl', in a clone with pip install -e '.[csl]'",
            "此样式需要 refkit：请安装附加项 csl，在克隆的仓库中运行 pip install -e '.[csl]'",
        ) from error


def _style(engine: Any, style: str) -> Any:
    if not style.endswith(".csl"):
        try:
            return engine.Style.load(ALIASES.get(style, style))
        except (engine.RefkitError, ValueError) as error:
            raise ToolkitError(
                f"no style {style!r}: name one of ours (gbt7714-…), apa, chicago, ieee, vancouver, or a .csl file",
                f"没有样式 {style}：可用 gbt7714-…、apa、chicago、ieee、vancouver 或某个 .csl 文件",
            ) from error
    try:
        xml = Path(style).read_text(encoding="utf-8")
        return engine.Style.from_xml(_NAMELESS.sub(r"\1<name/>\2", xml))
    except OSError as error:
        raise ToolkitError(f"cannot read {style}: {error.strerror}", f"无法读取 {style}：{error.strerror}") from error
    except (engine.RefkitError, ValueError) as error:
        raise ToolkitError(
            f"{style} is no CSL 1.0 style that the engine can read (CSL-M styles are not): {error}",
            f"{style} 不是引擎可读的 CSL 1.0 样式（不支持 CSL-M）：{error}",
        ) from error


# -- records to the engine's entries -----------------------------------------------------------------------------------


def _record(name: str, source: Source, language: str) -> dict[str, Any]:
    """Return a work in one language as the engine's record; what it does not have is left out."""
    side, kind = source.sides.get(language, Side()), kind_of(source, 2025)
    inside = bool(side.container) and kind.where not in ("journal", "newspaper")
    title = ": ".join(filter(None, (side.title, side.subtitle)))
    record = {
        "key": name,
        "entry_type": "Chapter" if inside else _ENTRY_TYPES.get(kind.code, "Misc"),
        "title": _text(title),
        "authors": _names(side.authors),
        "editors": _names(() if inside else side.editors),
        "affiliated": [{"role": "translator", "names": _names(side.translators)}] if side.translators else [],
        "date": _date(source.date),
        "page_range": _value(source.pages),
        "edition": _value(source.edition),
        "url": _url(source.identifiers),
        "identifiers": _identifiers(source, kind.numbered),
        "language": language,
        "genre": _text(source.fields.get("type", "") if kind.code == "D" else ""),
    }
    if side.container:
        record["parents"] = [_parent(source, side, kind.where)]
    else:
        record |= {"volume": _value(source.volume), **_house(side, kind.code)}
    return _full(record)


def _parent(source: Source, side: Side, where: str) -> dict[str, Any]:
    types = {"journal": "Periodical", "newspaper": "Newspaper"}
    parent = {
        "key": "parent",
        "entry_type": types.get(where, "Book"),
        "title": _text(side.container),
        "volume": _value(source.volume),
        "issue": _value(source.number if where == "journal" else ""),
        "editors": _names(side.editors),
        **(_house(side, "M") if where not in types else {}),
    }
    return _full(parent)


def _house(side: Side, code: str) -> dict[str, Any]:
    if code in ("D", "R"):
        return {"organization": _text(side.publisher), "location": _text(side.location)}
    house = _full({"name": _text(side.publisher), "location": _text(side.location)})
    return {"publisher": house or None}


def _full(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}


def _text(text: str) -> dict[str, Any] | None:
    """Return a text in the engine's chunks; braces protect their capitals."""
    parts = [part for part in PROTECTED.split(text) if part]
    chunks = [
        {"kind": "protected" if PROTECTED.fullmatch(part) else "normal", "text": bare(part)} for part in parts
    ]
    return {"chunks": chunks} if chunks else None


def _value(value: str) -> dict[str, str] | None:
    return {"kind": "typed" if re.fullmatch(r"\d+(-\d+)?", value) else "literal", "value": value} if value else None


def _names(names: Iterable[Name]) -> list[dict[str, Any]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, Any]:
    if name.literal:
        return {"kind": "organization", "name": name.literal}
    if has_east_asian(name.family):  # whole, or the engine puts a blank or a comma into it
        return {"kind": "person", "family": name.family + name.given}
    parts = {"given": name.given, "prefix": name.particle, "suffix": name.suffix}
    return {"kind": "person", "family": name.family, **{part: value for part, value in parts.items() if value}}


def _date(date: str) -> dict[str, Any] | None:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", date)
    if match is None:
        return {"value": {"kind": "literal", "text": date}} if date else None
    parts = zip(("year", "month", "day"), match.groups(), strict=True)
    return {"value": {"kind": "point", "date": {name: int(part) for name, part in parts if part}}}


def _url(identifiers: dict[str, str]) -> dict[str, Any] | None:
    url = identifiers.get("url", "")
    return _full({"value": url, "accessed": _date(identifiers.get("urldate", ""))}) if url else None


def _identifiers(source: Source, numbered: bool) -> dict[str, str]:
    found = {name: source.identifiers[name] for name in ("doi", "isbn", "issn") if source.identifiers.get(name)}
    return found | ({"serial": source.number} if numbered and source.number else {})


# -- the engine's tree to runs -----------------------------------------------------------------------------------------


def _runs(node: Any) -> Runs:
    if isinstance(node, list):
        return tuple(run for child in node for run in _runs(child))
    if node.get("kind") == "Text" or ("text" in node and "children" not in node):
        return ((node["text"], node.get("formatting", {}).get("font_style") == "Italic"),)
    return _runs([*node.get("children", []), *node.get("content", [])])


def _merged(runs: Runs) -> Runs:
    """Join neighbours of one kind, and make doubled blanks one."""
    merged: list[tuple[str, bool]] = []
    for text, italic in runs:
        if merged and merged[-1][1] == italic:
            text = merged.pop()[0] + text
        merged.append((re.sub(r" {2,}", " ", text), italic))
    return tuple(merged)
