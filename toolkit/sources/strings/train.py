"""Rebuild the model: ``python -m toolkit.sources.strings.train DATA [OUT [FOLDS]]``.

DATA is a folder of development sets, one JSON record a line (``raw``, ``fields``,
``fields_en``, ``unsure``, ``spans``).
FOLDS keeps the models of the three held-out thirds, from which the confidence is calibrated and the accuracy measured.
The same data give the same bytes: records are taken in the order of the files' names, and the random changes of the
augmentation come from a fixed seed. Training itself is python-crfsuite's.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from toolkit.sources.strings.align import align
from toolkit.sources.strings.aligner import LABELS
from toolkit.sources.strings.augment import swapped
from toolkit.sources.strings.calibrate import Pair, fit, is_right
from toolkit.sources.strings.crf import Weights, dump
from toolkit.sources.strings.cut import cut
from toolkit.sources.strings.decode import decode
from toolkit.sources.strings.features import context, window_features
from toolkit.sources.strings.gazetteer import Gazetteer, gather
from toolkit.sources.strings.kinds import LETTERS, kind_features
from toolkit.sources.strings.pipeline import BATCH, Files, Parser, Reading, half_signals, read_files
from toolkit.sources.strings.repair import repair
from toolkit.sources.strings.split import label_end
from toolkit.sources.strings.synth import make
from toolkit.sources.strings.tokens import Tokens, has_han_token
from toolkit.sources.strings.words import PAD, word_features

Row = dict[str, Any]
FOLDS = 3
UNCALIBRATED = json.dumps({"orders": {}, "weights": {"han": [], "latin": []}})


class Example(NamedTuple):
    """A labelled string, the set that it comes from, and its CSL type where the set knows it."""

    tokens: Tokens
    labels: str
    set: str
    type: str = ""
    text: str = ""


def read_sets(folder: Path) -> Iterator[Row]:
    """Yield the records of all sets of a folder, each with the name of its ``set``."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield {**json.loads(line), "set": path.stem}


def examples(rows: Iterable[Row]) -> Iterator[Example]:
    """Yield the labelled strings of the records; a twin gives two."""
    for row in rows:
        raw = row["raw"]
        if "fields_en" not in row:
            place = cut(raw).zh
            raw = raw[slice(*place)] if "spans" not in row else raw
            start = label_end(raw)
            labelled = align(raw[start:], row["fields"], row.get("unsure", ()), row.get("spans"))
            yield Example(*labelled, row["set"], _type(row, ""), raw[start:])
            continue
        halves = cut(raw)
        if halves.en:
            for place, end in ((halves.zh, ""), (halves.en, "_en")):
                text = raw[slice(*place)]
                start = label_end(text)
                labelled = align(text[start:], row["fields" + end], row.get("unsure" + end, ()))
                yield Example(*labelled, row["set"], _type(row, end), text[start:])


_TYPED = ("zc_", "gbt7714_", "cx_")


def _type(row: Row, end: str) -> str:
    kind = row["fields" + end].get("type") or ""
    return (
        kind if row["set"].startswith(_TYPED) and kind in LETTERS and "type" not in row.get("unsure" + end, ()) else ""
    )


def made(count: int, language: str) -> list[Example]:
    """Return invented works as examples."""
    return [Example(work.tokens, work.labels, "synth", work.type, work.text) for work in make(count, language)]


def learn_kinds(found: Iterable[Example]) -> Weights:
    """Train the type model: every string is a sequence of one."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c2": 0.3, "c1": 0.0, "max_iterations": 150}, verbose=False)
    seen = set()
    for example in found:
        if example.type and (example.set != "synth" or "G" in example.labels) and not example.set.endswith("_silver"):
            read = decode(example.text, example.tokens, example.labels)
            trainer.append([kind_features(read.item, example.tokens, read.labels)], [LETTERS[example.type]])
            seen.add(LETTERS[example.type])
    return _trained(trainer, "".join(sorted(seen)))


def learn(found: list[Example], gazetteer: Gazetteer, algorithm: str, settings: dict[str, Any]) -> Weights:
    """Train on labelled strings and return the weights, features sorted by name."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm=algorithm, params=settings, verbose=False)
    for example in found:
        if example.labels:
            trainer.append(pycrfsuite.ItemSequence(feature_rows(example.tokens, gazetteer)), list(example.labels))
    return _trained(trainer, LABELS + LABELS.lower())


