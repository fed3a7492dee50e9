import LedgerModel

@testable import LedgerFormat

/// A file of `Ledger/schema`.
struct SchemaFile: Sendable {
    let name: String
    let node: SchemaNode

    var bytes: [UInt8] { Array((node.text() + "\n").utf8) }
    var path: String { VectorFile.root + "/Ledger/schema/" + name + ".schema.json" }

    init(_ name: String, _ comment: String, _ node: SchemaNode) {
        self.name = name
        let head: SchemaNode = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string("urn:xinshi:v1:\(name)"),
            "title": .string(name), "$comment": .string(comment),
        ]
        guard case .object(let members) = node else { preconditionFailure("a schema is an object") }
        self.node = members.reduce(head) { $0.with($1.key, $1.value) }
    }

    /// Every file.
    static let all: [SchemaFile] =
        StatementSchema.all.map(statement) + [genesis] + acts + [command]

    private static func statement(_ schema: StatementSchema) -> SchemaFile {
        let signer = schema.type.signing == .personOnly ? "a person key only" : "a desk or person key"
        let demands = schema.combinations.compactMap { SchemaNode.node($0) }
        var node = SchemaNode.object(of: schema.fields)
        if !demands.isEmpty { node = node.with("allOf", .array(demands)) }
        return SchemaFile(schema.type.rawValue, "Spec 05. Signed by \(signer).", node)
    }

    private static let genesis = SchemaFile(
        "genesis",
        "Spec 02 §2.",
        .object(
            of: FieldSchema.ascending([
                .required("created", .instant),
                .required("hash", .oneOf(["sha-256"])),
                .required("log_key", .digest),
                .required("nonce", .identifier),
                .required("origin", .text(1...255)),
                .required("policy", .digest),
                .required("retention", .text(1...500)),
                .required("root_key", .digest),
                .required("root_organisation", .identifier),
                .required("root_subject", .identifier),
                .required("signature", .oneOf(["ed25519"])),
                .required("type", .oneOf(["genesis"])),
                .required("v", .integer(1...1)),
            ])
        )
    )

    private static func act(_ type: String, _ fields: [FieldSchema]) -> SchemaFile {
        let envelope: [FieldSchema] = [.required("type", .oneOf([type])), .required("v", .integer(1...1))]
        return SchemaFile(type, "Spec 02 §5.", .object(of: FieldSchema.ascending(envelope + fields)))
    }

    private static let acts: [SchemaFile] = [
        act("log_key_rotated", [.required("log_key", .digest), .required("proof", .signature)]),
        act(
            "federation_anchored",
            [.required("origin", .text(1...255)), .required("size", .natural), .required("root", .digest)]
        ),
        act(
            "successor_named",
            [.required("origin", .text(1...255)), .required("genesis", .digest), .required("reason", .text(1...500))]
        ),
        digests,
    ]

    /// `digests` has the names of projections as keys, which no list of fields can say.
    private static let digests = SchemaFile(
        "projections_digested",
        "Spec 02 §5.",
        [
            "type": "object",
            "properties": [
                "digests": [
                    "type": "object", "minProperties": 1, "propertyNames": ["pattern": "^[a-z0-9_]{1,64}$"],
                    "additionalProperties": .node(.digest),
                ],
                "size": .node(.natural), "type": ["const": "projections_digested"], "v": ["const": 1],
            ],
            "additionalProperties": false, "required": ["digests", "size", "type", "v"],
        ]
    )
}
