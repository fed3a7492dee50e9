import LedgerModel
import LedgerVault
import Testing

@Suite struct ProfileTests {
    @Test func everyTagIsReadAndWritten() {
        let example = Profile.example
        var copy = Profile()
        for tag in Profile.tags {
            #expect(example[tag] != nil, "\(tag)")
            copy[tag] = example[tag]
        }
        #expect(copy.skills.map(Set.init) == example.skills.map(Set.init))
        #expect(copy.name == example.name && copy.guardianContact == example.guardianContact)
        #expect(example[.title] == nil)
    }

    @Test func itemsStandInByteOrderWithoutRepetition() {
        var profile = Profile()
        profile.skills = ["心理咨询", "first_aid", "first_aid"]
        #expect(profile[.skills] == "first_aid,心理咨询")
        profile.skills = []
        #expect(profile[.skills] == "")
    }

    @Test func lookupsComeFromWhatIsSearched() throws {
        let values = Profile.example.values(of: .random())
        let residence = try #require(values.first { $0.tag == .residence })
        #expect(residence.lookups == [.region("15"), .region("1507"), .region("150721"), .region("150721100")])
        let document = try #require(values.first { $0.tag == .documentNumber })
        #expect(document.lookups.count == 1)
        #expect(values.first { $0.tag == .name }?.lookups == [])
    }

    @Test func theStandingTypeClassesANumberAlone() {
        var profile = Profile()
        profile.documentNumber = "E1234"
        let value = profile.values(of: .random(), standingDocumentType: "passport").first
        #expect(value?.lookups == DocumentNumber(type: "passport", number: "E1234").map { [.document($0)] })
    }
}
