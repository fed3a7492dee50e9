/// A refusal by a rule: nothing was written; exit code 1.
struct Refused: Error {
    /// The code for programs.
    let code: String
    /// The sentence in the language of whoever asked: what, where, and what to do.
    let message: String

    func say() {
        Terminal.note("✗ \(message) [\(code)]\n")
    }
}

/// Something that should have worked and did not; exit code 3.
struct Failed: Error {
    /// What happened, without personal values.
    let message: String

    /// Says it in words.
    init(message: String) {
        self.message = message
    }

    /// An error of the layers below, in words.
    init(_ error: any Error, isChinese: Bool) {
        message = FailureWords.sentence(error, isChinese: isChinese)
    }

    func say() {
        Terminal.note("‼ \(message)\n")
    }
}
