internal import LedgerCrypto
internal import LedgerModel
public import LedgerVault

/// What every vault store must do; a store's own tests run each case on a fresh, empty store and expect no complaint.
public struct VaultStoreConformance: Sendable, CustomStringConvertible {
    /// Names the case in test output.
    public let description: String
    private let check: @Sendable (any VaultStore) throws -> [String]

    /// Runs the case on an empty store; answers what was wrong.
    public func run(_ store: any VaultStore) throws -> [String] {
        try check(store)
    }

    /// All cases.
    public static let cases = [
        VaultStoreConformance(description: "an empty store knows nobody", check: empty),
        VaultStoreConformance(description: "the first name of a master key stays", check: claim),
        VaultStoreConformance(description: "values come back as they were sealed, in order", check: roundTrip),
        VaultStoreConformance(description: "an insertion is all or nothing", check: atomicity),
        VaultStoreConformance(description: "erasing takes one owner's values and leaves the others", check: erasure),
        VaultStoreConformance(description: "an erased owner never comes back", check: forGood),
        VaultStoreConformance(description: "a restricted owner is stored and nothing else", check: restriction),
        VaultStoreConformance(description: "removing takes statements and owners without values", check: removal),
        VaultStoreConformance(description: "marks find current values", check: marks),
        VaultStoreConformance(description: "of one tag the current value comes last", check: subjects),
        VaultStoreConformance(description: "a large file fits", check: large),
        VaultStoreConformance(description: "unfinished work is remembered until it is done", check: unfinished),
    ]

    private static func empty(_ store: any VaultStore) throws -> [String] {
        complaints([
            ("owner", try store.owner(owner(1)) == nil),
            ("values of a statement", try store.values(of: statement(1)).isEmpty),
            ("values of an owner", try store.values(of: owner(1)).isEmpty),
            ("statements", try store.statements().isEmpty),
            ("marks", try store.subjects(marked: [], limit: 9).isEmpty),
            ("erasing the unknown", try store.erase(owner(1)) == 0),
            ("is remembered", try store.owner(owner(1))?.state == .erased),
        ])
    }

    private static func unfinished(_ store: any VaultStore) throws -> [String] {
        let atFirst = try store.isUnfinished()
        try store.setUnfinished(true)
        try store.setUnfinished(true)
        let then = try store.isUnfinished()
        try store.setUnfinished(false)
        return complaints([
            ("at first", !atFirst), ("marked", then), ("done", try !store.isUnfinished()),
        ])
    }

    private static func claim(_ store: any VaultStore) throws -> [String] {
        let (first, second) = (Digest(1, 2, 3, 4), Digest(5, 6, 7, 8))
        return complaints([
            ("first", try store.claim(keyName: first) == first),
            ("second", try store.claim(keyName: second) == first),
        ])
    }

    private static func roundTrip(_ store: any VaultStore) throws -> [String] {
        let values = [value(2, .sex, owner: 1), value(1, .name, owner: 1), value(1, .contact, owner: 2)]
        try store.insert(insertion([1, 2], values))
        return complaints([
            ("record", try store.owner(owner(1)) == record(1)),
            ("of an owner", try store.values(of: owner(1)) == [values[0], values[1]]),
            ("of a statement", try store.values(of: statement(1)) == [values[1], values[2]]),
            ("statements", try store.statements() == [statement(1), statement(2)]),
            ("another kind of owner", try store.owner(.activity(ActivityID(high: 0, low: 1))) == nil),
        ])
    }

    private static func atomicity(_ store: any VaultStore) throws -> [String] {
        let value = value(1, .name, owner: 1)
        let twice = code { try store.insert(insertion([1], [value, value])) }
        let orphan = code { try store.insert(insertion([2], [value, self.value(2, .name, owner: 9)])) }
        return complaints([
            ("a value twice", twice == .storage),
            ("a value without owner", orphan == .storage),
            ("nothing is there", try store.statements().isEmpty),
            ("nobody is there", try store.owner(owner(1)) == nil && store.owner(owner(2)) == nil),
        ])
    }

    private static func erasure(_ store: any VaultStore) throws -> [String] {
        let values = [value(1, .name, owner: 1), value(1, .contact, owner: 2), value(2, .sex, owner: 1)]
        try store.insert(insertion([1, 2], values))
        return complaints([
            ("how many went", try store.erase(owner(1)) == 2),
            ("again", try store.erase(owner(1)) == 0),
            ("state", try store.owner(owner(1))?.state == .erased),
            ("key", try store.owner(owner(1))?.wrappedKey == nil),
            ("values", try store.values(of: owner(1)).isEmpty),
            ("the others", try store.values(of: statement(1)) == [values[1]]),
            ("their key", try store.owner(owner(2)) == record(2)),
        ])
    }

    private static func forGood(_ store: any VaultStore) throws -> [String] {
        try store.insert(insertion([1], [value(1, .name, owner: 1)]))
        _ = try store.erase(owner(1))
        let again = code { try store.insert(insertion([1], [])) }
        let sealed = code { try store.insert(insertion([], [value(2, .name, owner: 1)])) }
        try store.setRestricted(false, owner(1))
        return complaints([
            ("a new key", again == .storage), ("a new value", sealed == .storage),
            ("state", try store.owner(owner(1))?.state == .erased),
        ])
    }

