internal import LedgerModel

/// Keys (spec 04 §2, 06 §2).
extension LedgerState {
    mutating func judgeKey(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .keyEnrolled(let enrolled):
            let (row, predecessor) = try checkEnrolment(enrolled, scene)
            guard evolves else { return }
            addAuthor(row)
            if let predecessor { tables.authors[predecessor].state = .revoked }
        case .keyRevoked(let revoked):
            let author = try checkKey(revoked.authorKey, scene)
            if evolves { tables.authors[author].state = .revoked }
        case .keySuspected(let suspected):
            let author = try checkKey(suspected.authorKey, scene, mayBeRevoked: true)
            if evolves { tables.authors[author].suspect(from: suspected.fromIndex) }
        case .keyFrozen(let frozen):
            let author = try checkKey(frozen.authorKey, scene, byOwnOrganisation: true)
            if evolves { tables.authors[author].state = .frozen }
        case .keyCleared(let cleared):
            let author = try checkKey(cleared.authorKey, scene)
            guard evolves else { return }
            tables.authors[author].state = .active
            tables.authors[author].clearedAt = scene.index
        default: break
        }
    }

    private mutating func checkEnrolment(
        _ enrolled: KeyEnrolled,
        _ scene: Scene
    ) throws(Rejection) -> (AuthorRow, predecessor: Int?) {
        let organisation = try openOrganisation(enrolled.organisation, "organisation")
        var holder: UInt32?
        if let id = enrolled.subject { holder = try subject(id, isAdding: true) }
        guard let facts = scene.entry.enrolment else { throw Rejection(.keyProofInvalid, "proof") }
        var predecessor: Int?
        if let named = enrolled.predecessor { predecessor = try usableKey(named.authorKey, "predecessor.author_key") }
        try requireEnroller(in: organisation, scene)
        // A person key signs in its holder's name: whoever enrols it stands above all his offices and his home.
        if let holder { try requireManager(of: places(of: holder), scene) }
        if tables.authorNumbers.number(of: Directory.Name(facts.authorKey)) != nil {
            throw Rejection(.keyExists, "public_key")
        }
        if !facts.isProofValid { throw Rejection(.keyProofInvalid, "proof") }
        if let predecessor, let named = enrolled.predecessor {
            let author = tables.authors[predecessor]
            let isSame = author.nextSequence == named.nextSequence && author.lastBatch == named.batchDigest
            guard isSame, author.organisation == organisation else {
                throw Rejection(.keyPredecessorDiffers, "predecessor")
            }
        }
        let row = AuthorRow(
            key: facts.authorKey,
            publicKey: enrolled.publicKey,
            kind: enrolled.keyKind,
            organisation: organisation,
            holder: (keyHolder(holder, scene), at: scene.index)
        )
        return (row, predecessor)
    }

    /// Who stands behind a new key: its holder alone when an authority enrolled it, else also who stands behind the
    /// enrolling key (spec 04 §2).
    private mutating func keyHolder(_ subject: UInt32?, _ scene: Scene) -> KeyHolder {
        guard let subject else { return .none }
        let isVouchedFor = vouches(scene.organisation, on: scene.today)
        return KeyHolder(person: subject, enrolling: isVouchedFor ? [] : scene.guarantors)
    }

    /// Whether an organisation vouches for persons: the root, and one of a vouching type below one that vouches.
    private mutating func vouches(_ organisation: UInt32, on day: CivilDate) -> Bool {
        let types = (try? recording(organisation, day).vouchingTypes) ?? RecordingPolicy.vouchingTypes
        var next = self.organisation(organisation)
        while let parent = next.parent {
            guard types.contains(next.type) else { return false }
            next = self.organisation(parent)
        }
        return true
    }

    /// A manager in a superior; at the root a manager there.
    private mutating func requireEnroller(in organisation: UInt32, _ scene: Scene) throws(Rejection) {
        let reach: AuthorityNeed.Reach = self.organisation(organisation).parent == nil ? .atOrAbove : .above
        try require(.manager, organisation, scene, reach: reach)
    }

    private mutating func usableKey(
        _ key: Digest,
        _ field: String,
        mayBeRevoked: Bool = false
    ) throws(Rejection) -> Int {
        guard let number = authorNumber(key) else { throw Rejection(.keyUnknown, field) }
        let position = position(ofAuthor: number)
        if tables.authors[position].state == .revoked, !mayBeRevoked { throw Rejection(.keyUnknown, field) }
        return position
    }

    private mutating func checkKey(
        _ key: Digest,
        _ scene: Scene,
        mayBeRevoked: Bool = false,
        byOwnOrganisation: Bool = false
    ) throws(Rejection) -> Int {
        let position = try usableKey(key, "author_key", mayBeRevoked: mayBeRevoked)
        let organisation = tables.authors[position].organisation
        if byOwnOrganisation {
            try require(.manager, organisation, scene)
        } else {
            try requireEnroller(in: organisation, scene)
        }
        return position
    }
}

extension AuthorRow {
    fileprivate mutating func suspect(from index: UInt64) {
        suspectedFrom = min(suspectedFrom ?? index, index)
    }
}
