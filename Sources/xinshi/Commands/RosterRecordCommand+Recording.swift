import ArgumentParser
import Glibc
import LedgerFormat
import LedgerModel
import LedgerRosters
import LedgerService

/// From a plan to the log, and what is said of it.
extension RosterRecordCommand {
    /// Adds the activities that the roster names and nobody opened, to be opened in the roster's own batch.
    func open(_ plan: RosterPlan, _ request: inout RosterRequest, _ ledger: Ledger) throws {
        let opened = try facts.drafts(for: plan, ledger, options)
        let commands = try options.commands(opened.map(\.draft), by: key)
        for (proposal, (activity, command)) in zip(plan.proposed, zip(opened.map(\.activity), commands)) {
            let title = proposal.title
            request.activities.append(RosterRequest.NewActivity(activity, title: title, command: command))
            let named = RosterRequest.TitledActivity(activity, days: proposal.days)
            request.titles[RosterRequest.key(ofTitle: title), default: []].append(named)
        }
    }

    /// Why nothing can be recorded although it was to be: every row goes back, or none is left; nil when a row is recorded
    /// or was before.
    func nothing(in plan: RosterPlan) -> Refused? {
        guard plan.fresh.isEmpty, plan.known.count == plan.withdrawn.count else { return nil }
        let refused = plan.reading.count(of: .reject)
        let isWithdrawn = refused > 0 && refused == plan.withdrawn.count
        let code = isWithdrawn ? "roster_withdrawn" : "nothing_recorded"
        let first = plan.withdrawn.min().flatMap { plan.reading.rows[$0].ruling }
        let sentence = isWithdrawn ? first?.sentence : nil
        let counts: [(String, JSONValue?)] = [
            ("ignored", .number(plan.reading.count(of: .ignored))), ("recorded", .number(0)),
            ("rejected", .number(refused)),
        ]
        return Refused(code: code, message: sentence ?? RefusalWords.sentence(code, options), details: counts)
    }

    /// Signs and appends what the plan found fit; nil when there was nothing new.
    func record(_ plan: RosterPlan, _ ledger: Ledger) throws -> RosterAnswer.Recording? {
        guard !plan.fresh.isEmpty else {
            Terminal.note(
                options.words(
                    "没有新的行可入账（已有 \(plan.known.count - plan.withdrawn.count) 行）。\n",
                    "Nothing new to record (\(plan.known.count - plan.withdrawn.count) rows are known).\n"
                )
            )
            return nil
        }
        let opened = try options.key(key, of: ledger)
        switch try options.translated({ try ledger.record(plan, by: opened) }) {
        case .recorded(let index, _):
            try options.translated { try ledger.publish() }
            for activity in plan.opened {
                let shown = Terminal.visible(activity.title)
                Terminal.note(options.words("✓ 已建立活动：\(shown)\n", "✓ Activity opened: \(shown)\n"))
            }
            noteOpen(plan)
            Terminal.note(
                options.words(
                    "✓ 入账 \(plan.fresh.count) 行，批次 \(index)；待审核。检查点短码：\(ledger.shortForm)\n",
                    "✓ \(plan.fresh.count) rows recorded as batch \(index), pending. Checkpoint: \(ledger.shortForm)\n"
                )
            )
            noteUnsigned(opened.card)
            return RosterAnswer.Recording(batch: index, checkpoint: ledger.shortForm)
        case .refused(let refusal):
            throw options.refused(refusal)
        case .known, nil:
            Terminal.note(options.words("没有新的行可入账。\n", "Nothing new to record.\n"))
            return nil
        }
    }

    private func noteOpen(_ plan: RosterPlan) {
        let count = plan.open.count
        guard count > 0 else { return }
        Terminal.note(
            options.words(
                "  未签退 \(count) 行，零时长；查看：xinshi session open-sign-ins\n",
                "  \(count) rows without sign-out, no time counted; see xinshi session open-sign-ins\n"
            )
        )
    }

    /// What a desk signs proves no recorder, so that more approvals are needed (spec 06 §5).
    private func noteUnsigned(_ card: KeyCard) {
        guard card.kind == .desk else { return }
        Terminal.note(
            options.words(
                "  由站点密钥签署，未证明录入人是谁：须两位审核员。录入人用本人密钥签署，则一位即可。\n",
                "  Signed by a desk key, which proves no recorder: two approvers are needed; one, when the recorder signs himself.\n"
            )
        )
    }

