"""Workbooks: grids, merged cells, hidden parts, formulas, comments, several tables."""

from case import *

rows = [
    ["红山社区2021年7月志愿服务考勤（小时）"],
    ["序号", "姓名"] + [f"{d}日" for d in range(1, 11)] + ["合计", "备注"],
]
rows.append([1, "张三", 2, None, "√", "请假", "半天", "0.5天", 2.5, "上午", "8:30-11:30", None, None, None])
rows.append([2, "王 芳", 1.5, 1.5] + [None] * 8 + [3, "组长"])
rows.append([3, "李强", 2, 2] + [None] * 8 + [5, None])
rows.append([4, "阿拉坦 · 巴特尔", 3] + [None] * 9 + [3, "早退"])
rows.append([5, "孟根‧其其格", "3小时"] + [None] * 9 + ["3小时", None])
rows.append([6, "王芳老师", 2] + [None] * 10 + [None])
rows.append([7, "李主任", 2] + [None] * 11)
rows.append([8, "张三、李四", 2] + [None] * 11)
rows.append([9, "赵六", "×", "○", 0, "/", "-"] + [None] * 7)
rows.append([10, "孙七", -2, 25, "2:30", "9:00-11:00，14:00-16:00", "同上", 2.3] + [None] * 6)
rows.append(["合计", None, 9, 3.5] + [None] * 10)
rows.append(["负责人：王主任"])
roster = book(考勤=rows)
merge(roster["考勤"], "A1:N1")
case(
    "wide-grid.xlsx",
    roster,
    [
        ignore("考勤!A1", "考勤!A2"),
        accept("考勤!C3", "张三", "2021-07-01", 120),
        refuse("考勤!E3"),
        ignore("考勤!F3"),
        refuse("考勤!G3", "考勤!H3"),
        accept("考勤!I3", "张三", "2021-07-07", 150),
        refuse("考勤!J3"),
        accept("考勤!K3", "张三", "2021-07-09", 180, "08:30", "11:30"),
        accept("考勤!C4", "王芳", "2021-07-01", 90),
        accept("考勤!D4", "王芳", "2021-07-02", 90),
        refuse("考勤!C5", "考勤!D5", "考勤!C6"),
        accept("考勤!C7", "孟根·其其格", "2021-07-01", 180),
        refuse("考勤!C8", "考勤!C9", "考勤!C10"),
        ignore("考勤!C11", "考勤!D11", "考勤!E11", "考勤!F11", "考勤!G11"),
        refuse("考勤!C12", "考勤!D12"),
        accept("考勤!E12", "孙七", "2021-07-03", 150),
        refuse("考勤!F12", "考勤!G12", "考勤!H12"),
        ignore("考勤!A13", "考勤!A14"),
    ],
)

roster = book(
    排=[
        ["胜利嘎查志愿服务记录"],
        ["姓名", "2021年7月3日", None, "2021年7月4日", None, "备注"],
        [None, "签到", "签退", "签到", "签退", None],
        ["张三", TIME(8, 30), TIME(11, 0), TIME(14, 0), TIME(16, 30), None],
        ["李四", TIME(2, 0), TIME(4, 30), None, None, None],
        ["王五", TIME(8, 30), None, TIME(9, 0), TIME(10, 0), "代签"],
        ["赵六", "8:30", "11:00", "请假", "请假", None],
    ]
)
merge(roster["排"], "A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3")
case(
    "merged-header.xlsx",
    roster,
    [
        ignore("排!A1", "排!A2", "排!B3"),
        accept("排!B4", "张三", "2021-07-03", 150, "08:30", "11:00"),
        accept("排!D4", "张三", "2021-07-04", 150, "14:00", "16:30"),
        refuse("排!B5"),
        refuse("排!B6", "排!D6"),
        accept("排!B7", "赵六", "2021-07-03", 150, "08:30", "11:00"),
        ignore("排!D7"),
    ],
)

