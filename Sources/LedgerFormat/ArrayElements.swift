public import LedgerModel

/// The elements of one array of a text that was checked before.
public struct ArrayElements: Sequence, IteratorProtocol {
    /// One element: its kind and its bytes as written.
    public struct Element {
        /// The kind of the value.
        public let kind: FieldScanner.Kind
        /// The bytes as written, with quotes or braces.
        public let raw: UnsafeRawBufferPointer

        /// The bytes between the quotes of a string without escapes; nil for anything else.
        public var plainBytes: UnsafeRawBufferPointer? {
            kind == .string ? UnsafeRawBufferPointer(rebasing: raw[1..<raw.count - 1]) : nil
        }

        /// The content of a string, newly allocated; nil for anything else.
        public var string: String? { FieldScanner.string(raw, kind: kind) }

        /// The integer; nil for anything else.
        public var integer: Int64? {
            var cursor = ProfileCursor(trusting: raw)
            return kind == .integer ? try? cursor.integer() : nil
        }

        /// A digest written as 64 hex digits; nil for anything else.
        public var digest: Digest? { plainBytes.flatMap(FieldScanner.digest) }

        /// An id written as 32 hex digits; nil for anything else.
        public func identifier<IDKind>(
            as kind: Identifier<IDKind>.Type = Identifier<IDKind>.self
        )
            -> Identifier<IDKind>?
        {
            guard let bytes = plainBytes, bytes.count == 32 else { return nil }
            return bytes.withMemoryRebound(to: UInt8.self) { Identifier(hexDigits: $0) }
        }
    }

    private var cursor: ProfileCursor

    /// Starts before the first element of a checked array.
    init(trusting bytes: UnsafeRawBufferPointer) {
        cursor = ProfileCursor(trusting: bytes)
    }

    /// The next element, nil after the last.
    public mutating func next() -> Element? {
        // Behind the opening bracket or the comma before the element; an empty array has its closing bracket there.
        cursor.offset += 1
        guard cursor.offset < cursor.count, cursor.byte != ProfileCursor.Character.closeBracket else { return nil }
        let first = cursor.offset
        guard let kind = try? cursor.value(depth: 1) else { preconditionFailure("array was not checked") }
        let raw = UnsafeRawBufferPointer(start: cursor.start + first, count: cursor.offset - first)
        return Element(kind: kind, raw: raw)
    }
}
