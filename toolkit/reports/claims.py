"""Which claim stands on which source, and what hangs on each source.

Claim to source and source to claim, with role, marker as this copy reads and how it was resolved; premises and
conclusions; and the dependence table: if this source fell, which claims would lose their basis, which would be
weakened, which concepts would stand without support. Rejected claims are left out; exempt ones stay and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.claims.basis import canonical
from toolkit.claims.falling import Impact, impact
from toolkit.claims.roles import stance
from toolkit.model import Citation, Claim, Corpus, LangText, Link
from toolkit.reports.blocks import Block, Cell, Figure, Options, Prose, Report, Table
from toolkit.reports.labels import concept_label, label_of, section_labels, source_labels, speaker_label
from toolkit.reports.metrics.dependence import basis_sources, falls
from toolkit.reports.metrics.links import keys_of, verdict
from toolkit.reports.readings import paper_cell, paper_column
from toolkit.reports.shape import both, col, heading, many, prose, table
from toolkit.reports.view import View, entries, whole
from toolkit.reports.words import BASES, KINDS, RESOLVED, ROLE_WORDS, STANCES, STATUSES, VERDICTS, voice, word
from toolkit.sources.retraction import retraction_of

ID = "claims"
TITLE = both("论断与文献", "Claims and sources")
NO_CLAIMS = both("还没有论断：在 corpus/claims/<论文>.yaml 中写下第一条（id、text、kind）。",
                 "No claims yet: write the first into corpus/claims/<paper>.yaml (id, text, kind).")
NAMED_ONLY = both("正文点名，无标注", "named in the text, no marker")


def build(corpus: Corpus, options: Options) -> Report:
    """Return the report of claims and sources; it counts no ages, so ``options`` change nothing."""
    view = whole(corpus)
    return Report(id=ID, title=TITLE, blocks=tuple(blocks(view)))


def blocks(view: View) -> Iterator[Block]:
    """Yield the report in reading order."""
    yield opening(view)
    yield from withdrawn(view)
    yield heading("论断", "Claims")
    yield claims_table(view)
    yield heading("从论断到文献", "From claims to sources")
    yield prose(
        "每行是一处引证：论断以何种角色引用该文献，标注在本件上读作什么，以及如何认定所指。"
        "没有标注的，正文只点了名。",
        "Each row is one link: in which role the claim uses the source, what this copy reads at the marker, and how "
        "the marker was resolved. Where no marker stands, the text only names the source.",
    )
    yield links_table(view)
    yield heading("从文献到论断", "From sources to claims")
    yield sources_table(view)
    yield Figure("claims-per-source", both("各文献服务的论断", "Claims per source"), "bars",
                 "sources", "claims", "source")
    yield heading("前提与结论", "Premises and conclusions")
    yield reasoning_table(view)
    yield heading("若某文献失效", "If a source fell")
    yield prose(
        "假定该文献不可用（撤稿、误引、查无此说）：哪些论断失去依据，哪些被削弱，"
        "哪些概念不再有文献或有依据的论断支撑。",
        "Suppose the source could not be used (retracted, misread, does not say so): which claims would lose their "
        "basis, which would be weakened, and which concepts would have no source and no supported claim left.",
    )
    yield dependence_table(view)


def opening(view: View) -> Prose:
    """Say how many claims and links there are."""
    claims = view.shown
    if not claims:
        return Prose(text=NO_CLAIMS)
    linked = sum(bool(claim.sources) for claim in claims)
    number = sum(len(claim.sources) for claim in claims)
    wrong = len(view.corpus.claims) - len(claims)
    used = len({key for claim in claims for key in keys_of(view, claim)})
    return prose(
        f"论断 {len(claims)} 条，其中 {linked} 条引用文献；引证 {number} 处，涉及文献 {used} 种。"
        f"另有 {wrong} 条已否决，不列。",
        f"{many(len(claims), 'claim')}, {linked} of them linked to sources; {many(number, 'link')} to "
        f"{many(used, 'source')}. {many(wrong, 'rejected claim')} not shown.",
    )


def withdrawn(view: View) -> Iterator[Block]:
    """Yield what rests on sources that were withdrawn, all of them taken together; nothing where there is none."""
    notices = {key: notice for key, source in view.corpus.sources.items() if (notice := retraction_of(source))}
    if not notices:
        return
    together, labels = impact(view.corpus, notices), source_labels(view.corpus)
    yield heading("已撤稿的文献", "Withdrawn sources")
    yield prose(
        f"已撤稿文献 {len(notices)} 种；若一并失效，{len(together.lost)} 条论断失去依据，"
        f"{len(together.weakened)} 条被削弱。",
        f"{many(len(notices), 'source was', 'sources were')} withdrawn; without them "
        f"{many(len(together.lost), 'claim')} would lose their basis and {many(len(together.weakened), 'claim')} "
        "would be weakened.",
    )
    columns = (col("source", "文献", "source", "langtext"), col("notice", "声明", "notice"),
               col("claims", "引用它的论断", "claims that use it", "list"), col("key", "文献键", "key"))
    users = used_by(view)
    rows = ((label_of(labels, key), notice, tuple(dict.fromkeys(claim.id for claim, _ in users.get(key, ()))), key)
            for key, notice in notices.items())
    yield table("withdrawn", both("已撤稿的文献", "Withdrawn sources"), columns, rows, both("没有。", "None."))


def claims_table(view: View) -> Table:
    """Return every claim as a card, with all that HTML filters by."""
    columns = (
        col("id", "代号", "id"), col("text", "论断", "claim", "langtext"), *paper_column(view),
        col("section", "章节", "section", "langtext", choose=True),
        col("voice", "口吻", "voice", "langtext", choose=True),
        col("speakers", "说话者", "speaker", "langlist"), col("kind", "类别", "kind", "langtext", choose=True),
        col("sources", "文献", "source", "langlist", choose=True),
        col("basis", "依据", "basis", "langtext", choose=True),
        col("premises", "前提", "premises", "list"), col("conclusions", "结论", "conclusions", "list"),
        col("concepts", "概念", "concept", "langlist", choose=True),
        col("status", "状态", "status", "langtext", choose=True), col("exempt", "豁免理由", "exempt because"),
    )
    rows = tuple(claim_rows(view))
    return Table(id="claims", title=both("论断", "Claims"), columns=columns, rows=rows, layout="cards", empty=NO_CLAIMS)


def claim_rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """Yield each claim as a row."""
    sections, labels, after = section_labels(view), source_labels(view.corpus), conclusions(view)
    for claim in view.shown:
        yield (
            claim.id, claim.text, *paper_cell(view, claim.paper), sections[claim.paper, claim.section], voice(claim),
            tuple(speaker_label(view.corpus, labels, speaker) for speaker in claim.asserted_by),
            KINDS[claim.kind], tuple(label_of(labels, key) for key in dict.fromkeys(keys_of(view, claim))),
            BASES[view.basis[claim.id]], claim.rests_on, after.get(claim.id, ()),
            tuple(concept_label(view.corpus, concept) for concept in claim.concepts),
            STATUSES[claim.status], claim.exempt,
        )


def conclusions(view: View) -> dict[str, tuple[str, ...]]:
    """Return for each premise the claims that rest on it, in reading order."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in view.shown:
        for premise in dict.fromkeys(claim.rests_on):
            found[premise] = (*found.get(premise, ()), claim.id)
    return found


