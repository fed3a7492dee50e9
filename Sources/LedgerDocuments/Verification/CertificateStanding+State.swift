internal import LedgerModel

/// The rows of the table of spec 09 §4 that a log decides, for whoever verifies a certificate and for who keeps the register.
extension CertificateStanding {
    /// The state of a genuine certificate of which a log says this.
    public var state: CertificateState {
        switch outcome {
        case .failed(let reason), .notChecked(let reason): CertificateState(standing: reason)
        case .passed: CertificateState(standing: nil)
        }
    }

    /// Whether no later entry can change it: what a longer log says is not needed.
    var isFinal: Bool { !differingRecords.isEmpty || status == .revoked }

    /// The gravest thing that the log says.
    var outcome: CertificateOutcome {
        switch status {
        case _ where !differingRecords.isEmpty: .failed(.linesNotInLog)
        case .revoked: .failed(.revoked)
        case .suspended: .failed(.suspended)
        case _ where !disputedRecords.isEmpty: .failed(.disputed)
        // Told before any replacement: nobody may go on adding up what was void.
        case _ where !voidedRecords.isEmpty: .failed(.voided)
        case .superseded: .failed(.superseded)
        case _ where !correctedRecords.isEmpty: .failed(.corrected)
        case .valid: .passed
        }
    }
}

extension CertificateState {
    /// The state of a certificate whose other checks are good; nil when the check of its status passed.
    init(standing reason: CertificateReason?) {
        switch reason {
        case .logForked, .registerUnknown, .linesNotInLog: self = .notGenuine
        // Whoever names a log folder asks what became of it, and this one cannot tell.
        case .logFolderOlder, .logFolderBehind, .logFolderUnreadable, .rowsMissing: self = .unknown
        case .revoked: self = .revoked
        case .suspended, .disputed: self = .suspended
        case .voided, .superseded, .corrected: self = .superseded
        case .none: self = .valid
        default: self = .validOffline
        }
    }
}
