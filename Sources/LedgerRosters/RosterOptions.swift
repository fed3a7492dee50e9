public import LedgerModel

/// What the clerk says about a file besides its bytes.
public struct RosterOptions: Sendable {
    /// The day of reading: later dates are refused.
    ///
    /// The reader itself has no clock.
    public var asOf: CivilDate
    /// The month that the roster is for, when the clerk named one: other days are refused.
    public var period: RosterPeriod?
    /// The known people; nil skips every check of who a name is.
    public var register: RosterRegister?
    /// Whether a length of time that is not whole minutes, such as 2.33 hours, is refused instead of kept in seconds.
    public var refusesPartMinutes: Bool
    /// Places of rows, as in `RosterRow.at`, of which the clerk says that they are a second service of the day.
    public var secondServices: Set<String> = []
    /// Whether a row that lacks only its time of leaving is accepted as an open sign-in (未签退) instead of refused.
    ///
    /// Such a row is held against the others of the file like any accepted row.
    public var keepsOpenSignIns = false
    /// How large a file may be.
    public var limits: RosterLimits

    /// Collects the options; without a register names are not looked up.
    public init(
        asOf: CivilDate,
        period: RosterPeriod? = nil,
        register: RosterRegister? = nil,
        refusesPartMinutes: Bool = false,
        limits: RosterLimits = RosterLimits()
    ) {
        self.asOf = asOf
        self.period = period
        self.register = register
        self.refusesPartMinutes = refusesPartMinutes
        self.limits = limits
    }
}
