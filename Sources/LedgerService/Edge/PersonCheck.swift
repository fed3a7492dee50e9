internal import LedgerFormat
internal import LedgerModel
internal import LedgerVault

/// Whether what is said of a person agrees with itself (spec 08 §2): document number, sex, birthday, residence.
struct PersonCheck {
    /// How many service categories a person may name.
    static let categoryLimit = 4

    let command: Command
    /// What the vault holds of the person already; empty for a new one.
    let known: [VaultTag: String]
    let documents: (String) -> JSONValue?

    func check() throws {
        if let sex = command.value(.sex), !sex.isEmpty, !["female", "male", "unstated"].contains(sex) {
            throw CommandRefusal(code: "sex_form", line: nil, field: CommitmentTag.sex.rawValue)
        }
        if let items = command.value(.serviceCategories), items.split(separator: ",").count > Self.categoryLimit {
            throw CommandRefusal(
                code: "too_many_categories",
                line: nil,
                field: CommitmentTag.serviceCategories.rawValue
            )
        }
        if let residence = command.value(.residence), !residence.isEmpty { try checkResidence(residence) }
        try checkNumber()
    }

    /// The number, and what it says of birthday and sex; judged again when any of them changes.
    private func checkNumber() throws {
        let tags: [CommitmentTag] = [.idNumber, .idType, .sex, .birthDate]
        guard tags.contains(where: { command.value($0) != nil }), isResidentNumber,
            let text = current(.idNumber, .documentNumber), !text.isEmpty
        else { return }
        guard let number = ResidentID(text) else { throw refusal("resident_id_invalid", .idNumber) }
        if let birth = current(.birthDate, .birthDate), !birth.isEmpty, birth != number.birthday.description {
            throw refusal("birth_differs", .birthDate)
        }
        if let sex = current(.sex, .sex), ["female", "male"].contains(sex), (sex == "male") != number.isMale {
            throw refusal("sex_differs", .sex)
        }
    }

    /// Whether the document is of a type whose numbers follow GB 11643.
    private var isResidentNumber: Bool {
        let type = current(.idType, .documentType) ?? "resident_id"
        let types = documents("reason_codes")?["lists"]?.elements?.first { $0["code"]?.string == "id_types" }?["items"]
        guard let entry = types?.elements?.first(where: { $0["code"]?.string == type }) else {
            return type == "resident_id"
        }
        return entry["number_check"]?.string == "gb_11643"
    }

    private func current(_ tag: CommitmentTag, _ kept: VaultTag) -> String? {
        command.value(tag) ?? known[kept]
    }

    /// A region code first, then, if there is more, one space and words.
    private func checkResidence(_ text: String) throws {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard let region = Region(String(parts[0])), parts.count == 1 || String(parts[1]).saysSomething else {
            throw refusal("residence_form", .residence)
        }
        guard ProvinceCodes(documents("regions")).contain(region.digits) else {
            throw refusal("region_unknown", .residence)
        }
    }

    private func refusal(_ code: String, _ tag: CommitmentTag) -> CommandRefusal {
        CommandRefusal(code: code, line: nil, field: tag.rawValue)
    }
}

/// The first two digits that a region code may have (GB/T 2260), by the policy `regions`.
struct ProvinceCodes {
    private let codes: Set<String>

    init(_ regions: JSONValue?) {
        codes = Set(regions?["province_codes"]?.elements?.compactMap(\.string) ?? [])
    }

    /// Whether the region lies in one of them; a policy that lists none, closes nothing.
    func contain(_ region: String) -> Bool { codes.isEmpty || codes.contains(String(region.prefix(2))) }
}
