import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerModel

/// Making signed batches, good ones and others.
extension Simulation {
    /// Signs a draft at the author's next place, or at another.
    func sign(_ draft: Draft, at place: (first: Int, previous: String)?) throws -> Sent {
        guard let author = authors[draft.author] else { preconditionFailure("the simulation holds every key") }
        let key = model.keys[draft.author]
        let first = place?.first ?? key?.next ?? 0
        let previous = place?.previous ?? key?.lastBatch ?? String(repeating: "0", count: 64)
        let bytes = draft.statements.map { Array($0.written.utf8) }
        let root = MerkleTree.root(ofLeaves: bytes.map { $0.withUnsafeBytes { SHA2.leaf($0) } })
        let batch = Batch(
            signedBy: author.secret,
            at: BatchPosition(firstSequence: UInt64(first), previousBatch: Digest(hex: previous) ?? .zero),
            statements: BatchStatements(count: UInt32(bytes.count), root: root),
            authorTimeMilliseconds: UInt64(random.below(1 << 40)),
            genesisLeaf: station.log.genesisLeaf
        )
        let submission = Model.Submission(
            author: draft.author,
            firstSequence: first,
            previousBatch: previous,
            isSignatureValid: true,
            root: root.description,
            digest: batch.digest.description,
            statements: draft.statements
        )
        let signed = try SignedBatch(body: batch.bytes, statements: bytes)
        return Sent(draft: draft, batch: signed, submission: submission, index: -1)
    }

    /// The same bytes once more, old or new: the first answer again.
    func repeatOne() throws {
        guard let old = random.pick(sent) else { return }
        tally["repeats", default: 0] += 1
        try send(random.chance(50) ? [old] : [old, old])
    }

    /// Other bytes under a number that was used: stops the key, unless the signature is wrong.
    func sendChanged() throws {
        guard let old = random.pick(sent), random.chance(40) || old.draft.author != rootName else { return }
        var changed = try sign(old.draft, at: (old.submission.firstSequence, old.submission.previousBatch))
        guard changed.batch != old.batch else { return }
        if random.chance(50) { changed = try withWrongSignature(changed) }
        try send([changed])
        if random.chance(60) { try clear(old.draft.author) }
    }

    private func withWrongSignature(_ made: Sent) throws -> Sent {
        var body = made.batch.body
        body[body.count - 40] ^= 1
        var submission = made.submission
        submission.isSignatureValid = false
        let bytes = made.draft.statements.map { Array($0.written.utf8) }
        let batch = try SignedBatch(body: body, statements: bytes)
        return Sent(draft: made.draft, batch: batch, submission: submission, index: -1)
    }

    /// Two batches of one author in one call, now and then the later one first.
    func sendOutOfOrder() throws {
        guard let one = draft(), var two = draft() else { return }
        two.author = one.author
        let first = try sign(one, at: nil)
        let place = (first.submission.firstSequence + one.statements.count, first.submission.digest)
        let second = try sign(two, at: place)
        try send(random.chance(50) ? [second, first] : [first, second])
    }

    /// A batch with a wrong signature, a number too high, another batch before, or an author nobody knows.
    func sendMisplaced() throws {
        guard var draft = draft() else { return }
        let key = model.keys[draft.author]
        let (next, last) = (key?.next ?? 0, key?.lastBatch ?? "")
        switch random.below(4) {
        case 0: try send([withWrongSignature(sign(draft, at: nil))])
        case 1: try send([sign(draft, at: (next + random.within(1...9), random.hex(64)))])
        case 2 where next > 0: try send([sign(draft, at: (next, last == "" ? last : random.hex(64)))])
        default:
            let stranger = Author(&random)
            authors[stranger.name] = stranger
            draft.author = stranger.name
            try send([sign(draft, at: nil)])
        }
    }
}
