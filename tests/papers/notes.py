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


LATER: list[tuple[str, Expected]] = [
    ("[美]汉斯·柯林斯：《冰原上的权力》，徐亚文译，北江：北江人民出版社，2009年，第33—35页。", [(1, "33—35", False)]),
    ("同上书，第41页。", [(1, "41", False)]),
    ("曹婉清：《极地治理的制度变迁》，《边城大学学报（哲学社会科学版）》2019年第3期，第57页。", [(2, "57", False)]),
    (
        "详见曹婉清：《极地治理的制度变迁》，第60—62页；"
        "另参[英]埃玛·韦尔斯著，程立译：《海冰与国家》，江城：江城书局，2014年版，第12页。",
        [(2, "60—62", False), (3, "12", False)],
    ),
    ("柯林斯：《冰原上的权力》，第88页。", [(1, "88", False)]),
    ("前引韦尔斯书，第19页。", [(3, "19", False)]),
    (
        "陶远志：《论极地航道》，载梅若兰主编：《海洋法评论》（第2卷），江城：江城大学出版社，2016年，第101页。",
        [(4, "101", False)],
    ),
    ("陶远志前引文，第103页。", [(4, "103", False)]),
    ("作者曾就此访谈当地官员，在此致谢。", []),
    ("Nora Lindqvist, “Who Owns the Ice?” Polar Affairs 8, no. 2 (2011): 77.", [(5, "77", False)]),
    ("Ibid., 79–80.", [(5, "79–80", False)]),
    (
        "Idris Falk, The Frozen Frontier, trans. Mary Odu"
        "m (Norwick: Norwick University Press, 2006), 14.",
        [(6, "14", False)],
    ),
    ("Lindqvist, “Who Owns the Ice?” 81; Falk, Frozen Frontier, 20.", [(5, "81", False), (6, "20", False)]),
    ("Falk, op. cit., p. 22.", [(6, "22", False)]),
    ("转引自陶远志：《论极地航道》，第110页。", [(4, "110", True)]),
    ("《北江日报》2018年5月6日，第2版。", [(7, "2", False)]),
    ("曹婉清：《冻土之上》，边城大学硕士学位论文，2012年，第8页。", [(8, "8", False)]),
    ("曹婉清：《极地治理的制度变迁》，第64页。", [(2, "64", False)]),
    ("参见注①，第90页；并见曹婉清前引硕士论文，第15页。", [(1, "90", False), (8, "15", False)]),
    ("Cited in Falk, Frozen Frontier, 31.", [(6, "31", True)]),
]
"""Twenty more, written before the code had been run on them."""


def document(notes: list[tuple[str, Expected]] = NOTES) -> str:
    """Return a Markdown text that calls each note once, in order."""
    body = "\n".join(f"此为第{at}处所论。[^{at}]\n" for at in range(1, len(notes) + 1))
    given = "\n".join(f"[^{at}]: {text}" for at, (text, _) in enumerate(notes, 1))
    return f"# 论水\n\n{body}\n{given}\n"
