"""Simple mathematics of titles as plain text: ``H$_2$O`` is H₂O, ``$\\alpha$-quartz`` α-quartz.

Formats other than BibTeX know no dollar signs. What Unicode cannot say stays as written.
"""

from __future__ import annotations

import re
import unicodedata

_MATH = re.compile(r"(?<!\\)\$(?!\s)([^$]*[\\_^][^$]*)(?<!\s)\$")
_ENSURED = re.compile(r"\\ensuremath\s*\{([^{}]*)\}")
_CODE = re.compile(
    r"\\(?:mathrm|mathit|mathbf|text|rm|textrm|ensuremath)\s*(?:\{(?P<plain>[^{}\\]*)\})?"
    r"|\\(?P<name>[A-Za-z]+)\s*|(?P<shift>[_^])\s*(?:\{(?P<group>[^{}\\]*)\}|(?P<one>[^\s{}\\]))|(?P<brace>[{}])"
)
_SHIFTED = {
    "_": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    "^": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
}
_SIGNS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "approx": "≈", "sim": "~", "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔",
    "circ": "°", "degree": "°", "ell": "ℓ", "hbar": "ħ", "partial": "∂", "nabla": "∇", "in": "∈", "propto": "∝",
    "ll": "≪", "gg": "≫", "cup": "∪", "cap": "∩", "prime": "′", "varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ",
    "langle": "⟨", "rangle": "⟩", "star": "⋆", "ast": "*", "dagger": "†", "ldots": "…", "dots": "…",
}  # fmt: skip


def plain_math(text: str) -> str:
    """Return a text with each formula that Unicode can say in Unicode."""
    if "\\ensuremath" in text:
        text = _ENSURED.sub(lambda match: _plain(match[1], match[0]), text)
    return _MATH.sub(lambda match: _plain(match[1], match[0]), text) if text.count("$") > 1 else text


def shifted(text: str, shift: str) -> str:
    """Return a text raised (``^``) or lowered (``_``), ``""`` where Unicode has not all of its characters so."""
    moved = text.translate(_SHIFTED[shift])
    return moved if all(before != after for before, after in zip(text, moved, strict=True)) else ""


def _plain(formula: str, otherwise: str) -> str:
    found = _CODE.sub(_said, formula.replace("^\\circ", "\\circ ").replace("^{\\circ}", "\\circ "))
    return otherwise if re.search(r"[\\^_{}]", found) else found.strip()


def _said(match: re.Match[str]) -> str:
    if match["brace"] or match["plain"] is not None:
        return match["plain"] or ""
    if match["shift"]:
        inside = match["group"] if match["one"] is None else match["one"]
        return shifted(inside, match["shift"]) or match[0]
    name = match["name"] or ""
    return _SIGNS.get(name) or _greek(name) or match[0]


def _greek(name: str) -> str:
    size = "CAPITAL" if name[:1].isupper() else "SMALL"
    spelled = {"lambda": "LAMDA"}.get(name.lower(), name.upper())
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {spelled}")
    except KeyError:
        return ""
