public import LedgerFormat
public import LedgerModel
internal import LedgerPolicies

/// The closed code lists in force for an organisation (spec 05 §9): those of `reason_codes`, and the codes of `categories`
/// and `organisation_types`.
///
/// A list that the adopted documents lack is taken from the documents that the program brings along, so that a ledger that
/// adopted an older version can go on.
public struct CodeBook: Sendable {
    /// One code of a list.
    public struct Item: Hashable, Sendable {
        /// The code as it stands in the log.
        public let code: String
        /// What it means, in both languages.
        public let words: (zh: String, en: String)

        /// Equal when the codes are.
        public static func == (left: Item, right: Item) -> Bool { left.code == right.code }

        /// Hashes the code.
        public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    }

    /// One list.
    public struct List: Sendable {
        /// Its name, as spec 05 §9 uses it.
        public let name: String
        /// What it lists, in both languages.
        public let words: (zh: String, en: String)
        /// Its codes in ascending order.
        public let items: [Item]

        /// Whether a code stands in the list.
        public func contains(_ code: String) -> Bool {
            items.contains { $0.code.utf8.elementsEqual(code.utf8) }
        }

        /// A sentence, with its blank in English, that names the codes of a short list; empty for a long one.
        public var use: (zh: String, en: String) {
            guard items.count <= 12 else { return ("", "") }
            let named = items.map { "\($0.code)（\($0.words.zh)）" }.joined(separator: "、")
            return ("可用：\(named)。", " Use \(items.map(\.code).joined(separator: ", ")).")
        }
    }

    /// The lists in ascending order of their names.
    public let lists: [List]

    /// Kinds of activity, with what maps onto them.
    public let categories: CategoryBook

    /// Reads the lists of adopted documents, by name; what they lack comes from the program's own.
    public init(_ documents: [String: JSONValue]) {
        var lists: [String: List] = [:]
        for source in [DefaultPolicies.parsed, documents] {
            for list in CodeBook.lists(of: source) where !list.items.isEmpty { lists[list.name] = list }
        }
        self.lists = lists.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        categories = CategoryBook(documents["categories"] ?? DefaultPolicies.parsed["categories"])
    }

    /// The list of a name, nil when there is none.
    public func list(_ name: String) -> List? { lists.first { $0.name == name } }

    /// The code that a code or a whole name in either language means in a list; nil when it means none, or several.
    public func code(_ text: String, in list: String) -> String? {
        guard let list = self.list(list) else { return nil }
        if list.contains(text) { return text }
        let named = list.items.filter { $0.words.zh == text || $0.words.en == text }
        return named.count == 1 ? named.first?.code : nil
    }

    /// The name of the list that a field of a statement takes its codes from (spec 05 §9); nil for any other field.
    public static func list(ofField field: String, in type: StatementType) -> String? {
        field == "category" && type == .activityOpened ? "categories" : ListedFields.lists(of: type)[field]
    }

    /// The name of the list that a personal value takes its codes from (spec 08 §2); nil for any other value.
    public static func list(ofValue tag: CommitmentTag) -> String? { ListedFields.values[tag] }

    private static func lists(of documents: [String: JSONValue]) -> [List] {
        let coded = documents["reason_codes"]?["lists"]?.elements ?? []
        return coded.compactMap { list in
            list["code"]?.string.map { List(name: $0, words: list.words, items: items(list["items"])) }
        } + [
            named("categories", ("活动类别", "activity categories"), documents["categories"]?["categories"]),
            named("target_groups", ("服务对象类别", "groups served"), documents["categories"]?["target_groups"]),
            named("organisation_types", ("组织类型", "organisation types"), documents["organisation_types"]?["types"]),
        ]
    }

    private static func named(_ name: String, _ words: (zh: String, en: String), _ array: JSONValue?) -> List {
        List(name: name, words: words, items: items(array))
    }

    private static func items(_ array: JSONValue?) -> [Item] {
        let items = (array?.elements ?? []).compactMap { entry in
            entry["code"]?.string.map { Item(code: $0, words: entry.words) }
        }
        return items.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    }
}

extension JSONValue {
    /// The members `zh` and `en`.
    var words: (zh: String, en: String) { (self["zh"]?.string ?? "", self["en"]?.string ?? "") }
}

extension DefaultPolicies {
    /// The documents that the program brings along, by name.
    static let parsed: [String: JSONValue] = documents.reduce(into: [:]) { parsed, document in
        parsed[document.name] = try? JSONValue.parse(Array(document.text.utf8))
    }
}
