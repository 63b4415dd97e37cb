"""Loading beyond mistakes: the cache, the root, local.yaml, and what an import costs."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import toolkit
from tests.corpus.small import CLAIMS, CONCEPTS, FILES, write
from toolkit.corpus import cache, find_root, load, local_texts, pinpoint
from toolkit.corpus.dates import is_day, is_edtf
from toolkit.corpus.languages import is_language, nearest_language
from toolkit.corpus.scalars import plain_value
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Place, Problem

C = "corpus/claims/lin2024.yaml"


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really read, not remembered."""
    seen: list[str] = []
    real = toolkit.corpus.loading.read_file  # type: ignore[attr-defined]

    def spy(data: bytes, found: object) -> object:
        seen.append(found.path)  # type: ignore[attr-defined]
        return real(data, found)

    monkeypatch.setattr("toolkit.corpus.loading.read_file", spy)
    return seen


def test_only_what_changed_is_parsed_again(tmp_path: Path, cache_folder: Path, parsed: list[str]) -> None:
    root = write(tmp_path / "c", **{C: CLAIMS.replace("kind: causal", "kind: casual")})
    first = load(root)
    assert len(parsed) == len(FILES)
    parsed.clear()
    assert load(root) == first
    assert load(root, cache=False) == first
    assert sorted(parsed) == sorted(FILES)
    parsed.clear()
    (root / C).write_text(CLAIMS, "utf-8")
    assert load(root).problems == ()
    assert parsed == [C]
    (root / C).unlink()
    assert load(root).claims == {}


@pytest.mark.parametrize("damage", [b"", b"x", b"\x93\x01\x02"])
def test_a_cache_that_cannot_be_read_is_ignored(
    tmp_path: Path, cache_folder: Path, parsed: list[str], damage: bytes
) -> None:
    root = write(tmp_path / "c")
    expected = load(root)
    (file,) = cache_folder.iterdir()
    file.write_bytes(file.read_bytes()[:16] + damage)
    parsed.clear()
    assert load(root) == expected
    assert len(parsed) == len(FILES)


def test_what_another_version_remembered_does_not_count(
    tmp_path: Path, cache_folder: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "c")
    load(root)
    parsed.clear()
    monkeypatch.setattr(cache, "_stamp", lambda: b"another version!")
    load(root)
    assert len(parsed) == len(FILES)


def test_a_cache_folder_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file" / "below"))
    assert load(write(tmp_path / "c")).problems == ()


def test_old_caches_go(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 3)
    for number in range(5):
        load(write(tmp_path / f"c{number}"))
    assert len(list(cache_folder.iterdir())) == 3


def test_the_garbage_collector_is_as_before(tmp_path: Path) -> None:
    load(write(tmp_path), cache=False)
    assert gc.isenabled()
    gc.disable()
    try:
        load(tmp_path, cache=False)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_root_is_found_upwards(tmp_path: Path) -> None:
    root = write(tmp_path / "a")
    assert find_root(root / "corpus/claims") == root
    (root / "corpus/corpus.yaml").unlink()
    assert find_root(str(root)) == root
    with pytest.raises(ToolkitError, match="litcorpus init") as caught:
        find_root(tmp_path)
    assert "\n" not in str(caught.value)
    with pytest.raises(ToolkitError, match="litcorpus init"):
        load(tmp_path)


def test_what_the_system_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path)

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda path: refused(path) if path.name == "map.yaml" else read(path))
        (problem,) = load(root, cache=False).problems
    assert (problem.place.path, problem.rule, problem.args["reason"]) == (
        "corpus/map.yaml", "file-missing", "Permission denied")
    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(ToolkitError, match="Permission denied"):
        load(root, cache=False)


def read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read()


def test_local_texts_are_read_only_when_asked(tmp_path: Path) -> None:
    root = write(tmp_path, **{"corpus/local.yaml": "texts:\n  lin2024: texts/lin.txt\n  zoe2020: /tmp/zoe.txt\n"})
    assert load(root).problems == ()
    assert local_texts(root) == {"lin2024": root / "texts/lin.txt", "zoe2020": Path("/tmp/zoe.txt")}
    for text, line in (("texts:\n  lin2024: [a]\n", 2), ("- x\n", 1), ("text: {}\n", 1), ("texts: {a: b\n", 1)):
        (root / "corpus/local.yaml").write_text(text)
        with pytest.raises(ToolkitError, match=rf"local\.yaml:{line}:"):
            local_texts(root)
    (root / "corpus/local.yaml").unlink()
    assert local_texts(root) == {}


