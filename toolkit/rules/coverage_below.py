"""A figure of the coverage report that is below what corpus.yaml asks for.

``check: {coverage: {own-voice-support: 0.6}}`` asks that six in ten of the paper's own empirical, causal and forecast
claims stand on something. The finding names what is missing. A threshold is easily met by citing more instead of
better: set none without need, and rather let nothing new in (``no_new``). Support the claims named, or mark with a
reason in ``exempt`` those that need no support.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Place, Problem
from toolkit.reports.view import whole
from toolkit.rules.figures import MINIMA
from toolkit.rules.settings import checking

ID = "coverage-below"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{name} is {numerator}/{denominator}, below {least}; missing: {missing}",
    "zh": "{name} 为 {numerator}/{denominator}，低于 {least}；缺：{missing}",
}
MANUAL_ZH = """引证覆盖报告中的某项指标低于 corpus.yaml 的要求。

check: {coverage: {own-voice-support: 0.6}} 要求论文自己的经验、因果、预测类论断有六成有所依据；结果会列出所缺各项。阈值
容易靠多引而不是引得更好来满足：无必要不要设，宁可只拦新增（no_new）。请为所列论断补上依据；确实不需要依据的，在 exempt
中写明理由。
"""
SETTINGS = "corpus/corpus.yaml"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each figure that has a least value and falls below it, counted over all papers."""
    least = checking(corpus.settings.check, f"{SETTINGS}: check").coverage
    view = whole(corpus) if least else None
    for name, value in sorted(least.items()):
        if view is None or (share := MINIMA[name].share(view)).denominator == 0:
            continue
        if share.numerator < value * share.denominator:
            missing = ", ".join(MINIMA[name].missing(view))
            yield Problem(
                ID, LEVEL, Place(SETTINGS), f"figure:{name}",
                {"name": name, "numerator": share.numerator, "denominator": share.denominator, "least": value,
                 "missing": missing}, ("check", "coverage", name),
            )
