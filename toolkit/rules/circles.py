"""The Problems of a circle of records: one at each place where it could be cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.model import Place, Problem

ARROW = " → "
SHOWN = 6
"""How many names of a long circle a message gives."""


def at_each_step(
    rule: str,
    kind: str,
    field: str,
    circle: tuple[str, ...],
    ends: Mapping[str, tuple[str, ...]],
    places: Mapping[str, Place],
) -> Iterator[Problem]:
    """Yield for each record of a circle an error at the name that leads to the next one."""
    for number, name in enumerate(circle):
        way = circle[number:] + circle[: number + 1]
        yield Problem(
            rule=rule,
            level="error",
            place=places[name],
            subject=f"{kind}:{name}",
            args={"field": field, "circle": _chain(way)},
            pointer=(field, ends[name].index(way[1])),
            related=tuple(places[other] for other in way[1:-1]),
        )


def _chain(way: tuple[str, ...]) -> str:
    return ARROW.join(way if len(way) <= SHOWN + 1 else (*way[:SHOWN], "…"))
