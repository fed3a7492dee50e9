import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// What the log has of one person, for that person's own copy (PIPL §45); others stand in it by role and organisation.
struct PersonalCopy {
    private let subject: SubjectID
    private let history: PersonRecords
    private let ledger: Ledger
    private let options: LedgerOptions
    private let recognitions: Recognitions
    private let platforms: PlatformBook

    /// Folds the log once for each read model.
    init(of subject: SubjectID, _ history: PersonRecords, in ledger: Ledger, _ options: LedgerOptions) throws {
        (self.subject, self.history, self.ledger, self.options) = (subject, history, ledger, options)
        recognitions = try options.translated { try ledger.project(Recognitions()) }
        platforms = try options.translated { try ledger.project(PlatformBook()) }
    }

    /// Sums, then every list in the order of the log.
    var json: JSONValue {
        get throws {
            let records = ledger.ask { $0.records(of: subject) }.sorted { $0.index < $1.index }
            let consents = try options.translated { try ledger.project(ConsentBook(of: subject)) }.lines
            let disclosures = try options.translated { try ledger.project(DisclosureBook(of: subject)) }.lines
            return .facts([
                ("size", .number(ledger.size)), ("sums", sums), ("sessions", .array(try records.map(session))),
                ("training", .array(try training())), ("commendations", .array(try commendations())),
                ("grades", .array(try grades())), ("evaluations", .array(try evaluations(of: records))),
                ("elsewhere", .array(platforms.elsewhere.filter { $0.facts.subject == subject }.map(elsewhere))),
                ("stars", .array(history.stars.map(star))), ("consents", .array(consents.map(VolunteerShow.json))),
                ("guardians", .array(history.guardians.map { .string($0.description) })),
                ("disclosures", .array(try disclosures.map(disclosure))),
                ("refusals", try RefusedRequests(of: subject, in: ledger, options).json),
                ("objections", .array(try objections(about: records))),
                (
                    "certificates",
                    .array(try history.certificates.sorted { $0.key < $1.key }.map { try certificate($0.value) })
                ),
            ])
        }
    }

    private var sums: JSONValue {
        let sums = ledger.ask { $0.sums(of: subject) }
        let classes = EvidenceClass.allCases.map { ($0.rawValue, JSONValue.number(sums?.effective($0).count)) }
        return .facts([
            ("by_class", .facts(classes)), ("credit_seconds", .number(sums?.credit)),
            ("effective_seconds", .number(sums?.total.count)), ("elsewhere_seconds", .number(sums?.elsewhere.count)),
            ("late_seconds", .number(sums?.late.count)), ("pending_seconds", .number(sums?.pending.count)),
            ("registered", .text(sums?.registeredDay)), ("stars", .number(sums?.stars)),
            ("star_under_review", .bool(sums?.isUnderReview ?? false)),
        ])
    }

    private func session(_ record: RecordView) throws -> JSONValue {
        let (own, place) = (history.records[record.index], record.place)
        let title = try options.translated { try ledger.vault.texts(of: .activity(place.activity))[.title] }
        return .facts([
            ("record", .number(record.index)), ("day", .text(record.time.day)),
            ("seconds", .number(record.time.seconds.count)),
            ("start", .number(record.time.start?.secondsSinceEpoch)),
            ("end", .number(record.time.interval?.end.secondsSinceEpoch)), ("state", .text(record.state.rawValue)),
            ("evidence", .text(record.evidence.rawValue)), ("late", .bool(record.isLate)),
            ("version", .number(record.version)), ("activity", .text(place.activity)), ("activity_title", .text(title)),
            ("organisation", .text(place.organisation)), ("station", .text(name(place.organisation))),
            ("legal_recorder", .text(name(place.legalRecorder))), ("recorded_on", .text(own?.recorded.day)),
            ("corrections", .array(own?.corrections.map(step) ?? [])), ("voided", own?.voided.map(step)),
            ("acts", .array(try acts(on: record))), ("minted_seconds", .number(record.minted)),
            ("external_numbers", .array(try numbers(of: record.index))),
        ])
    }

    /// Who approved, declined or voided it as part of a batch: by role and organisation, not by name.
    private func acts(on record: RecordView) throws -> [JSONValue] {
        guard let batch = try options.translated({ try ledger.batch(at: record.index) }) else { return [] }
        let offset = Int(record.index - batch.first)
        return history.rangeActs.filter { $0.meets(batch.range, offset: offset) }.map { act in
            let isOwn = act.step.organisation == record.place.organisation
            return .facts([
                ("type", .text(act.type.rawValue)), ("index", .number(act.step.index)), ("day", .text(act.step.day)),
                ("role", .text(isOwn ? "approver" : "approver_of_superior")),
                ("organisation", .text(act.step.organisation)),
                ("organisation_name", .text(name(act.step.organisation))),
                ("reason_code", .text(act.step.reasonCode?.text)),
            ])
        }
    }

    private func numbers(of record: UInt64) throws -> [JSONValue] {
        try platforms.numbers.filter { $0.record == record }.map { line in
            .facts([("platform", .text(line.platform.text)), ("number", .text(try text(.externalNumber, line.index)))])
        }
    }

