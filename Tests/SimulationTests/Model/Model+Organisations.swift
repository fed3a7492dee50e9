/// Organisations, operators, keys, policies (spec 05 §4, spec 06 §2).
extension Model {
    mutating func takeOrganisation(_ act: Act) throws(Refusal) {
        let id = act.text("organisation")
        switch act.type {
        case "organisation_registered": try register(act, id)
        case "organisation_closed":
            organisations[id]?.isClosed = true
            organisations[id]?.successor = act.text("successor")
        case "operator_appointed":
            let subject = act.text("subject")
            if subjects[subject] == nil { subjects[subject] = Subject() }
            if subjects[subject]?.firstOffice == nil { subjects[subject]?.firstOffice = id }
            roles[subject, default: [:]][id] = Set(act.statement["roles"]?.elements.compactMap(\.text) ?? [])
        default:
            guard roles[act.text("subject")]?[id] != nil else { throw Refusal("operator_unknown") }
            roles[act.text("subject")]?[id] = nil
        }
    }

    private mutating func register(_ act: Act, _ id: String) throws(Refusal) {
        if organisations[id]?.isRegistered == true { throw Refusal("organisation_exists") }
        // The root is registered by the policies of the region it gives itself.
        let region = id == root ? act.text("region") : organisations[act.organisation]?.region ?? ""
        let types = try document("organisation_types", region, act.day)["types"]?.elements ?? []
        let type = types.first { $0["code"]?.text == act.text("organisation_type") }
        let parent = act.statement["parent"]?.text
        let isAllowed =
            if let parent {
                type?["parents"]?.elements.contains { $0.text == organisations[parent]?.type } == true
            } else {
                type?["may_be_root"]?.isTrue == true
            }
        guard isAllowed else { throw Refusal("parent_type_not_allowed") }
        if let parent, !lies(act.text("region"), in: organisations[parent]?.region ?? "") {
            throw Refusal("region_not_allowed")
        }
        let recorder = act.statement["legal_recorder"]?.text
        if let recorder {
            let named = recorder == id ? nil : organisations[recorder]
            let recorderType = recorder == id ? act.text("organisation_type") : named?.type
            let mayRecord = types.first { $0["code"]?.text == recorderType }?["legal_recorder"]?.isTrue == true
            let exists = recorder == id || (named?.isRegistered == true && named?.isClosed == false)
            guard exists, mayRecord, recorder == id || mayAnswer(recorder, parent, act) else {
                throw Refusal("legal_recorder_not_allowed")
            }
        }
        organisations[id] = Organisation(
            type: act.text("organisation_type"),
            region: act.text("region"),
            parent: parent,
            legalRecorder: recorder,
            isRegistered: true
        )
    }

    /// Whether one region lies in another: trailing zeros by the groups of 2, 2, 2, 3 and 3 digits say nothing.
    private func lies(_ region: String, in wider: String) -> Bool {
        var groups: [Substring] = []
        var rest = wider[...]
        for length in [2, 2, 2, 3, 3] where !rest.isEmpty {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        while groups.count > 1, groups.last?.allSatisfy({ $0 == "0" }) == true { groups.removeLast() }
        return region.hasPrefix(groups.joined())
    }

    /// Whether an organisation may be made to answer for a new one below a parent.
    private func mayAnswer(_ recorder: String, _ parent: String?, _ act: Act) -> Bool {
        if isAtOrAbove(act.organisation, recorder) { return true }
        guard let parent else { return false }
        return isAtOrAbove(recorder, parent) || organisations[parent]?.legalRecorder == recorder
    }

    mutating func takeKey(_ act: Act) throws(Refusal) {
        switch act.type {
        case "key_enrolled": try enrol(act)
        case "key_revoked": keys[act.text("author_key")]?.state = "revoked"
        case "key_frozen": keys[act.text("author_key")]?.state = "frozen"
        case "key_cleared":
            keys[act.text("author_key")]?.state = "active"
            keys[act.text("author_key")]?.clearedAt = act.index
        default: break
        }
    }

    private mutating func enrol(_ act: Act) throws(Refusal) {
        let name = KeyNames.name(publicKey: act.text("public_key"))
        if keys[name] != nil { throw Refusal("key_exists") }
        guard act.statement["proof"]?.text?.hasPrefix("0000") == false else { throw Refusal("key_proof_invalid") }
        if let predecessor = act.statement["predecessor"] {
            let old = predecessor["author_key"]?.text ?? ""
            guard let key = keys[old], key.organisation == act.text("organisation"),
                key.next == predecessor["next_seq"]?.number, key.lastBatch == predecessor["batch_digest"]?.text
            else { throw Refusal("key_predecessor_differs") }
            keys[old]?.state = "revoked"
        }
        var key = Key(kind: act.text("key_kind"), organisation: act.text("organisation"))
        if let subject = act.statement["subject"]?.text {
            key.subject = subject
            key.guarantors = Set([subject]).union(vouches(act) ? [] : act.guarantors)
        }
        keys[name] = key
    }

    /// Whether the author's organisation, and every one above it but the root, is of a vouching type.
    private func vouches(_ act: Act) -> Bool {
        let recording = try? document("recording", for: act.organisation, act.day)
        let listed = recording?["approval"]?["vouching_types"]?.elements.compactMap(\.text)
        let types = listed ?? ["region", "street", "sumu_town"]
        let chain = [act.organisation] + ancestors(of: act.organisation)
        return chain.filter { $0 != root }.allSatisfy { types.contains(organisations[$0]?.type ?? "") }
    }

    // MARK: Policies

    mutating func takePolicy(_ act: Act) throws(Refusal) {
        let (name, region) = (act.text("policy"), act.text("region"))
        let version = act.statement["version"]?.number ?? 0
        let last = policies.filter { $0.name == name && $0.region == region }.map(\.version).max() ?? 0
        guard version > last else { throw Refusal("policy_version") }
        let document = act.statement["document"] ?? .null
        guard document["broken"] == nil else { throw Refusal("policy_invalid") }
        policies.append(
            Policy(
                name: name,
                version: version,
                region: region,
                effectiveFrom: act.day("effective_from"),
                document: document
            )
        )
    }

    /// The document in force in a region on a log day (spec 06 §4).
    func document(_ name: String, _ region: String, _ day: Int) throws(Refusal) -> JSON {
        var best: Policy?
        for policy in policies where policy.name == name && policy.effectiveFrom <= day {
            guard policy.region == "default" || region.hasPrefix(policy.region) else { continue }
            guard let other = best else {
                best = policy
                continue
            }
            let length = policy.region == "default" ? 0 : policy.region.count
            let otherLength = other.region == "default" ? 0 : other.region.count
            // A later adoption wins among equals.
            if (length, policy.effectiveFrom) >= (otherLength, other.effectiveFrom) { best = policy }
        }
        guard let best else { throw Refusal("policy_missing") }
        return best.document
    }

    func document(_ name: String, for organisation: String, _ day: Int) throws(Refusal) -> JSON {
        try document(name, organisations[organisation]?.region ?? "", day)
    }
}
