"""Author lists of every style give the same people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.strings.names import read_names


def shown(text: str) -> list[str]:
    return [
        person.get("literal") or f"{person['family']}|{person.get('given', '')}" for person in read_names(text).people
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Fang B X, Yin L H.", ["Fang|B X", "Yin|L H"]),
        ("FANG B X, YIN L H, et al.", ["FANG|B X", "YIN|L H"]),
        ("Fang Binxing, Yin Lihua", ["Fang|Binxing", "Yin|Lihua"]),
        ("FANGBinxing,YINLihua,etal", ["FANG|Binxing", "YIN|Lihua"]),
        ("B.X. Fang and L.H. Yin", ["Fang|B.X", "Yin|L.H"]),
        ("Weber, M., & Simmel, G. (Eds.)", ["Weber|M.", "Simmel|G."]),
        ("Weber, Max, Georg Simmel, and Emil Lask", ["Weber|Max", "Simmel|Georg", "Lask|Emil"]),
        ("Weber, M.; Simmel, G.", ["Weber|M.", "Simmel|G."]),
        ("A. Cau, R. Kuiper, and W.-P. de Roever.", ["Cau|A.", "Kuiper|R.", "de Roever|W.-P."]),
        ("Weber, CM. Simmel, G. Lask, E.", ["Weber|CM.", "Simmel|G.", "Lask|E."]),
        ("方滨兴, 殷丽华, 等.", ["方滨兴", "殷丽华"]),
        ("方滨兴、殷丽华和李明", ["方滨兴", "殷丽华", "李明"]),
        ("方滨兴;殷丽华", ["方滨兴", "殷丽华"]),
        ("方滨兴, Miller R A", ["方滨兴", "Miller|R A"]),
        ("滨海市统计局", ["滨海市统计局"]),
        ("Rui Lin, Shujie Liu, Muyun Yang, and Sheng Li", ["Lin|Rui", "Liu|Shujie", "Yang|Muyun", "Li|Sheng"]),
        ("Food and Drug Administration", ["Food and Drug Administration"]),
        ("U.S. Food and Drug Administration", ["U.S. Food and Drug Administration"]),
        ("International Electrotechnical Commission (IEC)", ["International Electrotechnical Commission (IEC)"]),
        ("Northern Data Center, Inc.", ["Northern Data Center, Inc"]),
        ("M.W. Edwards", ["Edwards|M.W"]),
        ("DE Calkin, AA Ager", ["Calkin|DE", "Ager|AA"]),
        ("Saad ED, Buyse M", ["Saad|ED", "Buyse|M"]),
        ("SCHMIDT, Paulo, SANTOS, José Luiz", ["SCHMIDT|Paulo", "SANTOS|José Luiz"]),
        ("Veen PH van der, Muller M", ["Veen|PH van der", "Muller|M"]),
        ("Soto Laveaga, Gabriela", ["Soto Laveaga|Gabriela"]),
        ("CUI Jiusi, WANGHanping.", ["CUI|Jiusi", "WANG|Hanping"]),
        ("佚名", []),
        ("Anonymous", []),
    ],
)
def test_lists(text: str, people: list[str]) -> None:
    assert [name.rstrip(".") for name in shown(text)] == [name.rstrip(".") for name in people]


def test_more_authors_are_noticed() -> None:
    assert read_names("方滨兴, 等").more
    assert read_names("Fang B X, et al").more
    assert not read_names("方滨兴, 殷丽华").more


@given(st.text(max_size=80))
def test_nothing_breaks_it(text: str) -> None:
    assert isinstance(read_names(text).people, tuple)


def test_a_chinese_work_writes_every_family_first() -> None:
    people = read_names("Yue Chunfang, Ailimiguli Aisha", chinese=True).people
    assert [person["family"] for person in people] == ["Yue", "Ailimiguli"]
    assert read_names("Peter Caccetta").people[0]["family"] == "Caccetta"


def test_a_suffix_before_the_initials_is_no_name() -> None:
    found = read_names("Hill, V. G., De Souza Jr., P. A., Reed, D.").people
    assert [person["family"] for person in found] == ["Hill", "De Souza", "Reed"]


def test_capitals_alone_are_a_body() -> None:
    assert read_names("OECD").people == ({"literal": "OECD"},)
    assert read_names("WANG").people == ({"family": "WANG"},)
