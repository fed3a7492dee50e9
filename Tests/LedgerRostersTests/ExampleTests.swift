import LedgerRosters
import Testing

@Suite struct ExampleTests {
    static let names = [
        "sign-in-out.csv", "durations-gb18030.csv", "mongolian-utf16.txt", "grid.xlsx", "merged.xlsx",
        "several-tables.xlsx",
        "epoch-1904.xlsx", "grid-of-pairs.xlsx", "hostile.csv",
    ]

    @Test(arguments: names)
    func givesTheClerksVerdictRowByRow(name: String) throws {
        let reading = try Roster.read(Roster.file("Examples/" + name))
        let expected = String(decoding: Roster.file("Examples/" + name + ".json"), as: UTF8.self)
        let (found, wanted) = (reading.json.split(separator: "\n"), expected.split(separator: "\n"))
        #expect(found.count == wanted.count)
        for (line, wantedLine) in zip(found, wanted) {
            #expect(line == wantedLine)
        }
    }
}
