/// Collects the runs of a text element.
struct RichText {
    /// The text so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// Whether a run is struck through.
    private(set) var isStruck = false
    private var isInText = false
    private var phoneticDepth = 0

    /// The text so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// An element begins.
    mutating func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "rPh": phoneticDepth += 1
        case "t": isInText = phoneticDepth == 0
        case "strike": isStruck = isStruck || !["0", "false", "off"].contains(attributes["val"] ?? "1")
        default: break
        }
    }

    /// An element ends.
    mutating func end(_ name: String) {
        if name == "rPh" { phoneticDepth -= 1 }
        if name == "t" { isInText = false }
    }

    /// Characters of the text.
    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
        if isInText { bytes += text }
    }
}
