"""A round about who was listed and why: groups that meet, lists of people, plans, classes, wards, calls by video, days that fell out."""

from case import merge
from told import table, workbook

CLOCK = "姓名|日期|签到|签退\n"
PAIR = "常青|2021-08-14|8:30|11:00\n柏林|2021-08-14|9:00|11:00"
TAKEN = "常青|2021-08-14|8:30|11:00 => 常青 0814 150 0830-1100\n柏林|2021-08-14|9:00|11:00 => 柏林 0814 120 0900-1100"
LENGTHS = "姓名|日期|时长（小时）\n"


def gathering(name, title, is_service=False, header=CLOCK, rows=None):
    """A table below a title; its rows are recorded where the title says that they served."""
    table(f"gathering-{name}.csv", f"{title}\n{header}{rows or (TAKEN if is_service else PAIR)}")


# What people of one kind do together may be anything.
gathering("labour", "义务劳动签到表")
gathering("labour-class", "初二（3）班义务劳动签到表")
gathering("labour-sweep", "8月义务劳动（清扫操场）签到表")
gathering("labour-volunteers", "党员义务劳动志愿服务签到表", True)
gathering("party", "党员活动签到表")
gathering("party-day", "8月党员活动登记表")
gathering("league", "团员活动签到表")
gathering("branch", "东街社区党支部活动签到表")
gathering("class", "班级活动签到表")
gathering("class-named", "八年级2班学生签到表")
gathering("staff", "学校职工活动签到表")
gathering("women", "妇女活动签到表")
gathering("union", "工会活动签到表")
gathering("youth", "青年活动签到表")
gathering("old", "老年活动签到表")
gathering("party-sweeps", "党员清扫街道活动签到表", True)
gathering("party-visits", "党员走访慰问困难群众签到表", True)
gathering("party-post", "党员先锋岗签到表", True)
gathering("league-volunteers", "团员志愿服务签到表", True)
table("gathering-party-content.csv", """党员活动签到表
姓名|日期|签到|签退|服务内容
常青|2021-08-14|8:30|11:00|清扫街道 => 常青 0814 150 0830-1100
柏林|2021-08-14|9:00|11:00|学习文件
成林|2021-08-14|9:00|11:00|""")
table("gathering-party-activity.csv", """党员活动签到表
活动内容：清扫东街积雪
姓名|日期|签到|签退
常青|2021-08-14|8:30|11:00 => 常青 0814 150 0830-1100""")

# A list of people says who there is.
table("people-lengths.csv", "志愿者名单\n" + LENGTHS + "常青|2021-08-14|2\n柏林|2021-08-14|3")
table("people-book.csv", "红山社区志愿者花名册\n" + LENGTHS + "常青|2021-08-14|2\n柏林|2021-08-14|3")
table("people-information.csv", "志愿者信息登记表\n" + LENGTHS + "常青|2021-08-14|2")
table("people-team.csv", "红马甲服务队队员名单\n" + LENGTHS + "常青|2021-08-14|2")
table("people-signed.csv", "志愿者名单\n" + CLOCK + TAKEN)
table("people-signature.csv", """志愿者名单
姓名|日期|时长（小时）|签名
常青|2021-08-14|2|常青 => 常青 0814 120
柏林|2021-08-14|2|""")
table("people-hours.csv", "志愿服务时长名单\n" + LENGTHS + "常青|2021-08-14|2 => 常青 0814 120")
table("people-came.csv", "参加清扫的志愿者名单\n" + LENGTHS + "常青|2021-08-14|2 => 常青 0814 120")
workbook("people-sheet.xlsx", 名单=["志愿服务签到表", "姓名|日期|时长（小时）", "常青|2021-08-14|2 => 常青 0814 120"])

