"""A new corpus, and the schemas that editors check it by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.corpus.small import FILES, write
from tests.corpus.test_mistakes import CASES
from toolkit.corpus import init, load, schemas, write_schemas
from toolkit.corpus.layout import FOLDERS, SINGLE, header
from toolkit.corpus.meanings import MEANINGS
from toolkit.corpus.plain import plain_of
from toolkit.corpus.shapes import shapes_of
from toolkit.corpus.yamlfile import compose
from toolkit.errors import ToolkitError

REPO = Path(__file__).parent.parent.parent


def test_a_new_corpus_has_no_problems(tmp_path: Path) -> None:
    paths = init(tmp_path / "new")
    corpus = load(tmp_path / "new")
    assert corpus.problems == ()
    assert all((tmp_path / "new" / path).is_file() for path in paths)
    assert {"references.bib", "corpus/corpus.yaml", "corpus/schemas/claims.schema.json", ".gitignore"} <= set(paths)
    assert [relation.id for relation in corpus.settings.relations][:2] == ["extends", "answers"]


def test_nothing_there_is_overwritten_and_no_corpus_is_begun_twice(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(str(FILES["references.bib"]))
    assert "references.bib" not in init(tmp_path)
    assert len(load(tmp_path).sources) == 2
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(ToolkitError, match="holds a corpus"):
        init(tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolkitError, match="cannot write"):
        init(tmp_path / "file")


def test_each_yaml_file_begins_with_its_schema(tmp_path: Path) -> None:
    init(tmp_path)
    for path in (path for path in SINGLE if path.endswith(".yaml")):
        first = (tmp_path / path).read_text("utf-8").splitlines()[0]
        assert (tmp_path / path).parent.joinpath(first.split("$schema=")[1]).is_file()
    named = header("corpus/claims/x.yaml", "claims").split("$schema=")[1].strip()
    assert (tmp_path / "corpus/claims" / named).is_file()


def validator(kind: str) -> Any:
    schema = schemas()[kind]
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def kind_of(path: str) -> str:
    return SINGLE.get(path) or FOLDERS[path.rpartition("/")[0]]


def test_sound_files_are_valid_by_their_schemas(tmp_path: Path) -> None:
    init(tmp_path)
    fresh = {path: (tmp_path / path).read_text("utf-8") for path in SINGLE if path.endswith(".yaml")}
    for path, text in [*FILES.items(), *fresh.items()]:
        if path.endswith(".yaml"):
            assert [e.message for e in validator(kind_of(path)).iter_errors(plain_of(compose(str(text))))] == [], path


def test_the_repository_s_own_files_are_valid_by_their_schemas() -> None:
    files = [file for file in sorted((REPO / "corpus").rglob("*.yaml")) if file.name != "local.yaml"]
    assert len(files) >= 6
    for file in files:
        said = plain_of(compose(file.read_text("utf-8")))
        assert [e.message for e in validator(kind_of(file.relative_to(REPO).as_posix())).iter_errors(said)] == [], file


SEEN_BY_EDITORS = ("record-unknown-key", "record-wrong-type", "record-missing-key")
# A schema knows the form of a language tag, not the list of ISO 639.
EDITOR_CASES = [case for case in CASES if case[4] in SEEN_BY_EDITORS and case[0] != "unknown language"]


@pytest.mark.parametrize("case", EDITOR_CASES, ids=lambda case: case[0])
def test_what_loading_reports_of_a_record_editors_report_too(case: tuple[str, str, str, str, str]) -> None:
    name, path, old, new, _ = case
    text = str(FILES[path]).replace(old, new.replace("§", ""))
    if name.startswith("missing") and old.endswith("\n"):
        text = text.replace("  kind: proposal\n", "").replace("  prefLabel: {zh: 河流, en: river}\n", "")
    assert list(validator(kind_of(path)).iter_errors(plain_of(compose(text))))


def test_computed_values_are_in_no_schema_and_every_key_has_a_meaning() -> None:
    text = json.dumps(schemas())
    assert '"place"' not in text
    assert "paper" not in schemas()["claims"]["items"]["properties"]
    for record, meanings in MEANINGS.items():
        assert list(meanings) == list(shapes_of(record)), record
    assert '"additionalProperties": true' not in text


def test_the_repository_has_the_schemas_of_its_code(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    for file in sorted((tmp_path / "corpus/schemas").iterdir()):
        committed = REPO / "corpus/schemas" / file.name
        assert committed.read_bytes() == file.read_bytes(), "run toolkit.corpus.write_schemas on the repository"
    assert write_schemas(tmp_path) == ()


def test_schemas_are_written_where_they_are_not_current(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(write_schemas(tmp_path)) == len(schemas())
    (tmp_path / "corpus/schemas/map.schema.json").write_text("{}")
    assert write_schemas(tmp_path) == ("corpus/schemas/map.schema.json",)
    assert load(tmp_path).problems == ()
