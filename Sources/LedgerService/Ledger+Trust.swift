public import LedgerCrypto
public import LedgerFormat
public import LedgerLog
public import LedgerModel
internal import LedgerVault

/// What others need to check this log without trusting it.
extension Ledger {
    /// The log's note key as everybody may know it: the origin is its name.
    public func verifierKey() throws -> VerifierKey {
        let origin = try Settings(directory).origin
        let secret = try KeyFile.signingKey(directory.logKey, kind: .log)
        guard let key = VerifierKey(name: origin, algorithm: .ed25519, publicKey: secret.publicKey) else {
            throw ServiceFailure("origin", directory.settings)
        }
        return key
    }

    /// The files of a trust folder (spec 10 §1), by name: the policy, and the pin of entry 0.
    ///
    /// The policy holds the log's key and the witnesses of whom `quorum` must have cosigned; without witnesses it asks for none.
    /// Throws `FormatError` when the policy could not be read back: more than 64 witnesses, one named twice, or a quorum
    /// that is not 1 to their number.
    public func trustFiles(
        witnesses: [VerifierKey] = [],
        quorum: Int = 0
    ) throws -> [(name: String, bytes: [UInt8])] {
        let names = witnesses.indices.map { "witness\($0 + 1)" }
        var lines = ["log \(try verifierKey().text)"]
        for (name, key) in zip(names, witnesses) { lines.append("witness \(name) \(key.text)") }
        if witnesses.isEmpty {
            lines.append("quorum none")
        } else {
            lines += ["group witnesses \(quorum) " + names.joined(separator: " "), "quorum witnesses"]
        }
        let policy = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = try TrustPolicy.parse(policy)
        return [("policy", policy), ("genesis", Array("\(genesisLeaf)\n".utf8))]
    }

    /// Proves one entry under the newest checkpoint, with the entry's bytes as `extra`; nil beyond the end.
    public func proof(of index: UInt64) throws -> TlogProof? {
        guard index < size else { return nil }
        let entry: [UInt8]
        do {
            entry = try newestEntries.withEntry(index) { Array($0.bytes) }
        } catch is CertificateDenial {
            throw StoreFailure.fatal(.corrupt, "entry \(index) is not the one that was signed")
        }
        let path = try log.tree.inclusionPath(index: index, size: size)
        return try TlogProof(extra: entry, index: index, path: path, checkpoint: log.cosignedCheckpoint())
    }

    /// What the entries themselves say to whoever trusts this log already: every key that they name, and the root of the first
    /// `count`, nil when there are fewer.
    ///
    /// Reads and hashes every entry: what is remembered of the tree is not asked.
    public func retold(count: UInt64) throws -> (namedKeys: [PublicKey], root: Digest?) {
        var (keys, frontier) = ([PublicKey](), MerkleFrontier())
        var root = count == 0 ? frontier.root : nil
        _ = try log.store.readEntries(from: 0, count: Int(size)) { index, bytes in
            frontier.append(SHA2.leaf(bytes))
            if index + 1 == count { root = frontier.root }
            let entry = try EntryView(bytes)
            if index == 0 {
                keys.append(try Genesis.parse(entry.body).logKey)
            } else if entry.kind == .log, case .logKeyRotated(let key, _) = try LogAct.parse(entry.body) {
                keys.append(key)
            }
        }
        return (keys, root)
    }

    /// Keeps a checkpoint that witnesses cosigned; refuses notes that are not of this log (`StoreFailure`).
    @discardableResult
    public func addCosignedCheckpoint(_ note: [UInt8], witnesses: [VerifierKey]) throws -> KeptCheckpoint {
        try log.addCosignedCheckpoint(note, witnesses: witnesses)
    }

    /// Checkpoints with cosignatures, in ascending order of size.
    public func keptCheckpoints() throws -> [KeptCheckpoint] {
        try log.store.keptCheckpoints()
    }
}
