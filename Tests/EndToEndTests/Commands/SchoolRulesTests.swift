import Foundation
import LedgerFormat
import LedgerModel
import LedgerService
import Testing

/// Two schools of one region, one of them with a rule of its own in the policy (spec 07 §4).
@Suite struct SchoolRulesTests {
    private func adopted(_ station: Station, _ schools: String, _ name: String) throws -> String {
        let shown = try station.run("policy show recording").output
        let own = shown.replacingOccurrences(
            of: #""school_year_end""#,
            with: "\"schools\":\(schools),\"school_year_end\""
        )
        .replacingOccurrences(of: #""version":2"#, with: #""version":3"#)
        return
            "policy adopt \(try station.scratch.write(own, to: name)) --as root --effective-from 2026-01-01 --region 441900"
    }

    @Test func oneSchoolsRuleChangesNoOthers() throws {
        let station = try Station()
        let other = try #require(
            try station.facts(
                "organisation add --as root --region 441900003 --type school --name 东城二中 --parent \(station["root"])"
            ).first?["organisation"] as? String
        )
        let names = try station.scratch.write("V001\nV003\n", to: "names.txt")
        let year = Station.serviceDay.prefix(4)
        func asked(_ school: String, _ more: String = "") throws -> [[String: Any]] {
            try station.facts("student hours --subjects \(names) --year \(year) --school \(school)\(more)")
        }
        let own = """
            [{"minimums":[{"code":"own_yearly","community_service_only":false,"en":"own","period":"calendar_year",\
            "sessions":3,"zh":"本校每年"}],"school":"\(station["schoolhouse"])"}]
            """
        try station.facts(try adopted(station, own, "own.json"))
        let first = try asked("东城一中")
        #expect(first.map { $0["missing_sessions"] as? Int } == [2, 3])
        #expect(first.allSatisfy { $0["rule"] as? String == "own_yearly" })
        #expect(first.allSatisfy { $0["rule_school"] as? String == station["schoolhouse"] })
        let second = try asked(other)
        #expect(second.map { $0["missing_sessions"] as? Int } == [0, 1])
        #expect(second.allSatisfy { $0["rule"] as? String == "pupil_yearly" && $0["rule_school"] == nil })
        let words = try station.run(
            "student hours --subjects \(names) --year \(year) --school 东城一中",
            language: "zh"
        ).output
        #expect(words.contains("要求：3 次（各类服务均计，政策：东城一中的本校每年）"), "\(words)")
        // The school year is not the school's own, so the region's holds.
        let yearly = try station.facts("student hours --subjects \(names) --school-year \(year) --school 东城一中")
        #expect(yearly.allSatisfy { $0["rule"] == nil })
    }

    @Test func aRuleOfAnotherFormIsRefusedWhenItIsAdopted() throws {
        let station = try Station()
        let forms = [
            #"[{"school":"x"}]"#, #"{"school":"x"}"#, #"[{"minimums":[]}]"#,
            "[{\"minimums\":[{\"code\":\"a\"}],\"school\":\"\(station["schoolhouse"])\"}]",
        ]
        for (number, form) in forms.enumerated() {
            try station.refuses(try adopted(station, form, "\(number).json"), "policy_invalid", "student 不成形")
        }
    }

    @Test func theNearestEntryHoldsAndTheRestIsTheRegions() throws {
        let (school, college) = ("0000000000000000000000000000000a", "0000000000000000000000000000000b")
        let above = try #require(OrganisationID(hex: college))
        let below = try #require(OrganisationID(hex: school))
        let text = """
            {"student":{"minimums":[{"code":"all","community_service_only":false,"period":"school_year","sessions":1}],\
            "school_year_start":"09-01","schools":[{"school":"\(college)","school_year_start":"02-15"}]}}
            """
        let document = try JSONValue.parse(Array(text.utf8))
        let rules = try #require(StudentRules(document, for: [below, above]))
        #expect(rules.school == above && rules.minimum(ofSchoolYear: true)?.code == "all")
        #expect(rules.schoolYear(2026)?.first.description == "2026-02-15")
        #expect(StudentRules(document, for: [below])?.school == nil)
        let twice = text.replacingOccurrences(of: #""02-15"}]"#, with: #""02-15"},{"school":"\#(college)"}]"#)
        #expect(StudentRules(try JSONValue.parse(Array(twice.utf8))) == nil)
    }
}
