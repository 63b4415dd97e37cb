"""What a new corpus begins with, file by file."""

from __future__ import annotations

from toolkit.corpus.layout import BIB, CONCEPTS, DECISIONS, FOLDERS, JOURNAL, LOCAL, LOCK, MAP, SETTINGS, header

BIBLIOGRAPHY = """\
% Every source, one entry each; a work in two languages is ONE entry: its own language in the plain fields, the other in
% title_en, author_en, journaltitle_en (or _zh).
% 每部作品一个条目，双语作品也是：本语言写在普通字段，另一语言写在 title_en、author_en、journaltitle_en（或 _zh）。
"""

CORPUS = """\
# What the corpus is called, and in which languages its reports are written. / 语料库名称与报告语言。
title: {zh: 我的文献语料库, en: My literature corpus}
languages: [zh, en]
licence: CC-BY-4.0

# The names that relations between concepts may have. / 概念之间可用的关系名称。
relations:
  - {id: extends, label: {zh: 扩展, en: extends}, inverse: {zh: 被扩展于, en: is extended by}}
  - {id: answers, label: {zh: 回应, en: answers}, inverse: {zh: 由其回应, en: is answered by}}
  - {id: limits, label: {zh: 限制, en: limits}, inverse: {zh: 受限于, en: is limited by}}
  - {id: combines, label: {zh: 结合, en: combines}, inverse: {zh: 被结合于, en: is combined in}}
  - {id: applies-to, label: {zh: 适用于, en: applies to}, inverse: {zh: 适用, en: is subject to}}
  - {id: opposes, label: {zh: 反对, en: opposes}, inverse: {zh: 被反对, en: is opposed by}}
  - {id: replaces, label: {zh: 取代, en: replaces}, inverse: {zh: 被取代, en: is replaced by}}
  - {id: causes, label: {zh: 导致, en: causes}, inverse: {zh: 由其导致, en: is caused by}}
"""

VOCABULARY = """\
# The vocabulary: one item each. / 概念表：每个概念一项。
# - id: data-sovereignty
#   type: idea
#   prefLabel: {zh: 数据主权, en: data sovereignty}
"""

POSITIONS = """\
# Where each concept stands on the map: `litcorpus map` adds new ones here; move one by hand and it stays.
# 概念在图上的位置：litcorpus map 会补上新概念；手工移动的位置会保留。
"""

CHOICES = """\
# What a person decided and no tool may undo. / 由人决定、工具不得更改的事项。
"""

IGNORED = f"{LOCAL}\n{LOCK}\n{JOURNAL}/\n"

README = """\
# My literature corpus / 我的文献语料库

| file | what it holds |
|---|---|
| `references.bib` | every source, in Chinese and English in one entry / 全部文献，中英文同一条目 |
| `corpus/papers/ID.yaml` | an annotated paper: outline, reference list, citations / 论文：提纲、文献表、引文标注 |
| `corpus/claims/ID.yaml` | the claims that it makes / 论文的论断 |
| `corpus/concepts.yaml` | the vocabulary / 概念表 |
| `corpus/corpus.yaml` | title, languages, relation names / 名称、语言、关系名称 |

The first line of each YAML file names its schema, so that editors complete and check while you type.
每个 YAML 文件的首行指明其 schema，编辑器可据此补全和检查。

```sh
litcorpus check         # every mistake, with its line / 列出所有错误及其行号
litcorpus report all    # writes reports/ / 生成 reports/
litcorpus search 数据
```
"""

PRE_COMMIT = """\
# `pre-commit install` runs the check before each commit. / 运行 pre-commit install 后，每次提交前自动检查。
repos:
  - repo: local
    hooks:
      - id: litcorpus-check
        name: litcorpus check
        entry: litcorpus check
        language: system
        pass_filenames: false
        files: ^(references\\.bib|corpus/)
"""

WORKFLOW = """\
# Checks each pull request; on the main branch the reports are made anew where they are stale.
# 检查每个合并请求；主分支上的报告若已过时，则重新生成并提交。
name: litcorpus
on:
  pull_request:
  push:
    branches: [main, master]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install litcorpus
      - run: litcorpus check --format github
  reports:
    needs: check
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    permissions:
      contents: write
    concurrency: reports-${{ github.ref }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install litcorpus
      - run: litcorpus report all
      - run: |
          git add reports corpus/map.yaml
          git diff --cached --quiet && exit 0
          git config user.name litcorpus
          git config user.email litcorpus@users.noreply.github.com
          git commit -m "Reports made anew"
          git push
"""

ATTRIBUTES = """\
# Files with one record a line: when branches meet, the lines of both are kept.
# 每行一条记录的文件：合并分支时双方的行都保留。
corpus/anchors/*.yaml merge=union
corpus/decisions.yaml merge=union
corpus/map.yaml merge=union
# Reports are made anew by `litcorpus report all`. / 报告由 litcorpus report all 重新生成。
reports/** merge=union linguist-generated
"""

FILES: dict[str, str] = {
    BIB: BIBLIOGRAPHY,
    SETTINGS: header(SETTINGS, "corpus") + CORPUS,
    CONCEPTS: header(CONCEPTS, "concepts") + VOCABULARY,
    MAP: header(MAP, "map") + POSITIONS,
    DECISIONS: header(DECISIONS, "decisions") + CHOICES,
    **{f"{folder}/.gitkeep": "" for folder in FOLDERS},
    ".gitignore": IGNORED,
    ".gitattributes": ATTRIBUTES,
    "README.md": README,
    ".pre-commit-config.yaml": PRE_COMMIT,
    ".github/workflows/litcorpus.yml": WORKFLOW,
}
