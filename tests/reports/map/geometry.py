"""Geometry read back from the SVG itself, so that what is tested is what is drawn."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Picture:
    """The parts of a drawn map."""

    def __init__(self, text: str) -> None:
        self.root = ElementTree.fromstring(text)
        self.groups = {group.get("class"): group for group in self.root.iter(f"{SVG}g") if group.get("class")}

    def parts(self, name: str) -> list[ElementTree.Element]:
        return list(self.groups[name])

    @property
    def places(self) -> list[Point]:
        found = [re.findall(r"-?\d+", node.get("transform", "")) for node in self.parts("nodes")]
        return [(float(x), float(y)) for x, y in found]

    @property
    def lines(self) -> list[list[Point]]:
        return [sampled(line[0].get("d", "")) for line in self.parts("lines")]

    @property
    def tags(self) -> list[Rect]:
        return [rect_of(one) for tag in self.parts("tags") for one in tag.iter(f"{SVG}rect")]

    @property
    def titles(self) -> list[ElementTree.Element]:
        return [text for land in self.parts("lands") for text in land.iter(f"{SVG}text")]

    def texts(self) -> list[str]:
        return ["".join(text.itertext()) for text in self.root.iter(f"{SVG}text")]

    def shape(self) -> list[tuple[str, str, str, str]]:
        """Everything that is not text: the same in every language."""
        return [
            (part.tag, part.get("d", ""), part.get("transform", ""), part.get("viewBox", ""))
            for part in self.root.iter()
            if part.tag in (f"{SVG}path", f"{SVG}g", f"{SVG}svg")
        ]


def rect_of(element: ElementTree.Element) -> Rect:
    x, y, w, h = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + w, y + h


def sampled(d: str) -> list[Point]:
    """Points along a path of M, L and Q, close together."""
    found: list[Point] = []
    for command, rest in re.findall(r"([MLQ])([^MLQZ]*)", d):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", rest)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            found.append(points[0])
        elif command == "L":
            (x, y), (u, v) = found[-1], points[0]
            found += [(x + (u - x) * at / 20, y + (v - y) * at / 20) for at in range(1, 21)]
        else:
            (x, y), (a, b), (u, v) = found[-1], *points
            for at in (step / 20 for step in range(1, 21)):
                p, q, r = (1 - at) ** 2, 2 * (1 - at) * at, at**2
                found.append((p * x + q * a + r * u, p * y + q * b + r * v))
    return found


def meets(line: list[Point], rect: Rect) -> bool:
    """Whether a line passes through the inside of a rectangle; its points must be close together."""
    assert all(abs(x - u) + abs(y - v) < 200 for (x, y), (u, v) in pairwise(line)), "points too far apart to tell"
    xs, ys = [x for x, _ in line], [y for _, y in line]
    if max(xs) < rect[0] or min(xs) > rect[2] or max(ys) < rect[1] or min(ys) > rect[3]:
        return False
    return any(
        rect[0] < x + (u - x) * at / 8 < rect[2] and rect[1] < y + (v - y) * at / 8 < rect[3]
        for (x, y), (u, v) in pairwise(line)
        for at in range(9)
    )


def overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
