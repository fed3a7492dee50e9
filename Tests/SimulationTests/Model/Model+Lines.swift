/// The projections of spec 07 §3 as lines, each a canonical JSON object.
extension Model {
    func lines(_ projection: String) -> [String] {
        switch projection {
        case "authors": authorLines
        case "organisations": organisationLines
        case "hours": hourLines
        case "credit": creditLines
        default: starLines
        }
    }

    private var authorLines: [String] {
        keys.sorted { $0.key < $1.key }.map { name, key in
            let line: JSON = [
                "author_key": .text(name), "key_kind": .text(key.kind), "next_seq": .number(key.next),
                "organisation": .text(key.organisation), "state": .text(key.state),
            ]
            return line.written
        }
    }

    private var organisationLines: [String] {
        organisations.filter(\.value.isRegistered).sorted { $0.key < $1.key }.map { id, organisation in
            let line: JSON = [
                "closed": .truth(organisation.isClosed), "legal_recorder": .text(organisation.legalRecorder ?? id),
                "organisation": .text(id), "organisation_type": .text(organisation.type),
                "parent": .text(organisation.parent ?? id),
            ]
            return line.written
        }
    }

    private static let classes = ["back_office", "imported", "roster", "self_declared", "signed_in_out"]

    private var hourLines: [String] {
        let listed = Set(records.values.map(\.subject)).union(subjects.filter { $0.value.elsewhere != nil }.keys)
        return listed.sorted().map { id in
            let own = records.values.filter { $0.subject == id }
            let effective = own.filter { $0.state == "effective" }
            let sum = { (records: [Record]) in JSON.number(records.reduce(0) { $0 + $1.time.seconds }) }
            var line: JSON = [
                "elsewhere": .number(subjects[id]?.elsewhere ?? 0), "late": sum(effective.filter(\.isLate)),
                "pending": sum(own.filter { $0.state == "pending" }), "records": .number(effective.count),
                "subject": .text(id),
            ]
            let open = own.count { $0.state == "open" }
            if open > 0 { line["open"] = .number(open) }
            for name in Model.classes { line[name] = sum(effective.filter { $0.evidence == name }) }
            return line.written
        }
    }

    private var creditLines: [String] {
        let sorted = accounts.sorted { ($0.key == "issuance" ? 1 : 0, $0.key) < ($1.key == "issuance" ? 1 : 0, $1.key) }
        return sorted.map { account, balance in
            JSON.object(["account": .text(account), "balance": .number(balance)]).written
        }
    }

    private var starLines: [String] {
        subjects.filter { $0.value.stars != nil }.sorted { $0.key < $1.key }.map { id, subject in
            let line: JSON = [
                "review": .truth(subject.isUnderReview), "stars": .number(subject.stars ?? 0), "subject": .text(id),
            ]
            return line.written
        }
    }
}
