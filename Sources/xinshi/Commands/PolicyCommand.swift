import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi policy`: rules that are adopted.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "政策与代码表：采用、列出、查看。 Policies and code lists.",
        discussion: """
            示例 Examples:
              xinshi policy adopt recording.json --data s --as root --effective-from 2027-01-01
              xinshi policy show stars --data s
              xinshi policy codes voiding --data s
            """,
        subcommands: [Adopt.self, PolicyList.self, PolicyShow.self, PolicyCodes.self]
    )

    /// `policy adopt`.
    struct Adopt: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "adopt",
            abstract: "采用一份政策文件（JSON，含 name 与 version）。 Adopt a policy document.",
            discussion: """
                示例 Example: xinshi policy adopt calendar.json --data s --as root --effective-from 2027-01-01 --region 1501
                缩进与键的次序不限：签署的是其规范形式（policy show 可见）。 Indentation and order of keys are free.
                """
        )
        @Argument(help: "政策文件。 Policy file.") var file: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "生效日。 First day.") var effectiveFrom: String
        @Option(help: "适用地区，默认 default。 Region.") var region = "default"

        func run() throws {
            let options = signing.options
            let document = try document(options)
            guard let name = document["name"]?.string, let version = document["version"]?.integer else {
                let words = options.words("\(file) 缺少 name 或 version。", "\(file) lacks name or version.")
                throw Refused(code: "policy_invalid", message: words)
            }
            // No public rule reads it, so that nobody else would refuse it.
            if name == "recording", StudentRules(document) == nil {
                let words = options.words(
                    "\(file) 的 student 不成形，见规范 07 §4。",
                    "\(file): `student` is not of its form, see spec 07 §4."
                )
                throw Refused(code: "policy_invalid", message: words)
            }
            let ledger = try signing.open()
            var draft = Draft(.policyAdopted)
            draft.set("policy", name)
            draft.set("version", .number(version))
            draft.set("region", region)
            draft.set("effective_from", try options.day(effectiveFrom, "--effective-from"))
            draft.set("document", document)
            try signing.finish(draft, in: ledger)
        }

        private func document(_ options: LedgerOptions) throws -> JSONValue {
            do {
                return try PolicyFile.read(try options.file(file))
            } catch let fault as PolicyFile.Fault {
                let what = fault.words
                let words = options.words(
                    "\(file) 第 \(fault.line) 行：\(what.zh)",
                    "\(file), line \(fault.line): \(what.en)"
                )
                throw Refused(code: "policy_invalid", message: words)
            }
        }
    }
}

extension PolicyFile.Fault {
    /// What is wrong, in words.
    var words: (zh: String, en: String) {
        switch kind {
        case .syntax: ("不是完整的 JSON。", "This is no complete JSON.")
        case .repeatedKey: ("同一对象中有重复的键。", "A key stands twice in one object.")
        case .number: ("数字须为整数，且在 ±(2^53−1) 之内。", "Numbers are integers within ±(2^53-1).")
        case .profile(let code): RefusalWords.of(code)
        }
    }
}
