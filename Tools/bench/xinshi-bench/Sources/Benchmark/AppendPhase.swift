import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerModel

/// What appending costs, beside the raw inserts of the same bytes.
struct AppendFigures {
    var statements = 0
    var ledger = Stopwatch()
    var raw = Stopwatch()
    var approvals = 0
    var approving = Stopwatch()

    var microseconds: Double { ledger.processor * 1e6 / Double(statements) }
    var rate: Double { Double(statements) / ledger.wall }
    var ratio: Double { raw.wall / ledger.wall }
    var processorRatio: Double { raw.processor / ledger.processor }
    var rawRate: Double { Double(statements) / raw.wall }
}

extension SampleStation {
    /// Appends sessions in batches, each batch durable and answered on its own, and approves each.
    ///
    /// The raw inserts of the same bytes take turns with it, eight batches at a time.
    func append(sessions total: Int, batch size: Int, raw: RawInserts?) throws -> AppendFigures {
        var figures = AppendFigures()
        var done = 0
        while done < total {
            var groups: [[[UInt8]]] = []
            while done < total, groups.count < 8 {
                let first = sequencer.size
                try appendOne(from: done, count: min(size, total - done), &figures)
                done += min(size, total - done)
                if raw != nil { groups.append(try entries(from: first, count: size + 1)) }
            }
            guard let raw else { continue }
            for rows in groups { try figures.raw.measure { try raw.insert(rows) } }
        }
        return figures
    }

    private func appendOne(from first: Int, count: Int, _ figures: inout AppendFigures) throws {
        let statements = sessions(from: first, count: max(2, count))
        let (body, range) = try recorder.sign(statements)
        _ = try figures.ledger.measure {
            try append(try SignedBatch(body: body, statements: statements))
        }
        figures.statements += statements.count
        let approval = try approval(of: [range])
        _ = try figures.approving.measure { try append(approval) }
        figures.approvals += 1
    }

    /// Appends sessions in batches, sixteen a turn, which the approver then approves by one batch of his own: for phases
    /// that only read.
    func fill(sessions total: Int, batch size: Int) throws -> (statements: Int, approvals: Int) {
        var counts = (statements: 0, approvals: 0)
        for start in stride(from: 0, to: total, by: size * 16) {
            var group: [SignedBatch] = []
            var ranges: [BatchRange] = []
            for first in stride(from: start, to: min(total, start + size * 16), by: size) {
                var statements = sessions(from: first, count: max(2, min(size, total - first)))
                if first * 100 / total >= frequentCount { statements.append(write(frequentSession(first))) }
                let (body, range) = try recorder.sign(statements)
                group.append(try SignedBatch(body: body, statements: statements))
                ranges.append(range)
                counts.statements += statements.count
                counts.approvals += 1
            }
            group.append(try approval(of: ranges))
            for outcome in try sequencer.append(group) { _ = try outcome.get() }
        }
        return counts
    }

    /// Appends one session at a time, each durable and answered on its own; raw single inserts take turns with it.
    func appendSingles(from first: Int, count: Int, raw: RawInserts?) throws -> AppendFigures {
        var figures = AppendFigures()
        let opening = sessions(from: first, count: 2)
        let accepted = try append(try SignedBatch(body: recorder.sign(opening).body, statements: opening))
        let roster = accepted.batch.index + 1
        let reference = StatementReference.logged(index: roster, leaf: try sequencer.tree.leaves(from: roster, count: 1)[0])
        for number in first + 2..<first + 2 + count {
            clock.move(to: number / volunteers.count)
            let statements = [write(session(number, reference))]
            let body = try recorder.sign(statements).body
            let index = sequencer.size
            _ = try figures.ledger.measure { try append(try SignedBatch(body: body, statements: statements)) }
            figures.statements += 1
            guard let raw else { continue }
            let rows = try entries(from: index, count: 2)
            try figures.raw.measure { try raw.insert(rows) }
        }
        return figures
    }

    private func entries(from index: UInt64, count: Int) throws -> [[UInt8]] {
        var rows: [[UInt8]] = []
        _ = try sequencer.store.readEntries(from: index, count: count) { rows.append(Array($1)) }
        return rows
    }
}
