internal import LedgerVault

/// What tells one person from another (spec 08 §7); empty texts say nothing.
public struct PersonIdentity: Hashable, Sendable {
    /// 姓名.
    public var name = ""
    /// 联系方式.
    public var contact = ""
    /// Kind of the document; `resident_id` for 居民身份证.
    public var documentType = ""
    /// 证件号码.
    public var documentNumber = ""

    /// Says nothing yet.
    public init() {}

    /// Says one thing.
    init(name: String = "", contact: String = "", documentType: String = "", documentNumber: String = "") {
        self.name = name
        self.contact = contact
        self.documentType = documentType
        self.documentNumber = documentNumber
    }

    /// The document in the form in which duplicates are looked for, nil without a number.
    var document: DocumentNumber? {
        let type = documentType.isEmpty ? "resident_id" : documentType
        return documentNumber.isEmpty ? nil : DocumentNumber(type: type, number: documentNumber)
    }

    /// The digits of a number without 86, or the bytes of what is no telephone number.
    var comparableContact: [UInt8] {
        let digits = contact.utf8.filter { (0x30...0x39).contains($0) }
        guard digits.count >= 7 else { return Array(contact.utf8) }
        for prefix in ["0086", "86"] where digits.starts(with: prefix.utf8) && digits.count - prefix.utf8.count >= 7 {
            return Array(digits.dropFirst(prefix.utf8.count))
        }
        return digits
    }

    /// Takes over a value that is newer than what stood.
    mutating func take(_ tag: VaultTag, _ text: String) {
        switch tag {
        case .name: name = text
        case .contact: contact = text
        case .documentType: documentType = text
        case .documentNumber: documentNumber = text
        default: break
        }
    }
}
