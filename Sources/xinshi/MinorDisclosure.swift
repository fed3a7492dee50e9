import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// Who looks at minors' data, and why: the log keeps it (未成年人网络保护条例 第三十六条; spec 08 §8).
struct MinorDisclosure: ParsableArguments {
    @Option(name: .customLong("as"), help: "不满十八周岁时：签名密钥。 Signing key, needed when the person is under 18.")
    var author: String?

    @Option(help: "不满十八周岁时：事由代码，如 minor_data_work。 Reason code, needed when the person is under 18.")
    var reason: String?

    /// Statements that one batch may hold (spec 02 §3).
    private static let batchLimit = 16_384

    /// Logs a disclosure before anything is shown, when the person is a minor; its index, nil for an adult.
    ///
    /// Refuses (`minor_data`) without key or reason.
    func record(
        _ disclosure: String,
        of subject: SubjectID,
        in ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> UInt64? {
        guard try options.translated({ try ledger.isMinor(subject) }) else { return nil }
        return try log(disclosure, of: [subject], in: ledger, options)
    }

    /// How these people are named: whole with key and reason, otherwise minors are masked.
    ///
    /// Before it answers the log has one disclosure for each minor. Refuses (`minor_data`) a key without a reason or a
    /// reason without a key.
    func people(
        _ subjects: some Sequence<SubjectID>,
        in ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> PeopleShown {
        let minors = try options.translated { try ledger.minors(among: subjects) }
        guard author != nil || reason != nil else { return PeopleShown(ledger, options, masked: minors) }
        _ = try log("minor_data", of: minors.sorted(), in: ledger, options)
        return PeopleShown(ledger, options, masked: [])
    }

    /// Signs one statement for each subject, as few batches as they fit into; the index of the first.
    private func log(
        _ disclosure: String,
        of subjects: [SubjectID],
        in ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> UInt64? {
        guard let author, let reason else { throw refusal(options) }
        let code = try options.code(reason, "--reason")
        var first: UInt64?
        for start in stride(from: 0, to: subjects.count, by: Self.batchLimit) {
            let drafts = subjects[start..<min(start + Self.batchLimit, subjects.count)].map { subject in
                var draft = Draft(.disclosureRecorded)
                draft.set("subject", subject)
                draft.set("disclosure", disclosure)
                draft.set("reason_code", code)
                return draft
            }
            let signed = try options.sign(drafts, by: author, in: ledger)
            first = first ?? signed.first
        }
        return first
    }

    private func refusal(_ options: LedgerOptions) -> Refused {
        Refused(
            code: "minor_data",
            message: options.words(
                "不满十八周岁的人：请加 --as（签名密钥）和 --reason（事由代码，如 minor_data_work），账本会记下这次查阅。",
                "People under 18: give --as (signing key) and --reason (a code such as minor_data_work); "
                    + "the log keeps that the data were looked at."
            )
        )
    }
}
