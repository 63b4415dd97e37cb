"""The Content Security Policy of a page that holds all it needs."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def policy(style: str, script: str) -> str:
    """Return a policy that allows this style, this script and pictures in the page, nothing else."""
    allowed = {"style-src": hashed(style), "script-src": hashed(script), "img-src": "data:"}
    denied = "; ".join(f"{what} 'none'" for what in ("default-src", "base-uri", "form-action"))
    return "; ".join([denied, *(f"{what} {source}" for what, source in allowed.items())])


def hashed(text: str) -> str:
    """Return the source expression that allows an inline element with just this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
