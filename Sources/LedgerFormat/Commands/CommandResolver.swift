public import LedgerModel

/// What the program found out for the references and values of a command.
public struct CommandAnswers: Sendable {
    /// Where the statements of commands stand, for references.
    public var references: [CommandID: StatementReference] = [:]
    /// The whole batches in which the statements of commands stand, for ranges.
    public var ranges: [CommandID: BatchRange] = [:]
    /// The offsets of the statements of commands in their batches, for `except`.
    public var offsets: [CommandID: Int] = [:]
    /// Commitments by tag or, for files, by field.
    public var commitments: [String: Digest] = [:]

    /// No answers yet.
    public init() {}
}

/// Makes a command's statement.
public enum CommandResolver {
    /// The commands whose place must be known before `statement` can be made.
    public static func references(of command: Command) -> [CommandID] {
        CommandLineReader.references(of: command).map(\.command)
    }

    /// The bytes of the statement and what they say; throws `command_unknown` or a refusal of form.
    public static func statement(
        of command: Command,
        with answers: CommandAnswers
    ) throws(CommandFault) -> (bytes: [UInt8], statement: Statement) {
        let bytes = try object(of: command, with: answers).canonicalBytes
        var reader = StatementReader()
        do {
            return (bytes, try reader.read(bytes).statement)
        } catch {
            throw CommandFault(line: command.line, .form(error))
        }
    }

    private static func object(of command: Command, with answers: CommandAnswers) throws(CommandFault) -> JSONValue {
        let schema = StatementSchema.of(command.wish.becomes)
        let wished = try wished(command)
        var members: [JSONValue.Member] = [
            .init("command", .string(command.id.description)), .init("type", .string(schema.type.rawValue)),
            .init("v", .integer(Int64(StatementType.version))),
        ]
        for field in schema.ownFields {
            guard let value = wished[field.key] else {
                if let commitment = commitment(field, answers) { members.append(.init(field.key, commitment)) }
                continue
            }
            guard let resolved = resolve(value, of: field, answers) else {
                throw CommandFault(line: command.line, .unknown(field: field.key))
            }
            members.append(.init(field.key, resolved))
        }
        return .sorted(members)
    }

    private static func wished(_ command: Command) throws(CommandFault) -> JSONValue {
        do {
            return try JSONValue.parse(command.wish.fields)
        } catch {
            throw CommandFault(line: command.line, .form(.profile(error)))
        }
    }

    /// The commitment of a field, or the commitments of `profile` or `facts`; nil when there are none.
    static func commitment(_ field: FieldSchema, _ answers: CommandAnswers) -> JSONValue? {
        switch field.kind {
        case .commitment, .evidence:
            return answers.commitments[field.key].map { .string($0.description) }
        case .object(let tags, _) where field.kind.isCommitments:
            let given = tags.compactMap { tag in
                answers.commitments[tag.key].map { JSONValue.Member(tag.key, .string($0.description)) }
            }
            return given.isEmpty ? nil : .object(given)
        default:
            return nil
        }
    }

    /// A value with the commands that it names replaced; nil when one is not known.
    static func resolve(_ value: JSONValue, of field: FieldSchema, _ answers: CommandAnswers) -> JSONValue? {
        guard field.mayNameCommand, let id = value["command"]?.commandID else { return value }
        if field.isRange { return answers.ranges[id].flatMap { resolve($0, except: value["except"], answers) } }
        return answers.references[id].flatMap { written($0) }
    }

    private static func resolve(_ range: BatchRange, except: JSONValue?, _ answers: CommandAnswers) -> JSONValue? {
        let named = (except?.elements ?? []).compactMap(\.commandID)
        // A command of another batch has an offset too, and would leave out a statement that nobody meant.
        let offsets = named.compactMap { answers.ranges[$0] == range ? answers.offsets[$0] : nil }
        guard offsets.count == except?.elements?.count ?? 0 else { return nil }
        return written(
            BatchRange(
                authorKey: range.authorKey,
                firstSequence: range.firstSequence,
                count: range.count,
                statementsRoot: range.statementsRoot,
                except: offsets.sorted()
            )
        )
    }

    private static func written(_ value: some StatementValue) -> JSONValue? {
        var writer = CanonicalWriter()
        value.write(to: &writer)
        return try? JSONValue.parse(writer.bytes)
    }
}
