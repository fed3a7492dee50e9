public import LedgerCrypto
internal import LedgerModel

/// Makes the bytes of `credential.json`: the same certificate and key always give the same bytes.
public enum CredentialBuilder {
    /// Checks a certificate, writes it and signs it with the issuer's credential key.
    public static func build(
        _ certificate: Certificate,
        key: SecretKey
    ) throws(CertificateRefusal) -> [UInt8] {
        try check(certificate)
        let bytes = sign(document(certificate, issuerKey: key.publicKey), with: key)
        guard bytes.count <= JCSReader.byteLimit else { throw .tooLong(limit: JCSReader.byteLimit) }
        return bytes
    }

    /// Signs a document; the caller has checked it.
    static func sign(_ document: CredentialDocument, with key: SecretKey) -> [UInt8] {
        let json = document.json
        let options = document.proofOptions(key: key.publicKey)
        let value = EddsaJCS2022.sign(document: json, proof: options, with: key)
        return json.adding("proof", .array([options.adding("proofValue", .string(value))])).canonicalBytes
    }

    /// What a certificate says in the form of a credential.
    static func document(_ certificate: Certificate, issuerKey: PublicKey) -> CredentialDocument {
        let lines = certificate.rows.map(CredentialLine.init)
        let (isShown, isListed) = (certificate.selection == .rows, lines.count <= CertificateRecords.listLimit)
        let salt = certificate.drawn.salt
        return CredentialDocument(
            issuerKey: issuerKey,
            issuer: certificate.issuer,
            holder: certificate.holder,
            period: certificate.period,
            sums: CertificateSums(lines),
            lines: isShown && isListed ? lines : [],
            rows: isShown && !isListed ? RowsCommitment(lines, salt: salt) : nil,
            drawn: certificate.drawn
        )
    }

    private static func check(_ certificate: Certificate) throws(CertificateRefusal) {
        try check(certificate.drawn, issuer: certificate.issuer)
        try CertificateTextRules.check(certificate.issuer.official, .official)
        try CertificateTextRules.check(certificate.issuer.handler, .handler)
        try CertificateTextRules.check(certificate.issuer.phone, .phone)
        try CertificateTextRules.checkForgery(certificate.issuer.official, .official)
        try CertificateTextRules.checkForgery(certificate.issuer.handler, .handler)
        try CertificateTextRules.check(certificate.holder.name, .name)
        try CertificateTextRules.check(certificate.holder.volunteerNumber, .volunteerNumber)
        guard !certificate.rows.isEmpty else { throw .noRows }
        let rowLimit = CertificateRowsFile.rowLimit
        guard certificate.rows.count <= rowLimit else { throw .tooManyRows(limit: rowLimit) }
        var last: UInt64?
        for row in certificate.rows {
            if let last, last >= row.recordIndex { throw .rowsNotAscending(recordIndex: row.recordIndex) }
            last = row.recordIndex
            try check(row, period: certificate.period)
            if certificate.selection == .rows { try checkForgery(row) }
        }
    }

    /// A summary shows no line that could be forged.
    private static func checkForgery(_ row: CertificateRow) throws(CertificateRefusal) {
        let record = row.recordIndex
        try CertificateTextRules.checkForgery(row.title, .title, record: record)
        try CertificateTextRules.checkForgery(row.content, .content, record: record)
        try CertificateTextRules.checkForgery(row.circumstances.place, .place, record: record)
        try CertificateTextRules.checkForgery(row.circumstances.recorder, .recorder, record: record)
        for approver in row.circumstances.approvers {
            try CertificateTextRules.checkForgery(approver, .approver, record: record)
        }
    }

    private static func check(_ drawn: CertificateDraw, issuer: CertificateIssuer) throws(CertificateRefusal) {
        guard Instant.writable.contains(drawn.issued.secondsSinceEpoch) else { throw .instantOutOfRange }
        let number = drawn.number
        guard number.isWellFormed, number.isIssued(by: issuer.organisation),
            number.year == CivilTime.shanghaiDay(drawn.issued).fields.year
        else { throw .numberOfAnother }
    }

    private static func check(_ row: CertificateRow, period: DayRange?) throws(CertificateRefusal) {
        guard (1...86_400).contains(row.service.seconds.count) else {
            throw .secondsOutOfRange(recordIndex: row.recordIndex)
        }
        if let period, !period.contains(row.service.day) { throw .dayOutsidePeriod(recordIndex: row.recordIndex) }
        guard !row.circumstances.approvers.isEmpty else { throw .approverMissing(recordIndex: row.recordIndex) }
        try CertificateTextRules.check(row.title, .title)
        try CertificateTextRules.check(row.content, .content)
        try CertificateTextRules.check(row.circumstances.place, .place)
        try CertificateTextRules.check(row.circumstances.recorder, .recorder)
        for approver in row.circumstances.approvers { try CertificateTextRules.check(approver, .approver) }
    }
}
