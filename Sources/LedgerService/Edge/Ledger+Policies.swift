public import LedgerFormat
public import LedgerModel
internal import LedgerPolicies
internal import LedgerRules

/// Members of policy documents that no public rule reads: code lists, rounding, retention, students' minimums.
extension Ledger {
    /// The document of a name that holds today for an organisation, or for every region when none is given; the program's
    /// own when the log has adopted none.
    public func policyDocument(_ name: String, for organisation: OrganisationID? = nil) -> JSONValue? {
        policies(for: organisation).documents[name]
    }

    /// The closed code lists that hold today for an organisation, or for every region when none is given.
    public func codeBook(for organisation: OrganisationID? = nil) -> CodeBook {
        policies(for: organisation).book
    }

    /// The organisation at the top of the tree; nil before it is registered.
    public var topOrganisation: OrganisationID? {
        ask { $0.rootOrganisation() }
    }

    private func policies(for organisation: OrganisationID?) -> PoliciesInForce {
        let (day, adopted) = (today, ask { $0.adoptedPolicies })
        if let kept = policiesInForce[organisation], kept.day == day, kept.adopted == adopted { return kept }
        var documents = DefaultPolicies.parsed
        for name in documents.keys {
            let bytes = ask { $0.policyDocument(name, for: organisation, on: day) }
            if let document = bytes.flatMap({ try? JSONValue.parse($0) }) { documents[name] = document }
        }
        let found = PoliciesInForce(day: day, adopted: adopted, documents: documents, book: CodeBook(documents))
        policiesInForce[organisation] = found
        return found
    }
}

/// What was read of the documents in force on a day.
struct PoliciesInForce {
    let day: CivilDate
    /// How many documents were adopted then.
    let adopted: Int
    let documents: [String: JSONValue]
    let book: CodeBook
}
