import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

/// A certificate of three records and the two files that go with it.
struct SampleCertificate {
    var log: SampleLog
    let certificate: Certificate
    let credential: [UInt8]
    let proof: [UInt8]

    static let correctedRecord: UInt64 = 131
    static let issued = Instant(secondsSinceEpoch: 1_767_259_845)

    static func row(_ index: UInt64, day: String, seconds: Int64, evidence: EvidenceClass) throws -> CertificateRow {
        guard let day = CivilDate(day) else { throw SampleError() }
        var row = CertificateRow(
            recordIndex: index,
            activity: ("“爱心超市”整理", "清点、上架捐赠物资；登记领取"),
            evidence: evidence,
            service: CertificateRow.Service(day: day, seconds: Seconds(seconds)),
            circumstances: CertificateRow.Circumstances(
                place: "新时代嘎查党群服务中心",
                recorder: "新时代嘎查志愿服务站",
                approvers: evidence == .backOffice ? ["新时代嘎查志愿服务站", "示范旗志愿服务中心"] : ["新时代嘎查志愿服务站"],
                delayWorkingDays: evidence == .backOffice ? 13 : 1,
                isLate: evidence == .backOffice
            )
        )
        if index == correctedRecord { row.circumstances.correctedOn = CivilDate("2025-12-20") }
        return row
    }

    static func certificate(genesis: Digest) throws -> Certificate {
        guard let name = Name("新时代嘎查志愿服务站"),
            let salt = Identifier<CertificateSaltKind>(hex: String(repeating: "5a", count: 16)),
            let first = CivilDate("2025-11-01"), let last = CivilDate("2025-12-31")
        else { throw SampleError() }
        let number = CertificateNumber.drawn(issuer: SampleLog.station, year: 2026, random: [1, 2, 3, 4, 5])
        var issuer = CertificateIssuer(organisation: SampleLog.station, name: name)
        issuer.official = "乌云"
        issuer.handler = "张三"
        issuer.phone = "0482-0000000"
        var certificate = Certificate(
            issuer: issuer,
            holder: CertificateHolder(name: "其木格", volunteerNumber: "1522240000123"),
            rows: [
                try row(120, day: "2025-11-03", seconds: 7200, evidence: .signedInOut),
                try row(131, day: "2025-11-17", seconds: 5400, evidence: .signedInOut),
                try row(188, day: "2025-12-01", seconds: 9000, evidence: .backOffice),
            ],
            selection: .rows,
            drawn: CertificateDraw(genesis: genesis, number: number, salt: salt, issued: issued)
        )
        certificate.period = DayRange(first: first, last: last)
        return certificate
    }

    /// Issues the sample certificate in the sample log.
    static func make(_ change: (inout Certificate) -> Void = { _ in }) throws -> SampleCertificate {
        let log = try SampleLog.furnished()
        var certificate = try certificate(genesis: log.genesis)
        change(&certificate)
        let credential = try CredentialBuilder.build(certificate, key: SampleLog.credentialKey)
        return try issue(credential, certificate, in: log)
    }

    /// A certificate as short as can be: one sum, and a log in which the root key signs everything.
    static func brief() throws -> SampleCertificate {
        var log = try SampleLog()
        log.append(
            [
                log.registration(SampleLog.station, "新时代嘎查志愿服务站"),
                log.enrolment(of: SampleLog.credentialKey, in: SampleLog.station, kind: .credential),
            ],
            by: SampleLog.rootKey
        )
        var certificate = try certificate(genesis: log.genesis)
        certificate.issuer = CertificateIssuer(
            organisation: certificate.issuer.organisation,
            name: certificate.issuer.name
        )
        certificate.rows.removeLast(2)
        certificate.holder.volunteerNumber = nil
        let credential = try CredentialBuilder.build(certificate, key: SampleLog.credentialKey)
        return try issue(credential, certificate, in: log, by: SampleLog.rootKey)
    }

    /// Logs a credential with a statement of its own making and proves it.
    static func issue(
        _ credential: [UInt8],
        _ certificate: Certificate,
        in log: SampleLog,
        by key: SecretKey = SampleLog.deskKey,
        statement: ((JSONValue) -> JSONValue)? = nil
    ) throws -> SampleCertificate {
        var log = log
        let plain = self.statement(of: certificate, credential: credential)
        let index = log.append([statement?(plain) ?? plain], by: key)
        let proof = try CertificateProofBuilder.build(issuedAt: index, checkpoint: log.checkpoint(), from: log.access)
        return SampleCertificate(log: log, certificate: certificate, credential: credential, proof: proof)
    }

    static func statement(of certificate: Certificate, credential: [UInt8]) -> JSONValue {
        let key = AuthorKey.name(publicKey: SampleLog.credentialKey.publicKey)
        return .sorted([
            .init("command", .string(certificate.drawn.salt.description)),
            .init("credential", .string(SHA2.hash(credential).description)), .init("key", .string(key.description)),
            .init("number", .string(certificate.drawn.number.text)),
            .init("records", .array(certificate.rows.map { .integer(Int64($0.recordIndex)) })),
            .init("register_ordinal", .integer(0)),
            .init("seconds", .integer(certificate.rows.reduce(0) { $0 + $1.service.seconds.count })),
            .init("type", .string("certificate_issued")), .init("v", .integer(1)),
        ])
    }

    func verify(
        credential: [UInt8]? = nil,
        proof: [UInt8]? = nil,
        trust: CertificateTrust? = nil,
        status: (any StatusSource)? = nil
    ) throws -> CertificateReport {
        CertificateVerifier.verify(
            credential: credential ?? self.credential,
            proof: proof ?? self.proof,
            trust: try trust ?? log.trust(),
            status: status
        )
    }
}

struct SampleError: Error {}

extension [UInt8] {
    /// These bytes with the first occurrence of a text replaced.
    func replacing(_ old: String, with new: String) -> [UInt8] {
        let pattern = Array(old.utf8)
        guard let start = indices.first(where: { self[$0...].starts(with: pattern) }) else { return self }
        return Array(self[..<start] + Array(new.utf8) + self[(start + pattern.count)...])
    }
}

extension JSONValue {
    /// This object with one value replaced.
    func setting(_ key: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.key == key ? Member(key, value) : $0 })
    }
}
