import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CertificateNumberTests {
    private let random: [UInt8] = [1, 2, 3, 4, 5]

    private func number() -> CertificateNumber {
        CertificateNumber.drawn(issuer: SampleLog.station, year: 2026, random: random)
    }

    @Test func isMadeOfIssuerYearAndRandomBytes() throws {
        let number = number()
        #expect(number.text == "7XDS-2026-04106105A")
        #expect(number.isWellFormed && number.year == 2026)
        #expect(number.isIssued(by: SampleLog.station) && !number.isIssued(by: SampleLog.banner))
    }

    @Test func everyDrawIsWellFormed() {
        var checkSymbols: Set<Character> = []
        for value in 0..<UInt64(3700) {
            let random = (0..<5).map { UInt8(truncatingIfNeeded: value &* 0x9E37_79B9 >> UInt64($0 * 8)) }
            let number = CertificateNumber.drawn(issuer: SampleLog.banner, year: 2031, random: random)
            #expect(number.isWellFormed && number.year == 2031)
            checkSymbols.formUnion(number.text.suffix(1))
        }
        #expect(checkSymbols.count == 37)
    }

    @Test func anySingleWrongSymbolIsNoticed() throws {
        let text = Array(number().text.utf8)
        for offset in 10..<19 {
            for symbol in Crockford.symbols[..<32] where symbol != text[offset] {
                var other = text
                other[offset] = symbol
                #expect(throws: CertificateNumber.Mistake.self) {
                    try CertificateNumber(typed: String(decoding: other, as: UTF8.self))
                }
            }
        }
    }

    @Test(arguments: [
        "7xds202604106105a", " 7XDS 2026 04106105A ", "7XDS—2026—O4IO6LO5a", "７ＸＤＳ－２０２６－０４１０６１０５Ａ",
        "7XDS-2026-04106105A\n",
    ])
    func readsWhatWasMeant(typed: String) throws {
        #expect(try CertificateNumber(typed: typed) == number())
    }

    @Test(
        arguments: [
            ("7XDS-2026-04106105", .count(16)), ("", .count(0)), ("7XDS-2026-0410610511", .count(18)),
            ("7XDU-2026-041061051", .symbol("U", position: 4)), ("7XDS-2A26-041061051", .symbol("A", position: 6)),
            ("7XDS-2026-04106!051", .symbol("!", position: 14)), ("志XDS-2026-041061051", .symbol("志", position: 1)),
            ("7XDS-1991-041061051", .year("1991")), ("7XDS-2026-041061052", .checkSymbol(found: "2", expected: "A")),
        ] as [(String, CertificateNumber.Mistake)]
    )
    func saysWhatIsWrong(typed: String, mistake: CertificateNumber.Mistake) {
        #expect(throws: mistake) { try CertificateNumber(typed: typed) }
        #expect(!mistake.words.chinese.isEmpty && !mistake.words.english.isEmpty)
    }

    @Test func onlyTheWrittenFormIsWellFormed() throws {
        #expect(CertificateNumber("7XDS2026041061051")?.isWellFormed == false)
        #expect(CertificateNumber("7XDS-2026-041061052")?.isWellFormed == false)
        #expect(CertificateNumber("O-1")?.isWellFormed == false)
    }
}
