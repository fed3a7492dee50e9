/// Salted digests of values that the vault keeps, by tag (spec 08 §2).
public struct Commitments: Hashable, Sendable {
    /// One tag and its commitment.
    public struct Entry: Hashable, Sendable {
        /// What the committed value is.
        public let tag: CommitmentTag
        /// The salted digest of the value.
        public let digest: Digest

        /// Pairs a tag with a commitment.
        public init(_ tag: CommitmentTag, _ digest: Digest) {
            self.tag = tag
            self.digest = digest
        }
    }

    /// The entries in ascending order of tag, each tag once.
    public let entries: [Entry]

    /// Sorts the entries; nil when a tag stands twice.
    public init?(_ entries: [Entry]) {
        let sorted = entries.sorted { $0.tag < $1.tag }
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.tag != $1.tag }) else { return nil }
        self.entries = sorted
    }

    /// The commitment of a tag, nil when there is none.
    public subscript(tag: CommitmentTag) -> Digest? {
        entries.first { $0.tag == tag }?.digest
    }
}
