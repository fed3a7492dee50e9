internal import LedgerModel

/// One organisation and its place in the tree.
struct OrganisationRow: StoredRow {
    let id: OrganisationID
    /// Type, name, region; empty at the root until it is registered.
    var type = ""
    var name = ""
    var region = ""
    /// Number of the organisation above; nil at the root.
    var parent: UInt32?
    /// The legal recorder that was named at registration.
    var legalRecorder: UInt32?
    /// Who answers for its records since it was closed.
    var successor: UInt32?
    /// Whether its type may be its own legal recorder, by the policy in force when it was registered.
    var mayRecord = false

    var isRegistered: Bool { !type.isEmpty }
    var isClosed: Bool { successor != nil }

    init(id: OrganisationID) {
        self.id = id
    }

    init(from reader: inout RowReader) {
        id = reader.identifier()
        type = reader.text()
        name = reader.text()
        region = reader.text()
        parent = reader.optionalNumber()
        legalRecorder = reader.optionalNumber()
        successor = reader.optionalNumber()
        mayRecord = reader.flag()
    }

    func write(to writer: inout RowWriter) {
        writer.identifier(id)
        writer.text(type)
        writer.text(name)
        writer.text(region)
        writer.optionalNumber(parent)
        writer.optionalNumber(legalRecorder)
        writer.optionalNumber(successor)
        writer.flag(mayRecord)
    }
}

/// The roles of one subject in one organisation; none after a dismissal.
struct OperatorRow: StoredRow {
    var roles: RoleSet

    init(roles: RoleSet) {
        self.roles = roles
    }

    init(from reader: inout RowReader) {
        roles = RoleSet(rawValue: reader.number())
    }

    func write(to writer: inout RowWriter) {
        writer.number(roles.rawValue)
    }
}

/// Roles as bits.
struct RoleSet: OptionSet {
    let rawValue: UInt8

    static let recorder = RoleSet(rawValue: 1)
    static let approver = RoleSet(rawValue: 2)
    static let manager = RoleSet(rawValue: 4)
    static let inspector = RoleSet(rawValue: 8)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ role: Role) {
        switch role {
        case .recorder: self = .recorder
        case .approver: self = .approver
        case .manager: self = .manager
        case .inspector: self = .inspector
        }
    }

    init(_ roles: [Role]) {
        self = roles.reduce(into: []) { $0.formUnion(RoleSet($1)) }
    }

    /// Whether these roles include one; a manager has every other role but `inspector` (spec 04 §4).
    func grants(_ role: Role) -> Bool {
        contains(RoleSet(role)) || role != .inspector && contains(.manager)
    }
}
