"""Two small manuscripts of our own, Chinese and English, with what is in them."""

ZH = """# 社区图书馆与阅读习惯

王小明，李大山

摘要：本文考察社区图书馆对阅读习惯的影响。

关键词：图书馆；阅读

## 1 引言

社区图书馆近年来数量增长了40%。陈立新指出，图书馆的位置决定了居民的使用频率[1]。天气晴好。

## 2 讨论

Mori 认为，开放时间比藏书量更加重要[2]。赵一平等发现，儿童阅览区显著提高了家庭借阅量[3,4]。因此，各地应当延长开放时间。

## 参考文献

[1] 陈立新. 社区图书馆选址研究[J]. 图书馆学刊, 2018, 40(2): 11-15.
[2] MORI K. Opening hours and readers[J]. Library Notes, 2015, 7(1): 3-9.
[3] 赵一平, 孙二宁. 儿童阅览区与家庭借阅[J]. 阅读研究, 2020, 12(3): 21-30.
[4] OKAFOR A. Families who borrow[M]. Lagos: Delta Press, 2012.
"""

EN = """# Rivers and towns

## 1 Introduction

Towns grow where rivers meet [1]. Okafor argues that trade follows water [2]. It rained.

## 2 Findings

Floods therefore lead to lower investment in river towns. Mori and Lin found that bridges doubled the traffic [3].

## References

[1] Adams J. Towns at confluences. Journal of Places, 2001, 4(2): 10-20.
[2] Okafor B. Trade and water. River Studies, 2011, 9(1): 1-12.
[3] Mori K, Lin T. Bridges and traffic. Transport Letters, 2019, 3(4): 5-8.
"""
