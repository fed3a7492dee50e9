import LedgerRosters
import Testing

@Suite struct RosterCorrectionsTests {
    @Test func csvCarriesTheSentenceOfEachRefusedLine() throws {
        let reading = try Roster.read("姓名,日期,时长\n张三,2021-07-03,2小时\n李四,2021-07-03,约2小时\n=1+1,2021-07-03,\"a,\"\"b\"\n")
        let lines = String(decoding: RosterCorrections.csv(reading), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "\u{FEFF}姓名,日期,时长,错误")
        #expect(lines[1] == "张三,2021-07-03,2小时,")
        #expect(lines[2] == "李四,2021-07-03,约2小时,第 3 行：\(RosterReason.unreadableDuration.chinese)")
        #expect(lines[3].hasPrefix("'=1+1,2021-07-03,\"a,\"\"b\",第 4 行："))
    }

    @Test func theColumnSpeaksEnglishToo() throws {
        let reading = try Roster.read("姓名,日期,时长,备注\n张三,2021-07-03,2小时,早退\n李四,2021-07-03,2小时,\n")
        let lines = String(decoding: RosterCorrections.csv(reading, .english), as: UTF8.self).split(separator: "\r\n")
        #expect(lines[0].hasSuffix(",Error"))
        #expect(lines[1].contains("line 2: \(RosterReason.remarkNeedsPerson.english) (See \"\"备注\"\".)"))
        #expect(lines[2].hasSuffix(","))
        let again = try Roster.read(RosterCorrections.csv(reading, .english))
        #expect(Roster.verdicts(again) == ["reject still_marked", "accept 120"])
        let chinese = String(decoding: RosterCorrections.csv(reading), as: UTF8.self)
        #expect(chinese.contains("第 2 行：\(RosterReason.remarkNeedsPerson.chinese)（见“备注”）"))
    }

    @Test func theCopyGivesTheSameVerdictsWhenReadAgain() throws {
        for name in ExampleTests.names where name != "hostile.csv" {
            let reading = try Roster.read(Roster.file("Examples/" + name))
            let copy = try Roster.read(RosterCorrections.csv(reading))
            if reading.format != .workbook {
                let wanted = Roster.verdicts(reading).map { $0.hasPrefix("reject") ? "reject still_marked" : $0 }
                #expect(Roster.verdicts(copy) == wanted, "\(name)")
            }
            #expect(copy.count(of: .accept) <= reading.count(of: .accept), "\(name)")
        }
    }

    @Test func aWorkbookComesBackAsOne() throws {
        for name in ExampleTests.names where name.hasSuffix(".xlsx") {
            let reading = try Roster.read(Roster.file("Examples/" + name))
            let bytes = try RosterCorrections.xlsx(reading)
            #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
            let copy = try Roster.read(bytes)
            let accepted = reading.rows.filter { $0.verdict == .accept }.map(\.at)
            #expect(Set(copy.rows.filter { $0.verdict == .accept }.map(\.at)).isSubset(of: Set(accepted)), "\(name)")
            #expect(copy.rows.contains { $0.reason == .headerLine })
        }
    }

    @Test func theSameReadingGivesTheSameBytes() throws {
        let reading = try Roster.read(Roster.file("Examples/merged.xlsx"))
        #expect(try RosterCorrections.xlsx(reading) == RosterCorrections.xlsx(reading))
    }
}
