"""The faults that citations and the reference list show, each once, with its words in English and Chinese.

One cause is one problem: a repaired number raises no uncited entry and no break of the order beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from toolkit.papers.beyond import cut_short
from toolkit.papers.citations import numbers_of, positions, printed_numbers
from toolkit.papers.leads import folded
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.order import WIDEST, behind, first_citations, is_ordered, rising
from toolkit.papers.resolved import Resolved, loses_digit
from toolkit.papers.suspects import Suspect
from toolkit.papers.work import Work

Level = Literal["error", "warning", "info"]
_REPAIRED = "citation-order-repaired"
_DAMAGED = "citation-name-damaged"
_SPELLING = "citation-name-spelling"
_YEAR = "citation-year-numbered"
_SUSPECT = "citation-order-suspect"
_CUT_SHORT = "citation-beyond-list-run"
_WIDTH = 20
"""How many entries a range may hold whose end lost a digit."""
_NAMED = 12
"""How many markers are named in a message."""

MESSAGE: dict[str, tuple[str, str]] = {
    "citation-undefined": (
        "{printed} is not in the reference list.",
        "参考文献表中没有 {printed}。",
    ),
    "citation-beyond-list": (
        "As this copy reads, {printed} goes beyond the list, which ends with entry {size}.",
        "本件读作 {printed}，文献表至第 {size} 条为止。",
    ),
    "citation-beyond-list-run": (
        "As this copy reads, the list ends with entry {size}, while the text goes on to {last}: {printed}. "
        "It seems to be cut short.",
        "本件文献表至第 {size} 条为止，正文则引至 {last}：{printed}。文献表似未列全。",
    ),
    "citation-order": (
        "As this copy reads, entry {entry} is first cited out of order, {behind}.",
        "本件中第 {entry} 条首次引用不依次序，在{behind_zh}。",
    ),
    "citation-order-repaired": (
        "As this copy reads, {printed} stands where entry {entry} is due, {behind}; "
        "entry {entry} is cited nowhere else. A digit may be lost.",
        "本件读作 {printed}，依首次引用次序此处（{behind_zh}）应为第 {entry} 条，该条别处无引用；或脱一位数字。",
    ),
    "citation-order-suspect": (
        "As this copy reads, {printed} stands where entry {entry} is due, {behind}. "
        "Is entry {entry} meant?",
        "本件读作 {printed}，依首次引用次序此处（{behind_zh}）应为第 {entry} 条；是否指第 {entry} 条？",
    ),
    "citation-name-mismatch": (
        "The text names {name}; as this copy reads, {printed} is not a work of {name}. Check the publisher's page.",
        "正文写明 {name}，本件读作 {printed}，该条并非其著作；请核对出版社页面。",
    ),
    "citation-name-damaged": (
        "As this copy reads, the marker {printed} is damaged; the text names {name}, who leads entry {entry}.",
        "本件中标号 {printed} 残损；正文写明 {name}，为第 {entry} 条的第一作者。",
    ),
    "citation-name-spelling": (
        "As this copy reads, the text writes {name} and the list {spelled}, for a work of {year}.",
        "本件正文写作 {name}，文献表写作 {spelled}（{year}）。",
    ),
    "citation-year-mismatch": (
        "The list has works led by {name}, none of {year}.",
        "文献表中有 {name} 的著作，但没有 {year} 年的。",
    ),
    "citation-year-numbered": (
        "The text dates {name} {year}; entry {entry} is of {listed}.",
        "正文作 {name}（{year}），第 {entry} 条为 {listed} 年。",
    ),
    "citation-range-reversed": (
        "The range {low}–{high} runs backwards.",
        "范围 {low}–{high} 前后颠倒。",
    ),
    "citation-duplicate": (
        "{printed} cites one entry twice.",
        "{printed} 重复引用同一条文献。",
    ),
    "citation-empty": (
        "A marker without a readable number: {printed}",
        "标号中没有可辨认的数字：{printed}",
    ),
    "citation-shift-high": (
        "From here {count} markers show a number that is {by} too high: the names beside them lead other entries.",
        "自此起 {count} 处标号偏大 {by}，与正文人名不符。",
    ),
    "citation-shift-low": (
        "From here {count} markers show a number that is {by} too low: the names beside them lead other entries.",
        "自此起 {count} 处标号偏小 {by}，与正文人名不符。",
    ),
    "reference-uncited": (
        "Not cited in this copy: {entries}",
        "本件未引用：{entries}",
    ),
    "reference-uncited-damaged": (
        "Cited in this copy only by damaged markers: {entries}. Check them on the publisher's page.",
        "本件中仅由残损标号引用：{entries}；请核对出版社页面。",
    ),
    "reference-duplicate": (
        "Entries {one} and {two} look like the same work{how}.",
        "第 {one} 条与第 {two} 条似为同一文献{how}。",
    ),
    "reference-number-twice": (
        "The number {two} stands twice in the list.",
        "文献表中编号 {two} 出现两次。",
    ),
    "reference-number-gap": (
        "The list goes from {one} to {two}.",
        "文献表编号由 {one} 跳至 {two}。",
    ),
    "reference-twin-mismatch": (
        "The two halves of entry {entry} disagree: {how}.",
        "第 {entry} 条中英文两半不一致：{how}。",
    ),
    "mentioned-unlisted": (
        "The text names {printed}{more_en}; the list does not have it.",
        "正文提到《{printed}》{more_zh}，文献表未列。",
    ),
    "key-case-mismatch": (
        "{printed} differs from a key of the list only by case.",
        "{printed} 与文献表中的键只差大小写。",
    ),
    "key-duplicate": (
        "The key {printed} stands twice.",
        "键 {printed} 重复。",
    ),
}
"""What each rule says, in English and in Chinese."""


class Fault(Struct, frozen=True):
    """A problem of a manuscript: its span, the entries it is about, the targets that would mend it."""

    rule: str
    level: Level
    start: int
    end: int
    args: dict[str, str | int] = {}
    references: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()
    words: str = ""
    """Which words of ``MESSAGE`` it has, where they are not those of its rule."""
    path: str = ""
    """The file that it stands in where that is not the text (a .bib): ``start`` and ``end`` are offsets in it."""

    def message(self, language: str) -> str:
        """Word the problem in ``en`` or ``zh``."""
        return MESSAGE[self.words or self.rule][language == "zh"].format(**self.args)


def sorted_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order of the text."""
    return tuple(sorted(faults, key=lambda fault: (fault.path, fault.start, fault.rule)))


