"""The manual pages of what a scan finds: what it means, how it is told, and what to do."""

from __future__ import annotations

from toolkit.papers.problems import Level

MANUAL: dict[str, tuple[Level, str, str]] = {
    "citation-undefined": (
        "error",
        "A citation that no entry of the list answers.\n\n"
        "A key that no bibliography has, or an author with a year in the shape of a citation whom no entry begins "
        "with. Add the entry, or correct the name.",
        "正文所引在参考文献表中没有对应条目。\n\n"
        "键不在任何文献库中；或作者加年份的引文，其作者不是任何条目的第一作者。请补充条目或改正人名。",
    ),
    "citation-beyond-list": (
        "error",
        "A number that is higher than the list is long.\n\n"
        "The list may be cut, or a digit may have come in. Compare with the manuscript. Where the text goes on to "
        "cite in sequence behind the last entry, the list is cut short: that is one finding, at the first of these "
        "markers, which names the others.",
        "标号超出文献表的条数。\n\n可能是文献表不全，也可能是标号多出数字。请与原稿核对。正文在末条之后仍依次引用的，"
        "即文献表未列全：只报一处，位于首个此类标号，并列出其余。",
    ),
    "citation-order": (
        "warning",
        "An entry is first cited out of order, in a list that is numbered by first citation.\n\n"
        "Only lists that are in order nearly everywhere are held against it; a run is one finding. Where digits were "
        "lost and the numbers that are missing fit the markers one by one, each is a finding of its own, with the "
        "entry that is probably meant: the reading is repaired, what is printed stays on record. Two markers that have "
        "changed places are each asked about.",
        "按首次引用排序的文献表中，某条的首次引用不依次序。\n\n只有几乎处处依次的文献表才作此判断；连续一段只报一处。"
        "若标号脱落数字，而所缺编号恰可逐一补入，则各报一处，并给出疑似条目：读法已修正，印刷所示仍予保留。"
        "两处标号互换，则各请核对。",
    ),
    "citation-name-mismatch": (
        "warning",
        "The author named before a marker is not an author of the entry that it points to, and leads another one.\n\n"
        "Names are compared in Chinese and in pinyin, with all authors of the entry. Where one entry fits best, the "
        "reading is repaired to it, with evidence and confidence. Compare with the publisher's page: print or copy may "
        "have lost a digit.\n\nA surname alone, or one that some words part from the marker, repairs nothing and is "
        "asked about. In citations by author and year it is a name that text and list spell in two ways.",
        "标号前写明的作者不是所指条目的作者，却是另一条的第一作者。\n\n人名按汉字与拼音比较，并顾及条目的全部作者。"
        "有一条最为相合时，读法修正为该条，并记录依据与可信度。请与出版社页面核对：可能是印本或扫描脱落数字。"
        "\n\n仅有姓氏，或姓名与标号之间隔有数词时，只提请核对，不改读法。著者出版年制中，指同一人名在正文与文献表中写法不一。",
    ),
    "citation-year-mismatch": (
        "warning",
        "The list has works of the named author, none of the named year.\n\n"
        "Correct the year in the text or in the list.",
        "文献表中有该作者的著作，但没有所写年份的。\n\n请改正正文或文献表中的年份。",
    ),
    "citation-range-reversed": (
        "error",
        "A range of numbers that runs backwards, such as [7-3].\n\nA digit may be lost in the second number.",
        "标号范围前后颠倒，如 [7-3]。\n\n后一个数字可能脱落了一位。",
    ),
    "citation-duplicate": (
        "warning",
        "One marker that names one entry twice, such as [3,3].\n\nOften the second number should be another one.",
        "同一标号中同一条出现两次，如 [3,3]。\n\n其中之一往往另有所指。",
    ),
    "citation-empty": (
        "warning",
        "A bracket with no readable number in it, in a text that cites in brackets.\n\n"
        "It is resolved by the name before it where that leads one entry, and by the order of first citation where one "
        "entry is due.",
        "以方括号标引的正文中，有括号内没有可辨认的数字。\n\n"
        "前有人名且只与一条相合的，按人名确定所指；依首次引用次序此处只缺一条的，按次序确定。",
    ),
    "citation-shift": (
        "warning",
        "A run of markers that all point beside the works that the text names, by the same number of entries.\n\n"
        "An entry was probably put in or taken out after the text was numbered. It is one finding for the whole run, "
        "whose markers are read as those names have it.",
        "连续若干标号与正文人名所指相差同一数目。\n\n多因编号之后增删过条目。整段只报一处，其中标号按人名所指读取。",
    ),
    "reference-uncited": (
        "warning",
        "Entries that nothing in the text cites.\n\n"
        "In lists without keys all of them are one finding. Citations in figures, supplements or places that the copy "
        "lost are not seen. Entries that nothing but damaged markers cite, such as `[36` or `[I2]`, are a finding of "
        "their own: the markers are read by their shape, and a digit may be lost.",
        "正文未引用的条目。\n\n无键的文献表合为一处报告。图中、附录中或本件缺失之处的引用无从得见。"
        "仅由残损标号（如 `[36`、`[I2]`）引用的条目另报一处：此类标号按字形识别，或脱一位数字。",
    ),
    "reference-duplicate": (
        "warning",
        "Two entries that look like one work.\n\n"
        "The first author and nearly all words are the same. Editions, parts and yearly reports of one name are left "
        "alone where their numbers differ.",
        "两条似为同一文献。\n\n第一作者相同，文字几乎全同。同名的各版、各卷、各年报告，编号不同者不报。",
    ),
    "reference-number-gap": (
        "warning",
        "The numbers of the list leave one out.\n\nAn entry may be lost, or two may have run together.",
        "文献表编号不连续。\n\n可能脱漏一条，或两条连在一起。",
    ),
    "reference-twin-mismatch": (
        "warning",
        "The Chinese and the English half of an entry contradict each other.\n\n"
        "Year, volume, issue, pages, the number of authors, or a name whose pinyin cannot be that of its characters. "
        "What one half leaves out is no contradiction.",
        "条目的中文与英文两半互相矛盾。\n\n年、卷、期、页码、作者人数不同，或人名的拼音与汉字不合。一半所略不算矛盾。",
    ),
    "mentioned-unlisted": (
        "info",
        "A document that the text names and the list does not have: a law, a standard, a white paper, a treaty.\n\n"
        "It is told by 《…》 with a last word that says what it is, or by capitals before Act, Convention and "
        "the like. Its short form in the list counts, and so does a marker right behind it. Nothing need be wrong: "
        "many journals let laws stand without an entry. Where readers would have to look for it, list it.",
        "正文提到、文献表却没有的文件：法律、标准、白皮书、条约等。\n\n"
        "依《…》内末尾的文种用语识别，英文依 Act、Convention 等词前的大写识别。"
        "文献表中有其简称，或其后紧接标号，均不报。"
        "未必有错：许多刊物不要求法律列入文献表。若读者须自行查找，请列入。",
    ),
    "key-case-mismatch": (
        "warning",
        "A key that differs from one of the list only by case.\n\n"
        "BibTeX takes them for one, biber and pandoc do not. Write it as the list has it.",
        "键与文献表中的键只差大小写。\n\nBibTeX 视为同一键，biber 与 pandoc 则否。请按文献表书写。",
    ),
    "key-duplicate": (
        "error",
        "A key that two entries of the bibliography have.\n\nPrograms use one of them and drop the other. Rename one.",
        "文献库中两条用同一个键。\n\n程序只用其中一条。请改其一。",
    ),
}
"""Level and manual page of each finding, in English and in Chinese."""


def manual(rule: str, language: str) -> str:
    """Return the manual page of a finding in ``en`` or ``zh``."""
    return MANUAL[rule][2 if language == "zh" else 1]