# Nobody saw who was there, or those who were there were ill.
table("places-apart.csv", """志愿服务登记表
姓名|日期|签到|签退|地点
常青|2021-08-14|8:30|11:00|线上
柏林|2021-08-14|9:00|11:00|人民医院住院部
成林|2021-08-14|9:00|11:00|腾讯会议
江河|2021-08-14|9:00|11:00|三楼病房
高山|2021-08-14|9:00|11:00|微信群
石磊|2021-08-14|9:00|11:00|人民医院门口 => 石磊 0814 120 0900-1100
云飞|2021-08-14|9:00|11:00|东街社区 => 云飞 0814 120 0900-1100""")
table("remarks-staff.csv", """社区环境整治签到表
姓名|日期|签到|签退|备注
常青|2021-08-14|8:30|11:00|医生
柏林|2021-08-14|9:00|11:00|社工
成林|2021-08-14|9:00|11:00|教师
江河|2021-08-14|9:00|11:00|社区工作者
高山|2021-08-14|9:00|11:00|护士，到岗
石磊|2021-08-14|9:00|11:00|退休教师 => 石磊 0814 120 0900-1100
云飞|2021-08-14|9:00|11:00|医生志愿者 => ?
海涛|2021-08-14|9:00|11:00|党员 => 海涛 0814 120 0900-1100""")
table("occupations.csv", """志愿服务签到表
姓名|职业|日期|签到|签退
常青|医生|2021-08-14|8:30|11:00 => 常青 0814 150 0830-1100
柏林|教师|2021-08-14|9:00|11:00 => 柏林 0814 120 0900-1100""")

# Plans, leave, and what was signed for others or later.
gathering("shifts", "8月志愿者排班表", header=LENGTHS, rows="常青|2021-08-14|2")
gathering("duty-lengths", "8月社区值班表", header=LENGTHS, rows="常青|2021-08-14|2")
gathering("duty-officials", "社区两委值班表")
gathering("staff-training", "护士岗位练兵签到表")
gathering("staff-lesson", "教职工校本研修签到表")
gathering("meeting", "社区工作例会签到表")
gathering("committee", "居民代表会议签到表")
gathering("excused", "志愿者请假条汇总")
gathering("later", "志愿服务补签登记表")
gathering("for-others", "志愿服务代签登记")
gathering("fell-out", "8月14日清扫活动（因雨取消）签到表")
gathering("put-off", "志愿服务签到表（活动延期至9月）")
gathering("gacha", "阿古拉苏木巴彦嘎查草原清洁志愿服务签到表", True)
table("leave-column.csv", """志愿服务签到表
姓名|日期|签到|签退|考勤情况
常青|2021-08-14|8:30|11:00|正常 => 常青 0814 150 0830-1100
柏林|2021-08-14|9:00|11:00|早退
成林|2021-08-14|9:00|11:00|事假
江河|2021-08-14|9:00|11:00|补签
高山|2021-08-14|9:00|11:00|代签
石磊|2021-08-14|请假|请假|
云飞|2021-08-14|9:00|早退|""")
table("days-off.csv", """志愿服务签到表
姓名|日期|时长|备注
常青|2021-08-14|2小时| => 常青 0814 120
柏林|2021-08-15|2小时|活动取消
成林|8月14日|2小时| => ?
江河|2021-8-32|2小时|
高山|8.14|2小时| => ?
石磊|2021年8月14日星期六|2小时| => 石磊 0814 120
云飞|2021年8月14日星期五|2小时|
海涛|农历七月初七|2小时|
清泉|14/8/2021|2小时| => ?
长风|八月十四日|2小时| => ?""")
table("names-dotted.csv", """草原清洁志愿服务签到表
姓名|日期|签到|签退
乌云·其木格|2021-08-14|9:00|11:00 => 乌云·其木格 0814 120 0900-1100
巴特尔•朝鲁|2021-08-14|9:00|11:00 => ?
那日苏 乌兰|2021-08-14|9:00|11:00 => ?
苏日娜（代）|2021-08-14|9:00|11:00
斯琴高娃、乌云|2021-08-14|9:00|11:00
阿拉坦仓|2021-08-14|9:00|11:00 => 阿拉坦仓 0814 120 0900-1100""")
table("gbk-class.csv", "红山小学五年级志愿服务登记表\n姓名|日期|服务时长|家长签字\n常青|2021-08-14|2小时|常山 => 常青 0814 120\n柏林|2021-08-14|请假|柏杨", encoding="gb18030")
table("gbk-tabs.csv", "志愿服务签到表\n姓名|日期|时长（分钟）\n常青|2021-08-14|120 => 常青 0814 120\n柏林|2021-08-14|2", encoding="gb18030", delimiter="\t")
table("totals-between.csv", """志愿服务签到表
姓名|日期|时长（小时）
常青|2021-08-14|2 => 常青 0814 120
柏林|2021-08-14|3 => 柏林 0814 180
小计||5
成林|2021-08-15|1 => 成林 0815 60
合计|3人|6""")
table("two-below.csv", """东街志愿服务签到表
姓名|日期|签到|签退
常青|2021-08-14|8:30|11:00 => 常青 0814 150 0830-1100

党员大会签到表
姓名|日期|签到|签退
柏林|2021-08-14|14:00|16:00""")
table("two-groups.csv", """东街志愿服务签到表
姓名|日期|签到|签退
常青|2021-08-14|8:30|11:00 => 常青 0814 150 0830-1100

职工活动签到表
姓名|日期|签到|签退
柏林|2021-08-14|14:00|16:00""")
table("headers-renamed.csv", """志愿服务记录
志愿者姓名|服务的日期|到|离|干了什么
常青|2021-08-14|8:30|11:00|清扫街道 => ?
柏林|2021-08-14|9:00|11:00|开会""")
table("headers-planned.csv", """志愿服务记录
姓名|日期|计划开始|计划结束
常青|2021-08-14|8:30|11:00
柏林|2021-08-14|9:00|11:00""")
table("headers-should.csv", """志愿服务记录
姓名|日期|应到时间|应离时间
常青|2021-08-14|8:30|11:00""")
table("note-cancelled.csv", """志愿服务签到表
姓名|日期|时长（小时）
常青|2021-08-14|2
柏林|2021-08-15|2
注：8月15日活动因雨取消""")
table("note-online.csv", """志愿服务签到表
姓名|日期|时长（小时）|服务方式
常青|2021-08-14|2|线下 => ?
柏林|2021-08-14|2|观看直播""")
table("served-alike.csv", """理发志愿服务登记表
姓名|日期|时长（小时）|类别
常青|2021-08-14|2|志愿者 => 常青 0814 120
柏林|2021-08-14|2|服务对象
成林|2021-08-14|2|家属""")


