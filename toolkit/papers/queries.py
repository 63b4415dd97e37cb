"""The sheet of polite questions that an editor sends to the author: one for each finding, with its place."""

from __future__ import annotations

from toolkit.papers.locating import Excerpt, Locator
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.problems import Fault
from toolkit.papers.scanned import Scan

ASKED: dict[str, tuple[str, str]] = {
    "citation-undefined": (
        "We could not find {printed} in the reference list. Could you add the entry, or tell us which one is meant?",
        "参考文献表中未找到 {printed}，请补充该条，或告知所指为哪一条。",
    ),
    "citation-beyond-list": (
        "{printed} goes beyond the list, which ends with entry {size}. Which entry is meant?",
        "文献表至第 {size} 条为止，{printed} 所指为哪一条？",
    ),
    "citation-beyond-list-run": (
        "The list ends with entry {size}, but the text cites up to {last}: {printed}. Could you send the whole list?",
        "文献表至第 {size} 条为止，正文则引至 {last}：{printed}。请补齐文献表。",
    ),
    "citation-order": (
        "Entry {entry} is first cited {behind}. Should the list be renumbered, or is another entry meant?",
        "第 {entry} 条首次引用在{behind_zh}，是否需要调整编号，或所指另有其条？",
    ),
    "citation-order-repaired": (
        "The marker {printed} stands where entry {entry} would be due. Is entry {entry} meant?",
        "标号 {printed} 所在之处依次应为第 {entry} 条，请问是否指第 {entry} 条？",
    ),
    "citation-order-suspect": (
        "The marker {printed} stands where entry {entry} would be due, {behind}. Is entry {entry} meant?",
        "标号 {printed} 所在之处（{behind_zh}）依次应为第 {entry} 条，请问是否指第 {entry} 条？",
    ),
    "citation-name-mismatch": (
        "The text names {name}, but {printed} is not a work of {name}. Could you check the number?",
        "正文写明 {name}，而 {printed} 并非其著作，请核对编号。",
    ),
    "citation-name-damaged": (
        "The marker {printed} is damaged in our copy; the text names {name}. Is entry {entry} meant?",
        "本件中标号 {printed} 残损，正文写明 {name}，请问是否指第 {entry} 条？",
    ),
    "citation-name-spelling": (
        "The text writes {name}, the list {spelled}. Which is right?",
        "正文写作 {name}，文献表写作 {spelled}，请核对以何者为准。",
    ),
    "citation-year-mismatch": (
        "The list has works led by {name}, but none of {year}. Which work is meant?",
        "文献表中有 {name} 的著作，但没有 {year} 年的，请问所指为哪一种？",
    ),
    "citation-year-numbered": (
        "The text dates {name} {year}, entry {entry} {listed}. Which is right?",
        "正文作 {name}（{year}），第 {entry} 条作 {listed}，请核对以何者为准。",
    ),
    "citation-range-reversed": (
        "The range {low}–{high} runs backwards. What is meant?",
        "{low}–{high} 前后颠倒，请核对。",
    ),
    "citation-duplicate": (
        "{printed} names one entry twice. Is another entry meant?",
        "{printed} 中同一条出现两次，是否另有所指？",
    ),
    "citation-empty": ("The marker {printed} shows no number. Which entry is meant?", "{printed} 中没有编号，请补充。"),
    "citation-shift-high": (
        "From here, {count} markers seem to be {by} too high. Could you check the numbering?",
        "自此起 {count} 处编号似偏大 {by}，请核对编号。",
    ),
    "citation-shift-low": (
        "From here, {count} markers seem to be {by} too low. Could you check the numbering?",
        "自此起 {count} 处编号似偏小 {by}，请核对编号。",
    ),
    "reference-uncited": (
        "We found no citation of: {entries}. Should it be cited, or taken out of the list?",
        "正文中未见引用：{entries}。请问应补引用，还是从表中删去？",
    ),
    "reference-uncited-damaged": (
        "In our copy only damaged markers cite these: {entries}. Are they meant there?",
        "本件中仅由残损标号引用下列文献：{entries}。请问该处所指是否即为此？",
    ),
    "reference-duplicate": (
        "Entries {one} and {two} look like the same work{how}. Are they two works?",
        "第 {one} 条与第 {two} 条似为同一文献{how}，请确认是否为两种文献。",
    ),
    "reference-number-gap": (
        "The list goes from {one} to {two}. Is an entry missing?",
        "文献表编号由 {one} 跳至 {two}，是否有脱漏？",
    ),
    "reference-number-twice": (
        "The number {two} stands twice in the list. Could you check the numbering?",
        "文献表中编号 {two} 出现两次，请核对编号。",
    ),
    "reference-twin-mismatch": (
        "The two halves of entry {entry} disagree ({how}). Which is right?",
        "第 {entry} 条中英文不一致（{how}），请核对以何者为准。",
    ),
    "mentioned-unlisted": (
        "The text names {printed}. Should it be in the reference list?",
        "正文提到《{printed}》，是否需要列入参考文献表？",
    ),
    "key-case-mismatch": (
        "{printed} differs from a key of the list only by case. Is that entry meant?",
        "{printed} 与文献表中的键只差大小写，是否即指该条？",
    ),
    "key-duplicate": (
        "The key {printed} stands twice in the list. Which entry stays?",
        "键 {printed} 重复，请问保留哪一条？",
    ),
}
"""The question of each finding, in English and in Chinese, over the words of its message."""

