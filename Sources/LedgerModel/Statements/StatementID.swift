/// Names one statement in its log: the client's command and the position among that command's statements.
public struct StatementID: Hashable, Comparable, Sendable {
    /// The command that this statement came from.
    public let command: CommandID
    /// Position among the statements of the command, 0...16,383.
    public let ordinal: UInt16

    /// Pairs a command with a position.
    public init(command: CommandID, ordinal: UInt16 = 0) {
        self.command = command
        self.ordinal = ordinal
    }

    /// Greatest ordinal.
    public static let ordinalLimit: UInt16 = 16_383

    /// The 18 bytes `command || u16 ordinal` (spec 05 §1).
    public var bytes: [UInt8] {
        command.bytes + [UInt8(ordinal >> 8), UInt8(ordinal & 0xFF)]
    }

    /// Orders by bytes.
    public static func < (left: StatementID, right: StatementID) -> Bool {
        left.command == right.command ? left.ordinal < right.ordinal : left.command < right.command
    }
}
