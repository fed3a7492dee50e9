/// A place in a short text, moved only by what is recognised there.
struct TextCursor {
    private let scalars: [Unicode.Scalar]
    /// The index of the next scalar.
    var index = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { index >= scalars.count }

    /// The next scalar, not taken.
    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// The scalar before the next one.
    var previous: Unicode.Scalar? { index > 0 ? scalars[index - 1] : nil }

    /// Takes the words when they stand here.
    mutating func take(_ words: String) -> Bool {
        var position = index
        for scalar in words.unicodeScalars {
            guard position < scalars.count, scalars[position] == scalar else { return false }
            position += 1
        }
        index = position
        return true
    }

    /// Takes the words when they stand here, behind spaces or not.
    mutating func takeSpaced(_ words: String) -> Bool {
        let start = index
        skipSpaces()
        if take(words) { return true }
        index = start
        return false
    }

    /// Takes the first of the words that stands here; list longer words first.
    mutating func takeAny(of words: [String]) -> String? {
        words.first { take($0) }
    }

    /// Takes spaces and line breaks.
    mutating func skipSpaces() {
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\n" { index += 1 }
    }

    /// Takes a run of one to nine ASCII digits; nil when there is none or more.
    mutating func takeDigits() -> (value: Int, count: Int)? {
        var (position, value) = (index, 0)
        while position < scalars.count, (0x30...0x39).contains(scalars[position].value) {
            guard position - index < 9 else { return nil }
            value = value * 10 + Int(scalars[position].value - 0x30)
            position += 1
        }
        guard position > index else { return nil }
        defer { index = position }
        return (value, position - index)
    }

    /// Takes a run of Chinese number signs below 100, or a digit by digit year; nil when there is none.
    mutating func takeChineseNumber() -> Int? {
        var position = index
        while position < scalars.count, ChineseNumber.isSign(scalars[position]) { position += 1 }
        guard position > index, let value = ChineseNumber.value(of: scalars[index..<position]) else { return nil }
        index = position
        return value
    }

    /// Takes digits or Chinese number signs.
    mutating func takeNumber() -> Int? {
        takeDigits()?.value ?? takeChineseNumber()
    }
}
