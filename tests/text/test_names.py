"""Personal and corporate names in Chinese, pinyin and Western order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Name
from toolkit.text.names import display, format_name, initials, parse_name, parse_name_list, pinyin, split_han
from toolkit.text.surnames import syllables


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("方滨兴", "方", "滨兴"),
        ("单仁", "单", "仁"),
        ("欧阳修", "欧阳", "修"),
        ("司马相如", "司马", "相如"),
        ("歐陽詢", "歐陽", "詢"),
        ("张 三", "张", "三"),
        ("张, 三", "张", "三"),
        ("[清]张岱", "[清]张", "岱"),
        ("（明） 宋应星", "（明） 宋", "应星"),
        ("公羊高", "公羊", "高"),
        ("漆雕开", "漆雕", "开"),
        ("爱新觉罗溥仪", "爱新觉罗", "溥仪"),
    ],
)
def test_chinese_names_are_split_by_the_surname_table(text: str, family: str, given: str) -> None:
    assert parse_name(text) == Name(family=family, given=given)


@pytest.mark.parametrize("text", [
    "阿卜杜拉·买买提", "古丽•阿不力克木", "艾力‧买买提", "罗伯特·基欧汉", "[美]基欧汉", "〔英〕 李约瑟",
])
def test_names_that_are_not_han_chinese_are_not_split(text: str) -> None:
    assert parse_name(text) == Name(family=text)


@pytest.mark.parametrize(
    "text", ["国务院", "外交部", "新华社", "中国信息通信研究院", "人民日报", "课题组", "本报评论员", "联合国",
             "张三，李四", "张三;李四"]
)
def test_chinese_institutions_and_lists_without_and_stay_as_given(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Keohane, Robert O.", Name("Keohane", "Robert O.")),
        ("Robert O. Keohane", Name("Keohane", "Robert O.")),
        ("Keohane R O", Name("Keohane", "R. O.")),
        ("Keohane, R O", Name("Keohane", "R. O.")),
        ("SARTRE J-P", Name("SARTRE", "J.-P.")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("de la Vallée Poussin, Charles", Name("Vallée Poussin", "Charles", "de la")),
        ("{van Dyke}, Dick", Name("van Dyke", "Dick")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("given=Hans, family=Harman, prefix=von", Name("Harman", "Hans", "von")),
        ("Aristotle", Name("Aristotle")),
        ("van der Waals J D", Name("Waals", "J. D.", "van der")),
        ("VAN DER WAALS J D", Name("WAALS", "J. D.", "VAN DER")),
        ("García Márquez G", Name("García Márquez", "G.")),
        ("Smith J Jr", Name("Smith", "J.", suffix="Jr")),
        ("Smith, J., Jr.", Name("Smith", "J.", suffix="Jr.")),
        ("Martin B. King", Name("King", "Martin B.")),
        ("bell hooks", Name("hooks", "bell")),
        ("charles de gaulle", Name("gaulle", "charles", "de")),
    ],
)
def test_western_names(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", ["FANG B X", "Fang B. X.", "Fang BX", "Fang, B. X.", "Fang, B X", "FANG, B.X."])
def test_every_way_to_write_pinyin_initials_is_one_name(text: str) -> None:
    assert parse_name(text) == Name("Fang", "B. X.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fang Binxing", Name("Fang", "Binxing")),
        ("FANG Binxing", Name("Fang", "Binxing")),
        ("Ouyang Xiu", Name("Ouyang", "Xiu")),
        ("WANG Wei", Name("Wang", "Wei")),
        ("Li Na", Name("Li", "Na")),
        ("Na Li", Name("Li", "Na")),
        ("Zhang San Ba", Name("Zhang", "San Ba")),
        ("Xiao Ming Wang", Name("Wang", "Xiao Ming")),
        ("OU YANG Xiu", Name("Ouyang", "Xiu")),
        ("Ou-yang X", Name("Ouyang", "X.")),
        ("Si-ma Qian", Name("Sima", "Qian")),
        ("Lü Shuxiang", Name("Lü", "Shuxiang")),
        ("LV S X", Name("Lv", "S. X.")),
        ("Wei Wang", Name("Wang", "Wei")),
        ("Binxing Fang", Name("Fang", "Binxing")),
        ("Susan Long", Name("Long", "Susan")),
        ("Lin Manuel", Name("Manuel", "Lin")),
    ],
)
def test_pinyin_keeps_the_family_first_only_where_nothing_else_can_be_meant(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "European Commission",
        "United Nations",
        "Ministry of Justice",
        "The White House",
        "Zhang P W, Qiu Z Q, Li A",
        "A; B",
    ],
)
def test_western_institutions_and_lists_without_and_stay_as_given(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


def test_braces_make_an_institution() -> None:
    assert parse_name("{Barnes and Noble}") == Name(literal="Barnes and Noble")


def test_a_list_is_joined_by_and_only() -> None:
    names, more = parse_name_list("方滨兴 and {Barnes and Noble} and\n  Nye, Joseph S.")
    assert names == (Name("方", "滨兴"), Name(literal="Barnes and Noble"), Name("Nye", "Joseph S."))
    assert not more


@pytest.mark.parametrize("end", ["others", "等", "et al."])
def test_a_list_may_say_that_it_is_cut(end: str) -> None:
    assert parse_name_list(f"陈明奇 and {end}") == ((Name("陈", "明奇"),), True)


@pytest.mark.parametrize(("text", "name"), [
    ("张三等", Name("张", "三")), ("张 三 等", Name("张", "三")), ("Fang B X et al.", Name("Fang", "B. X.")),
    ("Smith, J., et al", Name("Smith", "J.")),
])  # fmt: skip
def test_a_name_may_say_that_others_follow(text: str, name: Name) -> None:
    assert parse_name_list(f"李四 and {text}") == ((Name("李", "四"), name), True)


def test_an_empty_list_has_no_names() -> None:
    assert parse_name_list("  ") == ((), False)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Name("方", "滨兴"), "方滨兴"),
        (Name("Keohane", "Robert O."), "Robert O. Keohane"),
        (Name("Beethoven", "Ludwig", "van"), "Ludwig van Beethoven"),
        (Name("King", "Martin", suffix="Jr."), "Martin King, Jr."),
        (Name(literal="国务院"), "国务院"),
        (Name("Aristotle"), "Aristotle"),
    ],
)
def test_display(name: Name, shown: str) -> None:
    assert display(name, "en") == shown


def test_chinese_readers_see_pinyin_with_the_family_first() -> None:
    assert display(Name("Fang", "Binxing"), "zh") == "Fang Binxing"
    assert display(Name("Keohane", "Robert"), "zh") == "Robert Keohane"


@pytest.mark.parametrize(
    ("surname", "read"),
    [
        ("单", "Shan"), ("仇", "Qiu"), ("解", "Xie"), ("查", "Zha"), ("曾", "Zeng"), ("盖", "Ge"), ("朴", "Piao"),
        ("区", "Ou"), ("缪", "Miao"), ("翟", "Zhai"), ("乐", "Yue"), ("尉迟", "Yuchi"), ("万俟", "Moqi"), ("吕", "Lv"),
        ("王", "Wang"), ("[清]单", "Shan"),
    ],
)  # fmt: skip
def test_surnames_are_read_as_surnames(surname: str, read: str) -> None:
    assert pinyin(Name(surname, "文")) == (read, "Wen")


def test_the_same_character_is_read_otherwise_in_a_given_name() -> None:
    assert pinyin(Name("王", "解放")) == ("Wang", "Jiefang")


def test_latin_names_lose_their_accents_and_institutions_are_whole() -> None:
    assert pinyin(Name("Büthe", "Tim")) == ("Buthe", "Tim")
    assert pinyin(Name("Lü", "Buwei")) == ("Lv", "Buwei")
    assert pinyin(Name(literal="国务院")) == ("Guowuyuan", "")


def test_initials() -> None:
    assert initials(Name("Keohane", "Robert O.")) == ("R", "O")
    assert initials(Name("Sartre", "Jean-Paul")) == ("J", "P")
    assert initials(Name("方", "滨兴")) == ("B", "X")
    assert initials(Name("Fang", "Binxing")) == ("B",)
    assert initials(Name("Fang", "Binxing"), syllabic=True) == ("B", "X")
    assert initials(Name(literal="国务院")) == ()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("binxing", ("bin", "xing")),
        ("xian", ("xian",)),
        ("xi'an", ("xi", "an")),
        ("fangan", ("fan", "gan")),
        ("Bin-xing", ("bin", "xing")),
        ("robert", ()),
    ],
)
def test_syllables(word: str, parts: tuple[str, ...]) -> None:
    assert syllables(word) == parts


def test_a_long_word_that_is_nearly_pinyin_is_told_at_once() -> None:
    assert syllables("an" * 5000 + "x") == ()


NAMES = [
    Name("方", "滨兴"), Name("欧阳", "修"), Name("阿卜杜拉·买买提"), Name("[美]基欧汉"), Name("[清]张", "岱"),
    Name("Fang", "Binxing"), Name("Fang", "B. X."), Name("Wang", "Wei"), Name("Na", "LI"), Name("Bo", "L.", "van"),
    Name("van Dyke", "Dick"), Name("Van Dyke"), Name("King", "Martin", suffix="Jr."), Name("Little and Sons", "John"),
    Name("Smith, Jones", "Ann"), Name("山田太郎"), Name("方", "滨 兴"), Name(literal="A and B"), Name("Aristotle"),
    Name("Long Family", ""), Name("lowercase"), Name("de Silva", "A.", "e"),
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=display)
def test_a_written_name_is_read_back(name: Name) -> None:
    assert parse_name_list(format_name(name)) == ((name,), False)


@given(st.text(st.sampled_from("方滨兴AabX. ,-·'{}[]等 andvo"), max_size=30))
def test_whatever_was_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    name = parse_name(text)
    if name != Name():
        assert parse_name(format_name(name)) == name


@given(st.text())
def test_splitting_loses_nothing_but_blanks(text: str) -> None:
    name = split_han(text)
    assert "".join((name.family + name.given + name.literal).split()) == "".join(text.split())
