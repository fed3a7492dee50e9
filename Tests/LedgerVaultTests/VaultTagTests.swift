import LedgerVault
import Testing

@Suite struct VaultTagTests {
    @Test(arguments: ["", "Name", "na me", "na-me", "名", String(repeating: "a", count: 41)])
    func refusesOtherTexts(text: String) {
        #expect(VaultTag(text) == nil)
    }

    @Test func ordersByBytesAndKnowsEvidence() {
        #expect(VaultTag.birthDate < .name)
        #expect(VaultTag("birth_date") == .birthDate)
        #expect(VaultTag.consentEvidence.isEvidence && VaultTag.file.isEvidence && VaultTag.evidence.isEvidence)
        #expect(!VaultTag.credential.isEvidence)
    }
}
