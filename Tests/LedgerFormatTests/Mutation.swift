/// A seeded source of random numbers (SplitMix64), so that a failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Changes golden bytes a little, in the ways in which readers go wrong.
enum Mutation {
    static func mutate(_ golden: [UInt8], with generator: inout SeededGenerator) -> [UInt8] {
        var bytes = golden
        for _ in 0..<Int.random(in: 1...3, using: &generator) { change(&bytes, with: &generator) }
        return bytes
    }

    private static func change(_ bytes: inout [UInt8], with generator: inout SeededGenerator) {
        let position = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
        let telling: [UInt8] = [0, 0x0A, 0x20, 0x22, 0x2B, 0x2C, 0x30, 0x3D, 0x5C, 0x7B, 0x7D, 0x7F, 0x80, 0xC2, 0xFF]
        switch UInt8.random(in: 0..<8, using: &generator) {
        case 0 where !bytes.isEmpty: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1 where !bytes.isEmpty: bytes[position] = telling.randomElement(using: &generator) ?? 0
        case 2 where !bytes.isEmpty: bytes.remove(at: position)
        case 3: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: position)
        case 4: bytes.removeSubrange(position...)
        case 5 where !bytes.isEmpty: bytes.append(contentsOf: bytes[position...].prefix(40))
        case 6 where !bytes.isEmpty:
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.swapAt(position, other)
        case 7 where !bytes.isEmpty:
            let piece = bytes[position...].prefix(20)
            bytes.insert(contentsOf: piece, at: position)
        default: bytes.append(UInt8.random(in: 0...255, using: &generator))
        }
    }
}
