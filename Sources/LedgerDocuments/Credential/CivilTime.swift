internal import LedgerModel

/// The two written forms of time in a credential (spec 09 §1, §2).
enum CivilTime {
    private static let midnight = "T00:00:00+08:00"

    /// The Shanghai day of an instant (spec 01 §1).
    static func shanghaiDay(_ instant: Instant) -> CivilDate {
        CivilDate(daysSinceEpoch: Int32(floorDivide(instant.secondsSinceEpoch + 28_800, 86_400)))
    }

    /// The beginning of a Shanghai day: `YYYY-MM-DDT00:00:00+08:00`.
    static func startText(_ day: CivilDate) -> String {
        day.description + midnight
    }

    /// The day of exactly that form; nil for any other text.
    static func day(startText text: String) -> CivilDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 + midnight.utf8.count, bytes[10...].elementsEqual(midnight.utf8) else { return nil }
        return CivilDate(String(decoding: bytes[..<10], as: UTF8.self))
    }

    /// An instant as `YYYY-MM-DDThh:mm:ssZ`.
    static func text(_ instant: Instant) -> String {
        let days = floorDivide(instant.secondsSinceEpoch, 86_400)
        let second = Int(instant.secondsSinceEpoch - days * 86_400)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CivilDate(daysSinceEpoch: Int32(days)))T\(clock.joined(separator: ":"))Z"
    }

    /// The instant of exactly that form; nil for any other text.
    static func instant(_ written: String) -> Instant? {
        let bytes = Array(written.utf8)
        guard bytes.count == 20, let day = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        let clock = [11, 14, 17].map { Int(bytes[$0] & 15) * 10 + Int(bytes[$0 + 1] & 15) }
        guard clock[0] < 24, clock[1] < 60, clock[2] < 60 else { return nil }
        let second = Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
        let instant = Instant(secondsSinceEpoch: Int64(day.daysSinceEpoch) * 86_400 + second)
        // Written again and compared, so that every other text is refused.
        return text(instant).utf8.elementsEqual(bytes) ? instant : nil
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}
