"""Names in Latin letters, as biblatex, GB/T 7714, Vancouver and people write them, pinyin among them."""

from __future__ import annotations

import re

from toolkit.model import Name
from toolkit.text.braces import split_outside, unbraced
from toolkit.text.surnames import compound_pinyin, is_common_surname, is_pinyin, is_pinyin_surname, syllables
from toolkit.text.wordset import word_set

PARTICLES = word_set(
    "van von vom de der den del della di da das dos do du des la le lo ten ter te zu zur zum al el ibn bin"
)
"""Words before a family name that belong to it, in small letters."""

_BLANKS = re.compile(r"[\s~]+")
COMMA = re.compile(r"\s*,\s*")
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = re.compile(rf"{_LETTER}\.?(?:-?{_LETTER}\.?){{0,2}}")
_SPACED_INITIALS = re.compile(rf"{_LETTER}(?:(?:\.-?|-){_LETTER})*\.?")
_SUFFIXES = word_set("jr jr. sr sr. ii iii iv vi 2nd 3rd esq esq. phd md")
_BODY_WORDS = word_set(
    """
    agency alliance association authority bank bureau commission committee consortium corporation congress council
    department directorate federation forum foundation government inc inc. institute institution laboratory ltd ltd.
    ministry nations office organisation organization parliament secretariat society union university
    """
)
_JOINING_WORDS = word_set("of for the and on in to &")

def parse_western(text: str) -> Name:
    """Read a name in Latin letters; a list of several, and what has too many commas, is whole in ``literal``."""
    parts = split_outside(text, COMMA)
    if ";" in text or len(parts) > 3:
        return Name(literal=unbraced(text))
    if len(parts) == 1:
        return _without_comma(text)
    if len(parts) == 2:
        return _family_given(*parts)
    family, suffix, given = parts if parts[1].lower() in _SUFFIXES else (parts[0], parts[2], parts[1])
    if suffix.lower() not in _SUFFIXES:
        return Name(literal=unbraced(text))
    return _family_given(family, given, suffix)


def _family_given(family: str, given: str, suffix: str = "") -> Name:
    words = split_outside(family, _BLANKS)
    if given.lower() in _SUFFIXES and len(words) > 1:
        return _von(words, given)
    count = min(_leading_lower(words), len(words) - 1)
    return Name(
        family=_pinyin_case(joined(words[count:])),
        given=_given(joined(split_outside(given, _BLANKS))),
        particle=joined(words[:count]),
        suffix=suffix,
    )


def _without_comma(text: str) -> Name:
    words = _compound_first(split_outside(text, _BLANKS))
    if _is_body(words):
        return Name(literal=unbraced(" ".join(words)))
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    if count := _family_words(words):
        particles = count - 1 if all(word.lower() in PARTICLES for word in words[: count - 1]) else 0
        return Name(
            family=_pinyin_case(joined(words[particles:count])), given=_dotted(" ".join(words[count:])),
            particle=joined(words[:particles]), suffix=suffix,
        )  # fmt: skip
    if not suffix and _is_pinyin_order(words):
        given = " ".join(words[1:])
        return Name(family=_pinyin_case(words[0]), given=given.capitalize() if given.isupper() else given)
    return _von(words, suffix)


def _compound_first(words: list[str]) -> list[str]:
    """Return the words of a name with a compound surname in one: ``OU YANG Xiu`` and ``Ou-yang Xiu`` are Ouyang."""
    for count in (1, 2):
        surname = compound_pinyin("".join(words[:count]))
        if surname and len(words) > count:
            return [surname if words[0][:1].isupper() else words[0], *words[count:]]
    return words