    /// The corrected copy where one is due.
    func copy(of reading: RosterReading) throws -> [UInt8]? {
        guard out != nil || (confirm && reading.count(of: .reject) > 0) else { return nil }
        let language = options.language.ofRosters
        return try translated(options.language) {
            reading.format == .workbook
                ? try RosterCorrections.xlsx(reading, language) : RosterCorrections.csv(reading, language)
        }
    }

    /// Writes the copy and tells its path; what a try that was stopped has left is found and kept.
    ///
    /// A name that something else has stays as it is, and the copy goes beside it: a second run, with another word of the
    /// clerk, gives another copy, and the first may hold his corrections.
    func write(_ copy: [UInt8], asWorkbook isWorkbook: Bool) throws -> String {
        let wanted = out ?? "\(file).错误.\(isWorkbook ? "xlsx" : "csv")"
        let path = freeName(wanted, copy)
        let shown = Terminal.visible(path)
        guard !holds(path, copy) else {
            Terminal.note(options.words("退改副本已在 \(shown)\n", "The corrected copy is there already: \(shown)\n"))
            return path
        }
        try NewFile.write(copy, to: path, options.language)
        if path != wanted {
            let other = Terminal.visible(wanted)
            Terminal.note(
                options.words(
                    "\(other) 已有，内容不同，没有改动它；",
                    "\(other) exists with other content and was left alone. "
                )
            )
        }
        Terminal.note(options.words("退改副本已写入 \(shown)\n", "Corrected copy written to \(shown)\n"))
        return path
    }

    /// Whether a file is this copy, byte by byte.
    private func holds(_ path: String, _ copy: [UInt8]) -> Bool {
        (try? InputFile.read(path, options.language)) == copy
    }

    /// A name that nothing else has: the one that was asked for, else with a number before its ending.
    private func freeName(_ wanted: String, _ copy: [UInt8]) -> String {
        let name = wanted.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        var (path, number) = (wanted, 1)
        while access(path, F_OK) == 0, !holds(path, copy) {
            number += 1
            path = wanted.dropLast(ending.count) + ".\(number)\(ending)"
        }
        return path
    }

    func noActivity() -> Refused {
        Refused(
            code: "activity_missing",
            message: options.words(
                "名册没有写活动，也没有给出 --activity，未作任何记录。请加 --activity 活动名称（activity list 可列出）。",
                "The roster names no activity and --activity was not given; nothing was recorded. Add it (see activity list)."
            )
        )
    }

    func translated<Result>(_ language: LanguageOption, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let failure as RosterFailure {
            let sentence = Terminal.visible(language.text(failure.message, failure.english))
            throw Failed(message: "\(sentence) [\(failure.code.rawValue)]", code: failure.code.rawValue)
        } catch let strange as RosterRowUnknown {
            let place = Terminal.visible(RosterWords(language: language).place(strange.place))
            throw Refused(
                code: "row_unknown",
                message: "--second-service \(place)" + language.text("：", ": ")
                    + RefusalWords.sentence("row_unknown", options)
            )
        } catch {
            return try options.translated { throw error }
        }
    }
}

/// What a program is told of a roster: counts, rows, and where they stand.
struct RosterAnswer {
    /// Where the batch stands.
    struct Recording {
        /// Index of the BATCH entry.
        let batch: UInt64
        /// Short form of the checkpoint after it.
        let checkpoint: String
    }

    private let plan: RosterPlan
    /// Nil before a confirmation, and when there was nothing new.
    var recording: Recording?
    /// Path of the corrected copy.
    var copy: String?

    init(_ plan: RosterPlan) {
        self.plan = plan
    }

    /// One JSON object and a newline; `rows` stands last, each row as in `roster read --json`.
    var json: String {
        let opened = recording == nil ? [] : plan.opened
        let facts: [(String, JSONValue?)] = [
            ("activities_opened", .array(opened.map { .string($0.activity.description) })),
            ("batch", .number(recording?.batch)), ("checkpoint", .text(recording?.checkpoint)), ("copy", .text(copy)),
            ("ignored", .number(plan.reading.count(of: .ignored))), ("known", .number(plan.known.count)),
            ("known_void", .number(plan.withdrawn.count)),
            ("open", .number(plan.open.count)),
            ("proposed", .array(plan.proposed.map { .string($0.title.plain) })),
            ("recorded", .number(recording == nil ? 0 : plan.fresh.count)),
            ("rejected", .number(plan.reading.count(of: .reject))),
        ]
        let head = String(decoding: JSONValue.facts(facts).canonicalBytes, as: UTF8.self).dropLast()
        return head + ",\"rows\":[" + plan.reading.rows.map(\.json).joined(separator: ",") + "]}\n"
    }
}
