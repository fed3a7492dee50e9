internal import LedgerModel

/// One field of a statement or of an object inside one.
struct FieldSchema: Sendable {
    let key: String
    let kind: FieldKind
    let isRequired: Bool

    private init(key: String, kind: FieldKind, isRequired: Bool) {
        self.key = key
        self.kind = kind
        self.isRequired = isRequired
    }

    /// A commitment in a `profile` or `facts` object.
    init(tag: CommitmentTag, isRequired: Bool) {
        self.init(key: tag.rawValue, kind: .commitment, isRequired: isRequired)
    }

    /// A field that always stands.
    static func required(_ key: String, _ kind: FieldKind) -> FieldSchema {
        FieldSchema(key: key, kind: kind, isRequired: true)
    }

    /// A field that may be left out.
    static func optional(_ key: String, _ kind: FieldKind) -> FieldSchema {
        FieldSchema(key: key, kind: kind, isRequired: false)
    }

    /// The fields in the order in which the profile writes them; traps when a key stands twice.
    static func ascending(_ fields: [FieldSchema]) -> [FieldSchema] {
        let sorted = fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        precondition(zip(sorted, sorted.dropFirst()).allSatisfy { $0.key != $1.key }, "a field stands twice")
        return sorted
    }
}
