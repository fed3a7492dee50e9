import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi student list`.
struct StudentList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出综合素质评价：项目、标准、社区、等级、备注、公示、异议。 List grades.",
        discussion: """
            示例 Examples:
              xinshi student list --data s --school-year 2026
              xinshi student list --data s --community 岗贝社区居民委员会 --all
              xinshi student list --data s --school-year 2026 --csv --contact "李敏 0471-1234567" --out 综合素质评价细则.csv

            默认只列有效的（每人每学年每社区最后一次）；--all 连同被取代的。异议数为对此评价及该学年此人记录的未处理异议。
            The last grade of each student, year and community; --all lists replaced ones too. Objections are the open ones
            to the grade and to the student's records of that school year.
            --csv 按内团联发〔2020〕1号所附“综合素质评价细则样表”导出，Excel 可直接打开；表中没有姓名一栏，--names 才写入备注。
            --csv writes the statutory form (a spreadsheet); it has no column for names, --names puts them into the remarks.
            With --out, --json tells the file and the number of its rows.
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: community, community_name, grade, index, item?, notice, objections, organisation, publicity_first, \
            publicity_last, remark?, replaced, school_year, standard?, subject
            """
    )
    @Option(help: "学年（起始年）。 School year.") var schoolYear: Int?
    @Option(help: "服务社区：组织编号或名称。 Community.") var community: String?
    @Option(help: "只列此人的。 Of this person only.") var person: String?
    @Flag(help: "连同被取代的。 Replaced ones too.") var all = false
    @OptionGroup var form: StudentFormOptions
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        try form.check(year: schoolYear, all: all, options)
        let year = try schoolYear.map { try options.year($0, "--school-year") }
        let ledger = try options.open()
        let place = try options.organisation(community, in: ledger)
        let subject = try person.map { try options.person($0, in: ledger) }
        let recognitions = try options.translated { try ledger.project(Recognitions()) }
        let standing = Set(recognitions.standingGrades.map(\.index))
        let listed = recognitions.grades.filter { grade in
            (all || standing.contains(grade.index)) && (year == nil || grade.result.schoolYear == year)
                && (place == nil || grade.result.community == place) && (subject == nil || grade.subject == subject)
        }
        // The statutory form has no names, and so discloses nobody, unless it is asked to.
        let named = form.csv && !form.names ? [] : listed.map(\.subject)
        let people = try disclosure.people(named, in: ledger, options)
        defer { people.sayMasked() }
        if form.csv, let year { return try StudentForm(options, form, people, year: year).write(listed, in: ledger) }
        for grade in listed { try say(grade, isReplaced: !standing.contains(grade.index), people, ledger) }
        if listed.isEmpty, !options.json { print(options.words("没有评价。", "There is no grade.")) }
    }

    private func say(
        _ grade: Recognitions.StudentGrade,
        isReplaced: Bool,
        _ people: PeopleShown,
        _ ledger: Ledger
    ) throws {
        let (item, standard, remark) = try options.texts(of: grade, in: ledger)
        let notice = PublicNotice(grade.publicity, on: ledger.today)
        let objections = options.openObjections(to: grade, in: ledger)
        let community = options.name(of: grade.result.community, in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("index", .number(grade.index)), ("subject", .text(grade.subject)),
            ("school_year", .number(grade.result.schoolYear)), ("community", .text(grade.result.community)),
            ("community_name", .text(community)), ("grade", .text(grade.result.grade.rawValue)),
            ("item", .text(item)), ("standard", .text(standard)), ("remark", .text(remark)),
            ("publicity_first", .text(grade.publicity.first)), ("publicity_last", .text(grade.publicity.last)),
            ("notice", .text(notice.rawValue)), ("objections", .number(objections)),
            ("organisation", .text(grade.organisation)), ("replaced", .bool(isReplaced)),
        ]
        let (level, days) = (grade.result.grade.words, notice.words)
        let line = [
            try people.describe(grade.subject), "\(grade.result.schoolYear)", options.kept(item),
            options.kept(standard), community, options.words(level.zh, level.en), remark?.plain,
            "\(options.words(days.zh, days.en)) \(grade.publicity.first) – \(grade.publicity.last)",
            objections > 0 ? options.words("未处理异议 \(objections)", "open objections \(objections)") : nil,
            isReplaced ? options.words("已被取代", "replaced") : nil,
        ]
        options.say(facts, line.compactMap { $0 }.joined(separator: "  "))
    }
}

extension LedgerOptions {
    /// What the vault keeps of a grade; nil for what was never given or is erased.
    func texts(
        of grade: Recognitions.StudentGrade,
        in ledger: Ledger
    ) throws -> (item: String?, standard: String?, remark: String?) {
        try translated {
            (
                try ledger.text(.item, at: grade.index), try ledger.text(.standard, at: grade.index),
                try ledger.text(.remark, at: grade.index)
            )
        }
    }

    /// How many objections to the grade, or to the student's records of its school year, are open.
    func openObjections(to grade: Recognitions.StudentGrade, in ledger: Ledger) -> Int {
        guard let days = StudentsReport.Period.schoolYear(grade.result.schoolYear).days else { return 0 }
        return ledger.ask { state in
            state.loadAll()
            let records = Set(state.records(of: grade.subject, in: days).map(\.index))
            return state.objections().count {
                $0.outcome == nil && (records.contains($0.record) || $0.record == grade.index)
            }
        }
    }
}

/// Where a public notice 公示 stands on a day.
enum PublicNotice: String {
    /// It has not begun.
    case ahead
    /// It is under way.
    case running
    /// It is over.
    case over

    init(_ days: DayRange, on day: CivilDate) {
        self = day < days.first ? .ahead : day > days.last ? .over : .running
    }

    /// The standing in words.
    var words: (zh: String, en: String) {
        switch self {
        case .ahead: ("待公示", "notice ahead")
        case .running: ("公示中", "on notice")
        case .over: ("公示期满", "notice over")
        }
    }
}

extension Grade {
    /// The grade in words.
    var words: (zh: String, en: String) {
        switch self {
        case .good: ("好", "good")
        case .fair: ("中", "fair")
        case .poor: ("差", "poor")
        }
    }
}
