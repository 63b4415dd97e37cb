"""CSL-YAML, pandoc's form of CSL-JSON: a list of items, or one under ``references``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from toolkit.model import Place, Problem, Source
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.csljson import items
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.messages import unreadable

SUFFIXES = (".yaml", ".yml")


class _Loader(yaml.SafeLoader):
    """Reads dates and numbers as the text that stands there."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(data: bytes, name: str = "references.yaml") -> Iterator[Source | Problem]:
    """Yield every item; a file that is no YAML is one unreadable record."""
    decoded = decode(data, name)
    yield from decoded.problems
    try:
        root = yaml.compose(decoded.text, _Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield unreadable(Place(name, line), str(error.problem))
        return
    except yaml.YAMLError as error:
        yield unreadable(Place(name), str(error).split("\n")[0])
        return
    constructor = _Loader("")
    for node in _nodes(root):
        value = constructor.construct_document(node)
        place = Place(name, node.start_mark.line + 1)
        yield source_of(value, place) if isinstance(value, dict) else unreadable(place, str(value))


def _nodes(root: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(root, yaml.MappingNode):
        root = next((value for key, value in root.value if key.value == "references"), None)
    return list(root.value) if isinstance(root, yaml.SequenceNode) else []


def write(sources: Iterable[Source]) -> bytes:
    """Return CSL-YAML as pandoc reads it, under ``references``."""
    text: str = yaml.safe_dump({"references": items(sources)}, allow_unicode=True, sort_keys=False, width=120)
    return text.encode("utf-8", "replace")


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like CSL-YAML."""
    text = decode(head, "").text
    if "cff-version:" in text:
        return False
    return re.search(r"(?m)^(?:references:|[- ] *(?:id|type):)", text) is not None and re.search(
        r"(?m)^[- ] +type: *['\"]?(?:article|book|chapter|paper|thesis|report|webpage|standard|patent|dataset)", text
    ) is not None  # fmt: skip
