import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel

/// Faults, restarts, and what must hold after each.
extension Simulation {
    enum Fault: CaseIterable {
        case lost, kept, full, discarded, flipped
        case beforeAppend, beforeReadBack, beforeSigning, beforeAnswer
        case lockWrite, lockTear, lockFlush, lockAnswer
        case views

        /// Whether the batch stands after the restart.
        var isKept: Bool {
            switch self {
            case .lost, .full, .discarded, .flipped, .beforeAppend: false
            default: true
            }
        }
    }

    /// One batch in whose turn something breaks.
    func faultyStep() throws {
        guard let draft = draft(), let logTime = try admittedTime() else { return }
        guard var fault = random.pick(Fault.allCases) else { return }
        if station.memory == nil, fault == .discarded || fault == .flipped { fault = .kept }
        let made = try sign(draft, at: nil)
        let before = model
        guard case .recorded(let index) = predict(made, logTime) else {
            model = before
            return try send([made])
        }
        tally["fault \(fault)", default: 0] += 1
        arm(fault)
        do {
            _ = try station.log.append(made.batch).get()
            guard fault == .views else { throw Mismatch(description: "nothing struck at \(fault)") }
            station.views.fail(nil)
            clockRule.made(turnAt: logTime, station.clock.read(), isAcceptance: false)
            return try noteRecorded(made, index)
        } catch let error where error is Crash || error is StoreFailure {
            try requireReopening(made)
        }
        if !fault.isKept { model = before }
        try restart(after: fault)
        guard fault.isKept else { return try send([made]) }
        try noteRecorded(made, index)
        try send([made])
    }

    private func arm(_ fault: Fault) {
        let strike = { (stage: TurnStage) in self.station.log.faults = { if $0 == stage { throw Crash() } } }
        let tear = { (point: CheckpointLock.FaultPoint) in
            self.station.log.lockFaults = { if $0 == point { throw Crash() } }
        }
        switch fault {
        case .lost: station.store.strike(.failedAndLost)
        case .kept: station.store.strike(.failedButKept)
        case .full: station.store.strike(.full)
        case .discarded: station.memory?.strike(.discarded)
        case .flipped: station.memory?.strike(.flipped)
        case .beforeAppend: strike(.append)
        case .beforeReadBack: strike(.readBack)
        case .beforeSigning: strike(.sign)
        case .beforeAnswer: strike(.answer)
        case .lockWrite: tear(.write)
        case .lockTear: tear(.tear)
        case .lockFlush: tear(.flush)
        case .lockAnswer: tear(.answer)
        case .views:
            station.log.viewsInterval = 1
            station.views.fail(random.pick(FaultyViews.Fault.allCases))
        }
    }

    private func requireReopening(_ made: Sent) throws {
        do {
            _ = try station.log.append(made.batch)
        } catch let failure as StoreFailure where failure.code == .reopenRequired && failure.isFatal {
            return
        }
        throw Mismatch(description: "a log that failed went on without being opened anew")
    }

    // MARK: Restarts

    func restart(after fault: Fault? = nil) throws {
        let fate = random.pick(Station.ViewsFate.allCases) ?? .kept
        if fault == nil, random.chance(60) { try station.log.flushViews() }
        try station.stop(fate)
        restarts += 1
        try station.open()
        station.log.viewsInterval = random.within(1...400)
        clockRule.restart(station.clock.read())
        try requireWhole(fault)
        if random.chance(30) { try station.keepViews() }
        if random.chance(25) { try compareAll() }
    }

    /// Every receipt is kept and provable, and no more and no less stands than the model has.
    private func requireWhole(_ fault: Fault?) throws {
        let log = station.log
        let size = UInt64(model.size)
        guard log.size == size, try station.store.size() == size, log.checkpoint.checkpoint.size == size else {
            throw Mismatch(description: "after \(String(describing: fault)): size \(log.size), model \(size)")
        }
        guard (log.report.quarantinePath != nil) == (fault == .flipped) else {
            throw Mismatch(description: "quarantine: \(log.report)")
        }
        if let path = log.report.quarantinePath, try PrivateFile.read(path)?.isEmpty != false {
            throw Mismatch(description: "an empty quarantine at \(path)")
        }
        try log.checkpoint.verify(logKey: station.logKey.publicKey)
        for receipt in receipts.suffix(5) + (0..<10).compactMap({ _ in random.pick(receipts) }) {
            try requireProvable(receipt)
        }
    }

    private func requireProvable(_ receipt: Receipt) throws {
        let log = station.log
        let path = try log.tree.inclusionPath(index: receipt.index, size: log.size)
        let proof = TlogProof(extra: nil, index: receipt.index, path: path, checkpoint: log.checkpoint)
        try proof.verify(leaf: receipt.leaf)
        let leaves = try log.tree.leaves(from: receipt.index, count: receipt.count)
        guard leaves.first == receipt.leaf, leaves.count == receipt.count else {
            throw Mismatch(description: "receipt \(receipt.index) is not what was acknowledged")
        }
    }
}
