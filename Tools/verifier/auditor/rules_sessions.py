"""Rosters and sessions: time rules and lateness (spec 06 §3, §4)."""
from . import policies
from .encoding import shanghai_day, shanghai_day_number
from .rule_error import need
from .state import Item

IN_TIME, PROVISIONAL, LATE = range(3)


def roster_opened(c, v, state):
    """In the activity's organiser, above or below it, by a recorder appointed in A; a person for himself."""
    organiser = state.activities[v["activity"]].organiser
    near = state.covers(c.organisation, organiser) or state.covers(organiser, c.organisation)
    holds = "recorder" in state.held(v["recorder"], c.organisation)
    need(near and holds and c.subject in (None, v["recorder"]), "not_authorised")
    item = state.organisations[c.organisation]
    need(item.named or _may_record(c, item.type), "legal_recorder_missing")
    state.rosters[c.index] = Item(activity=v["activity"], evidence=v["evidence"], recorder=v["recorder"],
                                  organisation=c.organisation, key=c.author_key)


def _may_record(c, kind):
    """Organisations of this type may be their own legal recorder."""
    entry = policies.type_entry(c.policy("organisation_types"), kind)
    return entry is not None and entry["legal_recorder"]


def session_recorded(c, v, state):
    """One stretch of service: pending, or open while nobody signed out."""
    roster = state.rosters.get(c.target("roster"))
    need(roster is not None, "reference_broken")
    need(c.organisation == roster.organisation, "not_authorised")
    need(c.author_key == roster.key or c.subject == roster.recorder, "not_authorised")
    record = Item(index=c.index, subject=v["subject"], activity=roster.activity, evidence=roster.evidence,
                  organisation=roster.organisation, state="pending" if "seconds" in v else "open", approvals=[], minted=0,
                  recorders={roster.recorder, c.subject} - {None}, signer=c.subject, signers=c.guarantors,
                  approvers=frozenset(), ever_effective=False, flags=set(), second=v.get("second_service", False))
    check_time(c, v, record)
    flag(c, v, record)
    set_time(record, v)
    recording = c.recording(record.organisation)
    record.lateness = _lateness(c, v, record)
    record.needed, record.superior = recording.approvals(record.evidence, record.lateness == LATE)
    record.needed_unsigned = 0 if c.guarantors and record.subject not in c.guarantors else recording.unsigned
    state.records[c.index] = record
    state.by_subject.setdefault(record.subject, []).append(record)


def flag(c, v, record):
    """Flags of this version, besides those of the versions before (spec 06 §3, §6)."""
    recording = c.recording(record.organisation)
    others = c.state.live_records(record.subject, record)
    seconds = v.get("seconds", 0)
    day = sum(other.seconds for other in others if other.day == v["day"]) + seconds
    found = {"over_session_ceiling": seconds > recording.session_flag, "over_day_ceiling": day > recording.day_flag,
             "crosses_midnight": "end" in v and shanghai_day(v["end"] - 1) != v["day"]}
    record.flags |= {name for name, holds in found.items() if holds}


def _lateness(c, v, record):
    """The greater the later: in time, provisional, late (spec 06 §4)."""
    last_day = policies.day_of(v["day"]) if "end" not in v else shanghai_day_number(v["end"] - 1)
    working_days = c.recording(record.organisation).working_days
    late = policies.is_late(c.calendar(record.organisation), working_days, last_day, c.day_number)
    return {False: IN_TIME, None: PROVISIONAL, True: LATE}[late]


def judge_again(c, v, record):
    """A correction of day, start or end may make a record late and never less late; late then demands its approvals."""
    if (v["day"], v.get("start"), v.get("end")) == (record.day, record.start, record.end):
        return
    former, record.lateness = record.lateness, max(record.lateness, _lateness(c, v, record))
    if former < record.lateness == LATE:
        rule = c.recording(record.organisation).late
        record.needed = max(record.needed, rule["approvals"])
        record.superior = record.superior or rule["superior_approval"]


