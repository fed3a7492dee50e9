import Testing

@testable import LedgerRosters

@Suite struct NumberFormatSectionTests {
    @Test(arguments: [
        "General", "0", "0.0", "#,##0.00", "0.00_);[Red](0.00)", "0.0\"小时\"", "0\"分钟\"", "0\\ ", "h:mm", "[h]:mm",
        "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d;@", "[$-409]h:mm AM/PM;@", "上午/下午h\"时\"mm\"分\"", "0%", "mm:ss",
        "_ * #,##0.0_ ;_ * -#,##0.0_ ;_ * \"-\"??_ ;_ @_ ", "@",
    ])
    func showsTheNumber(code: String) {
        #expect(NumberFormatSection.shown(code, for: 2).isLegible)
    }

    @Test(arguments: [
        "\"请假\"", "0\"人\"", ";;;", "", "[>1]\"缺席\";0", "0,", "\"-\"0", "-0", "0\"次\"", "h", "[h]", "\"作废\"@",
        "0\"小时\"0\"分\"",
    ])
    func isNotReadAsTheNumber(code: String) {
        #expect(!NumberFormatSection.shown(code, for: 2).isLegible)
    }

    @Test func theSectionFollowsTheSign() {
        #expect(NumberFormatSection.shown("0;-0;;@", for: 2).isLegible)
        #expect(!NumberFormatSection.shown("0;-0;;@", for: 0).isLegible)
        #expect(NumberFormatSection.shown("0;-0;;@", for: nil).isLegible)
        #expect(!NumberFormatSection.shown("0;-0;0;\"作废\"@", for: nil).isLegible)
        #expect(!NumberFormatSection.shown(";;;", for: nil).isLegible)
        #expect(NumberFormatSection.shown("h:mm", for: nil).isLegible)
    }

    @Test func aUnitInTheFormatIsThatOfTheNumber() {
        #expect(NumberFormatSection.shown("0.0\"小时\"", for: 2).unit == .hours)
        #expect(NumberFormatSection.shown("0分钟", for: 2).unit == .minutes)
        #expect(NumberFormatSection.shown("General", for: 2).unit == nil)
    }
}
