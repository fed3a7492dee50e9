import LedgerModel
import Testing

@testable import LedgerFormat

@Suite struct CommandFileTests {
    private func read(_ lines: [String]) -> CommandFile {
        CommandFile.read(Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    @Test func neighboursWithOneLabelAreABatch() {
        let file = read([
            CommandVectors.header, CommandVectors.roster(1, batch: "a"), CommandVectors.session(2, on: 1, batch: "a"),
            CommandVectors.roster(3), CommandVectors.roster(4), CommandVectors.roster(5, batch: "b"),
        ])
        #expect(file.faults == [])
        #expect(file.batches.map { $0.map(\.line) } == [[2, 3], [4], [5], [6]])
    }

    @Test func anAtomicFileIsOneBatch() {
        let file = read([CommandVectors.atomic, CommandVectors.roster(1), CommandVectors.session(2, on: 1)])
        #expect(file.mode == .atomic)
        #expect(file.batches.map(\.count) == [2])
    }

    @Test func everyFaultIsNamedWithItsLine() {
        let file = read([
            CommandVectors.header, CommandVectors.session(2, on: 5), #"{"becomes":"x"}"#, CommandVectors.roster(3),
            CommandVectors.roster(3), CommandVectors.roster(5), "",
        ])
        #expect(file.faults.map(\.line) == [2, 3, 5, 7])
        #expect(file.faults.map(\.code) == ["command_below", "unknown_type", "command_repeated", "json_not_object"])
        #expect(file.faults.map(\.field) == ["roster", "becomes", nil, nil])
    }

    @Test func aFileWithoutHeaderIsReadNoFurther() {
        let file = read([CommandVectors.roster(1), "x"])
        #expect(file.faults == [CommandFault(line: 1, .header)])
        #expect(file.commands.isEmpty)
    }

    @Test func everyTypeCanBeWished() {
        for schema in CommandSchema.all {
            let members = schema.line.map { field in
                let isType = field.key == "becomes"
                let value: JSONValue =
                    isType
                    ? .string(schema.type.rawValue) : StatementSamples.value(field.kind, key: field.key, full: true)
                return JSONValue.Member(field.key, value)
            }
            let file = read([CommandVectors.header, JSONValue.sorted(members).text])
            #expect(file.faults == [], "\(schema.type)")
            #expect(file.commands.first?.wish.becomes == schema.type)
        }
    }
}
