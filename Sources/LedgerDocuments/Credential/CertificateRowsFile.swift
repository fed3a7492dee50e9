internal import LedgerCrypto
internal import LedgerFormat
public import LedgerModel

/// What binds the rows of a certificate that has too many to list: their Merkle root and how many there are.
public struct RowsCommitment: Hashable, Sendable {
    /// RFC 6962 tree hash over salt and row of each record (spec 09 §6).
    public let root: Digest
    /// Number of rows, at least 1.
    public let count: UInt64

    /// Commits to rows under a certificate's salt.
    init(_ lines: [CredentialLine], salt: Identifier<CertificateSaltKind>) {
        var frontier = MerkleFrontier()
        for line in lines {
            let data = salt.bytes + line.json.canonicalBytes
            frontier.append(data.withUnsafeBytes { SHA2.leaf($0) })
        }
        (root, count) = (frontier.root, UInt64(lines.count))
    }
}

/// `certificate.rows`: the records of a certificate that has too many to list, one JCS text a line (spec 09 §6).
public struct CertificateRowsFile: Sendable {
    /// Most rows of a file.
    public static let rowLimit = 20_000
    /// Longest file in bytes.
    public static let byteLimit = 16 << 20

    /// The file.
    public let bytes: [UInt8]
    /// What the log and the credential say of it.
    public let commitment: RowsCommitment

    /// Writes the rows of a certificate that has more than a credential lists; nil for any other.
    ///
    /// Throws `CertificateRefusal.tooLong` beyond the longest file.
    public init?(_ certificate: Certificate) throws(CertificateRefusal) {
        guard certificate.rows.count > CertificateRecords.listLimit else { return nil }
        let lines = certificate.rows.map(CredentialLine.init)
        bytes = Array(lines.map { $0.json.canonicalBytes + [0x0A] }.joined())
        commitment = RowsCommitment(lines, salt: certificate.drawn.salt)
        guard bytes.count <= Self.byteLimit else { throw .tooLong(limit: Self.byteLimit) }
    }

    /// Whether a credential names rows that are handed over beside it.
    public static func isNamed(in credential: [UInt8]) -> Bool {
        (try? CredentialReader.read(credential))?.document.rows != nil
    }

    /// The rows of a file; nil for whatever the writer would not write.
    public static func read(_ bytes: [UInt8]) -> [CredentialLine]? {
        guard bytes.count <= byteLimit, bytes.last == 0x0A else { return nil }
        var lines: [CredentialLine] = []
        for text in bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard lines.count < rowLimit, let json = try? JCSReader.parse(Array(text)),
                let line = CredentialParts.line(json), line.json == json
            else { return nil }
            lines.append(line)
        }
        return lines
    }
}

extension RowsCommitment {
    private static let genre = "records_commitment"
    private static let name = "逐条记录"

    /// Takes the commitment out of a credential's evidence; nil when that is something else.
    init?(evidence json: JCSValue) {
        guard json["genre"]?.string == Self.genre, let id = json["id"]?.string else { return nil }
        let parts = id.dropping(CredentialText.rowsScheme).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = UInt64(parts[0]), let root = Digest(hex: String(parts[1])) else {
            return nil
        }
        (self.root, self.count) = (root, count)
    }

    /// The object that stands in place of the rows.
    var json: JCSValue {
        .sorted([
            "description": .string("逐条记录共 \(count) 条，另附于 certificate.rows，与此承诺值相符方为有效。"),
            "genre": .string(Self.genre),
            "id": .string("\(CredentialText.rowsScheme)\(count):\(root)"),
            "name": .string(Self.name),
            "type": .strings(["Evidence"]),
        ])
    }
}
