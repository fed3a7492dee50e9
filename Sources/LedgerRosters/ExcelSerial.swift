import LedgerModel

/// Days and times as workbooks store them: days since an epoch, with the time of day as a fraction.
enum ExcelSerial {
    /// The day of a whole serial number; nil before the epoch, beyond 9999 and for the day that never was, 1900-02-29.
    static func date(_ serial: Int, date1904: Bool) -> CivilDate? {
        guard (0...2_958_465).contains(serial) else { return nil }
        if date1904 {
            guard serial <= 2_957_003 else { return nil }
            return CivilDate(daysSinceEpoch: Int32(serial) - 24_107)
        }
        // The 1900 system counts a 29 February 1900; days before it are one further from the epoch than they seem.
        guard serial >= 1, serial != 60 else { return nil }
        return CivilDate(daysSinceEpoch: Int32(serial) - (serial < 60 ? 25_568 : 25_569))
    }

    /// The whole days and the seconds of the day, rounded to the nearest second; nil when out of range.
    static func split(_ value: Double) -> (days: Int, seconds: Int)? {
        guard value.isFinite, value >= 0, value < 2_958_466 else { return nil }
        let seconds = Int((value * 86_400).rounded())
        return (seconds / 86_400, seconds % 86_400)
    }

    /// The seconds of the day that a fraction stands for, when it is a whole second to within its own precision.
    static func exactSeconds(_ value: Double) -> Int? {
        guard value.isFinite, value >= 0, value < 2_958_466 else { return nil }
        let seconds = value * 86_400
        let rounded = seconds.rounded()
        // A double keeps a present day's time to about a microsecond; half a second off is a typed decimal, not a time.
        return abs(seconds - rounded) < 0.01 ? Int(rounded) : nil
    }
}
