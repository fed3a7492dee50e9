"""What a statement that broke a rule leaves behind (spec 06): its command is used, and nothing refers to it."""
from .case import Forged, case
from .cases_rules import rule, served


@rule("day-alone-beside-clock-times", "possible_duplicate")
def _again(w):
    return "desk-station", [w.roster(), w.session("ann", "2026-03-01 08:00", 3, start=None, end=None)]


@rule("successor-of-another-branch", "not_authorised", "rule second")
def _successor(w):
    w.batch("root", [w.register("school", "school", "region")])
    return "manager", [w.s("organisation_closed", organisation=w.org["station2"], successor=w.org["school"], reason_code="merged")]


@rule("report-decided-by-who-opened-it", "not_authorised")
def _opened(w):
    at = w.batch("manager", [w.s("objection_opened", record=w.ref(w.sessions + 2), reason_code="tip")])
    return "manager", [w.s("objection_decided", objection=w.ref(at + 1), outcome="rejected", reason_code="unfounded")]


@case("second-services", "good rule")
def _second():
    w = served()
    w.batch("clerk", [w.roster(), w.session("ann", "2026-03-01 08:00", 3, start=None, end=None, second_service=True)])
    return w


@case("reference-to-what-broke-a-rule", "rule reference", "reference_broken", "made")
def _reference():
    w = served()
    at = w.batch("clerk", [w.roster(), w.session("ann", "2026-03-01 09:00", 1)])
    voided = w.batch("manager", [w.s("session_voided", record=w.ref(at + 2), reason_code="false_record")])
    return Forged(w, index=voided + 1)


@case("command-of-what-broke-a-rule", "rule reference", "statement_id_reused", "made")
def _command():
    w = served()
    first = w.volunteer("ann")
    w.batch("desk-station", [first])
    at = w.batch("desk-station", [dict(w.volunteer("cy"), command=first["command"])])
    return Forged(w, index=at + 1)


@case("range-that-excepts-what-broke-a-rule", "rule reference", "range_broken", "made")
def _range():
    w = served()
    at = w.batch("clerk", [w.roster(), w.session("ann", "2026-03-01 09:00", 1), w.session("bo", "2026-03-01 20:00", 1)])
    approved = w.batch("approver", [w.s("records_approved", range=w.range(at, [1]))])
    return Forged(w, index=approved + 1)


@case("range-over-what-broke-a-rule", "rule", "rule:overlap", "made")
def _over():
    w = served()
    at = w.batch("clerk", [w.roster(), w.session("ann", "2026-03-01 09:00", 1), w.session("bo", "2026-03-01 20:00", 1)])
    w.batch("approver", [w.s("records_approved", range=w.range(at))])
    return Forged(w, index=at + 2)