roster = book(
    表=[
        ["2021年7月3日 清洁"],
        ["姓名", "时长(小时)", None, "姓名", "时长(小时)"],
        ["张三", 2, None, "李四", 3],
        ["王五", 2, None, "张三", 2],
        [None],
        ["2021年7月4日 慰问"],
        ["姓名", "时长(小时)", None, "姓名", "时长(小时)"],
        ["张三", 2, None, "赵六", 1.5],
        ["合计", 4, None, None, 1.5],
        ["注：张三7月4日早退，实际1小时"],
    ]
)
case(
    "stacked.xlsx",
    roster,
    [
        ignore("表!A1", "表!A2"),
        accept("表!A3", "张三", "2021-07-03", 120),
        accept("表!D3", "李四", "2021-07-03", 180),
        accept("表!A4", "王五", "2021-07-03", 120),
        refuse("表!D4"),
        ignore("表!A6", "表!A7"),
        refuse("表!A8"),
        accept("表!D8", "赵六", "2021-07-04", 90),
        ignore("表!A9", "表!D9"),
        ignore("表!A10"),
    ],
)

roster = book(
    明细=[
        ["姓名", "日期", "时长(小时)", "备注"],
        ["张三", DAY(2021, 7, 3), 2, None],
        ["李四", DAY(2021, 7, 3), 2, None],
        ["王五", DAY(2021, 7, 3), 2, "早退"],
        ["赵六", DAY(2021, 7, 3), 2, None],
    ],
    汇总=[["7月汇总表"], ["姓名", "日期", "时长(小时)"], ["张三", DAY(2021, 7, 31), 20], ["钱七", DAY(2021, 7, 31), 6]],
    隐藏=[["姓名", "日期", "时长(小时)"], ["冯一", DAY(2021, 7, 3), 2]],
)
roster["明细"].row_dimensions[3].hidden = True
roster["明细"].column_dimensions["D"].hidden = True
roster["隐藏"].sheet_state = "hidden"
roster["明细"]["A5"].font = Font(strike=True)
case(
    "hidden.xlsx",
    roster,
    [
        ignore("明细!A1"),
        accept("明细!A2", "张三", "2021-07-03", 120),
        refuse("明细!A3", "明细!A4", "明细!A5"),
        ignore("汇总!A1", "汇总!A2"),
        refuse("汇总!A3", "汇总!A4"),
        ignore("隐藏!A1"),
        refuse("隐藏!A2"),
    ],
)

roster = book(
    S=[
        ["姓名", "日期", "签到", "签退"],
        ["张三", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0)],
        ["李四", 42918, TIME(8, 30), TIME(11, 0)],
    ]
)
roster.epoch = CALENDAR_MAC_1904
case(
    "epoch.xlsx", roster, [ignore("S!A1"), accept("S!A2", "张三", "2021-07-03", 150, "08:30", "11:00"), refuse("S!A3")]
)


def inject_formula():
    """Formulas with their kept values, which openpyxl does not write."""
    roster = book(
        S=[
            ["姓名", "日期", "签到", "签退", "时长(小时)"],
            ["张三", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0), 2.5],
            ["李四", DAY(2021, 7, 3), None, None, 2.5],
            ["王五", DAY(2021, 7, 3), None, None, "=1+1"],
            ["赵六", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0), "=(D5-C5)*24"],
        ]
    )
    source = zipfile.ZipFile(io.BytesIO(packed(roster)))
    result = io.BytesIO()
    target = zipfile.ZipFile(result, "w")
    for part in source.infolist():
        content = source.read(part)
        if part.filename == "xl/worksheets/sheet1.xml":
            content = content.replace(
                b'<c r="E2" t="n"><v>2.5</v></c>', b'<c r="E2"><f>(D2-C2)*24</f><v>2.5</v></c>'
            ).replace(b'<c r="E3" t="n"><v>2.5</v></c>', b'<c r="E3"><f>(D2-C2)*24</f><v>2.5</v></c>')
            assert b"<f>(D2-C2)*24</f><v>2.5" in content
        target.writestr(zipfile.ZipInfo(part.filename, part.date_time), content)
    target.close()
    return result.getvalue()


case(
    "formulas.xlsx",
    inject_formula(),
    [ignore("S!A1"), accept("S!A2", "张三", "2021-07-03", 150, "08:30", "11:00"), refuse("S!A3", "S!A4", "S!A5")],
)

