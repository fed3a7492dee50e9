"""Two persons behind every record (spec 06 §5): what a desk, one approver or the one who served cannot do alone."""
from . import policies
from .case import Forged, case
from .cases_decisions import effective
from .cases_rules import approve, rule, served
from .replay import digests_of

EVENING = "2026-03-01 20:00"


def desk_roster(w, name="ann"):
    """A roster of a desk in the clerk's name; index of its BATCH."""
    return w.batch("desk-station", [w.roster(), w.session(name, EVENING, 1)])


def evaluation(w, index):
    """evaluation_recorded: only an effective record has one."""
    return w.s("evaluation_recorded", record=w.ref(index), day="2026-03-02", quality=5, evaluator="organiser")


@rule("desk-roster-approved-by-one", "record_not_effective")
def _desk_once(w):
    at = desk_roster(w)
    w.batch("approver", [approve(w, at)])
    return "desk-station", [evaluation(w, at + 2)]


@case("rule-desk-roster-counted-after-one-approval", "rule digest", "digest_mismatch", "made")
def _desk_counted():
    w = served()
    at = desk_roster(w)
    w.batch("manager", [approve(w, at)])
    w.wait()
    claims = digests_of(w, lambda state: effective(state, at + 2))
    return Forged(w, index=w.log.act("projections_digested", size=len(w.log.entries), digests=claims))


@rule("one-approver-under-two-keys", "approval_not_allowed")
def _two_keys(w):
    w.signer("approver-again", "committee", "approver")
    w.batch("root", [w.appoint("approver", "committee", "approver"), w.enrol("approver-again")])
    at = desk_roster(w)
    w.batch("approver", [approve(w, at)])
    return "approver-again", [approve(w, at)]


@rule("manager-approves-his-own-service", "approval_not_allowed")
def _own_service(w):
    w.batch("root", [w.volunteer("manager")])
    at = w.batch("clerk", [w.roster(), w.session("manager", EVENING, 1)])
    return "manager", [approve(w, at)]


@rule("own-service-recorded-and-approved-by-one", "record_not_effective")
def _own_recording(w):
    at = w.batch("clerk", [w.roster(), w.session("clerk", EVENING, 1)])
    w.batch("approver", [approve(w, at)])
    return "desk-station", [evaluation(w, at + 2)]


@rule("named-recorder-approves-a-desk-roster", "approval_not_allowed")
def _named(w):
    w.batch("manager", [w.appoint("clerk", "station", "approver", "recorder")])
    at = desk_roster(w)
    w.batch("approver", [approve(w, at)])
    return "clerk", [approve(w, at)]


@rule("unsigned-approvals-out-of-range", "policy_invalid")
def _policy(w):
    return "root", [w.adopt(unsigned(3))]


def unsigned(approvals):
    """`recording` in version 2 with a number for records that nobody has signed for."""
    approval = dict(policies.RECORDING["approval"], unsigned={"approvals": approvals})
    return dict(policies.RECORDING, approval=approval, version=2)


@case("desk-rosters", "good rule")
def _good():
    w = served()
    at = desk_roster(w)
    w.batch("approver", [approve(w, at)])
    w.batch("manager", [approve(w, at)])
    opened = w.batch("desk-station", [w.roster()])
    added = w.batch("clerk", [w.session("bo", EVENING, 1, w.ref(opened + 1))])
    w.batch("approver", [approve(w, added)])
    own = w.batch("clerk", [w.roster(), w.session("clerk", EVENING, 1)])
    w.batch("approver", [approve(w, own)])
    w.batch("manager", [approve(w, own)])
    w.batch("desk-station", [evaluation(w, at + 2), evaluation(w, added + 1), evaluation(w, own + 2)])
    return w


@case("desk-rosters-of-a-region-that-asks-for-one", "good rule")
def _regional():
    w = served()
    w.batch("root", [w.adopt(unsigned(1), region="15", version=2)])
    at = desk_roster(w)
    w.batch("approver", [approve(w, at)])
    w.batch("desk-station", [evaluation(w, at + 2)])
    return w
