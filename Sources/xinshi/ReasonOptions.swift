import ArgumentParser
import LedgerModel

/// Why something is decided or changed: a code for the log, words for the vault.
struct ReasonOptions: ParsableArguments {
    @Option(help: "原因代码；各用途的代码表用 policy codes 查看。 Reason code; see policy codes.") var reasonCode: String
    @Option(help: "原因说明（只存入保密库）。 Reason in words, kept by the vault.") var reason: String?

    /// Puts code and words into a draft.
    func write(to draft: inout Draft) {
        draft.set("reason_code", reasonCode)
        draft.keep("reason", reason)
    }
}
