internal import LedgerCrypto
public import LedgerFormat
internal import LedgerLog
internal import LedgerModel

/// What authors keep of this log's answers, and hold against it before they sign again (spec 03 §4).
extension Ledger {
    /// Where receipts lie unless a person names another place: beside the lock; nil for a lock in a database.
    public static func receiptsBesideLock(of directory: DataDirectory) throws -> ReceiptFolder? {
        guard case .file(let lock) = try Settings(directory).lock else { return nil }
        return ReceiptFolder(lock + ".receipts")
    }

    /// Checks that this log holds what it acknowledged to whoever has this receipt.
    ///
    /// Throws `receipt_of_another_log`, `receipt_ahead` (the log is smaller than it was), or `receipt_differs` (another
    /// history, or an entry that the receipt's checkpoint does not have).
    public func verify(_ receipt: TlogProof, from path: String) throws {
        let seen = receipt.checkpoint.checkpoint
        guard seen.origin == log.checkpoint.checkpoint.origin else { throw ServiceRefusal.receiptOfAnotherLog(path) }
        guard seen.size <= size else { throw ServiceRefusal.receiptAhead(path, receipt: seen.size, log: size) }
        let leaf = (receipt.extra ?? []).withUnsafeBytes { SHA2.leaf($0) }
        guard try log.tree.root(size: seen.size) == seen.root, (try? receipt.verify(leaf: leaf)) != nil else {
            throw ServiceRefusal.receiptDiffers(path, seen.size)
        }
    }

    /// Checks a receipt that somebody brings: first that this log signed it, then as `verify`.
    ///
    /// Throws `receipt_not_signed` when no key that this log had at that size signed its checkpoint, `receipt_other` for
    /// a proof under a checkpoint of this log that is no receipt, as a certificate's, and what `verify` throws.
    public func verify(brought receipt: TlogProof, from path: String) throws {
        let isOwn = receipt.checkpoint.checkpoint.origin == log.checkpoint.checkpoint.origin
        if isOwn, try log.logKey(of: receipt.checkpoint) == nil { throw ServiceRefusal.receiptNotSigned(path) }
        if isOwn, !Self.isOfBatch(receipt), try holds(receipt.checkpoint.checkpoint) {
            throw ServiceRefusal.receiptOther(path)
        }
        try verify(receipt, from: path)
    }

    /// Whether this log has that root at that size.
    private func holds(_ seen: Checkpoint) throws -> Bool {
        try seen.size <= size && log.tree.root(size: seen.size) == seen.root
    }

    /// Whether the proof carries the BATCH entry of its index, as receipts do (spec 03 §4).
    private static func isOfBatch(_ receipt: TlogProof) -> Bool {
        (receipt.extra ?? []).withUnsafeBytes { bytes in
            guard let view = try? EntryView(bytes) else { return false }
            return view.kind == .batch && view.index == receipt.index
        }
    }

    /// The receipt kept for a key of this machine, and its file; nil when there is none.
    public func keptReceipt(of key: KeyName) throws -> (receipt: TlogProof, file: String)? {
        guard let receipts else { return nil }
        let author = try keyring.card(key).authorKey
        guard let receipt = try receipts.receipt(of: author) else { return nil }
        return (receipt, receipts.file(of: author))
    }

    /// Refuses to sign when this log acknowledged to any key of the folder what it does not hold; looks once, and once for
    /// each key that signs.
    ///
    /// The largest receipt speaks for all: a key that was quiet since the backup would otherwise sign a fork.
    func requireReceiptsHeld(for author: Digest) throws {
        guard let receipts, !authorsWithHeldReceipts.contains(author) else { return }
        if authorsWithHeldReceipts.isEmpty,
            let newest = try receipts.newest(ofLog: log.checkpoint.checkpoint.origin)
        {
            try verify(newest.receipt, from: newest.file)
        }
        if let receipt = try receipts.receipt(of: author) { try verify(receipt, from: receipts.file(of: author)) }
        authorsWithHeldReceipts.insert(author)
    }

    /// Notes what was answered; the receipts are written when the ledger is closed, behind the answers.
    func noteReceipt(_ acceptance: Acceptance, of author: Digest) {
        if receipts != nil { unkeptReceipts[author] = acceptance }
    }

    /// Keeps the newest receipt of every key that was answered.
    func keepReceipts() {
        guard let receipts, !unkeptReceipts.isEmpty else { return }
        do {
            try receipts.keep(unkeptReceipts.mapValues { try log.receipt(for: $0) })
            unkeptReceipts = [:]
        } catch {
            // The older receipt stays; what was recorded stands.
            onReceiptFailure(receipts.path)
        }
    }
}
