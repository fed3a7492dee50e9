import Foundation
import Testing

/// What the vault is asked whichever command a statement comes by (spec 12 §6).
@Suite struct EdgePeopleTests {
    private let nobody = String(repeating: "ab", count: 16)
    private let digest = String(repeating: "cd", count: 32)

    @Test func whoIsAppointedIsTold() throws {
        let station = try Station()
        let fields = "--field organisation=\(station["station"]) --field roles:=[\"inspector\"]"
        try station.refuses(
            "record operator_appointed --as root \(fields) --field subject=\(nobody)",
            "identity_missing",
            "还没有身份"
        )
        try station.facts("record operator_appointed --as root \(fields) --field subject=\(station["V003"])")
        #expect(try station.run("apply \(try file(station, contact: nil))").code == 1)
        try station.facts("apply \(try file(station, contact: "13900139077"))")
    }

    /// An appointment and, in the same batch, who it is.
    private func file(_ station: Station, contact: String?) throws -> String {
        let values = contact.map { "\"contact\":\"\($0)\",\"name\":\"韩梅\"" } ?? "\"name\":\"韩梅\""
        let lines = """
            {"mode":"itemised","xinshi_commands":1}
            {"author":"root","batch":"a","becomes":"operator_appointed","command":"\(contact == nil ? digest.prefix(32) : nobody[...])",\
            "fields":{"organisation":"\(station["station"])","roles":["approver"],"subject":"\(nobody)"}}
            {"author":"root","batch":"a","becomes":"volunteer_updated","command":"\(String(nobody.reversed()))",\
            "fields":{"subject":"\(nobody)"},"values":{\(values)}}

            """
        return try station.scratch.write(lines, to: "people.jsonl")
    }

    @Test func aGuardianIsAnotherAndAnAdult() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        let consents = "--consents personal_information --consent-file \(paper)"
        try station.run("volunteer register --as desk --name 王成 --birth 1990-01-01 --contact 13900139080 \(consents)")
        try station.run(
            "volunteer register --as desk --name 王小 --birth 2012-01-01 --contact 13900139081 --guardian V001 "
                + "--consents guardian,personal_information --consent-file \(paper)"
        )
        let link = "guardian link 王成 --guardian V001 --evidence-file \(paper)"
        try station.refuses("\(link) --as desk", "guardian_of_adult", "已满十八周岁")
        try station.facts("\(link) --as clerk")
        let child = try #require(try station.facts("volunteer find 王小").first?["subject"] as? String)
        try station.refuses(
            "record guardian_linked --as desk --field subject=\(station["V002"]) --field guardian=\(child) --file evidence=\(paper)",
            "guardian_minor",
            "不满十八周岁"
        )
        try station.refuses(
            "record guardian_linked --as desk --field subject=\(child) --field guardian=\(child) --file evidence=\(paper)",
            "own_guardian",
            "自己的监护人"
        )
    }

    @Test func aChildIsRegisteredWithAGuardianOnly() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        let line =
            "record volunteer_registered --as desk --field subject=\(nobody) --field entered_by=self "
            + "--field consents:=[\"personal_information\"] --value name=小小 --file consent_evidence=\(paper)"
        try station.refuses("\(line) --value birth_date=2020-01-01", "guardian_missing", "不满十四周岁")
        try station.refuses("\(line) --value birth_date=2120-01-01", "birth_in_future", "出生日期在将来")
    }

    @Test func recordsThatAreOnlyCommittedToHaveTheirRows() throws {
        let station = try Station()
        try station.refuses(
            "record certificate_issued --as committee --field credential=\(digest) --field key=\(digest) "
                + "--field number=2026-0001 --field records_commitment=\(digest) --field records_count:=701 "
                + "--field register_ordinal:=0 --field seconds:=0",
            "certificate_rows_missing",
            "逐条清单"
        )
    }
}