def hide(content):
    """The second row is filtered away, and a column."""
    sheet = content.worksheets[0]
    sheet.row_dimensions[4].hidden = True
    return content


def spread(content):
    """The day stands merged before three rows, and a length before two."""
    sheet = content.worksheets[0]
    merge(sheet, "A3:A5", "D4:D5")
    return content


workbook("hidden-again.xlsx", hide, 签到=["志愿服务签到表", "姓名|日期|时长（小时）", "常青|2021-08-14|2 => 常青 0814 120", "柏林|2021-08-14|2", "成林|2021-08-14|2 => 成林 0814 120"])
workbook("merged-again.xlsx", spread, 签到=["志愿服务签到表", "日期|姓名|内容|时长（小时）", "2021-08-14|常青|清扫|2 => 常青 0814 120", "|柏林|清扫|3", "|成林|清扫|"])
workbook("grid-leave.xlsx", 八月=["2021年8月志愿服务时长（小时）", "姓名|8月1日|8月2日|8月3日", "常青|2|请假|3 => B 常青 0801 120; D 常青 0803 180", "柏林||休|1.5 => D 柏林 0803 90", "合计|2||4.5"])
workbook("grid-plan.xlsx", 排班=["2021年8月志愿者排班表", "姓名|8月1日|8月2日", "常青|2|3"])
workbook("grid-ticks-early.xlsx", 八月=["2021年8月志愿服务签到表", "姓名|8月1日|8月2日", "常青|√|√", "柏林|早退|√"])
workbook("grid-party.xlsx", 八月=["2021年8月党员活动时长（小时）", "姓名|8月1日|8月2日", "常青|2|3"])
workbook("sheets-mixed.xlsx", 服务=["姓名|日期|时长（小时）", "常青|2021-08-14|2 => 常青 0814 120"], 请假=["姓名|日期|时长（小时）", "柏林|2021-08-14|2"], 培训=["姓名|日期|时长（小时）", "成林|2021-08-14|2"], 党员活动=["姓名|日期|时长（小时）", "江河|2021-08-14|2"])
