internal import LedgerFormat
internal import LedgerModel

/// The first batch of a ledger: its policies, then the organisation at the top (spec 02 §2, spec 05 §10).
extension Ledger {
    func begin(_ creation: LedgerCreation, _ genesis: Genesis) throws {
        var commands: [Command] = []
        for policy in creation.policies.sorted(by: { $0.name < $1.name }) {
            commands.append(try adoption(policy, line: commands.count + 2))
        }
        commands.append(registration(creation.organisation, genesis.root.organisation, line: commands.count + 2))
        let key = try keyring.open(creation.keyName) { creation.passphrase }
        if case .refused(let refusal) = try apply(commands, by: key) { throw refusal }
        try publish()
    }

    private func adoption(_ policy: (name: String, text: String), line: Int) throws -> Command {
        let document = try JSONValue.parse(Array(policy.text.utf8))
        let fields = JSONValue.sorted([
            .init("document", document), .init("effective_from", .string("2018-01-01")),
            .init("policy", .string(policy.name)), .init("region", .string("default")),
            .init("version", document["version"] ?? .integer(1)),
        ])
        return command(.policyAdopted, fields, line)
    }

    private func registration(
        _ root: LedgerCreation.RootOrganisation,
        _ id: OrganisationID,
        line: Int
    ) -> Command {
        let fields = JSONValue.sorted([
            .init("name", .string(root.name.text)), .init("organisation", .string(id.description)),
            .init("organisation_type", .string(root.type.text)), .init("region", .string(root.region.digits)),
        ])
        return command(.organisationRegistered, fields, line)
    }

    private func command(_ type: StatementType, _ fields: JSONValue, _ line: Int) -> Command {
        guard let author = Name("root") else { preconditionFailure("a constant name") }
        let wish = Command.Wish(becomes: type, fields: fields.canonicalBytes)
        return Command(id: CommandID.random(), author: author, batch: nil, wish: wish, line: line)
    }
}
