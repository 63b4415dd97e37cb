"""Words from which `synth` makes up works: every name, title and number here is invented or a common word."""

from __future__ import annotations

SURNAMES = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高",
    "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁",
    "于", "余", "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁", "沈", "任", "姚", "卢", "傅", "钟", "姜", "崔", "谭",
    "廖", "范", "汪", "陆", "金", "石", "戴", "贾", "韦", "夏", "邱", "方", "侯", "邹", "熊", "孟", "秦", "白", "江",
    "阎", "薛", "尹", "段", "雷", "欧阳", "司马",
]
GIVEN = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞",
    "平", "刚", "桂英", "建华", "文博", "雨桐", "子涵", "思远", "晓燕", "国庆", "志强", "海燕", "立新", "振宇", "春生",
    "玉梅", "永康", "家驹", "一鸣", "婉清", "佩瑶", "嘉禾", "承志",
]
FOREIGN = [
    "米勒", "施密特", "约翰逊", "霍夫曼", "哈维尔·莫拉", "让·迪布瓦", "伊·彼得罗夫", "佐藤健一", "卡尔森",
    "麦克道尔", "罗西", "冯·艾克",
]
MARKS = ["[美]", "[英]", "[德]", "（法）", "[日]", "〔美〕", "（清）", "[苏]"]
BODIES = [
    a + b
    for a in ("中国", "北京市", "江南省", "国家", "华东地区", "全国", "滨海市", "世界")
    for b in (
        "统计局", "标准化技术委员会", "水利研究院", "图书馆学会", "科学数据中心", "教育委员会办公室", "林业和草原局",
        "农业科学院", "卫生健康委员会", "档案馆", "企业家协会", "银行研究所", "地质调查局",
    )
]
FIELDS = [
    "区域", "数字", "农村", "城市", "高校", "湿地", "黄土高原", "近代", "明清", "水资源", "人工智能", "儿童", "古籍",
    "公共图书馆", "生态", "煤矿", "语言", "海洋", "电网", "大坝", "蛋白质", "土壤", "稻田", "乡村", "网络", "税收",
    "民国", "冰川", "社区", "方言",
]
TOPICS = [
    "治理", "经济", "教育", "安全", "文化", "遥感监测", "知识组织", "产业结构", "群落演替", "信息服务", "史料整理",
    "数值模拟", "基因表达", "权利保护", "交通规划", "语音识别", "风险评估", "政策工具", "翻译史", "建筑遗产",
    "营养评价", "劳动关系", "伦理", "地貌演化", "资源配置",
]
ENDS = [
    "研究", "探析", "初探", "的影响因素", "论", "概论", "导论", "及其应用", "的若干问题", "综述", "史", "图集", "手册",
    "与思考", "的演变", "评价", "方法", "实验", "调查报告", "笔记", "选集", "全集", "数据集",
]
SUBTITLES = [
    "以滨海市为例", "基于面板数据的分析", "兼论其意义", "1949—1978", "回顾与展望", "从理论到实践", "一个比较的视角",
    "第二次会议", "上篇",
]
JOURNALS = [
    a + b
    for a in (
        "江南", "华东", "中国", "北方", "当代", "滨海大学", "地理", "情报", "水利", "应用生态", "社会", "教育", "经济",
    )
    for b in (
        "学报", "研究", "科学", "评论", "论坛", "杂志", "通讯", "大学学报（社会科学版）", "月刊", "导刊", "与管理",
        "技术",
    )
]
PAPERS = ["滨海日报", "江南晚报", "科技周报", "光华日报", "农村报", "青年报"]
CITIES = [
    "北京", "上海", "南京", "武汉", "广州", "成都", "西安", "天津", "杭州", "长沙", "沈阳", "重庆", "济南", "合肥",
    "昆明", "兰州", "台北", "香港", "福州", "长春",
]
HOUSES = [
    "人民出版社", "科学出版社", "商务印书馆", "滨海大学出版社", "江南教育出版社", "古籍出版社", "地图出版社",
    "青年书店", "文史书局", "未来出版公司", "水利电力出版社", "社会科学文献出版社",
]
SCHOOLS = [
    "滨海大学", "江南师范大学", "华东理工学院", "北方农业大学", "中南医科大学", "西部科技大学历史系", "江南大学文学院",
]
SITES = [
    "滨海新闻网", "科学数据银行", "学术预印本平台", "国家地理数据共享平台", "江南文化网", "微信公众号", "开放研究平台",
]
WORDS = [
    "adaptive", "regional", "digital", "soil", "water", "urban", "network", "language", "policy", "growth", "quantum",
    "protein", "climate", "labour", "history", "market", "neural", "carbon", "spatial", "memory", "learning", "energy",
    "river", "trade", "vision", "health", "data",
]
NOUNS = [
    "analysis", "model", "systems", "management", "dynamics", "evolution", "review", "assessment", "theory", "response",
    "structure", "governance", "simulation", "survey", "practice", "introduction", "handbook", "foundations", "methods",
]
LINKS = ["of", "in", "for", "and", "under", "on the", "with"]
PLACES_EN = [
    "Beijing", "London", "Berlin", "Paris", "Boston", "Chicago", "Oxford", "Tokyo", "Amsterdam", "Shanghai", "Geneva",
    "Toronto", "Cambridge", "Sydney",
]
HOUSES_EN = [
    "Harbour Press", "Northern University Press", "Meadow & Sons", "Science Press", "Longfield", "Springvale",
    "Riverside Publishing House", "Academic Union Press", "Oakley", "Coastal University",
]
FAMILIES = [
    "Smith", "Miller", "Brown", "Garcia", "Novak", "Rossi", "Schmidt", "Larsen", "Dubois", "Kowalski", "Tanaka",
    "Peters", "O'Neil", "Ivanov", "Fischer", "Moreau", "Hughes", "Bennett", "Carter", "Olsen", "Wagner", "Silva",
]
PINYIN = [
    "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Zhou", "Wu", "Xu", "Sun", "Ma", "Zhu", "Hu", "Lin",
    "Guo", "He", "Gao", "Luo",
]
PINYIN_GIVEN = [
    "Wei", "Fang", "Jianhua", "Xiaoyan", "Ming", "Zhiqiang", "Lixin", "Yu", "Hongmei", "Guoqing", "Jun", "Siyuan",
]
BODIES_EN = [
    "International Organization for Soil Standards", "World Data Office", "National Library Council",
    "Ministry of Water", "Harbour Research Group", "European Language Institute", "United Press Association",
]
JOURNALS_EN = [
    "Journal of Regional Studies", "Soil and Water Review", "Annals of Digital Policy", "Nature Systems",
    "Chinese Journal of Applied Networks", "Phys Lett D", "J Clim Model", "Acta Lingua", "Regional Science",
    "Proceedings of the Coastal Academy", "Energy",
]
