internal import LedgerModel

/// Reads single lines of a command file.
enum CommandLineReader {
    /// The mode of a header line; nil for any other line.
    static func header(_ line: [UInt8]) -> CommandMode? {
        guard let value = try? JSONValue.parse(line), fault(line, CommandSchema.header) == nil else { return nil }
        return value["mode"]?.string.flatMap(CommandMode.init(rawValue:))
    }

    /// The command of a line.
    static func command(_ line: [UInt8], line number: Int) throws(CommandFault) -> Command {
        do throws(StatementError) {
            let schema = try schema(of: line)
            if let fault = fault(line, schema.line) { throw fault }
            return try command(line, schema.type, number)
        } catch {
            throw CommandFault(line: number, .form(error))
        }
    }

    private static func schema(of line: [UInt8]) throws(StatementError) -> CommandSchema {
        let value: JSONValue
        do {
            value = try JSONValue.parse(line)
        } catch {
            throw .profile(error)
        }
        guard let becomes = value["becomes"] else { throw refusal(.missingField) }
        guard let name = becomes.string else { throw refusal(.fieldType) }
        guard let schema = Array(name.utf8).withUnsafeBytes({ CommandSchema.named($0) }) else {
            throw refusal(.unknownType)
        }
        return schema
    }

    private static func refusal(_ code: SchemaFault.Code) -> StatementError {
        .schema(SchemaFault(code, field: "becomes"))
    }

    private static func fault(_ line: [UInt8], _ schema: [FieldSchema]) -> StatementError? {
        line.withUnsafeBytes { raw in
            var fields = FieldScanner()
            var check = SchemaCheck()
            do throws(FormatError) {
                try fields.scan(raw)
                try check.check(fields, against: schema)
            } catch {
                return .profile(error)
            }
            return check.fault.map { .schema($0) }
        }
    }

    /// The parts of a line whose form was checked.
    private static func command(
        _ line: [UInt8],
        _ type: StatementType,
        _ number: Int
    ) throws(StatementError) -> Command {
        guard let value = try? JSONValue.parse(line), let fields = value["fields"],
            let id = value["command"]?.string.flatMap({ CommandID(hex: $0) }),
            let author = value["author"]?.string.flatMap(Name.init)
        else { throw refusal(.fieldRange) }
        let wish = Command.Wish(
            becomes: type,
            fields: fields.canonicalBytes,
            values: texts(value["values"]).compactMap { member in
                CommitmentTag(rawValue: member.key).map { Command.Value(tag: $0, text: member.text) }
            },
            files: texts(value["files"]).map { Command.File(field: $0.key, path: $0.text) }
        )
        return Command(
            id: id,
            author: author,
            batch: value["batch"]?.string.flatMap(Code.init),
            wish: wish,
            line: number
        )
    }

    private static func texts(_ value: JSONValue?) -> [(key: String, text: String)] {
        guard case .object(let members) = value else { return [] }
        return members.compactMap { member in member.value.string.map { (member.key, $0) } }
    }

    /// The commands that a command refers to, each with the field that does.
    static func references(of command: Command) -> [(field: String, command: CommandID)] {
        guard let wished = try? JSONValue.parse(command.wish.fields) else { return [] }
        return StatementSchema.of(command.wish.becomes).ownFields.filter(\.mayNameCommand).flatMap { field in
            let value = wished[field.key]
            let named = [value?["command"]] + (value?["except"]?.elements ?? [])
            return named.compactMap { $0?.commandID }.map { (field.key, $0) }
        }
    }
}

extension JSONValue {
    /// The command that a text names.
    var commandID: CommandID? { string.flatMap { CommandID(hex: $0) } }
}
