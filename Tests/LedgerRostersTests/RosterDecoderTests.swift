import LedgerRosters
import Testing

@Suite struct RosterDecoderTests {
    private static let text = "姓名,日期,时长\r\n张三,2021-07-03,2小时\r\n"

    private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: [true, false], [true, false])
    func readsUTF16(bigEndian: Bool, mark: Bool) throws {
        let reading = try Roster.read(
            RosterDecoderTests.utf16(RosterDecoderTests.text, bigEndian: bigEndian, mark: mark)
        )
        #expect(Roster.verdicts(reading) == ["accept 120"])
        let encoding = bigEndian ? RosterEncoding.utf16BigEndian : .utf16LittleEndian
        #expect(reading.format == .text(encoding: encoding, delimiter: UInt8(ascii: ",")))
    }

    @Test func aLoneSurrogateSpoilsItsLine() throws {
        var bytes = RosterDecoderTests.utf16(RosterDecoderTests.text, bigEndian: true, mark: true)
        bytes += [0x67, 0x4E, 0xD8, 0x00, 0x00, 0x2C]
        #expect(Roster.verdicts(try Roster.read(bytes)) == ["accept 120", "reject unreadable_bytes"])
    }

    @Test func readsOldLineEndings() throws {
        let text = String(RosterDecoderTests.text.unicodeScalars.map { $0 == "\n" ? "" : String($0) }.joined())
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120"])
    }

    @Test func aPastedLineOfAnotherEncodingIsRefused() throws {
        // 姓名,日期,时长 and 张三 in GB18030, then 李四 in UTF-8.
        let bytes: [UInt8] =
            [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xB1, 0xB3, 0xA4, 0x0A]
            + [0xD5, 0xC5, 0xC8, 0xFD] + Array(",2021-07-03,2h\n".utf8) + Array("李四,2021-07-03,2h\n".utf8)
        #expect(Roster.verdicts(try Roster.read(bytes)) == ["accept 120", "reject unreadable_bytes"])
    }

    @Test func aBadByteSpoilsOnlyItsLine() throws {
        let bytes =
            Array(RosterDecoderTests.text.utf8) + [0xE5, 0xBC] + Array(",2021-07-03,2小时\n王五,2021-07-03,1小时\n".utf8)
        #expect(Roster.verdicts(try Roster.read(bytes)) == ["accept 120", "reject unreadable_bytes", "accept 60"])
    }

    @Test(arguments: [
        "姓名;日期;时长\n张三;2021-07-03;2小时\n", "姓名\t日期\t时长\n张三\t2021-07-03\t2小时\n", "sep=;\n姓名;日期;时长\n张三;2021-07-03;2小时\n",
    ])
    func findsTheDelimiter(text: String) throws {
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120"])
    }
}
