internal import LedgerDocuments
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Makes the lines of a certificate from proven records and the vault's texts.
struct CertificateRows {
    private let log: ProvenLog
    private let vault: Vault
    private var facts: [ActivityID: Facts] = [:]

    private struct Facts {
        let title: String
        let place: String
        let content: String
    }

    init(_ log: ProvenLog, _ vault: Vault) {
        self.log = log
        self.vault = vault
    }

    /// The line of one effective record, computed from its entries and held against the projection.
    mutating func row(_ view: RecordView) throws -> CertificateRow {
        let record = try ProvenRecord(view, from: log)
        let facts = try facts(of: record.activity, record: record.index)
        var row = CertificateRow(
            recordIndex: record.index,
            activity: (facts.title, facts.content),
            evidence: record.evidence,
            service: CertificateRow.Service(day: record.time.day, seconds: record.time.seconds),
            circumstances: CertificateRow.Circumstances(
                place: facts.place,
                recorder: try name(of: record.legalRecorder),
                approvers: try record.approvers.map { try name(of: $0) },
                delayWorkingDays: record.lateness.workingDays,
                isLate: record.lateness.isLate
            )
        )
        row.circumstances.correctedOn = record.correctedOn
        return row
    }

    private func name(of organisation: OrganisationID) throws -> String {
        try log.organisation(organisation).name.text
    }

    private mutating func facts(of activity: ActivityID, record: UInt64) throws -> Facts {
        if let known = facts[activity] { return known }
        let opening = try log.activity(activity)
        func text(_ tag: VaultTag, _ name: CommitmentTag) throws -> String {
            let value = try vault.open(tag, of: opening.id)
            guard let commitment = opening.facts[name], value.opens(commitment), let text = value.text else {
                throw CertificateDenial.vaultDiffers(record)
            }
            return text
        }
        let opened = Facts(
            title: try text(.title, .title),
            place: try text(.place, .place),
            content: try text(.content, .content)
        )
        facts[activity] = opened
        return opened
    }
}
