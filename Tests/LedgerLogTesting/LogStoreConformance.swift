public import LedgerLog
internal import LedgerModel

/// What every store must do; a store's own tests run each case on a fresh, empty store and expect no complaint.
public struct LogStoreConformance: Sendable, CustomStringConvertible {
    /// Names the case in test output.
    public let description: String
    private let check: @Sendable (any LogStore) throws -> [String]

    /// Runs the case on an empty store; answers what was wrong.
    public func run(_ store: any LogStore) throws -> [String] {
        try check(store)
    }

    /// All cases.
    public static let cases = [
        LogStoreConformance(description: "an empty store has size 0 and nothing else", check: empty),
        LogStoreConformance(description: "entries come back as they were appended", check: roundTrip),
        LogStoreConformance(description: "an append at another size changes nothing", check: expectedSize),
        LogStoreConformance(description: "reads are clipped to what is stored", check: clipping),
        LogStoreConformance(description: "nodes come back in the order asked", check: nodes),
        LogStoreConformance(description: "a tail is removed only above the signed size", check: removal),
        LogStoreConformance(description: "checkpoints are kept, the later of one size", check: checkpoints),
        LogStoreConformance(description: "suspensions are remembered", check: suspensions),
        LogStoreConformance(description: "the longest and the shortest entry fit", check: lengths),
    ]

    private static func empty(_ store: any LogStore) throws -> [String] {
        complaints([
            ("size", try store.size() == 0),
            ("entries", try store.readEntries(from: 0, count: 10) { _, _ in } == 0),
            ("checkpoints", try store.keptCheckpoints().isEmpty),
            ("suspensions", try store.suspendedAuthors().isEmpty),
            ("a node that is not there", code { _ = try store.nodes(at: [0]) } == .corrupt),
        ])
    }

    private static func roundTrip(_ store: any LogStore) throws -> [String] {
        try store.append(turn(from: 0, count: 300), signedSize: 0)
        try store.append(turn(from: 300, count: 1), signedSize: 300)
        let all = try read(store, from: 0, count: 1000)
        return complaints([
            ("size", try store.size() == 301),
            ("entries", all == (0..<301).map { entry($0) }),
            ("a part", try read(store, from: 255, count: 3) == [entry(255), entry(256), entry(257)]),
        ])
    }

    private static func expectedSize(_ store: any LogStore) throws -> [String] {
        try store.append(turn(from: 0, count: 3), signedSize: 0)
        return complaints([
            ("below", code { try store.append(turn(from: 2, count: 1), signedSize: 0) } == .headMoved),
            ("above", code { try store.append(turn(from: 4, count: 1), signedSize: 0) } == .headMoved),
            ("unchanged", try read(store, from: 0, count: 9) == [entry(0), entry(1), entry(2)]),
        ])
    }

    private static func clipping(_ store: any LogStore) throws -> [String] {
        try store.append(turn(from: 0, count: 5), signedSize: 0)
        return complaints([
            ("at the end", try read(store, from: 4, count: 2) == [entry(4)]),
            ("past the end", try read(store, from: 5, count: 2).isEmpty),
            ("none", try read(store, from: 0, count: 0).isEmpty),
        ])
    }

    private static func nodes(_ store: any LogStore) throws -> [String] {
        var first = turn(from: 0, count: 128)
        first.nodes = [digest(0), digest(1), digest(2)]
        try store.append(first, signedSize: 0)
        var second = turn(from: 128, count: 64)
        second.nodes = [digest(3)]
        try store.append(second, signedSize: 128)
        return complaints([
            ("order", try store.nodes(at: [3, 0, 2]) == [digest(3), digest(0), digest(2)]),
            ("a node that is not there", code { _ = try store.nodes(at: [4]) } == .corrupt),
        ])
    }

    private static func removal(_ store: any LogStore) throws -> [String] {
        var first = turn(from: 0, count: 64)
        first.nodes = [digest(0)]
        try store.append(first, signedSize: 0)
        var second = turn(from: 64, count: 64)
        second.nodes = [digest(1), digest(2)]
        try store.append(second, signedSize: 64)
        let below = code { try store.removeTail(from: 63) }
        try store.removeTail(from: 100)
        return complaints([
            ("below the signed size", below == .immutable),
            ("size", try store.size() == 100),
            ("complete nodes stay", try store.nodes(at: [0]) == [digest(0)]),
            ("others go", code { _ = try store.nodes(at: [1]) } == .corrupt),
            ("the signed size rose", code { try store.removeTail(from: 99) } == .immutable),
            ("and the log goes on", code { try store.append(turn(from: 100, count: 1), signedSize: 100) } == nil),
        ])
    }

    private static func checkpoints(_ store: any LogStore) throws -> [String] {
        try store.keep(KeptCheckpoint(size: 7, note: [1]))
        try store.keep(KeptCheckpoint(size: 3, note: [2]))
        try store.keep(KeptCheckpoint(size: 7, note: [3]))
        let expected = [KeptCheckpoint(size: 3, note: [2]), KeptCheckpoint(size: 7, note: [3])]
        return complaints([("checkpoints", try store.keptCheckpoints() == expected)])
    }

    private static func suspensions(_ store: any LogStore) throws -> [String] {
        try store.suspend(SuspendedAuthor(author: digest(9), size: 4))
        try store.suspend(SuspendedAuthor(author: digest(8), size: 5))
        try store.suspend(SuspendedAuthor(author: digest(9), size: 6))
        let expected = [SuspendedAuthor(author: digest(8), size: 5), SuspendedAuthor(author: digest(9), size: 6)]
        return complaints([("suspensions", try store.suspendedAuthors() == expected)])
    }

    private static func lengths(_ store: any LogStore) throws -> [String] {
        let entries = [[UInt8](repeating: 0, count: 51), [UInt8](repeating: 0xFF, count: 65_535)]
        var turn = Turn(firstIndex: 0)
        for entry in entries { turn.append { $0 += entry } }
        try store.append(turn, signedSize: 0)
        return complaints([("entries", try read(store, from: 0, count: 2) == entries)])
    }

    // MARK: Pieces

    private static func turn(from first: Int, count: Int) -> Turn {
        var turn = Turn(firstIndex: UInt64(first))
        for index in first..<first + count { turn.append { $0 += entry(index) } }
        return turn
    }

    private static func entry(_ index: Int) -> [UInt8] {
        (0..<60 + index % 7).map { UInt8(truncatingIfNeeded: index * 31 + $0) }
    }

    private static func digest(_ number: UInt64) -> Digest {
        Digest(number, 1, 2, 3)
    }

    private static func read(_ store: any LogStore, from index: UInt64, count: Int) throws -> [[UInt8]] {
        var entries: [[UInt8]] = []
        let found = try store.readEntries(from: index, count: count) { position, bytes in
            if position == index + UInt64(entries.count) { entries.append(Array(bytes)) }
        }
        return found == entries.count ? entries : []
    }

    private static func code(_ body: () throws -> Void) -> StoreFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreFailure)?.code
        }
    }

    private static func complaints(_ checks: [(String, Bool)]) -> [String] {
        checks.filter { !$0.1 }.map(\.0)
    }
}
