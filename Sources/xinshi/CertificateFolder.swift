import ArgumentParser
import Glibc
import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerService

/// The folder in which the files of a certificate are written, and the sentences of refusals.
enum CertificateFolder {
    /// What it says.
    static let credential = "credential.json"
    /// That it stands in the log.
    static let proof = "certificate.tlog-proof"
    /// Its records, when there are too many to list.
    static let rows = "certificate.rows"

    /// What became of it, beside files that were printed again in spite of that.
    static let state = "state.txt"

    /// Refuses a folder that holds a certificate already, before anything is logged.
    static func check(_ folder: String, _ options: LedgerOptions) throws {
        for name in [credential, proof, rows, state] where access(folder + "/" + name, F_OK) == 0 {
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

    /// Writes the files and says how to verify them.
    static func write(_ files: CertificateFiles, to folder: String, _ options: LedgerOptions) throws {
        let language = options.language
        try NewFile.write(files.credential, to: folder + "/" + credential, language)
        try NewFile.write(files.proof, to: folder + "/" + proof, language)
        if let bytes = files.rows { try NewFile.write(bytes, to: folder + "/" + rows, language) }
        if let bad = files.state, bad != .valid { try warn(bad, files.number, folder, options) }
        let words = options.words(
            "证明编号：\(files.number.text)\n核验：xinshi certificate verify \(folder)/credential.json --trust 信任文件夹",
            "Number: \(files.number.text)\n"
                + "Verify: xinshi certificate verify \(folder)/credential.json --trust TRUSTFOLDER"
        )
        let facts: [(String, JSONValue?)] = [
            ("credential", .text(folder + "/" + credential)), ("number", .text(files.number.text)),
            ("proof", .text(folder + "/" + proof)), ("rows", files.rows.map { _ in .string(folder + "/" + rows) }),
            ("state", .text(files.state?.rawValue)),
        ]
        options.say(facts, words)
    }

    /// Says in a file beside the certificate, and to whoever prints it, what it is worth now.
    private static func warn(
        _ state: CertificateState,
        _ number: CertificateNumber,
        _ folder: String,
        _ options: LedgerOptions
    ) throws {
        let chinese = "⚠ 证明 \(number.text) 重印时的现状：\(state.words.chinese)。离线核验看不出这一点。 [\(state.rawValue)]\n"
        let english =
            "⚠ Certificate \(number.text), when it was printed again: \(state.words.english). Offline this does not show. "
            + "[\(state.rawValue)]\n"
        try NewFile.write(Array((chinese + english).utf8), to: folder + "/" + Self.state, options.language)
        Terminal.note(options.words(chinese, english))
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
            ? Failed(message: "\(message) [\(denial.code)]", code: denial.code)
            : Refused(code: denial.code, message: message)
    }
}
