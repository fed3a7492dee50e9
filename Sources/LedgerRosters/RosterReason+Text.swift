// The sentences are those of Ledger/policy/roster_reasons.json; a test holds both against each other.

extension RosterReason {
    /// The verdict that goes with the reason.
    public var verdict: RosterVerdict {
        switch self {
        case .titleLine, .headerLine, .totalLine, .noteLine, .absent, .emptyRow: .ignored
        default: .reject
        }
    }

    /// What is wrong and what to do, for the clerk.
    public var chinese: String {
        switch self {
        case .titleLine: "表格外的标题或说明，不是记录。"
        case .headerLine: "表头，不是记录。"
        case .totalLine: "合计行，不是记录；合计与各行之和不符时另有提示。"
        case .noteLine: "注释或签字行，不是记录。"
        case .absent: "写明未参加（请假、缺席、划叉等），没有时长可记。"
        case .emptyRow: "这一行没有填写内容。"
        case .noHeader: "没有找到带“姓名”的表头，不知道各列是什么。请在表格上方补上列名。"
        case .unreadableBytes: "这一行有无法识别的字节或混用了编码。请用 Excel 另存为“CSV UTF-8”。"
        case .unreadableQuotes: "这一行的引号没有成对，各列可能错位。请检查引号。"
        case .hiddenData: "这一行、所在列或工作表被隐藏，或字被遮住、与底色相同。请改成看得见的，核对后再交。"
        case .struckOut: "这一行有带删除线的内容，不知是否作废。请删去或取消删除线。"
        case .formulaCell: "姓名、日期或时间单元格是公式，或文字以 = + - @ 开头。请改写成实际的值。"
        case .cellError: "单元格显示错误值，或公式从未计算。请改正后填写实际的值。"
        case .dittoUnresolved: "“同上”的正上方没有可用的内容。请写出实际的内容。"
        case .mergedAmbiguous: "时长单元格是合并的，不知是每人还是合计。请给每人每天单独填写。"
        case .extraCells: "这一行的列与表头对不上，可能多了分隔符（如 1,5）。请检查各列。"
        case .stillMarked: "“错误”列还有内容。改好这一行后请清空这一格。"
        case .remarkNeedsPerson: "备注、批注、标题或旁边的文字可能影响时长，需要人来核对。请核对后改好时长并删去这些文字。"
        case .notService: "写的是培训、会议、计划、有偿或取消了的活动，不能记为志愿服务时间。请核对。"
        case .noName: "没有姓名。请在姓名列填写。"
        case .unreadableName: "姓名里有数字、单字、括号说明或其他不能确定的写法。请写一个人的全名。"
        case .severalNames: "一格写了不止一个人。请一人一行。"
        case .notAPerson: "这不是某个人的全名（团体、称呼、某某）。请写全名。"
        case .idCheckFailed: "身份证号的位数、出生日期或校验码不对。请核对证件。"
        case .unknownPerson: "人员名单里没有这个姓名。请先登记，或改正姓名。"
        case .ambiguousName: "人员名单里有同名的人，无法区分。请填志愿者编号、手机尾号或身份证号。"
        case .personDisagrees: "电话、志愿者编号或身份证号与名单里的这个人不符。请核对。"
        case .noDate: "没有日期。请填写年月日。"
        case .unreadableDate: "日期看不懂，或缺少日。请写成 2021-07-03。"
        case .noSuchDay: "没有这一天（如 2 月 30 日）。请核对日期。"
        case .ambiguousDate: "日期不能确定是哪一天（缺年份、月日顺序不明等）。请写成 2021-07-03。"
        case .dateRange: "写的是几天。请一天一行。"
        case .dateDisagrees: "日期与标题或同一行的其他日期不一致。请核对。"
        case .weekdayDisagrees: "日期与写的星期不符。请核对。"
        case .dateInFuture: "日期在今天之后。服务之后才能记录。"
        case .outsidePeriod: "日期不在所选的月份里。请核对日期或月份。"
        case .noSignIn: "有签退没有签到。请补上签到时间。"
        case .noSignOut: "有签到没有签退。请补上签退时间。"
        case .unreadableTime: "时间看不懂。请写成 08:30 这样的时间。"
        case .ambiguousTime: "时间可以有几种读法（如 8.30、晚上12点）。请写成 24 小时制的 08:30。"
        case .multipleIntervals: "一行写了不止一段时间。请一段一行。"
        case .endBeforeStart: "结束早于开始。跨夜请写“次日”，下午请写 24 小时制。"
        case .unreadableBreak: "休息时间看不懂、没有单位，或没有起止时间可扣。请写成 30分钟。"
        case .noDuration: "没有时长，也没有起止时间（打勾不算时长）。请填写时长。"
        case .unreadableDuration: "时长看不懂，或是约数、范围。请写成 2.5小时 或 150分钟。"
        case .ambiguousNumber: "数字没有单位或有逗号，不知是小时还是分钟。请写成 2.5小时 或 150分钟。"
        case .zeroDuration: "时长为零。没有服务请删去这一行。"
        case .over24Hours: "时长超过 24 小时。请核对单位和数字。"
        case .tooLong: "时长在 16 小时以上，多半是漏了签退或写错了单位。请核对。"
        case .durationDisagrees: "时长与起止时间（减去休息）不符，或两处时长不同。请核对。"
        case .overlap: "与本文件里同一人的另一行时间重叠；那一行如已退回，不知哪一行属实。请核对两行。"
        case .duplicateRow: "与本文件里较早的一行重复。如确是两次，请写明起止时间。"
        case .possibleDuplicate: "同一人同一天还有一行（或已退回），无法确定是否同一次。请写明起止时间或不同的活动。"
        case .dayOver24Hours: "同一人这一天合计超过 24 小时。请核对。"
        }
    }

