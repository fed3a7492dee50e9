"""Files as they leave an old office computer: encodings, delimiters, quotes, honest disorder."""

from case import *

PLAIN = "姓名,日期,服务内容,时长\n张三,2021-07-03,环境清洁,2小时\n李四,2021-07-03,慰问老人,90分钟\n"
READ = [ignore("line 1"), accept("line 2", "张三", "2021-07-03", 120), accept("line 3", "李四", "2021-07-03", 90)]

case("desks-utf16-bare-little.csv", PLAIN.encode("utf-16-le"), READ)
case("desks-utf16-bare-big.csv", PLAIN.encode("utf-16-be"), READ)
case(
    "desks-utf16-bare-ideographic.csv",
    "姓名，日期\t时长\n".replace("，", "\t").encode("utf-16-le") + "一丁\t七月三日\t两小时\n".encode("utf-16-le"),
    [ignore("line 1"), accept("line 2", "一丁", "2021-07-03", 120)],
    ("--period", "2021-07"),
)
case("desks-gb-semicolons.csv", PLAIN.replace(",", ";").encode("gb18030"), READ)
case("desks-tabs.txt", PLAIN.replace(",", "\t").encode("utf-16"), READ)
case("desks-returns.csv", PLAIN.replace("\n", "\r\n").encode("gb18030"), READ)
case("desks-wide-commas.csv", PLAIN.replace(",", "，").encode("gb18030"), [("line 1", "not_accept"), ("line 2", "open"), ("line 3", "open")])
case(
    "desks-cut-off.csv",
    PLAIN.encode("gb18030")[:-7],
    [ignore("line 1"), accept("line 2", "张三", "2021-07-03", 120), refuse("line 3")],
)
case(
    "desks-quoted.csv",
    '"姓名","日期","地点","时长"\n"张三","2021-07-03","东街,西街","2小时"\n"李四","2021-07-03","东街\n广场","2小时"\n王五,2021-07-03,东街,西街,2小时\n',
    [
        ignore("line 1"),
        accept("line 2", "张三", "2021-07-03", 120),
        accept("line 3", "李四", "2021-07-03", 120),
        refuse("line 5"),
    ],
)
case(
    "desks-community.csv",
    """内蒙古赤峰市红山区东街社区志愿服务活动签到表,,,,,,,
活动名称,清洁家园,,活动地点,东街广场,,,
活动日期,2021年7月3日,,负责人,王主任,,,
序号,姓名,性别,民族,联系电话,签到,签退,备注
1,乌兰·图雅,女,蒙古族,13800000001,8:30,11:00,双语翻译
2,张 伟,男,汉族,13800000002,8:35,11:00,
3,李建军,男,汉族,13800000003,8:30,11:00,组长
4,王秀兰,女,汉族,13800000004,8:30,10:00,有事先走
5,赵国庆,男,汉族,13800000005,,,请假
6,陈志强,男,满族,13800000006,8:30,11:00,照片已上传
应到6人，实到5人,,,,,,,
""".encode("gb18030"),
    [
        ignore(*lines(1, 4)),
        accept("line 5", "乌兰·图雅", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 6", "张伟", "2021-07-03", 145, "08:35", "11:00"),
        accept("line 7", "李建军", "2021-07-03", 150, "08:30", "11:00"),
        refuse("line 8"),
        ignore("line 9", "line 11"),
        accept("line 10", "陈志强", "2021-07-03", 150, "08:30", "11:00"),
    ],
)
case(
    "desks-ledger.csv",
    """东莞市莞城街道志愿服务台账
填报单位：莞城街道志愿服务站,,填报日期：2021年8月2日,,,
日期,志愿者姓名,服务内容,服务地点,服务时长（小时）,记录人
2021/7/3,黄志明,交通劝导,东门路口,2,陈站长
2021/7/3,梁小燕,交通劝导,东门路口,2,陈站长
2021/7/10,黄志明,图书整理,社区图书室,1.5,陈站长
2021/7/31,何美玲,清理小广告,西正路,3,陈站长
2021/8/1,何美玲,清理小广告,西正路,2,陈站长
""",
    [
        ignore(*lines(1, 3)),
        accept("line 4", "黄志明", "2021-07-03", 120),
        accept("line 5", "梁小燕", "2021-07-03", 120),
        accept("line 6", "黄志明", "2021-07-10", 90),
        accept("line 7", "何美玲", "2021-07-31", 180),
        accept("line 8", "何美玲", "2021-08-01", 120),
    ],
)
case(
    "desks-night.csv",
    "2021年7月抗洪巡堤夜间值守签到表\n姓名,日期,上岗时间,下岗时间\n巴特尔,7月20日,20:00,次日2:00\n苏和,7月21日,2:00,6:00\n那仁,7月21日,22:00,2:00\n",
    [
        ignore("line 1", "line 2"),
        accept("line 3", "巴特尔", "2021-07-20", 360, "20:00", "02:00"),
        accept("line 4", "苏和", "2021-07-21", 240, "02:00", "06:00"),
        refuse("line 5"),
    ],
)
case(
    "desks-two-services.csv",
    "姓名,日期,活动,签到,签退\n张三,2021-07-03,清洁,8:30,10:00\n张三,2021-07-03,慰问,10:00,11:30\n张三,2021-07-03,巡逻,11:00,12:00\n李四,2021-07-03,清洁,8:30,10:00\n",
    [
        ignore("line 1"),
        accept("line 2", "张三", "2021-07-03", 90, "08:30", "10:00"),
        accept("line 3", "张三", "2021-07-03", 90, "10:00", "11:30"),
        refuse("line 4"),
        accept("line 5", "李四", "2021-07-03", 90, "08:30", "10:00"),
    ],
)
case(
    "desks-breaks.csv",
    "姓名,日期,签到,签退,午休（分钟）,时长（小时）\n张三,2021-07-03,8:30,17:00,90,7\n李四,2021-07-03,8:30,17:00,,8.5\n王五,2021-07-03,8:30,17:00,90,8.5\n",
    [
        ignore("line 1"),
        accept("line 2", "张三", "2021-07-03", 420, "08:30", "17:00"),
        accept("line 3", "李四", "2021-07-03", 510, "08:30", "17:00"),
        refuse("line 4"),
    ],
)