def test_imports_are_light() -> None:
    heavy = ("ruamel", "bibtexparser", "pandas", "spacy", "filelock", "jinja2")
    for code, allowed in (("import toolkit", ()), ("from toolkit.corpus import load, save, init", ("msgspec", "yaml"))):
        names = [name for name in (*heavy, "msgspec", "yaml") if name not in allowed]
        script = f"import sys\n{code}\nprint([name for name in {names!r} if name in sys.modules])"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]", code


def test_the_package_offers_load_and_save() -> None:
    assert toolkit.load is load
    with pytest.raises(AttributeError):
        toolkit.nothing  # type: ignore[attr-defined]  # noqa: B018


def at(corpus: Corpus, place: Place, *pointer: str | int) -> tuple[int, int, int, int]:
    (problem,) = pinpoint(corpus, [Problem("some-rule", "error", place, pointer=pointer)])
    return problem.place.line, problem.place.column, problem.place.end_line, problem.place.end_column


def test_pinpoint_finds_the_value(tmp_path: Path) -> None:
    vocabulary = CONCEPTS.replace("  broader: [structure]", "  partOf: [structure]")
    root = write(tmp_path, **{"corpus/concepts.yaml": vocabulary})
    corpus = load(root)
    claim, concept = corpus.claims["lin2024-b"].place, corpus.concepts["bridge"].place
    paper, source = corpus.papers["lin2024"].place, corpus.sources["lin2024bridges"].place
    assert at(corpus, claim, "concepts", 1) == (21, 22, 21, 27)
    assert at(corpus, claim, "sources", 0, "key") == (18, 13, 18, 29)
    assert at(corpus, claim, "sources", 0, "check", "from_") == (19, 66, 19, 75)
    assert at(corpus, concept, "part_of", 0) == (10, 12, 10, 21)
    assert at(corpus, concept, "relations", 0, "to")[:2] == (12, 12)
    assert at(corpus, concept, "relations", 7, "to")[:2] == (12, 5)
    assert at(corpus, paper, "citations", 1, "targets")[:2] == (14, 69)
    assert at(corpus, paper, "nothing") == (paper.line, paper.column, paper.end_line, paper.end_column)
    assert at(corpus, source, "concepts")[0] == 9
    assert at(corpus, source, "concepts", 0)[:2] == (9, 15)
    assert at(corpus, Place("corpus/decisions.yaml"), "aliases", "okafor2018")[:2] == (7, 23)
    assert at(corpus, Place("corpus/map.yaml"), "river")[:2] == (3, 8)
    assert at(corpus, Place("corpus/anchors/lin2024.yaml"), 1, "end")[:2] == (3, 30)
    elsewhere = Place(C, 3, 1, 3, 9)
    assert at(corpus, elsewhere, "kind") == (3, 1, 3, 9)
    (root / C).unlink()
    assert at(corpus, claim, "kind") == (claim.line, claim.column, claim.end_line, claim.end_column)
    assert pinpoint(replace(corpus, claims={}), [Problem("r", "info", claim)])[0].place == claim


@pytest.mark.parametrize(
    ("text", "day", "edtf"),
    [
        ("2024-02-29", True, True), ("2023-02-29", False, False), ("2024", False, True), ("2024-13", False, False),
        ("1779/1856-05", False, True), ("1856-05/1856", False, True), ("1856/1779", False, False),
        ("2024-2-9", False, False),
        ("2024-02-29T10:00:00Z", False, True), ("2024-02-29T25:00:00", False, False), ("0000", False, True),
        ("２０２４", False, False), ("2024年", False, False), ("", False, False), ("2024/", False, False),
        ("2024~", False, False),
    ],
)
def test_dates(text: str, day: bool, edtf: bool) -> None:
    assert (is_day(text), is_edtf(text)) == (day, edtf)


def test_languages() -> None:
    assert all(map(is_language, ("zh", "en", "zh-Hant", "zh-Hans-CN", "yue", "pt-BR")))
    assert not any(map(is_language, ("zn", "cn", "ZH", "zh_CN", "eng", "chinese", "", "中文")))
    assert [nearest_language(tag) for tag in ("CN", "eng", "zh_CN", "中文", "xx")] == ["zh", "en", "zh", "zh", ""]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("Null", None), ("true", True), ("no", "no"), ("on", "on"), ("12", 12), ("012", 12),
        ("0x1F", 31), ("-3", -3), ("3.10", 3.1), (".5", 0.5), ("1e3", 1000.0), ("-.inf", float("-inf")),
        ("1_000", "1_000"), ("2026-11-23", "2026-11-23"), ("12:30", "12:30"), ("9" * 30, "9" * 30), ("１２", "１２"),
        ("nullable", "nullable"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert plain_value(text) == value
    assert type(plain_value(text)) is type(value)
