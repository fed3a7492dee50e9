internal import LedgerDocuments
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Makes the lines of a certificate from records, the vault's texts and the catalogue's approvals.
struct CertificateRows {
    private let ledger: Ledger
    private let catalogue: LogCatalogue
    private var facts: [ActivityID: Facts] = [:]
    private var names: [OrganisationID: String] = [:]

    private struct Facts {
        let title: String
        let place: String
        let content: String
    }

    init(_ ledger: Ledger, _ catalogue: LogCatalogue) {
        self.ledger = ledger
        self.catalogue = catalogue
    }

    /// The line of one effective record.
    mutating func row(_ record: RecordView) throws -> CertificateRow {
        let facts = try facts(of: record.place.activity)
        return CertificateRow(
            recordIndex: record.index,
            activity: (facts.title, facts.content),
            evidence: record.evidence,
            service: CertificateRow.Service(day: record.time.day, seconds: record.time.seconds),
            circumstances: CertificateRow.Circumstances(
                place: facts.place,
                recorder: name(of: record.place.legalRecorder),
                approvers: approvers(of: record.index),
                delayWorkingDays: try delay(of: record),
                isLate: record.isLate
            )
        )
    }

    private mutating func facts(of activity: ActivityID) throws -> Facts {
        if let known = facts[activity] { return known }
        guard let statement = catalogue.activities[activity] else { throw ServiceFailure("activity", "\(activity)") }
        func text(_ tag: VaultTag) throws -> String { try ledger.vault.open(tag, of: statement).text ?? "" }
        let opened = Facts(title: try text(.title), place: try text(.place), content: try text(.content))
        facts[activity] = opened
        return opened
    }

    private mutating func approvers(of record: UInt64) -> [String] {
        var approvers: [String] = []
        for key in catalogue.approvers(of: record) {
            guard let author = ledger.log.judge.ask({ $0.author(key) }) else { continue }
            let name = name(of: author.organisation)
            if !approvers.contains(name) { approvers.append(name) }
        }
        return approvers
    }

    private mutating func name(of organisation: OrganisationID) -> String {
        if let known = names[organisation] { return known }
        let name = ledger.log.judge.ask { $0.organisation(organisation)?.name } ?? ""
        names[organisation] = name
        return name
    }

    /// Working days after the service up to the log day of the record; nil while a year's notice is missing.
    private func delay(of record: RecordView) throws -> Int? {
        guard !record.isProvisional, let recorded = try ledger.logDay(of: record.index) else { return nil }
        let last = record.time.interval.map { ShanghaiDay.of($0.end.secondsSinceEpoch - 1) } ?? record.time.day
        guard last < recorded else { return 0 }
        let organisation = record.place.organisation
        guard let calendar = ledger.log.judge.ask({ $0.workingDays(for: organisation, on: recorded) }) else {
            return nil
        }
        guard !calendar.deadline(1, after: recorded.adding(days: -1)).isProvisional else { return nil }
        var (day, count) = (last, 0)
        while day < recorded {
            day = day.adding(days: 1)
            if calendar.isWorkingDay(day) { count += 1 }
        }
        return count
    }
}

extension Ledger {
    /// The Shanghai log day of an entry.
    func logDay(of index: UInt64) throws -> CivilDate? {
        var day: CivilDate?
        _ = try log.store.readEntries(from: index, count: 1) { _, bytes in
            guard let view = try? EntryView(bytes) else { return }
            day = ShanghaiDay.of(Int64(view.logTimeMilliseconds / 1000))
        }
        return day
    }
}
