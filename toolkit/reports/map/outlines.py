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
    """Return a rectangle; a second one stands inside it."""
    return rounded(w, h, 4)


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
    """Return a sheet without the corner that is turned down."""
    x, y, c = w / 2, h / 2, 13
    return path((-x, -y), (x - c, -y), (x, c - y), (x, y), (-x, y))


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


def drawn(kind: str, w: float, h: float, fill: str, ink: str, detail: str, width: float) -> str:
    """Return the outline of a type as SVG paths; ``detail`` is the colour of the line inside it."""
    outer = f'<path d="{OUTLINES[kind](w, h)}" fill="{fill}" stroke="{ink}" stroke-width="{width:g}"/>'
    if kind not in DETAILS:
        return outer
    line = f'<path class="detail" d="{DETAILS[kind](w, h)}" fill="none" stroke="{detail}" stroke-width="{width:g}"/>'
    return outer + line


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


def second_line(w: float, h: float) -> str:
    """Return the line inside the box of a theory."""
    return rounded(w - 9, h - 9, 2)


def fold(w: float, h: float) -> str:
    """Return the fold of a sheet."""
    return f"M{w / 2 - 13:g},{-h / 2:g}V{13 - h / 2:g}H{w / 2:g}"


DETAILS: dict[str, Callable[[float, float], str]] = {"theory": second_line, "instrument": fold}
"""Lines inside an outline."""
