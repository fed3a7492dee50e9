/// Shanghai civil days of instants: UTC+8 without exception from 1992 on (spec 01 §1).
public enum ShanghaiDay {
    /// Shanghai's offset from UTC in seconds.
    public static let offset: Int64 = 8 * 3600
    /// Length of a day in seconds.
    public static let length: Int64 = 86_400

    /// The day of an instant given in seconds since 1970.
    @inlinable
    public static func of(_ instant: Int64) -> CivilDate {
        let shifted = instant + 28_800
        let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
        return CivilDate(daysSinceEpoch: Int32(clamping: day))
    }

    /// The first second of a day, since 1970.
    @inlinable
    public static func start(_ day: CivilDate) -> Int64 {
        Int64(day.daysSinceEpoch) * 86_400 - 28_800
    }
}
