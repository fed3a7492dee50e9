import Foundation
import LedgerModel
import LedgerVault
import Testing

@Suite struct VaultPeopleTests {
    @Test func profileIsWhatWasSaidLast() throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        var update = Profile()
        update.contact = ""
        update.residence = "150702 海拉尔区"
        update.skills = []
        try fixture.register(update, subject)
        let profile = try fixture.vault.profile(of: subject)
        #expect(profile.contact == nil && profile.skills == nil)
        #expect(profile.residence == "150702 海拉尔区")
        #expect(profile.name == "李敬山" && profile.guardianName == "李大山" && profile.birthDate == "1949-12-31")
        #expect(throws: VaultRejection.notFound) { try fixture.vault.profile(of: .random()) }
    }

    @Test(arguments: ["11010519491231002x", "110105491231002", "110105 19491231 002X"])
    func oneNumberBelongsToOneSubject(number: String) throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        var profile = Profile.neighbour()
        profile.documentNumber = number
        #expect(throws: VaultRejection.documentInUse(by: subject)) { try fixture.register(profile) }
        try fixture.register(profile, subject)
    }

    @Test func aCorrectedNumberIsFreeForItsRealOwner() throws {
        let fixture = try VaultFixture()
        let mistaken = try fixture.register(.example)
        var correction = Profile()
        correction.documentNumber = "34052419800101001X"
        try fixture.register(correction, mistaken)
        let owner = try fixture.register(.example)
        let document = try #require(DocumentNumber(type: "resident_id", number: "11010519491231002X"))
        #expect(try fixture.vault.holder(of: document) == owner)
        #expect(try fixture.vault.find(.documentTail("001x")) == [mistaken])
    }

    @Test func anExternalNumberBelongsToOneRecord() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        let value = VaultValue.externalNumber("Z-77", platform: "zyyun", subject: subject)
        let first = try fixture.vault.seal([value], statement: statement)
        #expect(try fixture.vault.seal([value], statement: statement) == first)
        #expect(throws: VaultRejection.externalNumberInUse(by: statement)) {
            try fixture.vault.seal([value], statement: .random())
        }
        let elsewhere = VaultValue.externalNumber("Z-77", platform: "izyz", subject: subject)
        _ = try fixture.vault.seal([elsewhere], statement: .random())
        #expect(try fixture.vault.statement(ofExternalNumber: "Z-77", platform: "zyyun") == statement)
        #expect(try fixture.vault.statement(ofExternalNumber: "Z-78", platform: "zyyun") == nil)
    }

    @Test func findsByEveryKeyOfTheDesk() throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        try fixture.register(.neighbour())
        let queries: [PersonQuery] = [
            .name("李敬山"), .name("敬"), .contactTail("1234"), .contactTail("701234"), .documentTail("002X"),
            .documentTail("31002x"), .volunteerNumber("NM15072100000017"),
        ]
        for query in queries { #expect(try fixture.vault.find(query) == [subject], "\(query)") }
        for query in [PersonQuery.name("王"), .contactTail("9999"), .volunteerNumber("NM")] {
            #expect(try fixture.vault.find(query) == [])
        }
    }

    @Test(arguments: [PersonQuery.name(""), .contactTail("234"), .documentTail("1231002X"), .volunteerNumber("")])
    func tooShortOrTooLongQueriesAreRefused(query: PersonQuery) throws {
        let fixture = try VaultFixture()
        #expect(throws: VaultRejection.queryTooShort) { try fixture.vault.find(query) }
    }

    @Test func talentsFitEveryGivenCode() throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        try fixture.register(.neighbour())
        let vault = fixture.vault
        #expect(try vault.talents(region: "1507").count == 2)
        #expect(try vault.talents(region: "1507", limit: 1).count == 1)
        #expect(try vault.talents(serviceCategory: "elderly_care", skill: "心理咨询", region: "150721") == [subject])
        #expect(try vault.talents(skill: "elderly_care") == [])
        #expect(try vault.talents(serviceCategory: "elderly_care", region: "44") == [])
        #expect(throws: VaultRejection.queryTooShort) { try vault.talents() }
        var update = Profile()
        update.skills = ["interpreting"]
        try fixture.register(update, subject)
        #expect(try vault.talents(skill: "心理咨询") == [])
        #expect(try vault.talents(skill: "interpreting") == [subject])
    }

    @Test func manyPeopleAreFoundQuickly() throws {
        let count = ProcessInfo.processInfo.environment["XINSHI_PEOPLE"].flatMap(Int.init) ?? 300
        let fixture = try VaultFixture()
        let clock = ProcessorClock()
        let batches = (0..<count).map { number in
            StatementValues(statement: .random(), values: Profile.numbered(number).values(of: .random()))
        }
        let sealed = try clock.measure {
            for start in stride(from: 0, to: count, by: 1000) {
                _ = try fixture.vault.seal(Array(batches[start..<min(start + 1000, count)]))
            }
        }
        var (last, many, talents): ([SubjectID], [SubjectID], [SubjectID]) = ([], [], [])
        let built = try clock.measure { last = try fixture.vault.find(.name("志愿者\(count - 1)")) }
        let found = try clock.measure { many = try fixture.vault.find(.contactTail("1234"), limit: 50) }
        let pooled = try clock.measure { talents = try fixture.vault.talents(skill: "first_aid", region: "150721") }
        #expect(last.count == 1 && many.count == 50 && talents.count == min(count, 200))
        if count > 300 {
            print("\(count) people, processor time: sealed \(sealed), index \(built), find \(found), talents \(pooled)")
        }
    }
}

/// Measures processor time of the whole process, so that a busy machine does not count.
private struct ProcessorClock {
    func measure(_ body: () throws -> Void) rethrows -> Duration {
        let start = clock()
        try body()
        return .microseconds(clock() - start)
    }
}

extension Profile {
    fileprivate static func numbered(_ number: Int) -> Profile {
        var profile = Profile.example
        profile.documentType = "passport"
        profile.documentNumber = "E\(10_000_000 + number)"
        profile.name = "志愿者\(number)"
        return profile
    }
}
