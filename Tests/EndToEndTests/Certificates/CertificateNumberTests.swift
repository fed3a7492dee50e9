import Foundation
import Testing

/// Two entries of the register with one number: nobody acts on the one that happens to stand first.
@Suite struct CertificateNumberTests {
    @Test func aNumberOfTwoCertificatesAsksWhich() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let number = try station.number("out")
        let keys = try station.run("key", "list", "--json").objects
        let seal = try #require(keys.first { $0["key_kind"] as? String == "credential" }?["author_key"] as? String)
        let fields = [
            "credential=" + String(repeating: "cd", count: 32), "key=\(seal)", "number=\(number)", "records:=[]",
            "register_ordinal:=1", "seconds:=0",
        ]
        let record = ["record", "certificate_issued", "--as", "committee-desk"]
        try station.run(record + fields.flatMap { ["--field", $0] })
        let revoke = ["certificate", "revoke", number, "--as", "superior", "--reason", "false_record"]
        for (language, words) in [("zh", "登记序号 0、1"), ("en", "register ordinals 0, 1")] {
            let refused = try station.run(revoke + ["--lang", language], expecting: 1)
            #expect(refused.notes.contains(words) && refused.notes.contains("[certificate_ambiguous]"))
        }
        let reprint = ["certificate", "reprint", number, "--out"]
        #expect(try station.run(reprint + [station.path("one")], expecting: 1).notes.contains("--ordinal"))
        try station.run(reprint + [station.path("two"), "--ordinal", "0"])
        #expect(try station.verify("two").report["state"] as? String == "VALID")
        try station.run(revoke + ["--ordinal", "1"])
        #expect(try station.verify("two").report["state"] as? String == "VALID")
        try station.run(revoke + ["--ordinal", "2"], expecting: 1)
    }
}
