internal import LedgerFormat
internal import LedgerModel
internal import LedgerVault

/// Which of a command's values the vault keeps, and with whose erasure each goes (spec 08 §1).
struct CommandValues {
    private let command: Command
    private let fields: JSONValue
    /// The subject of the record that the command is about.
    private let recordSubject: SubjectID?

    init(_ command: Command, recordSubject: SubjectID?) throws(CommandFault) {
        self.command = command
        self.recordSubject = recordSubject
        do {
            fields = try JSONValue.parse(command.wish.fields)
        } catch {
            throw CommandFault(line: command.line, .form(.profile(error)))
        }
    }

    /// The subject that the command names, nil when it names none.
    var subject: SubjectID? { fields["subject"]?.string.flatMap { SubjectID(hex: $0) } }

    /// The values to seal; `files` are the bytes of the command's files by field.
    func sealed(files: [String: [UInt8]]) throws -> [VaultValue] {
        var values: [VaultValue] = []
        for value in command.wish.values {
            guard let tag = VaultTag(value.tag.rawValue) else { continue }
            values.append(VaultValue(tag, value.text, owner: try owner(of: tag), lookups: lookups(tag, value.text)))
        }
        for file in command.wish.files {
            guard let tag = VaultTag(file.field), let bytes = files[file.field] else { continue }
            values.append(VaultValue(tag, bytes: bytes, owner: try owner(of: tag)))
        }
        return values
    }

    private func owner(of tag: VaultTag) throws -> VaultOwner {
        switch command.wish.becomes {
        case .activityOpened where tag == .leaderName: try subject("leader")
        case .activityOpened, .rosterOpened: try activity()
        case .trainingHeld: try training()
        case .recordsApproved, .recordsDeclined, .recordsVoided, .requestRefused: .command(command.id)
        default: try fields["subject"] != nil ? subject("subject") : ofRecord()
        }
    }

    private func subject(_ key: String) throws -> VaultOwner {
        guard let id = fields[key]?.string.flatMap({ SubjectID(hex: $0) }) else { throw missing(key) }
        return .subject(id)
    }

    private func activity() throws -> VaultOwner {
        guard let id = fields["activity"]?.string.flatMap({ ActivityID(hex: $0) }) else { throw missing("activity") }
        return .activity(id)
    }

    private func training() throws -> VaultOwner {
        guard let id = fields["training"]?.string.flatMap({ TrainingID(hex: $0) }) else { throw missing("training") }
        return .training(id)
    }

    private func ofRecord() throws -> VaultOwner {
        guard let recordSubject else { throw missing("record") }
        return .subject(recordSubject)
    }

    private func missing(_ field: String) -> CommandFault {
        CommandFault(line: command.line, .unknown(field: field))
    }

    private func lookups(_ tag: VaultTag, _ text: String) -> [VaultLookup] {
        switch command.wish.becomes {
        case .volunteerRegistered, .volunteerUpdated: profileLookups(tag, text)
        case .externalNumberRecorded where tag == .externalNumber:
            fields["platform"]?.string.map { [.externalNumber(platform: $0, number: text)] } ?? []
        default: []
        }
    }

    private func profileLookups(_ tag: VaultTag, _ text: String) -> [VaultLookup] {
        var profile = Profile()
        profile[tag] = text
        if tag != .documentType { profile.documentType = given(.documentType) }
        guard let subject = fields["subject"]?.string.flatMap({ SubjectID(hex: $0) }) else { return [] }
        return profile.values(of: subject).first { $0.tag == tag }?.lookups ?? []
    }

    private func given(_ tag: VaultTag) -> String? {
        command.wish.values.first { $0.tag.rawValue == tag.name }?.text
    }
}
