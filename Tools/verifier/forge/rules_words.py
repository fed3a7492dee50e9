"""Words of Ledger/vectors/rules.json: names, steps and statements as the cases write them (see Ledger/vectors/README.md)."""
from . import policies
from .world import instant

TAGS = {"activity": ("title", "place", "content", "leader_name"), "training": ("title", "content", "host"),
        "commendation": ("title", "grantor"), "student": ("item", "standard")}


def s(kind, **fields):
    """A statement without command and v; a field of value None is left out, `range_` style names lose the underscore."""
    value = {name.rstrip("_"): item for name, item in fields.items() if item is not None}
    return dict(value, type=kind)


def step(by, *statements, at=None, label=None):
    """One batch of a key; `at` is a Shanghai clock time, one minute after the step before when left out."""
    value = {"by": by, "statements": list(statements)}
    return dict(value, **({"at": at} if at else {}), **({"as": label} if label else {}))


def facts(kind):
    """Commitments of an activity, training, commendation or student."""
    return {tag: "#" + kind + "/" + tag for tag in TAGS[kind]}


def adopt(name, document=None, **fields):
    """policy_adopted of a document of the file."""
    values = dict(policy=name, version=1, region="default", effective_from="2026-01-01", document="%" + (document or name))
    return s("policy_adopted", **dict(values, **fields))


def organisation(name, kind, parent=None, recorder=None, **fields):
    """organisation_registered."""
    values = dict(organisation="@" + name, organisation_type=kind, name="Organisation " + name,
                  region="150102" if parent else "150000", parent=parent and "@" + parent,
                  legal_recorder=recorder and "@" + recorder)
    return s("organisation_registered", **dict(values, **fields))


def appoint(person, where, *roles):
    """operator_appointed."""
    return s("operator_appointed", subject="@" + person, organisation="@" + where, roles=sorted(roles))


def dismiss(person, where):
    """operator_dismissed."""
    return s("operator_dismissed", subject="@" + person, organisation="@" + where, reason_code="left")


def enrol(key, where, person=None, kind=None, **fields):
    """key_enrolled with a proof that verifies."""
    values = dict(organisation="@" + where, key_kind=kind or ("person" if person else "desk"), public_key="!public " + key,
                  proof="!proof " + key, subject=person and "@" + person)
    return s("key_enrolled", **dict(values, **fields))


def key(kind, name, **fields):
    """key_revoked, key_suspected, key_frozen, key_cleared."""
    return s(kind, author_key="!key " + name, reason_code="device_lost", **fields)


def volunteer(person, **fields):
    """volunteer_registered by staff."""
    values = dict(subject="@" + person, entered_by="staff", consents=["registration"], consent_evidence="#consent/" + person,
                  profile={"name": "#name/" + person})
    return s("volunteer_registered", **dict(values, **fields))


def activity(name="walk", **fields):
    """activity_opened."""
    values = dict(activity="@activity/" + name, category="elder_care", community_service=True, parent_and_child=False,
                  first_day="2026-02-02", last_day="2026-12-31", leader="@lead", facts=facts("activity"))
    return s("activity_opened", **dict(values, **fields))


def roster(evidence="signed_in_out", recorder="clerk", name="walk"):
    """roster_opened."""
    return s("roster_opened", activity="@activity/" + name, evidence=evidence, recorder="@" + recorder,
             file_="#file" if evidence == "back_office" else None)


def timed(at, until, rest=0):
    """Fields of an interval between two Shanghai clock times."""
    start, end = instant(at), instant(until)
    values = {"day": at[:10], "start": start, "end": end, "seconds": end - start - rest}
    return dict(values, **({"break": rest} if rest else {}))


def session(person, at, until, rest=0, roster=None, **fields):
    """session_recorded with an interval, on the roster at offset 0 of its batch unless another is named."""
    return s("session_recorded", subject="@" + person, roster=roster or {"offset": 0}, **dict(timed(at, until, rest), **fields))


def of_day(person, day, seconds, roster=None, **fields):
    """session_recorded with the day alone."""
    return s("session_recorded", subject="@" + person, roster=roster or {"offset": 0}, day=day, seconds=seconds, **fields)


def approve(label, *without):
    """records_approved over a step, but for some offsets."""
    return s("records_approved", range_=ranged(label, without))


def decline(label, *without):
    """records_declined."""
    return s("records_declined", range_=ranged(label, without), reason_code="entry_error")


def withdraw(label, *without, reason="recorder_withdrew"):
    """records_voided."""
    return s("records_voided", range_=ranged(label, without), reason_code=reason)


def ranged(label, without):
    """The words of a batch range."""
    return "&" + label + "".join(" -" + str(offset) for offset in without)


def void(record):
    """session_voided."""
    return s("session_voided", record="&" + record, reason_code="false_record")


def correct(record, at, until, rest=0, **fields):
    """session_corrected."""
    return s("session_corrected", record="&" + record, **dict(dict(timed(at, until, rest), reason_code="time_error"), **fields))


