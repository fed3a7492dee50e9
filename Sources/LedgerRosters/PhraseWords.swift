/// Words that a phrase may be made of, and what they contribute to its sense.
///
/// `给老人理发` is somebody's service, `老人理发` and `老人` are somebody who was served: a person may only stand after a word
/// that does something for him, and what is done with has to stand beside a deed.
struct PhraseWords {
    /// What a word contributes.
    struct Part: OptionSet, Hashable {
        let rawValue: UInt8
        /// Something that is done for others.
        static let deed = Part(rawValue: 1)
        /// After it, people are those for whom something is done.
        static let giver = Part(rawValue: 2)
        /// Makes no sense without a deed.
        static let object = Part(rawValue: 4)
        /// May only stand after a giver.
        static let person = Part(rawValue: 8)
    }

    private let words: [Unicode.Scalar: [(scalars: [Unicode.Scalar], part: Part)]]

    init(_ lists: [(words: [String], part: Part)]) {
        let all = lists.flatMap { list in list.words.map { (scalars: Array($0.unicodeScalars), part: list.part) } }
        words = Dictionary(grouping: all) { $0.scalars[0] }
    }

    /// Whether the phrase can be cut into known words without a rest, and makes sense with the parts that it needs.
    func makes(_ phrase: String, needing needed: Part = []) -> Bool {
        let scalars = Array(phrase.unicodeScalars)
        guard !scalars.isEmpty, scalars.count <= 60 else { return scalars.isEmpty }
        var reached: [Set<Part>] = [[[]]] + Array(repeating: [], count: scalars.count)
        for start in scalars.indices where !reached[start].isEmpty {
            for word in words[scalars[start]] ?? [] where scalars[start...].starts(with: word.scalars) {
                for before in reached[start] where !word.part.contains(.person) || before.contains(.giver) {
                    reached[start + word.scalars.count].insert(before.union(word.part))
                }
            }
        }
        return reached[scalars.count].contains { parts in
            parts.isSuperset(of: needed) && (!parts.contains(.object) || parts.contains(.deed))
        }
    }
}
