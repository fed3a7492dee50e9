"""Approval, voiding, correction, stars, certificates, digests: one log for each rule."""
from . import policies
from .case import Forged, case
from .cases_rules import ANN, BO, PENDING, approve, back_office, person, record, rule, served, simple
from .replay import digests_of
from .world import World
from .writer import digest


def range_of(world, *without):
    """Range over the sessions but for these offsets in the batch."""
    return world.range(world.sessions, without)


def void(world, offset, kind="session_voided"):
    """session_voided of one of the sessions."""
    return world.s(kind, record=record(world, offset), reason_code="entry_error")


def correct(world, offset, start="2026-03-01 08:00", hours=3):
    """session_corrected with another interval."""
    session = world.session("ann", start, hours)
    fields = {name: session[name] for name in ("day", "seconds", "start", "end")}
    return world.s("session_corrected", record=record(world, offset), reason_code="entry_error", **fields)


# -- approval ----------------------------------------------------------------------------------
@rule("own-approval", "approval_not_allowed")
def _own(w):
    at = w.batch("clerk", [w.roster(), w.session("approver", "2026-03-01 08:00", 1)])
    return "approver", [approve(w, at)]


@rule("recorder-approves", "approval_not_allowed")
def _recorder(w):
    w.batch("manager", [w.appoint("clerk", "station", "approver", "recorder")])
    return "clerk", [w.s("records_approved", range=range_of(w, 1, 2))]


@rule("unrelated-organisation-approves", "approval_not_allowed", "rule second")
def _unrelated(w):
    person(w, "approver2", "station2", "approver2", "approver")
    return "approver2", [w.s("records_approved", range=range_of(w, 1, 2))]


@rule("clerk-of-the-station-approves", "approval_not_allowed")
def _no_role(w):
    person(w, "other", "station", "other", "recorder")
    return "other", [w.s("records_approved", range=range_of(w, 1, 2))]


@rule("approved-twice-by-one", "approval_not_allowed")
def _twice(w):
    at = back_office(w)
    w.batch("manager", [approve(w, at)])
    return "manager", [approve(w, at)]


@rule("second-approval-of-no-superior", "approval_not_allowed")
def _no_superior(w):
    person(w, "approver3", "station", "approver3", "approver")
    at = back_office(w)
    w.batch("approver", [approve(w, at)])
    return "approver3", [approve(w, at)]


simple("approved-when-effective", "approval_not_allowed", "manager",
       lambda w: w.s("records_approved", range=range_of(w, 2, 3)))
simple("nothing-to-approve", "nothing_to_approve", "approver",
       lambda w: w.s("records_approved", range=range_of(w, 1, 2, 3)))
simple("declined-when-effective", "approval_not_allowed", "approver",
       lambda w: w.s("records_declined", reason_code="entry_error", range=range_of(w, 2, 3)))


# -- voiding and correction --------------------------------------------------------------------
simple("voided-twice", "record_final", "approver", lambda w: void(w, ANN), lambda w: void(w, ANN))
simple("void-approved", "approval_not_allowed", "approver", lambda w: void(w, PENDING),
       lambda w: w.s("records_approved", range=range_of(w, 1, 2)))
simple("void-corrected", "record_final", "approver", lambda w: void(w, ANN), lambda w: correct(w, ANN))
simple("declined-corrected", "record_final", "approver",
       lambda w: w.s("records_declined", reason_code="entry_error", range=range_of(w, 1, 2)),
       lambda w: correct(w, PENDING, "2026-03-02 07:00", 0.5))
simple("correction-empty", "correction_empty", "approver", lambda w: correct(w, ANN, hours=4))
simple("correction-overlaps", "overlap", "approver", lambda w: correct(w, PENDING, "2026-03-01 10:00", 1))
simple("correction-approved-by-corrector", "approval_not_allowed", "approver", lambda w: correct(w, ANN),
       lambda w: w.s("records_approved", range=range_of(w, 2, 3)))
simple("withdrawn-when-effective", "void_not_allowed", "clerk",
       lambda w: w.s("records_voided", reason_code="recorder_withdrew", range=range_of(w)))
simple("voided-by-desk", "void_not_allowed", "desk-station",
       lambda w: w.s("records_voided", reason_code="entry_error", range=range_of(w, 1, 2)))


@rule("voided-by-recorder", "void_not_allowed")
def _void_recorder(w):
    w.batch("manager", [w.appoint("clerk", "station", "approver", "recorder")])
    return "clerk", [void(w, ANN)]


@rule("voided-by-unrelated", "void_not_allowed", "rule second")
def _void_unrelated(w):
    person(w, "approver2", "station2", "approver2", "approver")
    return "approver2", [void(w, ANN)]


def objection(w):
    """An objection to ann's first session."""
    return w.s("objection_opened", record=record(w), objector=w.person("ann"), reason_code="wrong_time")


@rule("objection-decided-twice", "objection_closed")
def _objection(w):
    at = w.batch("desk-station", [objection(w)])
    decided = {"objection": w.ref(at + 1), "outcome": "rejected", "reason_code": "entry_error"}
    return "manager", [w.s("objection_decided", **decided), w.s("objection_decided", **decided)]


@rule("report-decided-by-recorder", "not_authorised")
def _report_recorder(w):
    w.batch("manager", [w.appoint("clerk", "station", "approver", "recorder")])
    at = w.batch("desk-station", [w.s("objection_opened", record=record(w), reason_code="tip")])
    return "clerk", [w.s("objection_decided", objection=w.ref(at + 1), outcome="rejected", reason_code="unfounded")]


