public import LedgerCrypto
public import LedgerModel

/// What a log says of itself at one moment: origin, size and root (spec 03 §2).
public struct Checkpoint: Hashable, Sendable {
    /// Name of the log.
    public let origin: String
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree of these entries.
    public let root: Digest

    /// Builds a checkpoint; throws `checkpoint_origin` or `checkpoint_size` for what cannot be written.
    public init(origin: String, size: UInt64, root: Digest) throws(FormatError) {
        guard TextRules.isOrigin(origin) else { throw FormatError(.checkpointOrigin) }
        guard size <= wordLimit else { throw FormatError(.checkpointSize) }
        guard size > 0 || root == MerkleTree.emptyRoot else { throw FormatError(.checkpointRoot) }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note: exactly three lines; throws one of the `checkpoint_` codes.
    public static func parse(_ text: [UInt8]) throws(FormatError) -> Checkpoint {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else { throw FormatError(.checkpointLines) }
        guard lines[0].withUnsafeBytes({ UTF8Check.firstFault($0) }) == nil else {
            throw FormatError(.checkpointOrigin)
        }
        let origin = String(decoding: lines[0], as: UTF8.self)
        guard TextRules.isOrigin(origin) else { throw FormatError(.checkpointOrigin) }
        guard let size = Decimal.parse(lines[1]) else { throw FormatError(.checkpointSize, at: lines[1].startIndex) }
        guard let root = StrictBase64.decode(lines[2]).flatMap({ Digest($0) }) else {
            throw FormatError(.checkpointRoot, at: lines[2].startIndex)
        }
        return try Checkpoint(origin: origin, size: size, root: root)
    }

    /// The three lines, the text that is signed.
    public var text: [UInt8] {
        Array("\(origin)\n\(size)\n\(StrictBase64.encode(root.bytes))\n".utf8)
    }

    /// Size and half the root, to print and to pin up: "1234 0123 4567 89ab cdef 0123 4567 89ab cdef".
    public var shortForm: String {
        var digits = root.description.prefix(32)
        var groups = ["\(size)"]
        while !digits.isEmpty {
            groups.append(String(digits.prefix(4)))
            digits = digits.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }

    /// Size and root, for consistency proofs.
    public var head: ConsistencyProof.Head { ConsistencyProof.Head(size: size, root: root) }
}

/// A checkpoint together with the note that carries it.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The note.
    public private(set) var note: SignedNote
    /// What its text says.
    public let checkpoint: Checkpoint

    /// Signs a checkpoint as the log: key name = origin, type 0x01.
    public init(_ checkpoint: Checkpoint, signedBy secret: SecretKey) {
        self.checkpoint = checkpoint
        note = SignedNote(text: checkpoint.text)
        note.sign(with: secret, name: checkpoint.origin)
    }

    private init(note: SignedNote) throws(FormatError) {
        self.note = note
        checkpoint = try Checkpoint.parse(note.text)
    }

    /// Reads a note whose text is a checkpoint; throws a `note_` or `checkpoint_` code; verifies nothing.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> SignedCheckpoint {
        try SignedCheckpoint(note: try SignedNote.parse(bytes))
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] { note.bytes }

    /// Checks that the log's key signed, under the origin as key name.
    ///
    /// Throws `note_unverified` when it did not, `note_bad_signature` when its line does not verify.
    public func verify(logKey: PublicKey) throws(FormatError) {
        guard let key = VerifierKey(name: checkpoint.origin, algorithm: .ed25519, publicKey: logKey) else {
            throw FormatError(.checkpointOrigin)
        }
        _ = try note.verify(with: [key])
    }

    /// Adds a cosignature line taken from elsewhere, if it is of that witness and verifies; false when it is here already.
    public mutating func add(_ line: NoteSignature, of witness: VerifierKey) throws(FormatError) -> Bool {
        guard witness.algorithm == .cosignature, line.identity == witness.identity,
            let cosignature = Cosignature(line.bytes), cosignature.verify(with: witness.publicKey, text: note.text)
        else { throw FormatError(.noteBadSignature) }
        return note.add(line)
    }

    /// The same without the line of a key.
    public func without(_ identity: NoteKeyIdentity) -> SignedCheckpoint {
        var copy = self
        copy.note = note.without(identity)
        return copy
    }

    /// Cosigns as a witness; false when the note has this witness's line already.
    @discardableResult
    public mutating func cosign(with secret: SecretKey, name: String, timestampSeconds: UInt64) -> Bool {
        note.cosign(with: secret, name: name, timestampSeconds: timestampSeconds)
    }
}
