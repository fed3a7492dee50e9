/// Base 58 with the alphabet of Bitcoin, as multibase `z` uses it: for values of a few dozen bytes.
public enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, symbol) in alphabet.enumerated() { values[Int(symbol)] = UInt8(value) }
        return values
    }()
    /// Longest text read: the work grows with the square of the length.
    private static let textLimit = 256

    /// The text of some bytes; every leading zero byte is one leading `1`.
    public static func encode(_ bytes: [UInt8]) -> String {
        // Digits of base 58, least significant first.
        var digits: [UInt8] = []
        for byte in bytes.drop(while: { $0 == 0 }) {
            var carry = Int(byte)
            for index in digits.indices {
                carry += Int(digits[index]) << 8
                digits[index] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        let zeros = bytes.prefix { $0 == 0 }.map { _ in alphabet[0] }
        return String(decoding: zeros + digits.reversed().map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The bytes of a text; nil for a symbol outside the alphabet or a text longer than any value of this project.
    public static func decode(_ text: String) -> [UInt8]? {
        let symbols = Array(text.utf8)
        guard symbols.count <= textLimit else { return nil }
        // Digits of base 256, least significant first.
        var digits: [UInt8] = []
        for symbol in symbols.drop(while: { $0 == alphabet[0] }) {
            guard values[Int(symbol)] < 58 else { return nil }
            var carry = Int(values[Int(symbol)])
            for index in digits.indices {
                carry += Int(digits[index]) * 58
                digits[index] = UInt8(carry & 255)
                carry >>= 8
            }
            while carry > 0 {
                digits.append(UInt8(carry & 255))
                carry >>= 8
            }
        }
        return symbols.prefix { $0 == alphabet[0] }.map { _ in 0 } + digits.reversed()
    }
}
