import ArgumentParser
import Glibc
import LedgerDocuments
import LedgerModel
import LedgerService

/// The folder in which a certificate's two files are written, and the sentences of refusals.
enum CertificateFolder {
    private static let names = ["credential.json", "certificate.tlog-proof"]

    /// Refuses a folder that holds a certificate already, before anything is logged.
    static func check(_ folder: String, _ options: LedgerOptions) throws {
        for name in names where access(folder + "/" + name, F_OK) == 0 {
            throw Refused(
                code: "file_exists",
                message: options.words(
                    "\(folder) 里已有 \(name)，请换一个文件夹。",
                    "\(folder) holds a \(name); choose another folder."
                )
            )
        }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw Failed(message: options.words("不能建立文件夹 \(folder)", "cannot make the folder \(folder)"))
        }
    }

    /// Writes both files and says how to verify them.
    static func write(_ files: CertificateFiles, to folder: String, _ options: LedgerOptions) throws {
        let language = options.language
        try NewFile.write(files.credential, to: folder + "/" + names[0], language)
        try NewFile.write(files.proof, to: folder + "/" + names[1], language)
        print(options.words("证明编号：", "Number: ") + files.number.text)
        print(
            options.words(
                "核验：xinshi certificate verify \(folder)/credential.json --trust 信任文件夹",
                "Verify: xinshi certificate verify \(folder)/credential.json --trust TRUSTFOLDER"
            )
        )
    }

    /// Turns refusals about certificates into sentences.
    static func translated<Result>(_ options: LedgerOptions, _ work: () throws -> Result) throws -> Result {
        do {
            return try options.translated {
                do {
                    return try work()
                } catch let refusal as CertificateRefusal {
                    let words = refusal.words
                    throw Refused(code: "certificate_refused", message: options.words(words.chinese, words.english))
                } catch let denial as CertificateDenial {
                    throw refused(denial, options)
                }
            }
        }
    }

    private static func refused(_ denial: CertificateDenial, _ options: LedgerOptions) -> Refused {
        switch denial {
        case .recordNotCertifiable(let index):
            Refused(
                code: "record_not_effective",
                message: options.words(
                    "记录 \(index) 不是此人在该期间已生效的记录。",
                    "Record \(index) is no effective record of this person and period."
                )
            )
        case .noRecords:
            Refused(code: "no_records", message: options.words("该期间没有已生效的记录。", "There is no effective record."))
        case .numberUnknown(let number):
            Refused(
                code: "certificate_unknown",
                message: options.words("账本里没有编号 \(number.text)。", "The log has no certificate \(number.text).")
            )
        case .notACredentialKey:
            Refused(
                code: "key_kind_not_allowed",
                message: options.words("--credential-key 须是证明密钥。", "--credential-key must name a credential key.")
            )
        case .credentialGone:
            Refused(
                code: "subject_erased",
                message: options.words("此人的资料已删除或限制处理，不能重印。", "The person's data is erased or restricted.")
            )
        }
    }
}
