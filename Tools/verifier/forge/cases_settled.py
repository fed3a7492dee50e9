"""Rules that the specification settled later: one log for each (spec 02 §7, 04 §2, 05 §10, 06 §2 to §5)."""
from . import policies
from .case import Forged, case
from .cases_bytes import flip, resealed, small
from .cases_decisions import objection
from .cases_rules import approve, person, rule, served, session_form, simple
from .world import World
from .writer import digest, identity

SECOND = 4          # the second BATCH of the small log: by the root key, which has signed before


def _register_flips():
    """Batch fields that a reader accepts and a signature does not."""
    for name, at in (("first-seq", 89), ("prev-batch", 95)):
        @case(f"resealed-{name}-of-a-later-batch", "flip resealed", "author_signature", SECOND)
        def _sealed(at=at):
            world = small()
            world.log.entries[SECOND] = flip(world.log.entries[SECOND], at)
            return resealed(world, SECOND + 1)


_register_flips()


def without(document, *path):
    """The document without one member, in version 2."""
    result = dict(document, version=2)
    inner = result
    for name in path[:-1]:
        inner[name] = dict(inner[name])
        inner = inner[name]
    del inner[path[-1]]
    return result


def calendar_of(**members):
    """The calendar with other members, in version 2."""
    return dict(policies.CALENDAR, version=2, **members)


SHAPES = {
    "recording-without-deadline": without(policies.RECORDING, "deadline", "working_days"),
    "recording-of-four-classes": dict(policies.RECORDING, version=2,
                                      evidence_classes=policies.RECORDING["evidence_classes"][:4]),
    "recording-with-a-day-of-25-hours": dict(policies.RECORDING, version=2,
                                             limits={"day_flag_seconds": 90000, "session_flag_seconds": 14400}),
    "calendar-without-end": without(policies.CALENDAR, "provisional_from"),
    "calendar-with-a-gap": calendar_of(provisional_from="2028-12-26", years=policies.CALENDAR["years"] + [
        {"days_off": [], "workdays": [], "year": 2028}]),
    "calendar-beyond-its-years": calendar_of(provisional_from="2027-01-02"),
    "stars-not-ascending": dict(policies.STARS, version=2, rule_sets=[
        dict(policies.STARS["rule_sets"][0], stars=[policies.level(2, 10), policies.level(1, 20)])]),
    "categories-without-refused": without(policies.CATEGORIES, "refused_kinds"),
    "organisation-types-of-text": dict(policies.TYPES, version=2, types=["region"]),
}
for _name, _document in SHAPES.items():
    simple("policy-" + _name, "policy_invalid", "root", lambda w, document=_document: w.adopt(document))

session_form("break-negative", "schema_field_range", **{"break": -60, "seconds": 3660})
session_form("break-without-interval", "schema_combination", start=None, end=None, **{"break": 60})


@rule("legal-recorder-closed", "legal_recorder_not_allowed", "rule second")
def _closed_recorder(w):
    w.batch("root", [w.register("school", "school", "region")])
    w.batch("root", [w.s("organisation_closed", organisation=w.org["school"], successor=w.org["committee"],
                         reason_code="merged")])
    return "manager", [dict(w.register("station2", "station", "committee", "school"), organisation=identity("station3"))]


@rule("late-record-without-superior", "approval_not_allowed", "rule late")
def _late_without(w):
    fresh = World(start="2026-03-20 09:00").found().serve()
    w.__dict__.update(fresh.__dict__)
    person(w, "approver3", "station", "approver3", "approver")
    at = w.batch("desk-station", [w.roster(), w.session("bo", "2026-03-05 08:00", 2)])
    w.batch("approver", [approve(w, at)])
    return "approver3", [approve(w, at)]


@rule("objection-decided-by-the-person", "own_case")
def _own_objection(w):
    person(w, "ann", "station", "ann", "approver")
    at = w.batch("desk-station", [objection(w)])
    return "ann", [w.s("objection_decided", objection=w.ref(at + 1), outcome="upheld", reason_code="entry_error")]


@case("provisional-is-never-late", "good late")
def _provisional():
    initial = tuple(dict(p, provisional_from="2026-03-10") if p["name"] == "calendar" else p for p in policies.FOR_RULES)
    world = World(start="2026-03-20 09:00", initial=initial).found().serve()
    at = world.batch("clerk", [world.roster(), world.session("bo", "2026-03-05 08:00", 2)])
    world.batch("approver", [approve(world, at)])
    world.batch("approver", [world.s("evaluation_recorded", record=world.ref(at + 2), day="2026-03-20", quality=5,
                                     evaluator="organiser")])
    return Forged(world)


@case("effective-policy-of-the-region", "good rule")
def _regional():
    world = served()
    regional = dict(policies.earning(1000, 1), evidence_classes=[
        policies.evidence_class(item["code"], 2, True) for item in policies.RECORDING["evidence_classes"]])
    world.batch("root", [world.adopt(regional, region="15"), world.adopt(dict(regional, version=1), region="1502")])
    at = world.batch("desk-station", [world.roster(), world.session("bo", "2026-03-01 20:00", 2)])
    world.batch("approver", [approve(world, at)])
    world.batch("manager", [approve(world, at)])
    return world




@rule("roster-on-a-foreign-activity", "not_authorised", "rule second")
def _foreign_activity(w):
    return "desk-station2", [w.roster(recorder="clerk2")]


simple("legal-recorder-unknown", "legal_recorder_not_allowed", "manager", lambda w: dict(
    w.register("station2", "station", "committee"), legal_recorder=identity("nowhere")))
simple("void-of-nothing", "nothing_to_approve", "approver", lambda w: w.s(
    "records_voided", reason_code="entry_error", range=w.range(w.sessions, [1, 2, 3])))
simple("training-in-future", "in_future", "desk-station", lambda w: w.s(
    "training_held", training=identity("training"), day="2026-03-03",
    facts={tag: digest(tag) for tag in ("title", "content", "host")}))
simple("guardian-is-not-yet-known", "subject_unknown", "desk-station", lambda w: w.volunteer(
    "kid", guardian=w.person("mother")), lambda w: w.session("mother", "2026-03-01 20:00", 1, w.ref(w.sessions + 1)))


@rule("predecessor-elsewhere", "key_predecessor_differs", "rule second")
def _predecessor(w):
    w.signer("desk-new", "station2")
    old = w.signers["desk-station"]
    return "manager", [w.enrol("desk-new", predecessor={
        "author_key": old.author_key.hex(), "batch_digest": old.last_digest.hex(), "next_seq": old.next_seq})]


@case("command-in-two-batches", "schema", "statement_id_reused", "made")
def _two_batches():
    w = served()
    first = w.volunteer("kid")
    w.batch("desk-station", [first])
    return Forged(w, index=1 + w.batch("desk-station", [dict(w.volunteer("cat"), command=first["command"], ordinal=1)]))


@case("restricted-record-approved", "good rule")
def _restricted_approved():
    w = served()
    w.batch("manager", [w.s("subject_restricted", subject=w.person("ann"), restricted=True, legal_basis="dispute")])
    w.batch("approver", [w.s("records_approved", range=w.range(w.sessions, [1, 2]))])
    return w
