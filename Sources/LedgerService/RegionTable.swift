internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerProjections

/// Names of region codes 行政区划代码: for people, never for rules (spec 05 §10).
///
/// The adopted policy `regions` names the units of the documents; a larger table is kept beside the ledger, in
/// `regions.csv`, and is no part of the log: no rule reads it, and a policy document could not hold it.
public struct RegionTable: Sendable {
    /// Names by code: 6 digits (GB/T 2260), 9 (townships) or 12 (villages).
    public private(set) var names: [String: String] = [:]

    /// A line of a table that cannot stand.
    public struct Fault: Error, Hashable, Sendable {
        /// What is wrong.
        public enum Kind: Hashable, Sendable {
            /// The line is no UTF-8.
            case encoding
            /// The line is not a code, a comma and a name.
            case columns
            /// The code has not the shape of GB/T 2260 or its extensions.
            case shape
            /// The name is empty, longer than 200 bytes, or holds control characters.
            case name
            /// The code stands on an earlier line under another name.
            case repeated
            /// Neither the table nor the file has the unit above: its code.
            case orphan(String)
        }

        /// The line, from 1.
        public let line: Int
        /// What is wrong.
        public let kind: Kind
    }

    /// No name.
    public init() {}

    /// Reads lines of code, comma and name, the first of which may be a header.
    ///
    /// Codes of 12 or 9 digits that end in 000 mean the unit above. Faults come in order of lines; with one, nothing of the file is to be used.
    public static func read(_ bytes: [UInt8], into table: RegionTable) -> Result<RegionTable, Faults> {
        var merged = table
        var faults: [Fault] = []
        var given: [String: (name: String, line: Int)] = [:]
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for (offset, raw) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            switch RegionLine.read(raw, isFirst: offset == 0) {
            case .nothing: continue
            case .fault(let kind): faults.append(Fault(line: offset + 1, kind: kind))
            case .unit(let code, let name):
                if let other = given[code], Array(other.name.utf8) != Array(name.utf8) {
                    faults.append(Fault(line: offset + 1, kind: .repeated))
                }
                given[code] = given[code] ?? (name, offset + 1)
                merged.names[code] = name
            }
        }
        for (code, unit) in given {
            if let parent = RegionLine.parent(of: code), merged.names[parent] == nil {
                faults.append(Fault(line: unit.line, kind: .orphan(parent)))
            }
        }
        guard faults.isEmpty else { return .failure(Faults(all: faults.sorted { $0.line < $1.line })) }
        return .success(merged)
    }

    /// Every fault of a file.
    public struct Faults: Error, Hashable, Sendable {
        /// In order of lines.
        public let all: [Fault]
    }

    /// The units whose codes begin with these digits, ascending.
    public func units(under prefix: String = "") -> [(code: String, name: String)] {
        names.filter { $0.key.utf8.starts(with: prefix.utf8) }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// The name of a unit with those above it, from the province down; nil for a code without a name.
    public func path(of code: String) -> [String]? {
        guard let name = names[code] else { return nil }
        let above = [2, 4, 6, 9].filter { $0 < code.utf8.count }.map { RegionLine.padded(code.prefix($0)) }
        let units = above.filter { $0 != code }.compactMap { names[$0] }
        return units.reduce(into: []) { if $0.last != $1 { $0.append($1) } } + [name]
    }

    /// The table as the file beside the ledger holds it.
    var bytes: [UInt8] {
        units().flatMap { Array("\($0.code),\($0.name)\n".utf8) }
    }

    mutating func add(_ code: String, _ name: String) {
        names[code] = name
    }
}

extension Ledger {
    /// The names of the policy `regions` in force today, and those of the table beside the ledger, which come first.
    public func regions() throws -> RegionTable {
        var table = RegionTable()
        let history = try project(PolicyHistory())
        let inForce = history.inForce(on: today)
        for adoption in history.adoptions
        where adoption.policy.policy.text == "regions" && inForce.contains(adoption.index) {
            guard let units = try? JSONValue.parse(adoption.policy.document)["regions"]?.elements else { continue }
            for unit in units {
                if let code = unit["code"]?.string, let name = unit["zh"]?.string { table.add(code, name) }
            }
        }
        guard let bytes = try PrivateFile.read(directory.regions) else { return table }
        guard case .success(let whole) = RegionTable.read(bytes, into: table) else {
            throw ServiceFailure("regions", directory.regions)
        }
        return whole
    }

    /// Puts a table in the place of the one beside the ledger, durably.
    public func keep(_ table: RegionTable) throws {
        try PrivateFile.replace(directory.regions, with: table.bytes)
        try PrivateFile.flushFolder(directory.path)
    }
}
