import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi organisation close`.
struct OrganisationClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "撤并组织：不能撤回；先列出影响，加 --confirm 才入账。 Close an organisation for good.",
        discussion: """
            示例 Examples:
              xinshi organisation close --data s --as root 某站 --successor 另一站 --reason-code merged
              xinshi organisation close --data s --as root 某站 --successor 另一站 --reason-code merged --confirm

            撤并后，它的密钥不能再签名，由继任组织答复其记录、出具其证明。没有 --confirm 时只列出，不写任何内容。
            Afterwards none of its keys signs; the successor answers for its records. Without --confirm nothing is written.
            JSON: confirmed, index?, keys, organisation, organisations_below, pending_records, successor
            """
    )
    @Argument(help: "组织：编号或名称。 Organisation.") var organisation: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "继任组织：编号或名称。 Successor.") var successor: String
    @Option(help: "原因代码，如 merged。 Reason code.") var reasonCode: String
    @Flag(help: "确认入账。 Record it.") var confirm = false

    /// What closing leaves behind.
    private struct Touched {
        var keys = 0
        var below = 0
        var pending = 0
    }

    func run() throws {
        let options = signing.options
        let reason = try options.code(reasonCode, "--reason-code")
        let ledger = try signing.open()
        let closing = try options.organisation(organisation, in: ledger)
        let heir = try options.organisation(successor, in: ledger)
        let touched = touched(closing, ledger)
        var index: UInt64?
        if confirm {
            var draft = Draft(.organisationClosed)
            draft.set("organisation", closing)
            draft.set("successor", heir)
            draft.set("reason_code", reason)
            index = try signing.sign([draft], in: ledger).first
        }
        let facts: [(String, JSONValue?)] = [
            ("organisation", .text(closing)), ("successor", .text(heir)), ("keys", .number(touched.keys)),
            ("organisations_below", .number(touched.below)), ("pending_records", .number(touched.pending)),
            ("confirmed", .bool(confirm)), ("index", .number(index)),
        ]
        options.say(facts, words(touched, closing, heir, index, ledger))
    }

    private func touched(_ closing: OrganisationID, _ ledger: Ledger) -> Touched {
        ledger.ask { state in
            state.loadAll()
            var touched = Touched()
            touched.keys = state.authors().count { $0.organisation == closing && $0.state != .revoked }
            touched.below = state.organisations().count { $0.parent == closing && $0.successor == nil }
            var pending = 0
            state.forEachRecord { if $0.place.organisation == closing, $0.state == .pending { pending += 1 } }
            touched.pending = pending
            return touched
        }
    }

    private func words(
        _ touched: Touched,
        _ closing: OrganisationID,
        _ heir: OrganisationID,
        _ index: UInt64?,
        _ ledger: Ledger
    ) -> String {
        let options = signing.options
        let (name, heir) = (options.name(of: closing, in: ledger), options.name(of: heir, in: ledger))
        let what = options.words(
            "\(name) → \(heir)：将停用 \(touched.keys) 个密钥，有 \(touched.below) 个下级组织，\(touched.pending) 条记录待审核。",
            "\(name) -> \(heir): \(touched.keys) keys stop, \(touched.below) organisations below, \(touched.pending) records pending."
        )
        guard let index else {
            return what
                + options.words("\n没有写入。确认无误后加 --confirm。", "\nNothing was written; add --confirm to record it.")
        }
        return what + options.words("\n已撤并，第 \(index) 条。", "\nclosed, recorded at \(index)")
    }
}
