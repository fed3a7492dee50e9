import LedgerVault
import Testing

@Suite struct PersonalNumberTests {
    @Test(arguments: [
        "王芳13800138000志愿服务站", "热线：138-0013-8000", "138 00138000", "１３８００１３８０００", "1 3 8 0 0 1 3 8 0 0 0",
        "13 80 01 38 00 0", "+86 138 0013 8000", "008613800138000", "(138)0013 8000", "138\u{200B}0013\u{200B}8000",
        "12800138000", "٠١ ١٣٨٠٠١٣٨٠٠٠",
    ])
    func mobileNumbers(_ text: String) { #expect(PersonalNumber.found(in: text) == .mobile) }

    @Test(arguments: [
        "11010519491231002X", "证件 11010519491231002x。", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ",
        "110105194912310021", "110105491231002", "110105-491231-002", "00011010519491231002X",
    ])
    func documentNumbers(_ text: String) {
        #expect(PersonalNumber.found(in: text) == .document)
    }

    @Test(arguments: ["a.b@example.org", "信箱 wang＠example．com", "王芳@例子.中国"])
    func addresses(_ text: String) { #expect(PersonalNumber.found(in: text) == .address) }

    @Test(arguments: [
        "岗贝社区志愿服务站", "2026年11月21日", "2026-11-21 13:00-15:30", "2026.11.01-2026.12.31", "13:00-15:00 101室",
        "20261101-20261231", "13-15 2026.11.1", "区划 441900003000", "民发〔2015〕149号", "12355 热线", "0769-22831234",
        "第 1 期 300 人 500 小时", "@家", "1.5 米", "5400000", "example.org/station", "邮编 523000、523001",
        "第1号1101051949123100219",
    ])
    func whatStationsWritePasses(_ text: String) { #expect(PersonalNumber.found(in: text) == nil) }
}