def _trained(trainer: Any, labels: str) -> Weights:
    import pycrfsuite

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        return _weights(info.state_features, info.transitions, labels)


def _weights(states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float], labels: str) -> Weights:
    column = {label: at for at, label in enumerate(labels)}
    names = sorted({name for (name, _), weight in states.items() if weight})
    index = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(names), len(labels)), np.float32)
    for (name, label), weight in states.items():
        if weight:
            rows[index[name], column[label]] = weight
    used = sorted({label for pair in [*states, *moves] for label in pair[1:]} | {before for before, _ in moves})
    rows = rows[:, [column[label] for label in used]]
    labels, column = "".join(used), {label: at for at, label in enumerate(used)}
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in moves.items():
        transitions[column[before], column[after]] = weight
    return Weights(labels, names, rows, transitions)


def feature_rows(tokens: Tokens, gazetteer: Gazetteer) -> list[list[str]]:
    """Return all features of each token, as the labeller sums them."""
    seen = context(tokens, gazetteer)
    words = [(PAD, "mark")] * 2 + list(zip(tokens.texts, tokens.kinds, strict=True)) + [(PAD, "mark")] * 2
    named = [word_features(*word) for word in words]
    by_token = [row for row, count in zip(seen.chunk_features, seen.lengths, strict=True) for _ in range(count)]
    return [
        [
            *named[at][0],
            *named[at + 1][1],
            *named[at + 2][2],
            *named[at + 3][3],
            *named[at + 4][4],
            *by_token[at],
            *seen.token_features[at],
            *window_features(seen.windows[at]),
        ]
        for at in range(len(tokens.texts))
    ]


class Recipe(NamedTuple):
    """How a model is made: the fields whose first token has a label of its own, and the trainers it is the mean of.

    Two trainers that err differently are together better than either.
    """

    begun: str
    trainers: tuple[tuple[str, dict[str, Any]], ...]


_COMMON = {"feature.possible_transitions": 0}
_PASSIVE = ("pa", {"type": 1, "c": 0.01, "max_iterations": 12, "feature.minfreq": 2, **_COMMON})
_LBFGS = {"c1": 0.3, "c2": 0.01, **_COMMON}
LATIN = Recipe("TCUAEVIPYLSNK", (_PASSIVE, ("lbfgs", {"max_iterations": 60, "feature.minfreq": 2, **_LBFGS})))
HAN = Recipe("TCUAE", (_PASSIVE, ("lbfgs", {"max_iterations": 50, "feature.minfreq": 1, **_LBFGS})))


def begun(labels: str, fields: str) -> str:
    """Return the labels with the first token of each stretch of these fields in lower case."""
    return "".join(
        label.lower() if label in fields and label != before else label
        for before, label in zip(" " + labels, labels, strict=False)
    )


def mean_of(models: list[Weights]) -> Weights:
    """Return the mean of models, each first scaled to transitions of mean size one; a label may be new to one."""
    names = sorted({name for model in models for name in model.names})
    labels = "".join(sorted({label for model in models for label in model.labels}))
    index = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(names), len(labels)), np.float32)
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for model in models:
        size = float(np.abs(model.transitions).mean() or 1.0) * len(models)
        columns = [labels.index(label) for label in model.labels]
        rows[np.ix_([index[name] for name in model.names], columns)] += model.rows / size
        transitions[np.ix_(columns, columns)] += model.transitions / size
    kept = np.abs(rows).max(1) > LEAST
    return Weights(labels, [name for name, keep in zip(names, kept, strict=True) if keep], rows[kept], transitions)


LEAST = 0.1
"""A feature none of whose weights is greater, in units of the mean transition, is left out: it changes nothing."""


class Models(NamedTuple):
    """What training makes."""

    latin: Weights
    han: Weights
    kinds: Weights
    gazetteer: Gazetteer


