"""What only begins like something harmless: formats, signatures, examiners, unknown columns, hidden cells, titles, names."""

import io
import zipfile

from openpyxl.styles import Border, Side

from case import *

HEAD = "姓名,日期,签到,签退"
ROW = "林秀英,2021-08-07,8:30,11:30"


def formatted(name, code, expected, value=2, header="时长（小时）"):
    """A length of time below the header, shown by the format code."""
    content = book(名册=[["姓名", "日期", header], ["林秀英", "2021-08-07", value]])
    content["名册"]["C2"].number_format = code
    rows = [ignore("名册!A1")]
    rows.append(accept("名册!A2", "林秀英", "2021-08-07", expected) if expected else refuse("名册!A2")[0])
    case(name, content, rows)


for place, code in enumerate(
    ['"请假"', '0"分钟"', '0"人"', ";;;", '[>1]"缺席";0', "0,", '"-"0', '0;-0;0;"作废"@', '0"次"', '"约"0', '[<1]0;0"天"']
):
    if place != 7:
        formatted(f"format-{place}.xlsx", code, None)
formatted("format-general.xlsx", "General", 120)
formatted("format-hours.xlsx", '0.0"小时"', 150, 2.5, "时长")
formatted("format-minutes.xlsx", '0"分钟"', 90, 90, "时长")
formatted("format-accounting.xlsx", '_ * #,##0.0_ ;_ * -#,##0.0_ ;_ * "-"??_ ;_ @_ ', 150, 2.5)
formatted("format-colour.xlsx", "[Red]0.0", 150, 2.5)

crossed = book(名册=[HEAD.split(","), ROW.split(",")])
crossed["名册"]["A2"].border = Border(diagonal=Side(style="thin"), diagonalUp=True)
case("crossed.xlsx", crossed, refuse("名册!A2"))


