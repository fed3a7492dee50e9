/// How a log begins, and policies that come later.
extension Simulation {
    /// The documents that GENESIS names, by name; some logs begin without stars.
    static func firstDocuments(_ random: inout Seeded) -> [(name: String, document: JSON)] {
        var names = ["calendar", "categories", "organisation_types", "recording", "stars"]
        if random.chance(15) { names.removeAll { $0 == "stars" } }
        return names.map { ($0, Documents.make($0, version: 1, &random)) }
    }

    private func adoption(_ name: String, _ document: JSON, region: String, from: String) -> JSON {
        statement(
            "policy_adopted",
            [
                "document": document, "effective_from": .text(from),
                "policy": .text(name), "region": .text(region), "version": document["version"] ?? 1,
            ]
        )
    }

    /// A policy adopted midway, in another region, from another day, or one that cannot be.
    func policy() -> [JSON] {
        let names = ["calendar", "categories", "organisation_types", "recording", "recording", "stars", "reason_codes"]
        let name = random.pick(names) ?? "recording"
        let region = random.pick(["default", "15", "1506", "150602", "150105"]) ?? "default"
        let last = model.policies.filter { $0.name == name && $0.region == region }.map(\.version).max() ?? 0
        let version = last + (random.chance(12) ? 0 : random.within(1...2))
        let from = Day.text(today + random.within(-20...30))
        let made = Documents.make(name, version: max(1, version), &random)
        var adopted = adoption(name, made, region: region, from: from)
        if random.chance(10), name != "reason_codes", var document = adopted["document"] {
            for member in document.members.keys where !["name", "version"].contains(member) { document[member] = nil }
            document["broken"] = true
            adopted["document"] = document
        }
        return [adopted]
    }

    // MARK: The beginning

    /// Policies and the tree; then operators with keys, volunteers, an activity.
    func begin() throws {
        let root: JSON = .text(model.root)
        var statements = documents.map { adoption($0.name, $0.document, region: "default", from: "2018-01-01") }
        statements.append(registration(root, "region", parent: nil))
        try submit([Draft(author: rootName, statements: statements)])
        let ids = (0..<5).map { _ in JSON.text(random.hex(32)) }
        let tree = [
            registration(ids[0], "street", parent: root), registration(ids[1], "street", parent: root),
            registration(ids[2], "residents_committee", parent: ids[0], recorder: ids[2]),
            registration(ids[3], "station", parent: ids[2], recorder: ids[2]),
            registration(ids[4], "school", parent: ids[0], recorder: ids[4]),
        ]
        try submit([Draft(author: rootName, statements: tree)])
        try staff(ids + [root])
        try submit([Draft(author: rootName, statements: (0..<8).flatMap { _ in registrations().prefix(1) })])
        for _ in 0..<4 {
            let opened = activity()
            if let signer = model.keys.keys.sorted().first(where: { stands(opened, by: $0) }) {
                try submit([Draft(author: signer, statements: opened)])
            }
        }
    }

    private func staff(_ organisations: [JSON]) throws {
        var statements: [JSON] = []
        for organisation in organisations {
            statements.append(enrolment("desk", organisation, nil))
            statements.append(enrolment("credential", organisation, nil))
            for roles in [["manager"], ["approver"], ["recorder"], ["approver", "recorder"]] {
                let subject: JSON = .text(random.hex(32))
                statements.append(appointment(subject, organisation, roles))
                statements.append(enrolment("person", organisation, subject))
            }
        }
        // One at a time: what fails on purpose must not take the others with it.
        for statement in statements { try submit([Draft(author: rootName, statements: [statement])]) }
    }
}
