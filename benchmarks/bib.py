"""How fast a .bib is read and changed, beside bibtexparser, pybtex and bibtex-tidy, in the same run.

usage: python benchmarks/bib.py [ENTRIES]     (16,000 where it is left out)

The library is made here: articles, books, theses and papers, half of them Chinese with an English side, a fifth with
an abstract. pybtex and bibtex-tidy are measured where they are installed (``pip install pybtex``, ``npm install -g
bibtex-tidy``, or its folder of node modules in ``NODE_PATH``).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from toolkit.sources.formats.bibtex import BibFile

ROUNDS = 3
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ["明", "晓华", "建国", "丽", "子轩", "文博"]
WORDS = ["bridges", "rivers", "harbours", "the", "of", "tides", "{Yangtze}", "survey", "and", "on", "load", "salt"]
HAN = "桥梁与河流的关系研究方法综述潮汐港口盐度调查"


def entry(number: int) -> str:
    """Return the text of one made entry."""
    key, year, volume = f"made{number}", 1980 + number % 45, 1 + number % 60
    if number % 2:
        title = "".join(HAN[(number * 7 + step * 3) % len(HAN)] for step in range(14))
        names = " and ".join(SURNAMES[(number + step) % 10] + GIVEN[(number * 3 + step) % 6] for step in range(3))
        other = " ".join(WORDS[(number + step) % len(WORDS)] for step in range(9))
        fields = [f"title = {{{title}}}", f"author = {{{names}}}", f"title_en = {{{other}}}",
                  "journaltitle = {示例学报}", f"date = {{{year}}}", "langid = {chinese}"]  # fmt: skip
    else:
        title = " ".join(WORDS[(number * 5 + step) % len(WORDS)] for step in range(10))
        fields = [f'title = "{title}"', r"author = {B{\"u}ren, Jo-Ann M. and Smith, A. and de la Cruz, Juan}",
                  "journal = jos", f"year = {year}", "month = mar"]  # fmt: skip
    first = number % 900
    fields += [f"volume = {{{volume}}}", f"number = {{{1 + number % 12}}}", f"pages = {{{first}--{first + 9}}}",
               f"doi = {{10.5555/made.{number}}}"]  # fmt: skip
    if number % 5 == 0:
        fields.append("abstract = {" + " ".join([title] * 12) + "}")
    kind = ("article", "article", "article", "book", "phdthesis", "inproceedings")[number % 6]
    return f"@{kind}{{{key},\n  " + ",\n  ".join(fields) + "\n}\n"


def library(count: int) -> str:
    """Return the text of a made library."""
    return '@string{jos = "Journal of Sea Studies"}\n\n' + "\n".join(entry(number) for number in range(count))


def seconds(work: Callable[[], object]) -> list[float]:
    """Return how long some work takes, each time."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def bibtexparser_reads(text: str) -> object:
    """Read with bibtexparser alone."""
    import bibtexparser

    return bibtexparser.parse_string(text)


def pybtex_reads(text: str) -> object:
    """Read with pybtex."""
    from pybtex.database import parse_string

    return parse_string(text, "bibtex")


def tidy(data: bytes) -> None:
    """Run bibtex-tidy from standard input to standard output; raises where it gives back less than half."""
    command = shutil.which("bibtex-tidy") or str(Path(os.environ.get("NODE_PATH", ""), ".bin", "bibtex-tidy"))
    done = subprocess.run([command], input=data, check=True, capture_output=True)
    if len(done.stdout) < len(data) / 2:
        raise ValueError("bibtex-tidy did not read the library")


def change_and_save(data: bytes, path: Path, number: int) -> None:
    """Load, change one entry, save."""
    file = BibFile.parse(data)
    source = next(source for source in file.sources() if source.key == f"made{number}")
    path.write_bytes(file.with_source(replace(source, volume="7001")).to_bytes())


def load(data: bytes) -> None:
    """Load every record."""
    BibFile.parse(data).sources()


def row(name: str, times: list[float], base: float) -> str:
    """Return a line of the table."""
    median = statistics.median(times)
    return f"{name:42} median {median:6.2f} s   min {min(times):6.2f} s   {median / base:5.2f}"


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 16_000
    text = library(count)
    data = text.encode()
    print(f"{count} made entries, {len(data) / 1e6:.1f} MB; {ROUNDS} rounds; last column: times bibtexparser alone")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.bib")
        alone = seconds(lambda: bibtexparser_reads(text))
        base = statistics.median(alone)
        parsed, loaded = seconds(lambda: BibFile.parse(data)), seconds(lambda: load(data))
        saved = seconds(lambda: change_and_save(data, path, count // 2))
        print(row("bibtexparser.parse_string", alone, base))
        print(row("litcorpus BibFile.parse", parsed, base) + " (at most 1.3)")
        print(row("litcorpus load: parse, every record", loaded, base))
        print(row("litcorpus load, change one entry, save", saved, base))
        more = statistics.median(saved) - statistics.median(loaded)
        print(f"{'  more than loading':42}        {more:6.2f} s   (at most 0.5)")
        if importlib.util.find_spec("pybtex"):
            print(row("pybtex parse_string", seconds(lambda: pybtex_reads(text)), base))
        else:
            print("pybtex is not installed")
        if shutil.which("bibtex-tidy") or os.environ.get("NODE_PATH"):
            print(row("bibtex-tidy: reads and formats, with node", seconds(lambda: tidy(data)), base))
        else:
            print("bibtex-tidy is not installed")


if __name__ == "__main__":
    main()
