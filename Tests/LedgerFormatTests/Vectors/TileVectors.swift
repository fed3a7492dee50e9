import LedgerFormat
import LedgerModel

enum TileVectors {
    static let file = VectorFile(
        name: "tiles.json",
        source:
            "spec 03 §3, c2sp.org/tlog-tiles. reader: path, bundle (hex as count entries) or tile (hex as width hashes)",
        cases: paths + refusedPaths + contents,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        try outcome {
            switch vector.text("reader") {
            case "path":
                let path = try TilePath.parse(vector.text("text"))
                let content =
                    vector["level"] == nil ? .entries : TilePath.Content.hashes(level: Int(vector.number("level")))
                let expected = TilePath(content, index: vector.number("index"), width: Int(vector.number("width")))
                guard path == expected, path.text == vector.text("text") else { throw VectorMismatch() }
            case "bundle":
                try vector.input.withUnsafeBytes { bytes in
                    let bundle = try EntryBundle(bytes, count: Int(vector.number("count")))
                    guard bundle.map({ Hex.encode($0) }) == vector.texts("entries") else { throw VectorMismatch() }
                }
            default:
                try vector.input.withUnsafeBytes { bytes in
                    let hashes = try HashTile.parse(bytes, width: Int(vector.number("width")))
                    guard hashes == vector.digests("hashes") else { throw VectorMismatch() }
                }
            }
        }
    }

    private static func path(_ text: String, level: UInt64?, index: UInt64, width: UInt64 = 256) -> VectorCase {
        let vector = VectorCase(text, ["path"]).with("reader", "path").with("text", text).with("index", index)
            .with("width", width)
        return level.map { vector.with("level", $0) } ?? vector
    }

    private static let paths = [
        path("tile/0/000", level: 0, index: 0), path("tile/0/x001/x234/067", level: 0, index: 1_234_067),
        path("tile/1/000.p/17", level: 1, index: 0, width: 17), path("tile/63/999", level: 63, index: 999),
        path("tile/0/x001/000", level: 0, index: 1000), path("tile/0/273.p/112", level: 0, index: 273, width: 112),
        path("tile/entries/000", level: nil, index: 0),
        path("tile/entries/x001/000.p/1", level: nil, index: 1000, width: 1),
        path("tile/entries/x009/x007/x199/x254/x740/991.p/255", level: nil, index: 9_007_199_254_740_991, width: 255),
    ]

    private static let refusedPaths = [
        "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/1000", "tile/0/x000/000",
        "tile/0/000/000", "tile/0/x001", "tile/0/x001/x000", "tile/00/000", "tile/64/000", "tile/-1/000", "tile//000",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000.p/", "tile/0/.p/1",
        "tile/0/000.p/1/1", "/tile/0/000", "tile/0/000/", "tile/Entries/000", "tile/0/x9a0/000", "tile/0/00 ",
        "tile/0/x009/x223/x372/x036/x854/x775/808", "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tiles/0/000",
        "tile/0/００１",
    ].map { VectorCase("path '\($0)'", ["path"], expect: "tile_path").with("reader", "path").with("text", $0) }

    private static func content(_ name: String, _ reader: String, _ hex: [UInt8], _ code: String = "ok") -> VectorCase {
        VectorCase(name, [reader], expect: code).with("reader", reader).with("hex", hex: hex)
    }

    private static let contents: [VectorCase] = {
        let bundle: [UInt8] = [0, 1, 0xAA, 0, 3, 1, 2, 3]
        let tile = HashTile.bytes([Fixtures.digest(1), Fixtures.digest(2)])
        return [
            content("two entries", "bundle", bundle).with("count", 2).with("entries", ["aa", "010203"]),
            content("an entry fewer", "bundle", bundle, "bundle_length").with("count", 1),
            content("an entry more", "bundle", bundle, "bundle_length").with("count", 3),
            content("entry cut short", "bundle", bundle.dropLast(), "bundle_length").with("count", 2),
            content("half a length", "bundle", bundle + [0], "bundle_length").with("count", 3),
            content("entry of no bytes", "bundle", [0, 0], "bundle_length").with("count", 1),
            content("two hashes", "tile", tile).with("width", 2)
                .with("hashes", [Fixtures.digest(1), Fixtures.digest(2)]),
            content("a hash fewer", "tile", tile, "tile_length").with("width", 1),
            content("a byte fewer", "tile", tile.dropLast(), "tile_length").with("width", 2),
            content("width 0", "tile", [], "tile_length").with("width", 0),
        ]
    }()
}
