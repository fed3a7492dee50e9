internal import LedgerFormat
public import LedgerRules

/// The kinds of activity of the policy `categories`, the vocabularies of others that map onto them, and the kinds that are
/// refused.
public struct CategoryBook: Sendable {
    /// What somebody wrote for a category comes to.
    public enum Reading: Sendable {
        /// A category.
        case category(String)
        /// A kind that is no service, in the policy's own sentence.
        case refused(RejectionText)
        /// Nothing that the policy knows.
        case unknown
        /// A value that several vocabularies map onto different categories: their codes.
        case ambiguous([String])
    }

    private let names: [String: String]
    private let mapped: [String: Set<String>]
    private let refused: [String: RejectionText]
    private let codes: Set<String>

    init(_ document: JSONValue?) {
        let categories = document?["categories"]?.elements ?? []
        codes = Set(categories.compactMap { $0["code"]?.string })
        names = categories.reduce(into: [:]) { names, entry in
            if let code = entry["code"]?.string, let name = entry["zh"]?.string { names[name] = code }
        }
        mapped = (document?["vocabularies"]?.elements ?? []).flatMap { $0["values"]?.elements ?? [] }
            .reduce(into: [:]) { mapped, entry in
                guard let value = entry["value"]?.string, let code = entry["category"]?.string else { return }
                mapped[value, default: []].insert(code)
            }
        refused = (document?["refused_kinds"]?.elements ?? []).reduce(into: [:]) { refused, entry in
            guard let chinese = entry["zh_sentence"]?.string, let english = entry["en_sentence"]?.string else { return }
            let sentence = RejectionText(chinese, english)
            for key in [entry["code"]?.string, entry["zh"]?.string] { refused[key ?? ""] = sentence }
        }
    }

    /// The values of other vocabularies that map onto a category, in ascending order.
    public func values(of code: String) -> [String] {
        mapped.filter { $0.value.contains(code) }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Reads a code, a Chinese name, or a value of a mapped vocabulary, exactly as written; nothing is guessed.
    public func read(_ text: String) -> Reading {
        if let sentence = refused[text] { return .refused(sentence) }
        if codes.contains(text) { return .category(text) }
        if let code = names[text] { return .category(code) }
        guard let found = mapped[text] else { return .unknown }
        if found.count == 1, let code = found.first { return .category(code) }
        return .ambiguous(found.sorted())
    }
}
