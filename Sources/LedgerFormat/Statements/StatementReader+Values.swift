internal import LedgerModel

// The check has accepted every field before these run, so they find what they ask for. They throw instead of trapping:
// a table and a reader that disagree must not stop a server.
extension StatementReader {
    func need<Value>(_ value: Value?, _ key: StaticString) throws(StatementError) -> Value {
        guard let value else { throw fault(.fieldRange, key) }
        return value
    }

    func fault(_ code: SchemaFault.Code, _ key: StaticString) -> StatementError {
        .schema(SchemaFault(code, field: key.description))
    }

    func id<Kind>(_ key: StaticString) throws(StatementError) -> Identifier<Kind> {
        try need(fields.identifier(key), key)
    }

    func digest(_ key: StaticString) throws(StatementError) -> Digest {
        try need(fields.digest(key), key)
    }

    func signature(_ key: StaticString) throws(StatementError) -> SignatureBytes {
        try need(fields.value(key)?.signature, key)
    }

    func bool(_ key: StaticString) throws(StatementError) -> Bool {
        try need(fields.bool(key), key)
    }

    func number(_ key: StaticString) throws(StatementError) -> Int {
        Int(try need(fields.integer(key), key))
    }

    func natural(_ key: StaticString) throws(StatementError) -> UInt64 {
        try need(fields.integer(key).flatMap(UInt64.init(exactly:)), key)
    }

    func seconds(_ key: StaticString) throws(StatementError) -> Seconds {
        Seconds(try need(fields.integer(key), key))
    }

    func day(_ key: StaticString) throws(StatementError) -> CivilDate {
        try need(fields.day(key), key)
    }

    func code(_ key: StaticString) throws(StatementError) -> Code {
        try need(fields.string(key).flatMap(Code.init), key)
    }

    func optionalCode(_ key: StaticString) throws(StatementError) -> Code? {
        fields.field(key) == nil ? nil : try code(key)
    }

    func name(_ key: StaticString) throws(StatementError) -> Name {
        try need(fields.string(key).flatMap(Name.init), key)
    }

    func region(_ key: StaticString) throws(StatementError) -> Region {
        try need(fields.string(key).flatMap(Region.init), key)
    }

    func policyRegion(_ key: StaticString) throws(StatementError) -> PolicyRegion {
        try need(fields.string(key).flatMap(PolicyRegion.init), key)
    }

    func certificateNumber(_ key: StaticString) throws(StatementError) -> CertificateNumber {
        try need(fields.string(key).flatMap(CertificateNumber.init), key)
    }

    func choice<List: RawRepresentable<String>>(_ key: StaticString) throws(StatementError) -> List {
        try need(fields.string(key).flatMap(List.init(rawValue:)), key)
    }

    func choices<List: RawRepresentable<String>>(_ key: StaticString) throws(StatementError) -> [List] {
        let elements = try need(fields.elements(key), key)
        return try need(elements.map { $0.string.flatMap(List.init(rawValue:)) }.complete(), key)
    }

    func codes(_ key: StaticString) throws(StatementError) -> [Code] {
        let elements = try need(fields.elements(key), key)
        return try need(elements.map { $0.string.flatMap(Code.init) }.complete(), key)
    }

    func reference(_ key: StaticString) throws(StatementError) -> StatementReference {
        try need(fields.value(key)?.reference, key)
    }

    func document(_ key: StaticString) throws(StatementError) -> [UInt8] {
        Array(try need(fields.raw(key), key))
    }
}

// Values that several fields make up, and inner objects.
extension StatementReader {
    func days(_ first: StaticString, _ last: StaticString) throws(StatementError) -> DayRange {
        DayRange(first: try day(first), last: try day(last))
    }

    func time() throws(StatementError) -> SessionTime {
        let day = try day("day")
        if fields.field("end") == nil, let start = fields.integer("start") {
            return SessionTime(day: day, openSince: Instant(secondsSinceEpoch: start))
        }
        return SessionTime(day: day, seconds: try seconds("seconds"), interval: interval)
    }

    private var interval: ServiceInterval? {
        guard let start = fields.integer("start"), let end = fields.integer("end") else { return nil }
        return ServiceInterval(
            start: Instant(secondsSinceEpoch: start),
            end: Instant(secondsSinceEpoch: end),
            break: Seconds(fields.integer("break") ?? 0)
        )
    }

    func studentResult() throws(StatementError) -> StudentResult {
        StudentResult(schoolYear: try number("school_year"), community: try id("community"), grade: try choice("grade"))
    }

    func coverage() throws(StatementError) -> CertificateCoverage {
        CertificateCoverage(records: try certificateRecords(), seconds: try seconds("seconds"))
    }

    private func certificateRecords() throws(StatementError) -> CertificateRecords {
        if let commitment = fields.digest("records_commitment") {
            return .committed(commitment, count: try natural("records_count"))
        }
        let elements = try need(fields.elements("records"), "records")
        return .listed(try need(elements.map { $0.integer.flatMap(UInt64.init(exactly:)) }.complete(), "records"))
    }

    func commitments(_ key: StaticString) throws(StatementError) -> Commitments {
        let inner = try object(key)
        var entries: [Commitments.Entry] = []
        for position in 0..<inner.count {
            guard let tag = CommitmentTag(rawValue: inner.key(at: position)),
                let digest = inner.value(at: position).digest
            else { throw fault(.fieldRange, key) }
            entries.append(Commitments.Entry(tag, digest))
        }
        return try need(Commitments(entries), key)
    }

    func range(_ key: StaticString) throws(StatementError) -> BatchRange {
        let inner = try object(key)
        return BatchRange(
            authorKey: try need(inner.digest("author_key"), key),
            firstSequence: try need(inner.integer("first_seq").flatMap(UInt64.init(exactly:)), key),
            count: try need(inner.integer("count").map(Int.init), key),
            statementsRoot: try need(inner.digest("statements_root"), key),
            except: try need((inner.elements("except")?.map { $0.integer.map(Int.init) } ?? []).complete(), key)
        )
    }

    func predecessor() throws(StatementError) -> KeyPredecessor? {
        guard fields.field("predecessor") != nil else { return nil }
        let inner = try object("predecessor")
        return KeyPredecessor(
            authorKey: try need(inner.digest("author_key"), "predecessor"),
            batchDigest: try need(inner.digest("batch_digest"), "predecessor"),
            nextSequence: try need(inner.integer("next_seq").flatMap(UInt64.init(exactly:)), "predecessor")
        )
    }

    private func object(_ key: StaticString) throws(StatementError) -> FieldScanner {
        do {
            if let inner = try fields.object(key) { return inner }
        } catch {
            throw .profile(error)
        }
        throw fault(.fieldType, key)
    }
}

extension Array {
    /// The values, nil when one of them is missing.
    fileprivate func complete<Value>() -> [Value]? where Element == Value? {
        let values = compactMap { $0 }
        return values.count == count ? values : nil
    }
}
