"""What an insider cannot do alone (spec 04 §2, 06 §2, §5, §6, §9): every signature is good, one rule is broken."""
from .cases_decisions import certificate, seal
from .cases_rules import approve, person, rule, simple
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
