import ArgumentParser
import LedgerModel
import LedgerProjections
import LedgerRosters
import LedgerRules
import LedgerService

/// What the statutory form of grades is asked for by.
struct StudentFormOptions: ParsableArguments {
    @Flag(help: "按综合素质评价细则表导出 CSV，须给出 --school-year。 The statutory form as CSV.") var csv = false
    @Flag(help: "备注中写学生编号与姓名（个人信息，勿外传）。 Names in the remarks: personal data.") var names = false
    @Option(help: "填报单位；默认是作出评价的组织。 Who files the form.") var unit: String?
    @Option(help: "联系人及联系电话。 Whom to ask, with telephone.") var contact: String?
    @Option(help: "CSV 的文件名，须是新的；省略则写到标准输出。 Name of the CSV file; must be new.", completion: .file())
    var out: String?

    /// Refuses options that mean nothing together.
    func check(year: Int?, all: Bool, _ options: LedgerOptions) throws {
        guard csv || !(names || unit != nil || contact != nil || out != nil) else {
            throw ValidationError(
                options.words(
                    "--names、--unit、--contact、--out 只与 --csv 同用。",
                    "--names, --unit, --contact and --out go with --csv."
                )
            )
        }
        guard csv else { return }
        guard year != nil, !all else {
            throw ValidationError(
                options.words(
                    "--csv 是一学年的表：须给出 --school-year，不能用 --all。",
                    "--csv is the form of one school year: give --school-year, and not --all."
                )
            )
        }
        guard !options.json || out != nil else {
            throw ValidationError(
                options.words("--csv 与 --json 同用时须给出 --out。", "With --json, --csv needs --out.")
            )
        }
    }
}

/// The form 综合素质评价细则样表 of 内团联发〔2020〕1号: its lines, columns and order; filed by 15 December.
struct StudentForm {
    /// The columns, as printed.
    static let columns = ["序号", "项目", "评价内容及标准", "服务社区名称", "评价等级（好、中、差）", "备注"]

    private let options: LedgerOptions
    private let form: StudentFormOptions
    private let people: PeopleShown
    private let year: Int

    init(_ options: LedgerOptions, _ form: StudentFormOptions, _ people: PeopleShown, year: Int) {
        self.options = options
        self.form = form
        self.people = people
        self.year = year
    }

    /// Writes the form to its file or to standard output; refuses when there is nothing to put into it.
    func write(_ grades: [Recognitions.StudentGrade], in ledger: Ledger) throws {
        guard !grades.isEmpty else {
            throw Refused(
                code: "grades_none",
                message: options.words(
                    "\(year) 学年没有符合的评价，没有写表。先用 student evaluate 记录，或换学年、社区。",
                    "There is no such grade of the school year \(year); nothing was written. Record some by student evaluate."
                )
            )
        }
        let bytes = try text(grades, in: ledger)
        guard let out = form.out else { return try Terminal.write(String(decoding: bytes, as: UTF8.self)) }
        try NewFile.write(bytes, to: out, options.language)
        let shown = Terminal.visible(out)
        options.say(
            [("file", .text(out)), ("rows", .number(grades.count))],
            options.words("已写入 \(shown)，\(grades.count) 行。", "\(grades.count) rows written to \(shown)")
        )
    }

    private func text(_ grades: [Recognitions.StudentGrade], in ledger: Ledger) throws -> [UInt8] {
        var text = SpreadsheetText()
        text.add([title(in: ledger), "", "", "", "", ""])
        let unit = form.unit ?? self.unit(of: grades, in: ledger)
        text.add(["盟市（单位、高校）：\(unit)", "", "", "联系人及联系电话：\(form.contact ?? "")", "", ""])
        text.add(Self.columns)
        for (position, grade) in grades.enumerated() {
            let (item, standard, remark) = try options.texts(of: grade, in: ledger)
            text.add([
                "\(position + 1)", item?.plain ?? "（已删除）", standard?.plain ?? "（已删除）",
                options.name(of: grade.result.community, in: ledger), grade.result.grade.words.zh,
                try remarks(grade, remark, ledger),
            ])
        }
        return text.bytes
    }

    // The heading names the campaign of Inner Mongolia; elsewhere the form is used without it.
    private func title(in ledger: Ledger) -> String {
        let top = ledger.topOrganisation
        let region = ledger.ask { state in top.flatMap { state.organisation($0)?.region } } ?? ""
        let campaign = region.hasPrefix("15") ? "内蒙古青年志愿者服务社区专项行动" : ""
        return "\(campaign)\(year)—\(year + 1)学年度综合素质评价细则表"
    }

    private func unit(of grades: [Recognitions.StudentGrade], in ledger: Ledger) -> String {
        let graders = Set(grades.map(\.organisation))
        let only = graders.count == 1 ? graders.first : ledger.topOrganisation
        return only.map { options.name(of: $0, in: ledger) } ?? ""
    }

    /// The remark, and what a reader must know of the grade: a notice that is not over, objections that are open.
    private func remarks(_ grade: Recognitions.StudentGrade, _ remark: String?, _ ledger: Ledger) throws -> String {
        let notice = PublicNotice(grade.publicity, on: ledger.today)
        let objections = options.openObjections(to: grade, in: ledger)
        let parts = [
            form.names ? try people.called(grade.subject) : nil, remark?.plain,
            notice == .over ? nil : "\(notice.words.zh)（\(grade.publicity.first)至\(grade.publicity.last)）",
            objections > 0 ? "未处理异议\(objections)件" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: "；")
    }
}