roster = book(
    S=[
        ["姓名", "日期", "时长(小时)", "备注"],
        ["张三", DAY(2021, 7, 3), 2, None],
        ["李四", DAY(2021, 7, 3), 2, None],
        ["王五", DAY(2021, 7, 3), "2", None],
        ["赵六", "2021-07-03", "2.5", None],
        ["孙七", DAY(2021, 7, 3), "#REF!", None],
        ["周八", DAY(2021, 7, 3), 2, None],
        ["吴九", DAY(2021, 7, 3), 2, None],
    ]
)
sheet = roster["S"]
sheet["C3"].comment = Comment("李站长:\n实际只有1小时", "李站长")
sheet["B2"].comment = Comment("已核对", "a")
sheet["C8"].font = Font(strike=True)
sheet["C7"].number_format = "0"
sheet["C7"] = 1.6
case(
    "comments.xlsx",
    roster,
    [
        ignore("S!A1"),
        accept("S!A2", "张三", "2021-07-03", 120),
        refuse("S!A3"),
        accept("S!A4", "王五", "2021-07-03", 120),
        accept("S!A5", "赵六", "2021-07-03", 150),
        refuse("S!A6", "S!A7", "S!A8"),
    ],
)

roster = book(
    S=[
        ["姓名", "日期", "时长(小时)", "合计"],
        ["张三", DAY(2021, 7, 3), 2, 4],
        ["张三", DAY(2021, 7, 4), 2, None],
        ["李四", DAY(2021, 7, 3), 2, 5],
        ["李四", DAY(2021, 7, 4), 2, None],
        ["王五", DAY(2021, 7, 3), 4, None],
        ["赵六", DAY(2021, 7, 3), None, None],
    ]
)
merge(roster["S"], "D2:D3", "D4:D5", "C6:C7")
case(
    "merged-total.xlsx",
    roster,
    [
        ignore("S!A1"),
        accept("S!A2", "张三", "2021-07-03", 120),
        accept("S!A3", "张三", "2021-07-04", 120),
        refuse("S!A4", "S!A5", "S!A6", "S!A7"),
    ],
)

roster = book(
    S=[
        ["姓名", "日期", "签到", "签退"],
        ["张三", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0)],
        [None, DAY(2021, 7, 4), TIME(8, 30), TIME(11, 0)],
        ["李四", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0)],
        [None, DAY(2021, 7, 4), TIME(8, 30), TIME(11, 0)],
    ]
)
merge(roster["S"], "A2:A3")
case(
    "merged-name.xlsx",
    roster,
    [
        ignore("S!A1"),
        accept("S!A2", "张三", "2021-07-03", 150, "08:30", "11:00"),
        accept("S!A3", "张三", "2021-07-04", 150, "08:30", "11:00"),
        accept("S!A4", "李四", "2021-07-03", 150, "08:30", "11:00"),
        refuse("S!A5"),
    ],
)

roster = book(
    S=[
        ["姓名", "日期", "签到", "签退"],
        ["张三", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 30)],
        ["李四", DAY(2021, 7, 3), TIME(2, 0), TIME(5, 0)],
        ["王五", DAY(2021, 7, 3), TIME(14, 0), TIME(17, 0)],
        ["赵六", DAY(2021, 7, 3), TIME(0, 0), TIME(9, 0)],
        ["孙七", datetime.datetime(2021, 7, 3, 8, 30), TIME(8, 30), TIME(9, 0)],
        ["周八", DAY(2021, 7, 3), datetime.datetime(2021, 7, 3, 8, 30), datetime.datetime(2021, 7, 3, 17, 30)],
        ["吴九", DAY(2021, 7, 3), 0.354166666666667, 0.458333333333333],
        ["郑十", DAY(2021, 7, 3), 8.5, 11],
    ]
)
case(
    "excel-times.xlsx",
    roster,
    [
        ignore("S!A1"),
        accept("S!A2", "张三", "2021-07-03", 180, "08:30", "11:30"),
        refuse("S!A3"),
        accept("S!A4", "王五", "2021-07-03", 180, "14:00", "17:00"),
        refuse("S!A5"),
        accept("S!A6", "孙七", "2021-07-03", 30, "08:30", "09:00"),
        accept("S!A7", "周八", "2021-07-03", 540, "08:30", "17:30"),
        accept("S!A8", "吴九", "2021-07-03", 150, "08:30", "11:00"),
        refuse("S!A9"),
    ],
)

