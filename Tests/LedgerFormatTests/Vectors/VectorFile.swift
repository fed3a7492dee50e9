import Glibc
import LedgerFormat
import LedgerModel

/// One case of a vector file: inputs, flags, expected outcome, outputs.
struct VectorCase: Sendable {
    let name: String
    let flags: [String]
    let expect: String
    private(set) var members: [JSONValue.Member] = []

    init(_ name: String, _ flags: [String], expect: String = "ok") {
        self.name = name
        self.flags = flags
        self.expect = expect
    }

    /// This case with one more input or output.
    func with(_ key: String, _ value: JSONValue) -> VectorCase {
        var copy = self
        copy.members.append(JSONValue.Member(key, value))
        return copy
    }

    func with(_ key: String, _ text: String) -> VectorCase { with(key, .string(text)) }
    func with(_ key: String, _ number: UInt64) -> VectorCase { with(key, .integer(Int64(number))) }
    func with(_ key: String, _ digest: Digest) -> VectorCase { with(key, .string(digest.description)) }
    func with(_ key: String, hex bytes: [UInt8]) -> VectorCase { with(key, .string(Hex.encode(bytes))) }

    func with(_ key: String, _ digests: [Digest]) -> VectorCase {
        with(key, .array(digests.map { .string($0.description) }))
    }

    func with(_ key: String, _ texts: [String]) -> VectorCase {
        with(key, .array(texts.map { .string($0) }))
    }

    /// The bytes to be read, in the first form that can hold them: `text`, `lines` (joined by U+000A) or `hex`.
    func input(_ bytes: [UInt8]) -> VectorCase {
        guard let text = String(validating: bytes, as: UTF8.self) else { return with("hex", hex: bytes) }
        if JSONProfile.allows(text) { return with("text", text) }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        return lines.allSatisfy(JSONProfile.allows) ? with("lines", lines) : with("hex", hex: bytes)
    }

    func input(_ text: String) -> VectorCase { input(Array(text.utf8)) }

    /// The case as one line of the file.
    var value: JSONValue {
        .sorted(
            members + [
                .init("name", .string(name)), .init("expect", .string(expect)),
                .init("flags", .array(flags.map { .string($0) })),
            ]
        )
    }
}

/// A file of `Ledger/vectors`: what it shall hold, and what it holds.
struct VectorFile: Sendable {
    let name: String
    let source: String
    let cases: [VectorCase]
    /// Runs one case, as read back from the file, through the public readers; gives "ok" or the code.
    let run: @Sendable (JSONValue) throws -> String

    /// The file's bytes: the JSON profile, but for a newline after each case.
    var bytes: [UInt8] {
        var bytes = Array("{\"cases\":[\n".utf8)
        for (index, vector) in cases.enumerated() {
            bytes += vector.value.canonicalBytes + Array((index + 1 < cases.count ? ",\n" : "\n").utf8)
        }
        return bytes + Array("],\"source\":".utf8) + JSONValue.string(source).canonicalBytes + Array("}\n".utf8)
    }

    var path: String { VectorFile.root + "/Ledger/vectors/" + name }

    /// The folder of the package.
    static var root: String {
        "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    }

    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        return fwrite(bytes, 1, bytes.count, file) == bytes.count && fclose(file) == 0
    }
}

extension JSONValue {
    /// The bytes that `VectorCase.input` wrote.
    var input: [UInt8] {
        if let text = self["text"]?.string { return Array(text.utf8) }
        if let lines = self["lines"]?.elements {
            return Array(lines.map { $0.string ?? "" }.joined(separator: "\n").utf8)
        }
        if let repeated = self["repeated"] { return repeated.repeatedLines }
        return hex("hex")
    }

    /// The lines of `head`, then `count` times `line` with its number, in 32 hexadecimal digits, for `&`.
    private var repeatedLines: [UInt8] {
        let parts = text("line").split(separator: "&", omittingEmptySubsequences: false)
        var lines = texts("head")
        for number in 0..<number("count") {
            lines.append(parts.joined(separator: SubjectID(high: 0, low: number).description))
        }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    func text(_ key: String) -> String { self[key]?.string ?? "" }
    func number(_ key: String) -> UInt64 { UInt64(self[key]?.integer ?? 0) }
    func hex(_ key: String) -> [UInt8] { Hex.decode(text(key)) ?? [] }
    func digest(_ key: String) -> Digest { Digest(hex: text(key)) ?? .zero }
    func texts(_ key: String) -> [String] { (self[key]?.elements ?? []).compactMap(\.string) }
    func digests(_ key: String) -> [Digest] { texts(key).compactMap { Digest(hex: $0) } }
    func has(_ flag: String) -> Bool { texts("flags").contains(flag) }
}

/// "ok", or the code that the body throws.
func outcome(_ body: () throws -> Void) throws -> String {
    do {
        try body()
        return "ok"
    } catch let error as FormatError {
        return error.code.rawValue
    }
}
