public import LedgerLog
internal import LedgerModel

/// What every store of views must do; a store's own tests run each case on a fresh, empty store and expect no complaint.
public struct ViewsStoreConformance: Sendable, CustomStringConvertible {
    /// Names the case in test output.
    public let description: String
    private let check: @Sendable (any ViewsStore) throws -> [String]

    /// Runs the case on an empty store; answers what was wrong.
    public func run(_ store: any ViewsStore) throws -> [String] {
        try check(store)
    }

    /// All cases.
    public static let cases = [
        ViewsStoreConformance(description: "an empty store has nothing", check: empty),
        ViewsStoreConformance(description: "of two changes to one key the later counts", check: order),
        ViewsStoreConformance(description: "rows of a prefix come in ascending order of key", check: prefixes),
        ViewsStoreConformance(description: "a later write changes and removes rows", check: rewriting),
        ViewsStoreConformance(description: "many rows are written at once", check: many),
        ViewsStoreConformance(description: "an error of the reader passes and the store goes on", check: stopping),
        ViewsStoreConformance(description: "clearing leaves nothing", check: clearing),
    ]

    private static let cursor = ViewsCursor(size: 7, root: Digest(1, 2, 3, 4), seal: [9, 8, 7])

    private static func empty(_ store: any ViewsStore) throws -> [String] {
        complaints([
            ("cursor", try store.cursor() == nil),
            ("value", try store.value(projection: 1, key: [1]) == nil),
            ("rows", try rows(store, 1).isEmpty),
        ])
    }

    private static func order(_ store: any ViewsStore) throws -> [String] {
        var changes = RowChanges()
        changes.set(projection: 1, key: [2], value: [20])
        changes.set(projection: 2, key: [2], value: [30])
        changes.set(projection: 1, key: [2], value: [21])
        changes.set(projection: 1, key: [3], value: [1])
        changes.remove(projection: 1, key: [3])
        changes.remove(projection: 1, key: [4])
        changes.set(projection: 1, key: [4], value: [2])
        changes.remove(projection: 9, key: [3])
        try store.write(changes, cursor: cursor)
        return complaints([
            ("cursor", try store.cursor() == cursor),
            ("set twice", try store.value(projection: 1, key: [2]) == [21]),
            ("another projection", try store.value(projection: 2, key: [2]) == [30]),
            ("set and removed", try store.value(projection: 1, key: [3]) == nil),
            ("removed and set", try store.value(projection: 1, key: [4]) == [2]),
        ])
    }

    private static func prefixes(_ store: any ViewsStore) throws -> [String] {
        let keys: [[UInt8]] = [[1, 0], [1, 0xFF], [0xFF, 0xFF], [0xFF], [], [2], [1], [0xFF, 0xFF, 0]]
        var changes = RowChanges()
        for key in keys { changes.set(projection: 3, key: key, value: key + [0]) }
        try store.write(changes, cursor: cursor)
        return complaints([
            (
                "all",
                try rows(store, 3) == [[], [1], [1, 0], [1, 0xFF], [2], [0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0]]
            ),
            ("a prefix", try rows(store, 3, [1]) == [[1], [1, 0], [1, 0xFF]]),
            ("the last prefix", try rows(store, 3, [0xFF]) == [[0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0]]),
            ("one before the last", try rows(store, 3, [1, 0xFF]) == [[1, 0xFF]]),
            ("none", try rows(store, 3, [4]).isEmpty),
            ("the empty key", try store.value(projection: 3, key: []) == [0]),
        ])
    }

    private static func rewriting(_ store: any ViewsStore) throws -> [String] {
        var changes = RowChanges()
        for key in 0..<UInt8(4) { changes.set(projection: 1, key: [key], value: [key]) }
        try store.write(changes, cursor: cursor)
        changes.removeAll()
        changes.set(projection: 1, key: [1], value: [])
        changes.remove(projection: 1, key: [2])
        let next = ViewsCursor(size: 8, root: Digest(5, 6, 7, 8))
        try store.write(changes, cursor: next)
        changes.removeAll()
        try store.write(changes, cursor: next)
        return complaints([
            ("cursor", try store.cursor() == next),
            ("an empty value", try store.value(projection: 1, key: [1]) == []),
            ("rows", try rows(store, 1) == [[0], [1], [3]]),
        ])
    }

    private static func many(_ store: any ViewsStore) throws -> [String] {
        var changes = RowChanges()
        let count = 40_000
        for number in 0..<count {
            let key = withUnsafeBytes(of: number.bigEndian) { Array($0) }
            changes.set(projection: 3, key: key, value: [UInt8](repeating: UInt8(number % 256), count: 50))
        }
        try store.write(changes, cursor: cursor)
        let found = try rows(store, 3)
        var values: Set<[UInt8]> = []
        try store.forEachRow(projection: 3, prefix: []) { values.insert($0.suffix(1) + Array($1)) }
        let expected = Set((0..<UInt8.max).map { [$0] + [UInt8](repeating: $0, count: 50) })
        return complaints([
            ("count", found.count == count), ("values", values.isSuperset(of: expected) && values.count == 256),
            ("order", found == found.sorted { $0.lexicographicallyPrecedes($1) }),
        ])
    }

    private static func stopping(_ store: any ViewsStore) throws -> [String] {
        struct Stop: Error {}
        var changes = RowChanges()
        for key in 0..<UInt8(200) { changes.set(projection: 1, key: [key], value: [key]) }
        try store.write(changes, cursor: cursor)
        var isStopped = false
        var count = 0
        do {
            try store.forEachRow(projection: 1, prefix: []) { _, _ in
                count += 1
                if count == 3 { throw Stop() }
            }
        } catch is Stop {
            isStopped = true
        }
        return complaints([
            ("stopped", isStopped && count == 3),
            ("and goes on", try store.value(projection: 1, key: [7]) == [7]),
            ("and reads all", try rows(store, 1).count == 200),
        ])
    }

    private static func clearing(_ store: any ViewsStore) throws -> [String] {
        var changes = RowChanges()
        changes.set(projection: 1, key: [1], value: [1])
        try store.write(changes, cursor: cursor)
        try store.clear()
        return complaints([
            ("cursor", try store.cursor() == nil), ("rows", try rows(store, 1).isEmpty),
            ("and it is written again", code { try store.write(changes, cursor: cursor) } == nil),
            ("rows again", try rows(store, 1) == [[1]]),
        ])
    }

    // MARK: Pieces

    // The keys under a prefix.
    private static func rows(_ store: any ViewsStore, _ projection: Int, _ prefix: [UInt8] = []) throws -> [[UInt8]] {
        var keys: [[UInt8]] = []
        try store.forEachRow(projection: projection, prefix: prefix) { key, _ in keys.append(Array(key)) }
        return keys
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
