"""What a Chinese name looks like: surnames, titles, and the words that stand before a colon without being a name."""

from __future__ import annotations

import re

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞翁尤冉樊兰安祁庄涂欧柯游阮耿霍卫岳柳詹查洪温鲍季葛康牛倪齐伍舒聂章焦易管左甘"
    "殷麦桂包梅辛裴盛单骆喻双庞靳褚华苗穆曲童岑凌应简谷梅骆宁"
)
_TRADITIONAL = "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾譚陸範賈鄒龍賀顧龔萬錢嚴湯莊歐閻齊聶單駱龐華蘭衛應簡連"
_DOUBLE = "欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|尉迟|慕容|令狐|皇甫|司徒|夏侯|端木"

SURNAME = rf"(?:{_DOUBLE}|[{_SINGLE}{_TRADITIONAL}])"
TITLE = (
    "教授|老师|老師|博士|医生|醫生|醫師|医师|先生|女士|小姐|院士|导演|導演|律师|律師|主任|校长|校長|部长|部長|政委|委员|委員|总监|總監|总|總|导|董|哥|姐"
)
HAN_NAME = rf"{SURNAME}[\u4e00-\u9fff]{{1,2}}"
LATIN_NAME = r"[A-Z][a-zA-Z'’.-]*(?:[ ·-](?:van|von|de|der|da|la|[A-Z][a-zA-Z'’.-]*)){0,4}"

_HAN_NAME = re.compile(rf"{HAN_NAME}\Z|{_DOUBLE}[\u4e00-\u9fff]{{1,2}}\Z")
_TITLED = re.compile(rf"(?:{SURNAME}[\u4e00-\u9fff]{{0,2}}|[\u4e00-\u9fff]{{2,4}}|[A-Za-z]+ ?)(?:{TITLE})\Z")
_NICKNAME = re.compile(r"(?:老|小|阿|大)[\u4e00-\u9fffA-Z]\Z")
_LATIN_NAME = re.compile(rf"{LATIN_NAME}\Z")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff·•・]{1,12}\Z")
_OUTLET = re.compile(
    r"《.+》\Z|.{0,12}(?:网|網|社|报|報|周刊|週刊|杂志|雜誌|新闻|新聞|传媒|傳媒|日报|晚报|时报|時報|电视|電視|电台|卫视|播客|频道|頻道|财经|科技|媒体|編輯部|编辑部|公园|实验室|台|觀察|观察|资本)\Z"
)


def looks_like_a_name(label: str) -> bool:
    """Whether `label` has the form of a person's name, a nickname, a name with a title, or an outlet."""
    forms = (_HAN_NAME, _TITLED, _NICKNAME, _LATIN_NAME, _FOREIGN, _OUTLET)
    return any(form.match(label) for form in forms)


def is_outlet(label: str) -> bool:
    """Whether `label` is by its form a newspaper, a site, a programme."""
    return bool(_OUTLET.match(label))


def is_person(label: str) -> bool:
    """Whether `label` has the form of a whole Chinese name."""
    return bool(_HAN_NAME.match(label))
