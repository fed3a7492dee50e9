import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi operator`: who may do what in an organisation.
struct OperatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "工作人员：任命、免去、列出。 Operators.",
        discussion: """
            示例 Examples:
              xinshi operator appoint --data s --as root --organisation ID --roles recorder,approver
              xinshi operator dismiss --data s --as root --organisation ID --subject ID --reason left
            """,
        subcommands: [Appoint.self, Dismiss.self, OperatorList.self]
    )

    /// `operator appoint`.
    struct Appoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "appoint",
            abstract: "任命，打印人员编号。 Appoint and print the subject id.",
            discussion: """
                示例 Example: xinshi operator appoint --data s --as root --organisation ID --roles recorder,approver
                角色 Roles: recorder 记录员, approver 审核员, manager 负责人, inspector 监督检查.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "组织编号。 Organisation.") var organisation: String
        @Option(help: "角色，用逗号分隔。 Roles, separated by commas.") var roles: String
        @Option(help: "人员编号；省略则新建。 Subject; a new one when left out.") var subject: String?

        func run() throws {
            let options = signing.options
            let subject: SubjectID = try options.id(subject, "--subject") ?? .random()
            let roles = Set(roles.listed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let ledger = try signing.open()
            var draft = Draft(.operatorAppointed)
            draft.set("organisation", try options.id(organisation, "--organisation") as OrganisationID)
            draft.set("subject", subject)
            draft.set("roles", .array(roles.map { .string($0.plain) }))
            let signed = try signing.sign([draft], in: ledger)
            options.say([("subject", .text(subject)), ("index", .number(signed.first))], subject.description)
        }
    }

    /// `operator dismiss`.
    struct Dismiss: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dismiss",
            abstract: "免去全部角色。 Take all roles away.",
            discussion:
                "示例 Example: xinshi operator dismiss --data s --as root --organisation ID --subject ID --reason left"
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "组织编号。 Organisation.") var organisation: String
        @Option(help: "人员编号。 Subject.") var subject: String
        @Option(help: "原因代码。 Reason code.") var reason: String

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            var draft = Draft(.operatorDismissed)
            draft.set("organisation", try options.id(organisation, "--organisation") as OrganisationID)
            draft.set("subject", try options.id(subject, "--subject") as SubjectID)
            draft.set("reason_code", reason)
            let signed = try signing.sign([draft], in: ledger)
            let words = options.words("已免去，第 \(signed.first) 条。", "dismissed, recorded at \(signed.first)")
            options.say([("index", .number(signed.first))], words)
        }
    }
}
