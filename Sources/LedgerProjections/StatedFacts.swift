public import LedgerModel

/// Facts that statements carry for readers and no rule reads: whom activities serve and with whom, why rosters came late,
/// which bodies host organisations.
public struct StatedFacts: StatementProjection {
    /// Activities, rosters and organisations.
    public static let types: Set<StatementType> = [.activityOpened, .rosterOpened, .organisationRegistered]

    /// Index of the `activity_opened` of each activity: its values are commitments there.
    public private(set) var openings: [ActivityID: UInt64] = [:]
    /// The group served 服务对象类别, by activity; those that name none are not listed.
    public private(set) var groups: [ActivityID: Code] = [:]
    /// Activities in which parents serve with their children 亲子.
    public private(set) var parentAndChild: Set<ActivityID> = []
    /// The reason for being late, by the index of the `roster_opened`; those that give none are not listed.
    public private(set) var lateReasons: [UInt64: Code] = [:]
    /// The body that hosts or supervises an organisation 主管单位; those that name none are not listed.
    public private(set) var hosts: [OrganisationID: Name] = [:]

    /// None yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .activityOpened(let opened):
            openings[opened.activity] = input.index
            groups[opened.activity] = opened.targetGroup
            if opened.parentAndChild { parentAndChild.insert(opened.activity) }
        case .rosterOpened(let opened): lateReasons[input.index] = opened.lateReason
        case .organisationRegistered(let registered): hosts[registered.organisation] = registered.host
        default: break
        }
    }
}
