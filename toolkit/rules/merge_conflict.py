"""A merge conflict that nobody has resolved.

Git could not join two changes of the same lines and left both, between lines of <<<<<<<, ======= and >>>>>>>. Until
one is chosen the records there are doubtful; both sides are read, so that other mistakes are still found. Keep what
is right of the two and delete the three marker lines.
"""

from __future__ import annotations

from toolkit.model import Level
from toolkit.rules.protocol import passed_on

ID = "merge-conflict"
LEVEL: Level = "error"
MESSAGE = {
    "en": "git left a merge conflict here, up to line {end}: “{ours}” against “{theirs}”",
    "zh": "此处有 git 未解决的合并冲突，至第 {end} 行：“{ours}”与“{theirs}”",
}
MANUAL_ZH = """有未解决的合并冲突。

git 无法合并对同一处的两次改动，把两者都留在 <<<<<<<、=======、>>>>>>> 三行标记之间。在作出取舍之前，这里的记录不可
靠；两边都会读入，以便找出其他错误。请保留正确的内容，删去三行标记。
"""

check = passed_on(ID)
