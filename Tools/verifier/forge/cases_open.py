"""Open sign-ins (spec 05 §6, 06 §3, §5): one log for each rule that is theirs; every signature is good."""
from . import policies
from .cases_rules import approve, rule, session_form
from .writer import digest


def listed(w):
    """A list on which one did not sign out; index of its BATCH."""
    return w.batch("desk-station", [w.roster("roster"), w.sign_in()])


@rule("sign-out-missing", "sign_out_missing")
def _sign_out_missing(w):
    w.batch("root", [w.adopt(policies.bounded())])
    return "desk-station", [w.roster(), w.sign_in()]


@rule("open-of-another-day", "interval_broken")
def _other_day(w):
    return "desk-station", [w.roster("roster"), w.sign_in(day="2026-02-28")]


@rule("open-in-future", "in_future")
def _in_future(w):
    return "desk-station", [w.roster("roster"), w.sign_in(at="2026-03-09 23:59")]


@rule("open-within-another", "overlap")
def _within(w):
    return "desk-station", [w.roster("roster"), w.sign_in("ann", "2026-03-01 08:30")]


@rule("open-recorded-again", "possible_duplicate")
def _again(w):
    listed(w)
    return "desk-station", [w.roster("roster"), w.session("lead", "2026-03-01 09:01", 2)]


@rule("open-approved", "approval_not_allowed")
def _approved(w):
    return "approver", [approve(w, listed(w))]


@rule("open-evaluated", "record_not_effective")
def _evaluated(w):
    at = listed(w)
    return "desk-station", [w.s("evaluation_recorded", record=w.ref(at + 2), day="2026-03-02", quality=5, evaluator="organiser",
                                comment=digest("comment"))]


@rule("open-resolved-and-approved-by-one", "approval_not_allowed")
def _by_one(w):
    at = listed(w)
    begin = w.sign_in()["start"]
    w.batch("approver", [w.s("session_corrected", record=w.ref(at + 2), reason_code="sign_out_added", day="2026-03-01",
                             start=begin, end=begin + 9000, seconds=9000)])
    return "approver", [approve(w, at)]


session_form("open-with-a-rest", "schema_combination", end=None, seconds=None, **{"break": 60})
