/// The policy `categories`: which kinds of activity are service (spec 05 §10).
public struct CategoriesPolicy: Sendable {
    private let codes: Set<String>
    private let refused: Set<String>

    init?(_ document: PolicyTree) {
        guard let codes = document["categories"]?.all({ $0["code"]?.code }),
            let refused = document["refused_kinds"]?.all({ $0["code"]?.code })
        else { return nil }
        self.codes = Set(codes)
        self.refused = Set(refused)
    }

    /// Whether an activity of this category may be opened.
    public func allows(_ category: String) -> Bool {
        codes.contains(category) && !refused.contains(category)
    }
}

/// The policy `organisation_types`: the shape of the tree (spec 05 §10).
public struct OrganisationTypesPolicy: Sendable {
    /// What holds for one type.
    public struct TypeRule: Sendable {
        /// Types that may stand above it.
        public let parents: Set<String>
        /// Whether it may be the root.
        public let mayBeRoot: Bool
        /// Whether it may be its own legal recorder.
        public let mayRecord: Bool
    }

    private let rules: [String: TypeRule]

    init?(_ document: PolicyTree) {
        guard let types = document["types"]?.elements else { return nil }
        var rules: [String: TypeRule] = [:]
        for type in types {
            guard let code = type["code"]?.code, rules[code] == nil, let parents = type["parents"]?.all(\.code),
                let mayBeRoot = type["may_be_root"]?.bool, let mayRecord = type["legal_recorder"]?.bool
            else { return nil }
            rules[code] = TypeRule(parents: Set(parents), mayBeRoot: mayBeRoot, mayRecord: mayRecord)
        }
        self.rules = rules
    }

    /// What holds for a type, nil when the policy does not list it.
    public subscript(type: String) -> TypeRule? { rules[type] }
}
