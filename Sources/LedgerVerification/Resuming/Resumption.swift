import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Where an audit may go on: the kept state, and the leaf hashes of the entries that it is the state of.
struct Resumption: Sendable {
    let file: ReplayFile
    let known: KnownLeaves

    /// Number of entries that are not judged again.
    var size: UInt64 { file.head.size }
    /// The first bundle to be read: the one that holds the first entry to be judged.
    var firstBundle: UInt64 { size / 256 }

    /// Nil when anything is missing, unreadable or unequal: then the log is read from entry 0.
    ///
    /// The tiles' root must be the root that was judged. So this is also the proof that the log still holds those entries.
    static func find(
        _ trust: TrustFolder,
        in folder: LogFolder,
        size: UInt64,
        cores: Int
    ) async -> Resumption? {
        guard let file = ReplayFile(of: trust), file.head.size <= size else { return nil }
        let known = await KnownLeaves.read(folder, size: file.head.size, logSize: size, cores: cores)
        guard let known, known.leaves.first == file.head.genesis,
            known.frontier(size: file.head.size)?.root == file.head.root
        else { return nil }
        return Resumption(file: file, known: known)
    }
}

extension LogWalk {
    /// A walk that goes on behind the entries of a kept state.
    ///
    /// Roots and cuts of the sizes asked for are answered for the entries below as a walk over them would answer.
    init(rootsOf sizes: [UInt64], after start: Resumption) {
        let head = start.file.head
        let begin = start.firstBundle * 256
        self.init(rootsOf: sizes.filter { $0 == 0 || $0 > begin })
        var roots: [UInt64: Digest] = [:]
        for (size, frontier) in start.known.frontiers(of: sizes + [begin]) where size <= begin {
            roots[size] = frontier.root
            if size == begin { resume(at: frontier) }
        }
        let inside = sizes.filter { $0 > 0 && $0 < head.size }
        let units = head.timeline.units(holding: inside + (begin > 0 ? [begin - 1] : []))
        let cuts = inside.compactMap { size in
            units[size].flatMap { $0.first == size ? nil : (size, $0.first) }
        }
        let time = begin > 0 ? units[begin - 1]?.time : nil
        let lastLeaf = begin > 0 ? start.known.leaves[Int(begin) - 1] : .zero
        resume(head, last: (lastLeaf, time ?? 0), roots: roots, cuts: Dictionary(uniqueKeysWithValues: cuts))
    }
}

extension ClockWitness {
    /// Judges the entries of a kept state: times never decrease, so those beside each size that a witness saw decide.
    mutating func take(_ head: ReplayHead) {
        let indexes = sizes.flatMap { $0 > 0 ? [$0 - 1, $0] : [$0] }.filter { $0 < head.size }
        for (index, unit) in head.timeline.units(holding: indexes) { judge(unit.time, at: index) }
    }
}
