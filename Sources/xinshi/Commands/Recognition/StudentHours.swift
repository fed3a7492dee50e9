import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi student hours`: who is short of sessions or hours.
struct StudentHours: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: "按年或学年统计次数与时间，列出谁还不够。 Sessions and hours of a year, and who is short.",
        discussion: """
            示例 Examples:
              xinshi student hours --data s --subjects 名单.txt --year 2026
              xinshi student hours --data s --subjects 名单.txt --school-year 2026 --school 东城一中 --short
              xinshi student hours --data s --organisation ID --school-year 2026 --sessions 2 --community-service --short

            要求取自学校所采用的政策 recording 的 student：次数、是否只计社区服务、学年起始日；--sessions、--community-service、--hours 优先。
            学校可有自己的要求：政策 recording 的 student 下写 schools，每校一项（school 学校编号、minimums、school_year_start），
            对该校及其下级有效，他校不受影响；没有写的取本地区的。
            学年以起始年命名。名单每行一人：编号、志愿者编号或姓名；第一行可以是“姓名”这样的表头。
            What is asked for is `student` of the policy recording that the school adopted; the options go before it. A school year
            is named by the year in which it begins. `schools` under `student` holds rules of single schools: an entry counts for
            that school and what is below it; what it leaves out, and every other school, goes by the region's.
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: missing_seconds, missing_sessions, rule?, rule_school?, seconds, sessions, short, subject
            """
    )

    @Option(help: "名单文件，每行一人。 File with one person a line.") var subjects: String?
    @Option(help: "组织编号或名称：凡在该组织有记录的人。 Everybody with a record there.") var organisation: String?
    @Option(help: "年。 Calendar year.") var year: Int?
    @Option(help: "学年（起始年）。 School year.") var schoolYear: Int?
    @Option(help: "学校编号或名称，其政策决定要求；默认 --organisation 或最上级。 School whose policy asks.") var school: String?
    @Option(help: "要求的次数；默认取自政策。 Sessions asked for, by default those of the policy.") var sessions: Int?
    @Option(help: "要求的小时数。 Hours asked for.") var hours = 0
    @Flag(help: "只计社区服务。 Count community service only.") var communityService = false
    @Flag(help: "只列不够的人。 Only those who are short.") var short = false
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        guard (year == nil) != (schoolYear == nil), (1992...9998).contains(year ?? schoolYear ?? 0) else {
            throw ValidationError(options.words("须给出 --year 或 --school-year 之一。", "Give --year or --school-year."))
        }
        guard (subjects == nil) != (organisation == nil), (0...10_000).contains(hours), sessions ?? 0 >= 0 else {
            throw ValidationError(
                options.words("须给出 --subjects 或 --organisation 之一。", "Give --subjects or --organisation.")
            )
        }
        let ledger = try options.open()
        let school = try options.organisation(school ?? organisation, in: ledger)
        guard let rules = ledger.studentRules(for: school) else {
            let words = options.words(
                "政策 recording 的 student 不成形（见规范 07 §4），无法判定谁不够。请更正政策后重新采用。",
                "`student` of the policy recording is not of its form (spec 07 §4): who is short cannot be told. Adopt it mended."
            )
            throw Refused(code: "policy_invalid", message: words)
        }
        let span = try span(rules)
        let demand = Demand(self, rules.minimum(ofSchoolYear: schoolYear != nil), of: rules.school)
        let people = try subjects.map { try listed($0, ledger) } ?? recorded(in: ledger, span)
        let cut = try asOf.day(options)
        let recorded = try options.translated {
            try ledger.ask(asOf: cut) { state, _, _ in people.map { state.records(of: $0, in: span) } }
        }
        let served = zip(people, recorded).map { Served(subject: $0, of: $1, demand) }
        let rows = served.filter { $0.isShort || !short }
        let shown = try disclosure.people(rows.map(\.subject), in: ledger, options)
        for student in rows { try say(student, demand, shown) }
        shown.sayMasked()
        guard !options.json else { return }
        print(demand.words(options, in: ledger))
        let count = served.count(where: \.isShort)
        print(options.words("共 \(people.count) 人，\(count) 人不够。", "\(people.count) people, \(count) short."))
    }

    /// What one student has, and what is missing to what is asked for.
    private struct Served {
        let subject: SubjectID
        let sessions: Int
        let seconds: Seconds
        let missing: Int
        let missingSeconds: Int64

        var isShort: Bool { missing > 0 || missingSeconds > 0 }

        init(subject: SubjectID, of all: [RecordView], _ demand: Demand) {
            self.subject = subject
            let records = all.filter {
                $0.state == .effective && (!demand.isCommunityServiceOnly || $0.place.isCommunityService)
            }
            sessions = records.count
            seconds = Seconds(records.reduce(0) { $0 + $1.time.seconds.count })
            missing = max(0, demand.sessions - sessions)
            missingSeconds = max(0, demand.seconds - seconds.count)
        }
    }

    /// What is asked for: the options, and where they are silent the policy.
    private struct Demand {
        let sessions: Int
        let seconds: Int64
        let isCommunityServiceOnly: Bool
        /// The policy's minimum, where it decides the sessions.
        let minimum: StudentRules.Minimum?
        /// The school whose own rule it is; nil for the region's.
        let school: OrganisationID?

        init(_ command: StudentHours, _ minimum: StudentRules.Minimum?, of school: OrganisationID?) {
            self.minimum = command.sessions == nil ? minimum : nil
            self.school = self.minimum == nil ? nil : school
            sessions = command.sessions ?? minimum?.sessions ?? 0
            seconds = Int64(command.hours) * 3600
            isCommunityServiceOnly = command.communityService || self.minimum?.isCommunityServiceOnly == true
        }

        func words(_ options: LedgerOptions, in ledger: Ledger) -> String {
            let whose = school.map { options.name(of: $0, in: ledger) + options.words("的", "'s ") } ?? ""
            let kind =
                isCommunityServiceOnly
                ? options.words("只计社区服务", "community service only") : options.words("各类服务均计", "service of any kind")
            let source =
                minimum.map { options.words("，政策：\(whose)\($0.words.zh)", ", policy: \(whose)\($0.words.en)") } ?? ""
            return options.words("要求：\(sessions) 次", "asked for: \(sessions) sessions")
                + (seconds > 0 ? options.words("、\(seconds / 3600) 小时", ", \(seconds / 3600) hours") : "")
                + options.words("（", " (") + kind + source + options.words("）", ")")
        }
    }

    private func say(_ student: Served, _ demand: Demand, _ people: PeopleShown) throws {
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(student.subject)), ("sessions", .number(student.sessions)),
            ("seconds", .number(student.seconds.count)), ("missing_sessions", .number(student.missing)),
            ("missing_seconds", .number(student.missingSeconds)), ("short", .bool(student.isShort)),
            ("rule", .text(demand.minimum?.code)), ("rule_school", .text(demand.school)),
        ]
        let sessions = options.words("\(student.sessions)次", "\(student.sessions) sessions")
        let mark = student.isShort ? options.words("  不够", "  short") : ""
        let person = try people.describe(student.subject)
        options.say(facts, "\(person)  \(sessions)  \(options.duration(student.seconds))\(mark)")
    }

    private func span(_ rules: StudentRules) throws -> DayRange {
        let days =
            year.flatMap { StudentsReport.Period.calendarYear($0).days } ?? schoolYear.flatMap { rules.schoolYear($0) }
        guard let days else {
            throw Refused(
                code: "policy_invalid",
                message: options.words("政策中的学年起始日不成立。", "The policy's first day of a school year cannot be.")
            )
        }
        return days
    }

    private func listed(_ path: String, _ ledger: Ledger) throws -> [SubjectID] {
        let lines = try options.file(path).split(separator: 0x0A)
        return try lines.enumerated().compactMap { position, line in
            let text = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self).withoutMark
            if text.utf8.allSatisfy({ $0 == 0x20 }) || (position == 0 && Self.isHeader(text)) { return nil }
            let found = try options.translated { try ledger.people(matching: text) }
            guard found.count == 1 else {
                // The line, not the name: error output holds no personal values.
                let words = options.words(
                    found.isEmpty
                        ? "名单第 \(position + 1) 行找不到这个人。每行只写一人：编号、志愿者编号或姓名。"
                        : "名单第 \(position + 1) 行有 \(found.count) 人符合，请改用编号或志愿者编号。",
                    found.isEmpty
                        ? "Nobody is found for line \(position + 1) of the list. A line holds one id, volunteer number or name."
                        : "Line \(position + 1) of the list fits \(found.count) people; use an id or a volunteer number."
                )
                throw Refused(code: found.isEmpty ? "person_unknown" : "person_ambiguous", message: words)
            }
            return found[0]
        }
    }

    /// Whether the first line says what stands below it, as a list that comes out of a spreadsheet does.
    private static func isHeader(_ text: String) -> Bool {
        let bare = text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }.lowercased()
        return ["姓名", "学生姓名", "志愿者姓名", "名字", "编号", "志愿者编号", "志愿者", "学生", "name", "id", "number"].contains(bare)
    }

    private func recorded(in ledger: Ledger, _ span: DayRange) throws -> [SubjectID] {
        let organisation: OrganisationID = try options.organisation(organisation ?? "", in: ledger)
        var people: Set<SubjectID> = []
        ledger.ask { state in
            state.loadAll()
            state.forEachRecord { record in
                if record.place.organisation == organisation, span.contains(record.time.day) {
                    people.insert(record.subject)
                }
            }
        }
        return people.sorted()
    }
}

extension String {
    /// Without the byte order mark that spreadsheet programs put in front.
    fileprivate var withoutMark: String { hasPrefix("\u{FEFF}") ? String(unicodeScalars.dropFirst()) : self }
}
