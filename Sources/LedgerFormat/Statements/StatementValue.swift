internal import LedgerModel

/// A value that a field of a statement may have.
protocol StatementValue {
    /// Writes this as the next value.
    func write(to json: inout CanonicalWriter)
}

extension Identifier: StatementValue {
    func write(to json: inout CanonicalWriter) { json.identifier(self) }
}

extension Digest: StatementValue {
    func write(to json: inout CanonicalWriter) { json.digest(self) }
}

extension SignatureBytes: StatementValue {
    func write(to json: inout CanonicalWriter) { json.hex(bytes) }
}

extension Code: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(text) }
}

extension Name: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(text) }
}

extension Region: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(digits) }
}

extension PolicyRegion: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(description) }
}

extension CertificateNumber: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(text) }
}

extension CivilDate: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(description) }
}

extension Instant: StatementValue {
    func write(to json: inout CanonicalWriter) { json.integer(secondsSinceEpoch) }
}

extension Seconds: StatementValue {
    func write(to json: inout CanonicalWriter) { json.integer(count) }
}

extension Int: StatementValue {
    func write(to json: inout CanonicalWriter) { json.integer(Int64(self)) }
}

extension UInt64: StatementValue {
    func write(to json: inout CanonicalWriter) { json.integer(Int64(self)) }
}

extension Bool: StatementValue {
    func write(to json: inout CanonicalWriter) { json.bool(self) }
}

extension String: StatementValue {
    func write(to json: inout CanonicalWriter) { json.string(self) }
}

extension Array: StatementValue where Element: StatementValue {
    func write(to json: inout CanonicalWriter) {
        json.beginArray()
        for element in self { element.write(to: &json) }
        json.endArray()
    }
}

/// A document that is canonical already.
struct CanonicalDocument: StatementValue {
    let bytes: [UInt8]

    func write(to json: inout CanonicalWriter) {
        bytes.withUnsafeBytes { json.canonical($0) }
    }
}

extension StatementReference: StatementValue {
    func write(to json: inout CanonicalWriter) {
        json.beginObject()
        switch self {
        case .logged(let index, let leaf):
            json.key("index")
            json.integer(Int64(index))
            json.key("leaf")
            json.digest(leaf)
        case .inBatch(let offset):
            json.key("offset")
            json.integer(Int64(offset))
        }
        json.endObject()
    }
}

extension Commitments: StatementValue {
    func write(to json: inout CanonicalWriter) {
        json.beginObject()
        for entry in entries {
            json.key(entry.tag.rawValue)
            json.digest(entry.digest)
        }
        json.endObject()
    }
}

extension BatchRange: StatementValue {
    func write(to json: inout CanonicalWriter) {
        json.beginObject()
        json.key("author_key")
        json.digest(authorKey)
        json.key("count")
        json.integer(Int64(count))
        if !except.isEmpty {
            json.key("except")
            except.write(to: &json)
        }
        json.key("first_seq")
        json.integer(Int64(firstSequence))
        json.key("statements_root")
        json.digest(statementsRoot)
        json.endObject()
    }
}

extension KeyPredecessor: StatementValue {
    func write(to json: inout CanonicalWriter) {
        json.beginObject()
        json.key("author_key")
        json.digest(authorKey)
        json.key("batch_digest")
        json.digest(batchDigest)
        json.key("next_seq")
        json.integer(Int64(nextSequence))
        json.endObject()
    }
}

extension ServiceInterval {
    /// The break as written: left out when 0.
    var writtenBreak: Seconds? { `break` == .zero ? nil : `break` }
}

extension CertificateRecords {
    /// The field `records`.
    var listed: [UInt64]? {
        if case .listed(let indexes) = self { indexes } else { nil }
    }

    /// The field `records_commitment`.
    var commitment: Digest? {
        if case .committed(let digest, _) = self { digest } else { nil }
    }

    /// The field `records_count`.
    var writtenCount: UInt64? {
        if case .committed(_, let count) = self { count } else { nil }
    }
}
