public import LedgerFormat
internal import LedgerLog
public import LedgerModel

/// The newest receipt of each author, one file a key, outside the data and its backup (spec 03 §4).
public struct ReceiptFolder: Hashable, Sendable {
    /// The folder; made with mode 0700 when the first receipt is kept.
    public let path: String

    /// Names a folder; nothing is made or read.
    public init(_ path: String) {
        self.path = path
    }

    /// The file of an author's receipt.
    public func file(of author: Digest) -> String { "\(path)/\(author).tlog-proof" }

    /// The receipt kept for an author, nil when there is none; throws `receipt_unreadable` for a file that is none.
    public func receipt(of author: Digest) throws -> TlogProof? {
        guard let bytes = try PrivateFile.read(file(of: author)) else { return nil }
        do throws(FormatError) {
            return try TlogProof.parse(bytes)
        } catch {
            throw ServiceRefusal.receiptUnreadable(file(of: author))
        }
    }

    /// Keeps receipts in the place of older ones, each whole or not at all; durable when this returns.
    func keep(_ receipts: [Digest: TlogProof]) throws {
        guard !receipts.isEmpty else { return }
        try PrivateFile.createFolder(path)
        for (author, receipt) in receipts { try PrivateFile.replace(file(of: author), with: receipt.bytes) }
        try PrivateFile.flushFolder(path)
        try PrivateFile.flushFolder(PrivateFile.folder(of: path))
    }
}