_WORDS = {
    "title": ("# Queries: {name}", "# 作者质询单：{name}"),
    "opening": (
        "Dear author, in preparing your manuscript we noticed the following places. They may well be right, or slips "
        "of our copy; could you look at them and note your answer below each?",
        "作者您好：编校来稿时注意到以下各处，或原稿无误，或系本件识别之误，烦请逐条核对，并在其下注明。",
    ),
    "none": ("We have no questions about the citations.", "引文部分没有需要核对之处。"),
    "meant": ("Perhaps: {entry}", "疑为：{entry}"),
    "answer": ("Answer:", "答复："),
}
_LONGEST = 120


def queries(scan: Scan, language: str = "en") -> str:
    """Return the sheet for one manuscript as Markdown, in ``en`` or ``zh``."""
    zh = language == "zh"
    name = scan.manuscript.title or scan.manuscript.path
    lines = [_WORDS["title"][zh].format(name=name), ""]
    asked = [fault for fault in scan.faults if fault.level != "info"]
    lines += [_WORDS["opening" if asked else "none"][zh], ""]
    locator = Locator(scan.manuscript)
    for number, fault in enumerate(asked, 1):
        lines += [f"{number}. {place(scan, locator, fault, zh)}{question(fault, language)}"]
        lines += [f"   - {_WORDS['meant'][zh].format(entry=short(scan, target))}" for target in fault.targets[:5]]
        lines += [f"   - {_WORDS['answer'][zh]}", ""]
    return "\n".join(lines).rstrip() + "\n"


def question(fault: Fault, language: str) -> str:
    """Word a finding as a question."""
    return ASKED[fault.words or fault.rule][language == "zh"].format(**fault.args)


def place(scan: Scan, locator: Locator, fault: Fault, zh: bool) -> str:
    """Say where a finding stands: the section and the words around it; nothing for an entry of the list."""
    if fault.rule.startswith(("reference-", "key-d")) or fault.path:
        return ""
    heading = locator.heading(fault.start)
    section = " ".join(filter(None, (heading.number, heading.title))) if heading else ""
    quoted = _quoted(locator.excerpt(fault.start, fault.end))
    return f"{section}：“{quoted}” " if zh and section else f"{section}: “{quoted}” " if section else f"“{quoted}” "


def _quoted(found: Excerpt) -> str:
    return f"{found.before}**{found.hit}**{found.after}"


def short(scan: Scan, index: int) -> str:
    """Return an entry on one line, cut where it is long."""
    entry = entry_of(scan, index)
    if entry is None:
        return f"[{index}]"
    words = " ".join(entry.raw.split())
    return f"[{entry.label or index}] {words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}"


def entry_of(scan: Scan, index: int) -> ListEntry | None:
    """Return an entry by its index from 1."""
    return scan.references[index - 1] if 1 <= index <= len(scan.references) else None
