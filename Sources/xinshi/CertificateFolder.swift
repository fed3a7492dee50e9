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

    /// Refuses a folder that holds a certificate already, before anything is opened or logged; makes nothing.
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
    }

    /// Makes the files and writes them into a folder that is there before anything is logged, and says how to verify them.
    ///
    /// Where they cannot be made, no folder is left; where they are logged and cannot be written, the number is told by
    /// which they are printed again.
    static func fill(_ folder: String, _ options: LedgerOptions, _ make: () throws -> CertificateFiles) throws {
        let files = try NewFolder.fill(folder, options.language) { new in
            let files = try make()
            do {
                try new.write(files.credential, to: credential)
                try new.write(files.proof, to: proof)
                if let bytes = files.rows { try new.write(bytes, to: rows) }
                if let note = stateNote(files) { try new.write(Array(note.both.utf8), to: state) }
            } catch {
                tellNumber(files, options)
                throw error
            }
            return files
        }
        say(files, folder, options)
    }

    private static func tellNumber(_ files: CertificateFiles, _ options: LedgerOptions) {
        Terminal.note(
            options.words(
                "‼ 证明 \(files.number.text) 已入账，但文件没有写成；用 certificate reprint \(files.number.text) 重新写出。\n",
                "‼ Certificate \(files.number.text) is logged, but its files were not written; "
                    + "certificate reprint \(files.number.text) writes them.\n"
            )
        )
    }

    private static func say(_ files: CertificateFiles, _ folder: String, _ options: LedgerOptions) {
        if let note = stateNote(files) { Terminal.note(options.words(note.zh, note.en)) }
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

    /// What is said, in a file beside the certificate and to whoever prints it, when it is not valid now.
    private static func stateNote(_ files: CertificateFiles) -> (zh: String, en: String, both: String)? {
        guard let state = files.state, state != .valid else { return nil }
        let number = files.number.text
        let chinese = "⚠ 证明 \(number) 重印时的现状：\(state.words.chinese)。离线核验看不出这一点。 [\(state.rawValue)]\n"
        let english =
            "⚠ Certificate \(number), when it was printed again: \(state.words.english). Offline this does not show. "
            + "[\(state.rawValue)]\n"
        return (chinese, english, chinese + english)
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
