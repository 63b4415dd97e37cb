"""A small made-up report with every kind of block and cell, and texts that try to be markup."""

from __future__ import annotations

from hypothesis import strategies as st

from toolkit.model import Corpus, LangText, Settings
from toolkit.reports.blocks import Cell, Column, Figure, Heading, Prose, Ratio, Report, Table

CORPUS = Corpus(root="/nowhere", settings=Settings(title={"zh": "茶与贸易", "en": "Tea and trade"}))

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "]]><!-- --><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "  =1+1",
    "＝1＋1",
    "@SUM(A1)",
    "\t=2+3",
    "-2+3|cmd",
    "[a](http://evil.example) ![b](x.png) <http://c.example> www.d.example e@f.example",
    "**bold** _em_ `code` ~~gone~~ $x$ &amp; &#60;",
    "| a | b |\n|---|---|",
    "# no heading\n- no list\n1. no list\n> no quote\n```",
    "back\\slash \\| \\",
    "\u202eright to left\u202c \u200bzero\u200dwidth\ufeff",
    "nul\x00 bell\x07 escape\x1b[31m",
    "half \ud800 pair",
    "javascript:alert(1)",
    "_x0041_ &lt;b&gt;",
    "   ",
    "",
)
"""What somebody may have typed, pasted or planted into a record."""

TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.one_of(st.sampled_from("\\`*_[]()<>#|~$&!-+=@.1:/w \t\n\r茶＝"), st.characters())),
)
"""Any text at all, lone surrogates included."""


def both(zh: str, en: str) -> LangText:
    return {"zh": zh, "en": en}


def tiny() -> Report:
    """Return a report that shows every kind of block but the map."""
    claims = Table(
        id="claims", title=both("论断", "Claims"), layout="cards",
        columns=(
            Column("id", both("代号", "id")), Column("text", both("论断", "claim"), "langtext"),
            Column("kind", both("类别", "kind"), "langtext", filter=True),
            Column("sources", both("文献", "source"), "langlist", filter=True),
            Column("premises", both("前提", "premises"), "list"),
        ),
        rows=(
            ("tea-k7qd", both("红茶贸易先于绿茶。", "Black tea was traded before green."), both("经验", "empirical"),
             (both("李（1990）", "Li (1990)"), {"zh": "王（2001）"}), ()),
            ("tea-m2pz", {"zh": "关税改变了航线。"}, both("因果", "causal"), (), ("tea-k7qd",)),
            ("tea-x9aa", both("ＡＢＣ 全角与 ﬁn", "Full-width ＡＢＣ"), both("经验", "empirical"),
             (both("李（1990）", "Li (1990)"),), ("tea-k7qd", "tea-m2pz")),
        ),
    )
    shares = Table(
        id="shares", title=both("各章", "Chapters"),
        columns=(
            Column("chapter", both("章", "chapter"), "langtext"), Column("topic", both("主题", "topic"), "langtext"),
            Column("share", both("有依据", "supported"), "ratio"), Column("claims", both("论断数", "claims"), "int"),
            Column("age", both("年龄", "age"), "float"), Column("claim", both("首条", "first")),
        ),
        rows=(
            (both("1 引言", "1 Introduction"), both("茶", "tea"), Ratio(21, 25), 25, 4.5, "tea-k7qd"),
            (both("2 关税", "2 Tariffs"), both("茶", "tea"), Ratio(3, 7), 7, 12.0, "tea-m2pz"),
            (both("10 结论", "10 Conclusion"), both("船", "ships"), Ratio(0, 0), 0, None, None),
        ),
    )
    grid = Table(
        id="grid", title=both("章与主题", "Chapters and topics"), columns=shares.columns[:3],
        rows=tuple(row[:3] for row in shares.rows),
    )
    nothing = Table(id="orphans", title=both("孤立项", "Orphans"), columns=(Column("id", both("代号", "id")),), rows=(),
                    empty=both("没有孤立项。", "No orphans."))
    return Report(
        id="tiny",
        title=both("小报告", "A small report"),
        blocks=(
            Prose(both("共 3 条。", "1. Three claims.")), Heading(both("论断", "Claims")), claims,
            Heading(both("比例", "Shares")), shares,
            Figure("support", both("有依据的比例", "Supported share"), "bars", "shares", "share", "chapter"),
            grid, Figure("heat", both("按主题", "By topic"), "heatmap", "grid", "topic", "chapter", "share"), nothing,
        ),
        data={"metrics": [{"id": "m", "numerator": 3, "denominator": 7}]},
    )


def of_texts(*texts: str) -> Report:
    """Return a report whose every text is one of these."""
    columns = (Column("plain", both("文", "text")), Column("lang", both("双语", "both"), "langtext", filter=True),
               Column("list", both("列", "list"), "list"), Column("langs", both("双语列", "list of both"), "langlist"))
    twice = [both(text, text) for text in texts]
    rows: tuple[tuple[Cell, ...], ...] = tuple((text["zh"], text, (text["zh"], "x"), (text,)) for text in twice)
    first = texts[0] if texts else ""
    title = both(f"题{first}", f"T{first}")
    return Report(id="hostile", title=title, blocks=(
        Heading(title), *map(Prose, twice), Table("rows", title, columns, rows),
        Table("cards", title, columns, rows, "cards"), Table("none", title, columns, (), empty=title),
        Table("n", title, (Column("y", title, "langtext"), Column("n", title, "int")),
              tuple((text, at) for at, text in enumerate(twice, 1))),
        Figure("bars", title, "bars", "n", "n", "y"),
    ))
