/// Decides whether a cell names exactly one person.
enum NameReader {
    private static let roles: Set<String> = ["队长", "副队长", "组长", "副组长", "领队", "负责人", "站长", "队员", "组员", "志愿者", "党员"]
    private static let several = ["、", ",", ";", "/", "\\", "|", "&", "+", "\n", "以及", "等"]
    private static let joins: [Unicode.Scalar] = ["和", "与", "跟", "及", "同", "代", "替", "带"]
    private static let groups = [
        "队", "组", "社区", "支部", "委员会", "居委会", "村委会", "公司", "学校", "小学", "中学", "大学", "协会", "中心", "服务站",
        "家庭", "一行", "全体", "全家", "班", "单位", "学生", "志愿者", "群众", "居民", "党员", "老师", "同学", "先生", "女士", "阿姨",
        "大爷", "大妈", "师傅", "叔叔", "人员", "主任", "书记", "队长", "组长", "站长", "经理", "医生", "护士", "校长", "会长", "大姐", "大哥", "奶奶",
        "爷爷", "大叔",
        "大婶", "同志", "教授", "师父", "委员", "支书", "村长", "嘎查长", "园长", "院长", "局长", "科长", "处长", "镇长", "区长", "所长", "同事", "律师",
        "干部", "网格员", "某", "某某", "人", "家属", "家长", "服务对象",
    ]
    private static let nobody: Set<String> = [
        "无", "空", "匿名", "未知", "不详", "待定", "测试", "示例", "样例", "例", "姓名", "同上", "略", "平均", "人均", "平均值", "其他", "其它", "备用",
        "空白", "以下空白", "全部", "大家", "本人", "家属", "领导", "嘉宾", "队长", "组长", "站长", "书记",
        "主任", "网格员", "社工", "人数", "总人数", "最高", "最低", "代表", "某志愿者", "轮流", "应到", "实到", "计划", "实际", "应签", "实签", "目标", "标准",
        "定额", "上限", "请假", "备注", "说明", "自愿者", "义工", "N/A", "null",
        "物业", "社区", "居委", "居委会", "村委会", "街道", "学校", "保安", "保洁", "门卫", "司机", "医生", "护士", "民警",
    ]

    private static let kin: Set<Unicode.Scalar> = [
        "姐", "哥", "姨", "婶", "叔", "爷", "奶", "伯", "嫂", "妈", "爸", "总", "工", "局", "处", "科", "某",
    ]
    /// What stands before a name and is no part of one.
    private static let openings = [
        "志愿者", "党员", "团员", "学生", "同学", "老师", "队长", "组长", "站长", "主任", "书记", "新人", "新员工", "新队员", "队员", "居民", "群众", "社工",
        "老人", "村民", "牧民", "患者", "儿童", "残疾人", "服务对象", "受助",
        "家属", "家长",
    ]
    /// What names of teams and offices end in, and hardly any name of three characters or more.
    private static let bodies = [
        "之家", "救援", "志愿", "义工", "团", "部", "站", "店", "厂", "厅", "局", "处", "办", "院", "馆", "室", "委",
    ]
    private static let surnames = Set(
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
            .unicodeScalars
    )

    /// The name as it will be recorded; `isKnown` may confirm a form that would otherwise be doubtful.
    static func name(_ text: String, isKnown: (String) -> Bool) throws(RosterReason) -> String {
        guard !text.isEmpty else { throw .noName }
        let bare = try withoutRole(text)
        let pieces = bare.split(separator: " ").map(String.init)
        let joined = pieces.joined()
        if isKnown(joined), isHanName(joined) || pieces.count == 1 { return joined }
        if several.contains(where: { RosterText.contains(bare, $0) }) { throw .severalNames }
        guard !nobody.contains(joined) else { throw .notAPerson }
        guard bare.unicodeScalars.count <= 40 else { throw .unreadableName }
        if isHanName(joined) { return try hanName(joined, pieces) }
        return try otherName(bare)
    }

    /// Chinese characters, with middle dots inside as Mongolian and Uyghur names have them.
    private static func isHanName(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { RosterText.isHan($0) || $0 == "\u{B7}" }
    }

