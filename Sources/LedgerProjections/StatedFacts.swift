public import LedgerModel

/// Codes that statements carry for readers and no rule reads: whom activities serve, and why rosters came late.
public struct StatedFacts: StatementProjection {
    /// Activities and rosters.
    public static let types: Set<StatementType> = [.activityOpened, .rosterOpened]

    /// The group served 服务对象类别, by activity; those that name none are not listed.
    public private(set) var groups: [ActivityID: Code] = [:]
    /// The reason for being late, by the index of the `roster_opened`; those that give none are not listed.
    public private(set) var lateReasons: [UInt64: Code] = [:]

    /// None yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .activityOpened(let opened): groups[opened.activity] = opened.targetGroup
        case .rosterOpened(let opened): lateReasons[input.index] = opened.lateReason
        default: break
        }
    }
}