    private static func restriction(_ store: any VaultStore) throws -> [String] {
        try store.insert(insertion([1], [value(1, .name, owner: 1)]))
        try store.setRestricted(true, owner(1))
        try store.setRestricted(true, owner(2))
        let sealed = code { try store.insert(insertion([], [value(2, .name, owner: 1)])) }
        let state = try store.owner(owner(1))?.state
        try store.setRestricted(false, owner(1))
        return complaints([
            ("state", state == .restricted), ("a new value", sealed == .storage),
            ("the unknown", try store.owner(owner(2)) == nil),
            ("lifted", try store.owner(owner(1)) == record(1)),
            ("the value is there", try store.values(of: owner(1)).count == 1),
        ])
    }

    private static func removal(_ store: any VaultStore) throws -> [String] {
        let values = [value(1, .name, owner: 1), value(1, .residence, owner: 2), value(2, .name, owner: 2)]
        try store.insert(insertion([1, 2], values))
        try store.insert(insertion([3], [value(1, .skills, owner: 3)]))
        try store.setRestricted(true, owner(3))
        try store.remove([statement(1), statement(9)])
        return complaints([
            ("statements", try store.statements() == [statement(2)]),
            ("an owner without values", try store.owner(owner(1)) == nil),
            ("an owner with others", try store.values(of: owner(2)) == [values[2]]),
            ("a restricted owner", try store.owner(owner(3))?.state == .restricted),
            ("nothing to remove", code { try store.remove([]) } == nil),
        ])
    }

    private static func marks(_ store: any VaultStore) throws -> [String] {
        let vault = try Vault(store: store, keys: VaultKeys(master: .generate()))
        let (first, second) = (SubjectID(high: 1, low: 1), SubjectID(high: 1, low: 2))
        var profile = Profile()
        profile.name = "何丽萍"
        profile.documentType = "resident_id"
        profile.documentNumber = "11010519491231002X"
        profile.skills = ["first_aid", "心理咨询"]
        _ = try vault.seal(profile.values(of: first), statement: statement(1))
        var other = Profile()
        other.name = "周建国"
        other.skills = ["first_aid"]
        _ = try vault.seal(other.values(of: second), statement: statement(2))
        let both = try vault.talents(skill: "first_aid")
        other.skills = ["driving"]
        _ = try vault.seal(other.values(of: second), statement: statement(3))
        let document = DocumentNumber(type: "resident_id", number: "11010519491231002x")
        return complaints([
            ("both", both == [first, second]),
            ("only what is current", try vault.talents(skill: "first_aid") == [first]),
            ("document", try document.flatMap { try vault.holder(of: $0) } == first),
            ("erased", try vault.erase(first) > 0 && vault.talents(skill: "first_aid").isEmpty),
            ("the document is free again", try document.flatMap { try vault.holder(of: $0) } == nil),
        ])
    }

    private static func subjects(_ store: any VaultStore) throws -> [String] {
        let values = [
            value(1, .name, owner: 1), value(1, .contact, owner: 2), value(2, .contact, owner: 1),
            value(3, .name, owner: 1), value(3, .sex, owner: 2),
        ]
        try store.insert(insertion([1, 2, 3], values))
        try store.insert(insertion([4], [value(4, .name, owner: 4)]))
        try store.setRestricted(true, owner(4))
        var found: [OwnerRecord] = []
        var sealed: [[SealedValue]] = []
        try store.forEachSubject(tags: [.name, .contact]) { record, values in
            found.append(record)
            sealed.append(values)
        }
        struct Stop: Error {}
        var isStopped = false
        do {
            try store.forEachSubject(tags: [.name, .contact]) { _, _ in throw Stop() }
        } catch is Stop {
            isStopped = true
        }
        return complaints([
            ("owners", found == [record(1), record(2)]),
            ("values", sealed == [[values[2], values[0], values[3]], [values[1]]]),
            ("no tags", code { try store.forEachSubject(tags: []) { _, _ in throw Stop() } } == nil),
            ("the caller's error passes", isStopped),
            ("and the store goes on", try store.statements().count == 4),
        ])
    }

    private static func large(_ store: any VaultStore) throws -> [String] {
        let box = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) }
        let value = SealedValue(statement: statement(1), tag: .file, owner: owner(1), box: box)
        try store.insert(insertion([1], [value]))
        return complaints([("value", try store.values(of: statement(1)) == [value])])
    }

    // MARK: Pieces

    private static func owner(_ number: UInt64) -> VaultOwner {
        .subject(SubjectID(high: 0, low: number))
    }

    private static func statement(_ number: UInt64) -> StatementID {
        StatementID(command: CommandID(high: 0, low: number))
    }

    private static func record(_ number: UInt64) -> OwnerRecord {
        OwnerRecord(owner: owner(number), state: .active, wrappedKey: [UInt8](repeating: UInt8(number), count: 72))
    }

    private static func value(_ number: UInt64, _ tag: VaultTag, owner: UInt64) -> SealedValue {
        let box = [UInt8](repeating: UInt8(number), count: 40 + Int(owner))
        return SealedValue(statement: statement(number), tag: tag, owner: self.owner(owner), box: box)
    }

    private static func insertion(_ owners: [UInt64], _ values: [SealedValue]) -> VaultInsertion {
        var insertion = VaultInsertion()
        insertion.owners = owners.map { record($0) }
        insertion.values = values.map { ($0, []) }
        return insertion
    }

    private static func code(_ body: () throws -> Void) -> VaultFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? VaultFailure)?.code
        }
    }

    private static func complaints(_ checks: [(String, Bool)]) -> [String] {
        checks.filter { !$0.1 }.map(\.0)
    }
}
