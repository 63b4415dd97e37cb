"""How long a corpus of 100 papers with 100 claims each takes to load: cold, and from the cache.

usage: python benchmarks/load_corpus.py [--papers 100] [--claims 100] [--sources 2500] [--runs 5]

Each figure is the best of several fresh processes, timed around the call alone. Beside it stands PyYAML's CSafeLoader
on the same YAML files, which gives neither records, nor places, nor findings. The corpus is made of invented words.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.corpus import init

LOAD = """
import sys, time
import toolkit
toolkit.load
start = time.perf_counter()
corpus = toolkit.load(sys.argv[1])
print(time.perf_counter() - start)
assert not corpus.problems, corpus.problems[:3]
assert len(corpus.claims) == int(sys.argv[2])
"""
PEER = """
import pathlib, sys, time
import yaml
files = sorted(pathlib.Path(sys.argv[1], "corpus").rglob("*.yaml"))
start = time.perf_counter()
for file in files:
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
print(time.perf_counter() - start)
"""
HAN = "河桥船岸城路门山水火木林田云雨风雪春秋东西南北中大小新旧高远"
LATIN = ("river", "bridge", "ferry", "harbour", "valley", "stone", "timber", "market", "garden", "canal", "tower")
KINDS = ("definition", "empirical", "causal", "interpretation", "normative", "forecast", "proposal")
ROLES = ("evidence", "authority", "data", "background", "disputes", "discusses")


def han(rng: random.Random, length: int) -> str:
    return "".join(rng.choices(HAN, k=length))


def latin(rng: random.Random, length: int) -> str:
    return " ".join(rng.choices(LATIN, k=length))


def entry(rng: random.Random, number: int) -> str:
    return (
        f"@article{{key{number},\n  author = {{{han(rng, 3)} and {han(rng, 2)}}},\n"
        f"  author_en = {{{latin(rng, 1).title()}, A. and {latin(rng, 1).title()}, B.}},\n"
        f"  title = {{{han(rng, 18)}}},\n  title_en = {{{latin(rng, 9).capitalize()}}},\n"
        f"  journaltitle = {{{han(rng, 4)}}},\n  journaltitle_en = {{{latin(rng, 3).title()}}},\n"
        f"  date = {{{rng.randint(1990, 2025)}}},\n  volume = {{{rng.randint(1, 60)}}},\n"
        f"  number = {{{rng.randint(1, 12)}}},\n"
        f"  pages = {{{rng.randint(1, 90)}-{rng.randint(91, 200)}}},\n  doi = {{10.1234/x.{number}}},\n"
        f"  langid = {{chinese}},\n  concepts = {{concept{rng.randint(0, 299)}, concept{rng.randint(0, 299)}}},\n"
        f"  annotation = {{{han(rng, 30)}。}},\n  annotation_en = {{{latin(rng, 14).capitalize()}.}},\n}}\n"
    )


def claim(rng: random.Random, paper: int, number: int, sources: int) -> str:
    first, second = rng.randrange(sources), rng.randrange(sources)
    premise = f"[p{paper}-c{number - 1}]" if number else "[]"
    return (
        f"- id: p{paper}-c{number}\n"
        f"  text:\n    zh: {han(rng, 32)}。\n    en: \"{latin(rng, 16).capitalize()}: {latin(rng, 3)}.\"\n"
        f"  section: \"{number % 5}.{number % 4}\"\n  kind: {rng.choice(KINDS)}\n"
        f"  asserted_by: [key{first}]\n  author_view: endorses\n  sources:\n"
        f"    - {{key: key{first}, role: {rng.choice(ROLES)}, citations: [c{number % 30}]}}\n"
        f"    - {{key: key{second}, role: {rng.choice(ROLES)}, citations: []}}\n"
        f"  rests_on: {premise}\n  concepts: [concept{rng.randint(0, 299)}, concept{rng.randint(0, 299)}]\n"
        f"  status: draft\n  by: {{who: bench, on: 2026-01-0{1 + number % 9}}}\n"
    )


def paper(rng: random.Random, number: int, sources: int) -> str:
    sections = "".join(
        f'  - {{number: "{n}", title: {{zh: {han(rng, 8)}, en: {latin(rng, 5)}}}, characters: {100 + n}}}\n'
        for n in range(12)
    )
    keys = [f"key{rng.randrange(sources)}" for _ in range(30)]
    cites = "".join(
        f'  - {{id: c{n}, reads: "[{n}]", section: "{n % 12}", as_printed: [{n}], targets: [{key}]}}\n'
        for n, key in enumerate(keys)
    )
    return (
        f"id: p{number}\nsource: key{number}\nlanguage: zh\noutline:\n{sections}"
        f"references: [{', '.join(keys)}]\ncitations:\n{cites}"
    )


def concept(rng: random.Random, number: int) -> str:
    return (
        f"- id: concept{number}\n  type: idea\n  prefLabel: {{zh: {han(rng, 5)}, en: {latin(rng, 2)}}}\n"
        f"  definition:\n    zh: {han(rng, 24)}。\n    en: {latin(rng, 12).capitalize()}.\n"
        f"  related: [concept{rng.randint(0, 299)}]\n"
    )


def build(root: Path, papers: int, claims: int, sources: int) -> None:
    """Write a corpus without mistakes; the same on every machine."""
    rng = random.Random(20260101)
    init(root)
    (root / "references.bib").write_text("\n".join(entry(rng, n) for n in range(sources)), "utf-8")
    (root / "corpus/concepts.yaml").write_text("".join(concept(rng, n) for n in range(300)), "utf-8")
    for number in range(papers):
        (root / f"corpus/papers/p{number}.yaml").write_text(paper(rng, number, sources), "utf-8")
        text = "".join(claim(rng, number, n, sources) for n in range(claims))
        (root / f"corpus/claims/p{number}.yaml").write_text(text, "utf-8")


def seconds(code: str, root: Path, claims: int, cache: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code, str(root), str(claims)],
        env={**os.environ, "LITCORPUS_CACHE": str(cache)}, capture_output=True, text=True, check=True,
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("papers", 100), ("claims", 100), ("sources", 2500), ("runs", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, total = Path(folder, "corpus"), args.papers * args.claims
        build(root, args.papers, args.claims, args.sources)
        size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) / 1e6
        print(f"{args.papers} papers, {total} claims, {args.sources} sources, {size:.1f} MB; best of {args.runs}")
        cold = min(seconds(LOAD, root, total, Path(folder, f"cache{n}")) for n in range(args.runs))
        warm = min(seconds(LOAD, root, total, Path(folder, "cache0")) for _ in range(args.runs))
        peer = min(seconds(PEER, root, total, Path(folder)) for _ in range(args.runs))
        print(f"cold                {cold:6.2f} s")
        print(f"cached              {warm:6.3f} s   {cold / warm:.0f} times faster")
        print(f"yaml.CSafeLoader    {peer:6.2f} s   the same YAML files, without the bibliography")


if __name__ == "__main__":
    main()
