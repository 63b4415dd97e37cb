"""The words that tell what kind of assertion a sentence makes, who makes it, and whether it reads like a claim at "
 "all.

Each table is literal and read from above: the first that fits counts. They are guesses that a person reviews: prose
cannot be judged in yes and no. Chinese cues are sought anywhere, English ones as whole words.
"""

from __future__ import annotations

import re

from toolkit.model import AuthorView, Kind


def _words(chinese: str, english: str) -> re.Pattern[str]:
    """Compile alternatives, separated by blanks in Chinese and by ``|`` in English."""
    return re.compile("|".join([*chinese.split(), *([rf"\b(?:{english})\b"] if english else [])]), re.IGNORECASE)


KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("definition", _words(
        "是指 指的是 界定为 定义为 称为 称之为 的含义 的内涵是 意味着一种",
        r"is defined as|are defined as|refers? to|is understood as|we define|by .{1,40} we mean|is called|known as")),
    ("proposal", _words(
        "本文提出 本研究提出 笔者提出 我们提出 文章提出 提出了?一[种个套] 建议 不妨 可以?从 可考虑",
        r"we propose|this (?:paper|article|study) proposes|we suggest|we recommend|we introduce|is proposed here")),
    ("normative", _words(
        "应当 应该 应[在将以对从把加积尽建推充坚及注重] (?<![反响适对供回相答一])应(?![用对急付变邀声聘运力激]) "
        "必须 须 亟[须需待] 有必要 不宜 不得 需[要加在从建推] 要[坚加推积]",
        r"should|must|ought to|needs? to|it is (?:necessary|essential|imperative|crucial) (?:to|that)|have to")),
    ("forecast", _words(
        "将会 必将 势必 未来将 或将 有望 可能会 预计 预期 预测 将(?:进一步|逐步|成为|面临|继续|加剧|带来|导致)",
        r"will|is likely to|are likely to|is expected to|are expected to|in the (?:coming|next) (?:years|decades?)|"
        r"is projected to|may well")),
    ("causal", _words(
        "导致 引发 致使 造成 由于 因为 因此 从而 以致 使得 促使 促进了 推动了 加剧了? 源于 归因于 得益于 影响了 "
        "取决于",
        r"because|therefore|thus|leads? to|led to|causes?|caused|results? in|resulted in|due to|owing to|drives?|"
        r"driven by|contributes? to|gives? rise to|depends? on|hence|consequently")),
    ("empirical", _words(
        r"\d 数据显示 统计 调查 实证 结果表明 研究发现 研究表明 显著 已[经被成] 目前 近年来 日益 出台 颁布 通过了 "
        r"签署 发布了?",
        r"percent|per cent|data show|we found|results? shows?|evidence|survey|significant(?:ly)?|increased|"
        r"decreased|has become|have become|adopted|enacted|announced|launched")),
)
"""What kind a sentence is, the first that fits; else it is an interpretation."""

REPORTING = _words(
    "指出 认为 提出(?!的) 观察到 描述 讨论 刻画 调查了 研究了 报道 强调 主张 发现 表明 揭示 论证 断言 警告 宣称 "
    "声称 质疑 批评 归纳 总结 界定 定义 分析 探讨 考察 阐[述明释] 所言 所说 建议 呼吁 证明 证实 区分 规定 要求",
    r"argue[sd]?|claims?|claimed|contends?|contended|maintains?|maintained|suggests?|suggested|states?|stated|notes?|"
    r"noted|holds?|held|observes?|observed|finds?|found|shows?|showed|demonstrates?|demonstrated|reports?|reported|"
    r"proposes?|proposed|emphasi[sz]e[sd]?|points? out|pointed out|warns?|warned|asserts?|asserted|believes?|"
    r"believed|concludes?|concluded|according to|criticis?z?e[sd]?|requires?|defines?|defined|describe[sd]?")
"""What others do when a sentence gives their view."""

CROWD = _words(
    "有学者 不少学者 部分学者 一些学者 国内学者 国外学者 学者们 学界 研究者 有研究 已有研究 既有研究 现有研究 "
    "相关研究 有观点 有人",
    r"(?:some|many|several|other|most) (?:scholars|authors|researchers|studies|analysts|critics)|"
    r"(?:previous|prior|earlier|recent|existing) (?:studies|research|work|literature)|the literature|"
    r"it has been \w+ed|researchers have|scholars have|studies have")
"""A speaker without a name: those whom the sentence cites."""

OWN = _words(
    "本文 本研究 笔者 我们 文章 作者认为",
    r"we|our|this (?:paper|article|study|work|chapter|essay)|the (?:present|current) study|i")
"""The paper's own voice, said in words."""

