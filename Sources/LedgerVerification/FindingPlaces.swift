import LedgerFormat

/// Gives findings the bytes that they are about, from the entries as the folder has them (spec 10 §3).
///
/// Only runs when something was found; keeps one bundle.
struct FindingPlaces {
    /// As many findings get their bytes.
    static let limit = 1000

    private let folder: LogFolder
    private let size: UInt64
    private var bundle: ScannedBundle?

    init(_ folder: LogFolder, size: UInt64) {
        self.folder = folder
        self.size = size
    }

    mutating func complete(_ findings: inout [Finding]) {
        for position in findings.indices.prefix(Self.limit) {
            guard let index = findings[position].index, index < size else { continue }
            if bundle?.number != index / 256 { bundle = folder.bundle(index / 256, size: size) }
            guard let bundle, let bytes = bundle.bytes(of: index) else { continue }
            Self.complete(&findings[position], entry: bytes)
        }
    }

    private static func complete(_ finding: inout Finding, entry: ArraySlice<UInt8>) {
        let known = finding.at.map { $0.clamped(to: 0..<entry.count) }.flatMap { $0.isEmpty ? nil : $0 }
        guard let place = (known ?? place(of: finding, in: entry))?.clamped(to: 0..<entry.count), !place.isEmpty else {
            return finding.at = nil
        }
        finding.at = place
        let isStatement = entry.count > 1 && entry[entry.startIndex + 1] == EntryKind.statement.rawValue
        let bytes = entry.dropFirst(place.lowerBound).prefix(place.count)
        finding.excerpt = Excerpt(bytes, isText: isStatement && place.lowerBound >= EntryHeader.byteCount)
    }

    /// Where in the entry the fault shows: the member that is at fault, a field of the header or of a BATCH, or the body.
    private static func place(of finding: Finding, in entry: ArraySlice<UInt8>) -> Range<Int>? {
        if let place = fields[finding.code] { return place }
        if wholeEntries.contains(finding.code) { return 0..<entry.count }
        let isAboutBody =
            [.authors, .statements, .rules, .projections].contains(finding.step) || bodies.contains(finding.code)
        guard isAboutBody, entry.count > EntryHeader.byteCount else { return nil }
        return finding.field.flatMap { member($0, of: entry) } ?? EntryHeader.byteCount..<entry.count
    }

    private static let fields: [String: Range<Int>] = [
        "entry_index": 2..<10, "entry_time": 10..<18, "after_successor": 1..<2, "statement_outside_batch": 1..<2,
        "batch_truncated": 90..<94, "batch_too_large": 90..<94, "author_unknown": 50..<82, "author_key_kind": 50..<82,
        "author_revoked": 50..<82, "author_frozen": 50..<82, "author_sequence": 82..<90,
        "author_previous_batch": 94..<126, "digest_missing": 1..<2,
    ]
    private static let wholeEntries: Set = ["entry_too_short", "genesis_mismatch"]
    private static let bodies: Set = ["genesis_invalid", "log_act_invalid", "batch_layout", "statement_too_large"]

    /// A top-level member of a statement, key and value; nil when the text cannot be read or has none of this name.
    private static func member(_ name: String, of entry: ArraySlice<UInt8>) -> Range<Int>? {
        let body = Array(entry.dropFirst(EntryHeader.byteCount))
        return body.withUnsafeBytes { bytes in
            var fields = FieldScanner()
            guard (try? fields.scan(bytes)) != nil,
                let position = (0..<fields.count).first(where: { fields.key(at: $0) == name })
            else { return nil }
            let (key, value) = (fields[position].key, fields[position].value)
            return EntryHeader.byteCount + key.lowerBound - 1..<EntryHeader.byteCount + value.upperBound
        }
    }
}

extension ScannedBundle {
    /// The bytes of an entry that this bundle holds.
    fileprivate func bytes(of index: UInt64) -> ArraySlice<UInt8>? {
        guard index >= firstIndex, index - firstIndex < UInt64(entries.count) else { return nil }
        let entry = entries[Int(index - firstIndex)]
        return bytes[entry.offset..<entry.offset + entry.count]
    }
}
