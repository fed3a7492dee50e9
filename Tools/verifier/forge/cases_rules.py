"""One log for each rule of spec 06: every signature, hash and proof is good (steps 9 and 10)."""
from . import policies
from .case import Forged, case
from .cases_authors import key_statement
from .world import World, instant
from .writer import digest, identity

ANN, BO, PENDING = 2, 3, 4        # offsets from the BATCH of the sessions


def served():
    """Volunteers, an activity, three sessions of which two are effective."""
    return World().found().serve()


def served_twice():
    """The same with a second station."""
    return World().found().second().serve()


def rule(name, code, flags="rule"):
    """Register a function world -> (signer, statements): the last statement breaks the rule."""
    def register(function):
        @case("rule-" + name, flags, "rule:" + code, "made")
        def _made():
            world = served_twice() if "second" in flags.split() else served()
            signer, statements = function(world)
            at = world.batch(signer, statements)
            return Forged(world, index=at + len(statements))
        return function
    return register


def simple(name, code, signer, *builders):
    """A rule case in one line: builders are functions world -> statement."""
    rule(name, code, "rule second" if signer == "desk-station2" else "rule")(lambda world: (signer, [builder(world) for builder in builders]))


def record(world, offset=ANN):
    """Reference to one of the sessions."""
    return world.ref(world.sessions + offset)


def person(world, label, organisation, name, *roles):
    """Appoint a person and enrol a key, by the region, so that he is his own guarantor."""
    world.signer(label, organisation, name)
    world.batch("root", [world.appoint(name, organisation, *roles), world.enrol(label)])
    return label


def back_office(world, name="ann", start="2026-03-01 20:00"):
    """A roster entered in the back office; index of its BATCH."""
    return world.batch("desk-station", [world.roster("back_office", file=digest("file")),
                                        world.session(name, start, 1)])


def approve(world, at):
    """records_approved over a whole batch."""
    return world.s("records_approved", range=world.range(at))


# -- authority ---------------------------------------------------------------------------------
simple("desk-key-approves", "key_kind_not_allowed", "desk-station",
       lambda w: w.s("records_approved", range=w.range(w.sessions, [1, 2])))
simple("own-appointment", "own_appointment", "manager", lambda w: w.appoint("manager", "committee", "inspector"))
simple("own-appointment-below", "own_appointment", "manager", lambda w: w.appoint("manager", "station", "approver"))
simple("appointed-by-approver", "not_authorised", "approver", lambda w: w.appoint("ann", "station", "recorder"))
simple("appointed-upwards", "not_authorised", "manager", lambda w: w.appoint("ann", "region", "recorder"))
simple("organisation-unknown", "organisation_unknown", "root",
       lambda w: dict(w.appoint("ann", "station", "recorder"), organisation=identity("nowhere")))
simple("organisation-exists", "organisation_exists", "manager",
       lambda w: w.register("station", "station", "committee", "committee"))
simple("parent-type", "parent_type_not_allowed", "root", lambda w: w.register("school", "station", "region", "committee"))
simple("second-root", "not_authorised", "root", lambda w: w.register("school", "region", None))
@rule("legal-recorder-missing", "legal_recorder_missing")
def _recorder_missing(w):
    w.signer("desk-new", "station2")
    w.batch("manager", [w.register("station2", "station", "committee"), w.appoint("clerk", "station2", "recorder"),
                        w.enrol("desk-new")])
    return "desk-new", [w.activity("other"), w.roster(name="other")]


simple("legal-recorder-station", "legal_recorder_not_allowed", "manager",
       lambda w: w.register("school", "station", "committee", "station"))
simple("operator-unknown", "operator_unknown", "manager", lambda w: w.s(
    "operator_dismissed", subject=w.person("ann"), organisation=w.org["station"], reason_code="left"))
simple("subject-unknown", "subject_unknown", "desk-station", lambda w: w.session(
    "nobody", "2026-03-01 08:00", 1, w.ref(w.sessions + 1)))
