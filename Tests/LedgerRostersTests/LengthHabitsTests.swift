import LedgerRosters
import Testing

@Suite struct LengthHabitsTests {
    private func verdicts(_ header: String, _ cells: [String]) throws -> [String] {
        let names = ["张三", "李四", "王五", "赵六"]
        let rows = zip(names, cells).map { "\($0),2021-07-03,\($1)\n" }.joined()
        return Roster.verdicts(try Roster.read("姓名,日期,\(header)\n" + rows))
    }

    @Test(arguments: [
        ("2.5小时", "accept 150"), ("2.0小时", "accept 120"), ("2.00小时", "accept 120"), ("2.50小时", "accept 150"),
        ("2.25小时", "accept 135"), ("2.75小时", "accept 165"), ("2.8小时", "accept 168"),
        ("2.30小时", "reject ambiguous_number"), ("2.3小时", "reject ambiguous_number"),
        ("2.15小时", "reject ambiguous_number"), ("1.45小时", "reject ambiguous_number"),
        ("1.2h", "reject ambiguous_number"), ("2.33小时", "reject ambiguous_number"),
    ])
    func aFractionThatMayBeMinutesIsRefused(cell: String, verdict: String) throws {
        #expect(try verdicts("时长", [cell]) == [verdict])
    }

    @Test func theColumnShowsWhetherPointsDivideDecimals() throws {
        #expect(try verdicts("时长(小时)", ["1.2", "2.75"]) == ["accept 72", "accept 165"])
        #expect(
            try verdicts("时长(小时)", ["1.25", "2.30", "1.50"]) == [
                "reject ambiguous_number", "reject ambiguous_number", "reject ambiguous_number",
            ]
        )
        #expect(try verdicts("时长(小时)", ["2.30", "1.75"]) == ["reject ambiguous_number", "accept 105"])
    }

    @Test func bareNumbersThatContradictTheirUnitAreRefused() throws {
        #expect(
            try verdicts("时长(分钟)", ["2小时", "2", "900", "120分钟"]) == [
                "accept 120", "reject ambiguous_number", "reject ambiguous_number", "accept 120",
            ]
        )
        #expect(try verdicts("时长(分钟)", ["90", "2"]) == ["accept 90", "reject ambiguous_number"])
        #expect(
            try verdicts("时长(小时)", ["12", "15", "30"]) == [
                "accept 720", "reject ambiguous_number", "reject over_24_hours",
            ]
        )
    }
}
