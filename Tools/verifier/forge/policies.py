"""Policy documents for forged logs: the shapes of spec 05 §10, cut down from Ledger/policy or made up where a log has to be short."""

CALENDAR = {"name": "calendar", "provisional_from": "2026-12-26", "version": 1, "years": [
    {"days_off": ["2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18",
                  "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-04-04", "2026-04-05",
                  "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19",
                  "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02",
                  "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"],
     "workdays": ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"], "year": 2026}]}
CATEGORIES = {"categories": [{"code": "elder_care"}, {"code": "environment"}, {"code": "donation"}],
              "name": "categories", "refused_kinds": [{"code": "donation"}, {"code": "paid_work"}], "version": 1}
TYPES = {"name": "organisation_types", "types": [
    {"code": "point", "legal_recorder": False, "may_be_root": False, "parents": ["station"]},
    {"code": "region", "legal_recorder": False, "may_be_root": True, "parents": ["region"]},
    {"code": "residents_committee", "legal_recorder": True, "may_be_root": False, "parents": ["region"]},
    {"code": "school", "legal_recorder": True, "may_be_root": False, "parents": ["region"]},
    {"code": "station", "legal_recorder": False, "may_be_root": False, "parents": ["residents_committee"]},
], "version": 1}
REASONS = {"lists": [{"code": "all", "items": [{"code": "entry_error"}, {"code": "false_record"}]}],
           "name": "reason_codes", "version": 1}


def evidence_class(code, approvals=1, superior=False, capped=False):
    """One evidence class of `recording`."""
    return {"approvals": approvals, "capped_at_planned_length": capped, "code": code, "superior_approval": superior}


RECORDING = {
    "approval": {"late": {"approvals": 2, "superior_approval": True}}, "deadline": {"working_days": 10},
    "evidence_classes": [evidence_class("back_office", 2, True, True), evidence_class("imported"),
                         evidence_class("roster"), evidence_class("self_declared"), evidence_class("signed_in_out")],
    "limits": {"day_flag_seconds": 28800, "session_flag_seconds": 14400}, "name": "recording",
    "objection": {"due_working_days": 10},
    "time_credit": {"earn": {"credit_seconds": 1, "service_seconds": 2},
                    "earning_evidence_classes": ["roster", "signed_in_out"]}, "version": 1}
REGIONS = {"name": "regions", "regions": [{"code": "150000"}, {"code": "150102"}], "version": 1}
CLASSES = ["back_office", "imported", "roster", "signed_in_out"]


def level(star, threshold):
    """One star of a rule set."""
    return {"evidence_classes": CLASSES, "star": star, "tenure_months": 0, "threshold_seconds": threshold}


STARS = {"default_scheme": "civil_affairs", "name": "stars", "rule_sets": [
    {"counting_base": "all", "effective_from": "2012-10-23", "region": "default", "scheme": "civil_affairs",
     "stars": [level(1, 10800), level(2, 36000), level(3, 360000)]},
    {"counting_base": "all", "effective_from": "2012-10-23", "region": "150102", "scheme": "another",
     "stars": [level(1, 0)]}], "version": 1}
INITIAL = (CALENDAR, CATEGORIES, TYPES, REASONS, RECORDING, REGIONS, STARS)
FOR_RULES = (CALENDAR, CATEGORIES, TYPES, RECORDING, STARS)


def bounded():
    """`recording` in version 2: sign-ins have clock times, back-office days end where the plan does."""
    more = {"signed_in_out": {"needs_clock_times": True}, "back_office": {"day_capped_at_planned_length": True},
            "roster": {"needs_clock_times": False, "day_capped_at_planned_length": False}}
    classes = [dict(item, **more.get(item["code"], {})) for item in RECORDING["evidence_classes"]]
    return dict(RECORDING, evidence_classes=classes, version=2)


def unbounded(**members):
    """`recording` in version 2 with members of its first class that may not be."""
    first, *others = RECORDING["evidence_classes"]
    return dict(RECORDING, evidence_classes=[dict(first, **members), *others], version=2)


def earning(credit, service):
    """`recording` in version 2 with another rate of credit."""
    credit_time = dict(RECORDING["time_credit"], earn={"credit_seconds": credit, "service_seconds": service})
    return dict(RECORDING, time_credit=credit_time, version=2)
