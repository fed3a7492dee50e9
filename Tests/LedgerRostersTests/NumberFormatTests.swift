import Testing

@testable import LedgerRosters

@Suite struct NumberFormatTests {
    @Test(arguments: [
        ("yyyy/m/d", NumberFormat.Kind.date), ("m\"月\"d\"日\"", .date), ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", .date),
        ("h:mm", .time),
        ("[h]:mm", .elapsed), ("yyyy/m/d h:mm", .dateTime), ("0.0\"小时\"", .plain), ("General", .plain),
        ("0%", .percent), ("yyyy\"年\"m\"月\"", .month),
        ("0.00_);[Red](0.00)", .plain), ("\"d\"0", .plain), ("0\\d", .plain), ("mm:ss", .plain),
        ("[Red]h:mm AM/PM", .time), ("", .plain),
    ])
    func findsTheKind(code: String, kind: NumberFormat.Kind) {
        #expect(NumberFormat.kind(ofCode: code) == kind)
    }

    @Test(arguments: [("0.0", 1), ("0", 0), ("#,##0.00", 2), ("0.0\"小时\"", 1), ("0.00;-0.0", 2)])
    func countsTheDecimalsShown(code: String, count: Int) {
        #expect(NumberFormat.decimals(ofCode: code) == count)
    }

    @Test func builtInFormatsOfTheChineseLocale() {
        #expect(NumberFormat.builtIn(31) == .date)
        #expect(NumberFormat.builtIn(57) == .month)
        #expect(NumberFormat.builtIn(32) == .time)
        #expect(NumberFormat.builtIn(46) == .elapsed)
        #expect(NumberFormat.builtIn(200) == nil)
        #expect(NumberFormat.decimals(ofCode: "General") == nil)
        #expect(NumberFormat.builtInDecimals(2) == 2)
    }
}
