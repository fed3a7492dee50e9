public import Foundation

/// Looks for personal values in files that must hold none: ledger, views, tiles, logs, error output.
///
/// Finds a value in every encoding it may have slipped through in, at any offset. A value of which an encoding has
/// less than six bytes is not looked for in that encoding, because chance would find it; `uncovered` lists these.
public struct PersonalValueScanner: Sendable {
    /// One place where a value was found.
    public struct Hit: Hashable, Sendable, CustomStringConvertible {
        /// What was scanned.
        public let file: String
        /// Where in it.
        public let offset: Int
        /// Whose or which value, as named by the caller.
        public let label: String
        /// In which encoding.
        public let encoding: String

        /// One line for a test's report; without the value.
        public var description: String { "\(file) at \(offset): \(label) as \(encoding)" }
    }

    private struct Pattern: Sendable {
        let bytes: [UInt8]
        let label: String
        let encoding: String
    }

    /// Fewest bytes that are looked for.
    public static let shortest = 6
    /// Values, with an encoding, that are too short to be looked for in it.
    public private(set) var uncovered: [String] = []
    private var patterns: [UInt32: [Pattern]] = [:]
    private var firstPairs = [Bool](repeating: false, count: 1 << 16)

    /// Prepares to look for `values`, each with a label that may appear in reports.
    public init(values: [(label: String, text: String)]) {
        for (label, text) in values {
            for (encoding, bytes) in ValueEncodings.all(of: text) {
                add(Pattern(bytes: bytes, label: label, encoding: encoding))
            }
        }
    }

    private mutating func add(_ pattern: Pattern) {
        guard pattern.bytes.count >= Self.shortest else {
            uncovered.append("\(pattern.label) as \(pattern.encoding)")
            return
        }
        let start = pattern.bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
        patterns[start, default: []].append(pattern)
        firstPairs[Int(UInt16(truncatingIfNeeded: start))] = true
    }

    /// Scans files, and every file below folders; a path that cannot be read is an error, not a clean result.
    public func scan(paths: [String]) throws -> [Hit] {
        try paths.flatMap { path -> [Hit] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CocoaError(.fileNoSuchFile, userInfo: ["path": path])
            }
            guard isFolder.boolValue else {
                return scan(try Data(contentsOf: URL(fileURLWithPath: path)), named: path)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            return try scan(paths: names.map { path + "/" + $0 })
        }
    }

    /// Scans some bytes; `name` stands in the hits.
    public func scan(_ bytes: some ContiguousBytes, named name: String) -> [Hit] {
        bytes.withUnsafeBytes { scan($0, named: name) }
    }

    private func scan(_ bytes: UnsafeRawBufferPointer, named name: String) -> [Hit] {
        var hits: [Hit] = []
        var offset = 0
        while offset + Self.shortest <= bytes.count {
            let pair = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            if firstPairs[Int(pair)] {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
                hits += found(in: rest).map { Hit(file: name, offset: offset, label: $0.label, encoding: $0.encoding) }
            }
            offset += 1
        }
        return hits
    }

    private func found(in rest: UnsafeRawBufferPointer) -> [Pattern] {
        let candidates = patterns[rest.loadUnaligned(as: UInt32.self)] ?? []
        return candidates.filter { rest.starts(with: $0.bytes) }
    }
}
