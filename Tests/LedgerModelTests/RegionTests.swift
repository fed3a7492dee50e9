import LedgerModel
import Testing

@Suite struct RegionTests {
    @Test func sixNineOrTwelveDigits() {
        #expect(["150404", "150404001", "150404001002"].allSatisfy { Region($0) != nil })
        #expect(["", "15040", "1504040", "15040a", "１５０４０４", "1504040010023"].allSatisfy { Region($0) == nil })
    }

    @Test(arguments: [
        ("150000", "15"), ("150400", "1504"), ("441900", "4419"), ("150404", "150404"), ("150404001", "150404001"),
        ("150404000", "150404"), ("441900003000", "441900003"), ("441900003100", "441900003100"),
        ("440000000000", "44"), ("000000", "00"), ("100000", "10"),
    ])
    func trailingGroupsOfZerosSayNothing(digits: String, span: String) throws {
        #expect(try #require(Region(digits)).span == span)
    }

    @Test func aPolicyHoldsWhereTheDigitsBegin() throws {
        let region = try #require(Region("150404001"))
        #expect(PolicyRegion.everywhere.contains(region))
        #expect(PolicyRegion("default") == .everywhere)
        #expect(try #require(PolicyRegion("1504")).contains(region))
        #expect(try !#require(PolicyRegion("1505")).contains(region))
        #expect(try !#require(PolicyRegion("150404001002")).contains(region))
        #expect(["", "1", "Default", "1504040010023"].allSatisfy { PolicyRegion($0) == nil })
        #expect(PolicyRegion.everywhere.description == "default")
    }
}
