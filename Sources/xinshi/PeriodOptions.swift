import ArgumentParser
import LedgerModel

/// The two axes of time of a question: the log up to a day, and the days of service (spec 07 §2).
struct PeriodOptions: ParsableArguments {
    @Option(help: "服务日起（含）。 First service day.") var from: String?
    @Option(help: "服务日止（含）。 Last service day.") var to: String?
    @Option(help: "截至账本日（含）；以该日的政策计算。 Log day, with the policies in force then.") var asOf: String?

    /// The options, read.
    struct Period {
        /// The days of service; nil for all.
        let service: DayRange?
        /// The log day; nil for now.
        let asOf: CivilDate?
    }

    /// Reads the days; refuses a last day before the first.
    func read(_ options: LedgerOptions) throws -> Period {
        let first = try from.map { try options.day($0, "--from") }
        let last = try to.map { try options.day($0, "--to") }
        let asOf = try asOf.map { try options.day($0, "--as-of") }
        if let first, let last, last < first {
            throw ValidationError(options.words("--to 不能早于 --from。", "--to is before --from."))
        }
        guard first != nil || last != nil else { return Period(service: nil, asOf: asOf) }
        // The days that a calendar of four-digit years knows.
        let (earliest, latest) = (CivilDate(daysSinceEpoch: 0), CivilDate(daysSinceEpoch: 2_932_896))
        return Period(service: DayRange(first: first ?? earliest, last: last ?? latest), asOf: asOf)
    }
}
