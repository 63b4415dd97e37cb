"""A person at a terminal: the command runs in a pseudo-terminal, and each answer waits for its question."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

COMMAND = [sys.executable, "-c", "import sys; from toolkit.cli import main; sys.exit(main())"]


def converse(*arguments: object, answers: tuple[tuple[str, str], ...]) -> tuple[int, str, str]:
    """Run a command; return its exit code, stdout, and what stood on the screen. Fails where a question never comes."""
    master, slave = os.openpty()
    line = [*COMMAND, "--lang", "en", *map(str, arguments)]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(line, stdin=slave, stdout=subprocess.PIPE, stderr=slave, env=environment) as process:
        os.close(slave)
        screen = ""
        try:
            for question, answer in answers:
                screen += until(master, question)
                os.write(master, f"{answer}\n".encode())
            screen += until(master, None)
        except BaseException:
            process.kill()
            raise
        assert process.stdout is not None
        printed = process.stdout.read().decode()
    os.close(master)
    return process.returncode, printed, screen.replace("\r\n", "\n")


def until(master: int, question: str | None, patience: float = 20.0) -> str:
    """Read the screen until it shows a question, or without one until the command ends."""
    end, seen = time.monotonic() + patience, b""
    while question is None or question.encode() not in seen:
        ready, _, _ = select.select([master], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"no {question!r} in {seen.decode()!r}"
        try:
            new = os.read(master, 4096)
        except OSError:  # Linux: the other end is closed
            new = b""
        if not new:
            assert question is None, f"no {question!r} in {seen.decode()!r}"
            break
        seen += new
    return seen.decode()
