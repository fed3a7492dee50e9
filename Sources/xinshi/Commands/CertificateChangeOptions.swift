import ArgumentParser
import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// Number, key and reason of a change of status.
struct CertificateChangeOptions: ParsableArguments {
    @Argument(help: "证明编号。 The number.")
    var number: String

    @Option(name: .customLong("as"), help: "出具单位或其上级的审核员的密钥。 Key of an approver of the issuer or a superior.")
    var key: String

    @Option(help: "原因代码。 Reason code.")
    var reason: String

    @Option(help: "登记序号：同一编号有几份时指明哪一份。 Register ordinal, where several have one number.")
    var ordinal: UInt64?

    @OptionGroup var options: LedgerOptions

    func log(_ status: CertificateStatus) throws {
        let number = try certificateNumber(number, options)
        let ledger = try options.open()
        let reason = try options.code(reason, "--reason", in: "certificate_changes", ledger)
        let opened = try options.key(key, of: ledger)
        let outcome = try CertificateFolder.translated(options) {
            try ledger.change(number, ordinal: ordinal, to: status, because: reason, by: opened)
        }
        if case .refused(let refusal) = outcome {
            throw options.refused(refusal)
        }
        try options.translated { try ledger.publish() }
        options.say(
            [("number", .text(number.text)), ("status", .text(status.rawValue))],
            options.words("✓ \(number.text)：", "✓ \(number.text): ") + options.name(of: status)
        )
    }
}

/// Reads a number as people type it.
func certificateNumber(_ typed: String, _ options: LedgerOptions) throws -> CertificateNumber {
    do {
        return try CertificateNumber(typed: typed)
    } catch {
        throw Refused(
            code: "number_invalid",
            message: options.words("证明编号有误，请核对每一位。", "The number is mistyped; check each symbol.")
        )
    }
}
