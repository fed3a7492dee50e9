internal import LedgerFormat
public import LedgerModel
internal import LedgerVault

/// Whether the people whom a batch appoints, registers or names as guardians can be told and may be that (spec 12 §6).
struct PeopleCheck {
    /// Full years from which a person consents for himself to the use of his data (个人信息保护法 第三十一条).
    static let ownConsentAge = 14
    /// Full years of an adult (民法典 第十七条).
    static let adultAge = 18

    let ledger: Ledger
    let signer: KeyCard
    // What the whole batch says of people: who somebody is may stand behind his appointment.
    private let told: [SubjectID: [Command]]

    init(_ ledger: Ledger, signedBy signer: KeyCard, _ commands: [Command]) {
        self.ledger = ledger
        self.signer = signer
        var told: [SubjectID: [Command]] = [:]
        for command in commands where [.volunteerRegistered, .volunteerUpdated].contains(command.wish.becomes) {
            guard let fields = try? JSONValue.parse(command.wish.fields), let subject = fields.subject("subject") else {
                continue
            }
            told[subject, default: []].append(command)
        }
        self.told = told
    }

    /// Throws `CommandRefusal` for the first of the checks that fails; other types than these five pass.
    func check(_ command: Command) throws {
        let types: [StatementType] = [
            .consentRecorded, .guardianLinked, .operatorAppointed, .volunteerRegistered, .volunteerUpdated,
        ]
        guard types.contains(command.wish.becomes), let fields = try? JSONValue.parse(command.wish.fields),
            let subject = fields.subject("subject")
        else { return }
        let consent = ConsentCheck(ledger: ledger, command: command, fields: fields)
        switch command.wish.becomes {
        case .consentRecorded: try consent.checkRecorded(isChild: try birthday(of: subject).map(isChild) == true)
        case .operatorAppointed: try checkIsTold(subject)
        case .guardianLinked: try checkGuardian(fields, of: subject, birthday(of: subject))
        case .volunteerUpdated where command.says(.birthDate) || command.says(.idNumber):
            if try checkIsBorn(try birthday(of: subject)) { try consent.checkChild(subject) }
        case .volunteerRegistered:
            try consent.checkRegistration()
            let birthday = try birthday(of: subject)
            try checkAge(fields, birthday)
            try checkGuardian(fields, of: subject, birthday)
        default: return
        }
    }

    /// An operator whom nobody knows yet is told by the same batch, so that he does not get a second subject later.
    private func checkIsTold(_ subject: SubjectID) throws {
        guard !ledger.isKnown(subject) else { return }
        let isTold = told[subject, default: []].contains { command in
            command.says(.name) && (command.says(.idNumber) || command.says(.contact))
        }
        if !isTold { throw refusal("identity_missing", "subject") }
    }

    private func isChild(_ birthday: CivilDate) -> Bool { birthday.age(on: ledger.today) < Self.ownConsentAge }

    /// Whether somebody is too young to consent for himself; throws for a birthday to come.
    private func checkIsBorn(_ birthday: CivilDate?) throws -> Bool {
        guard let birthday else { return false }
        if birthday > ledger.today { throw refusal("birth_in_future", CommitmentTag.birthDate.rawValue) }
        return isChild(birthday)
    }

    private func checkAge(_ fields: JSONValue, _ birthday: CivilDate?) throws {
        guard try checkIsBorn(birthday) else { return }
        let consents = fields["consents"]?.elements?.compactMap(\.string) ?? []
        guard fields.subject("guardian") != nil, consents.contains("guardian") else {
            throw refusal("guardian_missing", "guardian")
        }
    }

    /// A guardian speaks for the person; for an adult this takes somebody's own signature, and not the guardian's.
    private func checkGuardian(_ fields: JSONValue, of subject: SubjectID, _ birthday: CivilDate?) throws {
        guard let guardian = fields.subject("guardian") else { return }
        if guardian == subject { throw refusal("own_guardian", "guardian") }
        if let birth = try self.birthday(of: guardian), birth.age(on: ledger.today) < Self.adultAge {
            throw refusal("guardian_minor", "guardian")
        }
        guard let birthday, birthday.age(on: ledger.today) >= Self.adultAge else { return }
        if signer.kind != .person || signer.subject == guardian { throw refusal("guardian_of_adult", "guardian") }
    }

    /// The birthday that the batch or the vault tells, nil when neither does.
    private func birthday(of subject: SubjectID) throws -> CivilDate? {
        var texts = try ledger.vault.texts(of: .subject(subject))
        for command in told[subject, default: []] {
            for value in command.wish.values {
                if let tag = VaultTag(value.tag.rawValue) { texts[tag] = value.text }
            }
        }
        return Ledger.birthday(in: texts)
    }

    private func refusal(_ code: String, _ field: String) -> CommandRefusal {
        CommandRefusal(code: code, line: nil, field: field)
    }
}

extension JSONValue {
    fileprivate func subject(_ field: String) -> SubjectID? {
        self[field]?.string.flatMap { SubjectID(hex: $0) }
    }
}

extension Command {
    fileprivate func says(_ tag: CommitmentTag) -> Bool { value(tag)?.saysSomething == true }
}

extension CivilDate {
    /// Full years on a day; somebody born on 29 February ages on 1 March.
    public func age(on day: CivilDate) -> Int {
        let (birth, now) = (fields, day.fields)
        let isBefore = (now.month, now.day) < (birth.month, birth.day)
        return now.year - birth.year - (isBefore ? 1 : 0)
    }
}
