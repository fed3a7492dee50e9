internal import Glibc
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

    private static let ending = ".tlog-proof"

    /// The file of an author's receipt.
    public func file(of author: Digest) -> String { "\(path)/\(author)\(Self.ending)" }

    /// The receipt kept for an author, nil when there is none; throws `receipt_unreadable` for a file that is none.
    public func receipt(of author: Digest) throws -> TlogProof? {
        guard let bytes = try PrivateFile.read(file(of: author)) else { return nil }
        do throws(FormatError) {
            return try TlogProof.parse(bytes)
        } catch {
            throw ServiceRefusal.receiptUnreadable(file(of: author))
        }
    }

    /// The receipt of the largest log of an origin, whoever's it is, and its file; nil when there is none.
    ///
    /// Throws `receipt_unreadable` for a file that is none.
    func newest(ofLog origin: String) throws -> (receipt: TlogProof, file: String)? {
        var newest: (receipt: TlogProof, file: String)?
        guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
        for name in try DataFolder.names(in: path).sorted() where name.hasSuffix(Self.ending) {
            guard let author = Digest(hex: String(name.dropLast(Self.ending.count))),
                let receipt = try receipt(of: author)
            else { continue }
            let seen = receipt.checkpoint.checkpoint
            guard seen.origin == origin, seen.size > newest?.receipt.checkpoint.checkpoint.size ?? 0 else { continue }
            newest = (receipt, file(of: author))
        }
        return newest
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
