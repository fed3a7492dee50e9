import LedgerLog

/// Organisations, operators, keys.
extension Simulation {
    private static let children = [
        "region": ["street", "school", "charity"], "street": ["residents_committee", "station", "school"],
        "residents_committee": ["station"], "school": ["branch"], "station": ["station"], "": ["street"],
    ]

    func organisation() -> [JSON] {
        let parent = someOrganisation
        let type = model.organisations[parent.text ?? ""]?.type ?? ""
        let child = random.chance(5) ? "region" : random.pick(Simulation.children[type] ?? ["street"]) ?? "street"
        let id: JSON = random.chance(95) ? .text(random.hex(32)) : someOrganisation
        return [registration(id, child, parent: parent)]
    }

    func registration(_ id: JSON, _ type: String, parent: JSON?, recorder: JSON? = nil) -> JSON {
        var made = statement(
            "organisation_registered",
            [
                "name": "Organisation", "organisation": id, "organisation_type": .text(type),
                "region": .text(region(below: parent?.text)),
            ]
        )
        made["parent"] = parent
        made["legal_recorder"] = recorder
        if recorder == nil, parent != nil, random.chance(60) {
            let able = model.organisations.filter {
                ["residents_committee", "school", "charity"].contains($0.value.type)
            }
            made["legal_recorder"] = random.chance(85) ? random.pick(able.keys.sorted()).map { .text($0) } : id
        }
        return made
    }

    /// Mostly a region within the parent's.
    private func region(below parent: String?) -> String {
        guard let wider = parent.flatMap({ model.organisations[$0]?.region }), !wider.isEmpty else { return "150000" }
        if random.chance(8) { return random.pick(["150602", "440100", "150602001"]) ?? "150602" }
        if wider == "150000" { return random.pick(["150602", "150105", "150000", "150602000001"]) ?? "150602" }
        return wider.count == 6 && random.chance(40) ? wider + "001" : wider
    }

    func closing() -> [JSON] {
        let (organisation, successor) = (someOrganisation, someOrganisation)
        guard organisation != successor || random.chance(20) else { return [] }
        let fields: JSON = ["organisation": organisation, "reason_code": "merged", "successor": successor]
        return [statement("organisation_closed", fields)]
    }

    func appointment() -> [JSON] {
        if random.chance(25) {
            let pairs = model.roles.sorted { $0.key < $1.key }.flatMap { id, held in held.keys.sorted().map { (id, $0) }
            }
            guard let (subject, organisation) = random.pick(pairs) else { return [] }
            let other = random.chance(80) ? .text(organisation) : someOrganisation
            let fields: JSON = ["organisation": other, "reason_code": "left", "subject": .text(subject)]
            return [statement("operator_dismissed", fields)]
        }
        let subject: JSON = random.chance(30) ? .text(random.hex(32)) : someSubject
        return [
            appointment(
                subject,
                someOrganisation,
                random.pick([["approver"], ["recorder"], ["manager"], ["approver", "recorder"]]) ?? []
            )
        ]
    }

    func appointment(_ subject: JSON, _ organisation: JSON, _ roles: [String]) -> JSON {
        let fields: JSON = [
            "organisation": organisation, "roles": .array(roles.sorted().map { .text($0) }), "subject": subject,
        ]
        return statement("operator_appointed", fields)
    }

    func enrolment() -> [JSON] {
        let kind = random.pick(["desk", "person", "person", "person", "credential"]) ?? "desk"
        var (organisation, subject) = (someOrganisation, someSubject)
        if kind == "person", random.chance(85) {
            let pairs = model.roles.sorted { $0.key < $1.key }.flatMap { id, held in held.keys.sorted().map { (id, $0) }
            }
            guard let pair = random.pick(pairs) else { return [] }
            (subject, organisation) = (.text(pair.0), .text(pair.1))
        }
        var made = enrolment(kind, organisation, kind == "person" ? subject : nil)
        if random.chance(10) {
            let old = model.keys.filter { $0.value.organisation == organisation.text }.keys.sorted()
            if let name = random.pick(old), let key = model.keys[name] {
                made["predecessor"] = [
                    "author_key": .text(name), "batch_digest": .text(key.lastBatch),
                    "next_seq": .number(key.next + (random.chance(10) ? 1 : 0)),
                ]
            }
        }
        return [made]
    }

    func enrolment(_ kind: String, _ organisation: JSON, _ subject: JSON?) -> JSON {
        var author = Author(&random)
        if random.chance(3), let old = random.pick(authors.keys.sorted()), let known = authors[old] { author = known }
        authors[author.name] = author
        var proof = author.proof(organisation.text ?? "", station.log.genesisLeaf)
        if random.chance(3) { proof = String(repeating: "0", count: 128) }
        var made = statement(
            "key_enrolled",
            [
                "key_kind": .text(kind), "organisation": organisation, "proof": .text(proof),
                "public_key": .text(author.publicKey),
            ]
        )
        made["subject"] = subject
        return made
    }

    func keyMatter() -> [JSON] {
        let names = model.keys.keys.filter { $0 != rootName }.sorted()
        let held = model.keys.filter { $0.value.state == "frozen" || $0.value.suspendedAt != nil }.keys.sorted()
        if random.chance(50), let name = random.pick(held) { return [keyStatement("key_cleared", name)] }
        guard let name = random.pick(names) else { return [] }
        let type = random.pick(["key_frozen", "key_cleared", "key_suspected", "key_frozen", "key_revoked"])
        guard type != "key_revoked" || random.chance(30) else { return [] }
        return [keyStatement(type ?? "key_frozen", random.chance(96) ? name : random.hex(64))]
    }

    private func keyStatement(_ type: String, _ name: String) -> JSON {
        var made = statement(type, ["author_key": .text(name), "reason_code": "lost"])
        if type == "key_suspected" { made["from_index"] = .number(random.below(model.size + 5)) }
        return made
    }

    /// Clears a stopped key, so that the simulation goes on.
    func clear(_ name: String) throws {
        let statements = [keyStatement("key_cleared", name)]
        guard let signer = model.keys.keys.sorted().first(where: { stands(statements, by: $0) }) else { return }
        try submit([Draft(author: signer, statements: statements)])
    }
}