simple("subject-exists", "subject_exists", "desk-station", lambda w: w.volunteer("ann"))
simple("activity-exists", "activity_exists", "desk-station", lambda w: w.activity())
simple("activity-unknown", "activity_unknown", "desk-station", lambda w: w.roster(name="nothing"))
simple("training-unknown", "training_unknown", "desk-station", lambda w: w.s(
    "training_attended", training=identity("training"), subject=w.person("ann"), learning_seconds=3600))
simple("key-unknown", "key_unknown", "manager", lambda w: w.s(
    "key_revoked", author_key=digest("no key"), reason_code="device_lost"))
simple("key-exists", "key_exists", "manager", lambda w: w.enrol("desk-station"))
simple("key-by-own-organisation", "not_authorised", "approver", lambda w: w.enrol("desk-station"))
simple("policy-version", "policy_version", "root", lambda w: w.adopt(policies.RECORDING))
simple("policy-by-manager", "not_authorised", "manager",
       lambda w: w.adopt(dict(policies.RECORDING, version=2)))
simple("category-refused", "category_refused", "desk-station", lambda w: w.activity("sale", category="donation"))
simple("category-unlisted", "category_refused", "desk-station", lambda w: w.activity("sale", category="not_listed"))
simple("consent-by-stranger", "not_authorised", "desk-station", lambda w: w.s(
    "consent_recorded", subject=w.person("ann"), consent="photo", given=True, by=w.person("bo")))
simple("student-evaluated-by-station", "not_authorised", "desk-station", lambda w: w.s(
    "student_evaluated", subject=w.person("ann"), school_year=2025, community=w.org["station"], grade="good",
    publicity_first="2026-03-01", publicity_last="2026-03-07",
    facts={"item": digest("i"), "standard": digest("s")}))
simple("roster-by-no-recorder", "not_authorised", "desk-station", lambda w: w.roster(recorder="ann"))
simple("roster-of-another-person", "not_authorised", "approver", lambda w: w.roster(recorder="clerk"))
simple("session-on-foreign-roster", "not_authorised", "desk-station2", lambda w: w.session(
    "ann", "2026-03-01 20:00", 1, w.ref(w.sessions + 1)))
simple("elsewhere-in-future", "in_future", "desk-station", lambda w: w.s(
    "recorded_elsewhere", subject=w.person("ann"), platform="other", first_day="2026-01-01",
    last_day="2026-12-31", seconds=3600, opening=True, source=digest("s")))
simple("own-commendation", "own_case", "approver", lambda w: w.s(
    "commendation_recorded", subject=w.person("approver"), provenance="own", day="2026-03-01",
    facts={"title": digest("t"), "grantor": digest("g")}))
simple("own-erasure", "own_case", "manager",
       lambda w: w.s("subject_erased", subject=w.person("manager"), legal_basis="request"))
simple("the-first-subject-erased", "not_authorised", "root",
       lambda w: w.s("subject_erased", subject=w.person("root"), legal_basis="request"))
simple("superior-restricted", "not_authorised", "manager",
       lambda w: w.s("subject_restricted", subject=w.person("root"), restricted=True, legal_basis="dispute"))


simple("clock-by-station-manager", "not_authorised", "manager", lambda w: w.s("clock_accepted", clock_ms=1))
simple("clock-ahead", "in_future", "root", lambda w: w.s("clock_accepted", clock_ms=w.log.time + 3600_000))


@rule("training-duplicate", "duplicate")
def _training(w):
    attended = {"training": identity("training"), "subject": w.person("ann"), "learning_seconds": 3600}
    held = w.s("training_held", training=identity("training"), day="2026-03-01",
               facts={tag: digest(tag) for tag in ("title", "content", "host")})
    return "desk-station", [held, w.s("training_attended", **attended), w.s("training_attended", **attended)]


@rule("training-exists", "training_exists")
def _training_exists(w):
    held = dict(training=identity("training"), day="2026-03-01",
                facts={tag: digest(tag) for tag in ("title", "content", "host")})
    return "desk-station", [w.s("training_held", **held), w.s("training_held", **held)]


@rule("organisation-closed", "organisation_closed", "rule second")
def _closed(w):
    w.batch("manager", [w.s("organisation_closed", organisation=w.org["station2"], successor=w.org["station"],
                            reason_code="merged")])
    return "desk-station2", [w.volunteer("eve")]


