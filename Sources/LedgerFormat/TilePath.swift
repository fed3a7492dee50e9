/// The place of a tile in an exported log: c2sp.org/tlog-tiles (spec 03 §3).
public struct TilePath: Hashable, Sendable {
    /// What a tile holds.
    public enum Content: Hashable, Sendable {
        /// Hashes of this level, 0...63: roots of 256^level leaves each.
        case hashes(level: Int)
        /// Entries.
        case entries
    }

    /// Width of a full tile.
    public static let fullWidth = 256

    /// What the tile holds.
    public let content: Content
    /// Index within its level.
    public let index: UInt64
    /// Number of hashes or entries, 1...256; below 256 the tile is partial.
    public let width: Int

    /// Names a tile.
    public init(_ content: Content, index: UInt64, width: Int = TilePath.fullWidth) {
        precondition((1...TilePath.fullWidth).contains(width) && index <= wordLimit, "no such tile")
        if case .hashes(let level) = content { precondition((0...63).contains(level), "no such level") }
        self.content = content
        self.index = index
        self.width = width
    }

    /// The path, such as `tile/0/x001/x234/067` or `tile/entries/000.p/5`.
    public var text: String {
        let folder =
            switch content {
            case .hashes(let level): "tile/\(level)/"
            case .entries: "tile/entries/"
            }
        var elements = [TilePath.threeDigits(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            elements.append("x" + TilePath.threeDigits(rest % 1000))
            rest /= 1000
        }
        return folder + elements.reversed().joined(separator: "/") + (width == 256 ? "" : ".p/\(width)")
    }

    private static func threeDigits(_ value: UInt64) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    /// Reads a path; throws `tile_path` for anything but the one way to write it.
    public static func parse(_ text: String) throws(FormatError) -> TilePath {
        let parts = Array(text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let content = content(parts[1]), let end = tail(parts),
            let index = index(parts[2..<end.last], last: end.digits)
        else { throw FormatError(.tilePath) }
        let path = TilePath(content, index: index, width: end.width)
        // Printing again settles zero padding, `tile` and every `x`.
        guard Array(path.text.utf8) == Array(text.utf8) else { throw FormatError(.tilePath) }
        return path
    }

    private static func content(_ part: ArraySlice<UInt8>) -> Content? {
        if part.elementsEqual("entries".utf8) { return .entries }
        guard let level = Decimal.parse(part), level <= 63 else { return nil }
        return .hashes(level: Int(level))
    }

    /// The last element's digits and position, and the width.
    private static func tail(_ parts: [ArraySlice<UInt8>]) -> (digits: ArraySlice<UInt8>, last: Int, width: Int)? {
        let before = parts.count - 2
        guard before >= 2, parts[before].suffix(2).elementsEqual(".p".utf8) else {
            return (parts[parts.count - 1], parts.count - 1, fullWidth)
        }
        guard let width = Decimal.parse(parts[parts.count - 1]), (1...255).contains(width) else { return nil }
        return (parts[before].dropLast(2), before, Int(width))
    }

    private static func index(_ groups: ArraySlice<ArraySlice<UInt8>>, last: ArraySlice<UInt8>) -> UInt64? {
        guard groups.count < 7 else { return nil }
        var digits: [UInt8] = []
        for group in groups { digits.append(contentsOf: group.dropFirst()) }
        digits.append(contentsOf: last)
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        return significant.isEmpty ? (digits.isEmpty ? nil : 0) : Decimal.parse(significant)
    }
}

extension TilePath {
    /// Number of hashes of a level (or, at level 0, of entries) in a log of `size` entries.
    public static func count(level: Int, size: UInt64) -> UInt64 {
        level * 8 >= 64 ? 0 : size >> UInt64(level * 8)
    }

    /// The tiles, full and partial, that a log of `newSize` entries has and one of `oldSize` had not in this width.
    ///
    /// Entry bundles first, then hash tiles by level: an exporter writes them in this order, then the checkpoint.
    public static func added(from oldSize: UInt64, to newSize: UInt64) -> [TilePath] {
        precondition(oldSize <= newSize && newSize <= wordLimit, "sizes out of order")
        var paths = added(.entries, from: oldSize, to: newSize)
        for level in 0..<8 {
            let (old, new) = (count(level: level, size: oldSize), count(level: level, size: newSize))
            paths += added(.hashes(level: level), from: old, to: new)
        }
        return paths
    }

    private static func added(_ content: Content, from old: UInt64, to new: UInt64) -> [TilePath] {
        guard old < new else { return [] }
        return (old / 256...(new - 1) / 256).map { index in
            TilePath(content, index: index, width: Int(min(new - index * 256, 256)))
        }
    }
}
