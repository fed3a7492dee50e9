/// Why a statement in the JSON profile has no valid form: a code of spec 06 §1 and the field.
public struct SchemaFault: Error, Hashable, Sendable {
    /// The code.
    public let code: Code
    /// The field's name; for a field of an inner object the names from outside in, joined by `.`.
    public let field: String

    /// Pairs a code with a field.
    public init(_ code: Code, field: String) {
        self.code = code
        self.field = field
    }

    /// The codes of spec 06 §1 that are decided without the log, in their order of precedence.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// `type` or `v` is not of this edition: byte steps go on, rule steps stop (spec 05 §1).
        case unknownType = "unknown_type"
        /// A field that the type does not have.
        case unknownField = "schema_unknown_field"
        /// A field that the type demands is left out.
        case missingField = "schema_missing_field"
        /// A value of another JSON type, `null` included.
        case fieldType = "schema_field_type"
        /// A value of the right JSON type that the field does not allow.
        case fieldRange = "schema_field_range"
        /// Fields that exclude or demand one another.
        case combination = "schema_combination"
    }
}
