public import LedgerModel

/// What a value belongs to, and with whose erasure it goes (spec 08 §1).
public enum VaultOwner: Hashable, Sendable {
    /// A human.
    case subject(SubjectID)
    /// An activity.
    case activity(ActivityID)
    /// A training.
    case training(TrainingID)
    /// A command about many records at once.
    case command(CommandID)

    /// Puts an owner together from its written form; nil for an unknown kind or an id that has not 16 bytes.
    public init?(kind: UInt8, id: [UInt8]) {
        let owner: VaultOwner? =
            switch kind {
            case 1: SubjectID(id).map(VaultOwner.subject)
            case 2: ActivityID(id).map(VaultOwner.activity)
            case 3: TrainingID(id).map(VaultOwner.training)
            case 4: CommandID(id).map(VaultOwner.command)
            default: nil
            }
        guard let owner else { return nil }
        self = owner
    }

    /// The byte that stands for the kind of owner.
    public var kind: UInt8 {
        switch self {
        case .subject: 1
        case .activity: 2
        case .training: 3
        case .command: 4
        }
    }

    /// The 16 bytes of the owner's id.
    public var id: [UInt8] {
        switch self {
        case .subject(let id): id.bytes
        case .activity(let id): id.bytes
        case .training(let id): id.bytes
        case .command(let id): id.bytes
        }
    }

    /// The subject, when the owner is one.
    public var subject: SubjectID? {
        guard case .subject(let subject) = self else { return nil }
        return subject
    }

    /// What a wrapped key of this owner is bound to.
    var associatedData: [UInt8] {
        Array("xinshi/v1/key\0".utf8) + [kind] + id
    }
}