def without(content, old, new):
    """The workbook's bytes with a part of its sheet replaced by hand, as the library writes no zero."""
    buffer, result = io.BytesIO(packed(content)), io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            if part.startswith("xl/worksheets/"):
                assert old in data, data
                data = data.replace(old, new)
            target.writestr(zipfile.ZipInfo(part, (2021, 8, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()


flat = book(名册=[HEAD.split(","), ROW.split(",")])
flat["名册"].row_dimensions[2].height = 7
case("flat-row.xlsx", without(flat, b'ht="7"', b'ht="0"'), refuse("名册!A2"))
narrow = book(名册=[HEAD.split(","), ROW.split(",")])
narrow["名册"].column_dimensions["D"].width = 7
case("narrow.xlsx", without(narrow, b'width="7"', b'width="0"'), [])
printed = book(名册=[HEAD.split(","), ROW.split(",")])
printed["名册"].oddHeader.center.text = "草稿 作废"
case("printed.xlsx", printed, refuse("名册!A2"))
paged = book(名册=[HEAD.split(","), ROW.split(",")])
paged["名册"].oddFooter.center.text = "第 &P 页 共 &N 页"
case("paged.xlsx", paged, [ignore("名册!A1"), accept("名册!A2", "林秀英", "2021-08-07", 180, "08:30", "11:30")])

for place, name in enumerate(["没通过的", "要删", "不算", "别用", "假的", "练习"]):
    case(f"sheet-{place}.xlsx", book(**{name: [HEAD.split(","), ROW.split(",")]}), [])

for place, note in enumerate(["负责人说这三个人都没干活", "经办人：时间统一写成三小时", "审核：签退是组长写的", "单位说人走了", "记录人写多了"]):
    case(f"signing-{place}.csv", f"{HEAD}\n{ROW}\n{note},,,\n", [])
for place, note in enumerate(
    ["负责人：陈素芬  联系电话：13800138001", "制表人：王主任 2021年8月8日", "审核人：乌云其其格", "单位（盖章）：", "第1页共2页"]
):
    rows = [accept("line 2", "林秀英", "2021-08-07", 180, "08:30", "11:30"), ignore("line 3")[0]]
    case(f"signed-{place}.csv", f"{HEAD}\n{ROW}\n{note},,,\n", rows)

for place, header in enumerate(["审核", "审核意见"]):
    words = ["打回", "暂缓", "虚报", "挂名", "查无此人", "有出入", "重填", "需核", "再议"]
    case(f"opinion-{place}.csv", f"{HEAD},{header}\n" + "".join(f"{ROW},{word}\n" for word in words), [])
for header, words in {
    "抽查": ["空岗", "脱岗", "人走了", "回家"],
    "代班人": ["周建国"],
    "实际到岗人": ["周建国"],
    "顶班": ["周建国"],
    "调班": ["周建国"],
    "评价": ["全程玩手机没干活", "签完到就走了"],
    "身份": ["观众", "嘉宾", "被帮扶人"],
    "人员类别": ["老板", "媒体记者", "物业"],
    "签到方式": ["电话告知", "他人转告"],
    "确认签字": ["空岗"],
    "结算": ["日结", "已结"],
    "红包": ["五十", "已发"],
    "真实性": ["存伪", "造谣", "编的"],
}.items():
    for place, word in enumerate(words):
        case(f"column-{header}-{place}.csv", f"{HEAD},{header}\n{ROW},{word}\n", [])
case("visitor.csv", "姓名,探访人,日期,签到,签退\n林秀英,周建国,2021-08-07,8:30,11:30\n", [])
case(
    "ways.csv",
    f"{HEAD},签到方式,评价\n{ROW},扫码,很好\n",
    [ignore("line 1"), accept("line 2", "林秀英", "2021-08-07", 180, "08:30", "11:30")],
)

for place, words in enumerate(["入档", "整理", "前完成", "第二版"]):
    case(f"other-day-{place}.csv", f"志愿服务签到表 2021年8月7日{words},,\n姓名,签到,签退\n林秀英,8:30,11:30\n", [])
case("since.csv", "自2021年8月7日起志愿服务签到表,,\n姓名,签到,签退\n林秀英,8:30,11:30\n", [])
case("lunar.csv", "2021年农历六月志愿服务签到表,,,\n姓名,日期,签到,签退\n林秀英,六月十五,8:30,11:30\n", [])
for place, words in enumerate(
    "秋游 生日会 表彰大会 年会 观影 考试 茶话会 彩排 轮休 除名 未达标 投保 尺码 体检名单 用餐".split()
    + ["（勿录）", "（请勿录入）", "（已录入平台）", "（还没核对）", "（凭记忆补）", "（事后补）", "仅供参考"]
):
    case(f"doubtful-title-{place}.csv", f"志愿者{words}签到表,,,\n{HEAD}\n{ROW}\n", [])
case(
    "absent-section.csv",
    f"一、到岗人员,,,\n{HEAD}\n{ROW}\n二、未能到岗,,,\n{HEAD}\n周建国,2021-08-07,8:30,11:30\n",
    [accept("line 3", "林秀英", "2021-08-07", 180, "08:30", "11:30")],
)

case(
    "afternoon.csv",
    "姓名,日期,下午签到,下午签退\n林秀英,2021-08-07,2:00,4:30\n周建国,2021-08-07,8:30,11:30\n",
    [accept("line 2", "林秀英", "2021-08-07", 150, "14:00", "16:30")] + refuse("line 3"),
)
noted = "代签 请假 缺席 病假 妈妈 儿子 夫妇 一家 未到 已退 早退 没来".split()
case("noted-names.csv", HEAD + "\n" + "".join(f"王芳{word},2021-08-07,8:30,11:30\n" for word in noted) + "全员,2021-08-07,8:30,11:30\n", [])
case(
    "english.csv",
    "Name,Date,Time In,Time Out\nJohn Smith,2021-08-07,9:00 AM,11:30 AM\n",
    [accept("line 2", "John Smith", "2021-08-07", 150, "09:00", "11:30")],
)
case(
    "kind-remarks.csv",
    f"{HEAD},备注\n{ROW},第一次来\n周建国,2021-08-07,8:30,11:30,帮忙搬桌子\n何丽萍,2021-08-07,8:30,11:30,午餐自理\n",
    [
        accept(f"line {place}", name, "2021-08-07", 180, "08:30", "11:30")
        for place, name in [(2, "林秀英"), (3, "周建国"), (4, "何丽萍")]
    ],
)
