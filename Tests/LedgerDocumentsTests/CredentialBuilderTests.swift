import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CredentialBuilderTests {
    private func build(_ change: (inout Certificate) throws -> Void) throws -> [UInt8] {
        var certificate = try SampleCertificate.certificate(genesis: .zero)
        try change(&certificate)
        return try CredentialBuilder.build(certificate, key: SampleLog.credentialKey)
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        #expect(try build { _ in } == build { _ in })
        #expect(try build { _ in } != build { $0.drawn.salt = Identifier(high: 1, low: 2) })
    }

    @Test func whatWasWrittenIsRead() throws {
        let read = try CredentialReader.read(build { _ in })
        let certificate = try SampleCertificate.certificate(genesis: .zero)
        #expect(read.document.lines == certificate.rows.map(CredentialLine.init))
        #expect(read.document.issuer == certificate.issuer && read.document.holder == certificate.holder)
        #expect(read.document.drawn == certificate.drawn && read.document.period == certificate.period)
        #expect(read.document.sums.late == 9000 && read.document.sums.byEvidence[.signedInOut] == 12_600)
    }

    @Test func aCorrectedRowSaysSoAndWhen() throws {
        let lines = try CredentialReader.read(build { _ in }).document.lines
        #expect(lines.map { $0.correctedOn.map { "\($0)" } } == [nil, "2025-12-20", nil])
        #expect(lines[1].narrative.hasSuffix("；记录用时 1 个工作日；更正于 2025-12-20；未逾期"))
        #expect(lines[0].narrative.hasSuffix("；记录用时 1 个工作日；未逾期"))
        #expect(lines[0].details == lines[1].details)
    }

    @Test(arguments: [
        ("记录用时 1 个工作日；", "记录用时 1 个工作日 (checked)；"), ("记录用时 1 个工作日；", "记录用时 +1 个工作日；"), ("；审核单位 ", "；"),
        ("地点 ", "place "),
    ])
    func aLineOfAnotherFormIsNotRead(text: String, other: String) throws {
        let line = try #require(CredentialReader.read(build { _ in }).document.lines.first?.narrative)
        #expect(CredentialLine.parts(ofNarrative: line) != nil && line.contains(text))
        #expect(CredentialLine.parts(ofNarrative: line.replacing(text, with: other)) == nil)
    }

    /// Also such as a writer refuses today and may have signed before.
    @Test func awkwardTextsSurvive() throws {
        var certificate = try SampleCertificate.certificate(genesis: .zero)
        certificate.rows[0].title = "；“a”\\\"\u{301}"
        certificate.rows[0].circumstances.place = "\u{301}；；已逾期；"
        certificate.issuer.handler = "\u{301}x"
        let key = SampleLog.credentialKey
        let bytes = CredentialBuilder.sign(CredentialBuilder.document(certificate, issuerKey: key.publicKey), with: key)
        let document = try CredentialReader.read(bytes).document
        #expect(document.lines[0].title.utf8.elementsEqual("；“a”\\\"\u{301}".utf8))
        #expect(document.issuer.handler?.utf8.elementsEqual("\u{301}x".utf8) == true)
    }

    @Test(arguments: CertificateField.allCases) func everyTextIsChecked(field: CertificateField) throws {
        #expect(throws: CertificateRefusal.textNotAllowed(field)) { try build { $0.set(field, "") } }
        #expect(throws: CertificateRefusal.textNotAllowed(field)) { try build { $0.set(field, "a\nb") } }
        let long = String(repeating: "长", count: 700)
        #expect(throws: CertificateRefusal.textNotAllowed(field)) { try build { $0.set(field, long) } }
        #expect(throws: CertificateRefusal.identityNumber(field)) {
            try build { $0.set(field, "身份证11010519491231002X号") }
        }
    }

    @Test(arguments: [
        (CertificateField.place, "服务中心；记录单位 东莞市民政局", "；"), (.place, "服务中心;x", ";"), (.place, "a\u{2028}b", "U+2028"),
        (.place, "服务中心 记录\u{3000}单位 某局", "记录单位"), (.title, "敬老 未逾期", "未逾期"), (.title, "﹔", "﹔"),
        (.recorder, "某站；审核单位 某局", "；"), (.approver, "某局合计", "合计"), (.content, "家政；服务\u{200B}时间 9 小时", "；服务时间"),
        (.official, "陈素芬 500", "5"), (.official, "陈素芬；", "；"),
        (.handler, "李敏，合计", "合计"), (.handler, "李敏９", "９"), (.handler, "李敏①", "①"),
    ])
    func aTextThatReadsAsAnotherPartIsRefused(field: CertificateField, text: String, word: String) throws {
        let isOfLine = ![.official, .handler].contains(field)
        let record = try isOfLine ? SampleCertificate.certificate(genesis: .zero).rows[0].recordIndex : nil
        #expect(throws: CertificateRefusal.wordNotAllowed(field, word: word, record: record)) {
            try build { $0.set(field, text) }
        }
        guard isOfLine else { return }
        // A summary shows no line.
        _ = try build {
            $0.set(field, text)
            $0.selection = .summary
        }
    }

    @Test(arguments: [
        (CertificateField.content, "陪伴；家政"), (.content, "服务时间内巡逻"), (.place, "集合地点 东门（9 号）"), (.title, "敬老、助残 2026"),
        (.official, "伍万里"), (.handler, "Li Min"), (.phone, "0769-1；0769-2"),
    ])
    func anInnocentTextStands(field: CertificateField, text: String) throws {
        #expect(throws: Never.self) { try build { $0.set(field, text) } }
    }

    @Test func refusesWhatCannotBeCertified() throws {
        #expect(throws: CertificateRefusal.noRows) { try build { $0.rows = [] } }
        #expect(throws: CertificateRefusal.rowsNotAscending(recordIndex: 120)) {
            try build { $0.rows.append($0.rows[0]) }
        }
        #expect(throws: CertificateRefusal.secondsOutOfRange(recordIndex: 131)) {
            try build { $0.rows[1].service.seconds = Seconds(86_401) }
        }
        #expect(throws: CertificateRefusal.dayOutsidePeriod(recordIndex: 120)) {
            try build { $0.rows[0].service.day = CivilDate(daysSinceEpoch: 0) }
        }
        #expect(throws: CertificateRefusal.approverMissing(recordIndex: 188)) {
            try build { $0.rows[2].circumstances.approvers = [] }
        }
        #expect(throws: CertificateRefusal.numberOfAnother) {
            try build { $0.drawn.number = CertificateCases.draw(SampleLog.banner, random: [1, 2, 3, 4, 5]) }
        }
        #expect(throws: CertificateRefusal.numberOfAnother) {
            try build { $0.drawn.issued = Instant(secondsSinceEpoch: 1_798_800_000) }
        }
        #expect(throws: CertificateRefusal.instantOutOfRange) {
            try build { $0.drawn.issued = Instant(secondsSinceEpoch: 0) }
        }
    }

    private func rows(_ count: UInt64) throws -> [CertificateRow] {
        try (0..<count).map { try SampleCertificate.row($0, day: "2025-11-03", seconds: 3600, evidence: .roster) }
    }

    @Test func commitsToMoreThanSevenHundredRecords() throws {
        var certificate = try SampleCertificate.certificate(genesis: .zero)
        certificate.rows = try rows(701)
        let read = try CredentialReader.read(try CredentialBuilder.build(certificate, key: SampleLog.credentialKey))
        let file = try #require(try CertificateRowsFile(certificate))
        #expect(read.document.lines.isEmpty)
        #expect(read.document.rows == file.commitment)
        #expect(file.commitment.count == 701)
        #expect(CertificateRowsFile.read(file.bytes)?.count == 701)
        certificate.rows.removeLast()
        #expect(try CertificateRowsFile(certificate) == nil)
        certificate.rows = try rows(UInt64(CertificateRowsFile.rowLimit) + 1)
        #expect(throws: CertificateRefusal.tooManyRows(limit: 20_000)) {
            try CredentialBuilder.build(certificate, key: SampleLog.credentialKey)
        }
    }

    @Test func listsAtMostSevenHundredRecords() throws {
        let bytes = try build { $0.rows = try rows(700) }
        #expect(try CredentialReader.read(bytes).document.lines.count == 700)
        let long = String(repeating: "长", count: 600)
        #expect(throws: CertificateRefusal.tooLong(limit: JCSReader.byteLimit)) {
            try build { certificate in
                certificate.rows = try rows(700)
                for index in certificate.rows.indices { certificate.rows[index].content = long }
            }
        }
    }

    @Test func aHundredRowsAreBuiltQuickly() throws {
        let certificate = try rows(100)
        let duration = try ContinuousClock().measure { _ = try build { $0.rows = certificate } }
        print("100 rows built in \(duration)")
        #if !DEBUG
        #expect(duration < .milliseconds(20))
        #endif
    }
}

extension Certificate {
    fileprivate mutating func set(_ field: CertificateField, _ text: String) {
        switch field {
        case .official: issuer.official = text
        case .handler: issuer.handler = text
        case .phone: issuer.phone = text
        case .name: holder.name = text
        case .volunteerNumber: holder.volunteerNumber = text
        case .title: rows[0].title = text
        case .content: rows[0].content = text
        case .place: rows[0].circumstances.place = text
        case .recorder: rows[0].circumstances.recorder = text
        case .approver: rows[0].circumstances.approvers = [text]
        }
    }
}
