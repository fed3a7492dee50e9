import LedgerModel
import LedgerVault
import Synchronization

/// A store of one owner that gives back changed bytes.
final class ForgingStore: VaultStore {
    /// What a forger may change.
    struct Forgery {
        var key: [UInt8]
        var box: [UInt8]
    }

    private struct Rows {
        var record: OwnerRecord?
        var values: [SealedValue] = []
    }

    private let rows = Mutex(Rows())

    func forge(_ change: (inout Forgery) -> Void) {
        rows.withLock { rows in
            guard let record = rows.record, let value = rows.values.first else { return }
            var forgery = Forgery(key: record.wrappedKey ?? [], box: value.box)
            change(&forgery)
            rows.record = OwnerRecord(owner: record.owner, state: record.state, wrappedKey: forgery.key)
            rows.values = [
                SealedValue(statement: value.statement, tag: value.tag, owner: value.owner, box: forgery.box)
            ]
        }
    }

    func claim(keyName candidate: Digest) -> Digest { candidate }
    func owner(_ owner: VaultOwner) -> OwnerRecord? { rows.withLock { $0.record } }
    func insert(_ insertion: VaultInsertion) {
        rows.withLock { rows in
            rows.record = insertion.owners.first
            rows.values = insertion.values.map(\.value)
        }
    }
    func values(of statement: StatementID) -> [SealedValue] { rows.withLock { $0.values } }
    func values(of owner: VaultOwner) -> [SealedValue] { rows.withLock { $0.values } }
    func values(marked mark: VaultMark) -> [MarkedValue] { [] }
    func subjects(marked marks: [VaultMark], limit: Int) -> [SubjectID] { [] }
    func forEachSubject(tags: [VaultTag], _ body: (OwnerRecord, [SealedValue]) throws -> Void) throws {
        let (record, values) = rows.withLock { ($0.record, $0.values) }
        if let record { try body(record, values) }
    }
    func erase(_ owner: VaultOwner) -> Int { 0 }
    func setRestricted(_ isRestricted: Bool, _ owner: VaultOwner) {}
    func statements() -> [StatementID] { [] }
    func remove(_ statements: [StatementID]) {}
    func isUnfinished() -> Bool { false }
    func setUnfinished(_ isUnfinished: Bool) {}
}