    private func training() throws -> [JSONValue] {
        let held = ledger.ask { state in
            state.loadAll()
            return state.trainings()
        }
        return try held.flatMap { view in
            try view.attendances.filter { $0.subject == subject }.map { attended in
                let title = try options.translated { try ledger.vault.texts(of: .training(view.id))[.title] }
                return .facts([
                    ("training", .text(view.id)), ("day", .text(view.day)), ("title", .text(title)),
                    ("learning_seconds", .number(attended.learning.count)), ("held_by", .text(name(view.organisation))),
                ])
            }
        }
    }

    private func commendations() throws -> [JSONValue] {
        try recognitions.commendations.filter { $0.subject == subject }.map { line in
            .facts([
                ("index", .number(line.index)), ("day", .text(line.day)),
                ("provenance", .text(line.provenance.rawValue)),
                ("title", .text(try text(.title, line.index))), ("grantor", .text(try text(.grantor, line.index))),
                ("recorded_by", .text(name(line.organisation))),
            ])
        }
    }

    private func grades() throws -> [JSONValue] {
        let standing = Set(recognitions.standingGrades.map(\.index))
        return try recognitions.grades.filter { $0.subject == subject }.map { line in
            .facts([
                ("index", .number(line.index)), ("school_year", .number(line.result.schoolYear)),
                ("community", .text(name(line.result.community))), ("grade", .text(line.result.grade.rawValue)),
                ("item", .text(try text(.item, line.index))), ("standard", .text(try text(.standard, line.index))),
                ("remark", .text(try text(.remark, line.index))), ("replaced", .bool(!standing.contains(line.index))),
                ("recorded_by", .text(name(line.organisation))),
            ])
        }
    }

    private func evaluations(of records: [RecordView]) throws -> [JSONValue] {
        let own = Set(records.map(\.index))
        return try recognitions.evaluations.filter { own.contains($0.record) }.map { line in
            .facts([
                ("index", .number(line.index)), ("record", .number(line.record)), ("day", .text(line.scores.day)),
                ("quality", .number(line.scores.quality)), ("evaluator", .text(line.scores.evaluator.rawValue)),
                ("comment", .text(try text(.comment, line.index))),
            ])
        }
    }

    private func objections(about records: [RecordView]) throws -> [JSONValue] {
        let own = Set(records.map(\.index)).union(recognitions.grades.filter { $0.subject == subject }.map(\.index))
        let views = ledger.ask { state in
            state.loadAll()
            return state.objections()
        }
        return views.filter { own.contains($0.record) || $0.objector == subject }.map { view in
            let steps = history.objections[view.index]
            return .facts([
                ("objection", .number(view.index)), (view.isAboutGrade ? "grade" : "record", .number(view.record)),
                ("own", .bool(view.objector == subject)), ("opened", .text(view.opened)), ("due", .text(view.due)),
                ("reason_code", .text(steps?.opened.reasonCode?.text)), ("outcome", .text(view.outcome?.rawValue)),
                ("decided_on", .text(steps?.decided?.day)),
                ("decided_because", .text(steps?.decided?.reasonCode?.text)),
            ])
        }
    }

    private func text(_ tag: VaultTag, _ index: UInt64) throws -> String? {
        try options.translated { try ledger.text(tag, at: index) }
    }

    private func name(_ organisation: OrganisationID) -> String { options.name(of: organisation, in: ledger) }
}

extension PersonalCopy {
    private func step(_ step: PersonRecords.Step) -> JSONValue {
        .facts([
            ("index", .number(step.index)), ("day", .text(step.day)), ("reason_code", .text(step.reasonCode?.text)),
            ("organisation_name", .text(name(step.organisation))),
        ])
    }

    private func star(_ star: PersonRecords.Star) -> JSONValue {
        .facts([
            ("index", .number(star.step.index)), ("day", .text(star.step.day)), ("stars", .number(star.stars)),
            ("granted_by", .text(name(star.step.organisation))),
        ])
    }

    private func elsewhere(_ line: PlatformBook.Elsewhere) -> JSONValue {
        .facts([
            ("index", .number(line.index)), ("platform", .text(line.facts.platform.text)),
            ("first_day", .text(line.facts.days.first)), ("last_day", .text(line.facts.days.last)),
            ("seconds", .number(line.facts.seconds.count)),
        ])
    }

    private func disclosure(_ line: DisclosureBook.Line) throws -> JSONValue {
        .facts([
            ("index", .number(line.index)), ("day", .text(line.day)), ("disclosure", .text(line.disclosure.text)),
            ("reason_code", .text(line.reasonCode.text)), ("recipient", .text(try text(.recipient, line.index))),
        ])
    }

    /// What `certificate status` says of it, with who issued it and when.
    private func certificate(_ line: PersonRecords.Certificate) throws -> JSONValue {
        let (number, ordinal) = (line.statement.number, line.statement.registerOrdinal)
        let report = try CertificateFolder.translated(options) { try ledger.status(of: number, ordinal: ordinal) }
        return .facts(
            report.facts(number) + [
                ("index", .number(line.issued.index)), ("issued_on", .text(line.issued.day)),
                ("issuer", .text(name(line.issued.organisation))),
            ]
        )
    }
}
