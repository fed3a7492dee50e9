internal import LedgerModel

/// The form of the lines of a command file, derived from the table of statements (spec 12 §3).
struct CommandSchema: Sendable {
    let type: StatementType
    /// The fields of the line.
    let line: [FieldSchema]

    /// The first line.
    static let header: [FieldSchema] = [
        .required("mode", .oneOf(CommandMode.self)), .required("xinshi_commands", .integer(1...1)),
    ]

    static let all: [CommandSchema] = StatementSchema.all.map(CommandSchema.init)

    /// The schema of a written type, nil when there is none.
    static func named(_ name: UnsafeRawBufferPointer) -> CommandSchema? {
        guard let type = StatementSchema.named(name)?.type else { return nil }
        return all.first { $0.type == type }
    }

    private init(_ schema: StatementSchema) {
        type = schema.type
        var fields: [FieldSchema] = []
        var values: [FieldSchema] = []
        var files: [FieldSchema] = []
        for field in schema.ownFields {
            switch field.kind {
            case .commitment: values.append(field.of(.text(0...CommandSchema.valueLimit)))
            case .evidence: files.append(field.of(.text(1...CommandSchema.pathLimit)))
            case .object(let tags, _) where field.kind.isCommitments:
                values += tags.map { $0.of(.text(0...CommandSchema.valueLimit)) }
            default: fields.append(field.of(CommandSchema.wished(field)))
            }
        }
        line = FieldSchema.ascending(
            [
                .required("author", .text(1...Name.byteLimit)), .optional("batch", .code),
                .required("becomes", .oneOf([schema.type.rawValue])), .required("command", .identifier),
                .required("fields", .object(fields, minimum: 0)),
            ] + CommandSchema.part("files", files) + CommandSchema.part("values", values)
        )
    }

    /// Longest value in bytes.
    static let valueLimit = 16_384
    /// Longest path in bytes.
    static let pathLimit = 1000

    private static func part(_ key: String, _ fields: [FieldSchema]) -> [FieldSchema] {
        guard !fields.isEmpty else { return [] }
        let kind = FieldKind.object(FieldSchema.ascending(fields), minimum: 0)
        return [fields.contains(where: \.isRequired) ? .required(key, kind) : .optional(key, kind)]
    }

    /// References and ranges may name a command instead.
    private static func wished(_ field: FieldSchema) -> FieldKind {
        switch field.kind {
        case .reference:
            .either([.required("command", .identifier)], SchemaCheck.loggedReference)
        case .object where field.isRange:
            .either(
                [
                    .required("command", .identifier),
                    .optional("except", .list(.identifier, count: 1...BatchRange.exceptLimit)),
                ],
                StatementSchema.rangeFields
            )
        default: field.kind
        }
    }
}

extension StatementSchema {
    /// The fields without those of the envelope.
    var ownFields: [FieldSchema] {
        fields.filter { !["command", "ordinal", "type", "v"].contains($0.key) }
    }
}

extension FieldKind {
    /// Whether this is an object of commitments: `profile` or `facts`.
    var isCommitments: Bool {
        guard case .object(let fields, _) = self else { return false }
        return fields.allSatisfy {
            if case .commitment = $0.kind { true } else { false }
        }
    }
}

extension FieldSchema {
    /// Whether this names a batch.
    var isRange: Bool { key == "range" }

    /// Whether a command file may name a command here.
    var mayNameCommand: Bool {
        if case .reference = kind { true } else { isRange }
    }

    /// This field with values of another kind.
    fileprivate func of(_ kind: FieldKind) -> FieldSchema {
        isRequired ? .required(key, kind) : .optional(key, kind)
    }
}
