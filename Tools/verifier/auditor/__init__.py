"""Independent verifier of a Xinshi ledger, written from Ledger/spec alone."""
