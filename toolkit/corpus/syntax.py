"""Where a YAML mistake really is, and what to say about it: libyaml tells where it gave up, in a parser's words."""

from __future__ import annotations

import yaml
from yaml._yaml import CParser

WORDS: dict[str, tuple[str, str]] = {
    "found unexpected end of stream": ("a quotation mark is opened and not closed", "引号有始无终"),
    "did not find expected ',' or ']'": ("a [ is not closed, or a comma or quotation mark is missing",
                                         "方括号未闭合，或缺少逗号、引号"),
    "did not find expected ',' or '}'": ("a { is not closed, or a comma or quotation mark is missing",
                                         "花括号未闭合，或缺少逗号、引号"),
    "mapping values are not allowed in this context": (
        "a `: ` where none can stand: wrong indentation, or text that needs quotation marks",
        "此处不应有“: ”：缩进有误，或文字需加引号"),
    "could not find expected ':'": ("a key without `: ` after it", "键后缺少“: ”（半角冒号加空格）"),
    "did not find expected key": ("wrong indentation, or text after a closing quotation mark",
                                  "缩进有误，或右引号后还有文字"),
    "did not find expected '-' indicator": ("wrong indentation: a list item begins with `- `",
                                            "缩进有误：列表各项以“- ”开头"),
    "did not find expected <document start>": ("wrong indentation, or text after the end of a value",
                                               "缩进有误，或值结束后还有文字"),
    "did not find expected node content": ("a value is missing, or begins with a sign that needs quotation marks",
                                           "缺少值，或值以需加引号的符号开头"),
    "block sequence entries are not allowed in this context": ("a list item where none can stand: wrong indentation",
                                                               "此处不应有列表项：缩进有误"),
    "found character that cannot start any token": ("a value begins with a sign that needs quotation marks",
                                                    "值以需加引号的符号开头"),
    "found unknown escape character": ("an unknown escape: inside \"…\" a backslash is written \\\\",
                                       "未知的转义：双引号内的反斜线应写作 \\\\"),
    "found undefined alias": ("a value begins with * and needs quotation marks", "值以 * 开头，需加引号"),
    "but found another document": ("a second document: `---` may stand only at the top",
                                   "出现第二个文档：--- 只能在文件开头"),
    "nested too deeply": ("nested too deeply", "嵌套过深"),
    "aliases without end": ("an alias that leads back into itself", "别名循环引用"),
    "a value begins with !": ("a value begins with ! and needs quotation marks", "值以 ! 开头，需加引号"),
}


def wording(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """Return what is wrong in English and Chinese; libyaml's own words where there are no better ones."""
    own = " ".join(filter(None, (error.context, error.problem)))
    return WORDS.get(error.problem or "", (own, own))


def blame(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Return the line and column, from 1, of what is wrong.

    libyaml's mark is where it could not go on. For something left open that is the end of the text, or the next
    quotation mark lines below; the mistake is where it was opened.
    """
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark
    if opened is not None and mark is not None:
        at_end = not "".join(text.splitlines()[mark.line :])[mark.column :].strip()
        if at_end or error.context == "while scanning a simple key":
            mark = opened
    if mark is None:
        return 1, 1
    quoted = _runaway_quote(text, mark)
    line, column = quoted or (mark.line, mark.column)
    return line + 1, column + 1


def _runaway_quote(text: str, mark: yaml.Mark) -> tuple[int, int] | None:
    """Return where the quoted text began that runs over several lines and ends on the line of the mistake."""
    found = None
    parser = CParser(text)
    try:
        while (token := parser.get_token()) is not None and token.start_mark.index < mark.index:
            over_lines = token.start_mark.line < token.end_mark.line == mark.line
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and over_lines:
                found = token.start_mark.line, token.start_mark.column
    except yaml.YAMLError:
        pass  # the mistake itself
    finally:
        parser.dispose()
    return found
