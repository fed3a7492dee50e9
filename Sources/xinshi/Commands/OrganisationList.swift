import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi organisation list`.
struct OrganisationList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出组织。 List organisations.",
        discussion: """
            示例 Example: xinshi organisation list --data station --json
            政策要求设管理人员的类型（站、点），缺多少名一并列出。 Types that need managers are marked where some are missing.
            JSON: host?, legal_recorder, missing_managers?, name, organisation, parent?, region, region_name?, successor?, type
            """
    )

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let all = try OrganisationFacts.all(in: ledger, options)
        let codes = CodeNames(ledger, options)
        for organisation in all { options.say(organisation.json, organisation.line(codes, options)) }
    }
}

/// `xinshi organisation show`.
struct OrganisationShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "查看一个组织的全部事实。 Show everything recorded of an organisation.",
        discussion: """
            示例 Example: xinshi organisation show --data station 岗贝社区志愿服务站
            JSON: host?, legal_recorder, missing_managers?, name, organisation, parent?, region, region_name?, successor?, type
            """
    )

    @Argument(help: "编号或名称。 Id or name.") var organisation: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let id: OrganisationID = try options.organisation(organisation, in: ledger)
        for found in try OrganisationFacts.all(in: ledger, options) where found.view.id == id {
            options.say(found.json, found.lines(ledger, options))
        }
    }
}

/// What is recorded of one organisation.
struct OrganisationFacts {
    /// What the rules know of it.
    let view: OrganisationView
    private let region: String?
    private let host: String?
    private let missing: Int?

    /// Every organisation, in the order of registration.
    static func all(in ledger: Ledger, _ options: LedgerOptions) throws -> [OrganisationFacts] {
        let views = ledger.ask { state in
            state.loadAll()
            return state.organisations()
        }
        let regions = try options.translated { try ledger.regions() }
        let hosts = try options.translated { try ledger.project(StatedFacts()) }.hosts
        let missing = try missingManagers(of: views, ledger, options)
        return views.map { view in
            OrganisationFacts(
                view: view,
                region: regions.names[view.region],
                host: hosts[view.id]?.text,
                missing: missing[view.id]
            )
        }
    }

    /// Everything for programs.
    var json: [(String, JSONValue?)] {
        [
            ("organisation", .text(view.id)), ("type", .text(view.type)), ("name", .text(view.name)),
            ("region", .text(view.region)), ("region_name", .text(region)), ("parent", .text(view.parent)),
            ("legal_recorder", .text(view.legalRecorder)), ("successor", .text(view.successor)),
            ("host", .text(host)), ("missing_managers", .number(missing)),
        ]
    }

    /// One line of the list.
    func line(_ codes: CodeNames, _ options: LedgerOptions) -> String {
        let parts = [
            "\(view.id)", codes.name(view.type, in: "organisation_types"), place, view.name.plain,
            host.map { options.words("主管 ", "host ") + $0.plain }, shortage(options),
            view.successor == nil ? nil : options.words("已撤并", "closed"),
        ]
        return parts.compactMap { $0 }.joined(separator: "  ")
    }

    /// Every fact on a line of its own.
    func lines(_ ledger: Ledger, _ options: LedgerOptions) -> String {
        let codes = CodeNames(ledger, options, for: view.id)
        let facts: [(String, String, String?)] = [
            ("名称", "name", view.name.plain), ("编号", "organisation", "\(view.id)"),
            ("类型", "type", codes.name(view.type, in: "organisation_types")), ("行政区划", "region", place),
            ("上级", "parent", view.parent.map { options.name(of: $0, in: ledger) }),
            ("记录单位", "legal recorder", options.name(of: view.legalRecorder, in: ledger)),
            ("主管单位", "host", host?.plain),
            ("承接组织", "successor", view.successor.map { options.name(of: $0, in: ledger) }),
            ("管理人员", "managers", shortage(options)),
        ]
        return facts.compactMap { zh, en, value in value.map { options.words(zh, en) + "  " + $0 } }
            .joined(separator: "\n")
    }

    private var place: String { view.region + (region.map { " \($0.plain)" } ?? "") }

    private func shortage(_ options: LedgerOptions) -> String? {
        missing.map { options.words("缺管理人员 \($0) 名", "\($0) managers missing") }
    }

    /// How many managers are missing, by organisation, where the policy `organisation_types` asks for some.
    private static func missingManagers(
        of views: [OrganisationView],
        _ ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> [OrganisationID: Int] {
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
