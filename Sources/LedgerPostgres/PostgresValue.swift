/// A parameter of a prepared statement, sent in binary form.
enum PostgresValue {
    /// A bigint; no index reaches 2^63.
    case integer(UInt64)
    /// A bytea, or any value that is in binary form already.
    case bytes([UInt8])
    /// A text.
    case text(String)
    /// No value.
    case null
}

/// Parameters laid out as libpq wants them: one run of bytes, an address, a length and a format for each.
struct PostgresParameters {
    private var bytes: [UInt8] = [0]
    private var places: [Range<Int>?] = []

    init(_ values: [PostgresValue]) {
        for value in values { append(value) }
    }

    /// Lends the arrays of addresses, lengths and formats.
    func lend<Result>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBytes { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            let addresses = places.map { place in place.flatMap { range in start.map { $0 + range.lowerBound } } }
            let lengths = places.map { Int32($0?.count ?? 0) }
            let formats = [Int32](repeating: 1, count: places.count)
            return try body(Int32(places.count), addresses, lengths, formats)
        }
    }

    private mutating func append(_ value: PostgresValue) {
        let start = bytes.count
        switch value {
        case .integer(let number): bytes.appendBigEndian(number)
        case .bytes(let raw): bytes += raw
        case .text(let text): bytes += text.utf8
        case .null:
            places.append(nil)
            return
        }
        places.append(start..<bytes.count)
    }
}

/// PostgreSQL's binary form of an array of one dimension.
struct PostgresArray {
    /// The types that are used, by their fixed numbers.
    enum Element: UInt32 {
        case bytes = 17
        case bigint = 20
        case text = 25
    }

    private(set) var bytes: [UInt8] = []

    var value: PostgresValue { .bytes(bytes) }

    /// Begins an array of exactly `count` elements.
    init(of element: Element, count: Int) {
        bytes.appendBigEndian(UInt32(count == 0 ? 0 : 1))
        // May hold NULL.
        bytes.appendBigEndian(UInt32(1))
        bytes.appendBigEndian(element.rawValue)
        guard count > 0 else { return }
        bytes.appendBigEndian(UInt32(count))
        // The first subscript.
        bytes.appendBigEndian(UInt32(1))
    }

    /// Appends a bigint.
    mutating func append(_ number: UInt64) {
        bytes.appendBigEndian(UInt32(8))
        bytes.appendBigEndian(number)
    }

    /// Appends a bytea; nil for NULL.
    mutating func append(_ element: UnsafeRawBufferPointer?) {
        guard let element else { return bytes.appendBigEndian(UInt32.max) }
        bytes.appendBigEndian(UInt32(element.count))
        bytes.append(contentsOf: element)
    }

    /// An array of byte strings.
    static func of(_ elements: [[UInt8]]) -> PostgresValue {
        var array = PostgresArray(of: .bytes, count: elements.count)
        for element in elements { element.withUnsafeBytes { array.append($0) } }
        return array.value
    }

    /// An array of texts.
    static func of(texts: [String]) -> PostgresValue {
        var array = PostgresArray(of: .text, count: texts.count)
        for text in texts { Array(text.utf8).withUnsafeBytes { array.append($0) } }
        return array.value
    }

    /// An array of numbers.
    static func of(_ numbers: [UInt64]) -> PostgresValue {
        var array = PostgresArray(of: .bigint, count: numbers.count)
        for number in numbers { array.append(number) }
        return array.value
    }
}

extension [UInt8] {
    mutating func appendBigEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
