public import LedgerModel

/// What building a proof reads from the log; answered by a store or by a folder of tiles.
///
/// The closures may throw whatever their store throws.
public struct CertificateLogAccess {
    /// The bytes of an entry.
    public var entry: (_ index: UInt64) throws -> [UInt8]
    /// The inclusion path of a leaf in the tree of the first `size` entries.
    public var path: (_ index: UInt64, _ size: UInt64) throws -> [Digest]
    /// Index of the BATCH entry of a statement.
    public var batch: (_ statement: UInt64) throws -> UInt64
    /// Index of the `key_enrolled` of a key; nil when there is none, as for the root key.
    public var enrolment: (_ authorKey: Digest) throws -> UInt64?
    /// Index of the `organisation_registered` of an organisation; nil when there is none.
    public var registration: (_ organisation: OrganisationID) throws -> UInt64?

    /// Wraps the closures.
    public init(
        entry: @escaping (UInt64) throws -> [UInt8],
        path: @escaping (UInt64, UInt64) throws -> [Digest],
        batch: @escaping (UInt64) throws -> UInt64,
        enrolment: @escaping (Digest) throws -> UInt64?,
        registration: @escaping (OrganisationID) throws -> UInt64?
    ) {
        self.entry = entry
        self.path = path
        self.batch = batch
        self.enrolment = enrolment
        self.registration = registration
    }
}
