import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerService

/// One run: acts drawn from a seed are handed to the model and to the real writer, which must say the same.
final class Simulation {
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    struct Crash: Error {}

    /// What was acknowledged: it must be there for ever.
    struct Receipt {
        let index: UInt64
        let leaf: Digest
        let count: Int
    }

    /// A batch as sent, for repeats.
    struct Sent {
        let draft: Draft
        let batch: SignedBatch
        let submission: Model.Submission
        var index: Int
    }

    /// Statements that one author wishes to sign together.
    struct Draft {
        var author: String
        var statements: [JSON]
        /// A statement that was spoilt on purpose, and the code it must be refused with.
        var spoilt: (offset: Int, code: String)?
    }

    let seed: UInt64
    var random: Seeded
    let station: Station
    let documents: [(name: String, document: JSON)]
    var model: Model
    var authors: [String: Author] = [:]
    let rootName: String
    var receipts: [Receipt] = []
    var sent: [Sent] = []
    /// How often each outcome came.
    var tally: [String: Int] = [:]
    var restarts = 0
    /// What the clock's rule knows (spec 11 §4).
    var clockRule: ClockRule

    init(seed: UInt64) throws {
        self.seed = seed
        random = Seeded(seed)
        let root = Author(&random)
        let (organisation, subject) = (random.hex(32), random.hex(32))
        documents = Simulation.firstDocuments(&random)
        let policies = documents.flatMap { Array($0.document.written.utf8) }
        let founder = Station.Founder(key: root.secret.publicKey, organisation: organisation, subject: subject)
        station = try Station(&random, founder, policy: SHA2.hash(policies))
        model = Model(root: organisation, subject: subject, key: root.name)
        rootName = root.name
        authors[root.name] = root
        model.entries[0] = Model.Entry(type: "genesis", leaf: station.log.genesisLeaf.description)
        model.lastLogTime = Int(station.clock.read().wallMilliseconds)
        clockRule = ClockRule(started: station.clock.read())
    }

    /// Runs so many steps and compares everything at the end; throws at the first difference.
    func run(steps: Int) async throws {
        try begin()
        for step in 0..<steps {
            do {
                try passTime()
                try self.step()
                if random.chance(3) { try restart() }
                if random.chance(2) { try compareAll() }
            } catch {
                throw Mismatch(description: "step \(step): \(error)")
            }
        }
        try await finish()
    }

    private func step() throws {
        switch random.below(100) {
        case 0..<3: try repeatOne()
        case 3..<5: try sendChanged()
        case 5..<8: try sendOutOfOrder()
        case 8..<10: try sendMisplaced()
        case 10..<24: try faultyStep()
        default: if let draft = draft() { try submit([draft]) }
        }
    }

    // MARK: Submitting

    /// Hands drafts over in one call and compares each outcome.
    func submit(_ drafts: [Draft]) throws {
        var position: [String: (Int, String)] = [:]
        let signed = try drafts.map { draft in
            let made = try sign(draft, at: position[draft.author])
            position[draft.author] = (
                made.submission.firstSequence + draft.statements.count, made.submission.digest
            )
            return made
        }
        try send(signed)
    }

    func send(_ group: [Sent]) throws {
        guard let logTime = try admittedTime() else { return }
        let outcomes = try station.log.append(group.map(\.batch))
        var isAnyRecorded = false
        for (made, outcome) in zip(group, outcomes) {
            let predicted = predict(made, logTime)
            try compare(made, predicted, outcome)
            if case .recorded(let index) = predicted {
                isAnyRecorded = true
                try noteRecorded(made, index)
            }
        }
        if isAnyRecorded { clockRule.made(turnAt: logTime, station.clock.read(), isAcceptance: false) }
    }

    func predict(_ made: Sent, _ logTime: Int) -> Model.Outcome {
        let known = sent.first { $0.index >= 0 && $0.batch == made.batch }
        var submission = made.submission
        submission.spoilt = made.draft.spoilt.map { Model.Refusal($0.code, $0.offset) }
        return model.submit(submission, isKnown: known?.index, logTime: logTime)
    }

