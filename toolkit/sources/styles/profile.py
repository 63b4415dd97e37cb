"""What a journal asks for beyond a style: the ``cite`` section of corpus.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.sources.styles.forms import Form


class Profile(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How references are printed; what is None is left to the style.

    ``first`` is the half that comes first (``own`` is the work's language), ``halves`` whether the second stands on a
    line of its own. ``note`` follows the English half of a Chinese work. ``et-al`` is how many names are listed.
    """

    style: str = "gbt7714-2015-numeric"
    bilingual: bool = False
    first: Literal["own", "zh", "en"] = "own"
    halves: Literal["next-line", "same-line"] = "next-line"
    note: str = "(in Chinese)"
    names: Literal["capitals", "as-written"] | None = None
    titles: Literal["sentence", "as-written"] | None = None
    et_al: int | None = None
    codes: bool | None = None
    doi: bool | None = None
    final_dot: bool | None = None


def read_profile(settings: Mapping[str, object]) -> Profile:
    """Read the ``cite`` section; raises ToolkitError that names what is wrong in it."""
    try:
        return msgspec.convert(dict(settings), Profile)
    except msgspec.ValidationError as error:
        raise ToolkitError(
            f"corpus.yaml, cite: {error}", f"corpus.yaml 的 cite 部分有误：{error}"
        ) from error


def fitted(form: Form, profile: Profile) -> Form:
    """Return a form with what the profile asks for."""
    wanted = {
        "capitals": None if profile.names is None else profile.names == "capitals",
        "sentence_case": None if profile.titles is None else profile.titles == "sentence",
        "listed": profile.et_al,
        "codes": profile.codes,
        "doi": profile.doi,
        "final_dot": profile.final_dot,
    }
    return replace(form, **{name: value for name, value in wanted.items() if value is not None})
