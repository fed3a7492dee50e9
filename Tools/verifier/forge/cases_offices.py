"""Keys without an office, keys in others' names, rosters, stars and grades of others (06 §2, §5, §8); key_* statements that broke a rule."""
from auditor.json_profile import canonical

from .case import Forged, case
from .cases_authors import key_statement
from .cases_grades import school
from .cases_rules import person, rule, served
from .writer import digest

EVENING = "2026-03-01 20:00"


def dismiss(w, name):
    """The committee's manager dismisses somebody from the station."""
    w.batch("manager", [w.s("operator_dismissed", subject=w.person(name), organisation=w.org["station"], reason_code="misconduct")])


@rule("dismissed-recorder-adds-a-session", "not_authorised")
def _adds(w):
    dismiss(w, "clerk")
    return "clerk", [w.session("bo", EVENING, 1, w.ref(w.sessions + 1))]


@rule("dismissed-recorder-renames-a-volunteer", "not_authorised")
def _renames(w):
    dismiss(w, "clerk")
    return "clerk", [w.s("volunteer_updated", subject=w.person("ann"), profile={"name": digest("another name")})]


@rule("key-for-a-volunteer-of-another-home", "not_authorised", "rule second")
def _foreign(w):
    person(w, "other", "station2", "other", "manager")
    w.org["team"] = w.person("team")
    w.batch("other", [w.register("team", "point", "station2", "committee"), w.appoint("ann", "team", "recorder")])
    w.signer("ann", "team", "ann")
    return "other", [w.enrol("ann")]


@rule("session-added-to-anothers-roster", "not_authorised")
def _added(w):
    person(w, "helper", "station", "helper", "recorder")
    return "helper", [w.session("bo", EVENING, 1, w.ref(w.sessions + 1))]


@rule("star-kept-by-its-grantor", "star_not_earned")
def _kept(w):
    w.batch("approver", [w.s("star_granted", subject=w.person("ann"), stars=1, size=len(w.log.entries))])
    w.batch("manager", [w.s("session_voided", record=w.ref(w.sessions + 2), reason_code="false_record")])
    return "approver", [w.s("star_review_closed", subject=w.person("ann"), stars=1, reason_code="checked")]


@rule("grade-replaced-by-another-school", "not_authorised")
def _grade(w):
    school(w)
    w.org["academy"] = w.person("academy")
    w.signer("desk-of-the-academy", "academy")
    w.batch("root", [w.register("academy", "school", "region"), w.enrol("desk-of-the-academy")])
    w.batch("desk-of-the-school", [grade(w, "good")])
    return "desk-of-the-academy", [grade(w, "poor")]


def grade(w, code):
    """student_evaluated of ann."""
    return w.s("student_evaluated", subject=w.person("ann"), school_year=2025, community=w.org["committee"], grade=code,
               publicity_first="2026-03-01", publicity_last="2026-03-07", facts={"item": digest("i"), "standard": digest("s")})


@case("key-revoked-by-who-may-not", "rule author", "rule:not_authorised", "made")
def _revoked():
    w = served()
    at = w.batch("clerk", [key_statement(w, "key_revoked", "approver")])
    w.batch("manager", [w.s("session_voided", record=w.ref(w.sessions + 2), reason_code="false_record")])
    w.batch("approver", [w.s("records_approved", range=w.range(w.sessions, [1, 2]))])
    return Forged(w, index=at + 1)


@case("key-enrolled-by-who-may-not", "rule author", "author_unknown", "made")
def _enrolled():
    w = served()
    w.signer("false", "station")
    w.batch("clerk", [w.enrol("false")])
    return Forged(w, index=w.batch("false", [w.volunteer("eve")]))


@case("key-frozen-by-who-may-not", "rule author", "rule:not_authorised", "made")
def _frozen():
    w = served()
    at = w.batch("clerk", [key_statement(w, "key_frozen", "approver")])
    w.batch("approver", [w.s("records_approved", range=w.range(w.sessions, [1, 2]))])
    return Forged(w, index=at + 1)


@case("batch-cut-by-a-batch", "extent batch", "batch_truncated", "made")
def _cut():
    w = served()
    w.wait()
    at = w.log.batch(w.signers["desk-spare"], [canonical(w.volunteer("eve"))], count=2)
    w.batch("desk-station", [w.volunteer("eve")])
    return Forged(w, index=at)


@case("type-unknown-before-an-enrolment", "schema author", "unknown_type", "made")
def _before():
    w = served()
    at = w.batch("desk-station", [w.s("volunteer_married", subject=w.person("ann"))])
    w.signer("late", "station")
    w.batch("manager", [w.enrol("late")])
    w.batch("late", [w.volunteer("eve")])
    return Forged(w, index=at + 1)


@case("type-unknown-under-an-unknown-key", "schema author", "author_unknown", "made")
def _under():
    w = served()
    w.signer("false", "station")
    at = w.batch("false", [w.s("volunteer_married", subject=w.person("ann"))])
    w.batch("clerk", [w.roster(), w.session("ann", "2026-03-01 09:00", 1)])
    return Forged(w, index=at)
