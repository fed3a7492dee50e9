extension TrustPolicy {
    /// Reads a policy file; throws one of the `policy_` codes, with the offset of the line.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> TrustPolicy {
        if let offset = bytes.firstIndex(where: { !isAllowed($0) }) { throw FormatError(.policyCharacter, at: offset) }
        var reader = Reader()
        var lines = LineCursor(bytes)
        while let line = lines.next() {
            do {
                try reader.read(line)
            } catch {
                throw FormatError(error.code, at: line.startIndex)
            }
        }
        guard lines.isAtEnd else { throw FormatError(.policyLine, at: lines.offset) }
        guard reader.hasQuorum else { throw FormatError(.policyQuorum, at: bytes.count) }
        return reader.policy
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte == 0x09 || byte == 0x0A || (byte >= 0x20 && byte != 0x7F)
    }

    /// What was read so far.
    private struct Reader {
        var policy = TrustPolicy()
        var hasQuorum = false
        private var defined: Set<Name> = [Name("none".utf8)]
        private var grouped: Set<Name> = []

        mutating func read(_ line: ArraySlice<UInt8>) throws(FormatError) {
            let items = line.split { $0 == 0x20 || $0 == 0x09 }
            guard let keyword = items.first, keyword.first != UInt8(ascii: "#") else { return }
            switch String(decoding: keyword, as: UTF8.self) {
            case "log": try readLog(items)
            case "witness": try readWitness(items)
            case "group": try readGroup(items)
            case "quorum": try readQuorum(items)
            default: throw FormatError(.policyLine)
            }
        }

        private mutating func readLog(_ items: [ArraySlice<UInt8>]) throws(FormatError) {
            guard (2...3).contains(items.count) else { throw FormatError(.policyLine) }
            let key = try key(items[1], .ed25519)
            guard !policy.logs.contains(where: { $0.key.publicKey == key.publicKey }) else {
                throw FormatError(.policyKey)
            }
            guard policy.logs.count < limit else { throw FormatError(.policyLimit) }
            policy.logs.append(Log(key: key, url: items.count == 3 ? Array(items[2]) : nil))
        }

        private mutating func readWitness(_ items: [ArraySlice<UInt8>]) throws(FormatError) {
            guard (3...4).contains(items.count) else { throw FormatError(.policyLine) }
            let name = Name(items[1])
            let key = try key(items[2], .cosignature)
            guard !policy.witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
                throw FormatError(.policyKey)
            }
            guard policy.witnesses.count < limit else { throw FormatError(.policyLimit) }
            try define(name)
            policy.witnesses.append(Witness(name: name, key: key, url: items.count == 4 ? Array(items[3]) : nil))
        }

        private mutating func readGroup(_ items: [ArraySlice<UInt8>]) throws(FormatError) {
            guard items.count >= 4 else { throw FormatError(.policyLine) }
            let members = items[3...].map { Name($0) }
            for member in members {
                guard defined.contains(member), member != Name("none".utf8) else { throw FormatError(.policyName) }
                guard grouped.insert(member).inserted else { throw FormatError(.policyMember) }
            }
            let threshold = try threshold(items[2], of: members.count)
            guard policy.groups.count < limit else { throw FormatError(.policyLimit) }
            let name = Name(items[1])
            try define(name)
            policy.groups.append(Group(name: name, threshold: threshold, members: members))
        }

        private mutating func readQuorum(_ items: [ArraySlice<UInt8>]) throws(FormatError) {
            guard items.count == 2 else { throw FormatError(.policyLine) }
            guard !hasQuorum else { throw FormatError(.policyQuorum) }
            let name = Name(items[1])
            guard defined.contains(name) else { throw FormatError(.policyName) }
            hasQuorum = true
            policy.quorum = name == Name("none".utf8) ? nil : name
        }

        private mutating func define(_ name: Name) throws(FormatError) {
            guard defined.insert(name).inserted else { throw FormatError(.policyName) }
        }

        private func threshold(_ item: ArraySlice<UInt8>, of count: Int) throws(FormatError) -> Int {
            switch String(decoding: item, as: UTF8.self) {
            case "all": return count
            case "any": return 1
            default:
                guard let number = Decimal.parse(item), (1...UInt64(count)).contains(number) else {
                    throw FormatError(.policyThreshold)
                }
                return Int(number)
            }
        }

        private func key(
            _ item: ArraySlice<UInt8>,
            _ algorithm: VerifierKey.Algorithm
        ) throws(FormatError) -> VerifierKey {
            guard let key = try? VerifierKey.parse(item), key.algorithm == algorithm else {
                throw FormatError(.policyKey)
            }
            return key
        }
    }
}
