internal import LedgerModel

/// The form of one type of statement: the one table from which statements are checked and the JSON Schemas are written.
struct StatementSchema: Sendable {
    let type: StatementType
    /// All fields with those of the envelope, in ascending order of their keys.
    let fields: [FieldSchema]
    let combinations: [Combination]

    init(_ type: StatementType, _ fields: [FieldSchema], _ combinations: [Combination] = []) {
        self.type = type
        self.fields = FieldSchema.ascending(StatementSchema.envelope(of: type) + fields)
        self.combinations = combinations
    }

    /// The fields of spec 05 §1; `ordinal` is left out when 0.
    private static func envelope(of type: StatementType) -> [FieldSchema] {
        [
            .required("command", .identifier),
            .optional("ordinal", .integer(1...Int64(StatementID.ordinalLimit))),
            .required("type", .oneOf([type.rawValue])),
            .required("v", .integer(1...1)),
        ]
    }

    /// Every type, those that occur most first.
    static let all: [StatementSchema] =
        sessions + ranges + organisations + keys + volunteers + activities + records + trainings + recognitions
        + certificates

    /// The schema of a type; every type has one (tested).
    static func of(_ type: StatementType) -> StatementSchema {
        guard let schema = all.first(where: { $0.type == type }) else { preconditionFailure("\(type) has no schema") }
        return schema
    }

    private static let names: [[UInt8]] = all.map { Array($0.type.rawValue.utf8) }

    /// The schema of a written type, nil when there is none.
    static func named(_ name: UnsafeRawBufferPointer) -> StatementSchema? {
        for (position, candidate) in names.enumerated() where candidate.elementsEqual(name) { return all[position] }
        return nil
    }
}
