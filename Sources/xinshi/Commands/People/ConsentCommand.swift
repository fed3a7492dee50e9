import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService

/// `xinshi consent`: what a person agreed to.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "同意：登记、撤回、列出（个人信息保护法第十三至十五条）。 Consents.",
        discussion: """
            示例 Examples:
              xinshi consent record --data s --as desk1 张三 --consent photo --evidence-file 同意书.pdf
              xinshi consent withdraw --data s --as desk1 张三 --consent photo
              xinshi consent list --data s 张三
            """,
        subcommands: [Record.self, Withdraw.self, List.self]
    )

    /// What giving and taking back have in common.
    struct Change: ParsableArguments {
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "同意项代码，见政策 reason_codes 的 consent_kinds。 Kind of consent.") var consent: String
        @Option(help: "表示人：本人（默认）或其监护人，编号、姓名或尾号。 Who says so: the person, or a guardian.") var by: String?
        @Option(help: "书面凭据的文件，只存入保密库。 Evidence, kept by the vault.") var evidenceFile: String?

        func sign(isGiven: Bool) throws {
            let options = signing.options
            let consent = try options.code(consent, "--consent")
            let ledger = try signing.open()
            let subject = try options.person(person, in: ledger)
            var draft = Draft(.consentRecorded)
            draft.set("subject", subject)
            draft.set("consent", consent)
            draft.set("given", .bool(isGiven))
            draft.set("by", try by.map { try options.person($0, in: ledger) } ?? subject)
            draft.attach("evidence", evidenceFile)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `consent record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "登记本人或监护人的同意。 Record that a consent was given.",
            discussion: """
                示例 Examples:
                  xinshi consent record --data s --as desk1 张三 --consent photo --evidence-file 同意书.pdf
                  xinshi consent record --data s --as desk1 小明 --consent photo --by 王芳 --evidence-file 同意书.pdf
                监护人须先登记（guardian link）。 A guardian is linked first (guardian link).
                """
        )
        @OptionGroup var change: Change

        func run() throws { try change.sign(isGiven: true) }
    }

    /// `consent withdraw`.
    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw",
            abstract: "撤回同意；撤回前的处理仍然有效。 Record that a consent was withdrawn.",
            discussion: """
                示例 Example: xinshi consent withdraw --data s --as desk1 张三 --consent photo
                撤回随时可以，不得以此拒绝服务（个人信息保护法第十五、十六条）。
                It may be withdrawn at any time; what was done before stays lawful.
                """
        )
        @OptionGroup var change: Change

        func run() throws { try change.sign(isGiven: false) }
    }

    /// `consent list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出一人现有的同意和撤回。 What one person agreed to and took back.",
            discussion: """
                示例 Example: xinshi consent list --data s 张三
                JSON: by, consent, day, given, index, subject
                """
        )
        @Argument(help: "编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let subject = try options.person(person, in: ledger)
            let book = try options.translated { try ledger.project(ConsentBook(of: subject)) }
            let codes = CodeNames(ledger, options)
            for line in book.lines {
                let facts: [(String, JSONValue?)] = [
                    ("subject", .text(subject)), ("consent", .text(line.consent.text)), ("given", .bool(line.isGiven)),
                    ("by", .text(line.by)), ("day", .text(line.day)), ("index", .number(line.index)),
                ]
                let state = line.isGiven ? options.words("同意", "given") : options.words("已撤回", "withdrawn")
                let consent = codes.name(line.consent.text, in: "consent_kinds")
                options.say(facts, "\(consent)  \(state)  \(line.day)  [\(line.index)]")
            }
            guard book.lines.isEmpty, !options.json else { return }
            print(options.words("没有登记任何同意。", "No consent is recorded."))
        }
    }
}
