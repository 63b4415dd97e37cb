"""The outline of each type of concept: types differ in shape too, for eyes and printers that see no colour."""

from __future__ import annotations

from collections.abc import Callable


def path(*points: tuple[float, float]) -> str:
    """Return a closed path through points."""
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"


def rounded(w: float, h: float, r: float) -> str:
    """Return a rectangle with round corners, around the origin."""
    r = min(r, w / 2, h / 2)
    x, y = w / 2, h / 2
    return (
        f"M{r - x:g},{-y:g}H{x - r:g}A{r:g},{r:g} 0 0 1 {x:g},{r - y:g}V{y - r:g}A{r:g},{r:g} 0 0 1 {x - r:g},{y:g}"
        f"H{r - x:g}A{r:g},{r:g} 0 0 1 {-x:g},{y - r:g}V{r - y:g}A{r:g},{r:g} 0 0 1 {r - x:g},{-y:g}Z"
    )


def theory(w: float, h: float) -> str:
    """Return a rectangle with a second one inside."""
    return rounded(w, h, 4) + rounded(w - 9, h - 9, 2)


def idea(w: float, h: float) -> str:
    """Return a rectangle with round corners."""
    return rounded(w, h, 13)


def issue(w: float, h: float) -> str:
    """Return an octagon."""
    x, y, c = w / 2, h / 2, 10
    return path((c - x, -y), (x - c, -y), (x, c - y), (x, y - c), (x - c, y), (c - x, y), (-x, y - c), (-x, c - y))


def actor(w: float, h: float) -> str:
    """Return a pill."""
    return rounded(w, h, h)


def instrument(w: float, h: float) -> str:
    """Return a sheet with one corner turned down."""
    x, y, c = w / 2, h / 2, 13
    return path((-x, -y), (x - c, -y), (x, c - y), (x, y), (-x, y)) + f"M{x - c:g},{-y:g}V{c - y:g}H{x:g}"


def measure(w: float, h: float) -> str:
    """Return a signpost that points on."""
    x, y, c = w / 2, h / 2, 14
    return path((-x, -y), (x - c, -y), (x, 0), (x - c, y), (-x, y))


def technology(w: float, h: float) -> str:
    """Return a hexagon."""
    x, y, c = w / 2, h / 2, 13
    return path((c - x, -y), (x - c, -y), (x, 0), (x - c, y), (c - x, y), (-x, 0))


def case(w: float, h: float) -> str:
    """Return a plate with hollow corners."""
    x, y, c = w / 2, h / 2, 9
    return (
        f"M{c - x:g},{-y:g}H{x - c:g}A{c},{c} 0 0 0 {x:g},{c - y:g}V{y - c:g}A{c},{c} 0 0 0 {x - c:g},{y:g}"
        f"H{c - x:g}A{c},{c} 0 0 0 {-x:g},{y - c:g}V{c - y:g}A{c},{c} 0 0 0 {c - x:g},{-y:g}Z"
    )


def event(w: float, h: float) -> str:
    """Return a pennant."""
    x, y, c = w / 2, h / 2, 10
    return path((-x, -y), (x, -y), (x - c, 0), (x, y), (-x, y), (c - x, 0))


OUTLINES: dict[str, Callable[[float, float], str]] = {
    "theory": theory,
    "idea": idea,
    "issue": issue,
    "actor": actor,
    "instrument": instrument,
    "measure": measure,
    "technology": technology,
    "case": case,
    "event": event,
}
