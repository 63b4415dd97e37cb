"""Reads one BibTeX entry to the last field, however broken, and says where it is broken.

bibtexparser gives up on an entry at its first mistake, and glues comments and unseparated fields together. This scanner
reads the same grammar, knows the offset of every part, takes ``%`` to the end of the line for a comment between fields,
and goes on after a mistake at the next line that looks like a field. Its work is linear in the length of the entry.
"""

from __future__ import annotations

import re

from toolkit.sources.formats.bibmodel import Fault, Field, Scan
from toolkit.sources.formats.bibpieces import BARE, BARE_IN_BRACES, BRACE, JOIN, piece_end

_NAME = r"[^\s=,，{}｛｝\"#%()\\@]+"
_MARKER = r"(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?![<=>|])"
_HEAD = re.compile(r"@\s*(\w+)\s*([{(｛]?)")
_KEY = re.compile(r"(?:[^,，={}｛｝\"\r\n]|，(?!\s))*")
_KEY_IN_PARENTHESES = re.compile(r"(?:[^,，={}｛｝\"\r\n)]|，(?!\s))*")
_SKIP = re.compile(rf"(?:\s+|%[^\r\n]*|^{_MARKER}[^\r\n]*)*", re.MULTILINE)
_BLANKS = re.compile(r"\s*")
_FIELD_NAME = re.compile(_NAME)
_LOOSE_NAME = re.compile(r"[^=＝,，{}｛｝\"%\r\n]+(?=[=＝])")
_EQUALS = re.compile(r"\s*[=＝]\s*")
GOES_ON = re.compile(rf"[ \t]*[,，]\s*(?:{_NAME}\s*=\s*[^\s=]|[}})])")
"""What follows a closing brace that is one too many: a comma, and another field or another closing brace."""

_FIELD_FOLLOWS = re.compile(rf"{_NAME}\s*=")
# The next line that looks like a field or closes the entry: where reading goes on after a mistake.
_NEXT_FIELD = re.compile(rf"(?:\r\n?|\n)[ \t]*(?={_NAME}[ \t]*=[ \t]*[{{｛\"\w]|[}})][ \t]*(?:[\r\n]|\Z))")
_SWALLOWED = re.compile(rf"(?:\r\n?|\n)(?:[ \t]*{_NAME}[ \t]*=[ \t]*[{{｛\"\w]|[}})]\Z)")
_LINE = re.compile("[^\r\n]*")
_LONG_LINE = 5000
_CLOSING = {"{": "}", "(": ")", "｛": "}｝", "": "}"}
_FULL_WIDTH = frozenset("，＝｛｝")


def scan_entry(text: str, start: int, limit: int) -> Scan:
    """Read the entry whose ``@`` is at ``start``, using nothing from ``limit`` on."""
    return _Scanner(text, start, limit).read()


