import Testing

@testable import LedgerModel

@Suite struct HexTests {
    @Test func aWordIsReadDigitByDigit() {
        let digits = Array("0123456789abcdef".utf8)
        digits.withUnsafeBufferPointer { #expect(Hex.word($0, at: 0) == 0x0123_4567_89AB_CDEF) }
    }

    @Test(arguments: [0, 5, 8, 15])
    func exactlyTheLowerCaseDigitsAreRead(place: Int) {
        var digits = Array("0123456789abcdef".utf8)
        for byte in UInt8.min...UInt8.max {
            digits[place] = byte
            let word = digits.withUnsafeBufferPointer { Hex.word($0, at: 0) }
            let expected = Hex.value(of: byte)
            #expect((word == nil) == (expected == nil))
            if let word, let expected { #expect(UInt8(word >> UInt64(60 - 4 * place) & 15) == expected) }
        }
    }

    @Test func writtenDigitsAreReadBack() {
        var bytes: [UInt8] = []
        Hex.append(0xFEDC_BA98_7654_3210, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "fedcba9876543210")
        #expect(Hex.decode("00fF") == nil)
        #expect(Hex.decode("00ff") == [0, 255])
    }
}
