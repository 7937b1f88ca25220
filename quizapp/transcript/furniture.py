"""What is on the page but not in the article: menus, login boxes, share buttons, download codes, footers, adverts.

Only whole short paragraphs are judged, never words inside speech: 关注到 and 点击率 stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.transcript.labels import Labelled
from quizapp.transcript.paragraph import Paragraph

# Whole paragraphs, marks aside.
_WHOLE = re.compile(
    r"(?:\+?关注|已关注|取消关注|登录|登入|注册|登录[|/／]?注册|訂閱|订阅|收藏|点赞|分享|分享到|转发|评论|评分|回复|举报|打赏|赞赏|在看|喜欢|不喜欢|提交评论|发表评论|写评论|全部评论"
    r"|首页|主页|菜单|导航|搜索|返回|返回顶部|返回首页|目录|上一篇|下一篇|上一页|下一页|阅读原文|查看原文|查看全文|展开|展开全文|收起|更多|加载更多|加入收藏|打印|字号|公众号|小程序|微信号"
    r"|提取码|复制提取码|复制|复制链接|下载|立即下载|点击下载|百度网盘|图片|广告|推广|赞助|扫码关注|扫一扫|微信扫一扫|二维码|end|-end-|（完）|\(完\)|完|the end|（end）|\(end\)|全文完|本文完"
    r"|search by|share|login|sign in|sign up|subscribe|follow|comments?|home|archives?|about|tags?|reprint|original|归档|留言|关于|友链|标签|分类)[\s\W\d]*",
    re.IGNORECASE,
)
# Paragraphs that begin or go on like this, up to 60 characters.
_SHORT = re.compile(
    r"您需要登录|登录后|请登录|未登录|点击(?:跳转|下载|查看|关注|阅读|这里|图片|上方|下方|蓝字)|跳转(?:到|至)|长按(?:下方|上方|识别|扫描|二维码|图片)|扫描(?:下方|上方|二维码|图中)|扫码(?:关注|添加|加入|下载|进群)"
    r"|识别(?:下方|图中)?二维码|二维码|关注(?:我们|公众号|微信公众号|我的)|(?:欢迎|敬请|请)(?:关注|订阅|转发|点赞|扫码)|点赞.{0,4}(?:转发|收藏|关注|在看)|转载(?:请|须|需|原创|、|事宜)|未经(?:授权|许可|允许)|版权(?:所有|归|声明)"
    r"|侵权|违法和不良信息|ICP备|公网安备|Copyright|All [Rr]ights [Rr]eserved|©|营业执照|原创内容$|\d+篇原创|公众号[：:ID]|微信(?:公众)?号[：:（(]|ID[：:]\s?\w+$|加(?:入|微信|群).{0,12}(?:群|微信)|粉丝群|读者群|交流群"
    r"|您觉得本篇|觉得(?:不错|有用).{0,10}(?:点赞|转发|分享)|相关(?:阅读|文章|推荐|链接)|推荐阅读|延伸阅读|更多(?:阅读|精彩|访谈|内容)|热门(?:文章|推荐)|猜你喜欢|大家都在看|往期(?:推荐|回顾|精选|内容)|阅读\s?\d+|浏览\s?\d+"
    r"|本文(?:永久链接|链接|地址|来自|来源|首发|转自|由.{0,30}(?:翻译|授权|发布|出品|荣誉))|原文(?:地址|链接|来自|标题|作者|出处)|译文出自|头图来源|题图|封面图|图片来源|图源|(?:译者|校对者?|审校|排版|责编|编辑|作者|撰文|整理|监制|出品|策划|摄影|文案|剪辑|后期|运营|设计|配图|视频制作|发布|值班编辑|采访|採訪|采写|出品人?)\s*[：:丨｜|\\]|^(?:作者|文|编辑|采写)\s[\u4e00-\u9fff]{2,4}$|^.{2,14}出品$"
    r"|^(?:[\w-]+\.)+(?:com|cn|net|org)(?![A-Za-z。/])|^via[：:]|^cr[：:]|^注册链接|^下载链接|^商务合作|^合作(?:邮箱|联系)|^投稿|^招聘|^免责声明|打开.{0,6}(?:APP|App|客户端)|^来源[：:]|^\*?\s*注[：:]"
)
# From here to the end nothing belongs to the article.
_END = re.compile(
    r"^(?:[-—\s]*END[-—\s]*|相关阅读|推荐阅读|延伸阅读|本周推荐阅读.*|更多阅读|往期.{0,4}|内容\s?Timeline|时间轴|时间线|版权声明|关于作者|关于(?:我们|本[刊站号]).*|关于[\u4e00-\u9fff]{2,8}|评论区|留言区|文章貢獻者|文章贡献者|本期(?:音乐|音樂)"
    r"|相关音乐|参考资料|参考文献|原文链接|您觉得本篇内容如何|欢迎(?:关注|订阅|加入).{0,40}|[—-]*更多访谈|更多精彩.{0,30}|\(END\)|（全文完）)$",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?:免责)?声明[：:]|版权声明|本文仅(?:用于|供)|(?:本文|原文)(?:永久)?(?:链接|地址)|原文来自|via[：:]|cr[：:]|如果发现译文|#?扫描或|长按识别|图片(?:来自|由.{0,20}提供)|.{0,12}图片来自|(?:承蒙|感谢).{0,30}(?:图片|照片)[；;。]?$|（?[^。：:]{0,8}[：:]?\s?https?://\S+$|本文(?:资源|内容)?(?:来源|来自)(?:于)?(?:互联网|网络)|转载请|原作者若|以上内容(?:为|仅)|风险提示[：:]")
# Under a title: when it appeared, how long it is.
_DATELINE = re.compile(
    r"(?:[\w·\u4e00-\u9fff]{1,12}\s)?(?:发布于|发表于|时间[：:])?\s?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[\u4e00-\u9fff]{1,6})?"
    r"|(?:约|共|全文)?\s?[\d.,]+\s?[千万kK]?\s?字.{0,14}"
)


def is_furniture(paragraph: Paragraph) -> bool:
    """Whether a paragraph, by itself, is a piece of the page."""
    text = paragraph.text.strip()
    if not text or len(text) > 160:
        return not text
    if _WHOLE.fullmatch(text) or _DATELINE.fullmatch(text) or (len(text) < 3 and not re.search(r"[\u3400-\u9fff]", text)):
        return True
    if _NOTICE.match(text):
        return True
    limit = 60 if text[-1] not in "。！？!?" else 90
    return len(text) <= limit and bool(_SHORT.search(text)) and not _is_speech(text)


def is_end(paragraph: Paragraph) -> bool:
    """Whether the article is over where this paragraph begins."""
    return bool(_END.match(paragraph.text.strip(" *#>：:")))


def without_end(paragraphs: Sequence[Paragraph], last_turn: int) -> int:
    """How many of `paragraphs` belong to the article, given the index of the last one that a label opens (-1: no labels)."""
    start = max(last_turn + 1, len(paragraphs) // 2) if last_turn < 0 else last_turn + 1
    for at in range(start, len(paragraphs)):
        if is_end(paragraphs[at]):
            return at
    return len(paragraphs)


def without_trailing_scraps(parts: Sequence[Labelled]) -> list[Labelled]:
    """Without the short lines at the end that are no sentences: names of sites, slogans."""
    end = len(parts)
    while end > 1 and not parts[end - 1].label and _is_scrap(parts[end - 1]):
        end -= 1
    return list(parts[:end])


def _is_scrap(part: Labelled) -> bool:
    text = part.paragraph.text
    return len(text) <= 30 and not re.search(r"[。！？!?…”」\"）)]$", text) and not part.paragraph.item and not part.paragraph.cue


def advert_paragraphs(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The indices of what stands under a heading that calls it an advertisement."""
    inside, found = False, set[int]()
    for at, paragraph in enumerate(paragraphs):
        if paragraph.heading:
            inside = bool(re.match(r"广告|廣告|推广信息|商业推广|本期赞助", paragraph.text))
        if inside:
            found.add(at)
    return found


def _is_speech(text: str) -> bool:
    """A whole sentence in the first person says something; a button does not."""
    return text.endswith(("。", "？", "?", "！")) and bool(re.search(r"我(?!们?的?(?:公众号|微信))|他们|觉得(?!本篇|不错)", text)) and len(text) > 14
