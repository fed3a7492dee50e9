import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi student`: students' service and its grades.
struct StudentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "student",
        abstract: "学生：次数与时间、综合素质评价。 Students: service and grades.",
        discussion: """
            示例 Examples:
              xinshi student hours --data s --subjects 名单.txt --year 2026
              xinshi student evaluate --data s --as school1 小明 --school-year 2026 --community 岗贝社区居民委员会 --grade 好 \\
                --item 社区服务 --standard 全年不少于两次 --publicity-first 2026-12-01 --publicity-last 2026-12-07
              xinshi student list --data s --school-year 2026
            """,
        subcommands: [StudentHours.self, Evaluate.self, StudentList.self],
        defaultSubcommand: StudentHours.self,
        aliases: ["students"]
    )

    /// `student evaluate`.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
            abstract: "记录一名学生一学年的综合素质评价；同人同学年同社区以最后一次为准。 Grade a student.",
            discussion: """
                示例 Example:
                  xinshi student evaluate --data s --as school1 小明 --school-year 2026 --community ID --grade 好 --item 社区服务 \\
                    --standard 全年不少于两次 --publicity-first 2026-12-01 --publicity-last 2026-12-07 --remark 表现积极
                由学校、学院或团支部的密钥签署。有异议的，对评价或相应记录提出（objection open）；成立后重新评价。
                A school, college or branch signs. Who disputes a grade or hours objects to it (objection open).
                JSON: index
                """
        )
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Student.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "学年（起始年）。 Year in which the school year begins.") var schoolYear: Int
        @Option(help: "服务社区：组织编号或名称。 Community.") var community: String
        @Option(help: "等级：好、中、差（good、fair、poor）。 Grade.") var grade: String
        @Option(help: "项目。 Item.") var item: String
        @Option(help: "评价内容及标准。 Content and standard.") var standard: String
        @Option(help: "备注。 Remark.") var remark: String?
        @Option(help: "公示第一天。 First day of public notice.") var publicityFirst: String
        @Option(help: "公示最后一天。 Last day of public notice.") var publicityLast: String

        func run() throws {
            let options = signing.options
            let grade: Grade = try options.choice(grade, "--grade")
            let year = try options.year(schoolYear, "--school-year")
            let first = try options.day(publicityFirst, "--publicity-first")
            let last = try options.day(publicityLast, "--publicity-last")
            guard first <= last else {
                throw ValidationError(
                    options.words("--publicity-last 不能早于 --publicity-first。", "--publicity-last is before the first.")
                )
            }
            let ledger = try signing.open()
            var draft = Draft(.studentEvaluated)
            draft.set("subject", try options.person(person, in: ledger))
            draft.set("school_year", .number(year))
            draft.set("community", try options.organisation(community, in: ledger) as OrganisationID)
            draft.set("grade", grade.rawValue)
            draft.set("publicity_first", first)
            draft.set("publicity_last", last)
            draft.keep("item", item)
            draft.keep("standard", standard)
            draft.keep("remark", remark)
            try signing.finish(draft, in: ledger)
        }
    }
}
