internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// What a value must be before it is sealed and signed (spec 12 §6): the one place that every way in passes.
///
/// Public rules see codes and commitments only; whether a title says anything, a code stands in its list or a name is the
/// leader's can be held here and nowhere later. An audit of the log does not repeat it.
struct EdgeCheck {
    let ledger: Ledger
    let signer: KeyCard
    // What this batch says of people; the vault does not know it yet.
    private var names: [SubjectID: String] = [:]

    init(_ ledger: Ledger, signedBy signer: KeyCard) {
        self.ledger = ledger
        self.signer = signer
    }

    /// Throws `CommandRefusal` for the first value that cannot stand; commands are checked in order.
    mutating func check(_ commands: [Command]) throws {
        let people = PeopleCheck(ledger, signedBy: signer, commands)
        let imports = ImportCheck(ledger, signedBy: signer, commands)
        for command in commands {
            do {
                try check(command)
                try people.check(command)
                try imports.check(command)
            } catch let refusal as CommandRefusal where refusal.line == nil {
                throw refusal.at(line: command.line)
            }
        }
    }

    private mutating func check(_ command: Command) throws {
        try checkTexts(command)
        try ClearTextCheck().check(command)
        if command.wish.becomes == .certificateIssued { try CommittedRecordsCheck(ledger: ledger).check(command) }
        let lists = ListedFields.lists(of: command.wish.becomes)
        guard !lists.isEmpty || !command.wish.values.isEmpty,
            let fields = try? JSONValue.parse(command.wish.fields)
        else { return }
        if !lists.isEmpty { try checkCodes(fields, lists) }
        switch command.wish.becomes {
        case .activityOpened:
            try checkCategory(fields)
            try checkLeader(command, fields)
        case .organisationRegistered: try PlaceCheck(book: book, documents: documents).check(fields)
        case .subjectErased: try checkRetention(fields)
        case .volunteerRegistered, .volunteerUpdated: try checkPerson(command, fields)
        default: break
        }
    }

    private var book: CodeBook { ledger.codeBook(for: signer.organisation) }

    private func documents(_ name: String) -> JSONValue? { ledger.policyDocument(name, for: signer.organisation) }

    /// A value that stands says something; the empty value that withdraws one (spec 08 §2) is no value.
    private func checkTexts(_ command: Command) throws {
        for value in command.wish.values where !value.text.saysSomething {
            if command.wish.becomes == .volunteerUpdated, value.text.isEmpty { continue }
            throw CommandRefusal(code: "value_empty", line: nil, field: value.tag.rawValue)
        }
        if command.wish.becomes == .volunteerRegistered, command.value(.name) == nil {
            throw CommandRefusal(code: "value_empty", line: nil, field: CommitmentTag.name.rawValue)
        }
    }

    private func checkCodes(_ fields: JSONValue, _ lists: [String: String]) throws {
        for (field, name) in lists.sorted(by: { $0.key < $1.key }) {
            guard let value = fields[field] else { continue }
            let codes = value.elements?.compactMap(\.string) ?? [value.string].compactMap { $0 }
            for code in codes { try requireListed(code, in: name, field: field) }
        }
    }

    private func requireListed(_ code: String, in name: String, field: String) throws {
        guard let list = book.list(name), !list.contains(code) else { return }
        throw CommandRefusal.unlisted(in: list, field: field)
    }

    private func checkCategory(_ fields: JSONValue) throws {
        guard let text = fields["category"]?.string else { return }
        switch book.categories.read(text) {
        case .category(let code) where code.utf8.elementsEqual(text.utf8): return
        case .refused(let sentence):
            throw CommandRefusal("category_refused", field: "category", sentence)
        case .category, .ambiguous, .unknown:
            guard let list = book.list("categories") else { return }
            throw CommandRefusal.unlisted(in: list, field: "category")
        }
    }

    /// The leader's name on the activity is the name under which the leader is registered.
    private func checkLeader(_ command: Command, _ fields: JSONValue) throws {
        guard let leader = fields["leader"]?.string.flatMap({ SubjectID(hex: $0) }),
            let given = command.value(.leaderName),
            let known = try names[leader] ?? ledger.vault.texts(of: .subject(leader))[.name],
            known.saysSomething, known.withoutSpaces != given.withoutSpaces
        else { return }
        throw CommandRefusal(code: "leader_name_differs", line: nil, field: CommitmentTag.leaderName.rawValue)
    }

    private mutating func checkPerson(_ command: Command, _ fields: JSONValue) throws {
        let subject = fields["subject"]?.string.flatMap { SubjectID(hex: $0) }
        if let subject, let name = command.value(.name) { names[subject] = name }
        for (tag, name) in ListedFields.values.sorted(by: { $0.key < $1.key }) {
            guard let value = command.value(tag), !value.isEmpty else { continue }
            for code in value.split(separator: ",") { try requireListed(String(code), in: name, field: tag.rawValue) }
        }
        let known =
            command.wish.becomes == .volunteerUpdated
            ? try subject.map { try ledger.vault.texts(of: .subject($0)) } ?? [:] : [:]
        try PersonCheck(command: command, known: known, documents: documents).check()
    }

    /// Nobody may sign that a retention is over while it runs (spec 08 §3).
    private func checkRetention(_ fields: JSONValue) throws {
        guard fields["legal_basis"]?.string == Retention.expired,
            let subject = fields["subject"]?.string.flatMap({ SubjectID(hex: $0) }),
            let end = ledger.retention(of: subject)?.end, end >= ledger.today
        else { return }
        throw CommandRefusal(
            "retention_running",
            field: "legal_basis",
            RejectionText(
                "此人的服务记录须保存至 \(end)，保存期限尚未届满，不能以 \(Retention.expired) 为由删除。期满前可限制处理（person restrict）。",
                "This person's records are kept until \(end); \(Retention.expired) does not hold before. Until then: person restrict."
            )
        )
    }
}

extension Command {
    /// The value of a tag in clear, nil when it is not given.
    func value(_ tag: CommitmentTag) -> String? { wish.values.first { $0.tag == tag }?.text }
}

extension CommandRefusal {
    /// A refusal of one field in words of its own.
    init(_ code: String, field: String, _ words: RejectionText) {
        self.init(code: code, line: nil, field: field)
        self.words = words
    }

    /// A code that its list lacks: names the codes of a short list, and the command that prints a long one.
    public static func unlisted(in list: CodeBook.List, field: String) -> CommandRefusal {
        let command = "xinshi policy codes \(list.name)"
        return CommandRefusal(
            "code_unlisted",
            field: field,
            RejectionText(
                "代码不在“\(list.words.zh)”代码表（\(list.name)）中。\(list.use.zh)用 \(command) 查看。",
                "The code is not in the list \(list.name) (\(list.words.en)).\(list.use.en) See: \(command)."
            )
        )
    }
}

extension String {
    /// Whether a reader finds anything: a character that is neither white space nor invisible.
    var saysSomething: Bool {
        unicodeScalars.contains { scalar in
            let properties = scalar.properties
            return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
                && properties.generalCategory != .control
        }
    }

    /// Without white space, as names are compared.
    var withoutSpaces: String { filter { !$0.isWhitespace } }
}
