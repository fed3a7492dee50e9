/// What kind of file a roster was.
public enum RosterFormat: Hashable, Sendable {
    /// An Office Open XML workbook.
    case workbook
    /// Delimited text in the encoding, with the delimiter as an ASCII byte.
    case text(encoding: RosterEncoding, delimiter: UInt8)
}
