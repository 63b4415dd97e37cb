"""Twenty notes of our own making, as Chinese journals and Chicago style write them, and what each cites.

What is expected of a note: for each of its works the number of the work in the order of first citation, the locator,
and whether it is quoted after that work.
"""

from __future__ import annotations

Expected = list[tuple[int, str, bool]]

NOTES: list[tuple[str, Expected]] = [
    ("林一鸣：《湿地与国家》，江城：江城人民出版社，1998年版，第21页。", [(1, "21", False)]),
    ("同上，第35—37页。", [(1, "35—37", False)]),
    (
        "参见何玉梅：《河流治理的逻辑》，载《江南学刊》2011年第2期，第5页；[英]约翰·米勒：《水的政治》，许三多译，"
        "北江：北江书局2003年版，第102页。",
        [(2, "5", False), (3, "102", False)],
    ),
    ("林一鸣：前引书，第40页。", [(1, "40", False)]),
    ("感谢两位匿名审稿人的意见，文责自负。", []),
    ("米勒：《水的政治》，第110页。", [(3, "110", False)]),
    ("转引自顾四海：《边河研究史》，白五岭主编，边城：边城大学出版社，2007年，第88页。", [(4, "88", True)]),
    (
        "这一说法并非没有争议，批评意见见方六合：《也谈湿地》，《北江评论》2015年第4期；顾四海前揭书，第90页。",
        [(5, "", False), (4, "90", False)],
    ),
    ("Anna K. Olsen, *Rivers of Power* (Oakley: Oakley University Press, 1992), 45–46.", [(6, "45–46", False)]),
    ("Ibid., 50.", [(6, "50", False)]),
    (
        "Peter Harbour, “Treaties on Shared Water,” *Journal of Basin Studies* 12, no. 3 (2004): 201.",
        [(7, "201", False)],
    ),
    ("Olsen, *Rivers of Power*, 60; Harbour, “Treaties,” 210.", [(6, "60", False), (7, "210", False)]),
    ("See Olsen, op. cit., p. 61.", [(6, "61", False)]),
    (
        "Quoted in Maria Lind, *The Dry Century* (Port City: Lind and Sons, 2010), 7. For another view, see ibid., 9.",
        [(8, "7", True), (8, "9", False)],
    ),
    ("同前注①，第44页。", [(1, "44", False)]),
    (
        "《湿地保护条例》，北江省人大常委会2012年3月1日通过，见北江省人民政府网站，http://www.example.org/law/12，"
        "2016年5月2日访问。",
        [(9, "", False)],
    ),
    ("唐七宝：《水权交易研究》，边城大学博士学位论文，2014年，第三章。", [(10, "第三章", False)]),
    (
        "邓八方：《退水之后》，《北江日报》2016年7月8日，第3版；另见唐七宝前引文，第60页。",
        [(11, "3", False), (10, "60", False)],
    ),
    ("何玉梅：《河流治理的逻辑》，第9页；何玉梅：《上游与下游》，江城：江城人民出版社，2018年版，第2页。",
     [(2, "9", False), (12, "2", False)]),
    ("何玉梅：《上游与下游》，第15页，转引自方六合前引文。", [(5, "", True)]),
]


def document() -> str:
    """Return a Markdown text that calls each note once, in order."""
    body = "\n".join(f"此为第{at}处所论。[^{at}]\n" for at in range(1, len(NOTES) + 1))
    notes = "\n".join(f"[^{at}]: {text}" for at, (text, _) in enumerate(NOTES, 1))
    return f"# 论水\n\n{body}\n{notes}\n"