roster = book(
    S=[
        ["2021年7月（单位：小时）"],
        ["姓名", "7.1", "7.2", "7.3", "次数", "合计"],
        ["张三", 2, 2, None, 2, 4],
        ["李四", 2, None, None, 1, 2],
        ["王五", 2, 3, None, 2, 4],
    ]
)
case(
    "grid-count.xlsx",
    roster,
    [
        ignore("S!A1", "S!A2"),
        accept("S!B3", "张三", "2021-07-01", 120),
        accept("S!C3", "张三", "2021-07-02", 120),
        accept("S!B4", "李四", "2021-07-01", 120),
        refuse("S!B5", "S!C5"),
    ],
)

roster = book(
    **{
        "7月": [
            ["乌兰察布市集宁区XX社区志愿者服务时长登记表"],
            ["年份：2021年"],
            ["日期", "活动内容", "服务地点", "志愿者姓名", "起", "止", "时长", "备注"],
            ["7月1日", "党史宣传", "广场", "额尔敦·巴特尔", "9:00", "11:30", "2.5小时", None],
            [None, None, None, "乌云其木格", "9:00", "11:30", "2.5小时", "双语"],
            [None, None, None, "娜仁 花", "9:00", "11:00", "2小时", None],
            ["7月2日", "慰问老人", "敬老院", "苏和", "14:00", "16:00", "2小时", None],
            [None, None, None, "额尔敦·巴特尔", "14:00", "16:00", "120分钟", "慰问老人"],
            ["7月2日", "慰问老人", "敬老院", "其其格", "14:00", "17:00", "2小时", None],
        ]
    }
)
merge(roster["7月"], "A1:H1", "A4:A6", "B4:B6", "C4:C6", "A7:A8", "B7:B8", "C7:C8")
case(
    "real2.xlsx",
    roster,
    [
        ignore("7月!A1", "7月!A2", "7月!A3"),
        accept("7月!A4", "额尔敦·巴特尔", "2021-07-01", 150, "09:00", "11:30"),
        accept("7月!A5", "乌云其木格", "2021-07-01", 150, "09:00", "11:30"),
        ("7月!A6", "open"),
        accept("7月!A7", "苏和", "2021-07-02", 120, "14:00", "16:00"),
        accept("7月!A8", "额尔敦·巴特尔", "2021-07-02", 120, "14:00", "16:00"),
        refuse("7月!A9"),
    ],
)

roster = book(
    **{
        "汇总": [
            ["东莞市某社区2021年7月志愿服务时长（小时）"],
            ["姓名"] + list(range(1, 32)) + ["合计"],
            [None] + ["四", "五", "六", "日", "一", "二", "三"] * 4 + ["四", "五", "六"] + [None],
            ["张三", 2, None, 2.5] + [None] * 28 + [4.5],
            ["李四", None, 1.5] + [None] * 29 + [1.5],
            ["王 五", None, "1,5"] + [None] * 30,
            ["赵六", "2h", "请假", "√"] + [None] * 28 + [2],
        ]
    }
)
case(
    "real3.xlsx",
    roster,
    [
        ignore("汇总!A1", "汇总!A2", "汇总!B3"),
        accept("汇总!B4", "张三", "2021-07-01", 120),
        accept("汇总!D4", "张三", "2021-07-03", 150),
        accept("汇总!C5", "李四", "2021-07-02", 90),
        refuse("汇总!C6"),
        accept("汇总!B7", "赵六", "2021-07-01", 120),
        ignore("汇总!C7"),
        refuse("汇总!D7"),
    ],
)

roster = book(
    A1=[["姓名", "2021-07-01", "2021-07-02"], ["张三", 2, "2小时"], ["李四", TIME(2, 30), None]],
    B=[["单位：小时"], ["姓名", DAY(2021, 7, 1), DAY(2021, 7, 2)], ["张三", 3, None], ["王五", 3, TIME(2, 30)]],
)
case(
    "two-grids.xlsx",
    roster,
    [
        ignore("A1!A1"),
        refuse("A1!B2"),
        accept("A1!C2", "张三", "2021-07-02", 120),
        refuse("A1!B3"),
        ignore("B!A1", "B!A2"),
        ("B!B3", "open"),
        accept("B!B4", "王五", "2021-07-01", 180),
        ("B!C4", "open"),
    ],
)
