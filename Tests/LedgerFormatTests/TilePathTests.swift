import LedgerFormat
import LedgerModel
import Testing

@Suite struct TilePathTests {
    @Test func listsTheTilesOfC2SPsExample() {
        let tiles = TilePath.added(from: 0, to: 70_000)
        let hashes = tiles.filter { $0.content != .entries }
        #expect(tiles.count - hashes.count == 274)
        #expect(hashes.count == 277)
        for text in ["tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"] {
            #expect(hashes.contains { $0.text == text }, "\(text)")
        }
        #expect(TilePath.added(from: 0, to: 256).map(\.text) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
    }

    @Test func growingAddsOnlyWhatChanged() {
        #expect(
            TilePath.added(from: 255, to: 257).map(\.text)
                == ["tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]
        )
        #expect(TilePath.added(from: 5, to: 5).isEmpty)
        #expect(TilePath.added(from: 256, to: 257).map(\.text) == ["tile/entries/001.p/1", "tile/0/001.p/1"])
    }

    @Test func impossibleTilesTrap() async {
        await #expect(processExitsWith: .failure) { _ = TilePath(.entries, index: 0, width: 0) }
        await #expect(processExitsWith: .failure) { _ = TilePath(.hashes(level: 64), index: 0) }
        await #expect(processExitsWith: .failure) { _ = TilePath.added(from: 2, to: 1) }
    }
}
