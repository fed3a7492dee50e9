import LedgerModel
import Testing

/// Spec 01 §1: what may be a log time, and the Shanghai day of an instant.
@Suite struct InstantTests {
    @Test func logTimesLieInTheYears1992To9999() {
        #expect(!Instant.isLogTime(694_195_199_999) && Instant.isLogTime(694_195_200_000))
        #expect(Instant.isLogTime(253_402_271_999_999) && !Instant.isLogTime(253_402_272_000_000))
        #expect(!Instant.isLogTime(0) && !Instant.isLogTime(.max))
    }
}
