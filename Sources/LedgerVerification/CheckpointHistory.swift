import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Kept checkpoints and other observers' views against the log that was read (steps 3 and 11).
///
/// Their texts are read before the entries, so that the walk knows which prefix roots to keep; their signatures are checked
/// after it, because a log key may have been rotated and each note is signed by the key of its own size.
struct CheckpointHistory {
    struct View {
        let name: String
        let signed: SignedCheckpoint
        let step: AuditStep
    }

    private(set) var views: [View]
    private(set) var findings: [Finding] = []

    /// Sizes whose prefix roots the walk has to give.
    var sizes: [UInt64] { views.map(\.signed.checkpoint.size) }

    /// Reads `checkpoints/` of the folder, the accepted checkpoint and the views of others.
    init(folder: LogFolder, trust: TrustFolder, others: [(name: String, bytes: [UInt8])]) {
        views = trust.accepted.map { [View(name: "accepted", signed: $0, step: .consistency)] } ?? []
        for other in others { add(other.name, other.bytes, .consistency) }
        guard let names = folder.names(in: "checkpoints") else {
            refuse("checkpoints", .history, "the folder cannot be read")
            return
        }
        for name in names {
            let bytes = (try? folder.read("checkpoints/" + name, limit: 1 << 20)) ?? nil
            add("checkpoints/" + name, bytes ?? [], .history)
        }
    }

    private mutating func add(_ name: String, _ bytes: [UInt8], _ step: AuditStep) {
        do throws(FormatError) {
            let signed = try SignedCheckpoint.parse(bytes)
            if step == .history, name != "checkpoints/\(signed.checkpoint.size)" {
                return refuse(name, step, "the file's name is not the size it holds")
            }
            views.append(View(name: name, signed: signed, step: step))
        } catch {
            refuse(name, step, "\(error)")
        }
    }

    private mutating func refuse(_ name: String, _ step: AuditStep, _ reason: String) {
        findings.append(Finding(step, "checkpoint_unverified", "\(name): \(reason)"))
    }

    private mutating func refuse(_ view: View, _ reason: String) {
        guard view.name == "accepted" else { return refuse(view.name, view.step, reason) }
        findings.append(Finding(.trust, "trust_unreadable", "accepted: \(reason)"))
    }

    /// Drops every view that the log's key of its size did not sign, and an `accepted` that no key of the log signed.
    ///
    /// `accepted` lies in the auditor's own folder, where no thief of an old key puts it: it counts by any key that the log
    /// names or that its owner trusted. So a fork that names another key for its size is told as a fork (spec 10 §1).
    mutating func verify(_ trust: TrustFolder, named: [PublicKey], keys: (UInt64) -> PublicKey) {
        let witnesses = trust.policy.witnesses.map(\.key)
        views = views.filter { view in
            let size = view.signed.checkpoint.size
            let isOwn = view.name == "accepted"
            let signers = isOwn ? trust.trustedKeys + named : [keys(size)]
            let isSigned = signers.contains { view.signed.isSigned(by: $0, origin: trust.log.name, witnesses) }
            if !isSigned {
                let keyOfSize = "not signed by the log's key of size \(size)"
                refuse(view, isOwn ? "signed by no key that this log names or that this folder trusted" : keyOfSize)
            }
            return isSigned
        }
    }

    /// Compares every view with the log: an inconsistent one is a fork, a greater accepted one a shrunk log.
    mutating func compare(with current: Checkpoint, roots: [UInt64: Digest], cuts: [UInt64: UInt64]) {
        for view in views {
            let seen = view.signed.checkpoint
            if view.step == .history, let batch = cuts[seen.size] {
                let message = "\(view.name): size \(seen.size) cuts this batch"
                findings.append(Finding(view.step, "batch_truncated", index: batch, message))
            }
            if seen.size > current.size {
                refuseGreater(view, than: current.size)
                continue
            }
            let root = seen.size == current.size ? current.root : roots[seen.size]
            guard let root, root != seen.root else { continue }
            let message = "\(view.name): root of size \(seen.size) is \(seen.root), this log gives \(root)"
            findings.append(Finding(view.step, "fork", message))
        }
        compareAmongThemselves(current)
    }

    private mutating func refuseGreater(_ view: View, than size: UInt64) {
        let seen = view.signed.checkpoint.size
        if view.name == "accepted" {
            findings.append(Finding(view.step, "shrunk", "size \(seen) was accepted before, now it is \(size)"))
        } else if view.step == .history {
            refuse(view.name, view.step, "size \(seen) is above the log's \(size)")
        } else {
            // A shorter book must not stand for the longer one that somebody else was shown.
            findings.append(
                Finding(view.step, "shrunk", "\(view.name): the log signed size \(seen), now it is \(size)")
            )
        }
    }

