"""What stands around the map, as SVG: the heading and the legend."""

from __future__ import annotations

from toolkit.reports.map.ink import stretch
from toolkit.reports.map.outlines import drawn
from toolkit.reports.map.sheet import SAMPLE_WIDTH, Sample, Sheet
from toolkit.reports.map.style import BOX, HIERARCHY, INK, LOOKS, QUIET, STROKES
from toolkit.reports.map.text import Face


def heading(page: Sheet, face: Face) -> list[str]:
    """Return the lines of the heading."""
    looks = ['font-weight="700"', *[f'fill="{QUIET}"'] * len(page.heading)]
    return [
        face.texts(words.text, f'x="{words.x}" y="{words.y}" font-size="{words.size}" {look}')
        for words, look in zip(page.heading, looks, strict=False)
    ]


def legend(page: Sheet, face: Face) -> list[str]:
    """Return the samples of the legend, each with its meaning."""
    return [
        SAMPLES[sample.kind](sample)
        + face.texts(sample.text, f'x="{sample.x + SAMPLE_WIDTH + 10}" y="{sample.y}"')
        for sample in page.legend
    ]


def outline(sample: Sample) -> str:
    """Return a small box of a type."""
    ink = LOOKS[sample.name].ink
    return (
        f'<g class="sample t-{sample.name}" transform="translate({sample.x + SAMPLE_WIDTH // 2},{sample.y - 6})">'
        f"{drawn(sample.name, 40, 24, BOX, ink, ink, 2)}</g>"
    )


def line(sample: Sample) -> str:
    """Return a short line of a kind."""
    ends = ((float(sample.x), sample.y - 6.0), (float(sample.x + SAMPLE_WIDTH), sample.y - 6.0))
    ink = INK if sample.name == "argument" else HIERARCHY
    return (
        f'<g class="line k-{sample.name}" fill="none" stroke="{ink}" stroke-width="{STROKES[sample.name].width:g}" '
        f'stroke-linecap="round">{stretch(sample.name, ends, ink)}</g>'
    )


def letters(sample: Sample) -> str:
    """Return a small and a large letter."""
    return (
        f'<text x="{sample.x + 4}" y="{sample.y}" font-size="16">A</text>'
        f'<text x="{sample.x + 19}" y="{sample.y}" font-size="24" font-weight="700">A</text>'
    )


SAMPLES = {"type": outline, "line": line, "letters": letters}
