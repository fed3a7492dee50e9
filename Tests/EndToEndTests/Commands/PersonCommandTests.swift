import Foundation
import Testing

/// Consents, guardians, disclosures, restriction.
@Suite struct PersonCommandTests {
    @Test func consentsAreGivenAndTakenBack() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        try station.refuses("consent record --as desk V001 --consent photo", "consent_evidence_missing", "没有同意书文件")
        let record = "consent record --as desk V001 --consent photo --evidence-file \(paper)"
        try station.facts(record)
        try station.facts("consent withdraw --as desk 林秀英 --consent photo")
        let listed = try station.facts("consent list V001")
        #expect(listed.map { $0["consent"] as? String } == ["personal_information", "photo"])
        #expect(listed.map { $0["given"] as? Bool } == [true, false])
        #expect(try station.run("consent list V001", language: "zh").output.contains("影像使用同意  已撤回"))
        try station.refuses("\(record) --by V002", "not_authorised", "没有这项权限")
        try station.misused("consent record --as desk V001 --consent Photo", "--consent 须为代码")
    }

    @Test func partOfANameDecidesNothing() throws {
        let station = try Station()
        for line in ["volunteer update 林秀 --as desk --contact 13900000000", "hours 林秀"] {
            try station.refuses(line, "person_ambiguous", "请用编号、全名")
        }
        #expect(try station.facts("hours 林秀英").count == 1)
    }

    @Test func aGuardianSpeaksForAChild() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        try station.facts("guardian link --as desk V002 --guardian V001 --evidence-file \(paper)")
        try station.facts("consent record --as desk V002 --consent photo --by V001 --evidence-file \(paper)")
        #expect(try station.facts("consent list V002").last?["by"] as? String == station["V001"])
        let drawn = try #require(
            try station.facts("guardian link --as desk V003 --new-guardian --evidence-file \(paper)").first
        )
        #expect((drawn["guardian"] as? String)?.count == 32)
        try station.refuses(
            "guardian link --as desk V001 --guardian V001 --evidence-file \(paper)",
            "own_guardian",
            "本人不能是自己的监护人"
        )
        try station.misused("guardian link --as desk V001 --evidence-file \(paper)", "--new-guardian 之一")
    }

    @Test func disclosuresAreKeptWithTheirRecipient() throws {
        let station = try Station()
        let given = "disclosure record --as desk V001 --disclosure record --reason-code own_request"
        try station.facts("\(given) --recipient 某大学招生办")
        try station.facts(given)
        let listed = try station.facts("disclosure list V001")
        #expect(listed.map { $0["recipient"] as? String } == ["某大学招生办", nil])
        #expect(listed.first?["reason_code"] as? String == "own_request")
        #expect(try station.facts("disclosure list V002").isEmpty)
    }

    @Test func aRefusalIsWrittenDown() throws {
        let station = try Station()
        let out = station.scratch.path("answer.txt")
        let line = "person refuse --as manager V001 --request 删除本人信息 --reason-code retention_running --reason 须保存十年"
        try station.refuses(
            "\(line.replacing("--as manager", with: "--as desk")) --out \(out)",
            "key_kind_not_allowed",
            "个人密钥"
        )
        #expect(!FileManager.default.fileExists(atPath: out))
        try station.refuses(
            "\(line.replacing("retention_running", with: "no_such_reason")) --out \(out)",
            "code_unlisted",
            "没有代码或名称"
        )
        try station.refuses("\(line.replacing("V001", with: station["manager"])) --out \(out)", "own_case", "本人")
        try station.facts("\(line) --out \(out)")
        let notice = try String(contentsOfFile: out, encoding: .utf8)
        for words in [
            "Asked for: erasure", "Refused because: the period of keeping is not over", "须保存十年", "court", "林秀英",
        ] {
            #expect(notice.contains(words), "\(notice)")
        }
        try station.refuses("\(line) --out \(out)", "file_exists", "已经存在")
        let shown = try #require(try station.facts("volunteer show V001").first?["refusals"] as? [[String: Any]])
        #expect(shown.count == 1 && shown.first?["reason"] as? String == "须保存十年")
        let told = try station.run("volunteer show V001", language: "zh").output
        #expect(told.contains("不予办理  删除本人信息  法定或者规定的保存期限未届满  须保存十年"), "\(told)")
        let copy = station.scratch.path("copy.json")
        try station.facts("volunteer export V001 --out \(copy)")
        #expect(try String(contentsOfFile: copy, encoding: .utf8).contains("须保存十年"))
    }

    @Test func aRestrictedPersonIsAnsweredAndAnErasedOneNot() throws {
        let station = try Station()
        let id = station["V002"]
        try station.facts("person restrict --as manager 周建国 --basis pipl_47_last")
        let line = "person refuse --as manager \(id) --request copy --reason-code identity_not_proven --reason 未出示证件"
        try station.facts("\(line) --out \(station.scratch.path("answer.txt"))")
        try station.facts("person release --as manager \(id) --basis pipl_47_last")
        #expect(try station.run("volunteer show V002", language: "zh").output.contains("未出示证件"))
        try station.facts("volunteer erase --as root \(id) --basis pipl_47_3 --before-retention-ends")
        try station.refuses(
            "\(line) --out \(station.scratch.path("second.txt"))",
            "subject_erased",
            "删除"
        )
    }

    @Test func restrictionStopsWhatAddsToAPerson() throws {
        let station = try Station()
        try station.facts("person restrict --as manager 周建国 --basis pipl_47_last")
        try station.refuses("stars grant --as manager \(station["V002"]) --stars 1", "subject_restricted", "停止处理")
        try station.refuses("person restrict --as desk V001 --basis pipl_47_last", "key_kind_not_allowed", "个人密钥")
        try station.facts("person release --as manager \(station["V002"]) --basis pipl_47_last")
        #expect(try station.facts("volunteer find 周建国").count == 1)
    }
}
