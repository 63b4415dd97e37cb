"""The browser in which pages are opened: Chromium, quiet and without the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = [
    "--no-sandbox", "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once; without it the tests that open pages are skipped."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: pages are not opened in a browser")
    playwright = pytest.importorskip("playwright.sync_api")
    with (
        playwright.sync_playwright() as engine,
        engine.chromium.launch(executable_path=CHROMIUM, args=QUIET) as chromium,
    ):
        yield chromium
