/// Why a whole file could not be read; nothing of it is judged.
///
/// Never worth a retry with the same bytes: the file has to change first.
public struct RosterFailure: Error, Equatable, Sendable {
    /// The kind of failure, stable for programs.
    public enum Code: String, CaseIterable, Sendable {
        /// The file holds nothing.
        case emptyFile = "empty_file"
        /// A limit of `RosterLimits` is passed.
        case tooLarge = "too_large"
        /// An old `.xls`, a password-protected workbook, a PDF, a picture: nothing this reader reads.
        case unknownFormat = "unknown_format"
        /// The bytes are no text in UTF-8, GB18030 or UTF-16.
        case unreadableEncoding = "unreadable_encoding"
        /// The workbook's container or one of its parts is broken.
        case damagedWorkbook = "damaged_workbook"
        /// A part of the workbook declares a document type; honest workbooks never do.
        case forbiddenDoctype = "forbidden_doctype"
        /// The register lacks a name column or holds a row that cannot be used.
        case unusableRegister = "unusable_register"
        /// The file could not be opened or read.
        case unreadableFile = "unreadable_file"
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong and what to do, in Chinese, for the clerk.
    public let message: String
    /// The part, line or limit concerned.
    public let detail: String

    init(_ code: Code, _ message: String, detail: String = "") {
        self.code = code
        self.message = message
        self.detail = detail
    }

    /// Two failures are equal when their kind is.
    public static func == (left: RosterFailure, right: RosterFailure) -> Bool {
        left.code == right.code
    }
}