def build(rows: list[Row], copies: int = 3, english: int = 1500, chinese: int = 2500) -> Models:
    """Return the models and the gazetteer of these records; ``english`` and ``chinese`` count the invented works."""
    found = list(examples(rows))
    gazetteer = gather(found)
    invented = {"en": made(english, "en"), "zh": made(chinese, "zh")}
    latin = [example for example in found if not has_han_token(example.tokens)]
    han = [example for example in found if has_han_token(example.tokens)]
    kinds = learn_kinds([*found, *invented["zh"], *invented["en"]])
    # crfsuite's passive-aggressive trainer draws from the chance of the process, so that what was trained before in
    # the same process would change the bytes: each model is trained in a new one
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as fresh:
        models = [
            fresh.submit(_model, latin, invented["en"], copies, gazetteer, LATIN),
            fresh.submit(_model, han, invented["zh"], copies, gazetteer, HAN),
        ]
        return Models(models[0].result(), models[1].result(), kinds, gazetteer)


def _model(found: list[Example], invented: list[Example], copies: int, gazetteer: Gazetteer, recipe: Recipe) -> Weights:
    order = [
        example._replace(labels=begun(example.labels, recipe.begun))
        for example in shuffled(found + swapped(found, copies) + invented)
    ]
    return mean_of([learn(order, gazetteer, *trainer) for trainer in recipe.trainers])


def shuffled(found: list[Example]) -> list[Example]:
    """Return the examples in an order that depends on nothing but their number."""
    order = list(found)
    random.Random(7).shuffle(order)
    return order


def files_of(models: Models, calibration: str) -> Files:
    """Return the models as the files hold them."""
    return Files(dump(models.latin), dump(models.han), dump(models.kinds), models.gazetteer.dump(), calibration)


def fold_of(row: Row) -> int:
    """Return the third that a record belongs to; renderings of one work, and twins, stay together."""
    return int(hashlib.sha1((row.get("group") or row["raw"]).encode()).hexdigest(), 16) % FOLDS


def held_out(rows: list[Row], folder: Path) -> Iterator[tuple[list[Row], Parser]]:
    """Yield each third with a parser that learned from the others; models found in ``folder`` are used again."""
    for fold in range(FOLDS):
        place = folder / f"fold{fold}"
        if not (place / "gazetteer.tsv").exists():
            write(files_of(build([row for row in rows if fold_of(row) != fold]), UNCALIBRATED), place)
        yield [row for row in rows if fold_of(row) == fold], Parser(read_files(place))


def calibrated(rows: list[Row], folder: Path) -> str:
    """Return the calibration that held-out readings give."""
    pairs: list[Pair] = []
    for third, parser in held_out(rows, folder):
        third += list(without_codes(third))
        for start in range(0, len(third), BATCH):
            batch = third[start : start + BATCH]
            for row, readings in zip(
                batch, parser.read([repair(row["raw"].replace("\n", " ")) for row in batch]), strict=True
            ):
                pairs += _pairs(row, readings)
    return fit(pairs)


_CODE = re.compile(r"\s?[\[［][A-Z]{1,2}(?:/[A-Z]{2})?[\]］](?!//)")


def without_codes(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield every fourth twin without its type codes: many journals print none, and hardly a set has such twins."""
    twins = [row for row in rows if "fields_en" in row and _CODE.search(row["raw"])]
    for row in twins[::4]:
        yield {**row, "raw": _CODE.sub("", row["raw"])}


def _pairs(row: Row, readings: list[Reading]) -> Iterator[Pair]:
    values = half_signals(readings)
    for reading, value, end in zip(readings, values, ("", "_en"), strict=False):
        if "fields" + end in row:
            yield *value, is_right(reading.decoded.item, row["fields" + end], row.get("unsure" + end, ()))


def write(files: Files, folder: Path) -> None:
    """Write the model files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("latin", "han", "kinds"):
        (folder / f"{name}.crf").write_bytes(getattr(files, name))
    (folder / "calibration.json").write_text(files.calibration + "\n", encoding="utf-8")
    (folder / "gazetteer.tsv").write_text(files.gazetteer, encoding="utf-8")


def main(data: str, out: str, folds: str) -> None:
    """Train on all records of a folder, calibrate on held-out thirds, and write the model files."""
    rows = list(read_sets(Path(data)))
    write(files_of(build(rows), calibrated(rows, Path(folds))), Path(out))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(
            sys.argv[1], *(sys.argv[2:] or [str(Path(__file__).parent / "model")])[:1], *(sys.argv[3:] or [scratch])[:1]
        )
