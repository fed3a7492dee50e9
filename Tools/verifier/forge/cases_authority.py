"""What an insider cannot do alone (spec 04 §2, 06 §2, §5, §6, §9): every signature is good, one rule is broken."""
from .case import case
from .cases_decisions import certificate, certificate_rule, correct, objection, seal
from .cases_rules import ANN, BO, approve, person, record, rule, served, simple
from .world import instant
from .writer import digest

EVENING = "2026-03-01 20:00"


def puppets(w):
    """A manager of the station registers a point and enrols two persons there."""
    person(w, "boss", "station", "boss", "manager")
    for label in ("p1", "p2"):
        w.signer(label, "station2", label)
    point = dict(w.register("station2", "point", "station", "committee"))
    w.batch("boss", [point, w.appoint("p1", "station2", "recorder"), w.appoint("p2", "station2", "approver"),
                     w.enrol("p1"), w.enrol("p2")])
    return w


def by_puppet(w, who="ann"):
    """A roster that the first of them signs; index of its BATCH."""
    return w.batch("p1", [w.activity("other"), w.roster(recorder="p1", name="other"), w.session(who, EVENING, 1, 1)])


@rule("two-whom-one-manager-enrolled", "approval_not_allowed")
def _two(w):
    at = by_puppet(puppets(w))
    return "p2", [approve(w, at)]


@rule("manager-approves-whom-he-enrolled", "approval_not_allowed")
def _manager(w):
    at = by_puppet(puppets(w))
    return "boss", [approve(w, at)]


@rule("guarantor-through-another-key", "approval_not_allowed")
def _other_key(w):
    person(w, "boss", "station", "boss", "manager")
    w.signer("boss-again", "station", "boss")
    w.batch("manager", [w.enrol("boss-again")])
    w.signer("p1", "station2", "p1")
    w.batch("boss-again", [w.register("station2", "point", "station", "committee"), w.appoint("p1", "station2", "recorder"),
                           w.enrol("p1")])
    at = by_puppet(w)
    return "boss", [approve(w, at)]


@rule("corrected-through-whom-one-enrolled", "void_not_allowed")
def _corrected(w):
    at = by_puppet(puppets(w), "boss")
    start = instant(EVENING)
    return "p2", [w.s("session_corrected", record=w.ref(at + 3), day=EVENING[:10], seconds=1800, start=start, end=start + 1800,
                      reason_code="entry_error")]


@rule("commendation-of-ones-guarantor", "own_case")
def _commended(w):
    puppets(w)
    facts = {tag: digest(tag) for tag in ("title", "grantor")}
    return "p2", [w.s("commendation_recorded", subject=w.person("boss"), provenance="own", day="2026-03-01", facts=facts)]


def renamed(w, who, tag="name"):
    """volunteer_updated of one value."""
    return w.s("volunteer_updated", subject=w.person(who), profile={tag: digest("new " + tag)})


simple("desk-changes-a-name", "key_kind_not_allowed", "desk-station", lambda w: renamed(w, "ann"))
simple("desk-changes-a-document-number", "key_kind_not_allowed", "desk-station", lambda w: renamed(w, "ann", "id_number"))
simple("desk-registers-an-operator", "key_kind_not_allowed", "desk-station", lambda w: w.volunteer("approver"))
simple("clerk-renames-his-approver", "not_authorised", "clerk", lambda w: renamed(w, "approver"))
simple("clerk-registers-his-approver", "not_authorised", "clerk", lambda w: w.volunteer("approver"))
simple("manager-renames-himself", "own_case", "manager", lambda w: renamed(w, "manager"))


@rule("renamed-through-a-lower-appointment", "not_authorised")
def _appointed_below(w):
    puppets(w)
    w.batch("boss", [w.appoint("manager", "station2", "recorder")])
    return "boss", [renamed(w, "manager")]


@rule("certificate-in-another-name", "identity_changed", "rule certificate")
def _another_name(w):
    seal(w)
    w.batch("clerk", [renamed(w, "ann")])
    return "desk-committee", [certificate(w)]


@rule("certificate-by-who-changed-the-name", "identity_changed", "rule certificate")
def _by_changer(w):
    seal(w)
    w.batch("manager", [renamed(w, "ann")])
    return "manager", [certificate(w)]


@rule("certificate-by-a-second-key-of-who-changed-the-name", "identity_changed", "rule certificate")
def _by_second_key(w):
    person(w, "manager-again", "region", "manager", "approver")
    w.batch("manager", [renamed(w, "ann", "volunteer_number")])
    return "manager-again", [certificate(seal(w))]


@rule("status-of-ones-own-certificate", "own_case", "rule certificate")
def _own_status(w):
    at = w.batch("clerk", [w.roster(), w.session("manager", EVENING, 1)])
    w.batch("approver", [approve(w, at)])
    seal(w)
    w.batch("desk-committee", [dict(certificate(w, seconds=3600), records=[at + 2])])
    return "manager", [w.s("certificate_status_changed", register_ordinal=0, status="suspended", reason_code="entry_error")]


simple("region-of-another-place", "region_not_allowed", "manager",
       lambda w: dict(w.register("station2", "station", "committee", "committee"), region="440300"))


@rule("legal-recorder-of-strangers", "legal_recorder_not_allowed")
def _strange_recorder(w):
    w.batch("root", [w.register("school", "school", "region")])
    return "manager", [w.register("station2", "station", "committee", "school")]


@rule("objection-decided-by-an-approver", "not_authorised")
def _decided_by_approver(w):
    at = w.batch("desk-station", [objection(w)])
    return "approver", [w.s("objection_decided", objection=w.ref(at + 1), outcome="rejected", reason_code="entry_error")]


@rule("objection-decided-by-an-approver-of-an-earlier-version", "not_authorised")
def _decided_by_former(w):
    person(w, "second", "committee", "second", "approver")
    w.batch("second", [correct(w, ANN)])
    w.batch("manager", [w.s("records_approved", range=w.range(w.sessions, [2, 3]))])
    at = w.batch("desk-station", [objection(w)])
    return "approver", [w.s("objection_decided", objection=w.ref(at + 1), outcome="rejected", reason_code="entry_error")]


certificate_rule("commits-to-few-records", "commitment_not_allowed", records=None, records_count=700,
                 records_commitment=digest("hidden"))


@case("objection-about-the-erased", "good rule")
def _about_erased():
    w = served()
    w.batch("manager", [w.s("subject_erased", subject=w.person("bo"), legal_basis="request")])
    w.batch("desk-station", [w.s("objection_opened", record=record(w, BO), objector=w.person("ann"), reason_code="false_record")])
    return w
