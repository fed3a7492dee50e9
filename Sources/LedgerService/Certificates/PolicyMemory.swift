internal import LedgerRules

/// The policies that the log adopted, as they were proven when a certificate was made last.
///
/// Entries do not change, so what was read of them holds as long as the list of places does. One owner.
final class PolicyMemory {
    /// Indexes of the adoptions that were read, in order.
    var places: [UInt64] = []
    /// What they adopted.
    var policies = AdoptedPolicies()
}
