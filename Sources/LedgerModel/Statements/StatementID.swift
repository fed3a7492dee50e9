/// Names one statement in its log: the client's command and the position among that command's statements (spec 05 §1).
public struct StatementID: Hashable, Comparable, Sendable {
    /// How many bytes the name has.
    public static let byteCount = 18
    /// Greatest ordinal.
    public static let ordinalLimit: UInt16 = 16_383

    /// The command that this statement came from.
    public let command: CommandID
    /// Position among the statements of the command, 0...16,383.
    public let ordinal: UInt16

    /// Pairs a command with a position.
    public init(command: CommandID, ordinal: UInt16 = 0) {
        self.command = command
        self.ordinal = ordinal
    }

    /// Reads command || u16 ordinal; nil unless there are exactly 18 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, let command = CommandID([UInt8](bytes[0..<16])) else { return nil }
        self.init(command: command, ordinal: UInt16(bytes[16]) << 8 | UInt16(bytes[17]))
    }

    /// The 18 bytes `command || u16 ordinal`.
    public var bytes: [UInt8] {
        command.bytes + [UInt8(ordinal >> 8), UInt8(truncatingIfNeeded: ordinal)]
    }

    /// Orders by bytes.
    public static func < (left: StatementID, right: StatementID) -> Bool {
        (left.command, left.ordinal) < (right.command, right.ordinal)
    }
}

extension StatementID: CustomStringConvertible {
    /// Thirty-six lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }
}
