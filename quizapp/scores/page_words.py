"""The words of the page, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word that the page shows, apart from the learner's own names. Fields with {…} are filled in."""

    lang: str
    title: str
    made: str
    answers: str
    right: str
    share: str
    sample: str
    few: str
    none_yet: str
    table: str
    day: str
    tiles: dict[str, str]
    sections: dict[str, str]
    notes: dict[str, str]
    phases: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)  # of kinds and claims
    weekdays: tuple[str, ...] = ()
    today: str = ""
    target: str = ""
    predicted: str = ""
    real: str = ""
    cards: str = ""
    up_to_days: str = ""
    fewer: str = ""
    more: str = ""
    cell: str = "{day}: {n}"
    of: str = "{ok}/{n}"


ZH = PageWords(
    lang="zh-CN",
    title="学习成绩",
    made="截至 {day}",
    answers="次作答",
    right="答对",
    share="比例",
    sample="{n} 次",
    few="样本太少",
    none_yet="还没有复习记录。学一次之后，这里会有日历和保持率。",
    table="表格",
    day="日期",
    tiles={
        "retention": "保持率",
        "reviews": "作答",
        "streak": "连续天数",
        "due": "今天到期",
        "known": "现在记得",
        "time": "学习时间",
    },
    sections={
        "calendar": "复习日历",
        "retention": "保持率",
        "weeks": "每周答对",
        "forecast": "未来 30 天到期",
        "calibration": "预测准不准",
        "memory": "记得多牢",
        "phases": "卡片状态",
        "deck": "牌组",
        "speaker": "说话人",
        "topic": "主题",
        "kind": "题型",
        "claim": "事实与看法",
        "source": "来源",
        "hours": "什么时候学",
    },
    notes={
        "retention": "到期复习时答对的比例。目标 {target}。",
        "weeks": "每周所有作答里答对的比例；线是目标。",
        "forecast": "每天到期的张数；过期的算在今天。",
        "calibration": "点在斜线上：预测的和实际的一样。平均差 {error}。",
        "memory": "稳定期：到这么多天时，答对的概率降到 90%。",
        "known": "如果现在全部问一遍，大约能答对 {n} 张。",
        "hours": "按钟点的作答次数和答对比例。",
        "groups": "所有作答里答对的比例。斜纹：不到 30 次，样本太少。",
        "longest": "最长 {n} 天",
        "minutes": "分钟",
        "hours_long": "小时",
    },
    phases={"new": "未学习", "learning": "学习中", "young": "欠熟练", "mature": "已熟练", "suspended": "已暂停"},
    names={
        "cloze": "填空",
        "short_answer": "简答",
        "multiple_choice": "选择",
        "true_false": "判断",
        "who_said": "谁说的",
        "list": "列举",
        "fact": "事实",
        "position": "看法",
    },
    weekdays=("一", "", "三", "", "五", "", "日"),
    today="今天",
    target="目标",
    predicted="预测",
    real="实际",
    cards="张",
    up_to_days="{n} 天",
    fewer="少",
    more="多",
    cell="{day}：{n} 次",
)
EN = PageWords(
    lang="en",
    title="Study scores",
    made="As of {day}",
    answers="answers",
    right="right",
    share="share",
    sample="n = {n}",
    few="too few",
    none_yet="No reviews yet. After the first study the calendar and the retention stand here.",
    table="Table",
    day="Day",
    tiles={
        "retention": "Retention",
        "reviews": "Answers",
        "streak": "Days in a row",
        "due": "Due today",
        "known": "Known now",
        "time": "Time studied",
    },
    sections={
        "calendar": "Calendar",
        "retention": "Retention",
        "weeks": "Right, week by week",
        "forecast": "Due in the next 30 days",
        "calibration": "Can the predictions be trusted?",
        "memory": "How firmly it is known",
        "phases": "Cards",
        "deck": "Decks",
        "speaker": "Speakers",
        "topic": "Topics",
        "kind": "Kinds of question",
        "claim": "Facts and positions",
        "source": "Sources",
        "hours": "Time of day",
    },
    notes={
        "retention": "Share of due reviews that were right. Target {target}.",
        "weeks": "Share of all answers of the week that were right; the line is the target.",
        "forecast": "Cards due on each day; what is overdue counts as today.",
        "calibration": "On the diagonal, what was predicted came true. Mean error {error}.",
        "memory": "Stability: after so many days the chance of recall has fallen to 90 %.",
        "known": "If all were asked now, about {n} would be recalled.",
        "hours": "Answers and the share that was right, by the hour of the clock.",
        "groups": "Share of all answers that were right. Hatched: under 30 answers, too few to say much.",
        "longest": "longest {n}",
        "minutes": "minutes",
        "hours_long": "hours",
    },
    phases={"new": "New", "learning": "Learning", "young": "Young", "mature": "Mature", "suspended": "Suspended"},
    names={
        "cloze": "Cloze",
        "short_answer": "Short answer",
        "multiple_choice": "Choice",
        "true_false": "True or false",
        "who_said": "Who said it",
        "list": "List",
        "fact": "Facts",
        "position": "Positions",
    },
    weekdays=("Mon", "", "Wed", "", "Fri", "", "Sun"),
    today="today",
    target="target",
    predicted="predicted",
    real="real",
    cards="cards",
    up_to_days="{n} d",
    fewer="fewer",
    more="more",
)
