import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Compares the hash tiles of an exported log with hashes recomputed from its entries (step 4).
///
/// Level 0 is compared as bundles pass; of the levels above only the hashes of the tiles being filled are kept.
struct TileCheck {
    private let folder: LogFolder
    private let size: UInt64
    /// Hashes of the tile being filled at each level from 1 on.
    private var filling: [[Digest]] = []
    private(set) var findings: [Finding] = []

    init(folder: LogFolder, size: UInt64) {
        self.folder = folder
        self.size = size
    }

    mutating func take(_ bundle: ScannedBundle) {
        let name = (level: 0, number: bundle.number)
        compare(name, with: bundle.entries.map(\.leaf), entries: bundle.entries) { bundle.firstIndex + UInt64($0) }
        if let node = bundle.node { add(node, level: 1, number: bundle.number) }
    }

    /// Takes the roots over the full level-0 tiles that come first and were read as they are.
    mutating func take(_ nodes: [Digest]) {
        for (number, node) in nodes.enumerated() { add(node, level: 1, number: UInt64(number)) }
    }

    /// Compares the partial tiles at the right edge.
    mutating func finish() {
        for level in filling.indices where !filling[level].isEmpty {
            let number = TilePath.count(level: level + 1, size: size) / 256
            compareUpper(level: level + 1, number, filling[level])
        }
    }

    private mutating func add(_ node: Digest, level: Int, number: UInt64) {
        if filling.count < level { filling.append([]) }
        filling[level - 1].append(node)
        guard filling[level - 1].count == 256 else { return }
        let hashes = filling[level - 1]
        filling[level - 1] = []
        compareUpper(level: level, number / 256, hashes)
        add(MerkleTree.root(ofLeaves: hashes), level: level + 1, number: number / 256)
    }

    private mutating func compareUpper(level: Int, _ number: UInt64, _ hashes: [Digest]) {
        compare((level: level, number: number), with: hashes) { position in
            (number * 256 + UInt64(position)) << UInt64(8 * level)
        }
    }

    private mutating func compare(
        _ tile: (level: Int, number: UInt64),
        with hashes: [Digest],
        entries: [ScannedEntry] = [],
        firstIndex: (Int) -> UInt64
    ) {
        guard !hashes.isEmpty else { return }
        let name = "tile/\(tile.level) number \(tile.number)"
        // There are fewer hashes than the size demands only where entries are missing, which is a finding of its own.
        let width = Int(min(256, (size >> UInt64(8 * tile.level)) - tile.number * 256))
        guard let served = try? folder.tile(level: tile.level, tile.number, width: width) else {
            findings.append(Finding(.entries, "tile_missing", index: firstIndex(0), "\(name) is missing"))
            return
        }
        guard served.bytes.count == served.width * 32, hashes.count <= served.width else {
            let message = "\(name) has \(served.bytes.count) bytes"
            findings.append(Finding(.entries, "tile_mismatch", index: firstIndex(0), message))
            return
        }
        served.bytes.withUnsafeBytes { raw in
            for (position, hash) in hashes.enumerated() {
                let said = Digest(UnsafeRawBufferPointer(rebasing: raw[position * 32..<position * 32 + 32]))
                guard said != hash else { continue }
                let message = "\(name) says \(said), the entries give \(hash)"
                // A leaf hash is that of the whole entry.
                let at = entries.isEmpty ? nil : 0..<entries[position].count
                findings.append(Finding(.entries, "tile_mismatch", index: firstIndex(position), at: at, message))
            }
        }
    }
}
