"""A small healthy corpus, and forty faults planted in it one at a time, each of which `check` has to find."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.cli import main

HART = """\
# Street trees and summer heat in two river towns

Nora Hart

## 1 Introduction

Summer heat raises the number of deaths among older people in towns [1,2]. Shade from street trees is often named \
as a remedy that small towns can pay for [3,4].

## 2 What shade does

At noon canopy shade lowers the air temperature of a street by up to two degrees [2,5]. Evaporative cooling keeps \
the air fresh into the evening because leaves give off water [5,6]. Wu holds that narrow streets gain more from \
walls than from trees [6]. Reed and Moss report that a heat wave of five days doubles hospital visits [1].

## 3 Advice

Towns should plant street trees before they pave. Night cooling will matter more by 2050 as heat waves grow \
longer [2,3]. The Town Tree Charter asks every town to count its trees.

## References

[1] Reed T, Moss A. Heat and mortality in small towns. Environment and Town, 2015, 12(3): 201-215.

[2] Okafor C. Evaporation from leaves in hot streets. Landscape and Urban Planning, 2019, 185: 12-24.

[3] Hart N. Roots and pavements in old streets. Urban Studies, 2017, 54(8): 1801-1816.

[4] Brown E. Planting the street. Cambridge: Cambridge University Press, 2016.

[5] Zhou M, Li X. Cooling effect of shade from street trees. Acta Ecologica Sinica, 2018, 38(5): 1650-1658.

[6] Wu G. Walls, shade and narrow lanes. Chinese Landscape Architecture, 2017, 33(6): 40-45.
"""
LIN = """\
# 街道树荫与夏季高温

林晓东

## 1 引言

夏季高温使老年居民的死亡人数增加[1]。种植行道树是小城市负担得起的办法[2,3]。

## 2 树荫的作用

正午时树荫可使街道气温下降约两度[3,4]。叶片蒸腾带走热量，因此降温作用延续到夜间[4,5]。\
孙海涛、王静预计到2050年热浪天数将增加一倍[5]。吴桂芳认为窄巷中墙体的遮荫比树木更有效[6]。

## 3 建议

城市应当先种树，后铺路。《城镇树木保护条例》要求逐街登记树木。夜间降温要靠连成一片的树冠[4,6]。

## 参考文献

[1] Reed T, Moss A. Heat and mortality in small towns[J]. Environment and Town, 2015, 12(3): 201-215.

[2] 陈立新. 城市街道绿化[M]. 北京: 中国林业出版社, 2020.

[3] 周明, 李晓燕. 行道树遮荫的降温效果[J]. 生态学报, 2018, 38(5): 1650-1658.

[4] Silva P, Costa R. Night cooling under street canopies[J]. Urban Climate, 2021, 36: 45-58.

[5] 孙海涛, 王静. 城市热浪天数的预估[J]. 气象学报, 2022, 80(2): 250-262.

[6] 吴桂芳. 墙体、树荫与窄巷[J]. 中国园林, 2017, 33(6): 40-45.
"""
BIB = """\
@article{hart2022canopy,
  author = {Hart, Nora},
  title = {Street trees and summer heat in two river towns},
  journaltitle = {Urban Studies},
  date = {2022},
  volume = {59},
  number = {4},
  pages = {700--718},
  langid = {english},
  concepts = {street-tree, urban-heat},
}

@article{lin2023shade,
  author = {林晓东},
  author_en = {Lin, Xiaodong},
  title = {街道树荫与夏季高温},
  title_en = {Street shade and summer heat},
  journaltitle = {城市规划},
  journaltitle_en = {City Planning Review},
  date = {2023},
  volume = {47},
  number = {4},
  pages = {60--68},
  langid = {chinese},
  concepts = {canopy-shade, urban-heat},
}

