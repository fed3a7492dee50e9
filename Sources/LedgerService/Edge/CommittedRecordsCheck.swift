internal import LedgerDocuments
internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Whether records that a certificate only commits to stand in the log as it says (spec 06 §9, 12 §6).
///
/// No rule sees them. Their rows are in the vault before `Ledger.issue` signs; a command file has no way to give them.
struct CommittedRecordsCheck {
    let ledger: Ledger

    /// Throws `CommandRefusal`: `certificate_rows_missing`, or the code of spec 06 §9 that listed records would get.
    func check(_ command: Command) throws {
        guard let fields = try? JSONValue.parse(command.wish.fields), fields["records_commitment"] != nil else {
            return
        }
        guard let rows = try rows(of: StatementID(command: command.id)), let first = rows.first?.recordIndex,
            rows.count == fields["records_count"]?.integer.map({ Int($0) })
        else { throw refusal(code: "certificate_rows_missing", "records_commitment") }
        let subject = ledger.subject(ofRecord: first)
        var sum: Int64 = 0
        for row in rows {
            guard let record = ledger.ask({ $0.record(row.recordIndex) }), record.state == .effective else {
                throw refusal(.recordNotEffective, "records_commitment")
            }
            guard ledger.subject(ofRecord: row.recordIndex) == subject else {
                throw refusal(.recordsOfSeveral, "records_commitment")
            }
            sum += record.time.seconds.count
        }
        guard sum == fields["seconds"]?.integer else { throw refusal(.secondsDiffer, "seconds") }
    }

    private func rows(of statement: StatementID) throws -> [CredentialLine]? {
        do {
            return CertificateRowsFile.read(try ledger.vault.open(.records, of: statement).value)
        } catch is VaultRejection {
            return nil
        }
    }

    private func refusal(_ code: RejectionCode, _ field: String) -> CommandRefusal {
        refusal(code: code.rawValue, field)
    }

    private func refusal(code: String, _ field: String) -> CommandRefusal {
        CommandRefusal(code: code, line: nil, field: field)
    }
}
