/// Batches: whose turn, which number, all or nothing (spec 02 §3, 04 §3).
extension Model {
    /// What an author hands in, as far as the model looks at it.
    struct Submission: Sendable {
        var author: String
        var firstSequence: Int
        var previousBatch: String
        var isSignatureValid: Bool
        var root: String
        /// Digest that the author's next batch names.
        var digest: String
        var statements: [JSON]
        /// A fault of form (spec 06 §1), known to whoever put it in.
        var spoilt: Refusal?
    }

    enum Outcome: Sendable {
        /// Stands at this index of its BATCH entry.
        case recorded(Int)
        /// The same bytes stood there before.
        case known(Int)
        case refused(Refusal)

        var description: String {
            switch self {
            case .recorded(let index): "recorded \(index)"
            case .known(let index): "known \(index)"
            case .refused(let refusal): "refused \(refusal.code)" + (refusal.offset.map { " at \($0)" } ?? "")
            }
        }
    }

    /// Judges a batch in a turn of this log time, and takes it up if it stands.
    ///
    /// `isKnown` says whether the very bytes stand at the place of that number already, which only bytes can tell.
    mutating func submit(_ submission: Submission, isKnown: Int?, logTime: Int) -> Outcome {
        guard let key = keys[submission.author] else { return .refused(Refusal("author_unknown")) }
        if submission.firstSequence < key.next {
            if let isKnown { return .known(isKnown) }
            guard submission.isSignatureValid else { return .refused(Refusal("author_signature")) }
            keys[submission.author]?.suspendedAt = size
            return .refused(Refusal("sequence_reused"))
        }
        var next = self
        do throws(Refusal) {
            try Model.checkAuthor(key, submission)
            try next.take(submission, key, logTime)
        } catch {
            return .refused(error)
        }
        let index = size
        self = next
        return .recorded(index)
    }

    private static func checkAuthor(_ key: Key, _ submission: Submission) throws(Refusal) {
        guard submission.isSignatureValid else { throw Refusal("author_signature") }
        guard key.kind == "desk" || key.kind == "person" else { throw Refusal("author_key_kind") }
        guard key.state != "revoked" else { throw Refusal("author_revoked") }
        guard key.state != "frozen" else { throw Refusal("author_frozen") }
        guard submission.firstSequence == key.next else { throw Refusal("author_sequence") }
        guard submission.previousBatch == key.lastBatch else { throw Refusal("author_previous_batch") }
        if let since = key.suspendedAt, (key.clearedAt ?? -1) < since { throw Refusal("author_frozen") }
    }

    private mutating func take(_ submission: Submission, _ key: Key, _ logTime: Int) throws(Refusal) {
        // From its BATCH entry on the author stands behind the whole batch, for its own statements too.
        keys[submission.author]?.next += submission.statements.count
        keys[submission.author]?.lastBatch = submission.digest
        var run: (command: String, ordinal: Int)?
        for (offset, statement) in submission.statements.enumerated() {
            let act = Act(
                key: submission.author,
                organisation: key.organisation,
                person: key.subject,
                guarantors: key.guarantors,
                index: size + 1 + offset,
                batchIndex: size,
                offset: offset,
                time: logTime / 1000,
                logTime: logTime,
                statement: statement
            )
            if let spoilt = submission.spoilt, spoilt.offset == offset { throw spoilt }
            do throws(Refusal) {
                try noteCommand(act, &run)
                try judge(act)
            } catch {
                throw Refusal(error.code, offset)
            }
            entries[act.index] = Entry(type: act.type)
        }
        if let run { commands.insert(run.command) }
        let count = submission.statements.count
        batches.append(
            Batch(
                index: size,
                author: submission.author,
                firstSequence: submission.firstSequence,
                count: count,
                root: submission.root
            )
        )
        size += 1 + count
        lastLogTime = logTime
    }

    private mutating func noteCommand(_ act: Act, _ run: inout (command: String, ordinal: Int)?) throws(Refusal) {
        let command = act.text("command")
        let ordinal = act.statement["ordinal"]?.number ?? 0
        if let open = run, open.command == command {
            guard ordinal > open.ordinal else { throw Refusal("statement_id_reused") }
        } else {
            if let open = run { commands.insert(open.command) }
            guard !commands.contains(command) else { throw Refusal("statement_id_reused") }
        }
        run = (command, ordinal)
    }
}

/// References and ranges (spec 05 §1).
extension Model {
    func target(_ act: Act, _ field: String, _ type: String) throws(Refusal) -> Int {
        let reference = act.statement[field] ?? .null
        if let offset = reference["offset"]?.number {
            let index = act.batchIndex + 1 + offset
            guard offset < act.offset, entries[index]?.type == type else { throw Refusal("reference_broken") }
            return index
        }
        guard let index = reference["index"]?.number, index < act.index, let entry = entries[index],
            entry.leaf == reference["leaf"]?.text, entry.type == type
        else { throw Refusal("reference_broken") }
        return index
    }

    /// The sessions of a range outside `except`, and the organisation of its batch.
    func sessions(_ act: Act) throws(Refusal) -> [Int] {
        let batch = try batch(act)
        let except = act.statement["range"]?["except"]?.elements.compactMap(\.number) ?? []
        let places = (0..<batch.count).filter { records[batch.index + 1 + $0] != nil }
        guard except.allSatisfy({ places.contains($0) }) else { throw Refusal("range_broken") }
        return places.filter { !except.contains($0) }.map { batch.index + 1 + $0 }
    }

    func batch(_ act: Act) throws(Refusal) -> Batch {
        let range = act.statement["range"] ?? .null
        let found = batches.first {
            $0.author == range["author_key"]?.text && $0.firstSequence == range["first_seq"]?.number
        }
        guard let found, found.count == range["count"]?.number, found.root == range["statements_root"]?.text else {
            throw Refusal("range_broken")
        }
        return found
    }
}
