import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

extension LedgerOptions {
    /// The one activity that an id, a title, or the beginning of either means; lists the candidates otherwise.
    func activity(_ text: String, in ledger: Ledger) throws -> ActivityID {
        if let id = ActivityID(hex: text) { return id }
        let all = try titledActivities(in: ledger)
        let exact = all.filter { Array($0.title.utf8) == Array(text.utf8) }
        let found = exact.isEmpty ? all.filter { $0.title.hasPrefix(text) || isBeginning(text, of: $0.id) } : exact
        if found.count == 1, let only = found.first { return only.id }
        for candidate in found { Terminal.note("\(candidate.id)  \(candidate.title.plain)\n") }
        throw Refused(
            code: found.isEmpty ? "activity_unknown" : "activity_ambiguous",
            message: found.isEmpty
                ? words("没有这个活动（xinshi activity list 可列出）。", "There is no such activity (xinshi activity list).")
                : words("有 \(found.count) 个活动符合，请用编号。", "\(found.count) activities match; use an id."),
            details: [("candidates", found.isEmpty ? nil : .array(found.map { .string($0.id.description) }))]
        )
    }

    /// Every activity with the title that this installation keeps; those without one are left out.
    func titledActivities(in ledger: Ledger) throws -> [(id: ActivityID, title: String)] {
        let views = ledger.ask { state in
            state.loadAll()
            return state.activities()
        }
        return try translated {
            try views.compactMap { view in
                try ledger.vault.texts(of: .activity(view.id))[.title].map { (view.id, $0) }
            }
        }
    }

    /// The recorder: the one named, else the holder of the signing key.
    func recorder(_ text: String?, of card: KeyCard, in ledger: Ledger) throws -> SubjectID {
        if let text {
            guard SubjectID(hex: text) == nil, isHexadecimal(text), text.utf8.count >= 4 else {
                return try person(text, in: ledger)
            }
            var found: [SubjectID] = []
            ledger.ask { state in
                state.loadAll()
                state.forEachSubject { if isBeginning(text, of: $0.subject) { found.append($0.subject) } }
            }
            return found.count == 1 ? found[0] : try person(text, in: ledger)
        }
        if let subject = card.subject { return subject }
        throw Refused(
            code: "recorder_missing",
            message: words(
                "岗位密钥不说明录入人，请给出 --recorder。",
                "A desk key does not say who records; give --recorder."
            )
        )
    }

    private func isBeginning<Kind>(_ text: String, of id: Identifier<Kind>) -> Bool {
        text.utf8.count >= 4 && id.description.hasPrefix(text)
    }

    private func isHexadecimal(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