@article{reed2015heat,
  author = {Reed, Thomas and Moss, Anna},
  title = {Heat and mortality in small towns},
  journaltitle = {Environment and Town},
  date = {2015},
  volume = {12},
  number = {3},
  pages = {201--215},
  langid = {english},
  concepts = {heat-mortality, heat-wave},
}

@article{okafor2019evaporation,
  author = {Okafor, Chidi},
  title = {Evaporation from leaves in hot streets},
  journaltitle = {Landscape and Urban Planning},
  date = {2019},
  volume = {185},
  pages = {12--24},
  langid = {english},
  concepts = {evaporative-cooling},
}

@article{hart2017roots,
  author = {Hart, Nora},
  title = {Roots and pavements in old streets},
  journaltitle = {Urban Studies},
  date = {2017},
  volume = {54},
  number = {8},
  pages = {1801--1816},
  langid = {english},
  concepts = {street-tree},
}

@book{brown2016planting,
  author = {Brown, Edith},
  title = {Planting the street},
  publisher = {Cambridge University Press},
  location = {Cambridge},
  date = {2016},
  langid = {english},
  concepts = {street-tree},
}

@article{zhou2018shade,
  author = {周明 and 李晓燕},
  author_en = {Zhou, Ming and Li, Xiaoyan},
  title = {行道树遮荫的降温效果},
  title_en = {Cooling effect of shade from street trees},
  journaltitle = {生态学报},
  journaltitle_en = {Acta Ecologica Sinica},
  date = {2018},
  volume = {38},
  number = {5},
  pages = {1650--1658},
  langid = {chinese},
  concepts = {canopy-shade, street-tree},
}

@article{wu2017wall,
  author = {吴桂芳},
  author_en = {Wu, Guifang},
  title = {墙体、树荫与窄巷},
  title_en = {Walls, shade and narrow lanes},
  journaltitle = {中国园林},
  journaltitle_en = {Chinese Landscape Architecture},
  date = {2017},
  volume = {33},
  number = {6},
  pages = {40--45},
  langid = {chinese},
  concepts = {canopy-shade},
}

@book{chen2020street,
  author = {陈立新},
  author_en = {Chen, Lixin},
  title = {城市街道绿化},
  title_en = {Greening of city streets},
  publisher = {中国林业出版社},
  publisher_en = {China Forestry Publishing House},
  location = {北京},
  location_en = {Beijing},
  date = {2020},
  langid = {chinese},
  concepts = {street-tree},
}

@article{silva2021night,
  author = {Silva, Paulo and Costa, Rita},
  title = {Night cooling under street canopies},
  journaltitle = {Urban Climate},
  date = {2021},
  volume = {36},
  pages = {45--58},
  langid = {english},
  concepts = {night-cooling},
}

@article{sun2022waves,
  author = {孙海涛 and 王静},
  author_en = {Sun, Haitao and Wang, Jing},
  title = {城市热浪天数的预估},
  title_en = {Projection of the number of heat-wave days in cities},
  journaltitle = {气象学报},
  journaltitle_en = {Acta Meteorologica Sinica},
  date = {2022},
  volume = {80},
  number = {2},
  pages = {250--262},
  langid = {chinese},
  concepts = {heat-wave, urban-heat},
}

@misc{town-tree-charter,
  title = {Town Tree Charter},
  langid = {english},
  keywords = {mentioned},
  concepts = {street-tree},
}

@misc{tree-protection-rules,
  title = {城镇树木保护条例},
  title_en = {Rules on the protection of trees in towns},
  langid = {chinese},
  keywords = {mentioned},
  concepts = {street-tree},
}
"""
CONCEPTS = """\
# yaml-language-server: $schema=schemas/concepts.schema.json
- id: street-tree
  type: measure
  prefLabel: {zh: 行道树, en: street tree}
  altLabel: {en: [street trees]}
  definition: {zh: 沿街种植的树木。, en: A tree planted along a street.}
