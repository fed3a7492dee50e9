"""What a title or a sheet's name says the table is: attendance, or something that only looks like it."""

from case import *

HEADER = "姓名,日期,签到,签退\n"
ROWS = "张三,2021-07-03,8:30,11:00\n李四,2021-07-03,9:00,11:00\n"
TAKEN = [
    accept("line 3", "张三", "2021-07-03", 150, "08:30", "11:00"),
    accept("line 4", "李四", "2021-07-03", 120, "09:00", "11:00"),
]
LENGTHS = "姓名,日期,时长(小时)\n张三,2021-07-03,2\n"


def trap(name, title, table=HEADER + ROWS, last=4):
    """A table below a title that speaks of something else."""
    case(f"title-{name}.csv", f"{title}\n{table}", [ignore("line 1", "line 2"), refuse(*lines(3, last))])


def honest(name, title):
    """A table of attendance below a title with a word that elsewhere would speak against it."""
    case(f"title-{name}.csv", f"{title}\n{HEADER}{ROWS}", [ignore("line 1", "line 2"), *TAKEN])


trap("enrolment", "红山社区志愿者报名登记表", LENGTHS, 3)
trap("enrolment-list", "2021年7月志愿服务活动报名表", LENGTHS, 3)
trap("duty-roster", "7月份志愿者值班安排及时长登记", LENGTHS, 3)
trap("shifts", "东街岗亭排班登记表", "姓名,日期,时间\n张三,2021-07-03,8:30-11:00\n", 3)
trap("plan", "2021年7月志愿服务计划登记表", LENGTHS, 3)
trap("draft", "志愿服务时长记录（草稿）", LENGTHS, 3)
trap("leave", "志愿者请假登记表", LENGTHS, 3)
trap("staff", "红山社区员工考勤表")
trap("officials", "街道办工作人员7月考勤记录")
trap("goods", "防疫物资领取登记表", LENGTHS, 3)
trap("points", "志愿者积分兑换登记表", LENGTHS, 3)
trap("training", "志愿者岗前培训签到表")
trap("meeting", "7月志愿者骨干座谈会签到表")
trap("served", "爱心义诊活动服务对象登记表", LENGTHS, 3)
trap("residents", "健康讲座听课居民签到表")
trap("elders", "敬老活动受益老人签到表")
trap("recruits", "志愿者招募登记表", LENGTHS, 3)
trap("old", "志愿服务时长记录（作废，以新表为准）", LENGTHS, 3)
trap("sample", "志愿者签到表（填写样例）")
trap("party", "党员大会签到表")
trap("party-day", "主题党日签到表")
trap("day-labourers", "临时工考勤表")
trap("cleaners", "社区保洁员考勤表")
trap("entered-later", "7月补录表")
trap("spare", "志愿服务签到表（备用）")
trap("ended-early", "活动因雨10点提前结束")
trap("other-times", "服务时间：2021年7月3日9:30-10:00", HEADER + "张三,2021-07-03,8:30,11:00\n", 3)
trap("rounds", "2021年7月敬老（1次计2小时）（单位：小时）", LENGTHS, 3)
trap("unsigned", "未签退人员名单", LENGTHS, 3)
trap("rejected", "审核不合格时长名单", LENGTHS, 3)
trap("do-not-use", "旧表勿用", LENGTHS, 3)
trap("vaccination", "疫苗接种登记表")
trap("temperature", "体温登记表")
trap("visitors", "访客出入登记表")
trap("overtime", "加班登记表")
trap("summer-school", "暑期托管班签到表")
trap("parole", "社区矫正人员公益劳动签到表")
trap("applications", "志愿服务证明申请表", LENGTHS, 3)
trap("requests", "志愿服务需求登记表", LENGTHS, 3)
trap("objections", "志愿服务时长异议登记表", LENGTHS, 3)
trap("scheme", "7月志愿服务活动方案", LENGTHS, 3)
trap("unconfirmed", "7月服务清单（待确认）", LENGTHS, 3)

honest("vaccination-order", "疫苗接种点秩序维护志愿者签到表")
honest("temperature-taken", "出入口体温检测志愿服务签到表")
honest("visits", "走访慰问困难群众登记表")
honest("for-the-people", "“我为群众办实事”志愿服务签到表")
honest("school-of-the-old", "老年大学助教志愿者签到表")

honest("party-volunteers", "东街社区党员志愿服务签到表")
honest("parents", "红山小学家长志愿者护学岗签到表")
honest("officials-volunteer", "机关干部下沉社区志愿服务签到表")
honest("staff-volunteer", "供电公司员工志愿服务队活动签到表")
honest("practice", "新时代文明实践活动签到表")
honest("old-university", "老年大学志愿者服务签到表")
honest("estate", "物业小区环境整治活动签到表")
honest("cleaning", "社区大扫除签到表")
honest("july", "七一慰问困难群众活动签到表")
honest("groups", "居民小组门前清扫签到表")
honest("hall", "文化大礼堂义务讲解签到表")
honest("hours", "服务时间：2021年7月3日8:30-11:00")
honest("duty-signed", "7月党员先锋岗值班表")
honest("minors", "关爱未成年人志愿服务签到表")
honest("clothes", "旧衣回收志愿服务签到表")
honest("please", "请志愿者本人签到签退，迟到请注明")

honest("room", "红山社区会议室清洁志愿服务签到表")
honest("centre", "职工培训中心环境整治志愿服务签到表")
honest("goods-given", "防疫物资发放志愿服务签到表")
honest("family-planning", "计划生育宣传志愿服务签到表")
honest("sights", "旅游景区文明引导志愿服务签到表")
honest("lei-feng", "学习雷锋志愿服务活动签到表")
honest("attendance", "2021年7月志愿者考勤表")
honest("elders-visited", "关爱独居老人志愿服务签到表")
honest("residents-checked", "居民核酸检测秩序维护志愿者签到表")
honest("points-shop", "积分超市值守志愿服务签到签退表")
honest("book", "红山社区志愿者服务登记簿")

case(
    "title-names-of-sheets.xlsx",
    book(
        值班安排=[["姓名", "日期", "时长(小时)"], ["张三", DAY(2021, 7, 3), 2]],
        草稿=[["姓名", "日期", "时长(小时)"], ["李四", DAY(2021, 7, 3), 2]],
        服务记录=[["姓名", "日期", "时长(小时)"], ["王五", DAY(2021, 7, 3), 2]],
        报名=[["姓名", "日期", "时长(小时)"], ["赵六", DAY(2021, 7, 3), 2]],
    ),
    [
        ignore("值班安排!A1", "草稿!A1", "服务记录!A1", "报名!A1"),
        refuse("值班安排!A2", "草稿!A2", "报名!A2"),
        accept("服务记录!A2", "王五", "2021-07-03", 120),
    ],
)

case(
    "title-second-table.csv",
    f"志愿服务签到表\n{HEADER}{ROWS}\n下周报名名单\n{HEADER}王五,2021-07-10,8:30,11:00\n",
    [ignore("line 1", "line 2"), *TAKEN, ignore("line 6", "line 7"), refuse("line 8")],
)

case(
    "title-below.csv",
    f"{HEADER}{ROWS}以上为报名人员，以实际到场为准\n",
    [ignore("line 1"), refuse("line 2", "line 3"), ignore("line 4")],
)