VIEWS: tuple[tuple[AuthorView, re.Pattern[str]], ...] = (
    ("rejects", _words(
        "误认为 误以为 错误地 站不住脚 忽视了 忽略了 未能 并不成立 有失偏颇 难以成立 值得商榷 片面",
        r"wrongly|mistakenly|erroneously|fails? to|failed to|overlooks?|ignores?|neglects?|misses|misunderstands?|"
        r"is (?:unconvincing|untenable|flawed)|contrary to")),
    ("endorses", _words(
        "正如 如同 恰如 正确地?指出 敏锐地 深刻地 有力地 诚如",
        r"as .{1,60} (?:rightly|correctly|aptly|put it)|rightly|correctly|aptly|convincingly|persuasively|"
        r"in line with")),
)
"""What the author thinks of a speaker's view, the first that fits; else it is only reported."""

CLAIMING: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.0, _words("是指 指的是 定义为 界定为 表明 意味着 说明了? 可见 由此 本质上 实质上? 核心[在是] 关键[在是] 根本",
                 r"in essence|essentially|means that|implies|shows? that|suggests? that|indicates? that|it follows|"
                 r"is defined as|at its core|in fact|indeed")),
    (1.0, _words("导致 引发 致使 造成 使得 从而 因此 促使 加剧 源于 取决于 推动 促进 影响 制约 削弱 强化",
                 r"because|therefore|thus|leads? to|causes?|results? in|due to|drives?|contributes? to|undermines?|"
                 r"strengthens?|weakens?|shapes?|depends? on|hence|consequently")),
    (1.0, _words("应当 应该 (?<![反响适对供回相答一])应(?![用对急付变邀声聘运力激]) 必须 亟[须需待] 有必要 不可避免 "
                 "需要?(?=[加建推通在从])",
                 r"should|must|ought to|needs? to|cannot|inevitabl[ey]|necessary|essential|crucial|imperative")),
    (0.8, _words("将会 必将 势必 有望 或将 可能 预计 将(?=[进逐成面继加带])",
                 r"will|may|might|likely|expected to|could")),
    (0.8, _words("最[为大高低重主早强核关] 首[次个要] 唯一 极[其大为] 前所未有 日益 越来越 更[加为] 不仅 而且 优于 "
                 "高于 低于 大于",
                 r"most|largest|first|only|unique|unprecedented|increasingly|more than|less than|better|worse|"
                 r"greater|higher|lower|not only|rather than|best|key")),
    (1.0, _words(r"\d+(?:\.\d+)?[%％‰倍亿万] 百分之 增长 下降 超过 占比",
                 r"\d+(?:\.\d+)? ?(?:%|percent|per cent)|\d+-fold|increased|decreased|exceeds?|exceeded|twice|"
                 r"half of")),
    (0.7, _words("认为 指出 主张 强调 发现 提出了? 证明 构成 体现了? 反映了? 揭示了?",
                 r"we (?:find|found|argue|show|believe|contend)|argues?|reflects?|reveals?|constitutes?|"
                 r"demonstrates?|represents?")),
    (0.5, _words("成为 具有 存在 面临 缺乏 难以 不足 困境 挑战 优势 风险 有助于 有利于",
                 r"lacks?|faces?|remains?|becomes?|became|has become|challenges?|risks?|advantages?|helps?|enables?|"
                 r"difficult|insufficient")),
    (0.5, _words("但 然而 尽管 虽然 相反 与此相反 却 而非 并非",
                 r"but|however|although|despite|in contrast|whereas|yet|not")),
    (0.8, _words("普遍 通常 往往 一般 近年来 广泛 常见 大多 多数 与.{1,12}(?:有关|相关) 已有.{0,4}研究 "
                 "研究(?:发现|表明|显示)",
                 r"(?:has|have|had) (?:long |also |recently |often )?been|is (?:well )?known|are known|widely|"
                 r"typically|often|commonly|usually|recent(?:ly)?|many|several|studies|associated with|"
                 r"linked to|correlated with")),
    (-1.5, _words("本文(?:首先|其次|最后|接下来|结构|共分|安排|拟|将从) 首先介绍 结构安排 如[图表下]所示 "
                  "[见如][图表]\\s?\\d 详见",
                  r"(?:this|the) (?:paper|article) is (?:organi[sz]ed|structured)|section \d|the rest of|as shown in|"
                  r"see (?:figure|table|section|appendix)|(?:figure|table|fig\.) \d")),
    (-1.0, re.compile(r"[?？]\s*$")),
    (-1.0, _words("下载 安装 网址 邮箱 基金项目 通[讯信]作者 收稿日期",
                  r"click|install(?:ed|ation)?|download|repository|notebook|github|command.line|pull request|license|"
                  r"e-?mail|orcid|https?|this (?:file|page|section)")),
    (-0.5, _words("例如 比如 譬如 以.{1,12}为例", r"for example|for instance|such as|e\.g\.")),
)
"""What makes a sentence read like a claim, with how much it weighs; weights were set by hand and only rank."""
