"""``litcorpus review --links`` and ``--citations``: what the sources say themselves, and markers without a target."""

from __future__ import annotations

from typing import ClassVar

from toolkit.cli.language import say
from toolkit.cli.review_cards import citation_card, link_card
from toolkit.cli.review_walk import Keys, Step, Walk
from toolkit.edit.reviewing import Unchecked, counts, with_check, with_targets
from toolkit.model import Check, CheckedFrom, Verdict

VERDICTS: dict[str, Verdict] = {"1": "supports", "2": "partly", "3": "contradicts", "4": "not-found", "5": "indirect"}
READ: dict[str, CheckedFrom] = {"f": "full-text", "a": "abstract", "s": "secondary"}


class Links(Walk[Unchecked]):
    """The unchecked links: what did the source itself say?"""

    keys: ClassVar[Keys] = {
        "1": ("supports", "支持"), "2": ("partly", "部分支持"), "3": ("contradicts", "相反"),
        "4": ("not found there", "未见此说"), "5": ("indirect", "间接"),
    }

    def there(self, item: Unchecked) -> bool:
        """A claim may have gone or lost the link."""
        claim = self.desk.corpus.claims.get(item.claim)
        return claim is not None and any(link.key == item.link.key for link in claim.sources)

    def show(self, item: Unchecked, at: int) -> str:
        """Show claim, passage and reference."""
        claim = self.desk.corpus.claims[item.claim]
        passage = self.desk.texts.passage(claim.paper, item.claim)
        return link_card(self.desk.corpus, item, passage, at, len(self.queue))

    def act(self, key: str, item: Unchecked) -> Step:
        """Ask from what, on which page, and for a note; then save the check."""
        read = self.desk.key({"f": ("full text", "全文"), "a": ("abstract", "摘要"), "s": ("secondary", "转述"),
                              "b": ("back", "返回")}, say("read in  ", "所读为  "))
        if read not in READ:
            return "stay"
        page = self.desk.keyboard.line(say("page", "页码"), item.link.locator)
        note = None if page is None else self.desk.keyboard.line(say("note", "说明"))
        if page is None or note is None:
            return "stay"
        who = self.desk.who
        check = Check(VERDICTS[key], who.who, who.on, READ[read], page.strip(), note.strip())
        claim, link = item.claim, self.current(item)
        return self.desk.decide(lambda corpus: with_check(corpus, claim, link[0], link[1], check),
                                f"check {claim} {link[0]}")

    def current(self, item: Unchecked) -> tuple[str, str]:
        """Return key and role of the link as it is now; one that was checked in this session is checked anew."""
        claim = self.desk.corpus.claims[item.claim]
        same = [link for link in claim.sources if link.key == item.link.key]
        first = next((link for link in same if not counts(link.check)), same[0])
        return first.key, first.role


class Markers(Walk[tuple[str, str]]):
    """The markers without a target, by paper and id."""

    keys: ClassVar[Keys] = {"t": ("name its target", "指明文献"), "0": ("cannot be told", "无法判断")}

    def show(self, item: tuple[str, str], at: int) -> str:
        """Show the marker in its passage, with the entries that nothing cites."""
        paper = self.desk.corpus.papers[item[0]]
        citation = next(one for one in paper.citations if one.id == item[1])
        place = say(f"marker {at} of {len(self.queue)}", f"标引 {at}/{len(self.queue)}")
        return citation_card(self.desk.corpus, paper, citation, self.desk.texts.passage(*item), place)

    def act(self, key: str, item: tuple[str, str]) -> Step:
        """Ask for the target and whether the printed page was looked at."""
        paper, name = item
        words = ""
        if key == "t":
            record = self.desk.corpus.papers[paper]
            titles = {source: self.desk.corpus.sources[source].own.title for source in record.references
                      if source in self.desk.corpus.sources}
            line = self.desk.keyboard.line(say("number in the list, or key", "文献表中的编号，或键"), "", titles)
            if line is None or not line.strip():
                return "stay"
            words = line
        seen = self.desk.asks("Seen on the publisher's page?", "是否核对过出版社页面？")
        targets = words.replace(",", " ").replace("，", " ").split()
        return self.desk.decide(
            lambda corpus: with_targets(corpus, paper, name, targets, self.desk.who, seen), f"marker {paper} {name}")
