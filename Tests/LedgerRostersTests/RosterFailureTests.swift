import Testing

@testable import LedgerRosters

@Suite struct RosterFailureTests {
    private static func code(_ bytes: [UInt8]) -> RosterFailure.Code? {
        do {
            _ = try RosterReader.read(bytes: bytes, fileName: "f", options: RosterOptions(asOf: Roster.asOf))
            return nil
        } catch {
            return error.code
        }
    }

    @Test func everyCodeIsProvoked() throws {
        var found: Set<RosterFailure.Code> = []
        func note(_ code: RosterFailure.Code?) { if let code { found.insert(code) } }
        note(RosterFailureTests.code([]))
        note(RosterFailureTests.code([UInt8](repeating: 0x41, count: (32 << 20) + 1)))
        note(RosterFailureTests.code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        note(RosterFailureTests.code([0x81, 0xFF, 0xFE, 0xFF, 0x80]))
        note(RosterFailureTests.code([0x50, 0x4B, 0x03, 0x04, 0, 0, 0]))
        note(RosterFailureTests.code(try WorkbookReaderTests.workbook("", prolog: "<!DOCTYPE a>")))
        do { _ = try RosterRegister(bytes: Array("a,b\n".utf8)) } catch { note(error.code) }
        do { _ = try RosterFile.bytes(path: "/nonexistent/roster") } catch { note(error.code) }
        #expect(found == Set(RosterFailure.Code.allCases))
    }

    @Test func everyCodeHasAnEnglishSentence() {
        for code in RosterFailure.Code.allCases {
            let sentence = RosterFailure(code, "", detail: "part").english
            #expect(sentence.hasSuffix(" (part)") && sentence.unicodeScalars.allSatisfy(\.isASCII))
        }
        for code in RosterWarning.Code.allCases {
            #expect(RosterWarning(code, at: "line 1", "").english.hasSuffix("."))
        }
    }

    @Test func readsAFile() throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        #expect(try RosterFile.bytes(path: folder + "/Examples/grid.xlsx") == Roster.file("Examples/grid.xlsx"))
    }
}
