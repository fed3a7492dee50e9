import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// Cosigns checkpoints of a folder for the holder of a trust folder (spec 03 §5); needs no server.
public struct Witness {
    /// What the witness cosigned last.
    public struct Memory: Hashable, Sendable {
        /// Size of the log then; 0 before the first time.
        public let size: UInt64
        /// Root of the log at that size.
        public let root: Digest
    }

    /// Why nothing was cosigned.
    public enum Refusal: Error, Hashable, Sendable {
        /// `witness.key` is missing, readable by others, or malformed.
        case key(String)
        /// `witness` cannot be read or written.
        case memory(String)
        /// No key name of a signed note (spec 03 §2).
        case name(String)
        /// There is a `witness.key` already; a key that was used is never replaced.
        case keyExists(String)
        /// The audit has findings; a witness does not vouch for them.
        case findings
        /// The log is smaller than what was cosigned before.
        case smaller(UInt64)
        /// The log does not extend what was cosigned before.
        case inconsistent(UInt64)
        /// The last entry's log time, in milliseconds, is more than 15 minutes ahead of this machine's clock.
        case clockBehind(UInt64)
        /// Another run cosigned this size since the audit began; the audit did not hold the log against it.
        case overtaken(UInt64)

        /// Whether what the log shows is the reason, and not the witness's own files (spec 10 §4).
        public var isAboutLog: Bool {
            switch self {
            case .smaller, .inconsistent, .clockBehind: true
            case .key, .memory, .name, .keyExists, .findings, .overtaken: false
            }
        }
    }

    /// What was cosigned last.
    public let memory: Memory
    private let secret: SecretKey
    private let path: String

    /// The key as logs and auditors know it: what `xinshi checkpoint add --witness` and a trust policy take.
    public let verifierKey: VerifierKey

    /// Reads `witness.key` and `witness` of a trust folder.
    public init(trustFolder path: String) throws(Refusal) {
        self.path = path
        (verifierKey, secret) = try Witness.key(path + "/witness.key")
        memory = try Witness.memory(path + "/witness")
    }

    /// Checks an audit's report against the memory, persists the new size, then cosigns.
    ///
    /// The memory is read again under the folder's lock, which is held until the new one is durable: of two runs at one time
    /// the second sees what the first has cosigned, so no two roots of one size are ever cosigned.
    ///
    /// - Returns: the checkpoint with this witness's line added.
    public func cosign(_ report: AuditReport, timestampSeconds: UInt64) throws(Refusal) -> SignedCheckpoint {
        guard var signed = report.checkpoint, report.findings.allSatisfy({ $0.code == "quorum_not_met" }) else {
            throw .findings
        }
        // An entry dated after the cosignature that covers it is `postdated` for ever, whoever's clock is wrong.
        let latest = timestampSeconds.multipliedReportingOverflow(by: 1000)
        guard latest.overflow || report.lastLogTime <= latest.partialValue + 15 * 60 * 1000 else {
            throw .clockBehind(report.lastLogTime)
        }
        let seen = signed.checkpoint
        let lock = try lockFolder()
        defer { lock.release() }
        let last = try Witness.memory(path + "/witness")
        guard last == memory || last.size == seen.size else { throw .overtaken(last.size) }
        guard seen.size >= last.size else { throw .smaller(last.size) }
        guard last.size == 0 || report.roots[last.size] == last.root else { throw .inconsistent(last.size) }
        let lines = "\(seen.size)\n\(StrictBase64.encode(seen.root.bytes))\n"
        do throws(ReadFailure) {
            try DurableFile.replace(path + "/witness", with: Array(lines.utf8))
        } catch {
            throw .memory("\(error)")
        }
        _ = signed.cosign(with: secret, name: verifierKey.name, timestampSeconds: timestampSeconds)
        return signed
    }

    private func lockFolder() throws(Refusal) -> FolderLock {
        do throws(ReadFailure) {
            return try FolderLock(path)
        } catch {
            throw .memory("\(error)")
        }
    }

    private static func key(_ path: String) throws(Refusal) -> (VerifierKey, SecretKey) {
        let bytes: [UInt8]?
        do throws(ReadFailure) {
            bytes = try FileBytes.readPrivate(path, limit: 4096)
        } catch {
            throw .key("\(error)")
        }
        let lines = (bytes ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty,
            let seed = Hex.decode(String(decoding: lines[1], as: UTF8.self)), let secret = SecretKey(seed: seed)
        else { throw .key("\(path): expected a key name, 64 hex digits of a seed, each on a line") }
        let name = String(decoding: lines[0], as: UTF8.self)
        guard let key = VerifierKey(name: name, algorithm: .cosignature, publicKey: secret.publicKey) else {
            throw .key("\(path): not a key name")
        }
        return (key, secret)
    }

    private static func memory(_ path: String) throws(Refusal) -> Memory {
        let bytes: [UInt8]?
        do throws(ReadFailure) {
            bytes = try FileBytes.read(path, limit: 4096)
        } catch {
            throw .memory("\(error)")
        }
        guard let bytes else { return Memory(size: 0, root: MerkleTree.emptyRoot) }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, let size = UInt64(String(decoding: lines[0], as: UTF8.self)),
            let root = StrictBase64.decode(lines[1]).flatMap({ Digest($0) })
        else { throw .memory("\(path) is damaged; without it this witness cannot know what it has signed") }
        return Memory(size: size, root: root)
    }
}
