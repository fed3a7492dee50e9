import LedgerModel

@testable import LedgerFormat

extension SchemaFile {
    /// The lines of a command file: the header, or a command of one of the types.
    static let command = SchemaFile(
        "command",
        "Spec 12. Each line of a command file is checked on its own.",
        ["oneOf": [.object(of: CommandSchema.header), line]]
    )

    private static let line: SchemaNode = [
        "type": "object",
        "required": ["becomes"],
        "properties": ["becomes": ["enum": .array(CommandSchema.all.map { .string($0.type.rawValue) })]],
        "allOf": .array(CommandSchema.all.map(branch)),
    ]

    private static func branch(_ schema: CommandSchema) -> SchemaNode {
        let condition: SchemaNode = [
            "properties": ["becomes": ["const": .string(schema.type.rawValue)]], "required": ["becomes"],
        ]
        return ["if": condition, "then": .object(of: schema.line)]
    }
}