- id: canopy-shade
  type: measure
  prefLabel: {zh: 树荫, en: canopy shade}
  definition: {zh: 树冠投下的阴影。, en: The shadow that the crown of a tree casts.}
  related: [street-tree]
- id: cooling
  type: issue
  prefLabel: {zh: 降温, en: cooling}
  definition: {zh: 使空气温度降低的作用。, en: What brings the temperature of the air down.}
  related: [urban-heat]
- id: evaporative-cooling
  type: issue
  prefLabel: {zh: 蒸腾降温, en: evaporative cooling}
  definition: {zh: 水分蒸发带走热量的作用。, en: Heat carried off by water that evaporates.}
  broader: [cooling]
- id: night-cooling
  type: issue
  prefLabel: {zh: 夜间降温, en: night cooling}
  definition: {zh: 日落之后气温的下降。, en: The fall of the temperature after sunset.}
  broader: [cooling]
- id: urban-heat
  type: issue
  prefLabel: {zh: 城市高温, en: urban heat}
  altLabel: {zh: [夏季高温], en: [summer heat]}
  definition: {zh: 城市在夏季的高温状态。, en: The heat of towns in summer.}
- id: heat-wave
  type: event
  prefLabel: {zh: 热浪, en: heat wave}
  altLabel: {en: [heat waves]}
  definition: {zh: 连续多日的高温天气。, en: Hot weather that lasts for days.}
  broader: [urban-heat]
- id: heat-mortality
  type: issue
  prefLabel: {zh: 高温致死, en: heat mortality}
  definition: {zh: 因高温而发生的死亡。, en: Death that heat brings about.}
  related: [heat-wave]
- id: river-town
  type: actor
  prefLabel: {zh: 河畔城镇, en: river town}
  definition: {zh: 沿河的小城镇。, en: A small town on a river.}
  related: [urban-heat]
"""
SIGNED = "  status: accepted\n  by: {who: Ada, on: 2024-05-20}\n  reviewed: {who: Ben, on: 2024-05-21}\n"
CLAIMS = {
    "hart2022": """\
- id: hart2022-deaths
  text:
    zh: 在城镇，夏天的炎热使更多老人死亡。
    en: In towns more old people die in hot summers.
  section: "1"
  kind: empirical
  sources:
    - {key: reed2015heat, role: evidence, citations: [c01]}
    - {key: okafor2019evaporation, role: evidence, citations: [c01]}
  concepts: [heat-mortality, urban-heat]
- id: hart2022-remedy
  text:
    zh: 人们常说行道树是小城镇用得起的办法。
    en: Street trees are often said to be a remedy that a small town can afford.
  section: "1"
  kind: interpretation
  sources:
    - {key: hart2017roots, role: authority, citations: [c02]}
    - {key: brown2016planting, role: authority, citations: [c02]}
  concepts: [street-tree, river-town]
- id: hart2022-noon
  text:
    zh: 正午的树荫最多能使街道气温下降2度。
    en: Canopy shade at noon brings the air of a street down by 2 degrees at most.
  section: "2"
  kind: empirical
  sources:
    - {key: okafor2019evaporation, role: evidence, citations: [c03]}
    - {key: zhou2018shade, role: data, citations: [c03]}
  concepts: [canopy-shade, cooling]
- id: hart2022-evening
  text:
    zh: 叶片蒸发水分，所以傍晚仍然凉爽。
    en: Because leaves give off water, it stays cool into the evening.
  section: "2"
  kind: causal
  sources:
    - {key: zhou2018shade, role: evidence, citations: [c04]}
    - {key: wu2017wall, role: authority, citations: [c04]}
  concepts: [evaporative-cooling]
- id: hart2022-walls
  text:
    zh: 吴桂芳认为，窄街靠墙比靠树更凉快。
    en: Wu Guifang holds that walls do more for narrow streets than trees do.
  section: "2"
  kind: interpretation
  asserted_by: [wu2017wall]
  author_view: reports
  sources:
    - {key: wu2017wall, role: authority, citations: [c05]}
  concepts: [canopy-shade]
