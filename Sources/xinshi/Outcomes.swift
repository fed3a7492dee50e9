import LedgerFormat

/// A refusal by a rule: nothing was written; exit code 1.
struct Refused: Error {
    /// The code for programs.
    let code: String
    /// The sentence in the language of whoever asked: what, where, and what to do.
    let message: String
    /// What a program may want to know besides: line, field, the record that stands against it.
    var details: [(String, JSONValue?)] = []

    func say() {
        Terminal.note("✗ \(message) [\(code)]\n")
        MachineError(code: code, exit: 1, message: message, details: details).sayWhenAsked()
    }
}

/// Something that should have worked and did not; exit code 3.
struct Failed: Error {
    /// The code for programs.
    let code: String
    /// What happened, without personal values.
    let message: String

    /// Says it in words.
    init(message: String, code: String = "failure") {
        self.message = message
        self.code = code
    }

    /// An error of the layers below, in words.
    init(_ error: any Error, isChinese: Bool) {
        message = FailureWords.sentence(error, isChinese: isChinese)
        code = FailureWords.code(error)
    }

    func say() {
        Terminal.note("‼ \(message)\n")
        MachineError(code: code, exit: 3, message: message).sayWhenAsked()
    }
}

/// What a program is told when a command was not carried out: one line on standard output (spec 12 §7).
struct MachineError {
    /// A stable code: of the specification, or one of this program's.
    let code: String
    /// The exit code.
    let exit: Int
    /// The sentence that people read.
    let message: String
    /// Further members of the object.
    var details: [(String, JSONValue?)] = []

    /// The line, without its end.
    var line: String {
        let sentence = Terminal.visible(message.split(separator: "\n").joined(separator: " "))
        let members: [(String, JSONValue?)] = [
            ("code", .string(code)), ("exit", .number(exit)), ("message", .string(sentence)),
        ]
        let error = JSONValue.facts([("error", .facts(members + details))])
        return String(decoding: error.canonicalBytes, as: UTF8.self)
    }

    /// Prints the line when `--json` stands in the command line.
    func sayWhenAsked() {
        guard CommandLine.arguments.dropFirst().contains("--json") else { return }
        // Whoever closed standard output asks for no answer; the exit code says the same.
        try? Terminal.write(line + "\n")
    }
}
