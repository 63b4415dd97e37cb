"""A date that the calendar does not have, or that is written in another form.

Days on which somebody did something are ISO dates (2026-11-23); dates of works and events may be a year, a month, a
day or a range (EDTF level 0: 2016, 2016-07, 2016-07-12, 2016/2018). Others cannot be sorted or counted. Write it in
that form; where less is known, write less.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "date-invalid"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{key}: {value} is no date; expected {expected_en}",
    "zh": "{key}：{value} 不是日期；应为：{expected_zh}",
}
MANUAL_ZH = """日历上没有的日期，或写法不对。

何人何日所为用 ISO 日期（2026-11-23）；文献和事件的日期可以是年、月、日或起止（EDTF 0 级：2016、2016-07、2016-07-1
2、2016/2018）。其他写法无法排序和统计。请按此改写；只知道到年或月的，就写到年或月。
"""

check = passed_on(ID)
