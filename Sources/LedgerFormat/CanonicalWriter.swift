/// Writes texts of the JSON profile, one field after the other, into a buffer that the caller keeps.
///
/// The caller writes keys in ascending order (asserted in debug builds) and only strings that `JSONProfile.allows`
/// (trapped in every build: an unchecked text must not be signed). Commas and colons are the writer's own work.
public struct CanonicalWriter: Sendable {
    /// What was written so far; the caller may take it, clear it and go on.
    public var bytes: [UInt8]
    // For each open container: whether it has a member yet.
    private var hasMember: UInt64 = 0
    private var depth = 0
    private var isAfterKey = false
    #if DEBUG
    private var lastKeys: [[UInt8]] = []
    #endif

    /// Starts an empty text; `capacity` bytes are reserved.
    public init(capacity: Int = 512) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Forgets the text and keeps its room.
    public mutating func clear() {
        precondition(depth == 0, "a container is still open")
        bytes.removeAll(keepingCapacity: true)
        hasMember = 0
    }

    /// Opens an object.
    public mutating func beginObject() {
        begin(UInt8(ascii: "{"))
    }

    /// Closes the innermost object.
    public mutating func endObject() {
        end(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        begin(UInt8(ascii: "["))
    }

    /// Closes the innermost array.
    public mutating func endArray() {
        end(UInt8(ascii: "]"))
    }

    /// Writes a key and its colon.
    public mutating func key(_ key: StaticString) {
        self.key(UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    /// Writes a key that is known only at run time.
    public mutating func key(_ key: String) {
        var key = key
        key.withUTF8 { self.key(UnsafeRawBufferPointer($0)) }
    }

    private mutating func key(_ key: UnsafeRawBufferPointer) {
        assert(!key.isEmpty && key.count <= JSONProfile.keyLimit)
        assert(key.allSatisfy(ProfileCursor.Character.isKeyByte))
        comma()
        #if DEBUG
        precondition(lastKeys[depth - 1].lexicographicallyPrecedes(key), "keys out of order")
        lastKeys[depth - 1] = Array(key)
        #endif
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        isAfterKey = true
    }

    private mutating func begin(_ brace: UInt8) {
        comma()
        precondition(depth < JSONProfile.depthLimit, "nested too deeply")
        bytes.append(brace)
        depth += 1
        hasMember &= ~(1 << UInt64(depth))
        #if DEBUG
        lastKeys.append([])
        #endif
    }

    private mutating func end(_ brace: UInt8) {
        precondition(depth > 0, "nothing is open")
        bytes.append(brace)
        depth -= 1
        #if DEBUG
        lastKeys.removeLast()
        #endif
    }

    /// Writes the comma that a key or a value needs before it.
    mutating func comma() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        let bit: UInt64 = 1 << UInt64(depth)
        if depth > 0, hasMember & bit != 0 { bytes.append(UInt8(ascii: ",")) }
        hasMember |= bit
    }
}
