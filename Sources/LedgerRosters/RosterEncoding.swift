/// How the bytes of a text roster become characters; always strictly.
public enum RosterEncoding: String, Hashable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// GB18030, which includes GBK and GB2312.
    case gb18030 = "GB18030"
    /// UTF-16, least significant byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, most significant byte first.
    case utf16BigEndian = "UTF-16BE"
}
