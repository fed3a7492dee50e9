public import LedgerModel

/// Why bytes are no statement: they are not in the profile, or the object has no valid form.
public enum StatementError: Error, Hashable, Sendable {
    /// Not in the JSON profile (spec 01 §2).
    case profile(FormatError)
    /// No valid form (spec 06 §1), `unknown_type` included.
    case schema(SchemaFault)

    /// The written code, for findings and vectors.
    public var code: String {
        switch self {
        case .profile(let error): error.code.rawValue
        case .schema(let fault): fault.code.rawValue
        }
    }

    /// The field that a fault of form names, nil for texts outside the profile.
    public var field: String? {
        if case .schema(let fault) = self { fault.field } else { nil }
    }
}

extension StatementError: CustomStringConvertible {
    /// The code and where, for findings and test output; not a text for visitors.
    public var description: String {
        switch self {
        case .profile(let error): error.description
        case .schema(let fault): "\(fault.code.rawValue) in \(fault.field)"
        }
    }
}