def links_table(view: View) -> Table:
    """Return every link with its role, its marker and how that was resolved."""
    columns = (
        col("claim", "论断", "claim"), col("source", "文献", "source", "langtext"),
        col("role", "角色", "role", "langtext", choose=True), col("stance", "作用", "stance", "langtext", choose=True),
        col("reads", "本件读作", "this copy reads", "list"), col("resolved", "认定方式", "resolved", "langlist"),
        col("locator", "位置", "locator"), col("check", "核对", "checked", "langtext"), col("key", "文献键", "key"),
    )
    labels, known = source_labels(view.corpus), citations(view)
    rows = (link_row(view, labels, known, claim, link) for claim in view.shown for link in claim.sources)
    return table("links", both("引证", "Links"), columns, rows,
                 both("还没有论断引用文献：在论断的 sources 下写明文献键。",
                      "No claim is linked to a source yet: name its key under a claim's sources."))


def citations(view: View) -> dict[tuple[str, str], Citation]:
    """Return every marker by (paper, id)."""
    return {(paper.id, citation.id): citation for paper in view.papers for citation in paper.citations}


def link_row(
    view: View, labels: dict[str, LangText], known: dict[tuple[str, str], Citation], claim: Claim, link: Link
) -> tuple[Cell, ...]:
    """Return one link as a row."""
    key, side, found = canonical(view.corpus, link.key), stance(link.role), verdict(link)
    cited = [known[claim.paper, name] for name in link.citations if (claim.paper, name) in known]
    return (
        claim.id, label_of(labels, key), word(ROLE_WORDS, link.role), STANCES[side] if side else None,
        tuple(citation.reads for citation in cited), tuple(map(resolution, cited)) or (NAMED_ONLY,),
        link.locator, VERDICTS[found] if found else None, key,
    )


def resolution(citation: Citation) -> LangText:
    """Return how a marker was resolved, with the confidence where it is not certain."""
    how = word(RESOLVED, citation.resolved_by or "") if citation.targets else both("所指不明", "not resolved")
    unsure = citation.confidence is not None and citation.confidence < 1
    return both(f"{how['zh']}（{citation.confidence}）", f"{how['en']} ({citation.confidence})") if unsure else how


