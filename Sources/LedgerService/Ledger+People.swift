internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Finding volunteers as a desk does.
extension Ledger {
    /// Who an id, volunteer number, name, or tail of a phone or document number may mean, at most 50, by id.
    ///
    /// An exact match wins over partial ones: an id, then a number or a whole name; a number that is somebody's name may
    /// mean either.
    public func people(matching text: String) throws -> [SubjectID] {
        if let id = SubjectID(hex: text) { return ask { $0.sums(of: id) } == nil ? [] : [id] }
        guard !text.isEmpty else { return [] }
        let numbered = try vault.find(.volunteerNumber(text))
        let named = try vault.find(.name(text))
        let whole = try named.filter { try vault.name(of: $0).map { Array($0.utf8) } == Array(text.utf8) }
        if !(numbered + whole).isEmpty { return Set(numbered + whole).sorted() }
        guard (4...6).contains(text.utf8.count) else { return named }
        let tails = try vault.find(.contactTail(text)) + vault.find(.documentTail(text))
        return Set(named + tails).sorted()
    }

    /// Whether another volunteer has this document number; restricted ones count.
    public func isInUse(documentType: String, number: String) throws -> Bool {
        guard let document = DocumentNumber(type: documentType, number: number) else { return false }
        return try vault.holder(of: document) != nil
    }
}
