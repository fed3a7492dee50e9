internal import LedgerModel

extension FieldKind {
    /// Whether a JSON type is the one that this kind of field has.
    static func accepts(_ found: FieldScanner.Kind, for kind: FieldKind) -> Bool {
        switch kind {
        case .identifier, .digest, .commitment, .evidence, .signature, .day, .code, .oneOf, .text, .region,
            .policyRegion, .certificateNumber:
            found == .string || found == .escapedString
        case .integer: found == .integer
        case .boolean: found == .bool
        case .reference, .object, .either, .document: found == .object
        case .list: found == .array
        }
    }

    /// Whether a value of the right JSON type is allowed; objects and arrays have checks of their own.
    func contains(_ value: ArrayElements.Element) -> Bool {
        switch self {
        case .identifier: value.identifier(as: SubjectID.self) != nil
        case .digest, .commitment, .evidence: value.digest != nil
        case .signature: value.signature != nil
        case .day: value.day != nil
        case .integer(let range): value.integer.map(range.contains) ?? false
        case .code: isMade(value, of: Code.allows, count: 1...Code.byteLimit)
        case .oneOf(let codes): codes.contains { value.plainBytes?.elementsEqual($0.utf8) ?? false }
        case .text(let bytes): value.string.map { bytes.contains($0.utf8.count) } ?? false
        case .region: value.string.flatMap(Region.init) != nil
        case .policyRegion: value.string.flatMap(PolicyRegion.init) != nil
        case .certificateNumber: isMade(value, of: CertificateNumber.allows, count: 1...CertificateNumber.byteLimit)
        case .boolean, .reference, .object, .either, .document, .list: true
        }
    }

    private func isMade(
        _ value: ArrayElements.Element,
        of allows: (UInt8) -> Bool,
        count: ClosedRange<Int>
    ) -> Bool {
        guard let bytes = value.plainBytes else { return false }
        return count.contains(bytes.count) && bytes.allSatisfy(allows)
    }

    /// Whether one element of a list stands strictly before the next.
    func isAscending(_ left: ArrayElements.Element, _ right: ArrayElements.Element) -> Bool {
        if case .integer = self { return (left.integer ?? 0) < (right.integer ?? 0) }
        guard let left = left.plainBytes, let right = right.plainBytes else { return true }
        return left.lexicographicallyPrecedes(right)
    }
}