@rule("objection-decided-by-recorder", "not_authorised")
def _objection_recorder(w):
    w.batch("manager", [w.appoint("clerk", "station", "approver", "recorder")])
    at = w.batch("desk-station", [objection(w)])
    return "clerk", [w.s("objection_decided", objection=w.ref(at + 1), outcome="rejected",
                         reason_code="entry_error")]


def numbered(w):
    """external_number_recorded."""
    return w.s("external_number_recorded", record=record(w), platform="other", number=digest("number"))


simple("external-number-twice", "duplicate", "desk-station", numbered, numbered)
simple("external-number-of-foreign-record", "not_authorised", "desk-station2", numbered)
simple("evaluation-of-pending", "record_not_effective", "desk-station", lambda w: w.s(
    "evaluation_recorded", record=record(w, PENDING), day="2026-03-02", quality=5, evaluator="served"))


simple("credit-rate-out-of-range", "policy_invalid", "root", lambda w: w.adopt(policies.earning(1001, 1)))


# -- stars -------------------------------------------------------------------------------------
def star(who, stars, size=1):
    """star_granted."""
    return lambda w: w.s("star_granted", subject=w.person(who), stars=stars, size=size)


simple("star-not-earned", "star_not_earned", "approver", star("ann", 2))
simple("star-without-hours", "star_not_earned", "approver", star("bo", 1))
simple("star-ahead-of-its-log", "star_not_earned", "approver", star("ann", 1, 999))
simple("star-not-higher", "star_not_higher", "approver", star("ann", 1), star("ann", 1))
simple("star-for-oneself", "own_case", "approver", star("approver", 1))
simple("star-by-desk", "key_kind_not_allowed", "desk-station", star("ann", 1))
simple("star-review-not-open", "no_review_open", "approver", star("ann", 1), lambda w: w.s(
    "star_review_closed", subject=w.person("ann"), stars=0, reason_code="lost"))


# -- certificates ------------------------------------------------------------------------------
def seal(w):
    """A credential key of the committee and a desk key there."""
    w.signer("seal", "committee").kind = "credential"
    w.signer("desk-committee", "committee")
    w.batch("root", [w.enrol("seal"), w.enrol("desk-committee")])
    return w


def certificate(w, offsets=(ANN,), seconds=14400, ordinal=0, **fields):
    """certificate_issued over some of the sessions."""
    values = dict(register_ordinal=ordinal, number=f"2026-{ordinal:04d}", credential=digest(f"credential {ordinal}"),
                  key=w.signers["seal"].author_key.hex(), records=[w.sessions + k for k in offsets], seconds=seconds)
    return w.s("certificate_issued", **dict(values, **fields))


def certificate_rule(name, code, signer="desk-committee", **options):
    """A certificate that breaks a rule."""
    rule("certificate-" + name, code, "rule certificate")(lambda w: (signer, [certificate(seal(w), **options)]))


certificate_rule("of-pending-record", "record_not_effective", offsets=(ANN, PENDING), seconds=18000)
certificate_rule("of-no-record", "record_not_effective", offsets=(0,))
certificate_rule("seconds-wrong", "seconds_differ", seconds=14401)
certificate_rule("register-gap", "register_gap", ordinal=1)
certificate_rule("of-two-persons", "records_of_several", offsets=(ANN, BO), seconds=21600)
certificate_rule("key-unknown", "key_unknown", key=digest("no key"))
certificate_rule("by-station", "not_authorised", signer="desk-station")
simple("certificate-unknown", "certificate_unknown", "manager", lambda w: w.s(
    "certificate_status_changed", register_ordinal=0, status="revoked", reason_code="false_record"))


@rule("certificate-of-voided-record", "record_not_effective", "rule certificate")
def _certificate_void(w):
    seal(w)
    w.batch("approver", [void(w, ANN)])
    return "desk-committee", [certificate(w)]


@rule("certificate-register-number-again", "register_gap", "rule certificate")
def _certificate_again(w):
    seal(w)
    return "desk-committee", [certificate(w), certificate(w)]


# -- lateness and digests ----------------------------------------------------------------------
def late_world():
    """A late session with one approval only."""
    w = World(start="2026-03-20 09:00").found().serve()
    w.sessions = w.batch("desk-station", [w.roster(), w.session("bo", "2026-03-05 08:00", 2)])
    w.batch("approver", [approve(w, w.sessions)])
    return w


@rule("late-record-certified", "record_not_effective", "rule late certificate")
def _late_certified(w):
    w.__dict__.update(late_world().__dict__)
    return "desk-committee", [certificate(seal(w), seconds=7200)]


@case("rule-late-record-counted", "late digest", "digest_mismatch", "made")
def _late_counted():
    w = late_world()
    w.wait()
    at = w.log.act("projections_digested", size=len(w.log.entries),
                   digests=digests_of(w, lambda state: effective(state, w.sessions + 2)))
    return Forged(w, index=at)


def effective(state, index):
    """What a dishonest log would count."""
    state.records[index].state = "effective"


@case("digest-of-other-hours", "digest", "digest_mismatch", "made")
def _digest_hours():
    w = served()
    w.wait()
    claims = dict(digests_of(w), hours=digest("hours"))
    return Forged(w, index=w.log.act("projections_digested", size=len(w.log.entries), digests=claims))


@case("digest-name-missing", "digest", "digest_mismatch", "made")
def _digest_name():
    w = served()
    w.wait()
    claims = {name: value for name, value in digests_of(w).items() if name != "stars"}
    return Forged(w, index=w.log.act("projections_digested", size=len(w.log.entries), digests=claims))


@case("rule-initial-policies", "rule genesis", "genesis_invalid", 0)
def _initial():
    honest = policies.FOR_RULES
    w = World()
    w.initial = tuple(dict(p, note="other") if p["name"] == "recording" else p for p in honest)
    return w.found()
