/// Text of a sheet that stands in none of its cells: in a drawing over them, or at the head and foot of the printed page.
struct LooseText {
    private static let margins: Set<String> = [
        "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter",
    ]
    /// What a page number is written with.
    private static let paging = Set("第页共张of/-Page".unicodeScalars)

    private var bytes: [UInt8] = []
    private var isMargin = false

    /// Whether the text says more than a page number.
    var speaks: Bool {
        var (cursor, rest) = (TextCursor(String(decoding: bytes, as: UTF8.self)), false)
        while let scalar = cursor.next {
            cursor.index += 1
            if scalar == "&" {
                LooseText.skipCode(&cursor)
            } else if scalar.properties.isAlphabetic || RosterText.isHan(scalar), !LooseText.paging.contains(scalar) {
                rest = true
            }
        }
        return rest
    }

    /// An element begins.
    mutating func begin(_ name: String) {
        isMargin = LooseText.margins.contains(name)
    }

    /// An element ends.
    mutating func end(_ name: String) {
        isMargin = false
    }

    /// Characters of an element; a long text speaks by its beginning.
    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
        if isMargin { add(text) }
    }

    /// Takes in characters of a drawing.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard bytes.count < 4096 else { return }
        bytes += text
    }

    /// A code such as `&P`, `&12`, `&"宋体,常规"` or `&K000000` prints no words of its own.
    private static func skipCode(_ cursor: inout TextCursor) {
        guard let scalar = cursor.next else { return }
        cursor.index += 1
        if scalar == "\"" {
            while let inside = cursor.next, inside != "\"" { cursor.index += 1 }
            cursor.index += 1
        } else if scalar == "K" {
            cursor.index += 6
        }
    }
}
