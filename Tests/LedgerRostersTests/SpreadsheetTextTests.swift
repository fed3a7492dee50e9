import LedgerRosters
import Testing

@Suite struct SpreadsheetTextTests {
    private func line(_ cells: [String]) -> String {
        var text = SpreadsheetText()
        text.add(cells)
        return String(decoding: text.bytes.dropFirst(3), as: UTF8.self)
    }

    @Test func beginsWithAByteOrderMarkAndEndsLinesByBoth() {
        var text = SpreadsheetText()
        #expect(text.bytes == [0xEF, 0xBB, 0xBF])
        text.add(["甲", ""])
        text.add(["1"])
        #expect(text.bytes == [0xEF, 0xBB, 0xBF] + Array("甲,\r\n1\r\n".utf8))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "＋1", "－1", "＠a"])
    func formulasAreDefused(_ cell: String) {
        #expect(line([cell]).contains("'" + cell))
    }

    @Test func separatorsQuotesAndLineBreaksAreQuoted() {
        #expect(line(["a,b", "c"]) == "\"a,b\",c\r\n")
        #expect(line(["说“好”", "a\"b"]) == "说“好”,\"a\"\"b\"\r\n")
        #expect(line(["一\n二", "三\r四", "a;b", "a\tb"]) == "\"一\n二\",\"三\r四\",\"a;b\",\"a\tb\"\r\n")
        #expect(line(["=a,b"]) == "\"'=a,b\"\r\n")
    }
}
