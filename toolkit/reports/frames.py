"""The one place where pandas works: grouping, crossing and describing rows; plain rows go in and come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType


def load_pandas() -> ModuleType:
    """Import pandas when a report first needs it, so that no other command waits for it."""
    import pandas

    return pandas


def counts(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return how many rows hold each combination of values, most frequent first, then by value."""
    if not rows:
        return ()
    sizes = load_pandas().DataFrame(list(rows)).groupby(list(columns), sort=True).size()
    found = [(key if isinstance(key, tuple) else (key,), int(size)) for key, size in sizes.items()]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def cross(
    pairs: Iterable[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """Return how often each row meets each column, in the order given; pairs outside them are left out."""
    frame = load_pandas().DataFrame(list(pairs), columns=["row", "column"])
    square = load_pandas().crosstab(frame["row"], frame["column"]).reindex(index=rows, columns=columns, fill_value=0)
    return tuple(tuple(int(cell) for cell in line) for line in square.to_numpy())


def quartiles(values: Sequence[int]) -> tuple[float, float, float]:
    """Return the lower quartile, the median and the upper quartile, interpolated linearly."""
    low, middle, high = load_pandas().Series(list(values)).quantile([0.25, 0.5, 0.75])
    return float(low), float(middle), float(high)
