import Foundation
import PersonalScan
import Testing

@Suite struct PersonalValueScannerTests {
    private let scanner = PersonalValueScanner(values: [("name", "李敬山"), ("phone", "13804701234")])

    private func encodings(of data: Data) -> Set<String> {
        Set(scanner.scan(data, named: "test").map(\.encoding))
    }

    @Test func findsEveryFormAtAnyOffset() throws {
        let name = "李敬山"
        let gb = Data([0xC0, 0xEE, 0xBE, 0xB4, 0xC9, 0xBD])
        let forms: [(String, Data)] = [
            ("UTF-8", Data(name.utf8)),
            ("UTF-16LE", try #require(name.data(using: .utf16LittleEndian))),
            ("UTF-16BE", try #require(name.data(using: .utf16BigEndian))),
            ("GB18030", gb),
            ("hex of UTF-8", Data("e69d8ee695ace5b1b1".utf8)),
            ("upper-case hex of GB18030", Data("C0EEBEB4C9BD".utf8)),
            ("percent", Data("%E6%9D%8E%E6%95%AC%E5%B1%B1".utf8)),
            ("JSON escape", Data(#"\u674e\u656c\u5c71"#.utf8)),
            ("JSON escape, upper case", Data(#"\u674E\u656C\u5C71"#.utf8)),
        ]
        for (encoding, data) in forms {
            for shift in 0..<3 {
                let padded = Data(repeating: 0x2E, count: shift) + data + Data([0x2E])
                #expect(encodings(of: padded).contains(encoding), "\(encoding) at \(shift)")
            }
        }
    }

    @Test(arguments: 0..<5) func findsBase64InEveryPosition(before: Int) {
        let text = Data(repeating: 0x7B, count: before) + Data("李敬山 13804701234".utf8) + Data([0xFF, 0xFE])
        let standard = text.base64EncodedString()
        #expect(encodings(of: Data(standard.utf8)).contains { $0.contains("base64 of UTF-8") })
        let safe = standard.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        #expect(!scanner.scan(Data(safe.utf8), named: "safe").isEmpty)
    }

    @Test func reportsFileOffsetAndLabelButNotTheValue() throws {
        let folder = try TemporaryFolder()
        let inner = folder.file("inner")
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        try Data("xx13804701234".utf8).write(to: URL(fileURLWithPath: inner + "/log"))
        try Data("clean".utf8).write(to: URL(fileURLWithPath: folder.file("clean")))
        let hits = try scanner.scan(paths: [folder.path])
        #expect(hits.map(\.description) == ["\(inner)/log at 2: phone as UTF-8"])
        #expect(throws: (any Error).self) { try scanner.scan(paths: [folder.file("none")]) }
    }

    @Test func cleanAndTinyFilesHaveNoHit() {
        #expect(scanner.scan(Data(), named: "empty").isEmpty)
        #expect(scanner.scan(Data("13804".utf8), named: "short").isEmpty)
        #expect(scanner.scan(Data("13804701235 李敬".utf8), named: "other").isEmpty)
    }

    @Test func saysWhatItCannotLookFor() {
        let short = PersonalValueScanner(values: [("sex", "男"), ("two", "王芳")])
        #expect(short.uncovered.contains("sex as UTF-8"))
        #expect(short.uncovered.contains("two as GB18030"))
        #expect(!short.uncovered.contains("two as UTF-8"))
    }
}
