"""What an insider cannot do alone (spec 04 §2, 06 §2, §5, §6, §9): every signature is good, one rule is broken."""
from .cases_rules import approve, person, rule
from .world import instant

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
    facts = {tag: "00" * 32 for tag in ("title", "grantor")}
    return "p2", [w.s("commendation_recorded", subject=w.person("boss"), provenance="own", day="2026-03-01", facts=facts)]
