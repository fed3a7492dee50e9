import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// Who looks at a minor's data, and why: the log keeps it (未成年人网络保护条例 第三十六条).
struct MinorDisclosure: ParsableArguments {
    @Option(name: .customLong("as"), help: "不满十八周岁时：签名密钥。 Signing key, needed when the person is under 18.")
    var author: String?

    @Option(help: "不满十八周岁时：事由代码，如 minor_data_work。 Reason code, needed when the person is under 18.")
    var reason: String?

    /// Whose data are looked at.
    struct Person {
        let subject: SubjectID
        let profile: Profile
        let guardians: [SubjectID]
    }

    /// Logs a disclosure before anything is shown, when the person is a minor; its index, nil for an adult.
    ///
    /// Whose birthday is unknown counts as a minor when a guardian is named. Refuses (`minor_data`) without key or reason.
    func record(
        _ disclosure: String,
        of person: Person,
        in ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> UInt64? {
        let isMinor = person.profile.birthday.map { $0.age(on: ledger.today) < 18 } ?? !person.guardians.isEmpty
        guard isMinor else { return nil }
        guard let author, let reason else {
            throw Refused(
                code: "minor_data",
                message: options.words(
                    "此人不满十八周岁：请加 --as（签名密钥）和 --reason（事由代码，如 minor_data_work），账本会记下这次查阅。",
                    "The person is under 18: give --as (signing key) and --reason (a code such as minor_data_work); "
                        + "the log keeps that the data were looked at."
                )
            )
        }
        var draft = Draft(.disclosureRecorded)
        draft.set("subject", person.subject)
        draft.set("disclosure", disclosure)
        draft.set("reason_code", try options.code(reason, "--reason"))
        return try options.sign([draft], by: author, in: ledger).first
    }
}

extension Profile {
    /// The birthday as given, else the one in a resident number; nil when neither is known.
    var birthday: CivilDate? {
        if let birthDate { return CivilDate(birthDate) }
        guard let number = documentNumber, number.utf8.count == 18, documentType == "resident_id" else { return nil }
        let digits = Array(number)
        return CivilDate(String(digits[6..<10]) + "-" + String(digits[10..<12]) + "-" + String(digits[12..<14]))
    }
}
