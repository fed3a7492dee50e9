"""Lengths of time: spoken forms, whole days, and figures that nobody serves."""

from case import *


def lengths(name, header, rows, verdicts, title=""):
    """A table of one length a row."""
    people = "赵钱孙李周吴郑王冯陈褚卫"
    body = "".join(f"{people[number]}小明,2021-07-03,{text}\n" for number, text in enumerate(rows))
    first = 3 if title else 2
    wanted = [
        accept(f"line {first + number}", people[number] + "小明", "2021-07-03", verdict)
        if isinstance(verdict, int)
        else (f"line {first + number}", verdict)
        for number, verdict in enumerate(verdicts)
    ]
    case(name, f"{title}姓名,日期,{header}\n{body}", [ignore(*lines(1, first - 1)), *wanted])


REFUSED = "reject"

lengths(
    "measures-spoken.csv",
    "服务时长",
    ["1h30", "90'", "2小时30分", "半天", "全天", "共2小时", "1h30min", "90min", "两小时半", "2小时30分钟", "一天", "2h00"],
    [90, 90, 150, REFUSED, REFUSED, 120, 90, 90, 150, 150, REFUSED, 120],
)
lengths(
    "measures-long.csv",
    "时长",
    ["20小时", "24小时", "1200分钟", "22h", "16小时", "15小时", "23.5小时"],
    [REFUSED, REFUSED, REFUSED, REFUSED, "open", "open", REFUSED],
)
lengths(
    "measures-wide-digits.csv",
    "时长（小时）",
    ["２", "２．５", "１小时３０分", "３０分钟", "２：３０", "1,5", "1．30", "O.5", "l"],
    [120, 150, 90, 30, 150, REFUSED, REFUSED, REFUSED, REFUSED],
)
lengths(
    "measures-vague.csv",
    "时长",
    ["2小时左右", "约2小时", "2-3小时", "2小时以上", "不足2小时", "2小时多", "2小时?", "2", "2节课", "一上午", "共2人次", "各2小时"],
    [REFUSED] * 12,
)
lengths(
    "measures-other-unit.csv",
    "时长（小时）",
    ["90分钟", "120", "2小时", "1.5", "0.5", "半小时", "120分钟"],
    [90, REFUSED, 120, 90, 30, 30, 120],
)

case(
    "measures-halves.csv",
    "姓名,日期,服务时段\n赵小明,2021-07-03,上午8:30-11:00\n钱小明,2021-07-03,下午2:00-4:30\n孙小明,2021-07-03,上午\n李小明,2021-07-03,14:00—16:30\n"
    "周小明,2021-07-03,8：30～11：00\n吴小明,2021-07-03,晚上7点到9点\n郑小明,2021-07-03,8:30-11:00 14:00-16:00\n王小明,2021-07-03,全天\n",
    [
        ignore("line 1"),
        accept("line 2", "赵小明", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 3", "钱小明", "2021-07-03", 150, "14:00", "16:30"),
        refuse("line 4"),
        accept("line 5", "李小明", "2021-07-03", 150, "14:00", "16:30"),
        accept("line 6", "周小明", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 7", "吴小明", "2021-07-03", 120, "19:00", "21:00"),
        refuse("line 8", "line 9"),
    ],
)

case(
    "measures-forgotten.csv",
    "姓名,日期,签到,签退\n张三,2021-07-03,8:30,次日8:00\n李四,2021-07-03,20:00,次日6:30\n王五,2021-07-03,8:30,次日6:00\n",
    [ignore("line 1"), refuse("line 2"), accept("line 3", "李四", "2021-07-03", 630, "20:00", "06:30"), refuse("line 4")],
)

case(
    "measures-morning-afternoon.csv",
    "姓名,日期,上午,下午\n张三,2021-07-03,8:30-11:00,\n李四,2021-07-03,,14:00-16:30\n王五,2021-07-03,8:30-11:00,14:00-16:30\n赵六,2021-07-03,√,\n",
    [
        ignore("line 1"),
        ("line 2", "not_accept_or", accept("line 2", "张三", "2021-07-03", 150, "08:30", "11:00")),
        ("line 3", "not_accept_or", accept("line 3", "李四", "2021-07-03", 150, "14:00", "16:30")),
        refuse("line 4", "line 5"),
    ],
)

case(
    "measures-sum-row.csv",
    "2021年7月3日清洁家园签到表\n序号,姓名,签到时间,签退时间,时长\n1,张三,8:30,11:00,2.5小时\n2,李四,8:30,10:00,1.5小时\n3,王五,8:30,11:00,3小时\n合计,3人,,,7小时\n负责人签字：赵六　　　盖章：\n",
    [
        ignore("line 1", "line 2"),
        accept("line 3", "张三", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 4", "李四", "2021-07-03", 90, "08:30", "10:00"),
        refuse("line 5"),
        ignore("line 6", "line 7"),
    ],
)
