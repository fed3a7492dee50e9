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
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: index, organisation, organisation_name, roles, since?, subject
            """
    )
    @Option(help: "只列此组织的：编号或名称。 Of this organisation only.") var organisation: String?
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let place = try options.organisation(organisation, in: ledger)
        let lines = try options.translated { try ledger.project(Appointments()) }.lines
        var listed = lines.filter { place == nil || $0.organisation == place }.map {
            Line($0.subject, $0.organisation, $0.roles, $0.index, $0.since)
        }
        if let root = root(ledger), place == nil || place == root.organisation {
            let isReplaced = lines.contains { $0.subject == root.subject && $0.organisation == root.organisation }
            if !isReplaced { listed.insert(root, at: 0) }
        }
        let people = try disclosure.people(listed.map(\.subject), in: ledger, options)
        for line in listed { try say(line, people, ledger) }
        people.sayMasked()
    }

    /// Who holds which roles where, by which statement; `since` is nil for GENESIS.
    private struct Line {
        let subject: SubjectID
        let organisation: OrganisationID
        let roles: [Role]
        let index: UInt64
        let since: CivilDate?

        init(
            _ subject: SubjectID,
            _ organisation: OrganisationID,
            _ roles: [Role],
            _ index: UInt64,
            _ since: CivilDate?
        ) {
            (self.subject, self.organisation, self.roles) = (subject, organisation, roles)
            (self.index, self.since) = (index, since)
        }
    }

    // GENESIS appoints the holder of the first key; no statement does.
    private func root(_ ledger: Ledger) -> Line? {
        ledger.ask { state in
            state.loadAll()
            guard let first = state.authors().first, let subject = first.subject else { return nil }
            let roles = state.roles(of: subject, in: first.organisation)
            return roles.isEmpty ? nil : Line(subject, first.organisation, roles, 0, nil)
        }
    }

    private func say(_ line: Line, _ people: PeopleShown, _ ledger: Ledger) throws {
        let name = options.name(of: line.organisation, in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(line.subject)), ("organisation", .text(line.organisation)),
            ("organisation_name", .text(name)), ("roles", .array(line.roles.map { .string($0.rawValue) })),
            ("index", .number(line.index)), ("since", .text(line.since)),
        ]
        let roles = line.roles.map { options.words($0.words.zh, $0.words.en) }
        let person = try people.describe(line.subject)
        options.say(facts, "\(person)  \(name)  \(roles.joined(separator: options.words("、", ", ")))")
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
