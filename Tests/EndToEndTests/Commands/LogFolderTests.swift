import Foundation
import Testing

/// The ways to name an exported log (spec 10 §1).
@Suite struct LogFolderTests {
    private let station: CertificateStation

    init() throws {
        station = try CertificateStation.copy()
    }

    private func audit(_ arguments: [String]) throws -> Program.Outcome {
        let common = ["--trust", station.path("trust"), "--from-start", "--lang", "zh"]
        return try Program.run(common + arguments, program: "xinshi-audit")
    }

    @Test func aDataDirectoryStandsForItsExport() throws {
        let tiles = try audit([station.path("station/tiles")])
        #expect(tiles.code == 0 && tiles.output.hasPrefix("账本 example.org/certificates"), "\(tiles.notes)")
        for arguments in [[station.path("station")], ["--data", station.path("station")]] {
            let outcome = try audit(arguments)
            #expect(outcome.code == 0)
            // The later audits also name the size accepted by the first.
            #expect(outcome.output.contains(try #require(tiles.output.split(separator: "\n").dropFirst().first)))
        }
        let lost = try audit(["--data", station.path("nowhere")])
        #expect(lost.code == 3 && lost.output.contains(station.path("nowhere/tiles/checkpoint")))
    }

    @Test func oneFolderIsNamed() throws {
        let both = try audit([station.path("station"), "--data", station.path("station")])
        #expect(both.code == 2 && both.notes.contains("账本文件夹与 --data 只给一个"), "\(both.notes)")
        let none = try audit([])
        #expect(none.code == 2 && none.notes.contains("缺少 <folder>"), "\(none.notes)")
    }

    @Test func aCertificateIsAskedForInADataDirectory() throws {
        try station.issue(to: "out")
        let common = ["certificate", "verify", station.path("out/credential.json"), "--trust", station.path("trust")]
        for arguments in [["--log", station.path("station")], ["--data", station.path("station")]] {
            let outcome = try Program.run(common + arguments + ["--lang", "en"])
            #expect(outcome.code == 0 && outcome.output.contains("VALID"), "\(outcome.output)\(outcome.notes)")
            #expect(!outcome.output.contains("VALID OFFLINE"))
        }
        let both = try Program.run(common + ["--log", station.path("station"), "--data", "x", "--lang", "zh"])
        #expect(both.code == 2 && both.notes.contains("--log 与 --data 只给一个"), "\(both.notes)")
    }
}
