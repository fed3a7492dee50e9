import Foundation
import Testing

/// Random commands, faults and restarts against an independent model of the rules.
///
/// `XINSHI_SEED` runs one seed, `XINSHI_SEEDS` so many fresh ones, `XINSHI_STEPS` sets their length.
@Suite struct SimulationTests {
    static let fixed: [UInt64] = [1, 2, 3, 4, 5, 6]

    static var seeds: [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["XINSHI_SEED"].flatMap({ UInt64($0) }) { return [seed] }
        let count = environment["XINSHI_SEEDS"].flatMap { Int($0) }
        let fresh = (0..<(count ?? 1)).map { _ in UInt64.random(in: 1000...UInt64(UInt32.max)) }
        return (count == nil ? fixed : []) + fresh
    }

    static var steps: Int {
        ProcessInfo.processInfo.environment["XINSHI_STEPS"].flatMap { Int($0) } ?? 300
    }

    @Test(arguments: seeds)
    func theWriterAgreesWithTheModel(_ seed: UInt64) async throws {
        print("simulation: seed \(seed)")
        do {
            let simulation = try Simulation(seed: seed)
            defer { print("seed \(seed): \(simulation.summary)") }
            try await simulation.run(steps: Self.steps)
        } catch {
            Issue.record("XINSHI_SEED=\(seed) XINSHI_STEPS=\(Self.steps) swift test --filter Simulation\n\(error)")
        }
    }
}

extension Simulation {
    var summary: String {
        let kinds = tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(model.size) entries, \(model.records.count) records, \(restarts) restarts; \(kinds)"
    }
}
