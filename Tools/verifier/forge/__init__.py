"""Writer of good and damaged logs, for tests of auditors."""
