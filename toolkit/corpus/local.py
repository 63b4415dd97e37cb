"""local.yaml: which file on this machine is the text of which paper. Git ignores it, and only who asks reads it."""

from __future__ import annotations

from pathlib import Path

from toolkit.corpus.decoding import decode
from toolkit.corpus.layout import LOCAL
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
    file = Path(root, LOCAL)
    if not file.is_file():
        return {}
    text, problems = decode(file.read_bytes(), LOCAL)
    node, mistakes = read_tree(text, LOCAL)
    sheet = Sheet(LOCAL)
    local = reader_of(Local)(node, sheet) if node is not None else Local()
    wrong = [problem for problem in (*problems, *mistakes, *sheet.problems) if problem.level == "error"]
    if wrong or local is BAD:
        line = min(problem.place.line for problem in wrong)
        raise ToolkitError(
            f"{LOCAL}:{line}: write `texts: {{paper-id: path}}`", f"{LOCAL}:{line}：应写作 texts: {{论文编号: 路径}}"
        )
    return {paper: Path(root, path) for paper, path in local.texts.items()}