@rule("subject-erased", "subject_erased")
def _erased(w):
    w.batch("manager", [w.s("subject_erased", subject=w.person("bo"), legal_basis="request")])
    return "desk-station", [w.s("volunteer_updated", subject=w.person("bo"), profile={"contact": digest("x")})]


@rule("subject-restricted", "subject_restricted")
def _restricted(w):
    w.batch("manager", [w.s("subject_restricted", subject=w.person("bo"), restricted=True, legal_basis="dispute")])
    return "desk-station", [w.session("bo", "2026-03-01 20:00", 1, w.ref(w.sessions + 1))]


@rule("key-cleared-by-desk-manager", "not_authorised")
def _cleared(w):
    person(w, "boss", "station", "boss", "manager")
    w.batch("boss", [key_statement(w, "key_frozen")])
    return "boss", [key_statement(w, "key_cleared")]


# -- time --------------------------------------------------------------------------------------
def session_rule(name, code, at="2026-03-01 20:00", hours=1, who="ann", evidence="signed_in_out", **fields):
    """One session on a new roster breaks a time rule."""
    @rule(name, code, "rule time")
    def _session(w):
        file = {"file": digest("file")} if evidence == "back_office" else {}
        return "desk-station", [w.roster(evidence, **file), w.session(who, at, hours, **fields)]


session_rule("wrong-seconds", "interval_broken", seconds=3599)
session_rule("end-before-start", "interval_broken", end=instant("2026-03-01 19:00"))
session_rule("break-not-taken-off", "interval_broken", **{"break": 60})
session_rule("day-of-the-end", "interval_broken", at="2026-02-28 23:30", day="2026-03-01")
session_rule("over-24-hours", "seconds_out_of_range", at="2026-02-26 08:00", hours=25,
             **{"seconds": 86400, "break": 3600})
session_rule("in-future", "in_future", at="2026-03-02 09:30")
session_rule("day-in-future", "in_future", at="2026-03-03 08:00", start=None, end=None)
session_rule("outside-activity", "outside_activity", at="2026-02-01 08:00")
session_rule("overlap", "overlap", at="2026-03-01 11:59")
session_rule("duplicate-day-alone", "duplicate", at="2026-03-01 08:00", hours=4, start=None, end=None)
session_rule("day-over-24-hours", "day_over_24_hours", at="2026-03-01 08:00", hours=20.5, start=None, end=None, second_service=True)


def session_form(name, code, **fields):
    """A session whose form is broken (step 8)."""
    @case("rule-" + name, "schema time", code, "made")
    def _session():
        w = served()
        value = dict(w.session("ann", "2026-03-01 20:00", 1), **fields)
        at = w.batch("desk-station", [w.roster(), {k: v for k, v in value.items() if v is not None}])
        return Forged(w, index=at + 2)


session_form("seconds-zero", "schema_field_range", seconds=0)
session_form("seconds-over-a-day", "schema_field_range", seconds=86401)
session_form("start-without-end", "schema_combination", end=None)
session_form("day-not-real", "schema_field_range", day="2026-02-30")
session_form("day-before-1992", "schema_field_range", day="1991-12-31")


@rule("over-planned", "over_planned")
def _over_planned(w):
    w.batch("desk-station", [w.activity("short", planned_seconds=1800)])
    return "desk-station", [w.roster("back_office", name="short", file=digest("f")),
                            w.session("ann", "2026-03-01 20:00", 1)]


@rule("overlap-at-two-stations", "overlap", "rule second time")
def _two_stations(w):
    w.batch("desk-station2", [w.activity("other", leader=w.person("clerk2"))])
    return "desk-station2", [w.roster(recorder="clerk2", name="other"), w.session("ann", "2026-03-01 09:00", 1)]


@rule("policy-missing", "policy_missing")
def _policy_missing(w):
    fresh = World(initial=tuple(p for p in policies.FOR_RULES if p["name"] != "recording")).found()
    w.__dict__.update(fresh.__dict__)
    w.batch("desk-station", [w.volunteer("lead"), w.volunteer("ann"), w.activity()])
    return "desk-station", [w.roster(), w.session("ann", "2026-03-01 08:00", 1)]
