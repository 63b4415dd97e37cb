"""The Latin words by which sentences are told apart: what a dot shortens, and what only begins a sentence."""

from __future__ import annotations

from toolkit.text.wordset import word_set

ABBREVIATIONS = word_set(
    """
    al app approx appl bd ca cf ch chap chem co col corp dept diss dr ed eds eg eq eqn eqs est etc ex ext
    fig figs ff gen gov hon ibid ie inc int jr lt ltd mr mrs ms mt mts no nos op cit pp p para par ph phys
    pl prof pt ref refs resp rev sec sect ser sgt sp spp sr st subsp suppl tab univ var viz vol vols vs
    trans assoc natl sci acad proc jan feb mar apr jun jul aug sep sept oct nov dec abb abs art núm cap fasc
    hrsg aufl usw bzw dt z.b d.h u.a a.m p.m i.e e.g
    """
)
"""Words that a dot shortens, in small letters and without the dot."""

MAY_END = word_set(
    """
    al etc inc ltd co corp jr sr ff p.m a.m ed eds
    """
)
"""Shortened words that may also end a sentence."""

STARTERS = word_set(
    """
    the this that these those there they it its in on at as a an and but however we our he she his her if
    when while although since because thus therefore hence moreover furthermore for from with to by after
    before during such some most many both each all no not one two what which who how why here finally first
    second third another other
    """
)
"""Words that begin a sentence where they are written with a capital."""
