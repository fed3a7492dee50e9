import Testing

@testable import LedgerDocuments

@Suite struct CertificateWordsTests {
    private func check(_ words: [BilingualText]) {
        #expect(Set(words.map(\.chinese)).count == words.count, "two have the same words")
        #expect(Set(words.map(\.english)).count == words.count, "two have the same words")
        for text in words {
            #expect(text.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            #expect(!text.english.isEmpty && text.english.unicodeScalars.allSatisfy { $0.value < 0x3000 })
        }
    }

    @Test func everyStateCheckAndReasonHasWordsOfItsOwn() {
        check(CertificateState.allCases.map(\.words))
        check(CertificateCheck.allCases.map(\.words))
        check(CertificateReason.allCases.map(\.words))
        check([CertificateOutcome.passed, .failed(.revoked), .notChecked(.notReached)].map(\.words))
    }

    @Test func everyRefusalHasWords() {
        let refusals: [CertificateRefusal] = [
            .noRows, .tooManyRows(limit: 700), .rowsNotAscending(recordIndex: 1), .secondsOutOfRange(recordIndex: 1),
            .dayOutsidePeriod(recordIndex: 1), .approverMissing(recordIndex: 1), .textNotAllowed(.name),
            .identityNumber(.name), .wordNotAllowed(.handler, word: ";", record: nil),
            .wordNotAllowed(.place, word: ";", record: 1), .numberOfAnother, .instantOutOfRange, .tooLong(limit: 1),
        ]
        check(refusals.map(\.words))
    }
}