    private static func hanName(_ name: String, _ pieces: [String]) throws(RosterReason) -> String {
        let scalars = Array(name.unicodeScalars)
        guard scalars.count >= 2 else { throw .unreadableName }
        // Spread for print a name comes apart into single characters; longer pieces are two names, or name and note.
        // 王 小芳 begins with a lone surname, which is nobody's name.
        let isSpread = pieces.allSatisfy { $0.unicodeScalars.count == 1 }
        let isLedBySurname = pieces.count == 2 && pieces[0].unicodeScalars.count == 1 && surnames.contains(scalars[0])
        if pieces.count > 1, !isSpread, !isLedBySurname || scalars.count > 4 { throw .severalNames }
        guard scalars.first != "\u{B7}", scalars.last != "\u{B7}" else { throw .unreadableName }
        if groups.contains(where: { RosterText.ends(name, with: $0) }) { throw .notAPerson }
        if scalars.contains("某") { throw .notAPerson }
        // 王姐 and 李总 are how colleagues are called, not full names.
        if scalars.count == 2, kin.contains(scalars[1]) { throw .notAPerson }
        if openings.contains(where: { name.hasPrefix($0) }) { throw .unreadableName }
        // 王芳代签 and 张伟没来 say something of the row; 李强妈妈 and 张伟一家 are somebody else.
        if holdsNote(name) { throw .unreadableName }
        if ColumnWords.relatives.contains(where: { RosterText.same($0, name) }) { throw .notAPerson }
        if scalars.count >= 3, ColumnWords.relatives.contains(where: { RosterText.ends(name, with: $0) }) {
            throw .notAPerson
        }
        if scalars.count >= 3, bodies.contains(where: { RosterText.ends(name, with: $0) }) { throw .notAPerson }
        if isTwoNames(scalars) { throw .severalNames }
        if scalars.count == 2, scalars[0] == "小" || scalars[0] == "老" { throw .notAPerson }
        if let join = scalars.firstIndex(where: { joins.contains($0) }), join >= 2, scalars.count - join > 2 {
            throw .severalNames
        }
        guard scalars.count <= (scalars.contains("\u{B7}") ? 20 : 9) else { throw .unreadableName }
        return name
    }

    /// Whether the cell says of somebody that he was absent, signed for or not to be read.
    private static func holdsNote(_ name: String) -> Bool {
        RemarkJudge.holds(name, RemarkWords.contradicting + ColumnWords.nameNotes)
    }

    /// 王芳李强: two full names without anything between them; Mongolian names of this length have no surnames there.
    private static func isTwoNames(_ scalars: [Unicode.Scalar]) -> Bool {
        guard (4...6).contains(scalars.count), surnames.contains(scalars[0]) else { return false }
        return (2...3).contains { second in
            (2...3).contains(scalars.count - second) && surnames.contains(scalars[second])
        }
    }

    /// Mongolian and Latin letters, single spaces between words; no digits, no mixture of scripts.
    private static func otherName(_ name: String) throws(RosterReason) -> String {
        let scalars = Array(name.unicodeScalars)
        let isMongolian = scalars.allSatisfy { isMongolianSign($0) }
        let isLatin = scalars.allSatisfy { $0.properties.isAlphabetic && !RosterText.isHan($0) || isLatinSign($0) }
        guard isMongolian || (isLatin && !scalars.contains { $0.value >= 0x1800 && $0.value <= 0x18AF }) else {
            throw .unreadableName
        }
        guard scalars.count >= 2, scalars.contains(where: { $0.properties.isAlphabetic }) else { throw .unreadableName }
        return name
    }

    private static func isMongolianSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1807, 0x180A...0x180E, 0x1820...0x18AA, 0x202F, 0x200C, 0x200D, 0x20, 0xB7: true
        default: false
        }
    }

    private static func isLatinSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{B7}" || scalar == "-" || scalar == "'" || scalar == "."
    }

    /// Takes off a bracketed office such as `(队长)`; any other bracket says something about the row and is refused.
    private static func withoutRole(_ text: String) throws(RosterReason) -> String {
        guard let open = text.unicodeScalars.firstIndex(where: { "([【{<《".unicodeScalars.contains($0) }) else {
            return text
        }
        let inside = text.unicodeScalars[open...].dropFirst().dropLast()
        guard text.hasSuffix(")"), roles.contains(String(inside).trimmed), open > text.startIndex else {
            throw .unreadableName
        }
        return String(text.unicodeScalars[..<open]).trimmed
    }
}

extension String {
    /// The text without spaces at its ends.
    fileprivate var trimmed: String {
        RosterText.folded(self)
    }
}
