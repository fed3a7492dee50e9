"""The second round's workbooks and free words: grids, merged days, sheets per month, and what stands beside honest times."""

import datetime

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.formatting.rule import FormulaRule

from case import merge
from told import table, workbook

NAMES = "陈国栋 梁嘉欣 黄俊杰 何淑仪 罗志明 郭晓东 韩雪梅 邓丽 冯建军 卢海涛".split()


def merged(*areas):
    """Merges areas of the only sheet."""
    return lambda content: merge(content.worksheets[0], *areas)


def valued(text):
    """Days, times and numbers as a spreadsheet keeps them."""
    if text[:2] == "d:":
        return datetime.datetime.strptime(text[2:], "%Y-%m-%d")
    if text[:2] == "t:":
        return datetime.time(*map(int, text[2:].split(":")))
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


workbook("true-values.xlsx", typed=valued, 签到="""姓名|日期|签到|签退|时长（小时）
陈国栋|d:2021-08-07|t:8:30|t:10:30|2 => 陈国栋 0807 120 0830-1030
梁嘉欣|d:2021-08-07|t:8:30|t:11:00|2.5 => 梁嘉欣 0807 150 0830-1100
黄俊杰|d:2021-08-07|t:8:30|t:11:00|2
何淑仪|d:2021-08-07|t:8:30||
罗志明|d:2021-10-07|t:8:30|t:11:00|2.5
郭晓东|d:2021-08-08|t:14:00|t:15:30| => 郭晓东 0808 90 1400-1530""")
workbook("minutes-numbers.xlsx", typed=valued, 签到="""姓名|日期|分钟数
陈国栋|d:2021-08-07|120 => 陈国栋 0807 120
梁嘉欣|d:2021-08-07|90 => 梁嘉欣 0807 90
黄俊杰|d:2021-08-07|1500
何淑仪|d:2021-08-07|0""")
workbook("week-grid.xlsx", typed=valued, 第一周="""志愿服务时长登记（单位：小时）2021年9月
姓名|9月6日|9月7日|9月8日|9月9日|9月10日
陈国栋|2||2||1.5 => B 陈国栋 0906 120; D 陈国栋 0908 120; F 陈国栋 0910 90
梁嘉欣||3|||请假 => C 梁嘉欣 0907 180
黄俊杰|缺||||2 => F 黄俊杰 0910 120
何淑仪|2？||||
罗志明|30||||2 => F 罗志明 0910 120""")
workbook("week-grid-days.xlsx", lambda content: merge(content.worksheets[0], "B1:F1", "A1:A2"), typed=valued, 第一周="""姓名|2021年9月（小时）||||
|6日|7日|8日|9日|10日
陈国栋|2||2||1.5 => B 陈国栋 0906 120; D 陈国栋 0908 120; F 陈国栋 0910 90
梁嘉欣||3||| => C 梁嘉欣 0907 180""")
workbook("spans-grid.xlsx", 记录="""志愿服务时间登记
姓名|2021-09-04|2021-09-05
陈国栋|9:00-11:00|9:00-11:00 => B 陈国栋 0904 120 0900-1100; C 陈国栋 0905 120 0900-1100
梁嘉欣|9:00-11:00|休息 => B 梁嘉欣 0904 120 0900-1100
黄俊杰|9:00-|9:00-11:00（替班） """)
workbook("day-blocks.xlsx", 记录="""东街社区志愿服务签到表
2021年9月4日
姓名|签到|签退
陈国栋|9:00|11:00 => 陈国栋 0904 120 0900-1100
梁嘉欣|9:00|11:30 => 梁嘉欣 0904 150 0900-1130

2021年9月5日
姓名|签到|签退
陈国栋|14:00|16:00 => 陈国栋 0905 120 1400-1600
黄俊杰|14:00|

2021年9月11日（改期）
姓名|签到|签退
何淑仪|9:00|11:00""")
workbook("merged-activity.xlsx", merged("A3:A5", "B3:B5", "A1:F1"), 记录="""东街社区2021年9月志愿服务台账
活动|日期|姓名|签到|签退|备注
清洁家园|9月4日|陈国栋|9:00|11:00| => 陈国栋 0904 120 0900-1100
||梁嘉欣|9:00|11:00| => 梁嘉欣 0904 120 0900-1100
||黄俊杰|9:00|11:00|提前离开
敬老服务|9月5日|陈国栋|9:00|10:00| => 陈国栋 0905 60 0900-1000
消防培训|9月5日|梁嘉欣|9:00|10:00|""")
workbook("three-months.xlsx", typed=valued, **{"7月": """2021年7月志愿服务时长（小时）
姓名|日期|时长
陈国栋|d:2021-07-10|2 => 陈国栋 0710 120
梁嘉欣|d:2021-08-10|2""", "8月": """2021年8月志愿服务时长（小时）
姓名|日期|时长
陈国栋|d:2021-08-10|2 => 陈国栋 0810 120
梁嘉欣|d:2021-08-11|1.5 => 梁嘉欣 0811 90""", "9月": """2021年9月志愿服务时长（小时）
姓名|日期|时长
陈国栋|d:2021-09-10|2 => 陈国栋 0910 120
黄俊杰|d:2021-09-31|2""".replace("d:2021-09-31", "2021-09-31")})
workbook("notes-sheet.xlsx", 说明="""填表说明
一、每人一行
二、时长以小时计""", 名册="""姓名|日期|时长（小时）
陈国栋|2021-08-10|2 => 陈国栋 0810 120
梁嘉欣|2021-08-10|2 => 梁嘉欣 0810 120""")
workbook("formula-length.xlsx", typed=lambda text: text, 名册="""姓名|日期|时长（小时）
陈国栋|2021-08-10|=1+1
梁嘉欣|2021-08-10|2小时 => 梁嘉欣 0810 120""")


