import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerReplay
import LedgerRules
import LedgerSQLite
import LedgerService

/// Folds all entries of a log in memory, as an audit's rule steps do.
enum Rebuild {
    static func inMemory(_ sequencer: BenchSequencer) throws -> Stopwatch {
        let tree = sequencer.tree
        var fold = StatementFold(LedgerState()) { try? tree.leaves(from: $0, count: 1).first }
        var watch = Stopwatch()
        try watch.measure {
            _ = try sequencer.store.readEntries(from: 0, count: Int(sequencer.size)) { index, bytes in
                try take(try EntryView(bytes), at: index, &fold)
            }
            fold.state.commit()
        }
        return watch
    }

    private static func take(_ entry: EntryView, at index: UInt64, _ fold: inout StatementFold) throws {
        switch entry.kind {
        case .genesis: fold.begin(try Genesis.parse(entry.body), leaf: entry.leafHash)
        case .log: fold.state.noteLogAct(at: index)
        case .batch:
            fold.state.commit()
            guard fold.open(try Batch.parse(entry.body), at: index) == nil else { throw RawFailure() }
        case .statement:
            let place = StatementFold.Place(
                index: index,
                leaf: entry.leafHash,
                logTimeMilliseconds: entry.logTimeMilliseconds
            )
            try fold.take(entry.body, at: place)
        }
    }
}

/// Questions as a program in the same process asks them.
struct QuestionFigures {
    var hours = Latencies()
    var proof = Latencies()

    init(_ sequencer: BenchSequencer, _ subjects: [SubjectID], count: Int) throws {
        var numbers = SeededNumbers(state: 7)
        for _ in 0..<count {
            guard let subject = subjects.randomElement(using: &numbers) else { return }
            let sums = hours.measure { sequencer.judge.ask { $0.sums(of: subject) } }
            precondition(sums != nil)
        }
        for _ in 0..<count {
            let index = UInt64.random(in: 0..<sequencer.size, using: &numbers)
            _ = try proof.measure { try sequencer.tree.inclusionPath(index: index, size: sequencer.size) }
        }
    }
}
