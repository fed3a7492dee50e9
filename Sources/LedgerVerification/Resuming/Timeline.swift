/// Where GENESIS, each act of the log and each batch begins, with its log time: some five bytes each.
///
/// Of entries that are not read again it answers what a checkpoint of a smaller size has to be held against.
struct Timeline: Sendable {
    /// A GENESIS, an act of the log, or a batch with its statements.
    struct Unit: Equatable, Sendable {
        /// Index of its first entry.
        let first: UInt64
        /// Log time of all its entries, UTC milliseconds.
        let time: UInt64
    }

    /// Differences to the unit before, as numbers of seven bits a byte, least significant first.
    private(set) var bytes: [UInt8] = []
    private var last = Unit(first: 0, time: 0)

    init() {}

    /// What an earlier audit kept; it is never added to without being read, so its end is looked for here.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        var last = self.last
        forEach { last = $0 }
        self.last = last
    }

    /// Adds the unit that begins at this index; neither index nor time is less than the last one's in a log without findings.
    mutating func append(first: UInt64, time: UInt64) {
        append(first &- last.first)
        append(time &- last.time)
        last = Unit(first: first, time: time)
    }

    private mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private func forEach(_ body: (Unit) -> Void) {
        var unit = Unit(first: 0, time: 0)
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let step = Self.number(buffer, &offset)
                unit = Unit(first: unit.first &+ step, time: unit.time &+ Self.number(buffer, &offset))
                body(unit)
            }
        }
    }

    private static func number(_ buffer: UnsafeRawBufferPointer, _ offset: inout Int) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < buffer.count {
            let byte = buffer[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return value
    }

    /// The unit that each of these entries belongs to.
    func units(holding indexes: some Sequence<UInt64>) -> [UInt64: Unit] {
        var open = Set(indexes).sorted(by: >)
        var found: [UInt64: Unit] = [:]
        var before: Unit?
        forEach { unit in
            while let index = open.last, index < unit.first {
                found[index] = before
                open.removeLast()
            }
            before = unit
        }
        for index in open { found[index] = before }
        return found
    }
}
