internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules

/// Whether sessions that another platform has say under which number (spec 12 §6; policy `recording`,
/// `platform_and_external_number`), in the batch that records them.
struct ImportCheck {
    /// What a class that needs the number says in `needs`.
    private static let need = "platform_and_external_number"

    private let ledger: Ledger
    private let classes: Set<String>
    // Rosters that this batch opens, with their classes, and records to which it gives a number.
    private var opened: [CommandID: String] = [:]
    private var numbered: Set<CommandID> = []

    init(_ ledger: Ledger, signedBy signer: KeyCard, _ commands: [Command]) {
        self.ledger = ledger
        let rules = ledger.policyDocument("recording", for: signer.organisation)?["evidence_classes"]?.elements ?? []
        classes = Set(rules.filter { $0["needs"]?.string == Self.need }.compactMap { $0["code"]?.string })
        for command in commands {
            guard [.rosterOpened, .externalNumberRecorded].contains(command.wish.becomes),
                let fields = try? JSONValue.parse(command.wish.fields)
            else { continue }
            if command.wish.becomes == .rosterOpened { opened[command.id] = fields["evidence"]?.string }
            if let record = fields["record"]?.namedCommand { numbered.insert(record) }
        }
    }

    /// Throws `CommandRefusal` `external_number_missing`; other types than `session_recorded` pass.
    func check(_ command: Command) throws {
        guard command.wish.becomes == .sessionRecorded, !numbered.contains(command.id),
            let fields = try? JSONValue.parse(command.wish.fields), let evidence = evidence(of: fields["roster"]),
            classes.contains(evidence)
        else { return }
        throw CommandRefusal(code: "external_number_missing", line: nil, field: "roster")
    }

    private func evidence(of roster: JSONValue?) -> String? {
        if let id = roster?.namedCommand, let evidence = opened[id] { return evidence }
        let index =
            roster?["index"]?.integer.map { UInt64($0) } ?? roster?.namedCommand.flatMap { ledger.index(of: $0) }
        return index.flatMap { index in ledger.ask { $0.evidence(ofRoster: index) } }?.rawValue
    }
}

extension JSONValue {
    /// The command that a reference names.
    fileprivate var namedCommand: CommandID? { self["command"]?.string.flatMap { CommandID(hex: $0) } }
}