def sources_table(view: View) -> Table:
    """Return every source that is listed or used, with the claims that use it."""
    labels, columns = source_labels(view.corpus), (
        col("numbers", "编号", "no.", "list"), col("source", "文献", "source", "langtext"),
        col("claims", "论断数", "claims", "int"), col("carried", "以其为据", "carried by it", "int"),
        col("used_by", "论断（角色）", "claims (role)", "langlist"), col("key", "文献键", "key"),
    )
    users = used_by(view)
    rows = (
        (tuple(numbers), label_of(labels, key), len({claim.id for claim, _ in users.get(key, ())}),
         sum(key in basis_sources(view, claim) for claim in {c.id: c for c, _ in users.get(key, ())}.values()),
         tuple(with_role(claim, link) for claim, link in users.get(key, ())), key)
        for key, numbers in in_list_order(view, users).items()
    )
    return table("sources", both("文献及其论断", "Sources and their claims"), columns, rows,
                 both("还没有文献被列出或引用。", "No source is listed or used yet."))


def used_by(view: View) -> dict[str, list[tuple[Claim, Link]]]:
    """Return for each source the claims and links that use it, in reading order."""
    found: dict[str, list[tuple[Claim, Link]]] = {}
    for claim in view.shown:
        for link in claim.sources:
            found.setdefault(canonical(view.corpus, link.key), []).append((claim, link))
    return found


def in_list_order(view: View, also: Iterable[str]) -> dict[str, list[str]]:
    """Return the sources with their numbers: first as the lists print them, then the others by key."""
    found: dict[str, list[str]] = {}
    for entry in entries(view):
        number = f"{entry.paper.id}:{entry.number}" if view.several else str(entry.number)
        found.setdefault(entry.key, []).append(number)
    return {**found, **{key: [] for key in sorted(also) if key not in found}}


def with_role(claim: Claim, link: Link) -> LangText:
    """Return a claim's id with the role in which it uses a source."""
    role = word(ROLE_WORDS, link.role)
    return both(f"{claim.id}（{role['zh']}）", f"{claim.id} ({role['en']})")


def reasoning_table(view: View) -> Table:
    """Return the conclusions with their premises."""
    columns = (
        *paper_column(view), col("conclusion", "结论", "conclusion"), col("text", "内容", "it says", "langtext"),
        col("basis", "依据", "basis", "langtext"), col("premises", "前提（依据）", "premises (basis)", "langlist"),
    )
    rows = (
        (*paper_cell(view, claim.paper), claim.id, claim.text, BASES[view.basis[claim.id]],
         tuple(premise(view, name) for name in claim.rests_on))
        for claim in view.shown if claim.rests_on
    )
    return table("reasoning", both("前提与结论", "Premises and conclusions"), columns, rows,
                 both("还没有记录论证：在结论的 rests_on 下写明前提的代号。",
                      "No reasoning is recorded yet: name the premises under a conclusion's rests_on."))


def premise(view: View, name: str) -> LangText:
    """Return a premise's id with what it stands on."""
    basis = BASES.get(view.basis.get(name, ""), both("未知或已否决", "unknown or rejected"))
    return both(f"{name}（{basis['zh']}）", f"{name} ({basis['en']})")


def dependence_table(view: View) -> Table:
    """Return what would fall with each source on which something rests, the heaviest losses first."""
    labels = source_labels(view.corpus)
    columns = (
        col("source", "文献", "source", "langtext"), col("lost_n", "失去依据", "lose basis", "int"),
        col("weakened_n", "被削弱", "weakened", "int"),
        col("lost", "失去依据的论断", "claims that lose their basis", "list"),
        col("weakened", "被削弱的论断", "claims weakened", "list"),
        col("concepts", "失去支撑的概念", "concepts without support", "langlist"), col("key", "文献键", "key"),
    )
    found = falls(view, sorted(view.corpus.sources))
    heavy = sorted(((key, one) for key, one in found.items() if one.lost or one.weakened or one.concepts), key=weight)
    at = {claim.id: rank for rank, claim in enumerate(view.shown)}
    rows = (
        (label_of(labels, key), len(one.lost), len(one.weakened), tuple(sorted(one.lost, key=at.__getitem__)),
         tuple(sorted(one.weakened, key=at.__getitem__)),
         tuple(concept_label(view.corpus, name) for name in sorted(one.concepts)), key)
        for key, one in heavy
    )
    return table("dependence", both("若某文献失效", "If a source fell"), columns, rows,
                 both("没有论断或概念依靠文献。", "No claim or concept rests on a source."))


def weight(pair: tuple[str, Impact]) -> tuple[int, int, int, str]:
    """Return a sort key by which the source whose fall costs most comes first."""
    key, found = pair
    return -len(found.lost), -len(found.weakened), -len(found.concepts), key
