/// The unit that a header or a title states for bare numbers.
enum DurationUnit: Hashable {
    /// Sixty minutes.
    case hours
    /// Sixty seconds.
    case minutes

    /// The seconds of one unit.
    var seconds: Int { self == .hours ? 3600 : 60 }
}
