import LedgerRosters
import Testing

@Suite struct RosterReasonTests {
    @Test func theTableAndTheEnumAreTheSame() {
        let lines = RosterReason.allCases.map { reason in
            "    {\"code\": \"\(reason.rawValue)\", \"verdict\": \"\(reason.verdict.rawValue)\", \"zh\": \"\(reason.chinese)\", "
                + "\"en\": \"\(reason.english)\"}"
        }
        let expected = "{\n  \"version\": 1,\n  \"reasons\": [\n" + lines.joined(separator: ",\n") + "\n  ]\n}\n"
        #expect(String(decoding: Roster.file("../../Ledger/policy/roster_reasons.json"), as: UTF8.self) == expected)
    }

    @Test func codesAreSnakeCase() {
        for reason in RosterReason.allCases {
            #expect(
                reason.rawValue.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || $0 == 0x5F || (0x30...0x39).contains($0)
                }
            )
        }
    }
}
