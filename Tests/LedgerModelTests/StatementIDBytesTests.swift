import LedgerModel
import Testing

@Suite struct StatementIDBytesTests {
    private let command = CommandID(high: 1, low: 2)

    @Test func writtenFormIsCommandAndBigEndianOrdinal() {
        let statement = StatementID(command: command, ordinal: 0x3F01)
        #expect(statement.bytes == command.bytes + [0x3F, 0x01])
        #expect(StatementID(statement.bytes) == statement)
        #expect(statement.description == command.description + "3f01")
        #expect(StatementID([UInt8](repeating: 0, count: 17)) == nil)
    }

    @Test func ordersByBytes() {
        let next = CommandID(high: 1, low: 3)
        #expect(StatementID(command: command, ordinal: 2) < StatementID(command: command, ordinal: 256))
        #expect(StatementID(command: command, ordinal: 9) < StatementID(command: next))
    }
}
