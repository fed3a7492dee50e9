import LedgerModel
import LedgerRules
import Testing

@Suite struct RejectionTextTests {
    @Test(arguments: RejectionCode.allCases)
    func everyCodeSpeaksBothLanguages(code: RejectionCode) {
        #expect(code.text.chinese != code.rawValue && code.text.english != code.rawValue)
        #expect(code.text.chinese.hasSuffix("。") && code.text.english.hasSuffix("."))
    }

    @Test func aRejectionSaysWhere() {
        let overlap = Rejection(.overlap, "start", other: 41)
        #expect(
            overlap.text.english
                == "This person has another record at that time. Check the times. (field start; entry 41)"
        )
        let range = Rejection(.approvalNotAllowed, offset: 2, record: 44, obstacle: .ownService)
        #expect(range.text.chinese.contains("批内第 2 条，是本人的服务，条目 44"))
        #expect(range.description.hasPrefix("approval_not_allowed: "))
    }

    @Test func codesAreThoseOfTheForm() {
        for code in SchemaFault.Code.allCases {
            #expect(Rejection(SchemaFault(code, field: "day")).code.rawValue == code.rawValue)
        }
    }
}