- id: hart2022-hospital
  text:
    zh: 热浪持续5天，就诊人数翻倍。
    en: After a heat wave of 5 days twice as many people go to hospital.
  section: "2"
  kind: empirical
  asserted_by: [reed2015heat]
  author_view: reports
  sources:
    - {key: reed2015heat, role: evidence, citations: [c06]}
  concepts: [heat-wave]
- id: hart2022-plant
  text:
    zh: 城镇应当先种行道树再铺路。
    en: Towns should plant street trees first and pave afterwards.
  section: "3"
  kind: normative
  rests_on: [hart2022-noon]
  concepts: [street-tree]
- id: hart2022-2050
  text:
    zh: 到2050年，夜间降温将更为重要。
    en: By 2050 night cooling will matter more.
  section: "3"
  kind: forecast
  sources:
    - {key: okafor2019evaporation, role: evidence, citations: [c07]}
    - {key: hart2017roots, role: evidence, citations: [c07]}
  concepts: [night-cooling]
""",
    "lin2023": """\
- id: lin2023-cheap
  text:
    zh: 小城市付得起种行道树的钱。
    en: Small cities can pay for street trees.
  section: "1"
  kind: empirical
  sources:
    - {key: chen2020street, role: evidence, citations: [c02]}
    - {key: zhou2018shade, role: evidence, citations: [c02]}
  concepts: [street-tree]
- id: lin2023-night
  text:
    zh: 叶片蒸腾散热，降温因此持续到夜里。
    en: Leaves carry off heat by evaporation, and so cooling lasts into the night.
  section: "2"
  kind: causal
  sources:
    - {key: silva2021night, role: evidence, citations: [c04]}
    - {key: sun2022waves, role: evidence, citations: [c04]}
  concepts: [night-cooling, evaporative-cooling]
- id: lin2023-waves
  text:
    zh: 孙海涛和王静预计，到2050年热浪天数翻一番。
    en: Sun Haitao and Wang Jing expect twice as many days of heat wave by 2050.
  section: "2"
  kind: forecast
  asserted_by: [sun2022waves]
  author_view: endorses
  sources:
    - {key: sun2022waves, role: evidence, citations: [c05]}
  concepts: [heat-wave]
- id: lin2023-crowns
  text:
    zh: 夜间降温取决于树冠是否相连。
    en: Night cooling depends on whether the crowns of trees meet.
  section: "3"
  kind: empirical
  sources:
    - {key: silva2021night, role: evidence, citations: [c07]}
    - {key: wu2017wall, role: evidence, citations: [c07]}
  concepts: [night-cooling]
