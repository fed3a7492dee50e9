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
        if let person = creation.person {
            commands.append(identification(person, genesis.root.subject, line: commands.count + 2))
        }
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

    /// Who the first operator is (spec 08 §7); his values go to the vault.
    private func identification(_ person: PersonIdentity, _ subject: SubjectID, line: Int) -> Command {
        let fields = JSONValue.sorted([.init("subject", .string(subject.description))])
        let texts: [(CommitmentTag, String)] = [
            (.contact, person.contact), (.idNumber, person.documentNumber), (.idType, person.documentType),
            (.name, person.name),
        ]
        let values = texts.filter { !$0.1.isEmpty }.map { Command.Value(tag: $0.0, text: $0.1) }
        return command(.volunteerUpdated, fields, line, values)
    }

    private func command(
        _ type: StatementType,
        _ fields: JSONValue,
        _ line: Int,
        _ values: [Command.Value] = []
    ) -> Command {
        guard let author = Name("root") else { preconditionFailure("a constant name") }
        let wish = Command.Wish(becomes: type, fields: fields.canonicalBytes, values: values)
        return Command(id: CommandID.random(), author: author, batch: nil, wish: wish, line: line)
    }
}
