import Foundation
import LedgerFormat
import LedgerVerification
import Testing

/// Findings name the bytes that they are about (spec 10 §3).
@Suite struct FindingPlaceTests {
    /// What lies in no entry that was read: a file, a tile, the size.
    private static let placeless: Set = [
        "entries_missing", "tile_missing", "bundle_malformed", "bundle_unreadable", "root_mismatch",
    ]

    private func findings(_ name: String) async throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xinshi-place-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let log = try VectorLog(name)
        try log.unpack(to: folder)
        guard let trust = try? TrustFolder(path: folder + "/trust") else { return [] }
        var options = Audit.Options(cores: 1)
        options.views = log.views.enumerated().map { ("view \($0.offset)", $0.element) }
        return await Audit(LogFolder(folder + "/log"), trust: trust, options: options).run().findings
    }

    @Test func everyFindingAboutAnEntryThatWasReadHasItsBytes() async throws {
        var codes: Set<String> = []
        for name in VectorLog.names where !name.hasPrefix("good") {
            for finding in try await findings(name).prefix(20) {
                guard let at = finding.at, let excerpt = finding.excerpt else {
                    let isExempt = finding.index == nil || Self.placeless.contains(finding.code)
                    // A hash of an upper tile is of many entries.
                    let isTile = finding.code == "tile_mismatch" && !finding.message.hasPrefix("tile/0 number")
                    let isLength = finding.code == "tile_mismatch" && finding.message.hasSuffix(" bytes")
                    #expect(isExempt || isTile || isLength, "\(name): \(finding)")
                    continue
                }
                #expect(excerpt.hex.count == 2 * min(at.count, Excerpt.byteLimit), "\(name): \(finding)")
                #expect(excerpt.line.count <= Excerpt.characterLimit && !excerpt.line.isEmpty, "\(name): \(finding)")
                #expect(!excerpt.line.unicodeScalars.contains { $0.properties.generalCategory == .control })
                codes.insert(finding.code)
            }
        }
        #expect(codes.count >= 25, "\(codes.sorted())")
        let named = [
            "author_sequence", "tile_mismatch", "rule:overlap", "author_signature", "batch_count", "entry_prev",
        ]
        #expect(codes.isSuperset(of: named), "\(codes.sorted())")
    }

    /// One wrong clock is one finding, and so is one batch of a key that nobody enrolled.
    @Test(arguments: [
        ("074-stranger", "author_unknown"), ("268-backdated", "backdated"), ("269-postdated", "postdated"),
    ])
    func aFaultThatGoesOnIsToldOnce(name: String, code: String) async throws {
        #expect(try await findings(name).count { $0.code == code } == 1)
    }

    @Test func theFieldAtFaultIsShown() async throws {
        let overlap = try #require(try await findings("177-rule-overlap").first)
        #expect(overlap.excerpt?.isText == true && overlap.excerpt?.line.hasPrefix("\"start\":") == true, "\(overlap)")
        let sequence = try #require(try await findings("071-sequence-gap").first)
        #expect(sequence.at == 82..<90 && sequence.excerpt?.isText == false && sequence.excerpt?.line.count == 16)
        // A control character in a statement reaches no terminal.
        let control = try #require(try await findings("091-json-control").first)
        #expect(control.excerpt?.line.hasPrefix("\\u{") == true, "\(control)")
    }
}
