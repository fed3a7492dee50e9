internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Whether a text that everybody can read, or that a certificate shows, points at a person (spec 12 §6).
struct ClearTextCheck {
    /// What is said of activities, trainings, commendations and evaluations, and printed.
    private static let shown: Set<CommitmentTag> = [.content, .grantor, .host, .item, .place, .standard, .title]

    /// Throws `CommandRefusal` for the first field or value of a command that holds a document or mobile number or an
    /// e-mail address.
    func check(_ command: Command) throws {
        for value in command.wish.values where Self.shown.contains(value.tag) {
            try check(value.text, value.tag.rawValue)
        }
        let types: [StatementType] = [.organisationRegistered, .policyAdopted]
        guard types.contains(command.wish.becomes), let fields = try? JSONValue.parse(command.wish.fields) else {
            return
        }
        for key in ["name", "host", "policy", "document"] {
            if let value = fields[key] { try check(value, key) }
        }
    }

    /// The texts that a log begins with.
    func check(_ creation: LedgerCreation) throws {
        try check(creation.origin, "origin")
        try check(creation.retention, "retention")
        try check(creation.organisation.name.text, "name")
        for policy in creation.policies { try check(try JSONValue.parse(Array(policy.text.utf8)), policy.name) }
    }

    private func check(_ value: JSONValue, _ field: String) throws {
        switch value {
        case .object(let members):
            for member in members {
                try check(member.key, field)
                try check(member.value, field)
            }
        case .array(let elements): for element in elements { try check(element, field) }
        case .string(let text): try check(text, field)
        case .integer(let number): try check(String(number), field)
        case .bool, .null: break
        }
    }

    private func check(_ text: String, _ field: String) throws {
        guard let found = PersonalNumber.found(in: text) else { return }
        throw CommandRefusal("personal_value", field: field, Self.words(found))
    }

    private static func words(_ found: PersonalNumber) -> RejectionText {
        let what: (zh: String, en: String) =
            switch found {
            case .document: ("像证件号码的数字", "what looks like a document number")
            case .mobile: ("像手机号码的数字", "what looks like a mobile number")
            case .address: ("电子邮箱", "an e-mail address")
            }
        return RejectionText(
            "这里含有\(what.zh)。名称、标题、地点等会公开或印在证明上，不得写个人信息；请删去。联系方式写在志愿者登记（--contact）。",
            "It holds \(what.en). Names, titles and places are public or stand on certificates: take it out. "
                + "Contacts belong to the volunteer's registration (--contact)."
        )
    }
}