""",
}
# How the sentence of each claim begins in its manuscript.
SENTENCES = {
    "hart2022-deaths": "Summer heat", "hart2022-remedy": "Shade from", "hart2022-noon": "At noon",
    "hart2022-evening": "Evaporative cooling", "hart2022-walls": "Wu holds", "hart2022-hospital": "Reed and Moss",
    "hart2022-plant": "Towns should", "hart2022-2050": "Night cooling",
    "lin2023-cheap": "种植行道树", "lin2023-night": "叶片蒸腾", "lin2023-waves": "孙海涛、王静",
    "lin2023-crowns": "夜间降温要靠",
}
PAPERS = {"hart2022": ("hart2022canopy", HART), "lin2023": ("lin2023shade", LIN)}
HEADINGS = [("zh: 引言", "en: Introduction"), ("zh: 树荫的作用", "en: What shade does"), ("zh: 建议", "en: Advice")]


def build(root: Path) -> Path:
    """Write the healthy corpus: init, the library, both papers read in, their records edited as text, the reports."""
    assert main(["init", str(root)]) == 0
    (root / "references.bib").write_text(BIB, "utf-8")
    (root / "corpus/concepts.yaml").write_text(CONCEPTS, "utf-8")
    (root / "texts").mkdir()
    for paper, (source, text) in PAPERS.items():
        (root / f"texts/{paper}.md").write_text(text, "utf-8")
        assert main(["-C", str(root), "paper", "add", str(root / f"texts/{paper}.md"), "--id", paper,
                     "--source", source]) == 0
        record = root / f"corpus/papers/{paper}.yaml"
        written = record.read_text("utf-8")
        for pair in HEADINGS:
            for one in pair:
                written = written.replace("{" + one + "}", "{" + ", ".join(pair) + "}")
        record.write_text(written, "utf-8")
        # The claims have ids of their own: the anchors of the drafts are given these ids, those of other drafts go.
        anchors = root / f"corpus/anchors/{paper}.yaml"
        lines = []
        for line in anchors.read_text("utf-8").splitlines(keepends=True):
            if f"id: {paper}-" in line:
                start = int(line.split("start: ")[1].split(",")[0])
                ours = [claim for claim, words in SENTENCES.items() if text[start:].startswith(words)]
                old = line.split("id: ")[1].split(",")[0]
                lines += [line.replace(old, claim) for claim in ours]
            else:
                lines.append(line)
        anchors.write_text("".join(lines), "utf-8")
        claims = CLAIMS[paper].replace("\n- id:", f"\n{SIGNED}- id:") + SIGNED
        (root / f"corpus/claims/{paper}.yaml").write_text(claims, "utf-8")
    assert main(["-C", str(root), "report", "all"]) == 0
    return root


H, N, C, B = "corpus/claims/hart2022.yaml", "corpus/claims/lin2023.yaml", "corpus/concepts.yaml", "references.bib"
PH, PN, TH, TN = "corpus/papers/hart2022.yaml", "corpus/papers/lin2023.yaml", "texts/hart2022.md", "texts/lin2023.md"
DEATHS = """\
  sources:
    - {key: reed2015heat, role: evidence, citations: [c01]}
    - {key: okafor2019evaporation, role: evidence, citations: [c01]}
"""
HOSPITAL = """\
  asserted_by: [reed2015heat]
  author_view: reports
  sources:
    - {key: reed2015heat, role: evidence, citations: [c06]}
"""
OWN = "    - {key: okafor2019evaporation, role: evidence, citations: [c07]}\n"
VERDICT = ", check: {verdict: %s, by: Ben, on: 2024-05-22, from: full-text}}"
NOON = "{key: zhou2018shade, role: data, citations: [c03]"
PAIR = """\
@article{zhou2018cooling,
  author = {Zhou, Ming and Li, Xiaoyan},
  title = {Cooling effect of shade from street trees},
  journaltitle = {Acta Ecologica Sinica},
  date = {2016},
  volume = {38},
  number = {5},
  pages = {1650--1658},
  langid = {english},
  related = {zhou2018shade},
  relatedtype = {bilanguage},
}

