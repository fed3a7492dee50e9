import Foundation
import LedgerCrypto
import LedgerModel
import LedgerSQLite
import LedgerVault

/// A private folder that goes when the last reference does.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "xinshi-vault-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }
}

/// A vault over a real file.
struct VaultFixture {
    let folder: TemporaryFolder
    let master: SealingKey
    let database: VaultDatabase
    let vault: Vault

    init(folder: TemporaryFolder? = nil, master: SealingKey = .generate()) throws {
        self.folder = try folder ?? TemporaryFolder()
        self.master = master
        database = try VaultDatabase(path: self.folder.file("vault.sqlite"))
        vault = try Vault(store: database, keys: VaultKeys(master: master))
    }

    /// The same file opened anew, as after a restart.
    func reopened() throws -> VaultFixture {
        try database.close()
        return try VaultFixture(folder: folder, master: master)
    }

    @discardableResult
    func register(
        _ profile: Profile,
        _ subject: SubjectID = .random(),
        statement: StatementID = .random()
    ) throws -> SubjectID {
        _ = try vault.seal(profile.values(of: subject), statement: statement)
        return subject
    }
}

extension Identifier {
    static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        return Self(high: generator.next(), low: generator.next())
    }
}

extension StatementID {
    static func random() -> StatementID {
        StatementID(command: .random())
    }
}

extension Profile {
    /// 李敬山 of 阿荣旗, all fields said; the document number has a right check character.
    static var example: Profile {
        var profile = Profile()
        profile.name = "李敬山"
        profile.sex = "male"
        profile.birthDate = "1949-12-31"
        profile.documentType = "resident_id"
        profile.documentNumber = "11010519491231002X"
        profile.residence = "150721100 那吉镇振兴路18号"
        profile.contact = "13804701234"
        profile.skills = ["心理咨询", "first_aid"]
        profile.serviceCategories = ["elderly_care", "community"]
        profile.volunteerNumber = "NM15072100000017"
        profile.guardianName = "李大山"
        profile.guardianContact = "13904705678"
        return profile
    }

    /// The longer values, as a scanner would look for them.
    var traces: [(label: String, text: String)] {
        [
            ("name", name), ("document", documentNumber), ("birth date", birthDate), ("residence", residence),
            ("contact", contact), ("skill", skills?.first), ("volunteer number", volunteerNumber),
            ("guardian", guardianName),
        ].compactMap { label, text in text.map { (label, $0) } }
    }
}
