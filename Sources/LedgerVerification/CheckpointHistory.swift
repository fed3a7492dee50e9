import LedgerFormat
import LedgerModel

/// Kept checkpoints and other observers' views against the log that was read (steps 3 and 11).
struct CheckpointHistory {
    struct View {
        let name: String
        let signed: SignedCheckpoint
        let step: AuditStep
    }

    let views: [View]
    private(set) var findings: [Finding] = []

    /// Sizes whose prefix roots the walk has to give.
    var sizes: [UInt64] { views.map(\.signed.checkpoint.size) }

    /// Reads `checkpoints/` of the folder, the accepted checkpoint and the views of others.
    init(folder: LogFolder, trust: TrustFolder, others: [(name: String, bytes: [UInt8])]) {
        var views: [View] = []
        if let accepted = trust.accepted { views.append(View(name: "accepted", signed: accepted, step: .consistency)) }
        var sources = others.map { ($0.name, $0.bytes, AuditStep.consistency) }
        for name in folder.names(in: "checkpoints") {
            let bytes = (try? folder.read("checkpoints/" + name, limit: 1 << 20)) ?? nil
            sources.append(("checkpoints/" + name, bytes ?? [], .history))
        }
        for (name, bytes, step) in sources {
            do throws(FormatError) {
                let signed = try SignedCheckpoint.parse(bytes)
                _ = try trust.policy.judge(signed)
                views.append(View(name: name, signed: signed, step: step))
            } catch {
                findings.append(Finding(step, "checkpoint_unverified", "\(name): \(error)"))
            }
        }
        self.views = views
    }

    /// Compares every view with the log: an inconsistent one is a fork, a greater accepted one a shrunk log.
    mutating func compare(with current: Checkpoint, roots: [UInt64: Digest]) {
        for view in views {
            let seen = view.signed.checkpoint
            if seen.size > current.size {
                guard view.name == "accepted" else { continue }
                let message = "size \(seen.size) was accepted before, now it is \(current.size)"
                findings.append(Finding(view.step, "shrunk", message))
                continue
            }
            let root = seen.size == current.size ? current.root : roots[seen.size]
            guard let root, root != seen.root else { continue }
            let message = "\(view.name): root of size \(seen.size) is \(seen.root), this log gives \(root)"
            findings.append(Finding(view.step, "fork", message))
        }
        compareAmongThemselves(current)
    }

    /// Two views of one size beyond this log that name different roots.
    private mutating func compareAmongThemselves(_ current: Checkpoint) {
        var beyond: [UInt64: Digest] = [:]
        for view in views where view.signed.checkpoint.size > current.size {
            let seen = view.signed.checkpoint
            if let other = beyond[seen.size], other != seen.root {
                findings.append(
                    Finding(view.step, "fork", "two checkpoints of size \(seen.size) differ: \(other), \(seen.root)")
                )
            }
            beyond[seen.size] = seen.root
        }
    }
}

/// Log times against the clocks of witnesses (step 11).
struct ClockWitness {
    private let tolerance: UInt64 = 15 * 60 * 1000
    /// Ascending by size: a cosignature's size and time in milliseconds.
    private var seen: [(size: UInt64, time: UInt64)] = []
    /// For each position of `seen`, the latest time among sizes up to there.
    private var latestBelow: [UInt64] = []
    /// For each position of `seen`, the earliest time among sizes from there on.
    private var earliestFrom: [UInt64] = []
    private(set) var findings: [Finding] = []

    init(_ history: CheckpointHistory, current: SignedCheckpoint, policy: TrustPolicy) {
        for signed in history.views.map(\.signed) + [current] {
            guard let verdict = try? policy.judge(signed) else { continue }
            for cosigner in verdict.cosigners {
                seen.append(
                    (
                        signed.checkpoint.size,
                        cosigner.timestampSeconds.multipliedReportingOverflow(by: 1000).partialValue
                    )
                )
            }
        }
        seen.sort { $0.size < $1.size }
        var latest: UInt64 = 0
        latestBelow = seen.map {
            latest = max(latest, $0.time); return latest
        }
        var earliest = UInt64.max
        earliestFrom = seen.reversed().map {
            earliest = min(earliest, $0.time); return earliest
        }.reversed()
    }

    var hasNothingToSay: Bool { seen.isEmpty }

    /// Judges the entries of a bundle; reports the first offending index of each run.
    mutating func take(_ bundle: ScannedBundle) {
        guard !seen.isEmpty else { return }
        for (position, entry) in bundle.entries.enumerated() {
            judge(entry.logTime, at: bundle.firstIndex + UInt64(position))
        }
    }

    private mutating func judge(_ time: UInt64, at index: UInt64) {
        let split = seen.firstIndex { $0.size > index } ?? seen.count
        if split > 0, time < latestBelow[split - 1], latestBelow[split - 1] - time > tolerance {
            let message = "log time \(time) is over 15 minutes before a cosignature of a size that did not hold it"
            findings.append(Finding(.history, "backdated", index: index, at: 10..<18, message))
        }
        if split < seen.count, time > earliestFrom[split], time - earliestFrom[split] > tolerance {
            let message = "log time \(time) is over 15 minutes after the first cosignature that covers it"
            findings.append(Finding(.history, "postdated", index: index, at: 10..<18, message))
        }
    }
}
