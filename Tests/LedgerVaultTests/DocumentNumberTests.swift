import LedgerVault
import Testing

@Suite struct DocumentNumberTests {
    @Test func lowerCaseSpacesAndTheOldFormAreOneNumber() throws {
        let number = try #require(DocumentNumber(type: "resident_id", number: "11010519491231002X"))
        #expect(number.type == "gb11643")
        #expect(DocumentNumber(type: "resident_id", number: "110105 19491231 002x") == number)
        #expect(DocumentNumber(type: "resident_id", number: "110105491231002") == number)
        #expect(DocumentNumber(type: "residence_permit", number: "11010519491231002X") == number)
    }

    @Test func fifteenDigitsOfAnotherDocumentAreNotExtended() {
        let number = DocumentNumber(type: "passport", number: "110105491231002")
        #expect(number?.number == "110105491231002")
        #expect(number?.type == "passport")
    }

    @Test func aWrongCheckCharacterStaysInItsOwnClass() {
        let number = DocumentNumber(type: "resident_id", number: "110105194912310021")
        #expect(number?.type == "resident_id")
        #expect(number?.number == "110105194912310021")
    }

    @Test func classesKeepNumbersApart() {
        #expect(DocumentNumber(type: "passport", number: "e1234") == DocumentNumber(type: "passport", number: "E-1234"))
        #expect(DocumentNumber(type: "passport", number: "E1234") != DocumentNumber(type: "other", number: "E1234"))
        #expect(DocumentNumber(type: "passport", number: " - ") == nil)
    }
}
