public import LedgerCrypto

/// One signature line of a note.
public struct NoteSignature: Hashable, Sendable {
    /// Which key the line claims.
    public let identity: NoteKeyIdentity
    /// The signature without the key ID; its form depends on the key.
    public let bytes: [UInt8]

    /// Builds a line.
    public init(identity: NoteKeyIdentity, bytes: [UInt8]) {
        self.identity = identity
        self.bytes = bytes
    }

    /// Appends the line with its newline.
    func append(to line: inout [UInt8]) {
        line.append("— ")
        line.append(contentsOf: identity.nameBytes)
        line.append(UInt8(ascii: " "))
        var payload: [UInt8] = []
        payload.append(bigEndian: identity.id)
        line.append(contentsOf: StrictBase64.encode(payload + bytes).utf8)
        line.append(UInt8(ascii: "\n"))
    }
}

/// A text with signature lines: c2sp.org/signed-note (spec 03 §2).
public struct SignedNote: Hashable, Sendable {
    /// Longest note in bytes.
    public static let byteLimit = 65_536
    /// Most signature lines.
    public static let signatureLimit = 64

    /// The signed text with its final newline.
    public let text: [UInt8]
    /// The lines in the order of the note.
    public private(set) var signatures: [NoteSignature]

    /// A note that nobody has signed yet; `text` ends in a newline and the caller has built it from allowed characters.
    public init(text: [UInt8]) {
        precondition(text.last == UInt8(ascii: "\n"), "the text of a note ends in a newline")
        self.text = text
        signatures = []
    }

    /// A note that the parser has checked.
    init(text: [UInt8], signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] {
        var bytes = text
        bytes.append(UInt8(ascii: "\n"))
        for signature in signatures { signature.append(to: &bytes) }
        return bytes
    }

    /// Adds a line; false, and no change, when there is a line of that key already or no room.
    @discardableResult
    public mutating func add(_ signature: NoteSignature) -> Bool {
        guard signatures.count < SignedNote.signatureLimit,
            !signatures.contains(where: { $0.identity == signature.identity })
        else { return false }
        signatures.append(signature)
        guard bytes.count <= SignedNote.byteLimit else {
            signatures.removeLast()
            return false
        }
        return true
    }

    /// The same without the line of a key.
    func without(_ identity: NoteKeyIdentity) -> SignedNote {
        SignedNote(text: text, signatures: signatures.filter { $0.identity != identity })
    }

    /// Adds the signature of a log's key (type 0x01) under a key name that `TextRules.isKeyName` allows.
    public mutating func sign(with secret: SecretKey, name: String) {
        guard let key = VerifierKey(name: name, algorithm: .ed25519, publicKey: secret.publicKey) else {
            preconditionFailure("not a key name")
        }
        let added = add(NoteSignature(identity: key.identity, bytes: secret.sign(text).bytes))
        precondition(added, "the note has this signature already, or no room")
    }

    /// A known key that has signed.
    public struct Verified: Hashable, Sendable {
        /// The key.
        public let key: VerifierKey
        /// Unix seconds of a cosignature, nil for the signature of a log.
        public let timestampSeconds: UInt64?
    }

    /// Checks every line of a known key, in the order of the note; lines of unknown keys are ignored.
    ///
    /// Throws `note_bad_signature` when one does not verify, `note_unverified` when no line is of a known key.
    public func verify(with keys: [VerifierKey]) throws(FormatError) -> [Verified] {
        var verified: [Verified] = []
        for signature in signatures {
            for key in keys where key.identity == signature.identity {
                verified.append(try verify(signature, with: key))
            }
        }
        guard !verified.isEmpty else { throw FormatError(.noteUnverified) }
        return verified
    }

    private func verify(_ line: NoteSignature, with key: VerifierKey) throws(FormatError) -> Verified {
        switch key.algorithm {
        case .ed25519:
            guard let signature = Signature(line.bytes), key.publicKey.verifies(signature, message: text) else {
                throw FormatError(.noteBadSignature)
            }
            return Verified(key: key, timestampSeconds: nil)
        case .cosignature:
            guard let cosignature = Cosignature(line.bytes), cosignature.verify(with: key.publicKey, text: text) else {
                throw FormatError(.noteBadSignature)
            }
            return Verified(key: key, timestampSeconds: cosignature.timestampSeconds)
        }
    }
}
