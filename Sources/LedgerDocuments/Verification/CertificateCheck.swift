/// What is checked, in the order in which a report shows it.
public enum CertificateCheck: String, CaseIterable, Hashable, Sendable {
    /// The text is a credential of spec 09 §1.
    case form
    /// `@context` of document and proof.
    case context
    /// The certificate number.
    case number
    /// The key that signed is the one that the credential names as its issuer.
    case issuerKey = "issuer_key"
    /// The signature.
    case signature
    /// Sums, lines and period agree with one another.
    case content
    /// The rows file is the one that the credential names, and agrees with its sums.
    case rows
    /// There is a proof, of a log in the trust folder, with the log's signature.
    case log
    /// Enough witnesses cosigned.
    case witnesses
    /// The statement stands in the log.
    case inclusion
    /// The log is the one whose first entry is pinned.
    case genesis
    /// The keys descend from the first entry.
    case chain
    /// The key and the name belong to the organisation.
    case issuer
    /// The log's statement is about this very credential.
    case statement
    /// What became of it since.
    case status
}

/// How a check ended.
public enum CertificateOutcome: Hashable, Sendable {
    /// Nothing is wrong.
    case passed
    /// This is wrong.
    case failed(CertificateReason)
    /// It could not be checked, for this reason.
    case notChecked(CertificateReason)
}

/// What all checks together say (spec 09 §4), the worst first.
public enum CertificateState: String, CaseIterable, Hashable, Sendable {
    /// Forged, altered, signed and not logged, or of a log that shows two histories: an alarm.
    case notGenuine = "NOT GENUINE"
    /// Nothing is wrong as far as can be seen, and that is not far enough.
    case unknown = "UNKNOWN"
    /// Withdrawn.
    case revoked = "REVOKED"
    /// Under dispute.
    case suspended = "SUSPENDED"
    /// Corrected or replaced since.
    case superseded = "SUPERSEDED"
    /// Good by a log folder at least as new as the proof.
    case valid = "VALID"
    /// Issued as shown and signed; what became of it since is not known.
    case validOffline = "VALID OFFLINE"
}

/// Why a check failed or was not made.
public enum CertificateReason: String, CaseIterable, Hashable, Sendable {
    case credentialSyntax = "credential_syntax"
    case credentialForm = "credential_form"
    case contextOther = "context_other"
    case numberInvalid = "number_invalid"
    case numberOfAnother = "number_of_another"
    case issuerKeyOther = "issuer_key_other"
    case signatureInvalid = "signature_invalid"
    case sumsDiffer = "sums_differ"
    case linesDisordered = "lines_disordered"
    case lineOutsidePeriod = "line_outside_period"
    case rowsNone = "rows_none"
    case rowsMissing = "rows_missing"
    case rowsUnreadable = "rows_unreadable"
    case rowsDiffer = "rows_differ"
    case proofMissing = "proof_missing"
    case proofUnreadable = "proof_unreadable"
    case logUnknown = "log_unknown"
    case logSignatureInvalid = "log_signature_invalid"
    case quorumNotMet = "quorum_not_met"
    case witnessesNotAsked = "witnesses_not_asked"
    case notInLog = "not_in_log"
    case genesisOther = "genesis_other"
    case chainUnreadable = "chain_unreadable"
    case chainIncomplete = "chain_incomplete"
    case chainSurplus = "chain_surplus"
    case chainNotInLog = "chain_not_in_log"
    case chainBroken = "chain_broken"
    case chainSignature = "chain_signature"
    case chainKeyKind = "chain_key_kind"
    case chainEnrolment = "chain_enrolment"
    case issuerKeyUnknown = "issuer_key_unknown"
    case issuerNameOther = "issuer_name_other"
    case statementOther = "statement_other"
    case statementContent = "statement_content"
    case logForked = "log_forked"
    case registerUnknown = "register_unknown"
    case linesNotInLog = "lines_not_in_log"
    case revoked
    case suspended
    case disputed
    case voided
    case superseded
    case corrected
    case logFolderMissing = "log_folder_missing"
    case logFolderOlder = "log_folder_older"
    case logFolderBehind = "log_folder_behind"
    case logFolderUnreadable = "log_folder_unreadable"
    case notReached = "not_reached"
}
