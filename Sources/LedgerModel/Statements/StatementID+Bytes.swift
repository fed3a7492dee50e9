extension StatementID {
    /// Reads command || u16 ordinal; nil unless there are exactly 18 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 18, let command = CommandID([UInt8](bytes[0..<16])) else { return nil }
        self.init(command: command, ordinal: UInt16(bytes[16]) << 8 | UInt16(bytes[17]))
    }
}

extension StatementID: CustomStringConvertible {
    /// Thirty-six lower-case hexadecimal digits.
    public var description: String {
        Hex.encode(bytes)
    }
}
