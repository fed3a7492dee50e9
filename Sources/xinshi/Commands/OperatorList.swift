import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi operator list`.
struct OperatorList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出工作人员及其角色。 List who holds which roles.",
        discussion: """
            示例 Examples:
              xinshi operator list --data s
              xinshi operator list --data s --organisation 岗贝社区志愿服务站
            创世时的根人员有最上级组织的全部角色。 The root subject holds every role in the root organisation.
            JSON: index, organisation, organisation_name, roles, since?, subject
            """
    )
    @Option(help: "只列此组织的：编号或名称。 Of this organisation only.") var organisation: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let place = try options.organisation(organisation, in: ledger)
        let lines = try options.translated { try ledger.project(Appointments()) }.lines
        if let root = root(ledger), place == nil || place == root.organisation {
            let isReplaced = lines.contains { $0.subject == root.subject && $0.organisation == root.organisation }
            if !isReplaced { try say(root.subject, root.organisation, root.roles, (0, nil), ledger) }
        }
        for line in lines where place == nil || line.organisation == place {
            try say(line.subject, line.organisation, line.roles, (line.index, line.since), ledger)
        }
    }

    // GENESIS appoints the holder of the first key; no statement does.
    private func root(_ ledger: Ledger) -> (subject: SubjectID, organisation: OrganisationID, roles: [Role])? {
        ledger.ask { state in
            state.loadAll()
            guard let first = state.authors().first, let subject = first.subject else { return nil }
            let roles = state.roles(of: subject, in: first.organisation)
            return roles.isEmpty ? nil : (subject, first.organisation, roles)
        }
    }

    private func say(
        _ subject: SubjectID,
        _ organisation: OrganisationID,
        _ roles: [Role],
        _ appointed: (index: UInt64, since: CivilDate?),
        _ ledger: Ledger
    ) throws {
        let name = options.name(of: organisation, in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(subject)), ("organisation", .text(organisation)), ("organisation_name", .text(name)),
            ("roles", .array(roles.map { .string($0.rawValue) })), ("index", .number(appointed.index)),
            ("since", .text(appointed.since)),
        ]
        let words = roles.map { options.words($0.words.zh, $0.words.en) }.joined(separator: options.words("、", ", "))
        let person = try options.describe(subject, in: ledger)
        options.say(facts, "\(person)  \(name)  \(words)")
    }
}

extension Role {
    /// The role in words.
    var words: (zh: String, en: String) {
        switch self {
        case .recorder: ("记录员", "recorder")
        case .approver: ("审核员", "approver")
        case .manager: ("负责人", "manager")
        case .inspector: ("监督检查", "inspector")
        }
    }
}
