import Testing

@Suite struct RegionsCommandTests {
    private func importing(_ text: String, _ station: Station) throws -> String {
        "regions import \(try station.scratch.write(text, to: "regions.csv"))"
    }

    @Test func theAdoptedPolicyNamesTheUnitsOfTheDocuments() throws {
        let station = try Station()
        let league = try station.facts("regions list 152501")
        #expect(league.first?["path"] as? String == "内蒙古自治区锡林郭勒盟二连浩特市")
        let city = try #require(try station.facts("organisation list").first)
        #expect(city["region"] as? String == "441900" && city["region_name"] as? String == "东莞市")
        #expect(try station.run("regions list 99").output.contains("There is no such region"))
    }

    @Test func aLargerTableIsTakenOverAndKept() throws {
        let station = try Station()
        let table =
            "代码,名称\r\n110000,北京市\r\n110101,东城区\r\n441900,东莞市\r\n441900003,\"东城街道\"\r\n441900003000,东城街道\r\n"
            + "441900003001,岗贝社区\r\n"
        let first = try #require(try station.facts(try importing("\u{FEFF}" + table, station)).first)
        #expect(first["added"] as? Int == 3 && first["renamed"] as? Int == 0)
        let again = try #require(try station.facts(try importing(table, station)).first)
        #expect(again["added"] as? Int == 0 && again["same"] as? Int == first["total"] as? Int)
        let village = try station.facts("regions list 441900003001")
        #expect(village.first?["path"] as? String == "广东省东莞市东城街道岗贝社区")
        let street = try station.facts("organisation list").first { $0["organisation"] as? String == station["street"] }
        #expect(street?["region_name"] as? String == "东城街道")
        let renamed = try station.facts(try importing("110101,东城新区\n", station)).first
        #expect(renamed?["renamed"] as? Int == 1)
    }

    @Test(arguments: [
        ("110101,东城区\n", "第 1 行：缺少上级 110000"), ("160000,某省\n", "第 1 行：代码须为 6、9 或 12 位"),
        ("44190,东莞市\n", "代码须为"), ("440001,某区\n", "代码须为"), ("150171,开发区\n", "代码须为"), ("440000\n", "两列"),
        ("440000,\n", "名称为空"), ("440000,广东省,44\n", "含逗号"),
        ("code,name\n440000,广东省\n440000,广东\n", "第 3 行：同一代码在上文有另一个名称"), ("441900999001,村\n", "缺少上级 441900999"),
    ])
    func oneBadLineAndNothingIsTaken(text: String, words: String) throws {
        let station = try Station()
        let before = try station.facts("regions list").count
        try station.refuses(try importing("820000,澳门特别行政区\n" + text, station), "regions_invalid", "没有导入任何一行")
        let notes = try station.run(try importing(text, station), language: "zh").notes
        #expect(notes.contains(words), "\(notes)")
        #expect(try station.facts("regions list").count == before)
    }

    @Test func aFileThatIsNoTextOrNotThereIsTold() throws {
        let station = try Station()
        let gb18030 = try station.scratch.write(
            [0x31, 0x31, 0x30, 0x30, 0x30, 0x30, 0x2C, 0xB1, 0xB1, 0xBE],
            to: "gb.csv"
        )
        let notes = try station.run("regions import \(gb18030)", language: "zh")
        #expect(notes.code == 1 && notes.notes.contains("不是 UTF-8"))
        #expect(try station.run("regions import \(station.scratch.path("none.csv"))").code == 3)
    }
}
