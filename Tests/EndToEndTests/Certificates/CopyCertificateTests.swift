import Foundation
import Testing

/// A person's own copy says of a certificate what `certificate status` says (spec 09 §5).
@Suite struct CopyCertificateTests {
    private func copied(_ station: CertificateStation, as name: String) throws -> [String: Any] {
        try station.run("volunteer", "export", "林秀英", "--out", station.path(name))
        let bytes = try Data(contentsOf: URL(filePath: station.path(name)))
        let copy = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let service = copy?["service"] as? [String: Any]
        return try #require((service?["certificates"] as? [[String: Any]])?.first)
    }

    @Test func theCopyAndTheRegisterAgree() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let (number, record) = (try station.number("out"), try station.record("out"))
        func check(_ state: String, _ name: String) throws {
            let certificate = try copied(station, as: name)
            #expect(certificate["state"] as? String == state)
            let status = try #require(try station.run("certificate", "status", number, "--json").objects.first)
            for (key, value) in status {
                #expect((certificate[key] as? NSObject) == (value as? NSObject), "\(name): \(key)")
            }
        }
        try check("VALID", "a.json")
        try station.run([
            "objection", "open", "--as", "clerk", "--record", record, "--objector", "林秀英", "--reason-code",
            "time_error",
        ])
        try check("SUSPENDED", "b.json")
        try station.run([
            "objection", "decide", "--as", "root", "--objection", try station.objection(), "--outcome", "upheld",
            "--reason-code", "time_error",
        ])
        try station.run(["session", "void", "--as", "superior", "--record", record, "--reason-code", "false_record"])
        try check("SUPERSEDED", "c.json")
    }
}
