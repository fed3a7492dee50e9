import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@Suite struct TileExporterTests {
    /// Every file of the export, computed from the entries by the words of the specification.
    static func naive(_ entries: [[UInt8]], _ checkpoint: [UInt8], genesis: Digest) -> [String: [UInt8]] {
        var files = ["checkpoint": checkpoint, "genesis": Array("\(genesis)\n".utf8)]
        var hashes = entries.map { SHA2.hash([0] + $0) }
        for tile in stride(from: 0, to: entries.count, by: 256) {
            let part = entries[tile..<min(tile + 256, entries.count)]
            let bytes = part.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
            files[path("entries", tile / 256, part.count)] = bytes
        }
        var level = 0
        while !hashes.isEmpty {
            for tile in stride(from: 0, to: hashes.count, by: 256) {
                let part = hashes[tile..<min(tile + 256, hashes.count)]
                files[path("\(level)", tile / 256, part.count)] = part.flatMap(\.bytes)
            }
            hashes = stride(from: 0, to: hashes.count / 256 * 256, by: 256).map { start in
                var row = Array(hashes[start..<start + 256])
                while row.count > 1 {
                    row = stride(from: 0, to: row.count, by: 2).map {
                        SHA2.hash([1] + row[$0].bytes + row[$0 + 1].bytes)
                    }
                }
                return row[0]
            }
            level += 1
        }
        return files
    }

    // Small logs only: one group of digits.
    static func path(_ level: String, _ number: Int, _ width: Int) -> String {
        let digits = String(number)
        let name = String(repeating: "0", count: 3 - digits.count) + digits
        return "tile/\(level)/\(name)" + (width == 256 ? "" : ".p/\(width)")
    }

    @Test(arguments: [1, 200, 299]) func anEntryThatWasEditedIsNotPublished(_ index: Int) throws {
        var log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let folder = TestFolder()
        let exporter = TileExporter(log.store, folder: folder.path)
        let batch = try log.author.sign((0..<298).map { statement($0) }, genesisLeaf: sequencer.genesisLeaf)
        _ = try sequencer.append(batch).get()
        log.store.tamper { $0[index][52] ^= 1 }
        let error = #expect(throws: StoreFailure.self) {
            try exporter.publish(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
        }
        #expect(error?.code == .corrupt && error?.isFatal == true)
        #expect(try exporter.published() == nil)
        log.store.tamper { $0[index][52] ^= 1 }
        try exporter.publish(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
        #expect(try exporter.published() == sequencer.checkpoint)
    }

    @Test func publishesWhatTheSpecificationSays() throws {
        var log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let folder = TestFolder()
        let exporter = TileExporter(log.store, folder: folder.path + "/public")
        for count in [1, 253, 1, 300, 700, 3] {
            let batch = try log.author.sign((0..<count).map { statement($0) }, genesisLeaf: sequencer.genesisLeaf)
            _ = try sequencer.append(batch).get()
            try exporter.publish(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
            let expected = Self.naive(log.store.entries, sequencer.checkpoint.bytes, genesis: sequencer.genesisLeaf)
            let found = try TestFolder.files(of: folder, "public")
            for (path, bytes) in expected { #expect(found[path] == bytes, "\(path) at \(sequencer.size)") }
            // What is left over are partial tiles of earlier sizes whose full tile is not there yet.
            for path in Set(found.keys).subtracting(expected.keys) { #expect(path.contains(".p/"), "\(path)") }
            let rebuilt = TestFolder()
            try TileExporter(log.store, folder: rebuilt.path)
                .rebuild(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
            #expect(try rebuilt.files() == expected)
        }
    }

    @Test func anExportAheadOfTheLogIsRefused() throws {
        var log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let folder = TestFolder()
        let exporter = TileExporter(log.store, folder: folder.path)
        let old = sequencer.checkpoint
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
        try exporter.publish(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
        #expect(throws: StoreFailure.fatal(.publishedAhead, "")) {
            try exporter.publish(old, genesisLeaf: sequencer.genesisLeaf)
        }
        #expect(try exporter.published() == sequencer.checkpoint)
    }

    @Test func cosignedCheckpointsAreKeptAndExported() throws {
        var log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let seen = sequencer.checkpoint
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
        let witnesses = [(TestAuthor(seed: 60).key, "w.example/a"), (TestAuthor(seed: 61).key, "w.example/b")]
        let keys = try witnesses.map {
            try #require(VerifierKey(name: $0.1, algorithm: .cosignature, publicKey: $0.0.publicKey))
        }
        for witness in witnesses {
            var cosigned = seen
            cosigned.cosign(with: witness.0, name: witness.1, timestampSeconds: 1_800_000_000)
            try sequencer.addCosignedCheckpoint(cosigned.bytes, witnesses: keys)
        }
        let kept = try log.store.keptCheckpoints()
        #expect(kept.map(\.size) == [1])
        #expect(try SignedCheckpoint.parse(kept[0].note).note.verify(with: keys).count == 2)
        let folder = TestFolder()
        try TileExporter(log.store, folder: folder.path)
            .publish(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf)
        #expect(try folder.files()["checkpoints/1"] == kept[0].note)
    }

    @Test func otherCheckpointsAreNotKept() throws {
        let log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let witness = TestAuthor(seed: 60).key
        let key = try #require(
            VerifierKey(name: "w.example/a", algorithm: .cosignature, publicKey: witness.publicKey)
        )
        func cosigned(_ size: UInt64, _ root: Digest, by logKey: SecretKey, as name: String) throws -> [UInt8] {
            let checkpoint = try Checkpoint(origin: "log.example/test", size: size, root: root)
            var signed = SignedCheckpoint(checkpoint, signedBy: logKey)
            signed.cosign(with: witness, name: name, timestampSeconds: 1)
            return signed.bytes
        }
        let root = sequencer.checkpoint.checkpoint.root
        let refused = StoreFailure.retryable(.checkpointRefused, "")
        for note in [
            try cosigned(2, root, by: log.key, as: "w.example/a"),
            try cosigned(1, root, by: log.key, as: "w.example/unknown"),
            try cosigned(1, root, by: witness, as: "w.example/a"),
            Array("nothing".utf8),
        ] {
            #expect(throws: refused) { try sequencer.addCosignedCheckpoint(note, witnesses: [key]) }
        }
        #expect(throws: StoreFailure.fatal(.rootDiffers, "")) {
            let note = try cosigned(1, Digest(1, 2, 3, 4), by: log.key, as: "w.example/a")
            try sequencer.addCosignedCheckpoint(note, witnesses: [key])
        }
        #expect(try log.store.keptCheckpoints().isEmpty)
    }
}

extension TestFolder {
    /// The files of a folder inside this one, by their paths relative to it.
    static func files(of folder: TestFolder, _ name: String) throws -> [String: [UInt8]] {
        let files = try folder.files(name)
        return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(name.count + 1)), $0.value) })
    }
}
