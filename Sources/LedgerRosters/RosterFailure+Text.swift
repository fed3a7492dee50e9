extension RosterFailure {
    /// What is wrong and what to do, in English; `message` has the same in Chinese.
    public var english: String {
        detail.isEmpty ? sentence : "\(sentence) (\(detail))"
    }

    private var sentence: String {
        switch code {
        case .emptyFile: "The file is empty."
        case .tooLarge: "The file passes a limit of what is read at once. Split it into several files."
        case .unknownFormat:
            "Only .xlsx and CSV are read. Open an old .xls or a locked file in Excel and save it as .xlsx."
        case .unreadableEncoding: "The text is neither UTF-8, GB18030 nor UTF-16. Save the file as CSV UTF-8."
        case .damagedWorkbook: "The workbook is damaged or incomplete. Save it as .xlsx again."
        case .forbiddenDoctype:
            "The workbook declares a document type, which honest workbooks never do. Save it as .xlsx again."
        case .unusableRegister: "The register lacks a name column or has a line without a usable name. Complete it."
        case .unreadableFile: "The file cannot be opened or read. Check its path and permissions."
        }
    }
}