def numeric_faults(
    manuscript: Manuscript, found: list[Resolved], apart: frozenset[int], doubted: list[Suspect]
) -> Iterator[Fault]:
    """Yield the problems of numeric markers.

    ``apart`` are the places of those in tables and captions, ``doubted`` those that stand where another entry is due.
    """
    size = numbers_of(manuscript).stop - 1
    number = printed_numbers(manuscript.references) | {0: 0}
    yield from _shifts(found)
    yield from _beyond(manuscript, found, size)
    for item in found:
        if item.reason != "shift":
            yield from _of_marker(item, number)
    for suspect in doubted:
        marker = found[suspect.at].marker
        words: dict[str, str | int] = {"printed": marker.printed, "entry": number[suspect.entry]}
        words |= behind(number[suspect.before])
        targets = (suspect.entry,)
        yield Fault("citation-order", "warning", marker.start, marker.end, words, targets, (), targets, _SUSPECT)
    said = {suspect.at for suspect in doubted} | {at for at, item in enumerate(found) if item.conflict}
    asked = {
        one.entry
        for one in doubted
        if any(loses_digit(shown, number[one.entry]) for shown in found[one.at].marker.numbers)
    }
    asked |= set(_in_backward_ranges(manuscript, found))
    yield from _order(found, apart, said, asked, number)


def _beyond(manuscript: Manuscript, found: list[Resolved], size: int) -> Iterator[Fault]:
    """Yield the numbers beyond the list, as one problem where they go on with it: it is cut short then.

    A list before all the markers is that of another article, which ends where this one begins.
    """
    listed = manuscript.reference_list
    if listed is not None and all(item.marker.start > listed.start for item in found):
        return
    markers = [item.marker for item in found if item.by == "number" and not item.reason and not item.conflict]
    outside = [marker for marker in markers if any(not 1 <= number <= size for number in marker.numbers)]
    run, others = cut_short(outside, size)
    for marker in others:
        args: dict[str, str | int] = {"printed": marker.printed, "size": size}
        yield Fault("citation-beyond-list", "error", marker.start, marker.end, args)
    if run:
        first, names = run[0], list(dict.fromkeys(" ".join(marker.printed.split()) for marker in run))
        shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        args = {"printed": shown, "size": size, "last": max(number for marker in run for number in marker.numbers)}
        yield Fault("citation-beyond-list", "error", first.start, first.end, args, words=_CUT_SHORT)


def _of_marker(item: Resolved, number: dict[int, int]) -> Iterator[Fault]:
    marker = item.marker
    start, end = marker.start, marker.end
    if not marker.numbers and item.by != "author-name":
        meant = item.targets or (item.named.leads if item.named else ())
        yield Fault("citation-empty", "warning", start, end, {"printed": marker.printed}, meant, (), meant)
        return
    if item.conflict and item.named:
        args: dict[str, str | int] = {"name": item.named.name, "printed": marker.printed}
        mended = item.targets if item.by == "author-name" else item.named.leads
        is_damaged = marker.spoilt and len(mended) == 1
        if is_damaged:
            args["entry"] = number[mended[0]]
        words = _DAMAGED if is_damaged else ""
        yield Fault("citation-name-mismatch", "warning", start, end, args, mended, (), mended, words)
        return
    if item.reason == "order":
        args = {"printed": marker.printed, **item.args}
        yield Fault("citation-order", "warning", start, end, args, item.targets, (), item.targets, _REPAIRED)
        return
    if item.listed and item.named:
        args = {"name": item.named.name, "year": item.named.year, "entry": item.targets[0], "listed": item.listed}
        yield Fault("citation-year-mismatch", "warning", start, end, args, item.targets, (), (), _YEAR)
    if marker.reversed_range:
        low, high = marker.reversed_range
        yield Fault("citation-range-reversed", "error", start, end, args={"low": low, "high": high})
    elif len(set(marker.numbers)) < len(marker.numbers) and not marker.spoilt:
        yield Fault(
            "citation-duplicate", "warning", start, end, args={"printed": marker.printed}, references=item.targets
        )


