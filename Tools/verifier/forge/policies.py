"""Small made-up policy documents, in the shapes of the specification and of Ledger/policy."""

CALENDAR = {"name": "calendar", "version": 1, "years": [
    {"days_off": ["2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
                  "2026-05-01", "2026-10-01", "2026-10-02"],
     "workdays": ["2026-02-14", "2026-02-28"], "year": 2026}]}
CATEGORIES = {"categories": [{"code": "elder_care"}, {"code": "environment"}, {"code": "sales_event"}],
              "name": "categories", "refused_kinds": [{"code": "sales_event"}], "version": 1}
TYPES = {"name": "organisation_types", "types": [
    {"code": "point", "legal_recorder": False, "may_be_root": False, "parents": ["station"]},
    {"code": "region", "legal_recorder": True, "may_be_root": True, "parents": ["region"]},
    {"code": "residents_committee", "legal_recorder": True, "may_be_root": False, "parents": ["region"]},
    {"code": "school", "legal_recorder": True, "may_be_root": False, "parents": ["region"]},
    {"code": "station", "legal_recorder": False, "may_be_root": False, "parents": ["residents_committee"]},
], "version": 1}
REASONS = {"lists": [{"code": "all", "items": [{"code": "entry_error"}, {"code": "false_record"}]}],
           "name": "reason_codes", "version": 1}
RECORDING = {"credit_evidence": ["roster", "signed_in_out"], "day_ceiling_seconds": 28800,
             "deadline_working_days": 10, "earn_denominator": 2, "earn_numerator": 1, "name": "recording",
             "objection_working_days": 10, "session_ceiling_seconds": 14400,
             "two_approvers_evidence": ["back_office"], "version": 1}
REGIONS = {"name": "regions", "regions": [{"code": "150000"}, {"code": "150102"}], "version": 1}
CLASSES = ["back_office", "imported", "roster", "signed_in_out"]
STARS = {"name": "stars", "rule_sets": [{
    "code": "default", "effective_from": "2012-10-23", "region": "default", "stars": [
        {"evidence_classes": CLASSES, "star": 1, "threshold_seconds": 10800},
        {"evidence_classes": CLASSES, "star": 2, "threshold_seconds": 36000},
        {"evidence_classes": CLASSES, "star": 3, "threshold_seconds": 360000}]}], "version": 1}
INITIAL = (CALENDAR, CATEGORIES, TYPES, REASONS, RECORDING, REGIONS, STARS)
FOR_RULES = (CALENDAR, CATEGORIES, TYPES, RECORDING, STARS)
