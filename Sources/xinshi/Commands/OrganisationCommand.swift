import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi organisation`: the tree of organisations.
struct OrganisationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation",
        abstract: "组织：登记、撤并、列出。 Organisations.",
        discussion: """
            示例 Examples:
              xinshi organisation list --data station
              xinshi organisation add --data station --as root --type street --name 某街道 --region 150105001 --parent ID
              xinshi organisation close --data station --as root 某站 --successor 另一站 --reason-code merged
            """,
        subcommands: [Add.self, OrganisationClose.self, List.self]
    )

    /// `organisation add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "登记组织并打印编号。 Register an organisation and print its id.",
            discussion: """
                示例 Example:
                  xinshi organisation add --data s --as root --type station --name 某社区志愿服务站 --region 150105001001 \\
                    --parent ID --legal-recorder ID
                上级类型须为政策 organisation_types 所允许。 The parent's type must be allowed by the policy.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "类型代码，如 street、residents_committee、station。 Type.") var type: String
        @Option(help: "名称。 Name.") var name: String
        @Option(help: "行政区划代码（6、9 或 12 位）。 Region code.") var region: String
        @Option(help: "上级组织编号。 Id of the parent.") var parent: String
        @Option(help: "记录主体编号；本类型不能作为记录主体时必填。 Id of the legal recorder.") var legalRecorder: String?
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
            draft.set("parent", try options.id(parent, "--parent") as OrganisationID)
            draft.set("legal_recorder", try options.id(legalRecorder, "--legal-recorder") as OrganisationID?)
            draft.set("host", host)
            let signed = try signing.sign([draft], in: ledger)
            options.say([("organisation", .text(id)), ("index", .number(signed.first))], id.description)
        }
    }

    /// `organisation list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出组织。 List organisations.",
            discussion: """
                示例 Example: xinshi organisation list --data station --json
                政策要求设管理人员的类型（站、点），缺多少名一并列出。 Types that need managers are marked where some are missing.
                JSON: legal_recorder, missing_managers?, name, organisation, parent?, region, region_name?, successor?, type
                """
        )

        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let views = ledger.ask { state in
                state.loadAll()
                return state.organisations()
            }
            let regions = try options.translated { try ledger.regions() }
            let missing = try missingManagers(of: views, ledger)
            for view in views {
                let region = regions.names[view.region]
                let facts: [(String, JSONValue?)] = [
                    ("organisation", .text(view.id)), ("type", .text(view.type)), ("name", .text(view.name)),
                    ("region", .text(view.region)), ("region_name", .text(region)), ("parent", .text(view.parent)),
                    ("legal_recorder", .text(view.legalRecorder)), ("successor", .text(view.successor)),
                    ("missing_managers", .number(missing[view.id])),
                ]
                let place = view.region + (region.map { " \($0.plain)" } ?? "")
                let mark = missing[view.id].map { options.words("  缺管理人员 \($0) 名", "  \($0) managers missing") } ?? ""
                options.say(facts, "\(view.id)  \(view.type)  \(place)  \(view.name.plain)\(mark)")
            }
        }

        /// How many managers are missing, by organisation, where the policy `organisation_types` asks for some.
        private func missingManagers(of views: [OrganisationView], _ ledger: Ledger) throws -> [OrganisationID: Int] {
            let lines = try options.translated { try ledger.project(Appointments()) }.lines
            let held = lines.filter { $0.roles.contains(.manager) }.reduce(into: [:]) {
                $0[$1.organisation, default: 0] += 1
            }
            return views.reduce(into: [:]) { missing, view in
                let types = ledger.policyDocument("organisation_types", for: view.id)?["types"]?.elements
                let needed = types?.first { $0["code"]?.string == view.type }?["needs_manager"]?.integer ?? 0
                let short = Int(needed) - (held[view.id] ?? 0)
                if short > 0, view.successor == nil { missing[view.id] = short }
            }
        }
    }
}