def _shifts(found: list[Resolved]) -> Iterator[Fault]:
    """Yield one problem for each run of markers that are off by the same number."""
    runs: dict[str | int, list[Resolved]] = {}
    for item in found:
        if item.reason == "shift":
            runs.setdefault(item.args["run"], []).append(item)
    for run in runs.values():
        targets = tuple(dict.fromkeys(target for item in run for target in item.targets))
        args: dict[str, str | int] = {"count": len(run), **run[0].args}
        first = run[0].marker
        words = "citation-shift-high" if int(args["off"]) < 0 else "citation-shift-low"
        yield Fault("citation-shift", "warning", first.start, first.end, args, targets, (), targets, words)


def _order(
    found: list[Resolved], apart: frozenset[int], said: set[int], asked: set[int], number: dict[int, int]
) -> Iterator[Fault]:
    """Yield one problem for each run of first citations that is out of order, in lists that are in order elsewhere.

    Out of order is what is so whether the places ``apart`` and damaged markers count or not; ``said`` are places with
    a problem already, ``asked`` entries that a marker or a range may have cited before it lost a digit,
    ``number`` the printed number of each entry.
    """
    spoilt = frozenset(at for at, item in enumerate(found) if item.marker.spoilt)
    firsts = first_citations(found, apart | spoilt)
    if not is_ordered(firsts, 7):
        return
    kept = rising([entry for entry, _ in firsts])
    in_order = set(asked)
    for left_out in (spoilt, apart, frozenset[int]()):
        row = first_citations(found, left_out)
        in_order |= {row[at][0] for at in rising([entry for entry, _ in row])}
    highest = list(accumulate((entry for entry, _ in firsts), max, initial=0))
    run: list[int] = []
    for at in [*range(len(firsts)), -1]:
        if at >= 0 and at not in kept and firsts[at][0] not in in_order:
            run += [at] if firsts[at][1] not in said else []
            continue
        if run:
            first, last = found[firsts[run[0]][1]].marker, found[firsts[_neighbour(firsts, run)][1]].marker
            end = last.end if last.end - first.start < WIDEST else first.end
            args: dict[str, str | int] = {"entry": number[firsts[run[0]][0]], **behind(number[highest[run[0]]])}
            yield Fault("citation-order", "warning", first.start, end, args, tuple(firsts[one][0] for one in run))
        run = []


def _in_backward_ranges(manuscript: Manuscript, found: list[Resolved]) -> Iterator[int]:
    """Yield the entries that a range may cite whose end lost a digit: ``[9-1]`` is 9 to 10, or as far as 19."""
    index = positions(manuscript.references)
    for item in found:
        if item.marker.reversed_range:
            low, high = item.marker.reversed_range
            ends = [end for end in range(low + 1, low + _WIDTH) if loses_digit(high, end)]
            yield from (index[number] for number in range(low + 1, max(ends, default=low) + 1) if number in index)


def _neighbour(firsts: list[tuple[int, int]], run: list[int]) -> int:
    """Return the last place of a run; of two neighbours that have changed places, the second."""
    at = run[-1]
    exchanged = len(run) == 1 and at + 1 < len(firsts) and firsts[at + 1][0] == firsts[at][0] - 1
    return at + 1 if exchanged else at


def year_faults(works: list[Work]) -> Iterator[Fault]:
    """Yield author–year citations that no entry fits as written, each name and year once, at its first place."""
    said: set[tuple[str, tuple[str, ...]]] = set()
    for work in works:
        key = (folded(work.name), work.years)
        if (work.targets and not work.spelled) or not work.strict or key in said:
            continue
        said.add(key)
        printed = f"{work.name} {work.years[0]}"
        args: dict[str, str | int] = {"name": work.name, "year": ", ".join(work.years), "printed": printed}
        if work.spelled:
            args["spelled"], meant = work.spelled, work.targets
            yield Fault("citation-name-mismatch", "warning", work.start, work.end, args, meant, (), meant, _SPELLING)
            continue
        rule = "citation-year-mismatch" if work.near else "citation-undefined"
        one = work.near if len(work.near) == 1 else ()
        yield Fault(rule, "warning", work.start, work.end, args, work.near, targets=one)