    /// Two views of one size beyond this log that name different roots.
    private mutating func compareAmongThemselves(_ current: Checkpoint) {
        var beyond: [UInt64: Digest] = [:]
        for view in views where view.signed.checkpoint.size > current.size {
            let seen = view.signed.checkpoint
            if let other = beyond[seen.size], other != seen.root {
                let message = "two checkpoints of size \(seen.size) differ: \(other), \(seen.root)"
                findings.append(Finding(view.step, "fork", message))
            }
            beyond[seen.size] = seen.root
        }
    }
}

extension SignedCheckpoint {
    /// Whether this key of a log signed, and every line of a known witness verifies.
    fileprivate func isSigned(by logKey: PublicKey, origin: String, _ witnesses: [VerifierKey]) -> Bool {
        guard checkpoint.origin == origin,
            let key = VerifierKey(name: origin, algorithm: .ed25519, publicKey: logKey),
            let verified = try? note.verify(with: [key] + witnesses)
        else { return false }
        return verified.contains { $0.key == key }
    }
}

/// Log times against the clocks of witnesses (step 11).
struct ClockWitness {
    private static let toleranceMilliseconds: UInt64 = 15 * 60 * 1000
    /// Ascending by size: a cosignature's size and time in milliseconds.
    private var seen: [(size: UInt64, time: UInt64)] = []
    /// For each position of `seen`, the latest time among sizes up to there.
    private var latestBelow: [UInt64] = []
    /// For each position of `seen`, the earliest time among sizes from there on.
    private var earliestFrom: [UInt64] = []
    private(set) var findings: [Finding] = []
    /// Whether the entry before was found so: a run is told once, at its first entry.
    private var (isBackdating, isPostdating) = (false, false)
    /// The sizes that witnesses saw, ascending.
    var sizes: [UInt64] { seen.map(\.size) }

    /// Takes the times of every cosignature of this log's origin whose line verifies (spec 10 §3).
    ///
    /// Whether the log signed the note is judged elsewhere.
    init(_ history: CheckpointHistory, current: SignedCheckpoint, policy: TrustPolicy) {
        let witnesses = policy.witnesses.map(\.key)
        let origin = policy.logs[0].key.name
        for signed in history.views.map(\.signed) + [current] where signed.checkpoint.origin == origin {
            for verified in (try? signed.note.verify(with: witnesses)) ?? [] {
                guard let seconds = verified.timestampSeconds else { continue }
                let (time, isBeyond) = seconds.multipliedReportingOverflow(by: 1000)
                seen.append((signed.checkpoint.size, isBeyond ? .max : time))
            }
        }
        seen.sort { $0.size < $1.size }
        var latest: UInt64 = 0
        for sight in seen {
            latest = max(latest, sight.time)
            latestBelow.append(latest)
        }
        var earliest = UInt64.max
        for sight in seen.reversed() {
            earliest = min(earliest, sight.time)
            earliestFrom.append(earliest)
        }
        earliestFrom.reverse()
    }

    /// Judges the entries of a bundle; reports the first offending index of each run.
    mutating func take(_ bundle: ScannedBundle) {
        guard !seen.isEmpty else { return }
        for (position, entry) in bundle.entries.enumerated() {
            judge(entry.logTime, at: bundle.firstIndex + UInt64(position))
        }
    }

    mutating func judge(_ time: UInt64, at index: UInt64) {
        let split = seen.firstIndex { $0.size > index } ?? seen.count
        let isBackdated = split > 0 && Self.isOver(latestBelow[split - 1], time)
        if isBackdated, !isBackdating {
            let message = "log time \(time) is over 15 minutes before a cosignature of a size that did not hold it"
            findings.append(Finding(.history, "backdated", index: index, at: 10..<18, message))
        }
        let isPostdated = split < seen.count && Self.isOver(time, earliestFrom[split])
        if isPostdated, !isPostdating {
            let message = "log time \(time) is over 15 minutes after the first cosignature that covers it"
            findings.append(Finding(.history, "postdated", index: index, at: 10..<18, message))
        }
        (isBackdating, isPostdating) = (isBackdated, isPostdated)
    }

    /// Whether a time is more than 15 minutes after another.
    private static func isOver(_ time: UInt64, _ other: UInt64) -> Bool {
        time > other && time - other > toleranceMilliseconds
    }
}
