internal import LedgerModel

/// Numbers, positions and relations. What a number names exists: numbers only come from the state itself.
extension LedgerState {
    @inline(__always)
    mutating func subjectNumber(_ id: SubjectID) -> UInt32? {
        tables.subjectNumbers.number(of: Directory.Name(id)).map { UInt32($0) }
    }

    mutating func organisationNumber(_ id: OrganisationID) -> UInt32? {
        tables.organisationNumbers.number(of: Directory.Name(id)).map { UInt32($0) }
    }

    mutating func activityNumber(_ id: ActivityID) -> UInt32? {
        tables.activityNumbers.number(of: Directory.Name(id)).map { UInt32($0) }
    }

    mutating func trainingNumber(_ id: TrainingID) -> UInt32? {
        tables.trainingNumbers.number(of: Directory.Name(id)).map { UInt32($0) }
    }

    mutating func authorNumber(_ key: Digest) -> UInt32? {
        guard let number = tables.authorNumbers.number(of: Directory.Name(key)).map({ UInt32($0) }),
            tables.authors[position(ofAuthor: number)].key == key
        else { return nil }
        return number
    }

    @inline(__always)
    mutating func position(ofSubject number: UInt32) -> Int {
        require(tables.subjects.position(of: UInt64(number)))
    }

    mutating func position(ofOrganisation number: UInt32) -> Int {
        require(tables.organisations.position(of: UInt64(number)))
    }

    mutating func position(ofActivity number: UInt32) -> Int {
        require(tables.activities.position(of: UInt64(number)))
    }

    mutating func position(ofAuthor number: UInt32) -> Int {
        require(tables.authors.position(of: UInt64(number)))
    }

    mutating func position(ofRoster index: UInt32) -> Int {
        require(tables.rosters.position(of: UInt64(index)))
    }

    /// The holder of a key, nil for a key that is no person's and for none.
    mutating func holder(ofKey author: UInt32) -> UInt32? {
        author == RecordRow.nobody ? nil : tables.authors[position(ofAuthor: author)].subject
    }

    /// Whether a subject stands behind a key (spec 04 §2).
    mutating func stands(_ subject: UInt32, behindKey author: UInt32) -> Bool {
        author != RecordRow.nobody && tables.authors[position(ofAuthor: author)].guarantors.contains(subject)
    }

    /// Whether somebody behind the signer's key also stands behind one of these keys.
    mutating func stands(_ scene: Scene, behindKeys keys: [UInt32]) -> Bool {
        for guarantor in scene.guarantors {
            for key in keys where stands(guarantor, behindKey: key) { return true }
        }
        return false
    }

    mutating func organisation(_ number: UInt32) -> OrganisationRow {
        tables.organisations[position(ofOrganisation: number)]
    }

    mutating func roster(_ index: UInt32) -> RosterRow {
        tables.rosters[position(ofRoster: index)]
    }

    /// A row that the state itself has named; a source that lost it is beyond use.
    @inline(__always)
    private func require(_ position: Int?) -> Int {
        guard let position else { preconditionFailure("a row is missing: delete the views and rebuild them") }
        return position
    }

    /// Whether one organisation stands above another.
    mutating func isSuperior(_ superior: UInt32, of organisation: UInt32) -> Bool {
        guard superior != organisation else { return false }
        var next = self.organisation(organisation).parent
        while let parent = next {
            if parent == superior { return true }
            next = self.organisation(parent).parent
        }
        return false
    }

    /// Whether one organisation is another or stands above it.
    mutating func governs(_ superior: UInt32, _ organisation: UInt32) -> Bool {
        superior == organisation || isSuperior(superior, of: organisation)
    }

    mutating func roles(of subject: UInt32, in organisation: UInt32) -> RoleSet {
        tables.operators.row(RowKey.pair(subject, organisation))?.roles ?? []
    }

    /// Whether the holder of a person key has any role in the key's own organisation; true of a key that has no holder.
    mutating func hasOffice(_ author: AuthorRow) -> Bool {
        guard let subject = author.subject else { return true }
        return !roles(of: subject, in: author.organisation).isEmpty
    }

    /// Whether a subject has any role in an organisation or in one above it.
    mutating func holdsOffice(_ subject: UInt32, inOrAbove organisation: UInt32) -> Bool {
        var next: UInt32? = organisation
        while let organisation = next {
            if !roles(of: subject, in: organisation).isEmpty { return true }
            next = self.organisation(organisation).parent
        }
        return false
    }

    /// Whether the batch's person key has a role in an organisation (spec 04 §4).
    mutating func holds(_ role: Role, in organisation: UInt32, _ scene: Scene) -> Bool {
        guard let subject = scene.subject, roles(of: subject, in: scene.organisation).grants(role) else { return false }
        return governs(scene.organisation, organisation)
    }

    /// Whether the batch's person key has a role in a superior of an organisation.
    mutating func holdsAbove(_ role: Role, _ organisation: UInt32, _ scene: Scene) -> Bool {
        scene.organisation != organisation && holds(role, in: organisation, scene)
    }
}

/// Where a record lies.
struct RecordPlace {
    let index: UInt64
    let page: Int
    let row: Int
}

extension LedgerState {
    /// Where the record of an entry lies, nil when the entry is no record.
    @inline(__always)
    mutating func place(ofRecord index: UInt64) -> RecordPlace? {
        guard let page = tables.records.position(of: index >> 6), let row = tables.records[page].position(index) else {
            return nil
        }
        return RecordPlace(index: index, page: page, row: row)
    }

    subscript(place: RecordPlace) -> RecordRow {
        @inline(__always)
        _read { yield tables.records[place.page][place.row] }
        @inline(__always)
        _modify { yield &tables.records[place.page][place.row] }
    }
}
