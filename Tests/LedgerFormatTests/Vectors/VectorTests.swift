import Glibc
import LedgerFormat
import LedgerModel
import Testing

/// Holds `Ledger/vectors` and the readers to each other; XINSHI_REGENERATE_VECTORS=1 writes the files anew.
@Suite struct VectorTests {
    static let files: [VectorFile] = [
        JSONProfileVectors.file, Ed25519Vectors.file, EntryVectors.file, BatchVectors.file, MerkleVectors.file,
        NoteVectors.file, CheckpointVectors.file, CosignatureVectors.file, PolicyVectors.file, ProofVectors.file,
        TileVectors.file,
    ]

    @Test(arguments: files.indices) func fileIsWhatTheGeneratorWrites(index: Int) throws {
        let file = VectorTests.files[index]
        if getenv("XINSHI_REGENERATE_VECTORS") != nil {
            #expect(VectorFile.write(file.bytes, to: file.path))
        }
        let stored = try #require(VectorFile.read(file.path), "\(file.path) is missing")
        #expect(stored == file.bytes, "\(file.name) differs from its generator")
    }

    @Test(arguments: files.indices) func readersDoWhatTheFileSays(index: Int) throws {
        let file = VectorTests.files[index]
        let stored = VectorFile.read(file.path) ?? file.bytes
        let content = try JSONValue.parse(stored.filter { $0 != 0x0A })
        let cases = try #require(content["cases"]?.elements)
        for vector in cases {
            #expect(try file.run(vector) == vector.text("expect"), "\(file.name): \(vector.text("name"))")
        }
        #expect(Set(cases.map { $0.text("name") }).count == cases.count, "names repeat in \(file.name)")
        #expect(cases.allSatisfy { !$0.texts("flags").isEmpty }, "a case of \(file.name) has no flag")
    }

    @Test func everyRefusalHasACase() {
        var seen: Set<String> = []
        for file in VectorTests.files { seen.formUnion(file.cases.map(\.expect)) }
        for code in FormatError.Code.allCases { #expect(seen.contains(code.rawValue), "\(code.rawValue) has no case") }
    }
}
