import Testing

/// Nobody's data are kept without a consent and its paper, whichever command they come by (spec 12 §6).
@Suite struct EdgeConsentTests {
    private let newcomer = String(repeating: "ad", count: 16)

    @Test(arguments: ["self", "staff"])
    func registeringNeedsTheConsentAndItsPaper(_ enteredBy: String) throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        let blank = try station.scratch.write("", to: "blank.jpg")
        for author in ["desk", "clerk"] {
            let line =
                "record volunteer_registered --as \(author) --field subject=\(newcomer) --field entered_by=\(enteredBy) "
                + "--value name=孟克"
            let agreed = "\(line) --field consents:=[\"personal_information\"]"
            try station.refuses(
                "\(line) --field consents:=[\"photo\"] --file consent_evidence=\(paper)",
                "consent_missing",
                "没有本人对处理个人信息的同意"
            )
            try station.refuses(agreed, "consent_evidence_missing", "没有同意书文件")
            try station.refuses("\(agreed) --file consent_evidence=\(blank)", "value_empty", "内容为空")
        }
        try station.facts(
            "record volunteer_registered --as desk --field subject=\(newcomer) --field entered_by=\(enteredBy) "
                + "--value name=孟克 --field consents:=[\"personal_information\"] --file consent_evidence=\(paper)"
        )
    }

    @Test func aCommandFilePassesTheSameCheck() throws {
        let station = try Station()
        try station.scratch.write("paper", to: "paper.jpg")
        let line = { (files: String) in
            """
            {"mode":"atomic","xinshi_commands":1}
            {"author":"desk","becomes":"volunteer_registered","command":"\(newcomer)","fields":\
            {"consents":["personal_information"],"entered_by":"self","subject":"\(newcomer)"}\(files),"values":{"name":"孟克"}}

            """
        }
        let bare = try station.scratch.write(line(""), to: "bare.jsonl")
        let refused = try station.run("apply \(bare)", language: "zh")
        #expect(refused.code == 1 && refused.output.contains("[consent_evidence_missing]"))
        #expect(refused.output.contains("第 2 行"))
        let whole = try station.scratch.write(line(#","files":{"consent_evidence":"paper.jpg"}"#), to: "whole.jsonl")
        try station.facts("apply \(whole)")
    }

    @Test func aChildDoesNotConsentForItself() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        try station.refuses("volunteer update V003 --as desk --birth 2120-01-01", "birth_in_future", "出生日期在将来")
        try station.refuses("volunteer update V003 --as desk --birth 2020-01-01", "guardian_missing", "不满十四周岁")
        try station.facts("guardian link V003 --as desk --guardian V001 --evidence-file \(paper)")
        try station.facts("volunteer update V003 --as desk --birth 2020-01-01")
        let consent = "consent record V003 --as desk --consent photo --evidence-file \(paper)"
        try station.refuses(consent, "guardian_missing", "不满十四周岁")
        try station.facts("\(consent) --by V001")
        try station.facts("consent withdraw V003 --as desk --consent photo")
    }
}
