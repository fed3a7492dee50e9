public import LedgerModel

/// Why a statement may not stand: expected, and nothing changed.
public struct Rejection: Error, Hashable, Sendable {
    /// The rule.
    public let code: RejectionCode
    /// The field that breaks it, where one does.
    public let field: String?
    /// Index of the entry that stands against it: the overlapping record, the record that is not effective.
    public let otherIndex: UInt64?
    /// The first offset of a range that breaks it.
    public let offset: Int?
    /// Why that offset does.
    public let obstacle: ApprovalObstacle?
    /// Who stands behind both the approver's key and the record, where that is why.
    public let guarantor: SubjectID?
    /// What the signer lacks, for `notAuthorised`.
    public let need: AuthorityNeed?

    /// Names the rule.
    public init(_ code: RejectionCode, _ field: String? = nil, other: UInt64? = nil, need: AuthorityNeed? = nil) {
        self.code = code
        self.field = field
        self.need = need
        otherIndex = other
        offset = nil
        obstacle = nil
        guarantor = nil
    }

    /// Names the rule and the first offset of a range that breaks it.
    public init(
        _ code: RejectionCode,
        offset: Int,
        record: UInt64,
        obstacle: ApprovalObstacle? = nil,
        guarantor: SubjectID? = nil
    ) {
        self.code = code
        field = "range"
        otherIndex = record
        self.offset = offset
        self.obstacle = obstacle
        self.guarantor = guarantor
        need = nil
    }

    /// The rejection that a fault of form is.
    public init(_ fault: SchemaFault) {
        let code = RejectionCode(rawValue: fault.code.rawValue) ?? .unknownType
        self.init(code, fault.field)
    }
}

/// Why one session of a range cannot be approved by one approver, in order of precedence (spec 06 §5).
public enum ApprovalObstacle: String, CaseIterable, Hashable, Sendable {
    /// It is not pending.
    case notPending = "not_pending"
    /// It is an open sign-in, which has no length to approve.
    case signOutMissing = "sign_out_missing"
    /// The approver recorded or corrected it.
    case ownRecord = "own_record"
    /// The approver is its subject.
    case ownService = "own_service"
    /// The approver approved this version before.
    case approvedBefore = "approved_before"
    /// The approver is neither approver in the record's organisation nor leader of its activity with a role there.
    case notApprover = "not_approver"
    /// Somebody who stands behind the approver's key also stands behind the record (spec 04 §2).
    case sameGuarantor = "same_guarantor"
    /// It is the second approval, and neither comes from a superior organisation.
    case needsSuperior = "needs_superior"
}
