/// Bytes near to golden ones, changed in the ways in which readers go wrong.
enum Mutant {
    private static let telling =
        Array("\0\n\r\t \"+-,./0123456789:;=@ABCZ[\\]_abcfz{}\u{7F}".utf8) + [0x80, 0xC2, 0xE2, 0xFF]

    static func of(_ golden: [UInt8], _ other: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = golden
        for _ in 0..<random.within(1...4) { change(&bytes, other, &random) }
        return bytes
    }

    private static func change(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout Seeded) {
        guard !bytes.isEmpty else {
            bytes = [random.pick(telling) ?? 0]
            return
        }
        let place = random.below(bytes.count)
        let end = min(bytes.count, place + random.within(1...40))
        switch random.below(10) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = random.pick(telling) ?? 0
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(random.pick(telling) ?? 0, at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: bytes.removeSubrange(place..<end)
        case 6: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
        case 7: bytes.swapAt(place, random.below(bytes.count))
        case 8: bytes[place] = UInt8(random.below(256))
        default:
            let from = random.below(other.count)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 60)], at: place)
        }
    }
}
