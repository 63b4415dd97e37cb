"""Who is at the keyboard: what stands in ``by`` and ``reviewed``."""

from __future__ import annotations

import datetime
import getpass
import os
import subprocess
from functools import cache
from pathlib import Path

from toolkit.model import Stamp

VARIABLE = "LITCORPUS_USER"


def stamp(folder: Path | str) -> Stamp:
    """Return the person's name and today's date."""
    return Stamp(name(str(folder)), datetime.date.today().isoformat())


@cache
def name(folder: str) -> str:
    """Return ``$LITCORPUS_USER``, else the name that git knows in a folder, else that of the login."""
    given = os.environ.get(VARIABLE, "").strip()
    return given or git_name(folder) or login()


def git_name(folder: str) -> str:
    """Return ``user.name`` of git; empty where git is not there or knows none."""
    try:
        done = subprocess.run(["git", "-C", folder, "config", "user.name"], capture_output=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def login() -> str:
    """Return the login; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
