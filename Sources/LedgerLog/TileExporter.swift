internal import Glibc
public import LedgerFormat
public import LedgerModel

/// Writes the exported log of spec 03 §3: files that any static server can serve and any tlog client can read.
///
/// Everything is derived from entries and kept checkpoints. A file appears under its name only when it is whole and
/// flushed, and `checkpoint` is replaced last, so a reader never sees a checkpoint whose tiles are not there.
/// One exporter at a time works on a folder: the log's owner.
public struct TileExporter<Reader: LogReader> {
    private let reader: Reader
    private let tree: LogTree<Reader>
    private let folder: String

    /// Exports from a store to a folder, which is made when it is missing.
    public init(_ reader: Reader, folder: String) {
        self.reader = reader
        self.folder = folder
        tree = LogTree(reader)
    }

    /// The checkpoint that was published last, nil in an empty folder; throws `corrupt` when it cannot be read.
    public func published() throws -> SignedCheckpoint? {
        guard let bytes = try PrivateFile.read(folder + "/checkpoint") else { return nil }
        do {
            return try SignedCheckpoint.parse(bytes)
        } catch {
            throw StoreFailure.fatal(
                .corrupt,
                "The published checkpoint in \(folder) cannot be read (\(error.code.rawValue)); rebuild the export."
            )
        }
    }

    /// Brings the folder to this checkpoint: new full tiles, partial tiles, kept checkpoints, and last `checkpoint`.
    ///
    /// Throws `publishedAhead` when the folder is ahead of it already, and `corrupt`, before anything is written, when the
    /// entries to export are not those that were signed.
    public func publish(_ next: SignedCheckpoint, genesisLeaf: Digest) throws {
        let size = next.checkpoint.size
        let old = try published()?.checkpoint.size ?? 0
        guard old <= size else {
            throw StoreFailure.fatal(
                .publishedAhead,
                "The export in \(folder) is ahead of the log: \(old) over \(size)."
            )
        }
        try requireSigned(from: old & ~0xFF, next)
        var touched = Folders()
        try export(from: old, to: size, &touched)
        try writeIfChanged("genesis", Array("\(genesisLeaf)\n".utf8), &touched)
        for kept in try reader.keptCheckpoints() where kept.size <= size {
            try writeIfChanged("checkpoints/\(kept.size)", kept.note, &touched)
        }
        try flush(touched)
        try PrivateFile.replace(folder + "/checkpoint", with: next.bytes)
        try PrivateFile.flushFolder(folder)
        try removePartialTiles(from: old, to: size)
    }

    /// Makes every file of this checkpoint anew, whatever the folder says was published.
    public func rebuild(_ checkpoint: SignedCheckpoint, genesisLeaf: Digest) throws {
        if try PrivateFile.read(folder + "/checkpoint") != nil { unlink(folder + "/checkpoint") }
        try publish(checkpoint, genesisLeaf: genesisLeaf)
    }

    // An entry that was changed in the store since it was signed must not go out under that signature. The frontier below
    // `first` comes from stored nodes: wrong nodes lead to another root as well.
    private func requireSigned(from first: UInt64, _ next: SignedCheckpoint) throws {
        var frontier = try tree.frontier(size: first)
        var last: Digest?
        let count = Int(next.checkpoint.size - first)
        _ = try reader.readEntries(from: first, count: count) { index, bytes in
            let entry = try EntryView(bytes)
            if let last, entry.previous != last { throw Self.changed("Entry \(index - 1) or the one after it") }
            last = entry.leafHash
            frontier.append(entry.leafHash)
        }
        guard frontier.root == next.checkpoint.root else {
            throw Self.changed("An entry from \(first) to \(next.checkpoint.size - 1)")
        }
    }

    private static func changed(_ what: String) -> StoreFailure {
        .fatal(.corrupt, "\(what) is not what was signed; nothing was published. Audit the log, restore a good copy.")
    }

    // MARK: Tiles

    private func export(from old: UInt64, to size: UInt64, _ touched: inout Folders) throws {
        for path in TilePath.added(from: old, to: size) {
            let first = path.index << 8
            switch path.content {
            case .entries:
                try write(path.text, try bundle(from: first, count: path.width), &touched)
            case .hashes(let level):
                let hashes = try hashes(level: level, from: first, count: path.width)
                try write(path.text, HashTile.bytes(hashes), &touched)
            }
        }
    }

    private func bundle(from first: UInt64, count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let found = try reader.readEntries(from: first, count: count) { EntryBundle.append($1, to: &bytes) }
        guard found == count else {
            throw StoreFailure.retryable(.outOfRange, "There are no entries up to \(first + UInt64(count)).")
        }
        return bytes
    }

    private func hashes(level: Int, from first: UInt64, count: Int) throws -> [Digest] {
        guard level > 0 else { return try tree.leaves(from: first, count: count) }
        return try reader.nodes(
            at: (first..<first + UInt64(count)).map { NodePosition.of(level: level * 8, index: $0) }
        )
    }

    // A partial tile stays until its full tile is there, for clients that still hold an older checkpoint.
    private func removePartialTiles(from old: UInt64, to size: UInt64) throws {
        for path in TilePath.added(from: old, to: size) where path.width == TilePath.fullWidth {
            let partial = folder + "/" + path.text + ".p"
            guard access(partial, F_OK) == 0 else { continue }
            for width in 1..<TilePath.fullWidth { unlink("\(partial)/\(width)") }
            rmdir(partial)
        }
    }

    // MARK: Files

    private struct Folders {
        var paths: Set<String> = []
    }

    private func write(_ path: String, _ bytes: [UInt8], _ touched: inout Folders) throws {
        let whole = folder + "/" + path
        let parent = PrivateFile.folder(of: whole)
        if touched.paths.insert(parent).inserted { try PrivateFile.createFolder(parent) }
        try PrivateFile.replace(whole, with: bytes)
    }

    private func writeIfChanged(_ path: String, _ bytes: [UInt8], _ touched: inout Folders) throws {
        guard try PrivateFile.read(folder + "/" + path) != bytes else { return }
        try write(path, bytes, &touched)
    }

    // A new folder's own name lies in the folder above, so those are flushed too, up to the export's.
    private func flush(_ touched: Folders) throws {
        var all = touched.paths
        for path in touched.paths {
            var parent = path
            while parent.utf8.count > folder.utf8.count {
                parent = PrivateFile.folder(of: parent)
                all.insert(parent)
            }
        }
        for path in all.sorted() { try PrivateFile.flushFolder(path) }
    }
}
