import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi guardian`: who may speak for a person.
struct GuardianCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guardian",
        abstract: "监护人：登记监护关系。 Guardians.",
        discussion: """
            示例 Example:
              xinshi guardian link --data s --as desk1 小明 --guardian 王芳 --evidence-file 户口本.jpg
            """,
        subcommands: [Link.self]
    )

    /// `guardian link`.
    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link",
            abstract: "登记监护人及凭据；监护人此后可为其表示同意、提出异议。 Record a guardian.",
            discussion: """
                示例 Examples:
                  xinshi guardian link --data s --as desk1 小明 --guardian 王芳 --evidence-file 户口本.jpg
                  xinshi guardian link --data s --as desk1 小明 --new-guardian --evidence-file 户口本.jpg
                监护人未登记为志愿者的，用 --new-guardian 取一个新编号。
                A guardian who is not registered gets an id of his own by --new-guardian.
                JSON: guardian, index, subject
                """
        )
        @Argument(help: "被监护人：编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "监护人：编号、姓名或尾号。 Guardian.") var guardian: String?
        @Flag(help: "监护人没有编号，取一个新的。 Draw an id for the guardian.") var newGuardian = false
        @Option(help: "监护关系的凭据文件，只存入保密库。 Evidence, kept by the vault.") var evidenceFile: String

        func run() throws {
            let options = signing.options
            guard (guardian != nil) != newGuardian else {
                throw ValidationError(
                    options.words("请给出 --guardian 或 --new-guardian 之一。", "Give either --guardian or --new-guardian.")
                )
            }
            let ledger = try signing.open()
            let subject = try options.person(person, in: ledger)
            let named = try guardian.map { try options.person($0, in: ledger) } ?? SubjectID.random()
            guard named != subject else {
                throw Refused(
                    code: "own_guardian",
                    message: options.words("本人不能是自己的监护人。", "Nobody is his own guardian.")
                )
            }
            var draft = Draft(.guardianLinked)
            draft.set("subject", subject)
            draft.set("guardian", named)
            draft.attach("evidence", evidenceFile)
            let signed = try signing.sign([draft], in: ledger)
            options.say(
                [("subject", .text(subject)), ("guardian", .text(named)), ("index", .number(signed.first))],
                options.words(
                    "已入账，第 \(signed.first) 条，监护人编号 \(named)。",
                    "recorded at \(signed.first), guardian \(named)"
                )
            )
        }
    }
}