def remarked(content):
    sheet = content.worksheets[0]
    sheet["C2"].comment = Comment("待核实", "clerk")
    sheet["A3"].comment = Comment("clerk:\n党员", "clerk")


workbook("comments-two.xlsx", remarked, 名册="""姓名|日期|时长
陈国栋|2021-08-10|2小时
梁嘉欣|2021-08-10|2小时 => ?
黄俊杰|2021-08-10|2小时 => 黄俊杰 0810 120""")


def ghosts(content):
    sheet = content.worksheets[0]
    sheet["A2"].font = Font(color="FFFEFEFE")
    sheet["C3"].font = Font(color="FFF2F2F2")
    for cell in sheet[4]:
        cell.fill = PatternFill("solid", fgColor="FFE2EFDA")
    for cell in sheet[5]:
        cell.fill, cell.font = PatternFill("solid", fgColor="FF333333"), Font(color="FF222222")


workbook("ghost-ink.xlsx", ghosts, 名册="""姓名|日期|时长
陈国栋|2021-08-10|2小时
梁嘉欣|2021-08-10|2小时
黄俊杰|2021-08-10|2小时 => 黄俊杰 0810 120
何淑仪|2021-08-10|2小时
罗志明|2021-08-10|2小时 => 罗志明 0810 120""")


def conditions(content):
    sheet = content.worksheets[0]
    sheet.conditional_formatting.add("A3:C3", FormulaRule(formula=["$A3<>\"\""], font=Font(strike=True)))
    sheet.conditional_formatting.add("A2:C2", FormulaRule(formula=["TRUE"], fill=PatternFill(bgColor="FFFFFF00")))
    sheet.conditional_formatting.add("A4:C4", FormulaRule(formula=["TRUE"], font=Font(color="FFFFFFFF")))


workbook("conditions.xlsx", conditions, 名册="""姓名|日期|时长
陈国栋|2021-08-10|2小时 => 陈国栋 0810 120
梁嘉欣|2021-08-10|2小时
黄俊杰|2021-08-10|2小时
何淑仪|2021-08-10|2小时 => 何淑仪 0810 120""")


def listed(name, header, words, verdict):
    """One row for each word below the header; `verdict` is what all rows get."""
    for first in range(0, len(words), 10):
        rows = [f"{who}|2021-09-{number:02}|9:00|11:00|{word}" + (f" => {who} 09{number:02} 120 0900-1100" if verdict else "")
                for number, (who, word) in enumerate(zip(NAMES, words[first : first + 10]), 1)]
        table(f"{name}-{first // 10}.csv", f"姓名|日期|签到|签退|{header}\n" + "\n".join(rows))


listed("told-harmless", "服务内容", "清扫积雪 看望孤寡老人 文艺演出服务 科普宣传 家电维修 义务理发 疫情防控值守 协助核酸检测 给留守儿童辅导作业 平安巡逻 绿化养护 图书角整理 爱心义卖 反诈宣传 河湖清洁 关爱环卫工人 会场服务 助残帮扶 社区板报制作 心理咨询服务".split(), True)  # fmt: skip
listed("told-no-service", "服务内容", "业务培训 工作例会 志愿者座谈 观看电影 参观博物馆 春游 聚餐 领工资 上班 考驾照 看病 打球 购物 逛公园 参加婚礼 搬家（自家） 志愿者表彰会 取消未开展 因雨改期 待安排".split(), False)  # fmt: skip
listed("told-units", "所属单位", "东街社区 红山区民政局 第三中学 蒙牛公司 个体 退休干部 赤峰学院 北山嘎查 红十字会 物业公司".split(), True)
listed("told-not-units", "所属单位", "已离职 已退队 不详？ 查无此人 未登记 无此单位 待定 没来 缺席 调走了".split(), False)
listed("told-leaders", "负责人", "王主任 李书记 陈国栋 罗志明、郭晓东 包·乌云 白音 张站长 刘老师 社区 欧阳娜".split()[:7], True)
listed("told-not-leaders", "负责人", "不认识 未签 本人不在 不同意 没见到 拒签 已换人 未确认 没人带队 ？".split(), False)
listed("told-remarks", "备注", "无 正常 组长 党员 表现优秀 / — 已签到 准时 认真负责".split(), True)
listed("told-not-remarks", "备注", "未到岗 代签 迟到20分钟 早退 请假 忘签退 时间待核 与李四换班 只干了一半 名字写错".split(), False)
listed("told-not-more", "备注", "两人合签 下月再报 超时不计 补8月 系统已有 手机没电 时间大概 替父亲 ditto 同上".split(), False)
listed("told-places", "服务地点", "东街小区 人民广场 3号楼前 卫生院 高铁站 图书馆 敬老院 学校门口 北山公园 嘎查活动室".split(), True)
listed("told-not-places", "服务地点", "未去 取消 请假 待定 没到现场 ？ 未到岗 已取消 没去 不清楚".split(), False)