@article{wu2017wall,"""
LONER = """\
- id: roof-garden
  type: measure
  prefLabel: {zh: 屋顶花园, en: roof garden}
  definition: {zh: 建在屋顶上的花园。, en: A garden on a roof.}
"""
Edit = tuple[str, str, str]
# What is planted; what was expected, in words; the rule that says it and of what (empty: nothing does yet); the edits:
# the file, what stands there, what then stands there.
PLANTED: list[tuple[str, str, str, str, list[Edit]]] = [
    ("own-voice-empirical", "an empirical claim in the paper's own voice has no basis",
     "claim-unsupported", "claim:hart2022-deaths", [(H, DEATHS, "")]),
    ("speaker-unsourced", "what an actor asserts leads to no source",
     "claim-unattributed", "claim:hart2022-hospital",
     [(H, HOSPITAL, "  asserted_by: [river-town]\n  author_view: reports\n")]),
    ("unknown-source", "a claim is linked to a key that no entry has",
     "unknown-source", "claim:hart2022-remedy",
     [(H, "{key: brown2016planting,", "{key: brown2016plantings,")]),
    ("unknown-concept", "a claim is tagged with a concept that is not defined",
     "unknown-concept", "claim:hart2022-noon",
     [(H, "concepts: [canopy-shade, cooling]", "concepts: [canopy-shade, chilling]")]),
    ("only-background", "nothing but background stands under an empirical claim",
     "claim-background-only", "claim:hart2022-deaths",
     [(H, DEATHS, DEATHS.replace("evidence", "background"))]),
    ("only-one-source", "one source alone carries a claim",
     "claim-single-source", "claim:hart2022-deaths",
     [(H, "    - {key: okafor2019evaporation, role: evidence, citations: [c01]}\n", "")]),
    ("only-own-works", "a claim stands on nothing but the author's own work",
     "claim-self-source", "claim:hart2022-2050", [(H, OWN, "")]),
    ("contested-flat", "one source supports and one disputes, and the claim is stated flat",
     "claim-contested", "claim:hart2022-noon",
     [(H, "{key: okafor2019evaporation, role: evidence, citations: [c03]",
       "{key: okafor2019evaporation, role: disputes, citations: [c03]")]),
    ("verdict-contradicts", "someone found that the source says otherwise",
     "claim-contradicted", "claim:hart2022-noon",
     [(H, NOON + "}", NOON + VERDICT % "contradicts")]),
    ("verdict-not-found", "someone did not find the claim in the source",
     "claim-not-found", "claim:hart2022-noon",
     [(H, NOON + "}", NOON + VERDICT % "not-found")]),
    ("rests-on-rejected", "a claim rests on one that was rejected",
     "claim-premise-rejected", "claim:hart2022-plant",
     [(H, "  concepts: [canopy-shade, cooling]\n  status: accepted",
       "  concepts: [canopy-shade, cooling]\n  status: rejected")]),
    ("rests-on-unsupported", "a claim rests on one that nothing supports",
     "claim-premise-unsupported", "claim:hart2022-plant",
     [(H, "  rests_on: [hart2022-noon]", "  rests_on: [hart2022-evening]"),
      (H, "  sources:\n    - {key: zhou2018shade, role: evidence, citations: [c04]}\n"
          "    - {key: wu2017wall, role: authority, citations: [c04]}\n", "")]),
    ("claim-numbers", "the two texts of a claim carry different numbers",
     "claim-text-numbers", "claim:hart2022-noon", [(H, "下降2度", "下降3度")]),
    ("claim-years", "the two texts of a claim carry different years",
     "claim-text-numbers", "claim:hart2022-2050",
     [(H, "By 2050 night cooling", "By 2060 night cooling")]),
    ("claim-names", "the two texts of a claim name different people",
     "claim-text-names", "claim:hart2022-walls", [(H, "Wu Guifang holds", "Lu Guifang holds")]),
    ("claim-negation", "one text of a claim denies what the other says",
     "claim-text-negation", "claim:lin2023-cheap",
     [(N, "小城市付得起种行道树的钱", "小城市付不起种行道树的钱")]),
    ("exempt-without-reason", "a claim is taken out of the figures, and no reason is given",
     "claim-exempt-reason", "claim:hart2022-2050",
     [(H, "  kind: forecast\n", '  kind: forecast\n  exempt: ""\n')]),
    ("draft-left", "a draft is left over",
     "claim-draft", "claim:hart2022-2050",
     [(H, "  concepts: [night-cooling]\n  status: accepted", "  concepts: [night-cooling]\n  status: draft")]),
    ("anchor-changed", "the sentence of a claim was rewritten in the manuscript",
     "anchor-changed", "anchor:hart2022-noon",
     [(TH, "lowers the air temperature of a street by up to two degrees",
       "lowers the air temperature of a wide street by almost two degrees")]),
    ("anchor-ambiguous", "the sentence of a claim stands twice in the manuscript",
     "anchor-ambiguous", "anchor:hart2022-plant",
     [(TH, "## 3 Advice\n\nTowns should plant street trees before they pave.",
       "Towns should plant street trees before they pave.\n\n## 3 Advice\n\n"
       "As said: roots come first. Towns should plant street trees before they pave.")]),
    ("anchor-orphan", "the sentence of a claim is gone from the manuscript",
     "anchor-orphan", "anchor:hart2022-plant",
     [(TH, "Towns should plant street trees before they pave. ", "")]),
    ("report-stale", "the records changed after the reports were made",
     "report-stale", "file:reports/data/claims.links.csv",
     [(H, "role: data, citations: [c03]}", 'role: data, citations: [c03], locator: "p. 12"}')]),
    ("mentioned-unlisted", "the text names a document that no list has",
     "mentioned-unlisted", "paper:lin2023:城镇树木保护条例",
     [(PN, "mentioned: [tree-protection-rules]\n", "")]),
    ("label-missing", "a concept has no label in one of the languages",
     "concept-label-missing", "concept:heat-wave",
     [(C, "prefLabel: {zh: 热浪, en: heat wave}", "prefLabel: {en: heat wave}")]),
    ("label-twice", "a label belongs to two concepts",
     "concept-label-twice", "concept:night-cooling",
     [(C, "  prefLabel: {zh: 夜间降温, en: night cooling}\n",
       "  prefLabel: {zh: 夜间降温, en: night cooling}\n  altLabel: {en: [evaporative cooling]}\n")]),
    ("related-against-broader", "two concepts are related and broader at once",
     "concept-related-broader", "concept:heat-wave",
     [(C, "  broader: [urban-heat]\n", "  broader: [urban-heat]\n  related: [urban-heat]\n")]),
    ("broader-cycle", "a concept is broader than itself by way of another",
     "concept-cycle", "concept:cooling",
     [(C, "  related: [urban-heat]\n- id: evaporative-cooling",
       "  broader: [night-cooling]\n- id: evaporative-cooling")]),
    ("broader-redundant", "a broader concept is given that follows from another",
     "concept-broader-redundant", "concept:heat-mortality",
     [(C, "  related: [heat-wave]\n", "  broader: [heat-wave, urban-heat]\n")]),
    ("concept-orphan", "a concept stands in no relation to any other",
     "concept-orphan", "concept:river-town",
     [(C, "  definition: {zh: 沿河的小城镇。, en: A small town on a river.}\n  related: [urban-heat]\n",
       "  definition: {zh: 沿河的小城镇。, en: A small town on a river.}\n")]),
    ("concept-unused", "a concept is defined and used nowhere",
     "concept-unused", "concept:roof-garden",
     [(C, "- id: cooling\n", LONER + "  broader: [street-tree]\n- id: cooling\n")]),
    ("concept-untagged", "the text uses a concept that no record is tagged with",
     "concept-untagged", "concept:heat-wave",
     [(H, "concepts: [heat-wave]", "concepts: [urban-heat]"), (N, "concepts: [heat-wave]", "concepts: [urban-heat]"),
      (B, "concepts = {heat-mortality, heat-wave}", "concepts = {heat-mortality}"),
      (B, "concepts = {heat-wave, urban-heat}", "concepts = {urban-heat}")]),
    ("twin-pinyin", "the pinyin of an author is not that of the Han name",
     "twin-name", "source:wu2017wall:author_en",
     [(B, "author_en = {Wu, Guifang}", "author_en = {Wu, Jianmin}")]),
    ("twin-year", "the English half of a source has another year",
     "twin-year", "source:zhou2018cooling:date", [(B, "@article{wu2017wall,", PAIR)]),
    ("twin-authors", "the English half of a source has fewer authors",
     "twin-authors", "source:zhou2018shade:author_en",
     [(B, "author_en = {Zhou, Ming and Li, Xiaoyan}", "author_en = {Zhou, Ming}")]),
    ("twin-journal", "the English name of the journal belongs to another journal",
     "twin-journal", "source:zhou2018shade:journaltitle_en",
     [(B, "journaltitle_en = {Acta Ecologica Sinica}", "journaltitle_en = {Acta Meteorologica Sinica}")]),
    ("twin-missing", "a Chinese source has no English half",
     "twin-missing", "source:chen2020street",
     [(B, "  author_en = {Chen, Lixin},\n", ""), (B, "  title_en = {Greening of city streets},\n", ""),
      (B, "  publisher_en = {China Forestry Publishing House},\n", ""), (B, "  location_en = {Beijing},\n", "")]),
    ("citation-beyond-list", "a marker shows a number beyond the end of the list and leads nowhere",
     "citation-beyond-list", "paper:lin2023:c06",
     [(PN, 'reads: "[6]", section: "2", as_printed: [6], targets: [wu2017wall], resolved_by: number, confidence: 1.0}',
       'reads: "[9]", section: "2", as_printed: [9], targets: []}')]),
    ("reference-uncited", "an entry of the list is cited nowhere",
     "reference-uncited", "paper:hart2022",
     [(PH, "zhou2018shade, wu2017wall]\nmentioned", "zhou2018shade, wu2017wall, silva2021night]\nmentioned")]),
    ("pages-reversed", "the last page stands before the first",
     "pages-reversed", "source:hart2017roots:pages",
     [(B, "pages = {1801--1816}", "pages = {1816--1801}")]),
    ("zh-full-width", "a number is written in full-width digits",
     "zh-fullwidth", "source:lin2023shade:pages", [(B, "pages = {60--68}", "pages = {６０--６８}")]),
]
Finding = tuple[str, str, str, str]


def findings(root: Path) -> Counter[Finding]:
    """What check finds: level, rule, subject, message. A line number may move without anything being found anew."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        main(["-C", str(root), "check", "--json"])
    problems = json.loads(printed.getvalue())["problems"]
    return Counter((one["level"], one["rule"], one["subject"] or "", one["message"]) for one in problems)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Path:
    return build(tmp_path_factory.mktemp("planted") / "healthy")


@pytest.fixture(scope="module")
def known(healthy: Path) -> Counter[Finding]:
    return findings(healthy)


def test_healthy_corpus_has_no_error_and_no_warning(run: Run, healthy: Path, known: Counter[Finding]) -> None:
    assert [one for one in known if one[0] != "info"] == []
    assert run("-C", healthy, "check")[0] == 0
    assert run("-C", healthy, "report", "all", "--check")[0] == 0
    for paper in PAPERS:
        code, out, _ = run("-C", healthy, "paper", "anchor", "--id", paper, "--json")
        assert code == 0, out


def test_forty_faults_are_planted() -> None:
    assert len({name for name, *_ in PLANTED}) == len(PLANTED) == 40
    assert all(rule and subject for _, _, rule, subject, _ in PLANTED)


@pytest.mark.parametrize(
    ("expected", "rule", "subject", "edits"),
    [pytest.param(*rest, id=name) for name, *rest in PLANTED])
def test_planted_fault_is_found(healthy: Path, known: Counter[Finding], tmp_path: Path, expected: str, rule: str,
                                subject: str, edits: list[Edit]) -> None:
    root = Path(shutil.copytree(healthy, tmp_path / "c"))
    for name, before, after in edits:
        text = (root / name).read_text("utf-8")
        if text.count(before) != 1:
            pytest.fail(f"the edit of {name} does not fit the healthy corpus: {before}", pytrace=False)
        (root / name).write_text(text.replace(before, after), "utf-8")
    # Every edit of a record makes the reports stale; that is no finding about the fault.
    found = {one[1:3] for one in findings(root) - known if rule == "report-stale" or one[1] != "report-stale"}
    assert found, f"nothing says that {expected}"
    assert (rule, subject) in found, expected
