import Foundation
import Testing

/// What `certificate verify --log` says of folders that are wrong, rotated, forked or know more (spec 09 §4).
@Suite struct CertificateLogFolderTests {
    private func verify(
        _ station: CertificateStation,
        log: String?,
        trust: String = "trust"
    ) throws -> Program.Outcome {
        let named = log.map { ["--log", station.path($0)] } ?? []
        return try Program.run(
            ["certificate", "verify", station.path("out/credential.json"), "--trust", station.path(trust)] + named
        )
    }

    private func replace(_ name: String, with bytes: Data?, in station: CertificateStation) throws {
        let path = station.path(name)
        try FileManager.default.removeItem(atPath: path)
        if let bytes { try bytes.write(to: URL(filePath: path)) }
    }

    /// The path of the last bundle of entries.
    private func bundle(of station: CertificateStation, _ log: String) throws -> String {
        let folder = log + "/tile/entries"
        let names = try FileManager.default.subpathsOfDirectory(atPath: station.path(folder)).sorted()
        let files = names.filter { name in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: station.path(folder + "/" + name),
                isDirectory: &isFolder
            )
            return exists && !isFolder.boolValue
        }
        return folder + "/" + (try #require(files.last))
    }

    @Test func aCheckpointThatCannotBeUsedAnswersNothing() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let good = try Data(contentsOf: URL(filePath: station.path("station/tiles/checkpoint")))
        func check(_ bytes: Data?, _ code: String) throws {
            try station.keepLog(as: code)
            try replace(code + "/checkpoint", with: bytes, in: station)
            let outcome = try verify(station, log: code)
            #expect(outcome.code == 3, "\(code)")
            #expect(outcome.notes.contains("[\(code)]"), "\(outcome.notes)")
        }
        try check(nil, "checkpoint_missing")
        try check(Data(count: (1 << 20) + 1), "checkpoint_unreadable")
        try check(Data("no note".utf8), "checkpoint_invalid")
        let text = String(decoding: good, as: UTF8.self)
        let stranger = text.replacingOccurrences(of: "\u{2014} ", with: "\u{2014} a")
        try check(Data(stranger.utf8), "log_unknown")
        try station.keepLog(as: "folder")
        try replace("folder/checkpoint", with: nil, in: station)
        try FileManager.default.createDirectory(
            atPath: station.path("folder/checkpoint"),
            withIntermediateDirectories: false
        )
        let outcome = try verify(station, log: "folder")
        #expect(outcome.code == 3 && outcome.notes.contains("[checkpoint_unreadable]"))
    }

    @Test func entriesThatCannotBeReadLeaveItUnknown() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        try station.keepLog(as: "missing")
        try replace(try bundle(of: station, "missing"), with: nil, in: station)
        let missing = try verify(station, log: "missing")
        #expect(missing.code == 1 && missing.output.contains("[UNKNOWN]"))
        #expect(missing.output.contains("[log_folder_unreadable] (entries_unreadable bundle "))
        try station.keepLog(as: "changed")
        let path = try bundle(of: station, "changed")
        var bytes = try Data(contentsOf: URL(filePath: station.path(path)))
        bytes[bytes.count - 20] ^= 1
        try replace(path, with: bytes, in: station)
        let changed = try verify(station, log: "changed")
        #expect(changed.code == 1 && changed.output.contains("(root_mismatch "))
    }

    @Test func aForkIsToldWhateverElseIsBroken() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        try station.issue(to: "out")
        try fork.issue(to: "one")
        try FileManager.default.copyItem(atPath: fork.path("station/tiles"), toPath: station.path("fork"))
        try replace(try bundle(of: station, "fork"), with: nil, in: station)
        let outcome = try verify(station, log: "fork")
        #expect(outcome.code == 1 && outcome.output.contains("[NOT GENUINE]"))
        #expect(outcome.output.contains("[log_forked]"))
    }

    @Test func aRotatedLogVouchesForWhatItsOldKeySigned() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        try station.issue(to: "out")
        try Rotation.run(from: station.path("station/tiles"), to: station.path("rotated"))
        let known = try verify(station, log: "rotated/log", trust: "rotated/trust")
        #expect(known.code == 0 && known.output.contains("[VALID]"), "\(known.output)")
        let offline = try verify(station, log: nil, trust: "rotated/trust")
        #expect(offline.code == 1 && offline.output.contains("[log_unknown]"))
        let old = try verify(station, log: "rotated/log")
        #expect(old.code == 3 && old.notes.contains("[log_unknown]"))
        let audit = try Program.run(
            [station.path("rotated/log"), "--trust", station.path("rotated/trust")],
            program: "xinshi-audit"
        )
        #expect(audit.code == 0)
        // A batch that is none: the entries hash to their checkpoint, so keys and history below it are still compared.
        let broken = try verify(station, log: "rotated/broken", trust: "rotated/trust")
        #expect(broken.code == 1 && broken.output.contains("[log_folder_unreadable] (entries_unreadable entry "))
        for folder in ["one", "two"] { try fork.issue(to: folder) }
        try Rotation.run(from: fork.path("station/tiles"), to: station.path("other"))
        for folder in ["log", "broken"] {
            let forked = try verify(station, log: "other/\(folder)", trust: "other/trust")
            #expect(forked.code == 1 && forked.output.contains("[log_forked]"), "\(forked.output)")
        }
    }

    @Test func aRecordThatWasMovedSaysSoAndIsLate() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "before")
        let moved = try #require(try station.records("before").dropFirst().first)
        let day = station.day(before: 50)
        try station.run(
            ["session", "correct", "--as", "superior", "--record", moved, "--day", day, "--reason-code", "time_error"]
        )
        let pending = try station.run("records", "pending", "--json").output
        let batch = try #require(pending.firstMatch(of: /"batch":([0-9]+)/)?.1)
        try station.run("records", "approve", "--as", "second", "--batch", String(batch))
        #expect(try station.issue(to: "early", ["--records", moved], expecting: 1).notes.contains(moved))
        try station.run("records", "approve", "--as", "root", "--batch", String(batch))
        try station.issue(to: "out")
        let today = station.day(before: 0)
        let text = try String(contentsOfFile: station.path("out/credential.json"), encoding: .utf8)
        let line = try #require(text.components(separatedBy: "服务日期 ").first { $0.hasPrefix(day) })
        #expect(line.contains("；更正于 \(today)；已逾期\""), "\(line)")
        let outcome = try verify(station, log: "station/tiles")
        #expect(
            outcome.code == 0 && outcome.output.contains("record \(moved) (service on \(day)) corrected on \(today)")
        )
        let certified = try #require(try station.verify("out").report["certified"] as? [String: Any])
        #expect((certified["corrected"] as? [[String: Any]])?.first?["record"] as? Int == Int(moved))
        #expect((try station.verify("before").report)["state"] as? String == "SUPERSEDED")
    }

    @Test func aRevokedCertificateOverTheSameRecordsIsTold() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "first")
        let number = try station.number("first")
        try station.run("certificate", "revoke", number, "--as", "second", "--reason", "time_error")
        try station.issue(to: "out")
        let outcome = try verify(station, log: "station/tiles")
        #expect(outcome.code == 0 && outcome.output.contains("stand on certificate \(number), revoked on "))
        let report = try station.verify("out").report
        let standing = try #require(report["standing"] as? [String: Any])
        let before = try #require((standing["revoked_before"] as? [[String: Any]])?.first)
        #expect(before["number"] as? String == number && before["reason_code"] as? String == "time_error")
        #expect((before["records"] as? [Int])?.count == 3)
        #expect((try station.verify("first").report)["state"] as? String == "REVOKED")
    }
}

/// Rotates the key of an exported log with the second verifier's writer.
private enum Rotation {
    static func run(from source: String, to target: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            Repository.root.appending(path: "Tools/certificates/rotate_log.py").path, source, target,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Program.Broken(message: "nothing was rotated") }
    }
}
