internal import LedgerRules
