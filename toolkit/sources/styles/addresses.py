"""Where a work is on the net, as GB/T 7714 writes it: the day of the visit, URL, DOI, CSTR."""

from __future__ import annotations

from toolkit.model import Source
from toolkit.sources.styles.forms import Form
from toolkit.sources.styles.kinds import Kind


def seen_on(source: Source, kind: Kind, form: Form) -> str:
    """Write the day of the visit; the 2025 edition asks for it only where the work may change."""
    day = source.identifiers.get("urldate", "")
    if not day or not _shows_address(kind, form):
        return ""
    return f"[{day}]" if form.edition == 2015 or kind.where == "updated" else ""


def _shows_address(kind: Kind, form: Form) -> bool:
    return form.addresses or kind.where == "updated"


def addresses(source: Source, kind: Kind, form: Form) -> tuple[str, ...]:
    """Give URL, DOI and CSTR, these two only where the URL does not hold them."""
    if not _shows_address(kind, form):
        return ()
    url, doi, cstr = (source.identifiers.get(name, "") for name in ("url", "doi", "cstr"))
    known = url.casefold()
    return (
        url,
        f"DOI:{doi}" if form.doi and doi and doi.casefold() not in known else "",
        f"CSTR:{cstr}" if form.edition == 2025 and cstr and cstr.casefold() not in known else "",
    )
