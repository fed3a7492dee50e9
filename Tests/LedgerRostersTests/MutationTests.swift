import LedgerModel
import LedgerRosters
import Testing

@Suite struct MutationTests {
    /// A small generator with a printed seed, so that a failure can be run again.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static func mutated(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !result.isEmpty {
            let index = Int.random(in: 0..<result.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: result[index] = UInt8.random(in: 0...255, using: &generator)
            case 1: result[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: result.remove(at: index)
            case 3:
                result.insert(
                    Array("0123456789.:-,;\"\n\t=９点半年月日".utf8).randomElement(using: &generator) ?? 0,
                    at: index
                )
            default: result.removeSubrange(index..<min(result.count, index + Int.random(in: 1...20, using: &generator)))
            }
        }
        return result
    }

    @Test(arguments: ExampleTests.names)
    func noBytesBreakTheReader(name: String) throws {
        var generator = Generator(state: 20_210_703)
        let golden = Roster.file("Examples/" + name)
        #expect(!golden.isEmpty)
        for _ in 0..<(name.hasSuffix(".xlsx") ? 120 : 250) {
            let bytes = MutationTests.mutated(golden, &generator)
            guard let reading = try? Roster.read(bytes) else { continue }
            _ = reading.json
            _ = RosterCorrections.csv(reading)
            for row in reading.rows where row.verdict == .accept {
                let seconds = try #require(row.seconds).count
                #expect(seconds > 0 && seconds <= 86_400)
                #expect(row.date != nil && row.name?.isEmpty == false && row.reason == nil)
            }
        }
    }

    @Test func noPartBreaksTheWorkbook() throws {
        var generator = Generator(state: 44_380)
        let cells =
            WorkbookReaderTests.text("A1", "姓名") + WorkbookReaderTests.text("B1", "日期")
            + WorkbookReaderTests.text("C1", "时长(小时)")
        let golden =
            "<row r=\"1\">\(cells)</row><row r=\"2\">" + WorkbookReaderTests.text("A2", "张三")
            + "<c r=\"B2\" s=\"1\"><v>44380</v></c><c r=\"C2\" s=\"4\"><f>1+1</f><v>2.5</v></c></row>"
        for _ in 0..<300 {
            let rows = String(decoding: MutationTests.mutated(Array(golden.utf8), &generator), as: UTF8.self)
            guard let reading = try? Roster.read(try WorkbookReaderTests.workbook(rows)) else { continue }
            _ = reading.json
            _ = try? RosterCorrections.xlsx(reading)
        }
    }

    @Test func noTextBreaksTheCells() throws {
        var generator = Generator(state: 7)
        let alphabet = Array("0123456789:.-年月日点半小时分钟上午下午次日一二三十百两，、；()（）同上√ 〃/\n\"".unicodeScalars)
        for _ in 0..<1500 {
            let cells = (0..<5).map { _ in
                String(
                    String.UnicodeScalarView(
                        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                            alphabet.randomElement(using: &generator) ?? "0"
                        }
                    )
                )
            }
            _ = try? Roster.read("姓名,日期,签到,签退,时长\n" + cells.joined(separator: ",") + "\n", period: "2021-07").json
        }
    }
}
