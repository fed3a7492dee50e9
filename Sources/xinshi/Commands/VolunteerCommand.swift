import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// `xinshi volunteer`: registration, finding, own copy, erasure.
struct VolunteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volunteer",
        abstract: "志愿者：登记、变更、查找、查看、导出本人信息、删除、人才库。 Volunteers.",
        discussion: """
            示例 Examples:
              xinshi volunteer register --data s --as desk1 --name 张三 --contact 13800000000 \\
                --consents personal_information --consent-file 同意书.pdf
              xinshi volunteer update --data s --as desk1 张三 --contact 13900000000 --skills first_aid
              xinshi volunteer find --data s 张三
              xinshi volunteer export --data s 张三 --out 张三.json
            """,
        subcommands: [
            VolunteerRegister.self, VolunteerUpdate.self, Find.self, VolunteerShow.self, VolunteerExport.self,
            VolunteerErase.self,
            Talents.self,
        ]
    )

    /// `volunteer find`.
    struct Find: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "find",
            abstract: "按姓名、志愿者编号、电话或证件尾号（4–6 位）查找。 Find by name, number or a tail of 4-6 characters.",
            discussion: """
                示例 Examples:
                  xinshi volunteer find --data s 张
                  xinshi volunteer find --data s 小明 --as desk1 --reason minor_data_work
                不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
                Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
                JSON: masked_name?, name?, subject, volunteer_number?
                """
        )
        @Argument(help: "姓名、编号或尾号。 Name, number or tail.") var query: String
        @OptionGroup var disclosure: MinorDisclosure
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let found = try options.translated { try ledger.people(matching: query) }
            try Find.list(found, disclosure, in: ledger, options)
        }

        static func list(
            _ found: [SubjectID],
            _ disclosure: MinorDisclosure,
            in ledger: Ledger,
            _ options: LedgerOptions
        ) throws {
            guard !found.isEmpty else {
                throw Refused(
                    code: "person_unknown",
                    message: options.words(
                        "没有找到。请核对写法，或按志愿者编号、电话或证件尾号（4–6 位）查找。",
                        "Nobody was found. Check the spelling, or search by number or a tail of 4-6 characters."
                    )
                )
            }
            let people = try disclosure.people(found, in: ledger, options)
            for subject in found {
                let (texts, isMasked) = (try people.texts(of: subject), people.isMasked(subject))
                let facts: [(String, JSONValue?)] = [
                    ("subject", .text(subject)), (isMasked ? "masked_name" : "name", .text(texts[.name])),
                    ("volunteer_number", isMasked ? nil : .text(texts[.volunteerNumber])),
                ]
                let line = try people.describe(subject)
                options.say(facts, line)
            }
            people.sayMasked()
        }
    }

    /// `volunteer talents`.
    struct Talents: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "talents",
            abstract: "志愿服务人才库：按类别、技能、地区查找。 Talent pool.",
            discussion: """
                示例 Example: xinshi volunteer talents --data s --skill first_aid --region 1501
                不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
                Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
                JSON: masked_name?, name?, subject, volunteer_number?
                """,
            aliases: ["talent"]
        )
        @Option(help: "服务类别：代码或名称。 Service category.") var domain: String?
        @Option(help: "技能：代码或名称。 Skill.") var skill: String?
        @Option(help: "区划代码前 2、4、6、9 或 12 位。 Region prefix.") var region: String?
        @OptionGroup var disclosure: MinorDisclosure
        @OptionGroup var options: LedgerOptions

        func run() throws {
            guard domain != nil || skill != nil || region != nil else {
                throw ValidationError(options.words("至少给出一项条件。", "Give at least one condition."))
            }
            let ledger = try options.open()
            let domain = try domain.map { try options.code($0, "--domain", in: "categories", ledger).text }
            let skill = try skill.map { try options.code($0, "--skill", in: "skills", ledger).text }
            let found = try options.translated {
                try ledger.vault.talents(serviceCategory: domain, skill: skill, region: region)
            }
            // A search that finds nobody is an answer, not a refusal.
            guard !found.isEmpty else {
                if !options.json { print(options.words("没有符合的人。", "Nobody fits.")) }
                return
            }
            try Find.list(found, disclosure, in: ledger, options)
        }
    }
}
