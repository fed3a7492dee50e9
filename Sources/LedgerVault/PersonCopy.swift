public import LedgerModel

/// Everything the vault holds about one subject, for that person to take away (PIPL §45).
public struct PersonCopy: Hashable, Sendable {
    /// One text with the opening of its commitment.
    public struct Value: Hashable, Sendable {
        /// The statement that commits to it.
        public let statement: StatementID
        /// Value and salt.
        public let opening: Opening
    }

    /// One file with the opening of its commitment.
    public struct File: Hashable, Sendable {
        /// The statement that commits to it.
        public let statement: StatementID
        /// Its name in the statement.
        public let tag: VaultTag
        /// File and salt.
        public let opening: EvidenceOpening
    }

    /// The person.
    public let subject: SubjectID
    /// The profile as it stands.
    public let profile: Profile
    /// All texts ever recorded, oldest first.
    public let values: [Value]
    /// All files, oldest first.
    public let files: [File]
}

extension Vault {
    /// Collects everything the vault holds about one subject; not what others wrote under an activity or a command.
    public func copy(of subject: SubjectID) throws -> PersonCopy {
        let keys = try ownerKeys(.subject(subject))
        let rows = try store.values(of: .subject(subject))
        let values = try rows.filter { !$0.tag.isEvidence }.map { row in
            let salt = keys.salt(statement: row.statement, tag: row.tag)
            let opening = Opening(tag: row.tag, salt: salt, value: try open(row, with: keys))
            return PersonCopy.Value(statement: row.statement, opening: opening)
        }
        let files = try rows.filter(\.tag.isEvidence).map { row in
            PersonCopy.File(statement: row.statement, tag: row.tag, opening: try evidence(row, with: keys))
        }
        return PersonCopy(subject: subject, profile: try profile(of: subject), values: values, files: files)
    }
}

extension PersonCopy {
    /// The copy as one JSON object in UTF-8; files in base64, everything else as text.
    public var json: String {
        let profile = Profile.tags.sorted().compactMap { tag in
            self.profile[tag].map { JSONText.member(tag.name, JSONText.string($0)) }
        }
        return JSONText.object([
            JSONText.member("files", JSONText.array(files.map(\.json))),
            JSONText.member("profile", JSONText.object(profile)),
            JSONText.member("subject", JSONText.string(subject.description)),
            JSONText.member("values", JSONText.array(values.map(\.json))),
        ])
    }
}

extension PersonCopy.Value {
    fileprivate var json: String {
        JSONText.object([
            JSONText.member("commitment", JSONText.string(opening.commitment.description)),
            JSONText.member("salt", JSONText.string(opening.salt.description)),
            JSONText.member("statement", JSONText.string(statement.description)),
            JSONText.member("tag", JSONText.string(opening.tag.name)),
            opening.text.map { JSONText.member("value", JSONText.string($0)) }
                ?? JSONText.member("value_base64", JSONText.string(JSONText.base64(opening.value))),
        ])
    }
}

extension PersonCopy.File {
    fileprivate var json: String {
        JSONText.object([
            JSONText.member("commitment", JSONText.string(opening.commitment.description)),
            JSONText.member("file_base64", JSONText.string(JSONText.base64(opening.file))),
            JSONText.member("salt", JSONText.string(opening.salt.description)),
            JSONText.member("statement", JSONText.string(statement.description)),
            JSONText.member("tag", JSONText.string(tag.name)),
        ])
    }
}