def _family_words(words: list[str]) -> int:
    """Return how many words the family name has where only initials follow it (``FANG B X``), else 0.

    It may have particles and parts (``van der Waals J D``, ``García Márquez G``); a lone letter is no family name.
    """
    if len(words) > 1 and len(words[0].rstrip(".")) > 1 and _initials_follow(words):
        return 1
    letters = 0
    while letters < len(words) and _SPACED_INITIALS.fullmatch(words[-1 - letters]):
        letters += 1
    count = len(words) - letters
    parts = words[:count]
    whole = all(len(word.rstrip(".")) > 1 and not _SPACED_INITIALS.fullmatch(word) for word in parts)
    led = all(word.lower() in PARTICLES for word in parts[:-1])
    return count if letters and 1 < count < 4 and whole and (led or not any(word in PARTICLES for word in parts)) else 0


def _von(words: list[str], suffix: str = "") -> Name:
    """Read ``Given von Family`` as BibTeX does: the particle is what is in lower case before the last word.

    In a name without any capital that says nothing: there it is what the table knows as one.
    """
    lower = [at for at, word in enumerate(words[:-1]) if word[:1].islower()]
    if len(lower) > 0 and all(word[:1].islower() for word in words):
        lower = [at for at in lower if words[at] in PARTICLES]
    start, end = (lower[0], lower[-1] + 1) if lower else (len(words) - 1,) * 2
    return Name(
        family=_pinyin_case(joined(words[end:])),
        given=joined(words[:start]),
        particle=joined(words[start:end]),
        suffix=suffix,
    )


def _initials_follow(words: list[str]) -> bool:
    """Say whether all words but the first are initials; ``LI NA`` is a name in capitals, ``Li NA`` has two initials."""
    if words[0].isupper() and len(words) == 2 and len(words[1]) > 1 and is_pinyin(words[1]):
        return False
    return all(_INITIALS.fullmatch(word) and word.lower() not in _SUFFIXES for word in words[1:])


def _is_pinyin_order(words: list[str]) -> bool:
    """Say whether words are a pinyin name with the family first: by capitals, or because the other way fails.

    It fails where the last word is no surname, or a rare one while the first is common (``Li Na``); a compound surname
    is none in any other place. A given name in two words has one syllable in each.
    """
    first, *given = words
    if not given or not is_pinyin_surname(first) or not all(is_pinyin(word) and len(word) > 1 for word in given):
        return False
    if len(given) > 1 and (len(given) > 2 or any(len(syllables(word)) > 1 for word in given)):
        return False
    last = given[-1]
    surely = compound_pinyin(first) or (first.isupper() and not any(word.isupper() for word in given))
    return bool(surely) or not is_pinyin_surname(last) or (is_common_surname(first) and not is_common_surname(last))


def _is_body(words: list[str]) -> bool:
    """Say whether the words name an institution: by a word that only institutions bear, or by ``of``, ``the``."""
    lower = {word.lower() for word in words}
    return len(words) > 1 and bool(lower & _BODY_WORDS or lower & _JOINING_WORDS)


def _leading_lower(words: list[str]) -> int:
    return next((at for at, word in enumerate(words) if not word[:1].islower()), len(words))


def _pinyin_case(family: str) -> str:
    """Return a pinyin surname in capitals as ``Fang``; other words keep their case (``MCCORMICK`` cannot be undone)."""
    return family.capitalize() if len(family) > 1 and family.isupper() and is_pinyin_surname(family) else family


def _given(given: str) -> str:
    words = given.split()
    return _dotted(given) if words and all(_SPACED_INITIALS.fullmatch(word) for word in words) else given


def _dotted(letters: str) -> str:
    """Write initials the one way, ``B. X.``, with a hyphen where there was one."""
    spread = re.sub(r"([^\W\d_])\.?(-?)\s*", r"\1.\2 ", letters)
    return spread.replace("- ", "-").strip()


def joined(words: list[str]) -> str:
    """Return words as one text, without the braces around it."""
    return unbraced(" ".join(words))


def is_pinyin_name(name: Name) -> bool:
    """Say whether a name is Chinese in pinyin: a surname, and a given name of syllables or initials."""
    words = re.split(r"[\s.]+", name.given.strip(" ."))
    return is_pinyin_surname(name.family) and all(len(word) == 1 or is_pinyin(word) for word in words)
