import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi organisation`: the tree of organisations.
struct OrganisationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation",
        abstract: "组织：登记、撤并、列出、查看。 Organisations.",
        discussion: """
            示例 Examples:
              xinshi organisation list --data station
              xinshi organisation add --data station --as root --type street --name 某街道 --region 150105001 --parent 赛罕区
              xinshi organisation close --data station --as root 某站 --successor 另一站 --reason-code merged
            """,
        subcommands: [Add.self, OrganisationClose.self, OrganisationList.self, OrganisationShow.self]
    )

    /// `organisation add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "登记组织并打印编号。 Register an organisation and print its id.",
            discussion: """
                示例 Example:
                  xinshi organisation add --data s --as root --type station --name 某社区志愿服务站 --region 150105001001 \\
                    --parent 某街道 --legal-recorder 某居委会
                上级类型须为政策 organisation_types 所允许。 The parent's type must be allowed by the policy.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "类型：代码或名称，如 station；见 policy codes organisation_types。 Type.") var type: String
        @Option(help: "名称。 Name.") var name: String
        @Option(help: "行政区划代码（6、9 或 12 位）。 Region code.") var region: String
        @Option(help: "上级组织：编号或名称。 The parent: id or name.") var parent: String
        @Option(help: "记录单位：编号或名称；本类型不能作为记录单位时必填。 The legal recorder.") var legalRecorder: String?
        @Option(help: "主管单位名称。 Name of the body that hosts it.") var host: String?

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            let id = OrganisationID.random()
            var draft = Draft(.organisationRegistered)
            draft.set("organisation", id)
            draft.set("organisation_type", type)
            draft.set("name", name)
            draft.set("region", region)
            draft.set("parent", try options.organisation(parent, in: ledger) as OrganisationID)
            draft.set("legal_recorder", try options.organisation(legalRecorder, in: ledger))
            draft.set("host", host)
            let signed = try signing.sign([draft], in: ledger)
            options.say([("organisation", .text(id)), ("index", .number(signed.first))], id.description)
        }
    }
}