    private func compare(
        _ made: Sent,
        _ predicted: Model.Outcome,
        _ outcome: Result<Acceptance, BatchRefusal>
    ) throws {
        let real: String
        switch outcome {
        case .success(let acceptance):
            real = "\(acceptance.isRepeat ? "known" : "recorded") \(acceptance.batch.index)"
            tally["recorded", default: 0] += 1
        case .failure(let refusal):
            real = "refused \(refusal.code)" + (refusal.offset.map { " at \($0)" } ?? "")
            tally[refusal.code, default: 0] += 1
        }
        guard predicted.description == real else {
            let statements = made.draft.statements.map(\.written).joined(separator: "\n")
            let key = model.keys[made.draft.author]
            let roles = model.roles[key?.subject ?? ""] ?? [:]
            let signer = "\(key.map { "\($0)" } ?? "nobody") with \(roles), root \(model.root) \(model.rootSubject)"
            throw Mismatch(description: "model: \(predicted.description), log: \(real)\nby \(signer)\n\(statements)")
        }
    }

    /// Takes up what only the log could say: the leaves of the new entries.
    func noteRecorded(_ made: Sent, _ index: Int) throws {
        var made = made
        made.index = index
        sent.append(made)
        let leaves = try station.log.tree.leaves(from: UInt64(index), count: made.draft.statements.count + 1)
        for (offset, leaf) in leaves.enumerated() { model.entries[index + offset]?.leaf = leaf.description }
        receipts.append(Receipt(index: UInt64(index), leaf: leaves[0], count: leaves.count))
        for statement in made.draft.statements { tally[statement["type"]?.text ?? "", default: 0] += 1 }
    }

    // MARK: Time

    /// Log time of a turn now; nil when the clock must be accepted, which is then done.
    func admittedTime() throws -> Int? {
        let reading = station.clock.read()
        guard clockRule.stops(reading, last: model.lastLogTime) else {
            return expectedLogTime
        }
        guard let draft = draft() else { return nil }
        let stopped = try sign(draft, at: nil)
        do {
            _ = try station.log.append(stopped.batch)
            throw Mismatch(description: "the clock should have stopped the log")
        } catch let failure as StoreFailure where failure.code == .clockStopped {
            tally["clock_stopped", default: 0] += 1
        }
        try acceptClock(reading)
        return nil
    }

    /// Somebody accepts the clock, mostly one who may; a refusal leaves it stopped.
    private func acceptClock(_ reading: ClockReading) throws {
        let clock = Int(reading.wallMilliseconds) + (random.chance(10) ? 100_000 : 0)
        let accepted = statement("clock_accepted", ["clock_ms": .number(clock)])
        guard let author = signer(of: [accepted]) else { return }
        let made = try sign(Draft(author: author, statements: [accepted]), at: nil)
        let logTime = expectedLogTime
        let predicted = predict(made, logTime)
        try compare(made, predicted, station.log.append(made.batch))
        guard case .recorded(let index) = predicted else { return }
        try noteRecorded(made, index)
        clockRule.made(turnAt: logTime, reading, isAcceptance: true)
    }

    private func passTime() throws {
        switch random.below(200) {
        case 0: station.clock.jump(Int64(random.within(61...100_000)) * 1000)
        case 1: station.clock.jump(-Int64(random.within(6...7200)) * 1000)
        case 2: station.clock.jump(Int64(random.within(-5...50)) * 1000)
        case 3..<30: station.clock.pass(UInt64(random.within(10...200)) * 3_600_000)
        default: station.clock.pass(UInt64(random.within(1...7200)) * 1000)
        }
    }
}

/// When a clock stops the log, by spec 11 §4.
struct ClockRule {
    private var baseline: ClockReading
    private var isResting = true
    // Log time at which a clock that is behind was accepted.
    private var acceptedAt: Int?

    init(started reading: ClockReading) {
        baseline = reading
    }

    mutating func restart(_ reading: ClockReading) {
        baseline = reading
        isResting = true
    }

    func stops(_ reading: ClockReading, last: Int) -> Bool {
        let wall = Int(reading.wallMilliseconds)
        if wall + 5000 < last, acceptedAt != last { return true }
        if isResting, wall > last + 7 * 86_400_000 { return true }
        let elapsed = Int(reading.steadyMilliseconds) - Int(baseline.steadyMilliseconds)
        let expected = Int(baseline.wallMilliseconds) + elapsed
        return wall > expected + 60_000 || wall + 60_000 < expected
    }

    mutating func made(turnAt logTime: Int, _ reading: ClockReading, isAcceptance: Bool) {
        if isAcceptance { acceptedAt = Int(reading.wallMilliseconds) < logTime ? logTime : nil }
        baseline = reading
        isResting = false
    }
}