    /// The same in English.
    public var english: String {
        switch self {
        case .titleLine: "A title or heading, not a record."
        case .headerLine: "A header line, not a record."
        case .totalLine: "A total, not a record; a total that differs from its rows is warned of."
        case .noteLine: "A note or signature line, not a record."
        case .absent: "Said to be absent; there is no time to record."
        case .emptyRow: "Nothing is filled in on this line."
        case .noHeader:
            "No header with a name column was found, so the columns are unknown. Add column names above the table."
        case .unreadableBytes: "The line holds bytes that are no text, or two encodings. Save the file as CSV UTF-8."
        case .unreadableQuotes: "Quotes on this line do not pair, so cells may be shifted. Check the quotes."
        case .hiddenData:
            "The row, its column or the sheet is hidden, or its text is covered or of the colour of its ground. Make it visible and check it."
        case .struckOut: "Text on this row is struck through. Delete it or remove the line."
        case .formulaCell: "A name, date or time is a formula, or begins with = + - @. Write the value itself."
        case .cellError: "A cell shows an error or a formula that was never computed. Write the value itself."
        case .dittoUnresolved: "There is nothing to repeat directly above the ditto mark. Write the content itself."
        case .mergedAmbiguous:
            "The time stands in a merged cell: each person's, or all together? Write it for each person and day."
        case .extraCells:
            "The cells do not fit the header; a delimiter may stand inside a cell, as in 1,5. Check the columns."
        case .stillMarked: "The 错误 cell is not empty. Correct the line, then clear that cell."
        case .remarkNeedsPerson:
            "A remark, comment, title or text beside it may change the time. Check it, correct the time and remove the text."
        case .notService:
            "This names a training, a meeting, a plan, paid work or something that fell out. Check whether it was service."
        case .noName: "There is no name. Fill in the name."
        case .unreadableName: "The name holds digits, a note or something else uncertain. Write one person's full name."
        case .severalNames: "The cell names more than one person. Write one person to a line."
        case .notAPerson: "This is no person's full name. Write the full name."
        case .idCheckFailed: "The identity number's length, birthday or check character is wrong. Check the document."
        case .unknownPerson: "Nobody in the register has this name. Register the person or correct the name."
        case .ambiguousName:
            "Several people in the register have this name. Add the volunteer number, phone tail or identity number."
        case .personDisagrees:
            "The phone, volunteer number or identity number is not that of this person in the register. Check it."
        case .noDate: "There is no date. Write year, month and day."
        case .unreadableDate: "The date cannot be read or lacks its day. Write it as 2021-07-03."
        case .noSuchDay: "There is no such day. Check the date."
        case .ambiguousDate: "The date may mean several days. Write it as 2021-07-03."
        case .dateRange: "The cell names several days. Write one day to a line."
        case .dateDisagrees: "The date contradicts the title or another date on the line. Check it."
        case .weekdayDisagrees: "The date and the weekday beside it disagree. Check both."
        case .dateInFuture: "The date lies after the day of reading. Record it once it has been served."
        case .outsidePeriod: "The date lies outside the chosen month. Check the date or the month."
        case .noSignIn: "There is a time of leaving and none of arrival. Add the time of arrival."
        case .noSignOut: "There is a time of arrival and none of leaving. Add the time of leaving."
        case .unreadableTime: "The time cannot be read. Write it as 08:30."
        case .ambiguousTime: "The time may be read in several ways. Write it on the 24-hour clock, as 08:30."
        case .multipleIntervals: "The line holds more than one interval. Write one interval to a line."
        case .endBeforeStart:
            "The end lies before the start. Write 次日 for the next day, and afternoons on the 24-hour clock."
        case .unreadableBreak:
            "The break cannot be read, lacks a unit or has no interval to be taken from. Write it as 30分钟."
        case .noDuration: "There is no length of time; a tick is none. Write the length."
        case .unreadableDuration: "The length cannot be read, or is approximate. Write it as 2.5小时 or 150分钟."
        case .ambiguousNumber: "The number lacks a unit or holds a comma. Write it as 2.5小时 or 150分钟."
        case .zeroDuration: "The length is zero. Delete the line if there was no service."
        case .over24Hours: "The length is more than 24 hours. Check the unit and the number."
        case .tooLong: "The length is 16 hours or more: the sign-out or the unit is likely wrong. Check it."
        case .durationDisagrees:
            "The length disagrees with start and end less the break, or with another length. Check them."
        case .overlap:
            "The time overlaps another line of the same person; if that one was refused, nobody knows which is true. Check both."
        case .duplicateRow: "The line repeats an earlier one. If there were two services, write their times."
        case .possibleDuplicate:
            "The same person has another line on this day, perhaps a refused one. Write times or different activities to tell them apart."
        case .dayOver24Hours: "The person's day adds up to more than 24 hours. Check the lines."
        }
    }
}
