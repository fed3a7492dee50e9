import LedgerModel
import LedgerVault
import Testing

@Suite struct VaultOwnerTests {
    @Test func writtenFormIsReadBack() {
        let owners: [VaultOwner] = [
            .subject(.random()), .activity(.random()), .training(.random()), .command(.random()),
        ]
        #expect(owners.map(\.kind) == [1, 2, 3, 4])
        for owner in owners { #expect(VaultOwner(kind: owner.kind, id: owner.id) == owner) }
        #expect(owners.compactMap(\.subject).count == 1)
    }

    @Test func refusesUnknownKindsAndShortIds() {
        #expect(VaultOwner(kind: 0, id: [UInt8](repeating: 1, count: 16)) == nil)
        #expect(VaultOwner(kind: 5, id: [UInt8](repeating: 1, count: 16)) == nil)
        #expect(VaultOwner(kind: 1, id: [1]) == nil)
    }
}
