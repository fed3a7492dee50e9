import ArgumentParser
import LedgerFormat
import LedgerModel
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
              xinshi student hours --data s --organisation ID --school-year 2026 --sessions 2 --community-service --short

            学年自9月1日至次年8月31日，以起始年命名。名单每行一人：编号、志愿者编号或姓名。
            A school year runs from 1 September to 31 August and is named by the year in which it begins.
            JSON: missing_seconds, missing_sessions, seconds, sessions, short, subject
            """
    )

    @Option(help: "名单文件，每行一人。 File with one person a line.") var subjects: String?
    @Option(help: "组织编号或名称：凡在该组织有记录的人。 Everybody with a record there.") var organisation: String?
    @Option(help: "年。 Calendar year.") var year: Int?
    @Option(help: "学年（起始年）。 School year.") var schoolYear: Int?
    @Option(help: "要求的次数。 Sessions asked for.") var sessions = 0
    @Option(help: "要求的小时数。 Hours asked for.") var hours = 0
    @Flag(help: "只计社区服务。 Count community service only.") var communityService = false
    @Flag(help: "只列不够的人。 Only those who are short.") var short = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let span = try span()
        guard (subjects == nil) != (organisation == nil), (0...10_000).contains(hours), sessions >= 0 else {
            throw ValidationError(
                options.words("须给出 --subjects 或 --organisation 之一。", "Give --subjects or --organisation.")
            )
        }
        let ledger = try options.open()
        let people = try subjects.map { try listed($0, ledger) } ?? recorded(in: ledger, span)
        var count = 0
        for subject in people {
            let records = ledger.ask { $0.records(of: subject, in: span) }.filter {
                $0.state == .effective && (!communityService || $0.place.isCommunityService)
            }
            let seconds = records.reduce(0) { $0 + $1.time.seconds.count }
            let isShort = records.count < sessions || seconds < Int64(hours) * 3600
            if isShort { count += 1 }
            if isShort || !short { say(subject, records.count, Seconds(seconds), isShort, ledger) }
        }
        if !options.json {
            print(options.words("共 \(people.count) 人，\(count) 人不够。", "\(people.count) people, \(count) short."))
        }
    }

    private func say(_ subject: SubjectID, _ count: Int, _ seconds: Seconds, _ isShort: Bool, _ ledger: Ledger) {
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(subject)), ("sessions", .number(count)), ("seconds", .number(seconds.count)),
            ("missing_sessions", .number(max(0, sessions - count))),
            ("missing_seconds", .number(max(0, Int64(hours) * 3600 - seconds.count))), ("short", .bool(isShort)),
        ]
        let person = (try? options.describe(subject, in: ledger)) ?? subject.description
        let mark = isShort ? options.words("  不够", "  short") : ""
        options.say(facts, "\(person)  \(count)\(options.words("次", " sessions"))  \(options.duration(seconds))\(mark)")
    }

    private func span() throws -> DayRange {
        let begins = year ?? schoolYear ?? 0
        guard (year == nil) != (schoolYear == nil), (1992...9998).contains(begins) else {
            throw ValidationError(options.words("须给出 --year 或 --school-year 之一。", "Give --year or --school-year."))
        }
        let first = year != nil ? CivilDate(year: begins, month: 1, day: 1) : CivilDate(year: begins, month: 9, day: 1)
        let last =
            year != nil ? CivilDate(year: begins, month: 12, day: 31) : CivilDate(year: begins + 1, month: 8, day: 31)
        guard let first, let last else { preconditionFailure("these days exist in every year") }
        return DayRange(first: first, last: last)
    }

    private func listed(_ path: String, _ ledger: Ledger) throws -> [SubjectID] {
        let lines = try options.file(path).split(separator: 0x0A)
        return try lines.enumerated().compactMap { position, line in
            let text = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
            if text.utf8.allSatisfy({ $0 == 0x20 }) { return nil }
            let found = try options.translated { try ledger.people(matching: text) }
            guard found.count == 1 else {
                // The line, not the name: error output holds no personal values.
                let words = options.words(
                    "名单第 \(position + 1) 行有 \(found.count) 人符合。",
                    "line \(position + 1) fits \(found.count) people"
                )
                throw Refused(code: found.isEmpty ? "person_unknown" : "person_ambiguous", message: words)
            }
            return found[0]
        }
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
