import LedgerFormat
import Testing

@Suite struct FormatErrorTests {
    @Test func printsCodeAndOffset() {
        #expect(FormatError(.jsonDepth, at: 9).description == "json_depth at byte 9")
    }

    @Test func codesAreWrittenInOneWay() {
        for code in FormatError.Code.allCases {
            #expect(
                code.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F || (0x30...0x39).contains($0) }
            )
        }
    }
}
