import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// What a batch is about in one line: where, by what evidence, recorded by whom, which activities, how many people, how long.
struct BatchContents {
    /// The members that it adds to a batch, for programs.
    let facts: [(String, JSONValue?)]
    /// The same as people read it.
    let words: String

    /// Sums up the records of a batch; people are named as lists name them.
    init(_ records: [RecordView], _ ledger: Ledger, _ options: LedgerOptions) throws {
        let comma = options.words("、", ", ")
        let places = Self.distinct(records.map(\.place.organisation))
        let evidence = Self.distinct(records.map(\.evidence))
        let recorders = Self.distinct(records.flatMap(\.recorders))
        let activities = Self.distinct(records.map(\.place.activity))
        let people = Set(records.map(\.subject)).count
        let seconds = Seconds(records.reduce(0) { $0 + $1.time.seconds.count })
        let stations = places.map { options.name(of: $0, in: ledger) }
        let names = try recorders.map { try options.called($0, in: ledger) }
        let titles = try activities.map { try options.title(of: $0, in: ledger) ?? $0.description }
        facts = [
            ("activities", .array(activities.map { .string($0.description) })),
            ("evidence", .array(evidence.map { .string($0.rawValue) })),
            ("organisation_name", .text(stations.joined(separator: comma))), ("people", .number(people)),
            ("recorders", .array(recorders.map { .string($0.description) })), ("seconds", .number(seconds.count)),
        ]
        let classes = evidence.map { options.name(of: $0) }.joined(separator: comma)
        let (at, by) = (stations.joined(separator: comma), names.joined(separator: comma))
        let about = titles.map(Terminal.visible).joined(separator: comma)
        words = options.words(
            "\(at)，\(classes)，录入 \(by)，活动 \(about)，\(people) 人，共 \(options.duration(seconds))",
            "\(at), \(classes), recorded by \(by), activity \(about), \(people) people, \(options.duration(seconds)) in all"
        )
    }

    /// Each value once, in the order in which they come.
    private static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
