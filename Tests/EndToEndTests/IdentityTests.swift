import Foundation
import Testing

/// One person has one subject, whatever he is (spec 08 §7): the program as a station runs it.
@Suite(.serialized) struct IdentityTests {
    /// A ledger that all tests of this suite use, one after the other, with people of their own.
    private struct Station: Sendable {
        let folder: String
        let root: String
    }

    private static let station = Result { try begin() }
    private let numbers = ["11010519491231002X", "110105194912310038", "110105194912310046", "110105194912310054"]
    private let folder: String
    private let root: String

    init() throws {
        let station = try Self.station.get()
        (folder, root) = (station.folder, station.root)
    }

    private static func begin() throws -> Station {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xinshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("a passphrase\n".utf8).write(to: folder.appending(path: "passphrase"))
        try Data("signed".utf8).write(to: folder.appending(path: "consent.txt"))
        atexit {
            if let station = try? IdentityTests.station.get() {
                try? FileManager.default.removeItem(atPath: station.folder)
            }
        }
        let begun = try Program.run([
            "init", "--data", folder.path + "/station", "--lock", folder.path + "/lock", "--origin", "example.org/t",
            "--name", "东莞市", "--region", "441900", "--person-name", "陈国栋", "--person-contact", "13800138010",
            "--passphrase-file", folder.path + "/passphrase", "--lang", "en",
        ])
        try #require(begun.code == 0, "\(begun.notes)")
        let listed = try Program.run(["organisation", "list", "--data", folder.path + "/station", "--json"])
        let root = try #require(listed.output.firstMatch(of: /"organisation":"([0-9a-f]{32})"/)).1
        return Station(folder: folder.path, root: String(root))
    }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        let common = [
            "--data", folder + "/station", "--passphrase-file", folder + "/passphrase", "--lang", "en",
        ]
        return try Program.run(arguments + ["--as", "root"] + common)
    }

    private func appoint(_ arguments: String...) throws -> Program.Outcome {
        let common = [
            "--data", folder + "/station", "--passphrase-file", folder + "/passphrase", "--lang", "en",
        ]
        let appointing = ["operator", "appoint", "--as", "root", "--organisation", root, "--roles", "recorder"]
        return try Program.run(appointing + arguments + common)
    }

    private func register(_ arguments: String...) throws -> Program.Outcome {
        let common = [
            "--data", folder + "/station", "--passphrase-file", folder + "/passphrase", "--lang", "en",
        ]
        let consent = ["--consents", "personal_information", "--consent-file", folder + "/consent.txt"]
        return try Program.run(["volunteer", "register", "--as", "root"] + arguments + consent + common)
    }

    private func id(_ outcome: Program.Outcome) -> String {
        outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func anOperatorBecomesAVolunteerUnderHisOwnId() throws {
        let appointed = try appoint("--name", "李敏", "--id-number", numbers[0])
        #expect(appointed.code == 0)
        let registered = try register("--name", "李敏", "--id-number", numbers[0])
        #expect(id(registered) == id(appointed) && registered.code == 0)
        let again = try register("--name", "李敏", "--id-number", numbers[0])
        #expect(again.code == 1 && again.notes.contains("[subject_exists]"))
        let other = try register("--name", "别人", "--id-number", numbers[0])
        #expect(other.code == 1 && other.notes.contains("[name_differs]"))
    }

    @Test func aVolunteerBecomesAnOperatorUnderHisOwnId() throws {
        let registered = try register("--name", "赵小兰", "--id-number", numbers[1])
        #expect(id(try appoint("--name", "赵小兰", "--id-number", numbers[1])) == id(registered))
    }

    @Test func withoutANumberTheClerkSaysWhoItIs() throws {
        let appointed = try appoint("--name", "何丽萍", "--contact", "13800138001")
        let same = try register("--name", "何丽萍", "--contact", "+86 138-0013-8001")
        #expect(same.code == 1 && same.notes.contains("[person_may_be_known]") && same.notes.contains(id(appointed)))
        #expect(
            id(try register("--name", "何丽萍", "--contact", "13800138001", "--subject", id(appointed))) == id(appointed)
        )
        let other = try register("--name", "何丽萍", "--contact", "13800138001", "--another-person")
        #expect(other.code == 0 && id(other) != id(appointed))
    }

    @Test func aFamilysTelephoneAndACommonNameAreNormal() throws {
        #expect(try register("--name", "王晓明", "--contact", "13800138001").code == 0)
        #expect(try register("--name", "王大", "--contact", "13800138001").code == 0)
        #expect(try register("--name", "王晓明", "--contact", "13800138002").code == 0)
    }

    @Test func aNumberGivenLaterMustNotBeSomebodyElses() throws {
        let holder = try appoint("--name", "周建国", "--id-number", numbers[3])
        let volunteer = try register("--name", "周建国", "--contact", "13800138009")
        #expect(id(volunteer) != id(holder))
        let late = try run("volunteer", "update", id(volunteer), "--id-number", numbers[3])
        #expect(late.code == 1 && late.notes.contains("[document_in_use]"))
        let alike = try register("--name", "周大", "--contact", "13800138009")
        let renamed = try run("volunteer", "update", id(alike), "--name", "周建国")
        #expect(renamed.code == 1 && renamed.notes.contains("[person_may_be_known]"))
        #expect(try run("volunteer", "update", id(alike), "--name", "周建国", "--another-person").code == 0)
    }

    @Test func aRenamedPersonIsStillKnown() throws {
        let others = ["110105194912310062", "110105194912310070", "110105194912310089"]
        let appointed = try appoint("--name", "高玉兰", "--contact", "13700137001")
        #expect(try run("volunteer", "update", id(appointed), "--name", "高玉芳", "--contact", "13700137077").code == 0)
        for (name, contact) in [("高玉兰", "13700137001"), ("高玉芳", "13700137001"), ("高玉兰", "13700137077")] {
            let again = try register("--name", name, "--contact", contact)
            #expect(again.code == 1 && again.notes.contains("[person_may_be_known]"), "\(name) \(contact)")
            #expect(again.notes.contains(id(appointed)))
        }
        #expect(try register("--name", "高玉兰", "--contact", "13700137002").code == 0)
        // A number that this person never had says that it is somebody else; one that he had does not.
        #expect(try run("volunteer", "update", id(appointed), "--id-number", others[0]).code == 0)
        #expect(try run("volunteer", "update", id(appointed), "--id-number", others[1]).code == 0)
        let former = try register("--name", "高玉兰", "--contact", "13700137001", "--id-number", others[0])
        #expect(former.code == 1 && former.notes.contains("[person_may_be_known]"))
        let other = try register("--name", "高玉兰", "--contact", "13700137001", "--id-number", others[2])
        #expect(other.code == 0)
    }

    @Test func theFirstOperatorIsAPersonToo() throws {
        let again = try register("--name", "陈国栋", "--contact", "13800138010")
        #expect(again.code == 1 && again.notes.contains("[person_may_be_known]"))
        let identified = try run("operator", "identify", "--name", "陈国栋", "--id-number", numbers[2])
        #expect(identified.code == 0)
        #expect(id(try register("--name", "陈国栋", "--id-number", numbers[2])) == id(identified))
    }

    @Test func anOperatorWithoutANameIsRefused() throws {
        let nobody = try appoint()
        #expect(nobody.code == 1 && nobody.notes.contains("[identity_missing]"))
        let unreachable = try appoint("--name", "李敏")
        #expect(unreachable.code == 1 && unreachable.notes.contains("[identity_missing]"))
        let stranger = try appoint("--subject", String(repeating: "0", count: 32))
        #expect(stranger.code == 1 && stranger.notes.contains("[subject_unknown]"))
    }
}
