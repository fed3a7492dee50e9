public import LedgerModel

extension SessionTime {
    /// Whether two times of one person's day may be the same service.
    ///
    /// With clock times on both sides they are when they overlap, under whatever activity: a minute more makes no other
    /// service. Where one side has none they are when activity or length agree.
    public func mayRepeat(_ other: SessionTime, inSameActivity isSame: Bool) -> Bool {
        guard day == other.day else { return false }
        if let one = interval, let two = other.interval { return one.start < two.end && two.start < one.end }
        return isSame || seconds == other.seconds
    }
}

extension RecordState {
    /// Declined or void: such a record never becomes effective again (spec 06 §5).
    public var isFinal: Bool { self == .declined || self == .void }
}
