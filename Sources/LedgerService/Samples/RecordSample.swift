public import LedgerModel

/// A sample of records for an inspection 抽查, drawn by a rule that anybody with the exported log can repeat (spec 10 §5).
public struct RecordSample: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// How many records, at least 1.
        public let size: Int
        /// The seed: 1...200 bytes of text without control characters.
        public let seed: String
        /// Only records signed for this organisation.
        public var organisation: OrganisationID?
        /// Only records recorded of these days.
        public var days: DayRange?

        /// Asks for so many records by a seed; nil when one of both is out of range.
        public init?(size: Int, seed: String) {
            let isPlain = seed.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
            guard size >= 1, (1...200).contains(seed.utf8.count), isPlain else { return nil }
            (self.size, self.seed) = (size, seed)
        }
    }

    /// One record that was drawn.
    public struct Line: Sendable {
        /// The draw: SHA-256 over root, index and seed.
        public let draw: Digest
        /// Its index.
        public let record: UInt64
        /// The entries that speak of it, ascending.
        public let entries: [UInt64]
    }

    /// From how many records it was drawn.
    public let population: Int
    /// The records in ascending order of draw.
    public let lines: [Line]
    /// `sample.json`.
    public let description: [UInt8]

    /// Every entry that a record of the sample needs, ascending, each once.
    public var entries: [UInt64] { Set(lines.flatMap(\.entries)).sorted() }
}
