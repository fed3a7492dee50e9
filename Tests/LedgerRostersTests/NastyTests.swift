import LedgerRosters
import Testing

/// Rosters made to mislead; of rows that are not recorded only the verdict counts.
@Suite struct NastyTests {
    static let names = [
        "remarks.csv", "twelve-hour.csv", "fractions.csv", "minutes.csv", "intervals.csv", "names.csv",
        "duplicates.csv",
        "ditto.csv", "totals.csv", "lengths.csv", "review.csv", "dates.csv", "notes.csv", "midnight.csv",
        "wide-grid.xlsx", "merged-header.xlsx", "stacked.xlsx", "hidden.xlsx", "formulas.xlsx", "comments.xlsx",
        "merged-total.xlsx", "excel-times.xlsx", "title-day.csv", "paid.xlsx", "beside.xlsx", "two-of-one-morning.csv",
    ]

    @Test(arguments: names)
    func givesTheClerksVerdictRowByRow(name: String) throws {
        let reading = try Roster.read(Roster.file("Examples/Nasty/" + name))
        let wanted = String(decoding: Roster.file("Examples/Nasty/" + name + ".json"), as: UTF8.self)
        var found: [Substring: String] = [:]
        for row in reading.rows {
            let json =
                row.verdict == .accept
                ? row.json : "{\"at\": \"\(row.at)\", \"verdict\": \"\(row.verdict.rawValue)\"}"
            found[Substring(row.at)] = json
        }
        let lines = wanted.split(separator: "\n").dropFirst().dropLast()
        #expect(lines.count == found.count)
        for line in lines {
            let json = line.drop { $0 == " " }.prefix { $0 != "}" } + "}"
            let place = json.split(separator: "\"")[3]
            #expect(found[place] == String(json))
        }
    }
}
