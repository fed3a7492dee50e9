import LedgerModel
import Testing

@Suite struct ResidentIDTests {
    @Test(arguments: ["11010519491231002X", "11010519491231002x", "34052419800101001X"])
    func acceptsTheStandardsExamples(text: String) throws {
        let number = try #require(ResidentID(text))
        #expect(number.form == .current)
        #expect(number.text.utf8.last != UInt8(ascii: "x"))
    }

    @Test func readsTheBirthday() {
        #expect(ResidentID("11010519491231002X")?.birthday == CivilDate("1949-12-31"))
    }

    @Test(arguments: [("11010519491231002", "X"), ("34052419800101001", "X"), ("15010520100229001", "5")])
    func computesTheCheckCharacter(digits: String, check: String) {
        #expect(ResidentID.checkCharacter(of: Array(digits.utf8)) == check.utf8.first)
    }

    @Test(arguments: [
        "150105201002290015", "110105194912310021", "11010519491231002", "1101051949123100 2X", "",
        "１１０１０５１９４９１２３１００２X", "X1010519491231002X", "010105194912310020",
    ])
    func refusesWhatCouldNotBeIssued(text: String) {
        #expect(ResidentID(text) == nil)
    }

    @Test func reportsTheOldForm() throws {
        let number = try #require(ResidentID("110105491231002"))
        #expect(number.form == .legacy)
        #expect(number.birthday == CivilDate("1949-12-31"))
        #expect(ResidentID("110105490229002") == nil)
    }
}
