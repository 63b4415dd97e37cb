"""local.yaml: which file on this machine is the text of which paper, and the user's e-mail; git ignores it.

Only who asks reads it.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.corpus.atomic import write_all
from toolkit.corpus.decoding import decode
from toolkit.corpus.layout import LOCAL
from toolkit.corpus.lock import locked
from toolkit.corpus.patch import patched
from toolkit.corpus.records import reader_of
from toolkit.corpus.shapes import Local
from toolkit.corpus.sheet import Sheet
from toolkit.corpus.tree import read_tree
from toolkit.corpus.values import BAD
from toolkit.errors import ToolkitError


def local_texts(root: Path | str) -> dict[str, Path]:
    """Return the text file of each paper that local.yaml names; paths there may be relative to the root.

    Raises ToolkitError where local.yaml cannot be read.
    """
    return {paper: Path(root, path) for paper, path in _read(root).texts.items()}


def local_email(root: Path | str) -> str:
    """Return the e-mail that public indexes are given when they are asked; raises ToolkitError as `local_texts`."""
    return _read(root).email


def _read(root: Path | str) -> Local:
    file = Path(root, LOCAL)
    if not file.is_file():
        return Local()
    text, problems = decode(file.read_bytes(), LOCAL)
    node, mistakes = read_tree(text, LOCAL)
    sheet = Sheet(LOCAL)
    local = reader_of(Local)(node, sheet) if node is not None else Local()
    wrong = [problem for problem in (*problems, *mistakes, *sheet.problems) if problem.level == "error"]
    if wrong or local is BAD:
        line = min(problem.place.line for problem in wrong)
        raise ToolkitError(
            f"{LOCAL}:{line}: write `texts: {{paper-id: path}}` and `email: you@example.org`",
            f"{LOCAL}:{line}：应写作 texts: {{论文编号: 路径}} 及 email: 邮箱地址",
        )
    return local


def remember_text(root: Path | str, paper: str, file: Path | str) -> None:
    """Note in local.yaml that a file on this machine is the text of a paper; what else stands there stays.

    A file inside the corpus folder is noted relative to it. Raises ToolkitError where local.yaml cannot be read or
    written.
    """
    folder, path = Path(root).absolute(), Path(file).absolute()
    shown = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
    known = {name: str(there) for name, there in _written(folder).items()}
    if known.get(paper) == shown:
        return
    with locked(folder):
        target = folder / LOCAL
        text = target.read_text("utf-8") if target.is_file() else ""
        target.parent.mkdir(exist_ok=True)
        email = {"email": found} if (found := local_email(folder)) else {}
        write_all({target: patched(text, {**email, "texts": {**known, paper: shown}}).encode()})


def _written(root: Path) -> dict[str, Path]:
    """Return the paths of local.yaml as they are written there."""
    return {paper: path.relative_to(root) if path.is_relative_to(root) else path
            for paper, path in local_texts(root).items()}
