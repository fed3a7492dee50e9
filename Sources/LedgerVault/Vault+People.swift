internal import LedgerCrypto
public import LedgerModel
internal import Synchronization

extension Vault {
    /// What stands in a subject's profile now; fields that were never given or were withdrawn are nil.
    public func profile(of subject: SubjectID) throws -> Profile {
        let keys = try ownerKeys(.subject(subject))
        let tags = Set(Profile.tags)
        let rows = try store.values(of: .subject(subject)).filter { tags.contains($0.tag) }
        let current = Dictionary(rows.map { ($0.tag, $0) }) { _, newer in newer }
        var profile = Profile()
        for row in current.values {
            let text = String(decoding: try open(row, with: keys), as: UTF8.self)
            profile[row.tag] = text.isEmpty ? nil : text
        }
        return profile
    }

    /// The other subject that has this document number now, if any; restricted subjects count, erased ones are
    /// forgotten.
    public func holder(of document: DocumentNumber) throws -> SubjectID? {
        let found = try store.values(marked: VaultMark(.document(document), keys: keys))
        return found.first { $0.isCurrent }?.value.owner.subject
    }

    /// The statement that recorded this number of a platform, if any.
    public func statement(ofExternalNumber number: String, platform: String) throws -> StatementID? {
        let lookup = VaultLookup.externalNumber(platform: platform, number: number)
        return try store.values(marked: VaultMark(lookup, keys: keys)).first?.value.statement
    }

    /// Subjects that fit all given codes of the talent pool (志愿服务人才库), by id, at most `limit`.
    ///
    /// Found by keyed marks, without opening a value. `region` is a prefix of 2, 4, 6, 9 or 12 digits.
    public func talents(
        serviceCategory: String? = nil,
        skill: String? = nil,
        region: String? = nil,
        limit: Int = 200
    ) throws -> [SubjectID] {
        let lookups: [VaultLookup?] = [
            serviceCategory.map { .serviceCategory($0) }, skill.map { .skill($0) }, region.map { .region($0) },
        ]
        let marks = lookups.compactMap { $0.map { VaultMark($0, keys: keys) } }
        guard !marks.isEmpty else { throw VaultRejection.queryTooShort }
        return try store.subjects(marked: marks, limit: limit)
    }

    /// Active subjects that a desk's query fits, by id, at most `limit`; the first call reads every name once.
    public func find(_ query: PersonQuery, limit: Int = 50) throws -> [SubjectID] {
        guard query.isLongEnough else { throw VaultRejection.queryTooShort }
        return try people.withLock { index in
            let ready = try index ?? readPeople()
            index = ready
            return ready.find(query, limit: limit)
        }
    }

    /// Active subjects whose name is this or was, byte for byte, by id; the first call reads every name once.
    public func namesakes(of name: String) throws -> [SubjectID] {
        try people.withLock { index in
            let ready = try index ?? readPeople()
            index = ready
            return ready.namesakes(of: name)
        }
    }

    private func readPeople() throws -> PeopleIndex {
        var index = PeopleIndex()
        let opener = BulkOpener(wrappingKey: keys.wrapKey)
        try store.forEachSubject(tags: PeopleIndex.tags) { record, rows in
            guard let subject = record.owner.subject else { return }
            index.set(try Self.entry(of: record, rows, opener), for: subject)
        }
        return index
    }

    /// Brings the index up to date with what the store says of one owner; does nothing before the first search.
    func refresh(_ owner: VaultOwner) throws {
        guard let subject = owner.subject else { return }
        try people.withLock { index in
            guard index != nil else { return }
            guard let record = try store.owner(owner), record.state == .active else {
                index?.set(nil, for: subject)
                return
            }
            let rows = try store.values(of: owner).filter { PeopleIndex.tags.contains($0.tag) }
            index?.set(try Self.entry(of: record, rows, BulkOpener(wrappingKey: keys.wrapKey)), for: subject)
        }
    }

    private static func entry(
        of record: OwnerRecord,
        _ rows: [SealedValue],
        _ opener: BulkOpener
    ) throws -> PeopleIndex.Entry {
        var entry = PeopleIndex.Entry()
        var isAuthentic = true
        do {
            let wrapped = record.wrappedKey ?? []
            try opener.withDerivedKey(wrapped, associated: record.owner.associatedData, label: "seal") { key in
                for row in rows {
                    let value = key.open(row.box, associated: row.statement.bytes + row.tag.bytes)
                    isAuthentic = isAuthentic && value != nil
                    entry.take(row.tag, value ?? [])
                }
            }
        } catch {
            throw VaultFailure(.notAuthentic, "a wrapped key was changed", underlying: error)
        }
        guard isAuthentic else { throw VaultFailure(.notAuthentic, "a sealed value was changed") }
        return entry
    }
}
