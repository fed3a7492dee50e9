import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi operator`: who may do what in an organisation.
struct OperatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "工作人员：任命、说明身份、免去、列出。 Operators.",
        discussion: """
            示例 Examples:
              xinshi operator appoint --data s --as root --organisation ID --roles recorder,approver \\
                --name 李敏 --id-number 11010519491231002X
              xinshi operator identify --data s --as root --subject ID --name 李敏 --contact 13800000000
              xinshi operator dismiss --data s --as root --organisation ID --subject ID --reason left
            """,
        subcommands: [Appoint.self, Identify.self, Dismiss.self, OperatorList.self]
    )

    /// `operator appoint`.
    struct Appoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "appoint",
            abstract: "任命，打印人员编号。 Appoint and print the subject id.",
            discussion: """
                示例 Examples:
                  xinshi operator appoint --data s --as root --organisation ID --roles approver --name 李敏 --contact 13800000000
                  xinshi operator appoint --data s --as root --organisation ID --roles recorder,approver --subject ID

                保密库中已有此证件号码的人沿用其编号，一人一号；否则任免与本人审核的规则认不出他。
                Who is in the vault by the document number keeps the id, so that the rules see one person.
                角色 Roles: recorder 记录员, approver 审核员, manager 负责人, inspector 监督检查.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "组织：编号或名称。 Organisation.") var organisation: String
        @Option(help: "角色：代码或名称，用逗号分隔。 Roles, separated by commas.") var roles: String
        @Option(help: "已知人员：编号、姓名或尾号。 A person who is known.") var subject: String?
        @OptionGroup var identity: IdentityOptions

        func run() throws {
            let options = signing.options
            let named: [Role] = try roles.listed.map { try options.choice($0, "--roles") }
            let roles = Set(named.map(\.rawValue)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let ledger = try signing.open()
            let person = try identity.person(options.language)
            let known = try known(person, in: ledger)
            let subject = known ?? .random()
            var draft = Draft(.operatorAppointed)
            draft.set("organisation", try options.organisation(organisation, in: ledger) as OrganisationID)
            draft.set("subject", subject)
            draft.set("roles", .array(roles.map { .string($0.plain) }))
            var drafts = [draft]
            if let person, known == nil || self.subject != nil { drafts.append(identity.draft(person, of: subject)) }
            let signed = try signing.sign(drafts, in: ledger)
            options.say([("subject", .text(subject)), ("index", .number(signed.first))], subject.description)
        }

        /// The subject that was named, or that the vault has for the document; nil for a new person.
        private func known(_ person: PersonIdentity?, in ledger: Ledger) throws -> SubjectID? {
            let options = signing.options
            if let named = try options.subject(subject, in: ledger) {
                guard ledger.isKnown(named) else {
                    throw Refused(
                        code: "subject_unknown",
                        message: options.words(
                            "没有这个编号的人；新任人员请给出姓名和证件号码。",
                            "Nobody has that id; give a new person's name and number."
                        )
                    )
                }
                return named
            }
            guard let person else {
                throw Refused(
                    code: "identity_missing",
                    message: options.words(
                        "请说明任命谁：新任人员用 --name 和 --id-number（或 --contact），已知人员用 --subject。",
                        "Say who: --name with --id-number (or --contact) for a new person, --subject for one who is known."
                    )
                )
            }
            return try options.translated { try ledger.holder(of: person) }
        }
    }

    /// `operator identify`.
    struct Identify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "identify",
            abstract: "补登已任人员（包括首任负责人）的身份，只存入保密库。 Say who an operator is.",
            discussion: """
                示例 Example: xinshi operator identify --data s --as root --subject ID --name 李敏 --id-number 11010519491231002X
                根密钥持有人可省略 --subject。 Left out, --subject is the holder of the signing key.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "人员：编号、姓名或尾号；省略则为签署密钥的持有人。 Person.") var subject: String?
        @OptionGroup var identity: IdentityOptions

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            let named = try options.subject(subject, in: ledger)
            guard let person = try identity.person(options.language),
                let subject = try named ?? signing.card(of: ledger).subject
            else {
                throw Refused(
                    code: "identity_missing",
                    message: options.words("请给出姓名和证件号码或联系方式。", "Give a name and a document number or a contact.")
                )
            }
            let signed = try signing.sign([identity.draft(person, of: subject)], in: ledger)
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
        @Option(help: "组织：编号或名称。 Organisation.") var organisation: String
        @Option(help: "人员：编号、姓名或尾号。 Person.") var subject: String
        @Option(help: "原因：代码或名称，见 policy codes dismissal。 Reason code.") var reason: String

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            var draft = Draft(.operatorDismissed)
            draft.set("organisation", try options.organisation(organisation, in: ledger) as OrganisationID)
            draft.set("subject", try options.subject(subject, in: ledger))
            draft.set("reason_code", reason)
            let signed = try signing.sign([draft], in: ledger)
            let words = options.words("已免去，第 \(signed.first) 条。", "dismissed, recorded at \(signed.first)")
            options.say([("index", .number(signed.first))], words)
        }
    }
}
