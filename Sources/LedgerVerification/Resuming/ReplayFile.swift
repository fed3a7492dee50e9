import LedgerCrypto
import LedgerFormat
import LedgerModel

/// `replay` in a trust folder: the state that this auditor's last clean audits led to (spec 10 §6).
///
/// Its form is this program's own business. Whatever is wrong with it, or written by another build of the program, is
/// as good as no file: the log is read from entry 0.
struct ReplayFile: Sendable {
    /// Name in the trust folder.
    static let name = "replay"
    private static let limitBytes = 2 << 30

    /// What was judged and what the byte steps know of it.
    let head: ReplayHead
    /// The state of the rules.
    let rows: ReplayRows

    /// The file of a trust folder, nil when there is none that counts for its log.
    init?(of trust: TrustFolder) {
        guard let program = ProgramDigest.own,
            let bytes = try? FileBytes.read(trust.path + "/" + Self.name, limit: Self.limitBytes), bytes.count > 32
        else { return nil }
        let end = bytes.count - 32
        let isWhole = bytes.withUnsafeBytes { raw in
            BlockHash.of(UnsafeRawBufferPointer(rebasing: raw.prefix(end)))
                == Digest(UnsafeRawBufferPointer(rebasing: raw.suffix(32)))
        }
        guard isWhole else { return nil }
        var reader = ReplayReader(bytes, end: end)
        guard let head = ReplayHead(&reader, program: program), head.origin == trust.log.name,
            head.genesis == trust.genesis, head.size > 0,
            let rows = ReplayRows(bytes, from: reader.offset, to: end)
        else { return nil }
        self.head = head
        self.rows = rows
    }
}

/// What a clean audit leaves for the next one.
struct ReplayDraft: Sendable {
    let head: ReplayHead
    let meaning: MeaningReplay

    /// Writes the file durably in the place of the one before.
    func write(to trustFolder: String) async throws(ReadFailure) {
        guard let program = ProgramDigest.own else { return }
        try await meaning.write(head.encoded(program: program), to: trustFolder + "/" + ReplayFile.name)
    }
}
