internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerProjections

/// Samples for inspections, with everything that lets a stranger check them (spec 10 §5).
extension Ledger {
    /// Draws a sample from the records below the newest checkpoint; reads the log twice.
    public func sample(_ request: RecordSample.Request) throws -> RecordSample {
        let checkpoint = log.checkpoint.checkpoint
        let population = try project(SamplePopulation(of: request.organisation, in: request.days)).records
        let drawn = population.map { (draw: Self.draw($0, root: checkpoint.root, seed: request.seed), record: $0) }
            .sorted { ($0.draw, $0.record) < ($1.draw, $1.record) }
            .prefix(request.size)
        let trails = try project(RecordTrails(of: Set(drawn.map(\.record))))
        let lines = drawn.map { one in
            RecordSample.Line(draw: one.draw, record: one.record, entries: trails.entries(of: one.record))
        }
        let description = Self.description(of: request, checkpoint, genesisLeaf, lines, population.count)
        return RecordSample(population: population.count, lines: lines, description: description)
    }

    /// The proof file of an entry under the newest checkpoint, with the entry itself as `extra` (spec 03 §4).
    ///
    /// Throws a failure when the stored entry is not the one that was signed.
    public func proofFile(ofEntry index: UInt64) throws -> [UInt8] {
        var entry: [UInt8] = []
        _ = try log.store.readEntries(from: index, count: 1) { _, bytes in entry = Array(bytes) }
        let path = try log.tree.inclusionPath(index: index, size: log.checkpoint.checkpoint.size)
        guard !entry.isEmpty else { throw Self.differs(index) }
        let proof = TlogProof(extra: entry, index: index, path: path, checkpoint: try log.cosignedCheckpoint())
        do {
            try proof.verify(leaf: entry.withUnsafeBytes { SHA2.leaf($0) })
        } catch {
            throw Self.differs(index)
        }
        return proof.bytes
    }

    private static func differs(_ index: UInt64) -> StoreFailure {
        .fatal(.corrupt, "entry \(index) is not the one that was signed")
    }

    /// SHA-256("xinshi/v1/sample\0" || root || u64 index || seed).
    static func draw(_ index: UInt64, root: Digest, seed: String) -> Digest {
        var message = Array("xinshi/v1/sample\0".utf8) + root.bytes
        withUnsafeBytes(of: index.bigEndian) { message.append(contentsOf: $0) }
        return SHA2.hash(message + Array(seed.utf8))
    }

    private static func description(
        of request: RecordSample.Request,
        _ checkpoint: Checkpoint,
        _ genesisLeaf: Digest,
        _ lines: [RecordSample.Line],
        _ population: Int
    ) -> [UInt8] {
        let drawn = lines.map { line in
            JSONValue.sorted([
                .init("draw", .string(line.draw.description)),
                .init("entries", .array(line.entries.map { .integer(Int64($0)) })),
                .init("record", .integer(Int64(line.record))),
            ])
        }
        var members: [JSONValue.Member] = [
            .init("drawn", .array(drawn)), .init("genesis", .string(genesisLeaf.description)),
            .init("log_size", .integer(Int64(checkpoint.size))), .init("origin", .string(checkpoint.origin)),
            .init("population", .integer(Int64(population))), .init("root", .string(checkpoint.root.description)),
            .init("seed", .string(request.seed)), .init("size", .integer(Int64(request.size))),
            .init("type", .string("sample")), .init("v", .integer(1)),
        ]
        if let organisation = request.organisation {
            members.append(.init("organisation", .string(organisation.description)))
        }
        if let days = request.days {
            members.append(.init("first_day", .string(days.first.description)))
            members.append(.init("last_day", .string(days.last.description)))
        }
        return JSONValue.sorted(members).canonicalBytes
    }
}
