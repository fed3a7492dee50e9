import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService
import LedgerVault

/// `xinshi disclosure`: to whom data of a person were shown or handed over.
struct DisclosureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclosure",
        abstract: "对外提供：登记把一人的信息给了谁，列出。 Disclosures of personal data.",
        discussion: """
            示例 Examples:
              xinshi disclosure record --data s --as desk1 张三 --disclosure record --reason-code own_request --recipient 某大学招生办
              xinshi disclosure list --data s 张三
            """,
        subcommands: [Record.self, List.self]
    )

    /// `disclosure record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "登记一次查阅、提供或公开；接收人只存入保密库。 Record a disclosure.",
            discussion: """
                示例 Example:
                  xinshi disclosure record --data s --as desk1 张三 --disclosure record --reason-code own_request --recipient 某大学招生办
                向他人提供须有本人单独同意（个人信息保护法第二十三条）。 Handing data to others needs a consent of its own.
                """
        )
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "提供了什么，代码，如 record、profile。 What was disclosed, a code.") var disclosure: String
        @Option(help: "原因代码，见政策 reason_codes 的 disclosure_reasons。 Reason code.") var reasonCode: String
        @Option(help: "接收人（只存入保密库）。 Recipient, kept by the vault.") var recipient: String?

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            var draft = Draft(.disclosureRecorded)
            draft.set("subject", try options.person(person, in: ledger))
            draft.set("disclosure", try options.code(disclosure, "--disclosure"))
            draft.set("reason_code", try options.code(reasonCode, "--reason-code"))
            draft.keep("recipient", recipient)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `disclosure list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出一人的信息给过谁。 Where one person's data went.",
            discussion: """
                示例 Example: xinshi disclosure list --data s 张三
                JSON: day, disclosure, index, reason_code, recipient?, subject
                """
        )
        @Argument(help: "编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let subject = try options.person(person, in: ledger)
            let book = try options.translated { try ledger.project(DisclosureBook(of: subject)) }
            let codes = CodeNames(ledger, options)
            for line in book.lines {
                let recipient = try options.translated { try ledger.text(.recipient, at: line.index) }
                let facts: [(String, JSONValue?)] = [
                    ("subject", .text(subject)), ("disclosure", .text(line.disclosure.text)),
                    ("reason_code", .text(line.reasonCode.text)), ("recipient", .text(recipient)),
                    ("day", .text(line.day)), ("index", .number(line.index)),
                ]
                let whom = recipient?.plain ?? options.words("（未写接收人）", "(no recipient)")
                let what = codes.name(line.disclosure.text, in: "disclosures")
                let why = codes.name(line.reasonCode.text, in: "disclosure_reasons")
                options.say(facts, "\(line.day)  \(what)  \(why)  \(whom)  [\(line.index)]")
            }
            guard book.lines.isEmpty, !options.json else { return }
            print(options.words("没有对外提供的记录。", "No disclosure is recorded."))
        }
    }
}
