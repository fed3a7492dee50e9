import Testing

@testable import LedgerRosters

@Suite struct CellReferenceTests {
    @Test func readsPlaces() throws {
        let place = try #require(CellReference.position("$AB$12"))
        #expect(place.column == 27 && place.row == 12)
        #expect(RosterSheet.letters(ofColumn: 27) == "AB")
        #expect(RosterSheet.letters(ofColumn: 25) == "Z")
        #expect(RosterSheet.letters(ofColumn: 702) == "AAA")
    }

    @Test(arguments: [
        "", "A", "1", "A0", "XFE1", "A1048577", "a1", "1A", "A1B", "A99999999999999999999", "AAAAAAAAAAAAAA1", "Ａ1",
    ])
    func refusesWhatIsNoPlace(text: String) {
        #expect(CellReference.position(text) == nil)
    }

    @Test func readsRegions() {
        #expect(CellReference.region("B2:C3") == RosterSheet.Region(top: 2, left: 1, bottom: 3, right: 2))
        #expect(CellReference.region("C3:B2") == nil)
        #expect(CellReference.region("A1:B2:C3") == nil)
        #expect(CellReference.region("") == nil)
    }
}
