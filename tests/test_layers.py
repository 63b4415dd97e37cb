"""The arrows of the architecture: who may import whom, read from the source by ast."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "toolkit"

LAYERS = {
    "toolkit": 0, "errors": 0, "model": 1, "text": 1, "sources": 2, "papers": 2, "concepts": 2, "claims": 2,
    "corpus": 3, "edit": 4, "rules": 5, "reports": 5, "components": 6, "site": 6, "batch": 6, "cli": 7,
}
"""Each room imports only from rooms with a lower number, and from itself."""

ALSO = {("papers", "sources"), ("claims", "papers"), ("claims", "concepts"), ("model", "errors"), ("text", "model"),
        ("rules", "reports")}
"""Arrows inside one layer; ``model`` imports nothing of ours but the error that it passes on."""

HEAVY = {
    "altair", "bibtexparser", "httpx", "jinja2", "lxml", "opencc", "openpyxl", "pandas", "prompt_toolkit",
    "pycrfsuite", "pypdfium2", "pypinyin", "ruamel", "spacy", "vl_convert", "xlsxwriter",
}
"""Libraries that only one place may import each, and not at the top of a module that ``litcorpus --help`` loads."""

LATER = {
    "cli/page": "toolkit.reports.render.html",  # draws maps
    "cli/scopes": "toolkit.papers.formats.latex",  # reads lists of references
    "edit/arrange": "toolkit.concepts.layout",  # places concepts, with numpy
    "papers/reading": "toolkit.papers.formats",  # one reader, not all six with a library each
    "reports/write": "toolkit.reports.map",  # draws maps, with numpy
    "sources/strings/__init__": "toolkit.sources.strings.pipeline",  # the labeller, with numpy
}
"""What is imported inside a function because it costs a tenth of a second or more and most commands do without.

The arrows above count for these as for all others.
"""


class Imports(ast.NodeVisitor):
    """Collect the imports of a module: (name, line, whether inside a function); TYPE_CHECKING blocks are left out."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.depth = 0
        self.found: list[tuple[str, int, bool]] = []

    def visit_If(self, node: ast.If) -> None:
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 (ast's own name)
    visit_Lambda = visit_FunctionDef  # noqa: N815

    def visit_Import(self, node: ast.Import) -> None:
        self.found += [(alias.name, node.lineno, self.depth > 0) for alias in node.names]

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert not node.level, f"{self.module}:{node.lineno}: a relative import"
        self.found += [(f"{node.module}.{alias.name}", node.lineno, self.depth > 0) for alias in node.names]


def imports(code: str, module: str) -> list[tuple[str, int, bool]]:
    visitor = Imports(module)
    visitor.visit(ast.parse(code))
    return visitor.found


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).with_suffix("").as_posix(), path.read_text(encoding="utf-8")


def room(module: str) -> str:
    """The first part below toolkit: ``toolkit.rules.x`` → rules; the package itself → toolkit."""
    parts = module.replace("/", ".").removeprefix("toolkit.").split(".")
    return "toolkit" if parts[0] in ("__init__", "__main__", "toolkit", "__version__") else parts[0]


def wrong_arrows(module: str, code: str) -> list[str]:
    here = room(module)
    if module == "__init__":  # offers load and save lazily (PEP 562)
        return []
    ours = [(room(name), line) for name, line, _ in imports(code, module) if name.split(".")[0] == "toolkit"]
    return [
        f"{module}:{line}: {here} must not import {there}"
        for there, line in ours
        if there not in (here, "toolkit") and (here, there) not in ALSO and LAYERS[there] >= LAYERS[here]
    ]


def local_imports(module: str, code: str) -> list[str]:
    if module == "__init__":
        return []
    return [f"{module}:{line}: {name} inside a function"
            for name, line, local in imports(code, module)
            if local and name.split(".")[0] == "toolkit" and not name.startswith(LATER.get(module, "nothing"))]


def test_every_room_has_a_layer() -> None:
    assert {room(module) for module, _ in modules()} <= set(LAYERS)


def test_arrows_point_down() -> None:
    assert [line for module, code in modules() for line in wrong_arrows(module, code)] == []


def test_nothing_of_ours_is_imported_inside_a_function() -> None:
    assert [line for module, code in modules() for line in local_imports(module, code)] == []


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_a_heavy_library_is_imported_at_one_place(library: str) -> None:
    places = {module for module, code in modules()
              for name, _, _ in imports(code, module) if name.split(".")[0] == library}
    assert len(places) <= 1, f"{library} is imported in {', '.join(sorted(places))}"


def test_only_the_command_line_prints_or_exits() -> None:
    wrong = []
    for module, code in modules():
        if room(module) != "cli":
            calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
            wrong += [f"{module}:{call.lineno}" for call in calls if ast.unparse(call.func) in ("print", "sys.exit")]
    assert wrong == []


def test_the_reader_of_arrows_sees_wrong_ones() -> None:
    code = "from toolkit.rules import run\ndef f():\n    import toolkit.model\nimport toolkit.concepts.skos"
    assert wrong_arrows("corpus/load", code) == ["corpus/load:1: corpus must not import rules"]
    assert wrong_arrows("sources/keys", code)[-1] == "sources/keys:4: sources must not import concepts"
    assert wrong_arrows("claims/basis", code)[1:] == [], "claims may use concepts"
    assert local_imports("x", code) == ["x:3: toolkit.model inside a function"]
    assert wrong_arrows("cli/check", code) == []