def set_time(record, v):
    """Day, seconds and interval of a record; an open sign-in has a start, no end and no seconds."""
    record.day, record.seconds = v["day"], v.get("seconds", 0)
    record.second = record.second or v.get("second_service", False)
    record.start, record.end, record.rest = v.get("start"), v.get("end"), v.get("break", 0)


def check_time(c, v, record):
    """Spec 06 §3, in its order; `record` itself does not stand in its own way."""
    recording = c.recording(record.organisation)
    c.calendar(record.organisation)
    need("start" in v or not recording.needs_times(record.evidence), "times_missing")
    need("seconds" in v or not recording.needs_times(record.evidence), "sign_out_missing")
    if "end" in v:
        _interval(v)
    need("start" not in v or v["day"] == shanghai_day(v["start"]), "interval_broken")
    need("end" not in v or v["end"] - v["start"] <= 86400, "seconds_out_of_range")
    need(v["end"] <= c.now if "end" in v else v["day"] <= c.day, "in_future")
    need("end" in v or v.get("start", 0) <= c.now, "in_future")
    need(v["day"] >= "1992-01-01", "before_1992")
    activity = c.state.activities[record.activity]
    need(activity.first <= v["day"] <= activity.last, "outside_activity")
    limited = activity.planned is not None and recording.capped(record.evidence)
    seconds = v.get("seconds", 0)
    need(not limited or seconds <= activity.planned, "over_planned")
    others = c.state.live_records(record.subject, record)
    if recording.day_capped(record.evidence):
        need(activity.planned is not None, "planned_missing")
        alike = [o.seconds for o in others if (o.day, o.activity) == (v["day"], record.activity)]
        need(seconds + sum(alike) <= activity.planned, "over_planned")
    _others(others, v, record)


def _interval(v):
    """start, end, break and seconds agree."""
    rest = v.get("break", 0)
    need(v["end"] > v["start"] and rest >= 0, "interval_broken")
    need(v["seconds"] == v["end"] - v["start"] - rest, "interval_broken")


def _others(others, v, record):
    """Against the other sessions of the subject: overlap, duplicate, what may be one, day sum."""
    own = Item(start=v.get("start"), end=v.get("end"), seconds=v.get("seconds", 0), day=v["day"])
    need(not any(_overlap(own, other) for other in others), "overlap")
    alike = [other for other in others if (other.day, other.activity) == (v["day"], record.activity)
             and _may_be_one(own, other)]
    need(all(other.seconds != own.seconds for other in alike if other.seconds), "duplicate")
    attested = record.second or v.get("second_service", False)
    need(attested or all(other.second for other in alike), "possible_duplicate")
    need(sum(o.seconds for o in others if o.day == v["day"]) + own.seconds <= 86400, "day_over_24_hours")
    first = policies.day_of(v["day"])
    for day in (first, first + 1) if _reach(own) else (first,):
        need(sum(_lies_in(item, day) for item in [own, *others]) <= 86400, "day_over_24_hours")


def _overlap(one, other):
    """Both have a start and share a second; an open sign-in takes up the one in which it began."""
    if one.start is None or other.start is None:
        return False
    return one.start < (other.end or other.start + 1) and other.start < (one.end or one.start + 1)


def _may_be_one(one, other):
    """Clock times do not tell them apart: a day alone has none, and an open sign-in may have gone on behind its start."""
    if one.start is None or other.start is None:
        return True
    return one.end is None and other.start >= one.start or other.end is None and one.start >= other.start


def _reach(item):
    """Seconds that may lie in the next day."""
    if item.end is None:
        return 0
    midnight = _midnight(policies.day_of(item.day) + 1)
    return min(item.seconds, max(0, item.end - midnight))


def _midnight(day):
    """The second at which a Shanghai day begins."""
    return day * 86400 - 8 * 3600


def _lies_in(item, day):
    """Seconds of a session that lie in a day."""
    first = policies.day_of(item.day)
    return item.seconds - _reach(item) if first == day else _reach(item) if first + 1 == day else 0


SESSIONS = {"roster_opened": roster_opened, "session_recorded": session_recorded}