def objection(record, person="ann"):
    """objection_opened."""
    return s("objection_opened", record="&" + record, objector=person and "@" + person, reason_code="objection")


def evaluated(person):
    """student_evaluated."""
    return s("student_evaluated", subject="@" + person, school_year=2025, community="@committee", grade="good",
             publicity_first="2026-03-01", publicity_last="2026-03-07", facts=facts("student"))


def decide(label, outcome="rejected"):
    """objection_decided."""
    return s("objection_decided", objection="&" + label, outcome=outcome, reason_code="objection")


def star(person, stars, size=1):
    """star_granted."""
    return s("star_granted", subject="@" + person, stars=stars, size=size)


def certificate(records, seconds, ordinal=0, **fields):
    """certificate_issued with the committee's credential key."""
    values = dict(register_ordinal=ordinal, number=f"2026-{ordinal:04d}", credential="#credential", key="!key seal",
                  records=["^" + record for record in records], seconds=seconds)
    return s("certificate_issued", **dict(values, **fields))


def unsigned(approvals):
    """`recording` with a number of approvals for records that nobody has signed for."""
    return dict(policies.RECORDING, approval=dict(policies.RECORDING["approval"], unsigned={"approvals": approvals}), version=2)


def vouching(*types):
    """`recording` with a list of vouching types."""
    return dict(policies.RECORDING, approval=dict(policies.RECORDING["approval"], vouching_types=list(types)), version=2)


def tenured(months, base="all"):
    """`stars` with a tenure for its first star, or counting after registration."""
    rules = {"counting_base": base, "effective_from": "2012-10-23", "region": "default", "scheme": "civil_affairs",
             "stars": [dict(policies.level(1, 10800), tenure_months=months)]}
    return {"default_scheme": "civil_affairs", "name": "stars", "rule_sets": [rules], "version": 2}


def branches():
    """`organisation_types` with branches below a school."""
    branch = {"code": "branch", "legal_recorder": False, "may_be_root": False, "parents": ["school"]}
    return dict(policies.TYPES, types=policies.TYPES["types"] + [branch], version=2)


DOCUMENTS = {
    "calendar": policies.CALENDAR, "categories": policies.CATEGORIES, "organisation_types": policies.TYPES,
    "recording": policies.RECORDING, "stars": policies.STARS,
    "recording_unsigned_one": unsigned(1), "recording_unsigned_three": unsigned(3), "recording_double_credit":
    policies.earning(2, 1), "recording_bounded": policies.bounded(),
    "recording_times_of_a_number": policies.unbounded(needs_clock_times=1),
    "recording_cap_of_a_text": policies.unbounded(day_capped_at_planned_length="true"), "stars_after_a_month": tenured(1), "stars_after_registration": tenured(0, "after_registration"),
    "recording_vouching_committee": vouching("region", "residents_committee"),
    "recording_vouching_station": vouching("region", "station"), "recording_vouching_nobody": vouching(),
    "recording_vouching_number": vouching(7),
    "calendar_provisional": dict(policies.CALENDAR, provisional_from="2026-03-10", version=2),
    "calendar_later": dict(policies.CALENDAR, version=3), "organisation_types_branch": branches()}

NAMES = ("calendar", "categories", "organisation_types", "recording", "stars")
REGION = step("root", *[adopt(name) for name in NAMES], organisation("region", "region"), at="2026-03-02 09:00")
STATION = [
    REGION,
    step("root", organisation("committee", "residents_committee", "region"),
         organisation("school", "school", "region"), appoint("manager", "committee", "manager"),
         appoint("superior", "committee", "approver"), enrol("manager", "committee", "manager"),
         enrol("superior", "committee", "superior"), enrol("seal", "committee", kind="credential"),
         enrol("committee-desk", "committee"), enrol("school-desk", "school")),
    step("root", organisation("station", "station", "committee", "committee"),
         organisation("station2", "station", "committee", "committee"), appoint("clerk", "station", "recorder"),
         appoint("approver", "station", "approver"), appoint("clerk2", "station2", "recorder"),
         enrol("clerk", "station", "clerk"), enrol("approver", "station", "approver"), enrol("desk", "station"),
         enrol("desk2", "station2"), enrol("clerk2", "station2", "clerk2")),
    step("desk", volunteer("lead"), volunteer("ann"), volunteer("bo"), activity()),
]
MORNING = session("ann", "2026-03-01 08:00", "2026-03-01 12:00")
RECORDED = [step("clerk", roster(), MORNING, session("bo", "2026-03-01 08:00", "2026-03-01 10:00"),
                 session("ann", "2026-03-02 07:00", "2026-03-02 08:00"), label="r")]
SERVED = RECORDED + [step("approver", approve("r", 3), label="a")]
WORLDS = {"region": [REGION], "station": STATION, "recorded": STATION + RECORDED, "served": STATION + SERVED}
