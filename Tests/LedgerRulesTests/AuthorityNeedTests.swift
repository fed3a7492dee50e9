import LedgerModel
import LedgerRules
import Testing

/// A refusal for want of authority says what is wrong and who could do it, and names nobody.
@Suite struct AuthorityNeedTests {
    @Test func aRoleOverAnotherOrganisationIsNamed() throws {
        var world = try World.station()
        let rejection = world.rejection(by: Cast.otherKey, Make.appointment(Cast.leader, Cast.station, [.approver]))
        guard case .role(.manager, _, .atOrAbove, let fault)? = rejection?.need else {
            Issue.record("\(String(describing: rejection))")
            return
        }
        guard case .otherOrganisation = fault else {
            Issue.record("\(fault)")
            return
        }
        let text = try #require(rejection?.text)
        #expect(text.chinese.hasPrefix("签署人没有这项权限：") && text.chinese.contains("上级组织的负责人用个人密钥签署。"))
        #expect(text.english.contains("It takes the person key of a manager of "))
    }

    @Test func aKeyOfTheSuperiorIsAskedForWhereOneEnrols() throws {
        var world = try World.station()
        let rejection = world.rejection(by: Cast.streetKey, Make.key(Digest(40, 0, 0, 0), Cast.street, .desk))
        guard case .role(.manager, _, .above, _)? = rejection?.need else {
            Issue.record("\(String(describing: rejection))")
            return
        }
        #expect(rejection?.text.chinese.contains("的上级组织的负责人") == true)
    }

    @Test func everyNeedSpeaksBothLanguages() {
        let place = "岗贝社区"
        let faults: [AuthorityNeed.Fault] = [.noPerson, .roleMissing(in: place), .otherOrganisation(place)]
        let roles = faults.flatMap { fault in
            [AuthorityNeed.Reach.atOrAbove, .above, .here].map { AuthorityNeed.role(.approver, of: place, $0, fault) }
        }
        let others: [AuthorityNeed] = [
            .partInRecord(deciders: place), .partInGrade(deciders: place), .openedObjection(deciders: place),
            .leadsActivity(organiser: place), .rosterOf(place), .unrelatedActivity(organiser: place),
            .recorderWithoutRole(in: place), .recorderIsAnother, .guardianUnknown, .firstPerson, .noSchool(place),
            .organisation(place), .legalRecorder(place), .rootKey, .office(in: place), .rosterOfAnother,
            .keepsOwnStar(earned: 1),
        ]
        let texts = (roles + others).map(\.text)
        #expect(Set(texts).count == texts.count)
        for text in texts {
            #expect(text.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            let english = text.english.replacing(place, with: "")
            #expect(!english.isEmpty && english.unicodeScalars.allSatisfy { $0.isASCII }, "\(text.english)")
            #expect(!text.chinese.hasSuffix("。") && !text.english.hasSuffix("."))
        }
    }
}
