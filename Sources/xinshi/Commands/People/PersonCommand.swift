import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi person`: stopping and resuming the processing of a person's data, refusing a request.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "本人权利：停止或恢复处理一人的信息，不予办理请求的答复。 Restriction of processing, refused requests.",
        discussion: """
            示例 Examples:
              xinshi person restrict --data s --as manager 张三 --basis pipl_47_last
              xinshi person release --data s --as manager ID --basis restored
              xinshi person refuse --data s --as manager 张三 --request erasure --reason-code kept_by_law \\
                --reason "记录须保存至 2036-11-13" --out 答复书.txt
            """,
        subcommands: [Restrict.self, Release.self, PersonRefuse.self]
    )

    /// What both have in common.
    struct Change: ParsableArguments {
        @Argument(help: "编号、志愿者编号、姓名或尾号；已限制的人只能用编号。 Person; an id once restricted.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "依据代码，见 policy codes restriction_bases。 Legal basis.") var basis: String

        func sign(isRestricted: Bool) throws {
            let options = signing.options
            let basis = try options.code(basis, "--basis")
            let ledger = try signing.open()
            let subject = try SubjectID(hex: person) ?? options.person(person, in: ledger)
            var draft = Draft(.subjectRestricted)
            draft.set("subject", subject)
            draft.set("restricted", .bool(isRestricted))
            draft.set("legal_basis", basis)
            let signed = try signing.sign([draft], in: ledger)
            let words =
                isRestricted
                ? options.words(
                    "已限制，第 \(signed.first) 条。恢复时请用编号 \(subject)。",
                    "restricted at \(signed.first), subject \(subject)"
                )
                : options.words("已恢复，第 \(signed.first) 条。", "released at \(signed.first)")
            options.say([("subject", .text(subject)), ("index", .number(signed.first))], words)
        }
    }

    /// `person restrict`.
    struct Restrict: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restrict",
            abstract: "停止处理一人的信息：只保存，不再新增记录，不再显示。 Stop processing: keep, add nothing, show nothing.",
            discussion: """
                示例 Example: xinshi person restrict --data s --as manager 张三 --basis pipl_47_last
                待审核的记录仍可审核或作废。 Pending records may still be approved or voided.
                """
        )
        @OptionGroup var change: Change

        func run() throws { try change.sign(isRestricted: true) }
    }

    /// `person release`.
    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "release",
            abstract: "恢复处理一人的信息。 Resume processing.",
            discussion: "示例 Example: xinshi person release --data s --as manager ID --basis restored"
        )
        @OptionGroup var change: Change

        func run() throws { try change.sign(isRestricted: false) }
    }
}
