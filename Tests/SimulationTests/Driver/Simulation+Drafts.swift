import LedgerLog
import LedgerLogTesting

/// What people wish to record: mostly what they may, sometimes what they may not.
extension Simulation {
    private static let wishes: [(weight: Int, make: @Sendable (Simulation) -> [JSON])] = [
        (18, { $0.roster() }), (14, { $0.approval() }), (3, { $0.decline() }), (4, { $0.voiding() }),
        (5, { $0.voidingOne() }), (6, { $0.correction() }), (3, { $0.objection() }), (3, { $0.decision() }),
        (4, { $0.registrations() }), (3, { $0.subjectMatter() }), (2, { $0.restriction() }), (1, { $0.erasure() }),
        (1, { $0.requestRefusal() }),
        (4, { $0.activity() }), (2, { $0.amendment() }), (4, { $0.star() }), (3, { $0.review() }),
        (4, { $0.certificate() }), (2, { $0.certificateStatus() }), (3, { $0.recordNote() }), (3, { $0.training() }),
        (3, { $0.organisation() }), (1, { $0.closing() }), (4, { $0.appointment() }), (4, { $0.enrolment() }),
        (4, { $0.keyMatter() }), (3, { $0.policy() }), (2, { $0.wholeDay() }),
    ]

    func draft() -> Draft? {
        var place = random.below(Simulation.wishes.reduce(0) { $0 + $1.weight })
        var statements: [JSON] = []
        for wish in Simulation.wishes {
            place -= wish.weight
            if place < 0 {
                statements = wish.make(self)
                break
            }
        }
        guard !statements.isEmpty else { return nil }
        if random.chance(30) { statements = inOneCommand(statements) }
        guard let author = signer(of: statements) else { return nil }
        var draft = Draft(author: author, statements: statements)
        if random.chance(4) { spoil(&draft) }
        return draft
    }

    /// One command with ascending ordinals, now and then with gaps, a repeat, or an id that was used.
    private func inOneCommand(_ statements: [JSON]) -> [JSON] {
        let used = model.commands.sorted()
        let command = random.chance(4) ? random.pick(used) ?? random.hex(32) : random.hex(32)
        var ordinal = 0
        return statements.enumerated().map { offset, statement in
            var statement = statement
            statement["command"] = .text(command)
            if offset > 0 { ordinal += random.chance(2) ? 0 : random.within(1...3) }
            statement["ordinal"] = ordinal == 0 ? nil : .number(ordinal)
            return statement
        }
    }

    /// Mostly a key with which the batch stands, found by asking the model; else one that may at least wish it.
    func signer(of statements: [JSON]) -> String? {
        guard random.chance(88) else { return random.pick(model.keys.keys.sorted()) }
        let known = model.keys.filter { $0.value.kind == "desk" || $0.value.kind == "person" }.keys.sorted()
        var able: String?
        for name in known.shuffled(using: &random) {
            guard let code = refusal(of: statements, by: name) else { return name }
            let isOfSigner =
                code.hasPrefix("author_")
                || ["not_authorised", "key_kind_not_allowed", "organisation_closed", "subject_erased"].contains(code)
            if !isOfSigner, able == nil { able = name }
        }
        return able ?? random.pick(known)
    }

    func stands(_ statements: [JSON], by name: String) -> Bool {
        refusal(of: statements, by: name) == nil
    }

    /// The code with which the model would refuse the statements now, nil when they stand.
    private func refusal(of statements: [JSON], by name: String) -> String? {
        guard let key = model.keys[name] else { return "author_unknown" }
        let submission = Model.Submission(
            author: name,
            firstSequence: key.next,
            previousBatch: key.lastBatch,
            isSignatureValid: true,
            root: "",
            digest: "",
            statements: statements
        )
        var copy = model
        guard case .refused(let refusal) = copy.submit(submission, isKnown: nil, logTime: expectedLogTime) else {
            return nil
        }
        return refusal.code
    }

    /// Puts one fault of form into a statement (spec 06 §1).
    private func spoil(_ draft: inout Draft) {
        let offset = random.below(draft.statements.count)
        var statement = draft.statements[offset]
        let fields = statement.members.keys.sorted().filter { !["ordinal", "v", "type"].contains($0) }
        let code: String
        switch random.below(6) {
        case 0:
            statement["zzz"] = 1
            code = "schema_unknown_field"
        case 1:
            statement["command"] = nil
            code = "schema_missing_field"
        case 2:
            statement[random.pick(fields) ?? "command"] = .null
            code = "schema_field_type"
        case 3:
            statement["command"] = "ABC"
            code = "schema_field_range"
        case 4 where statement["start"] != nil:
            let isOpen = statement["end"] == nil
            statement["end"] = nil
            if isOpen { statement["seconds"] = 60 }
            code = "schema_combination"
        default:
            statement["type"] = "nothing_known"
            code = "unknown_type"
        }
        draft.statements[offset] = statement
        draft.spoilt = (offset, code)
    }

    // MARK: Pieces

    func statement(_ type: String, _ fields: JSON) -> JSON {
        var statement = fields
        statement["type"] = .text(type)
        statement["v"] = 1
        statement["command"] = .text(random.hex(32))
        return statement
    }

    /// Log time of a turn now, in milliseconds.
    var expectedLogTime: Int {
        max(Int(station.clock.read().wallMilliseconds), model.lastLogTime)
    }

    var today: Int { Day.of(expectedLogTime / 1000) }

    /// One that is there; rarely one that is not.
    func some(_ known: [String]) -> JSON {
        .text(random.chance(2) ? random.hex(32) : random.pick(known) ?? random.hex(32))
    }

    var someSubject: JSON {
        let known = model.subjects.keys.sorted()
        // Those who are erased stay in the way of nobody most of the time.
        let open = known.filter { model.subjects[$0]?.isErased == false }
        return some(random.chance(90) ? open : known)
    }

    var someVolunteer: JSON {
        some(model.subjects.filter { $0.value.registeredDay != nil && !$0.value.isErased }.keys.sorted())
    }

    var someOrganisation: JSON {
        let known = model.organisations.keys.sorted()
        return some(random.chance(95) ? known.filter { model.organisations[$0]?.isClosed == false } : known)
    }

    func reference(_ index: Int) -> JSON {
        ["index": .number(index), "leaf": .text(model.entries[index]?.leaf ?? random.hex(64))]
    }

    /// A record in one of these states; rarely something else.
    func someRecord(_ states: [String] = ["pending", "effective"]) -> JSON? {
        if random.chance(3) {
            let any = random.pick(model.entries.keys.sorted()) ?? 0
            return random.chance(50) ? reference(any) : ["index": .number(any), "leaf": .text(random.hex(64))]
        }
        let fitting = model.records.filter { states.contains($0.value.state) }.keys.sorted()
        return random.pick(fitting).map { reference($0) }
    }

    func commitments(_ tags: [String]) -> JSON {
        .object(Dictionary(uniqueKeysWithValues: tags.map { ($0, JSON.text(random.hex(64))) }))
    }
}
