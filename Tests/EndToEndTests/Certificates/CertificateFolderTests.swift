import Foundation
import Testing

/// A folder that was asked for holds everything or is not there.
@Suite struct CertificateFolderTests {
    private let people = ["--responsible", "陈素芬", "--handler", "李敏", "--contact", "0769-00000000"]

    @Test func aCertificateThatIsNotIssuedLeavesNoFolder() throws {
        let station = try CertificateStation.copy()
        let common = ["certificate", "issue", "--as", "committee-desk", "--credential-key", "certificates"] + people
        let out = station.path("证明")
        let nobody = try station.run(common + ["--volunteer", "没有此人", "--out", out], expecting: 1)
        #expect(nobody.notes.contains("[person_unknown]"))
        let none = ["--volunteer", "林秀英", "--from", "2001-01-01", "--to", "2001-01-02", "--out", out]
        #expect(try station.run(common + none, expecting: 1).notes.contains("["))
        let nowhere = ["--volunteer", "林秀英", "--out", out, "--data", station.path("none")]
        #expect(try Program.run(common + nowhere).code == 3)
        #expect(!FileManager.default.fileExists(atPath: out))
        let deep = try station.run(common + ["--volunteer", "林秀英", "--out", station.path("a/b")], expecting: 3)
        #expect(deep.notes.contains("cannot write"))
        #expect(try station.run("certificate", "reprint", "none", "--out", out, expecting: nil).code != 0)
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test func aFolderThatWasThereStays() throws {
        let station = try CertificateStation.copy()
        let out = station.path("证明")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
        try Data("mine".utf8).write(to: URL(filePath: out + "/note.txt"))
        try station.issue(to: "证明", ["--from", "2001-01-01", "--to", "2001-01-02"], expecting: 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["note.txt"])
        try station.issue(to: "证明")
        #expect(try FileManager.default.contentsOfDirectory(atPath: out).count == 3)
    }

    @Test func aTrustFolderIsWholeOrNotThere() throws {
        let station = try CertificateStation.copy()
        let out = station.path("trust2")
        try FileManager.default.createDirectory(atPath: out + "/genesis", withIntermediateDirectories: true)
        #expect(try station.run("trust", "--out", out, expecting: nil).code != 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["genesis"])
    }
}
