"""Public indexes as commands ask them: who is asked for what, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from toolkit.cli.common import note, progress, start_folder
from toolkit.cli.language import language, say
from toolkit.corpus import find_root, local_email
from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.identifiers import Identifier
from toolkit.sources.lookup import Answer, Asked, Lookup
from toolkit.sources.online.settings import settings_from

STATES = {
    "confirmed": ("confirmed", "已证实"),
    "contradicted": ("contradicted", "不一致"),
    "not-checked": ("not checked", "未核实"),
}
FIELDS = {
    "title": "题名", "author": "作者", "date": "日期", "year": "年份", "container": "刊名或书名", "volume": "卷",
    "number": "期", "pages": "页码",
}  # fmt: skip
REASONS = {
    "offline": "离线", "timed out": "超时", "broken answer": "应答不完整", "no connection": "无法连接",
    "too many redirects": "重定向过多", "answer too large": "应答过大", "invalid address": "地址无效",
    "; not asked again in this run": "；本次不再询问",
}  # fmt: skip


def session(offline: bool) -> Lookup:
    """Return a session with the indexes, under the e-mail of LITCORPUS_EMAIL or of local.yaml."""
    return Lookup(settings_from(offline=offline, email=local_email(find_root(start_folder()))))


def looked_up(wanted: Identifier, indexes: Lookup) -> Source:
    """Return what an index has of an identifier; raises ToolkitError, naming who was asked, where none has it."""
    return _source(indexes.find(wanted))


def read_address(url: str, indexes: Lookup) -> Source:
    """Return the work that a web page shows; raises ToolkitError where it cannot be read."""
    return _source(indexes.page(url))


def _source(answer: Answer) -> Source:
    if answer.source is None:
        registered = f" ({answer.agency})" if answer.agency else ""
        raise ToolkitError(
            f"{answer.query}{registered} was not looked up, nothing was added ({asked_in_words(answer.asked)}); "
            "paste the reference instead",
            f"未能查得 {answer.query}{registered}，未添加任何内容（{asked_in_words(answer.asked)}）；"
            "可改为粘贴参考文献")
    tell_notices(answer, answer.query)
    return answer.source


def checked(sources: list[Source], indexes: Lookup) -> dict[str, Answer]:
    """Check records against the indexes, one after another; return the answers by key."""
    by_key = {source.key: source for source in sources}
    with progress(list(by_key), say("looking up", "查询")) as keys:
        return {key: indexes.find(by_key[key]) for key in keys}


def tell(answers: dict[str, Answer]) -> None:
    """Say of each record on stderr whether it was confirmed or contradicted, or that it was not checked."""
    for key, answer in answers.items():
        note(in_words(key, answer))
        tell_notices(answer, key)


def tell_notices(answer: Answer, name: str) -> None:
    """Say that a work was withdrawn."""
    if answer.retracted:
        note(say(f"{name}: RETRACTED, says {answer.service}", f"{name}：{answer.service} 显示已撤稿"))


def in_words(key: str, answer: Answer) -> str:
    """Return what came of checking a record, on one line."""
    state = say(*STATES[answer.state])
    if answer.state == "not-checked":
        return f"{key}: {state} ({asked_in_words(answer.asked)})"
    by = f"{answer.service} {answer.on}"
    if answer.state == "confirmed":
        return f"{key}: {state} ({by}: {', '.join(say(name, FIELDS.get(name, name)) for name in answer.compared)})"
    differs = "; ".join(
        say(f"{each.field}: {each.ours!r}, there {each.theirs!r}",
            f"{FIELDS.get(each.field, each.field)}：此处“{each.ours}”，彼处“{each.theirs}”") for each in answer.differs)
    return f"{key}: {state} ({by}) {differs}"


def _reason(reason: str) -> str:
    """Return in Chinese why an index gave no answer."""
    for english, chinese in REASONS.items():
        reason = reason.replace(english, chinese)
    return reason


def asked_in_words(asked: Iterable[Asked]) -> str:
    """Return who was asked and what came of it; an index that does not know a work says nothing against it."""
    if language() == "zh":
        asked = [replace(each, reason=_reason(each.reason)) for each in asked]
    outcomes = {"found": ("found", "有"), "unknown": ("does not know it", "未收录"),
                "unanswered": ("no answer", "无应答")}
    return "; ".join(dict.fromkeys(
        f"{each.service}: {say(*outcomes[each.outcome])}" + (f", {each.reason}" if each.outcome == "unanswered" else "")
        for each in asked)) or say("nothing to ask by", "无可查询的依据")
