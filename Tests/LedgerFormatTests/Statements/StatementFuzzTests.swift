import LedgerModel
import Testing

@testable import LedgerFormat

/// Mutations of golden statements: a reader refuses, or what it accepts is written back byte for byte.
@Suite struct StatementFuzzTests {
    private let seed: UInt64 = 0x5EED_0005

    @Test(arguments: StatementType.allCases)
    func aMutatedStatementIsRefusedOrCanonical(type: StatementType) {
        var random = SplitMix(state: seed ^ UInt64(type.rawValue.utf8.count) << 32)
        var reader = StatementReader()
        for full in [true, false] {
            let golden = StatementSamples.object(.of(type), full: full).canonicalBytes
            for _ in 0..<600 {
                let bytes = mutated(golden, &random)
                guard let (envelope, statement) = try? reader.read(bytes) else { continue }
                var written: [UInt8] = []
                StatementWriter.write(statement, envelope, into: &written)
                #expect(written == bytes, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test func theQuickPathAcceptsExactlyWhatTheTableAccepts() throws {
        var random = SplitMix(state: seed)
        let goldens = [true, false].map { StatementSamples.object(.of(.sessionRecorded), full: $0).canonicalBytes }
        for round in 0..<40_000 {
            let bytes = mutated(goldens[round & 1], &random)
            let isQuick = bytes.withUnsafeBytes(quick)
            let isAccepted = bytes.withUnsafeBytes(accepts)
            #expect(isQuick == isAccepted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(goldens.allSatisfy { $0.withUnsafeBytes(quick) })
    }

    @Test func aMutatedCommandFileIsReadWithoutATrap() {
        var random = SplitMix(state: seed)
        let goldens = CommandVectors.file.cases.map { $0.value.input }.filter { !$0.isEmpty }
        for round in 0..<4_000 {
            let file = CommandFile.read(mutated(goldens[round % goldens.count], &random))
            for command in file.commands {
                var answers = CommandAnswers()
                for id in CommandResolver.references(of: command) { answers.references[id] = .inBatch(offset: 0) }
                _ = try? CommandResolver.statement(of: command, with: answers)
            }
        }
    }

    private func quick(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = StatementReader()
        guard (try? reader.fields.scan(bytes)) != nil else { return false }
        return reader.quickSession() != nil
    }

    private func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var fields = FieldScanner()
        var check = SchemaCheck()
        guard (try? fields.scan(bytes)) != nil,
            (try? check.check(fields, against: .of(.sessionRecorded))) != nil
        else { return false }
        return check.fault == nil
    }

    private func mutated(_ golden: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = golden
        for _ in 0...random.next() % 2 {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 5 {
            case 0: bytes[place] ^= 1 << UInt8(random.next() % 8)
            case 1: bytes[place] = Array(#"0123456789abcdef{}[]":,-\"#.utf8)[Int(random.next() % 25)]
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(bytes[place], at: place)
            default: bytes.swapAt(place, Int(random.next() % UInt64(bytes.count)))
            }
        }
        return bytes
    }
}

/// A small generator with a printed seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
