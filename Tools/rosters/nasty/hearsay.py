"""What a clerk found: instructions that are none, headings that look like names, and what stands beside the names."""

from case import accept, book, case, refuse

HEAD = "姓名,日期,签到,签退"
ROW = "林秀英,2021-08-07,8:30,11:30"
RIGHT = ("林秀英", "2021-08-07", 180, "08:30", "11:30")

for place, words in enumerate(
    "请按一半计时 请以1小时计 请财务按此发劳务费 请领工资 要求重新核对 请只录前一行 如有作废以新表为准 请补签名 以盖章版为准 "
    "请删除周建国 须扣午休1小时 请代签 请如实填写一半".split()
):
    case(f"demand-title-{place}.csv", f"志愿服务签到表 {words},,,\n{HEAD}\n{ROW}\n", [])
    if words.startswith(("请", "须", "要求")):
        case(f"demand-lead-{place}.csv", f"{words}志愿服务签到表,,,\n{HEAD}\n{ROW}\n", [])
    case(f"demand-note-{place}.csv", f"志愿服务签到表,,,\n{HEAD}\n{ROW}\n{words}\n", [])
for place, words in enumerate(
    "请如实填写 请本人签到，不得代签 须由本人亲自签名 如有代签，一律作废 签到须知：1.请按时到场；2.严禁代签。 请保持字迹清晰 请假须向队长说明原因 "
    "要求：请穿好马甲，戴好口罩".split()
):
    case(
        f"harmless-demand-{place}.csv",
        f"志愿服务签到表,,,\n{words}\n{HEAD}\n{ROW}\n{words}\n",
        [accept("line 4", *RIGHT)],
    )

for place, words in enumerate("观众 嘉宾 临时工 学员 旁听 外聘 来宾 家长 预备 网格员 方阵 王芳".split()):
    for register in [(), ("--register", "姓名\n林秀英\n周建国\n")]:
        case(
            f"heading-{place}-{len(register)}.csv",
            f"{HEAD}\n{ROW}\n{words},,,\n周建国,2021-08-07,8:30,11:30\n志愿者,,,\n周建国,2021-08-08,8:30,11:30\n",
            [accept("line 2", *RIGHT), accept("line 6", "周建国", "2021-08-08", 180, "08:30", "11:30")] + refuse("line 4"),
            register,
        )
case(
    "listed.csv",
    f"{HEAD}\n王芳,,,\n欧阳娜娜,,,\n{ROW}\n第二组,,,\n周建国,2021-08-07,8:30,11:30\n",
    [accept("line 4", *RIGHT), accept("line 6", "周建国", "2021-08-07", 180, "08:30", "11:30")],
    ("--register", "姓名\n林秀英\n周建国\n王芳\n欧阳娜娜\n"),
)

for header, words in {
    "服务对象": "本人 母亲 林秀英 妈妈 自己".split(),
    "地点": "家 自己家 家里 本人家中 KTV 单位食堂 公司食堂 海鲜酒店 网吧".split(),
    "单位": "临时工 外包保洁公司 劳务派遣公司".split(),
    "职务": "保安 培训讲师 外聘".split(),
    "类别": "来访 工作人员 嘉宾 学员 居民 观众".split(),
    "服务内容": "打麻将 钓鱼 领鸡蛋 家里做饭 照顾母亲 参加免费理发 下棋".split(),
    "备注": "照顾家中老人 家里做饭 清洗家中衣物 服务本人 参加免费理发 已完成疫苗接种 参加健康义诊 参加心理疏导 网格员到岗 社区干部出勤 "
    "本人理发 首次疫苗接种 主题党日 陪家中老人聊天".split(),
}.items():
    for place, word in enumerate(words):
        case(f"own-{header}-{place}.csv", f"{HEAD},{header}\n{ROW},{word}\n", [])
for header, words in {
    "服务对象": "独居老人 社区居民 无".split(),
    "地点": "敬老院 居民家中 东街社区 社区食堂".split(),
    "单位": "物业公司 东街社区".split(),
    "服务内容": "入户照顾独居老人 理发 义诊 陪老人看病".split(),
    "备注": "帮助老人理发 网格员 到岗 陪护病人 本人签到 参加活动".split(),
}.items():
    for place, word in enumerate(words):
        case(f"others-{header}-{place}.csv", f"{HEAD},{header}\n{ROW},{word}\n", [accept("line 2", *RIGHT)])

for place, title in enumerate(
    "非志愿者签到表 五年级三班考勤表 市容环境卫生大队出勤统计表 乡镇卫生院值班表 岗贝社区服务中心11月考勤表 外包保洁公司志愿服务签到表 志愿者观看升旗签到表".split()
):
    case(f"no-list-{place}.csv", f"{title},,,\n{HEAD}\n{ROW}\n", [])
for place, title in enumerate("2021年8月志愿者考勤表 河道清理活动考勤表 8月党员先锋岗值班表".split()):
    case(f"attendance-{place}.csv", f"{title},,,\n{HEAD}\n{ROW}\n", [accept("line 3", *RIGHT)])
CELLS = [HEAD.split(","), ROW.split(",")]
for place, name in enumerate(["非志愿者", "一半计", "Sheet1 (2)", "7月", "2020年", "观众"]):
    case(f"sheet-name-{place}.xlsx", book(**{name: [["2021年8月志愿服务签到表"]] + CELLS}), [])
for place, name in enumerate(["Sheet1", "8月", "考勤", "志愿服务", "签到表", "工作表1"]):
    case(
        f"plain-sheet-name-{place}.xlsx",
        book(**{name: [["2021年8月志愿服务签到表"]] + CELLS}),
        [accept(f"{name}!A3", *RIGHT)],
    )
case("grid-month.xlsx", book(**{"10月": [["2020年11月志愿服务时长（小时）"], ["姓名", "1日", "2日", "3日", "4日"], ["林秀英", 2, 2, 2, 2]]}), [])
case("note-times.csv", f"{HEAD}\n{ROW}\n时间：9:00-10:00\n", [])
case("same-note-times.csv", f"{HEAD}\n{ROW}\n时间：8:30-11:30\n", [accept("line 2", *RIGHT)])
case("until-midnight.csv", f"{HEAD}\n林秀英,2021-08-07,8:30,24:00\n周建国,2021-08-07,12:00,24:00\n", [])
tiny = book(S=CELLS + [["周建国", "2021-08-07", "8:30", "11:30"]])
tiny["S"].row_dimensions[3].height = 0.5
case("tiny-row.xlsx", tiny, [accept("S!A2", *RIGHT)])
narrow = book(S=CELLS)
narrow["S"].column_dimensions["D"].width = 0.3
case("narrow-column.xlsx", narrow, [])
for name in ["作废-名册.csv", "培训签到.csv", "8月报名.csv", "名册草稿.csv"]:
    case(name, f"{HEAD}\n{ROW}\n", [])
case("培训中心志愿服务.csv", f"{HEAD}\n{ROW}\n", [accept("line 2", *RIGHT)])
case(
    "returned-heading.csv",
    f"{HEAD},错误\n{ROW},\n观众,,,,第 3 行：没有\n周建国,2021-08-07,8:30,11:30,\n",
    [accept("line 2", *RIGHT)],
)
case("returned-note.csv", f"{HEAD},错误\n{ROW},\n请以1小时计算,,,,第 3 行：没有\n", [])
