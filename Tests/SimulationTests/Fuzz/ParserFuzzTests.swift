import Foundation
import Testing

/// Every reader of bytes that others write, on mutations of good ones: it refuses or reads, and never traps.
///
/// `XINSHI_FUZZ` sets the rounds of each reader, `XINSHI_SEED` the seed. The bytes of the round under way lie in the file
/// that is printed first, so that a trap leaves its input behind.
@Suite(.serialized) struct ParserFuzzTests {
    static var rounds: Int {
        ProcessInfo.processInfo.environment["XINSHI_FUZZ"].flatMap { Int($0) } ?? 300
    }

    static var seeds: [UInt64] {
        if let seed = ProcessInfo.processInfo.environment["XINSHI_SEED"].flatMap({ UInt64($0) }) { return [seed] }
        return [1, UInt64.random(in: 1000...UInt64(UInt32.max))]
    }

    @Test(arguments: Reader.Kind.allCases, seeds)
    func noBytesBreakAReader(_ kind: Reader.Kind, _ seed: UInt64) throws {
        let reader = try Reader.make(kind)
        #expect(!reader.golden.isEmpty && reader.golden.allSatisfy { !$0.isEmpty })
        for golden in reader.golden { #expect(throws: Never.self) { try reader.read(golden) } }
        let kept = NSTemporaryDirectory() + "/xinshi-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(kind.rawValue)"
        print("fuzz: \(kind.rawValue), seed \(seed), \(Self.rounds) rounds, input in \(kept)")
        defer { try? FileManager.default.removeItem(atPath: kept) }
        for round in 0..<UInt64(Self.rounds) {
            var random = Seeded(seed &* 1_000_003 &+ round)
            guard let golden = random.pick(reader.golden), let other = random.pick(reader.golden) else { return }
            let bytes = Mutant.of(golden, other, &random)
            try Data(bytes).write(to: URL(filePath: kept))
            do {
                guard let written = try reader.read(bytes) else { continue }
                // What a reader of a canonical form accepts it writes back byte for byte.
                #expect(
                    written == bytes,
                    "XINSHI_SEED=\(seed), round \(round), \(kind.rawValue): \(Data(bytes).base64EncodedString())"
                )
            } catch let error where reader.isRefusal(error) {
                continue
            }
        }
    }
}
