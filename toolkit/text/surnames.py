"""Tables about Chinese names: compound surnames, surname readings, pinyin syllables.

A reading stands here where a dictionary of surnames gives another one than the character commonly has, or where
software that reads characters one by one may take the wrong one.
"""

from __future__ import annotations

import re

from toolkit.text.wordset import word_set

COMPOUND_SURNAMES = word_set(
    """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 长孙 慕容 宇文 司徒 司空 夏侯 端木 百里 呼延
    南宫 东郭 西门 独孤 轩辕 赫连 拓跋 澹台 公冶 宗政 濮阳 淳于 太叔 申屠 仲孙 钟离 鲜于 闾丘
    亓官 万俟 闻人 第五 羊舌 微生 左丘 南荣 贺兰 完颜 纳兰 耶律 叱干 歐陽 司馬 諸葛 東方 尉遲
    公孫 長孫 南宮 東郭 西門 獨孤 軒轅 赫連 濮陽 鍾離 鮮於
    公羊 谷梁 穀梁 漆雕 乐正 樂正 壤驷 公良 巫马 巫馬 公西 颛孙 顓孫 梁丘 段干
    司寇 哥舒 屈突 东门 東門 南郭 公输 公輸 爱新觉罗 愛新覺羅 叶赫那拉 葉赫那拉
    """
)

HAN_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封储靳段富焦巴弓牧隗谷车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹束龙叶幸司"
    "黎薄印白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕"
    "连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴利蔚越夔隆师巩聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠丰巢关查"
    "荆红游竺权逯盖益桓公肖闫谌仝佟岳逄曼付覃修苑郜靖邝宾降门帅楚鹿由缑过劉陳張楊趙黃吳孫馬羅鄭謝韓馮鄧許蕭葉蘇呂盧蔣賈鍾譚"
)
"""Surnames of one character, the common and many of the rare."""

SURNAME_READINGS = {
    "单": "shan", "單": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "盖": "ge", "蓋": "ge",
    "朴": "piao", "区": "ou", "區": "ou", "缪": "miao", "繆": "miao", "翟": "zhai", "乐": "yue", "樂": "yue",
    "都": "du", "阚": "kan", "闞": "kan", "种": "chong", "么": "yao", "召": "shao", "员": "yun", "員": "yun",
    "贠": "yun", "祭": "zhai", "秘": "bi", "繁": "po", "折": "she", "洗": "xian", "冼": "xian", "句": "gou",
    "藏": "zang", "佴": "nai", "乜": "nie", "覃": "qin", "隗": "wei", "粘": "nian", "重": "chong", "薄": "bo",
    "炅": "gui", "钭": "tou", "尉": "wei", "过": "guo", "過": "guo", "宁": "ning", "寧": "ning", "任": "ren",
    "华": "hua", "華": "hua", "纪": "ji", "應": "ying", "应": "ying", "燕": "yan", "哈": "ha", "那": "na",
    "车": "che", "車": "che", "卜": "bu", "柏": "bai", "谌": "chen", "諶": "chen", "牟": "mou", "莘": "shen",
    "沈": "shen", "石": "shi", "葛": "ge", "殷": "yin", "盛": "sheng", "強": "qiang", "强": "qiang", "万": "wan",
    "相": "xiang", "厍": "she", "逄": "pang", "仉": "zhang", "妫": "gui", "呙": "guo", "眭": "sui", "长": "chang",
    "尉迟": "yuchi", "尉遲": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "長孫": "zhangsun", "澹台": "tantai",
    "令狐": "linghu", "鲜于": "xianyu", "亓官": "qiguan", "呼延": "huyan", "宗政": "zongzheng", "申屠": "shentu",
}  # fmt: skip
"""How a character is read as a surname, in lower-case pinyin without tones, ``v`` for ``ü``."""

_SURNAMES = word_set(
    """
    ai an ao ba bai ban bao bei bi bian bie bo bu cai cang cao cen chai chan chang chao che chen cheng chi chong chu
    cong cui da dai dan dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gou gu
    guan gui guo ha hai han hang hao he hei heng hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jin
    jing ju kan kang ke kong kou kuai kuang kui lai lan lang lao lei leng li lian liang liao lin ling liu long lou
    lu luan luo lv lyu ma mai man mao mei men meng mi miao min ming mo mou mu na nan ni nie ning niu nong ou pan
    pang pei peng pi piao ping pu qi qian qiang qiao qin qiu qu quan que ran rao ren rong ru ruan rui sa sang sha
    shan shang shao she shen sheng shi shu shuai shui si song su sui sun suo tan tang tao teng tian tie tong tu wan
    wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue xun yan yang yao ye yi yin ying
    yong you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zi zong
    zou zu zuo
    """
)

_COMPOUND = word_set(
    """
    ouyang sima shangguan zhuge dongfang huangfu yuchi gongsun linghu zhangsun murong yuwen situ sikong xiahou duanmu
    baili huyan nangong dongguo ximen dugu xuanyuan helian tuoba tantai zongzheng puyang chunyu shentu zhongli xianyu
    moqi wenren
    """
)
_COMMON = word_set(
    """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan dai xia
    zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan
    duan lei qian yin chang qiao lai gong wen pang lan shi tao
    """
)
"""The readings of the hundred most common surnames."""

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ü üe yu",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_SYLLABLE = "|".join(
    sorted((initial + final for initial, finals in _FINALS.items() for final in finals.split()), key=len, reverse=True)
)
_SYLLABLES = re.compile(f"(?:{_SYLLABLE})(?:[-'’]?(?:{_SYLLABLE}))*")
_ONE_SYLLABLE = re.compile(_SYLLABLE)
# No given name is longer, and a longer word could be split in too many ways to try.
_LONGEST = 24


def is_pinyin_surname(word: str) -> bool:
    """Say whether a word is a Chinese surname in pinyin, whatever its case."""
    return (bare := word.lower().replace("ü", "v")) in _SURNAMES or bare in _COMPOUND


def is_common_surname(word: str) -> bool:
    """Say whether a word is the reading of one of the hundred most common surnames, whatever its case."""
    return word.lower().replace("ü", "v") in _COMMON


def compound_pinyin(word: str) -> str:
    """Return a compound surname in pinyin, also with a hyphen in it, as ``Ouyang``; ``""`` for any other word."""
    bare = word.lower().replace("-", "")
    return bare.capitalize() if bare in _COMPOUND else ""


def is_pinyin(word: str) -> bool:
    """Say whether a word is made of pinyin syllables and nothing else (``Binxing``, ``Bin-xing``, ``Xi'an``)."""
    return len(word) <= _LONGEST and _SYLLABLES.fullmatch(word.lower()) is not None


def syllables(word: str) -> tuple[str, ...]:
    """Split a pinyin word into its syllables; ``()`` where it is no pinyin.

    A syllable inside a word does not begin with a vowel where another reading exists (``Fangan`` is Fan-gan): pinyin
    orthography (GB/T 16159) would mark it by an apostrophe.
    """
    if not is_pinyin(word):
        return ()
    return tuple(part for piece in re.split("[-'’]", word.lower()) for part in _split(piece))


def _split(word: str) -> tuple[str, ...]:
    for end in range(min(6, len(word)), 0, -1):
        rest = word[end:]
        if _ONE_SYLLABLE.fullmatch(word[:end]) and (not rest or (rest[0] not in "aeo" and is_pinyin(rest))):
            return word[:end], *_split(rest)
    return tuple(_ONE_SYLLABLE.findall(word))
