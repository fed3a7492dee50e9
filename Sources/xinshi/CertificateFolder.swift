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
        try NewFile.folder(folder, options.language)
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
                    throw problem(denial, options)
                }
            }
        }
    }

    private static func problem(_ denial: CertificateDenial, _ options: LedgerOptions) -> any Error {
        let message = options.words(denial.words.zh, denial.words.en)
        return denial.isDamage
            ? Failed(message: "\(message) [\(denial.code)]") : Refused(code: denial.code, message: message)
    }
}
