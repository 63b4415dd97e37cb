"""Words of mixed text: a Han character is a token, a Latin word or a number is one whole."""

from __future__ import annotations

import re

WIDE = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"  # written without blanks: a token each
LETTER = rf"(?:(?![{WIDE}])[^\W\d_])"
_PART = rf"(?:{LETTER}|[\d\u0300-\u036f])"  # a letter, a digit, an accent that does not compose
_TOKEN = re.compile(
    rf"(?:{LETTER}\.){{2,}}"  # U.S.
    rf"|{LETTER}{_PART}*(?:-\d{_PART}*)*(?:(?<=\d)\.\d{_PART}*)*"  # TikTok, Müller, GPT-4, Web3.0
    rf"|\d+(?:[.,]\d+)*{_PART}*"  # 3.1, 2,000, 5G
    r"|.",
    re.DOTALL,
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without the blanks between them."""
    return tuple(word for word in _TOKEN.findall(text) if word != " ")


def tokens_of(text: str) -> tuple[list[str], list[bool]]:
    """Return words, and whether a blank follows each (as a spaCy Doc wants them); together they give the text again."""
    words: list[str] = []
    blanks: list[bool] = []
    for word in _TOKEN.findall(text):
        if word == " " and words and not blanks[-1]:
            blanks[-1] = True
        else:
            words.append(word)
            blanks.append(False)
    return words, blanks
