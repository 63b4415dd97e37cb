"""Journals whose Chinese and English names speak of different subjects."""

from __future__ import annotations

import pytest

from toolkit.sources.journals import are_of_different_subjects


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("生态学报", "Acta Meteorologica Sinica"),
        ("地 理 研 究", "Journal of Software"),
        ("图书馆论坛", "Soil Science"),
        ("中国土壤学报", "Acta Geographica Sinica"),
    ],
)
def test_names_of_different_subjects_contradict(chinese: str, english: str) -> None:
    assert are_of_different_subjects(chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("生态学报", "Acta Ecologica Sinica"),
        ("经济地理", "Economic Geography"),
        ("水文地质工程地质", "Hydrogeol Eng Geol"),
        ("中国生态农 业学报", "Chinese Journal of Eco-agriculture"),
        ("地球物理学报", "Chinese Journal of Geophysics"),
        ("农药学学报", "Journal of Agrochemicals"),  # the subject is a part of another word
        ("水动力学研究与进展", "Chinese Journal of Hydrodynamics"),
        ("大地测量与地球动力学", "Journal of Geodesy and Geodynamics"),
        ("管理世界", "The World"),  # names no subject
        ("红楼梦学刊", "Journal of Software"),  # no subject of the table
        ("", ""),
    ],
)
def test_a_common_subject_or_none_says_nothing(chinese: str, english: str) -> None:
    assert not are_of_different_subjects(chinese, english)
