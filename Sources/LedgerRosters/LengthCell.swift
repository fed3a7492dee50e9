/// Reads a cell that holds a length of time.
enum LengthCell {
    /// The length in seconds.
    static func seconds(_ cell: RosterCell, unit: DurationUnit?) throws(RosterReason) -> Int {
        switch cell.value {
        case .error: throw .cellError
        case .number(_, .date), .number(_, .dateTime), .number(_, .month), .number(_, .percent), .boolean:
            throw .unreadableDuration
        // A format that writes 分钟 below a header in hours contradicts it.
        case .number(_, .plain) where unit == .hours && RosterText.ends(cell.text, with: "分钟"),
            .number(_, .plain) where unit == .minutes && RosterText.ends(cell.text, with: "小时"):
            throw .ambiguousNumber
        default: return try DurationReader.seconds(cell.text, unit: unit)
        }
    }

    /// The length of a cell that no times confirm: nothing of it may be open.
    static func alone(_ cell: RosterCell, unit: DurationUnit?, _ habits: LengthHabits) throws(RosterReason) -> Int {
        let length = try seconds(cell, unit: unit)
        if case .number(_, .elapsed) = cell.value { return length }
        if case .number(_, .time) = cell.value { return length }
        try habits.check(cell, unit: unit)
        // 2.33 hours is a rounded figure, and nobody can say of which minutes.
        guard length.isMultiple(of: 60) || RosterText.contains(cell.text, ":") else { throw .ambiguousNumber }
        return length
    }

    /// Whether the cell says the given length, exactly or rounded to its own two or more decimals.
    static func agrees(_ cell: RosterCell, unit: DurationUnit?, with seconds: Int) throws(RosterReason) -> Bool {
        do {
            if try LengthCell.seconds(cell, unit: unit) == seconds { return true }
        } catch .unreadableDuration, .ambiguousNumber {
            guard let bare = DurationReader.bareNumber(cell.text) else { throw .unreadableDuration }
            if unit == nil { return isRounded(bare, of: seconds, unit: .hours) || isWhole(bare, seconds) }
        } catch {
            throw error
        }
        guard let bare = DurationReader.bareNumber(cell.text) ?? DurationReader.hoursNumber(cell.text) else {
            return false
        }
        let isHours = unit == .hours || DurationReader.hoursNumber(cell.text) != nil
        return isHours && isRounded(bare, of: seconds, unit: .hours)
    }

    /// With arrival and leaving known, a bare number in either unit confirms them.
    private static func isWhole(_ bare: (value: Double, digits: Int), _ seconds: Int) -> Bool {
        bare.value * 3600 == Double(seconds) || bare.value * 60 == Double(seconds)
    }

    private static func isRounded(_ bare: (value: Double, digits: Int), of seconds: Int, unit: DurationUnit) -> Bool {
        guard bare.digits >= 2, bare.digits <= 17 else { return false }
        let half = (0..<bare.digits).reduce(0.5) { value, _ in value / 10 } * Double(unit.seconds)
        return abs(bare.value * Double(unit.seconds) - Double(seconds)) <= half + 0.000_001
    }
}
