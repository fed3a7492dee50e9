import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Leaf hashes below a size, from the level-0 tiles of a folder that nobody trusts.
///
/// They are worth something only when their root is one that the auditor knows: then they are the entries he judged before.
struct KnownLeaves: Sendable {
    /// In order from entry 0.
    let leaves: [Digest]
    /// Roots over 256 leaves each, as far as tiles are full.
    let nodes: [Digest]

    private struct Part: Sendable {
        let first: UInt64
        var leaves: [Digest] = []
        var nodes: [Digest] = []
    }

    /// Reads the tiles of a log of `logSize` entries; nil when one is missing or has another length than spec 03 §3 says.
    static func read(_ folder: LogFolder, size: UInt64, logSize: UInt64, cores: Int) async -> KnownLeaves? {
        let tiles = (size + 255) / 256
        let share = max(1, (tiles + UInt64(cores) - 1) / UInt64(cores))
        let parts = await withTaskGroup(of: Part?.self) { group in
            for start in stride(from: 0, to: tiles, by: UInt64.Stride(share)) {
                let numbers = start..<min(start + share, tiles)
                group.addTask { part(of: folder, numbers, size: size, logSize: logSize) }
            }
            return await group.reduce(into: [Part?]()) { $0.append($1) }
        }
        guard !parts.contains(where: { $0 == nil }) else { return nil }
        let inOrder = parts.compactMap(\.self).sorted { $0.first < $1.first }
        return KnownLeaves(leaves: inOrder.flatMap(\.leaves), nodes: inOrder.flatMap(\.nodes))
    }

    private static func part(
        of folder: LogFolder,
        _ numbers: Range<UInt64>,
        size: UInt64,
        logSize: UInt64
    ) -> Part? {
        var part = Part(first: numbers.lowerBound)
        part.leaves.reserveCapacity(numbers.count * 256)
        for number in numbers {
            let width = Int(min(256, logSize - number * 256))
            guard let served = try? folder.tile(level: 0, number, width: width),
                served.bytes.count == served.width * 32
            else { return nil }
            let count = Int(min(256, size - number * 256))
            served.bytes.withUnsafeBytes { raw in
                for position in 0..<count {
                    part.leaves.append(
                        Digest(UnsafeRawBufferPointer(rebasing: raw[position * 32..<position * 32 + 32]))
                    )
                }
            }
            if count == 256 { part.nodes.append(MerkleTree.root(ofLeaves: part.leaves.suffix(256))) }
        }
        return part
    }

    /// The right edge of the tree over the first `size` leaves; nil when there are fewer.
    func frontier(size: UInt64) -> MerkleFrontier? {
        frontiers(of: [size])[size]
    }

    /// The right edges at several sizes; those above the number of leaves are left out.
    func frontiers(of sizes: some Sequence<UInt64>) -> [UInt64: MerkleFrontier] {
        var found: [UInt64: MerkleFrontier] = [:]
        var upper = MerkleFrontier()
        for size in Set(sizes).sorted() where size <= UInt64(leaves.count) {
            while upper.size < size / 256 { upper.append(nodes[Int(upper.size)]) }
            // A tree over full tiles has the peaks of the tree over their roots.
            guard var frontier = MerkleFrontier(size: upper.size * 256, peaks: upper.peaks) else { continue }
            for leaf in leaves[Int(upper.size * 256)..<Int(size)] { frontier.append(leaf) }
            found[size] = frontier
        }
        return found
    }
}
