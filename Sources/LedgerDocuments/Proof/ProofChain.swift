internal import LedgerFormat
internal import LedgerModel

/// The entries that a certificate's proof carries in `extra` (spec 09 §3).
struct ProofChain: Hashable {
    /// One entry with what proves it.
    struct Entry: Hashable {
        /// Position in the log.
        var index: UInt64
        /// The whole entry.
        var bytes: [UInt8]
        /// Inclusion path in the checkpoint's tree.
        var path: [Digest]
        /// For a STATEMENT: inclusion path of its body in its batch's `statements_root`; nil for other kinds.
        var batchPath: [Digest]?
    }

    /// In ascending order of index.
    var entries: [Entry]

    /// The canonical JSON text.
    var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 16_384)
        writer.beginObject()
        writer.key("entries")
        writer.beginArray()
        for entry in entries { entry.write(to: &writer) }
        writer.endArray()
        writer.key("v")
        writer.integer(1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads the text; nil for whatever the writer would not write.
    static func parse(_ bytes: [UInt8]) -> ProofChain? {
        guard let json = try? JSONValue.parse(bytes), let elements = json["entries"]?.elements else { return nil }
        var chain = ProofChain(entries: [])
        for element in elements {
            guard let entry = Entry(element) else { return nil }
            if let last = chain.entries.last, last.index >= entry.index { return nil }
            chain.entries.append(entry)
        }
        return chain.bytes == bytes ? chain : nil
    }
}

extension ProofChain.Entry {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.beginObject()
        if let batchPath {
            writer.key("batch_path")
            Self.write(batchPath, to: &writer)
        }
        writer.key("entry")
        writer.string(Hex.encode(bytes))
        writer.key("index")
        writer.integer(Int64(index))
        writer.key("path")
        Self.write(path, to: &writer)
        writer.endObject()
    }

    private static func write(_ path: [Digest], to writer: inout CanonicalWriter) {
        writer.beginArray()
        for hash in path { writer.string(hash.description) }
        writer.endArray()
    }

    fileprivate init?(_ json: JSONValue) {
        guard let entry = json["entry"]?.string.flatMap({ Hex.decode($0) }), let index = json["index"]?.integer,
            index >= 0, let path = Self.path(json["path"])
        else { return nil }
        self.init(index: UInt64(index), bytes: entry, path: path, batchPath: nil)
        if let inner = json["batch_path"] {
            guard let hashes = Self.path(inner) else { return nil }
            batchPath = hashes
        }
    }

    private static func path(_ json: JSONValue?) -> [Digest]? {
        guard let elements = json?.elements else { return nil }
        let hashes = elements.compactMap { $0.string.flatMap { Digest(hex: $0) } }
        return hashes.count == elements.count ? hashes : nil
    }
}