class _Scanner:
    """The state of one scan: how far it is, and what it has found."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text, self.start, self.at, self.limit = text, start, start, limit
        self.fields: list[Field] = []
        self.faults: list[Fault] = []
        self.opened = start
        self.closing = "}"
        self.careful = False
        self.bare = BARE_IN_BRACES

    def read(self) -> Scan:
        kind = self.head()
        key = self.key()
        closed = self.field_list()
        while not closed:
            closed = not self.unswallow() or self.field_list()
        end = self.at + 1 if self.look(self.closing) else self.last_end()
        return Scan(kind, key, self.fields, sorted(set(self.faults)), end)

    # -- the beginning

    def head(self) -> str:
        match = _HEAD.match(self.text, self.at, self.limit)
        if match is None:
            raise ValueError("no entry begins here")
        delimiter = match[2]
        if not delimiter:
            self.fault(match.end(1), "missing-open-brace")
        elif delimiter in _FULL_WIDTH:
            self.fault(match.start(2), "full-width", delimiter)
        self.closing = _CLOSING[delimiter]
        self.bare = BARE if delimiter == "(" else BARE_IN_BRACES
        self.at = self.opened = match.end()
        self.skip()
        return match[1]

    def key(self) -> str:
        """Read the key and the comma after it; a field's name in its place is left to be read as a field."""
        key_start = self.at
        pattern = _KEY_IN_PARENTHESES if self.closing == ")" else _KEY
        match = pattern.match(self.text, self.at, self.limit)
        written = match[0].rstrip() if match else ""
        self.at = match.end() if match else self.at
        if written and self.look("="):
            written, name = written[: -len(written.split()[-1])].rstrip(), written.split()[-1]
            self.at = self.text.rindex(name, key_start, self.at)
        if not written:
            self.fault(self.opened, "missing-key")
        elif len(written.split()) > 1:
            self.fault(key_start, "blank-in-key", written)
        self.skip()
        if not self.comma() and written and self.at < self.limit and not self.look(self.closing):
            self.fault(key_start + len(written), "missing-comma-after-key", written)
        return written

    # -- fields

    def field_list(self) -> bool:
        """Read fields up to the brace that closes the entry; return whether there is one."""
        while True:
            self.skip()
            if self.at >= self.limit:
                return False
            if self.look(self.closing):
                if not self.goes_on():
                    return True
            elif self.look(","):
                self.fault(self.at, "extra-comma")
                self.at += 1
            else:
                self.field()

    def goes_on(self) -> bool:
        """Pass a closing brace that is one too many."""
        if GOES_ON.match(self.text, self.at + 1, self.limit) is None:
            return False
        self.fault(self.at, "extra-brace", self.text[self.at])
        self.at += 1
        self.after_value(self.at)
        return True

    def field(self) -> None:
        start = self.at
        name = self.name()
        if not name:
            self.resync()
            return
        value_start = self.at
        if (end := self.value()) < 0:
            self.unclosed(name, start, value_start)
            return
        self.fields.append(Field(name, self.text[value_start:end], start, value_start, end))
        self.at = end
        self.after_value(end)

    def name(self) -> str:
        """Read a field's name and the equals sign; ``""`` where no field begins here."""
        match = _FIELD_NAME.match(self.text, self.at, self.limit)
        equals = _EQUALS.match(self.text, match.end(), self.limit) if match else None
        if match and equals:
            if "＝" in equals[0]:
                self.fault(match.end(), "full-width", "＝")
            self.at = equals.end()
            return match[0]
        return self.odd_name(match)

    def odd_name(self, match: re.Match[str] | None) -> str:
        """Read a name without ``=`` before its value, or one with blanks in it."""
        if match:
            value = _BLANKS.match(self.text, match.end(), self.limit)
            after = value.end() if value else match.end()
            if self.text.startswith(("{", '"'), after, self.limit):
                self.fault(self.at, "missing-equals", match[0])
                self.at = after
                return match[0]
        loose = _LOOSE_NAME.match(self.text, self.at, self.limit)
        if loose is None:
            return ""
        self.fault(self.at, "odd-field-name", loose[0].strip())
        self.at = loose.end() + 1
        self.skip()
        return loose[0].strip()

    def value(self) -> int:
        """Return where the value ends that begins here, -1 where a brace or quote of it never closes."""
        limit = self.limit
        if self.careful:
            following = _NEXT_FIELD.search(self.text, self.at, limit)
            limit = following.start() if following else limit
        at = self.at
        if unopened := self.unopened():
            self.fault(at, "unopened-brace")
            return unopened
        while True:
            end = self.piece(at, limit)
            joined = JOIN.match(self.text, end, limit) if end >= 0 else None
            if joined is None:
                return end
            at = joined.end()

    def unopened(self) -> int:
        """Return where a value ends whose closing brace is on this line, but whose opening brace is not; else 0."""
        line = None if self.look('{"｛') else _LINE.match(self.text, self.at, min(self.limit, self.at + _LONG_LINE))
        if line is None:
            return 0
        depth = 0
        for match in BRACE.finditer(self.text, self.at, line.end()):
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                alone = match.start() > self.at and "=" not in self.text[self.at : match.start()]
                return match.end() if alone and GOES_ON.match(self.text, match.end(), self.limit) else 0
        return 0

    def piece(self, at: int, limit: int) -> int:
        if self.text.startswith("｛", at, limit):
            close = self.text.find("｝", at, limit)
            self.fault(at, "full-width", "｛")
            return close + 1 if close > 0 else -1
        end = piece_end(self.text, at, limit, self.bare)
        if end < 0 and not self.text.startswith(("{", '"'), at, limit):
            self.fault(at, "missing-value")
            return at
        return end

    def after_value(self, end: int) -> None:
        """Read the comma after a value, and see what is wrong where there is none."""
        self.skip()
        if not self.comma() and self.at < self.limit and not self.look(self.closing):
            self.no_comma(end)

    def no_comma(self, end: int) -> None:
        if self.fields and self.swallowed(self.fields[-1]):
            last = self.fields.pop()
            self.unclosed(last.name, last.start, last.value_start)
        elif _FIELD_FOLLOWS.match(self.text, self.at, self.limit):
            self.fault(end, "missing-comma", self.fields[-1].name if self.fields else "")
        else:
            self.resync()

    # -- recovery

    def swallowed(self, field: Field) -> bool:
        """Say whether a value holds what looks like the next field, or the brace that should close the entry."""
        return field.value[:1] in '{"' and _SWALLOWED.search(field.value) is not None

    def unclosed(self, name: str, start: int, value_start: int) -> None:
        """End a value that never closes where the next field seems to begin, and go on there."""
        following = _NEXT_FIELD.search(self.text, value_start, self.limit)
        end = self.before_blanks(following.start() if following else self.limit)
        end = self.before_blanks(end - 1) if self.text[end - 1] in ",，" else end
        reason = "unclosed-quote" if self.text.startswith('"', value_start) else "unclosed-brace"
        self.fault(value_start, reason, name)
        self.fields.append(Field(name, self.text[value_start:end], start, value_start, end))
        self.at = following.end() if following else self.limit
        self.careful = True

    def unswallow(self) -> bool:
        """At the end of a text in which the entry never closed, part the first value that swallowed other fields.

        Returns False where none did, and then the entry itself is what was not closed.
        """
        for index, field in enumerate(self.fields):
            if not self.careful and self.swallowed(field):
                del self.fields[index:]
                self.faults = [fault for fault in self.faults if fault.at < field.start]
                self.unclosed(field.name, field.start, field.value_start)
                return True
        if not self.careful:
            self.fault(self.start, "unclosed-entry")
        return False

    def resync(self) -> None:
        """Pass text that is no field, up to the next line that begins one or closes the entry."""
        here = _LINE.match(self.text, self.at, self.limit)
        self.fault(self.at, "unexpected-text", here[0].strip()[:40] if here else "")
        following = _NEXT_FIELD.search(self.text, self.at, self.limit)
        stop = following.end() if following else self.limit
        depth = 0
        for match in BRACE.finditer(self.text, self.at + 1, stop):
            depth += 1 if match[0] == "{" else -1
            if depth < 0 and self.closing[0] == "}":
                stop = match.start()
                break
        self.at = stop

    # -- small steps

    def fault(self, at: int, reason: str, found: str = "") -> None:
        self.faults.append(Fault(at, reason, found))

    def comma(self) -> bool:
        """Pass a comma, if one is here; a full-width one is a mistake."""
        if self.look("，"):
            self.fault(self.at, "full-width", "，")
        found = self.look(",，")
        self.at += found
        return found

    def look(self, characters: str) -> bool:
        return self.at < self.limit and self.text[self.at] in characters

    def skip(self) -> None:
        self.at = self.past(_SKIP)

    def past(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at, self.limit)
        return match.end() if match else self.at

    def before_blanks(self, end: int) -> int:
        """Return the offset after the last character before ``end`` that is no blank."""
        while end > self.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def last_end(self) -> int:
        return self.fields[-1].end if self.fields else self.before_blanks(self.at)
