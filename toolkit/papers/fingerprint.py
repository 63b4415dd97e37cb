"""What a sentence is known by, so that it is found again in a changed copy: a hash, and MinHash for the nearly same.

Both are of the sentence's matching form: citation markers taken out, then the normal form that all matching uses. So
blanks, line and page breaks, width, case, punctuation and renumbered markers do not count.

MinHash: 64 permutations of character 3-grams. Each 3-gram is hashed with keyed blake2b to 64 numbers of 32 bits; of the
least number of each permutation the lower 16 bits are kept, which is enough to compare and a quarter of the space.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Iterable, Sequence

from toolkit.papers.manuscript import Span
from toolkit.text.normal import normal_form

PERMUTATIONS = 64
GRAM = 3
_KEYS = tuple(f"litcorpus {block}".encode() for block in range(4))
_BLOCK = struct.Struct("<16I")
_KEPT = struct.Struct(f"<{PERMUTATIONS}H")

Least = tuple[int, ...]
"""The least number of each permutation, whole (32 bits): two stretches joined have the lesser of each."""
Minhash = tuple[int, ...]
"""What is kept of them: the lower 16 bits."""


def matching_form(text: str, start: int, end: int, markers: Iterable[Span] = ()) -> str:
    """Return the normal form of a stretch of a text without the markers in it; empty where nothing is left."""
    pieces, at = [], start
    for marker in markers:
        if start <= marker.start and marker.end <= end:
            pieces.append(text[at : marker.start])
            at = max(at, marker.end)
    return normal_form("".join([*pieces, text[at:end]]))


def sha256(form: str) -> str:
    """Return the hash of a matching form, empty of an empty one: nothing is not the same as nothing."""
    return hashlib.sha256(form.encode()).hexdigest() if form else ""


def least(form: str) -> Least:
    """Return the least numbers of a form's 3-grams; a form that is shorter is one gram."""
    grams = {form[at : at + GRAM] for at in range(max(1, len(form) - GRAM + 1))}
    return tuple(map(min, zip(*map(_numbers, grams), strict=True)))


def _numbers(gram: str) -> Least:
    data = gram.encode("utf-8", "surrogatepass")
    digests = (hashlib.blake2b(data, key=key).digest() for key in _KEYS)
    return tuple(number for digest in digests for number in _BLOCK.unpack(digest))


def joined(parts: Sequence[Least]) -> Least:
    """Return the least numbers of stretches taken together, but for the grams that lie across their seams."""
    return tuple(map(min, zip(*parts, strict=True)))


def kept(numbers: Least) -> Minhash:
    """Return what is kept of the least numbers."""
    return tuple(number & 0xFFFF for number in numbers)


def encode(numbers: Least) -> str:
    """Return a fingerprint as the files hold it (base64)."""
    return base64.b64encode(_KEPT.pack(*kept(numbers))).decode()


def decode(minhash: str) -> Minhash:
    """Read a fingerprint back; empty where the text is none."""
    try:
        return _KEPT.unpack(base64.b64decode(minhash, validate=True))
    except (ValueError, struct.error):
        return ()


def short(form: str) -> int:
    """Return the first 32 bits of a form's hash: enough to tell whether a text had a sentence."""
    return int.from_bytes(hashlib.sha256(form.encode()).digest()[:4], "big")


def encode_all(forms: Iterable[str]) -> str:
    """Return the short hashes of a text's sentences, as the files hold them (base64, in the order of the text)."""
    return base64.b64encode(b"".join(short(form).to_bytes(4, "big") for form in forms)).decode()


def decode_all(sentences: str) -> frozenset[int]:
    """Read them back; empty where the text holds none."""
    try:
        data = base64.b64decode(sentences, validate=True)
    except ValueError:
        return frozenset()
    return frozenset(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data) - 3, 4))


def likeness(one: Minhash, other: Minhash) -> float:
    """Estimate the Jaccard index of two stretches' 3-grams, 0 to 1; its standard error is at most 0.06."""
    if not one or not other:
        return 0.0
    return sum(map(int.__eq__, one, other)) / PERMUTATIONS
