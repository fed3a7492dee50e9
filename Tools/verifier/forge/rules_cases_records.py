"""Cases of Ledger/vectors/rules.json: time, lateness, approval, voiding, correction, credit, stars, certificates."""
from .rules_cases import case
from .rules_words import (activity, adopt, appoint, approve, certificate, correct, decide, decline, dismiss, enrol, evaluated, objection,
                          of_day, roster, s, session, star, step, void, volunteer, withdraw)


def judged(name, expect, *sessions, state=None, evidence="signed_in_out", at=None):
    """One roster of the clerk after the morning's; its last session is judged."""
    more = {"state": state} if state else {}
    case(name, expect, "recorded", step("clerk", roster(evidence), *sessions, at=at, label="n"), **more)


# -- time (§3) ---------------------------------------------------------------------------------
judged("touching after", "ok", session("ann", "2026-03-01 12:00", "2026-03-01 13:00"))
judged("touching before", "ok", session("ann", "2026-03-01 07:00", "2026-03-01 08:00"))
judged("a second of overlap", "overlap", session("ann", "2026-03-01 11:59", "2026-03-01 12:30"))
judged("the same time of another person", "ok", session("lead", "2026-03-01 08:00", "2026-03-01 12:00"))
judged("end before start", "interval_broken", dict(session("ann", "2026-03-01 20:00", "2026-03-01 21:00"), end=1772362800))
judged("seconds that do not agree", "interval_broken", dict(session("ann", "2026-03-01 20:00", "2026-03-01 21:00"), seconds=3599))
judged("the day of the end", "interval_broken", dict(session("ann", "2026-02-27 23:30", "2026-02-28 00:30"), day="2026-02-28"))
judged("a rest within", "ok", session("ann", "2026-03-01 20:00", "2026-03-01 22:00", 1800),
       state={"hours": {"ann": {"pending": 14400 + 3600 + 5400}}})
judged("past midnight counts on its first day", "ok", session("lead", "2026-02-27 20:00", "2026-02-28 20:00"),
       session("lead", "2026-02-28 20:00", "2026-03-01 20:00"), state={"hours": {"lead": {"pending": 172800}}})
judged("exactly 24 hours", "ok", session("lead", "2026-02-27 00:00", "2026-02-28 00:00"))
judged("24 hours and a minute, with a rest", "seconds_out_of_range", session("lead", "2026-02-26 00:00", "2026-02-27 00:01", 60))
judged("ended this second", "ok", session("lead", "2026-03-02 08:00", "2026-03-02 09:10"), at="2026-03-02 09:10")
judged("ends in a minute", "in_future", session("lead", "2026-03-02 08:00", "2026-03-02 09:11"), at="2026-03-02 09:10")
judged("today, by the day alone", "ok", of_day("lead", "2026-03-02", 3600))
judged("tomorrow, by the day alone", "in_future", of_day("lead", "2026-03-03", 3600))
judged("tomorrow begins at sixteen hours universal time", "ok", of_day("lead", "2026-03-03", 3600), at="2026-03-03 00:00")
judged("the activity's first day", "ok", session("lead", "2026-02-02 00:00", "2026-02-02 01:00"))
judged("the day before the activity", "outside_activity", session("lead", "2026-02-01 23:59", "2026-02-02 01:00"))
judged("the same length on the same day, one without times", "duplicate", of_day("ann", "2026-03-01", 14400))
judged("another length on the same day", "possible_duplicate", of_day("ann", "2026-03-01", 14401))
judged("the day's 86,400 seconds", "ok", of_day("ann", "2026-03-01", 86400 - 14400, second_service=True))
judged("the day's 86,401 seconds", "day_over_24_hours", of_day("ann", "2026-03-01", 86401 - 14400, second_service=True))
judged("23:59 to 23:59 and a day of 24 hours", "day_over_24_hours", session("lead", "2026-02-27 23:59", "2026-02-28 23:59"),
       of_day("lead", "2026-02-28", 86400))
judged("the other way round", "day_over_24_hours", of_day("lead", "2026-02-28", 86400),
       session("lead", "2026-02-27 23:59", "2026-02-28 23:59"))
judged("what reaches over midnight leaves that much less", "ok", session("lead", "2026-02-27 23:59", "2026-02-28 08:00"),
       of_day("lead", "2026-02-28", 86400 - 28800))
judged("a second more than it leaves", "day_over_24_hours", session("lead", "2026-02-27 23:59", "2026-02-28 08:00"),
       of_day("lead", "2026-02-28", 86401 - 28800))
judged("what reaches over midnight leaves its own day", "ok", session("lead", "2026-02-26 20:00", "2026-02-27 20:00"),
       session("lead", "2026-02-27 20:00", "2026-02-28 20:00"), session("lead", "2026-02-28 20:00", "2026-03-01 20:00"))
judged("a rest may lie before midnight", "day_over_24_hours", session("lead", "2026-02-27 12:00", "2026-02-28 12:00", 43200),
       of_day("lead", "2026-02-28", 86401 - 43200))
judged("ended at midnight it reaches nowhere", "ok", session("lead", "2026-02-27 20:00", "2026-02-28 00:00"),
       of_day("lead", "2026-02-28", 86400))
SHORT = step("desk", activity("short", planned_seconds=3600))
PLANNED = session("ann", "2026-03-01 20:00", "2026-03-01 21:00")
case("as long as planned", "ok", "recorded", step("clerk", roster("back_office", name="short"), PLANNED), SHORT)
case("longer than planned", "over_planned", "recorded", step(
    "clerk", roster("back_office", name="short"), session("ann", "2026-03-01 20:00", "2026-03-01 21:01")), SHORT)
case("longer than planned where nothing is capped", "ok", "recorded", step(
    "clerk", roster(name="short"), session("ann", "2026-03-01 20:00", "2026-03-01 21:01")), SHORT)
case("a declined time is free again", "ok", "recorded", step(
    "clerk", roster(), session("ann", "2026-03-01 08:00", "2026-03-01 12:00")), step("approver", decline("r")))

# -- what the policy asks of a class (§3, 1 and 6) --------------------------------------------------
BOUNDED = step("root", adopt("recording", "recording_bounded", version=2))
PLAN = step("desk", activity("short", planned_seconds=7200))


def bounded(name, expect, when, *given):
    """Under the policy that asks for clock times of sign-ins and ends back-office days where the plan does."""
    case(name, expect, "recorded", when, BOUNDED, PLAN, *given)


def behind(*sessions, name="short"):
    """Sessions entered in the back office."""
    return step("clerk", roster("back_office", name=name), *sessions)


FIRST = session("ann", "2026-03-01 20:00", "2026-03-01 21:00")
bounded("a sign-in with the day alone", "times_missing", step("clerk", roster(), of_day("lead", "2026-03-01", 3600)))
bounded("a sign-in with its times", "ok", step("clerk", roster(), session("lead", "2026-03-01 08:00", "2026-03-01 09:00")))
bounded("the day alone where no times are asked for", "ok", step("clerk", roster("roster"), of_day("lead", "2026-03-01", 3600)))
bounded("a sign-in corrected to the day alone", "times_missing", step("approver", s(
    "session_corrected", record="&r+1", reason_code="time_error", day="2026-03-01", seconds=3600)))
bounded("the day alone comes before a day to come", "times_missing", step("clerk", roster(), of_day("lead", "2026-03-03", 3600)))
bounded("back office without a planned length", "planned_missing", behind(FIRST, name="walk"))
bounded("outside the activity comes before the planned length", "outside_activity", behind(
    session("ann", "2026-02-01 20:00", "2026-02-01 21:00"), name="walk"))
bounded("a back-office day as long as planned", "ok", behind(FIRST, session("ann", "2026-03-01 21:00", "2026-03-01 22:00")))
bounded("a minute more in two parts", "over_planned", behind(FIRST, session("ann", "2026-03-01 21:00", "2026-03-01 22:01")))
bounded("a minute more with what another class has", "over_planned", behind(FIRST), step(
    "clerk", roster("roster", name="short"), session("ann", "2026-03-01 18:00", "2026-03-01 19:01")))
bounded("another class is not held against it later", "ok", step(
    "clerk", roster("roster", name="short"), session("ann", "2026-03-01 18:00", "2026-03-01 19:01")), behind(
    FIRST, session("ann", "2026-03-01 21:00", "2026-03-01 22:00")))
bounded("each day has its own plan", "ok", behind(session("ann", "2026-02-28 20:00", "2026-02-28 22:00"),
                                                  session("ann", "2026-03-01 20:00", "2026-03-01 22:00")))
bounded("what was declined leaves room", "ok", behind(session("ann", "2026-03-01 20:00", "2026-03-01 22:00")), step(
    "clerk", roster("roster", name="short"), session("ann", "2026-03-01 18:00", "2026-03-01 19:00"), label="d"),
    step("approver", decline("d")))
bounded("a correction is not counted twice", "ok", step("approver", correct("b+1", "2026-03-01 20:00", "2026-03-01 22:00")),
        step("clerk", roster("back_office", name="short"), FIRST, label="b"))
bounded("a correction above the plan", "over_planned", step("approver", correct("b+1", "2026-03-01 20:00", "2026-03-01 22:01")),
        step("clerk", roster("back_office", name="short"), FIRST, label="b"))
for wrong in ("recording_times_of_a_number", "recording_cap_of_a_text"):
    case(wrong.replace("_", " "), "policy_invalid", "station", step("root", adopt("recording", wrong, version=2)))

# -- flags (§3): 14,400 seconds a session, 28,800 a day ------------------------------------------
judged("as long as the session's ceiling", "ok", session("lead", "2026-03-01 08:00", "2026-03-01 12:00"),
       state={"flags": {"n_1": []}})
judged("a second above the session's ceiling", "ok", of_day("lead", "2026-03-01", 14401),
       state={"flags": {"n_1": ["over_session_ceiling"]}})
SECOND = {"second_service": True}
judged("as much as the day's ceiling", "ok", of_day("ann", "2026-03-01", 14399, **SECOND), of_day("ann", "2026-03-01", 1, **SECOND),
       state={"flags": {"n_1": [], "n_2": []}})
judged("a second above the day's ceiling", "ok", of_day("ann", "2026-03-01", 14399, **SECOND), of_day("ann", "2026-03-01", 2, **SECOND),
       state={"flags": {"n_1": [], "n_2": ["over_day_ceiling"]}, "hours": {"ann": {"pending": 14400 + 3600 + 14401}}})
judged("past midnight, both ceilings", "ok", session("lead", "2026-02-27 12:00", "2026-02-28 01:00"),
       state={"flags": {"n_1": ["crosses_midnight", "over_day_ceiling", "over_session_ceiling"]}})
judged("to midnight", "ok", session("lead", "2026-02-27 23:00", "2026-02-28 00:00"), state={"flags": {"n_1": []}})
case("a declined session does not fill the day", "ok", "recorded", step(
    "clerk", roster(), of_day("ann", "2026-03-01", 28800), label="n"), step("approver", decline("r")),
     state={"flags": {"n_1": ["over_session_ceiling"]}})
case("a correction keeps the flags of what it replaces", "ok", "recorded", step(
    "approver", correct("n+1", "2026-02-27 12:00", "2026-02-27 13:00")),
     step("clerk", roster(), session("lead", "2026-02-27 12:00", "2026-02-28 01:00"), label="n"),
     state={"flags": {"n_1": ["crosses_midnight", "over_day_ceiling", "over_session_ceiling"]}})

# -- lateness (§4): 2 March 2026 is a Monday ----------------------------------------------------
MONDAY = session("lead", "2026-03-02 08:00", "2026-03-02 09:00")


def late(name, at, states, *sessions, given=(), needed=1):
    """A roster recorded at a time; after one approval of the station its sessions have these states."""
    case(name, "ok", "station", step("approver", approve("n")), *given,
         step("clerk", roster(), *(sessions or (MONDAY,)), at=at, label="n"), state={"records": states})


late("on the tenth working day", "2026-03-16 23:59", {"n_1": "effective"})
late("on the eleventh working day", "2026-03-17 00:00", {"n_1": "pending"})
late("over midnight the last second counts", "2026-03-17 00:00", {"n_1": "effective"},
     session("lead", "2026-03-02 20:00", "2026-03-03 01:00"))
late("to midnight the last second is of the first day", "2026-03-17 00:00", {"n_1": "pending"},
     session("lead", "2026-03-02 20:00", "2026-03-03 00:00"))
late("a make-up workday counts, a day off does not", "2026-03-05 10:00", {"n_1": "effective"}, of_day("lead", "2026-02-13", 60))
late("one working day more", "2026-03-06 10:00", {"n_1": "pending"}, of_day("lead", "2026-02-13", 60))
late("provisional is never late", "2026-04-20 10:00", {"n_1": "effective"},
     given=(step("root", adopt("calendar", "calendar_provisional", version=2)),))
OLD = step("desk", activity("old", first_day="2025-01-01"))


def long_ago(name, state, *days, given=(), final=None):
    """A roster of the activity of 2025, recorded on 3 March 2026, before the first year of the calendar."""
    case(name, "ok", "station", final or step("approver", approve("n")), OLD,
         step("clerk", roster(name="old"), *(of_day("lead", day, 60) for day in days), label="n", at="2026-03-03 10:00"), *given,
         state={"records": state})


long_ago("366 days after it ended, provisional", {"n_1": "effective"}, "2025-03-02")
long_ago("367 days after it ended, late", {"n_1": "pending"}, "2025-03-01")
long_ago("moved to 367 days before the correction", {"n_1": "pending"}, "2025-03-02", final=step("approver", approve("n")),
         given=(step("superior", s("session_corrected", record="&n+1", reason_code="time_error", day="2025-03-01", seconds=60)),))

# -- approval (§5) -----------------------------------------------------------------------------
TWICE = session("ann", "2026-03-01 20:00", "2026-03-01 21:00")
DESK = step("desk", roster(), TWICE, label="n")
OFFICE = step("clerk", roster("back_office"), TWICE, label="n")
ONE, TWO = step("approver", approve("n")), step("superior", approve("n"))
PENDING, EFFECTIVE = {"records": {"n_1": "pending"}}, {"records": {"n_1": "effective"}}
case("the clerk signs, one approves", "ok", "recorded", step("approver", approve("r", 3)),
     state={"records": {"r_1": "effective", "r_2": "effective", "r_3": "pending"},
            "hours": {"ann": {"signed_in_out": 14400, "pending": 3600, "records": 1, "late": 0},
                      "bo": {"signed_in_out": 7200, "pending": 0, "records": 1, "late": 0}},
            "credit": {"ann": 7200, "bo": 3600, "issuance": -10800}})
case("a desk signs, one approves", "ok", "recorded", ONE, DESK, state=dict(PENDING, credit={"ann": 0}))
case("a desk signs, two approve", "ok", "recorded", TWO, DESK, ONE, state=dict(EFFECTIVE, credit={"ann": 1800}))
case("one approver twice", "approval_not_allowed", "recorded", ONE, DESK, ONE)
case("one approver under two keys", "approval_not_allowed", "recorded", step("approver-again", approve("n")),
     step("root", appoint("approver", "committee", "approver"), enrol("approver-again", "committee", "approver")), DESK, ONE)
case("a region asks for one", "ok", "recorded", ONE,
     step("root", adopt("recording", "recording_unsigned_one", region="15", version=2)), DESK, state=EFFECTIVE)
case("his own service, recorded by himself", "ok", "recorded", ONE,
     step("clerk", roster(), session("clerk", "2026-03-01 20:00", "2026-03-01 21:00"), label="n"), state=PENDING)
case("his own service, and two others", "ok", "recorded", TWO,
     step("clerk", roster(), session("clerk", "2026-03-01 20:00", "2026-03-01 21:00"), label="n"), ONE, state=EFFECTIVE)
case("the named recorder adds to a desk's roster", "ok", "recorded", step("approver", approve("m")),
     step("desk", roster(), label="n"), step("clerk", dict(TWICE, roster="&n+0"), label="m"),
     state={"records": {"m_0": "effective"}})
case("another person adds to a desk's roster", "not_authorised", "recorded", step("helper", dict(TWICE, roster="&n+0")),
     step("manager", appoint("helper", "station", "recorder"), enrol("helper", "station", "helper")), step("desk", roster(), label="n"))
case("the named recorder of a desk's roster approves", "approval_not_allowed", "recorded", step("clerk", approve("n")), step(
    "manager", appoint("clerk", "station", "approver", "recorder")), DESK, ONE)
case("the recorder approves", "approval_not_allowed", "recorded", step("clerk", approve("r")),
     step("manager", appoint("clerk", "station", "approver", "recorder")))
case("his own service approved", "approval_not_allowed", "recorded", step("approver", approve("n")),
     step("clerk", roster(), session("approver", "2026-03-01 20:00", "2026-03-01 21:00"), label="n"))
case("a manager is a volunteer under the same id", "approval_not_allowed", "recorded", step("manager", approve("n")),
     step("root", volunteer("manager")),
     step("clerk", roster(), session("manager", "2026-03-01 20:00", "2026-03-01 21:00"), label="n"))
LEADER = step("manager", appoint("lead", "station", "recorder"))
case("the leader approves", "ok", "recorded", step("lead", approve("r")), step("manager", enrol("lead", "station", "lead")), LEADER,
     state={"records": {"r_1": "effective"}})
ENROLLED, LED = step("manager", enrol("lead", "station", "lead")), step("lead", approve("r"))
case("a leader without a role approves", "approval_not_allowed", "recorded", LED, ENROLLED)
case("a leader without a role declines", "approval_not_allowed", "recorded", step("lead", decline("r")), ENROLLED)
case("a leader with a role above approves", "ok", "recorded", LED, ENROLLED, step("root", appoint("lead", "region", "inspector")))
case("a leader with a role elsewhere approves", "approval_not_allowed", "recorded", LED, ENROLLED,
     step("manager", appoint("lead", "station2", "approver")))
case("a leader who was dismissed approves", "approval_not_allowed", "recorded", LED, ENROLLED, LEADER,
     step("manager", dismiss("lead", "station")))
case("a leader with a role declines", "ok", "recorded", step("lead", decline("r")), ENROLLED, LEADER)
case("a stranger approves", "approval_not_allowed", "recorded", step("clerk2", approve("r")))
case("the back office, one approval", "ok", "recorded", TWO, OFFICE, state=PENDING)
case("the back office, two, one from above", "ok", "recorded", ONE, OFFICE, TWO,
     state=dict(EFFECTIVE, credit={"ann": 0}, hours={"ann": {"back_office": 3600}}))
LOCAL = step("manager", appoint("second", "station", "approver"), enrol("second", "station", "second"))
case("the back office, none from above", "approval_not_allowed", "recorded", step("second", approve("n")), LOCAL, OFFICE, ONE)
case("two of the station for a desk's roster", "ok", "recorded", step("second", approve("n")), LOCAL, DESK, ONE, state=EFFECTIVE)
case("everything excepted", "nothing_to_approve", "recorded", step("approver", approve("r", 1, 2, 3)))
case("approved when effective", "approval_not_allowed", "served", step("superior", approve("r", 3)))
case("declined after his own first approval", "ok", "recorded", step("approver", decline("n")), DESK, ONE,
     state={"records": {"n_1": "declined"}})
case("declined when effective", "approval_not_allowed", "served", step("approver", decline("r", 3)))

# -- voiding, correction, objection (§6) -------------------------------------------------------
case("a desk takes back what one approved", "ok", "recorded", step("desk", withdraw("n")), DESK, ONE,
     state={"records": {"n_1": "void"}})
case("another key takes it back", "void_not_allowed", "recorded", step("desk", withdraw("r")))
case("taken back when effective", "void_not_allowed", "served", step("clerk", withdraw("r", 3)))
case("taken back for another reason", "void_not_allowed", "recorded", step("clerk", withdraw("r", reason="false_record")))
case("a whole range void", "ok", "served", step("superior", withdraw("r", reason="false_record")),
     state={"records": {"r_1": "void", "r_3": "void"}, "credit": {"ann": 0, "bo": 0, "issuance": 0},
            "hours": {"ann": {"signed_in_out": 0, "pending": 0, "records": 0}}})
case("void twice", "record_final", "served", step("superior", void("r+1")), step("superior", void("r+1")))
case("void by the recorder", "void_not_allowed", "served", step("clerk", void("r+1")),
     step("manager", appoint("clerk", "station", "approver", "recorder")))
SHORTER = correct("r+1", "2026-03-01 08:00", "2026-03-01 11:00")
case("corrected: pending again, credit back", "ok", "served", step("approver", SHORTER),
     state={"records": {"r_1": "pending"}, "credit": {"ann": 0, "bo": 3600, "issuance": -3600},
            "hours": {"ann": {"signed_in_out": 0, "pending": 14400, "records": 0}}})
case("corrected: the corrector approves", "approval_not_allowed", "served", step("approver", approve("r", 2, 3)),
     step("approver", SHORTER))
case("corrected: another approves", "ok", "served", step("superior", approve("r", 2, 3)), step("approver", SHORTER),
     state={"records": {"r_1": "effective"}, "credit": {"ann": 5400}})
case("corrected: what a desk owed is paid", "ok", "recorded", step("superior", approve("n")), DESK,
     step("approver", correct("n+1", "2026-03-01 20:00", "2026-03-01 22:00")), state=EFFECTIVE)
case("corrected: the first recorder may approve", "ok", "served", step("clerk", approve("r", 2, 3)),
     step("manager", appoint("clerk", "station", "approver", "recorder")), step("approver", SHORTER),
     state={"records": {"r_1": "effective"}})
case("corrected to the same", "correction_empty", "served", step(
    "approver", correct("r+1", "2026-03-01 08:00", "2026-03-01 12:00")))
case("corrected into another session", "overlap", "served", step(
    "approver", correct("r+3", "2026-03-01 11:00", "2026-03-01 13:00")))
case("corrected within its former self", "ok", "served", step(
    "approver", correct("r+1", "2026-03-01 09:00", "2026-03-01 13:00")))
case("a declined record corrected", "record_final", "recorded", step("approver", SHORTER), step("approver", decline("r")))
case("an objection decided twice", "objection_closed", "served", step("superior", decide("o+0")),
     step("desk", objection("r+1"), label="o"), step("superior", decide("o+0", "upheld")), )
case("an objection decided by the recorder", "not_authorised", "served", step("clerk", decide("o+0")),
     step("manager", appoint("clerk", "station", "approver", "recorder")), step("desk", objection("r+1"), label="o"))
case("an objection decided by the objector", "own_case", "served", step("superior", decide("o+0")),
     step("desk", objection("r+1", "superior"), label="o"))

# -- lateness of what is corrected (§4, §5): 1 March 2026 is a Sunday ---------------------------
ONCE = step("second", approve("r", 2, 3))


def corrected(name, expected, change, *given, at=None, late=None):
    """One approval of the station after a correction: what the record is then."""
    hours = {"hours": {"ann": {"late": late}}} if late is not None else {}
    case("corrected: " + name, "ok", "served", ONCE, LOCAL, *given, step("approver", change, at=at),
         state=dict(hours, records={"r_1": expected}))


corrected("on its last working day", "effective", SHORTER, at="2026-03-13 23:59", late=0)
corrected("after its deadline it is late", "pending", SHORTER, at="2026-03-16 00:00")
corrected("to a day long past it is late", "pending", correct("r+1", "2026-02-02 08:00", "2026-02-02 12:00"))
corrected("after its deadline, the rest alone", "effective",
          correct("r+1", "2026-03-01 08:00", "2026-03-01 12:00", 1800), at="2026-03-16 00:00", late=0)
corrected("after its deadline, the interval taken", "pending", s(
    "session_corrected", record="&r+1", reason_code="time_error", day="2026-03-01", seconds=14400), at="2026-03-16 00:00")
corrected("by the calendar in force then", "effective", SHORTER,
          step("root", adopt("calendar", "calendar_provisional", version=2)), at="2026-03-16 00:00", late=0)
case("corrected: late, with one approval from above", "ok", "served", step("superior", approve("r", 2, 3)), LOCAL,
     step("approver", SHORTER, at="2026-03-16 00:00"), ONCE,
     state={"records": {"r_1": "effective"}, "hours": {"ann": {"late": 10800, "signed_in_out": 10800}}})
case("corrected: what was late stays late", "ok", "station", step("second", approve("n")), LOCAL,
     step("clerk", roster(), MONDAY, at="2026-03-17 00:00", label="n"),
     step("approver", correct("n+1", "2026-03-16 08:00", "2026-03-16 09:00")), state=PENDING)
case("corrected: what was provisional may become late", "ok", "station", step("second", approve("n")), LOCAL,
     step("root", adopt("calendar", "calendar_provisional", version=2)),
     step("clerk", roster(), MONDAY, at="2026-03-17 00:00", label="n"), step("root", adopt("calendar", "calendar_later", version=3)),
     step("approver", correct("n+1", "2026-03-02 08:00", "2026-03-02 10:00")), state=PENDING)
case("an anonymous report of a record is decided", "ok", "served", step("superior", decide("o+0", "upheld")),
     step("desk", objection("r+1", None), label="o"))
case("an anonymous report decided twice", "objection_closed", "served", step("superior", decide("o+0")),
     step("desk", objection("r+1", None), label="o"), step("superior", decide("o+0", "upheld")))
case("an anonymous report decided by the recorder", "not_authorised", "served", step("clerk", decide("o+0")),
     step("manager", appoint("clerk", "station", "approver", "recorder")), step("desk", objection("r+1", None), label="o"))

# -- credit (§7) -------------------------------------------------------------------------------
GRADED = step("school-desk", evaluated("ann"), label="g")
BY_MANAGER = [step("root", appoint("manager", "school", "approver"), enrol("manager-of-the-school", "school", "manager")),
              step("manager-of-the-school", evaluated("ann"), label="g"), step("desk", objection("g+0"), label="o")]
case("an objection to a grade", "ok", "station", step("desk", objection("g+0")), GRADED)
case("an objection to a grade decided by the school's superior", "ok", "station", step("root", decide("o+0", "upheld")), GRADED,
     step("desk", objection("g+0"), label="o"))
case("an objection to a grade decided by an approver elsewhere", "not_authorised", "station", step("superior", decide("o+0")), GRADED,
     step("desk", objection("g+0"), label="o"))
case("an objection to a grade decided by its signer", "not_authorised", "station",
     step("manager-of-the-school", decide("o+0")), *BY_MANAGER)
case("an objection to a grade that another signed decided by the school", "ok", "station",
     step("manager-of-the-school", decide("o+0", "upheld")), BY_MANAGER[0], GRADED, step("desk", objection("g+0"), label="o"))
case("an objection to a grade decided by its student", "own_case", "station", step("ann-of-the-school", decide("o+0")), GRADED,
     step("root", appoint("ann", "school", "approver"), enrol("ann-of-the-school", "school", "ann")),
     step("desk", objection("g+0", "bo"), label="o"))
case("an objection to a grade decided by the objector", "own_case", "station", step("manager-of-the-school", decide("o+0")),
     BY_MANAGER[0], GRADED, step("desk", objection("g+0", "manager"), label="o"))
case("an objection to a grade decided twice", "objection_closed", "station", step("root", decide("o+0")), GRADED,
     step("desk", objection("g+0"), label="o"), step("root", decide("o+0", "upheld")))
case("an objection to a grade of an erased student", "ok", "station", step("desk", objection("g+0", "bo")), GRADED,
     step("manager", s("subject_erased", subject="@ann", legal_basis="request")))
case("an objection to a grade with another leaf", "reference_broken", "station", step("desk", objection("g+0!")), GRADED)
case("a grade is no record to evaluate", "reference_broken", "station", step("desk", s(
    "evaluation_recorded", record="&g+0", day="2026-03-02", quality=5, evaluator="organiser")), GRADED)
case("half a second of credit is none", "ok", "recorded", step("approver", approve("n")),
     step("clerk", roster(), of_day("lead", "2026-03-01", 3601), label="n"), state={"credit": {"lead": 1800}})
case("credit by the policy when it becomes effective", "ok", "recorded", step("approver", approve("n")),
     step("clerk", roster(), of_day("lead", "2026-03-01", 3600), label="n"),
     step("root", adopt("recording", "recording_double_credit", version=2)), state={"credit": {"lead": 7200}})
case("a class that earns none", "ok", "recorded", step("approver", approve("n")),
     step("clerk", roster("imported"), of_day("lead", "2026-03-01", 3600), label="n"),
     state={"credit": {"lead": 0}, "hours": {"lead": {"imported": 3600}}})

# -- stars (§8): the first at 10,800 seconds ---------------------------------------------------


def worth(seconds, evidence="signed_in_out"):
    """An effective record of lead of so many seconds."""
    return (step("clerk", roster(evidence), of_day("lead", "2026-03-01", seconds), label="n"), step("approver", approve("n")))


case("a star at its threshold", "ok", "recorded", step("approver", star("lead", 1)), *worth(10800),
     state={"stars": {"lead": {"stars": 1, "review": False}}})
case("a star one second below", "star_not_earned", "recorded", step("approver", star("lead", 1)), *worth(10799))
case("a star for a class it does not accept", "star_not_earned", "recorded", step("approver", star("lead", 1)),
     *worth(10800, "self_declared"))
case("a star twice", "star_not_higher", "recorded", step("approver", star("lead", 1)), *worth(10800),
     step("approver", star("lead", 1)))
case("a star on a log that is not there", "star_not_earned", "recorded", step("approver", star("lead", 1, 9999)), *worth(10800))
case("his own star", "own_case", "recorded", step("approver", star("approver", 1)))
TENURE = step("root", adopt("stars", "stars_after_a_month", version=2))
case("a star on the day of tenure", "ok", "recorded", step("approver", star("lead", 1), at="2026-04-02 00:00"), TENURE, *worth(10800))
case("a star the day before", "star_not_earned", "recorded", step("approver", star("lead", 1), at="2026-04-01 23:59"), TENURE,
     *worth(10800))
END = (step("desk", volunteer("kim"), at="2026-03-31 09:00"),
       step("clerk", roster(), of_day("kim", "2026-03-31", 10800), label="n"), step("approver", approve("n")))
case("a month after the 31st is the 30th", "ok", "recorded", step("approver", star("kim", 1), at="2026-04-30 00:00"), TENURE, *END)
case("and not the 29th", "star_not_earned", "recorded", step("approver", star("kim", 1), at="2026-04-29 23:59"), TENURE, *END)
AFTER = step("root", adopt("stars", "stars_after_registration", version=2))
case("hours before registration do not count", "star_not_earned", "recorded", step("approver", star("lead", 1)), AFTER, *worth(10800))
case("hours from the day of registration count", "ok", "recorded", step("approver", star("lead", 1), at="2026-03-03 09:00"), AFTER,
     step("clerk", roster(), of_day("lead", "2026-03-02", 10800), label="n"), step("approver", approve("n")))
case("a record void opens a review", "ok", "recorded", step("approver", void("n+1")), *worth(10800), step("approver", star("lead", 1)),
     state={"stars": {"lead": {"stars": 1, "review": True}}})
CLOSED = dict(subject="@lead", reason_code="lost")
case("a review closed", "ok", "recorded", step("approver", s("star_review_closed", stars=0, **CLOSED)), *worth(10800),
     step("approver", star("lead", 1)), step("approver", void("n+1")), state={"stars": {"lead": {"stars": 0, "review": False}}})
REVIEW = (*worth(10800), step("approver", star("lead", 1)), step("approver", void("n+1")))
case("a review closed from above", "ok", "recorded", step("superior", s("star_review_closed", stars=1, **CLOSED)), *REVIEW)
STRANGER = step("root", appoint("clerk2", "station2", "approver"))
case("a review closed by an approver elsewhere", "not_authorised", "recorded",
     step("clerk2", s("star_review_closed", stars=1, **CLOSED)), STRANGER, *REVIEW)
case("a review closed below who closed the last one", "not_authorised", "recorded",
     step("approver", s("star_review_closed", stars=0, **CLOSED)), *REVIEW, step("superior", s("star_review_closed", stars=1, **CLOSED)))
case("no review to close", "no_review_open", "recorded", step("approver", s("star_review_closed", stars=0, **CLOSED)),
     *worth(10800), step("approver", star("lead", 1)))

# -- certificates (§9) -------------------------------------------------------------------------
case("a certificate", "ok", "served", step("committee-desk", certificate(["r+1"], 14400)))
case("a certificate of a pending record", "record_not_effective", "served",
     step("committee-desk", certificate(["r+1", "r+3"], 18000)))
case("a certificate of a desk's roster approved once", "record_not_effective", "recorded",
     step("committee-desk", certificate(["n+1"], 3600)), DESK, ONE)
case("a certificate of two people", "records_of_several", "served", step("committee-desk", certificate(["r+1", "r+2"], 21600)))
case("a certificate one second too long", "seconds_differ", "served", step("committee-desk", certificate(["r+1"], 14401)))
case("a certificate out of order", "register_gap", "served", step("committee-desk", certificate(["r+1"], 14400, 1)))
ISSUED = step("committee-desk", certificate(["r+1"], 14400))
case("a certificate registered again", "certificate_exists", "served", step("committee-desk", certificate(["r+1"], 14400, 1)), ISSUED)
case("another certificate of the same record", "ok", "served",
     step("committee-desk", certificate(["r+1"], 14400, 1, credential="#another")), ISSUED)
case("a certificate registered again over other records", "certificate_exists", "served",
     step("committee-desk", certificate(["r+3"], 3600, 1)), ISSUED)
case("a certificate registered again out of order", "register_gap", "served", step("committee-desk", certificate(["r+1"], 14400)), ISSUED)
case("a certificate by the station", "not_authorised", "served", step("desk", certificate(["r+1"], 14400)))
case("a certificate under a key that signs batches", "key_unknown", "served",
     step("committee-desk", certificate(["r+1"], 14400, key="!key desk")))
case("a certificate of one who is erased", "subject_erased", "served", step("committee-desk", certificate(["r+2"], 7200)),
     step("manager", s("subject_erased", subject="@bo", legal_basis="request")))
STATUS = dict(status="revoked", reason_code="entry_error")
case("a status of no certificate", "certificate_unknown", "served",
     step("superior", s("certificate_status_changed", register_ordinal=0, **STATUS)))
case("a status of no certificate comes before authority", "certificate_unknown", "served",
     step("clerk", s("certificate_status_changed", register_ordinal=0, **STATUS)))
case("a status by one without authority", "not_authorised", "served",
     step("approver", s("certificate_status_changed", register_ordinal=0, **STATUS)),
     step("committee-desk", certificate(["r+1"], 14400)))
case("a revoked certificate registered again", "certificate_exists", "served",
     step("committee-desk", certificate(["r+1"], 14400, 1)), ISSUED,
     step("superior", s("certificate_status_changed", register_ordinal=0, **STATUS)))
case("a revoked certificate stays revoked", "certificate_final", "served",
     step("superior", s("certificate_status_changed", register_ordinal=0, status="valid", reason_code="entry_error")),
     step("committee-desk", certificate(["r+1"], 14400)),
     step("superior", s("certificate_status_changed", register_ordinal=0, **STATUS)))
case("a suspended certificate may be valid again", "ok", "served",
     step("superior", s("certificate_status_changed", register_ordinal=0, status="valid", reason_code="entry_error")),
     step("committee-desk", certificate(["r+1"], 14400)),
     step("superior", s("certificate_status_changed", register_ordinal=0, status="suspended", reason_code="entry_error")))
NUMBER = s("external_number_recorded", record="&r+1", platform="other", number="#number")
case("two numbers of one platform", "duplicate", "served", step("desk", NUMBER), step("desk", NUMBER))
case("an evaluation of a pending record", "record_not_effective", "served", step("desk", s(
    "evaluation_recorded", record="&r+3", day="2026-03-02", quality=5, evaluator="served")))
case("an evaluation tomorrow", "in_future", "served", step("desk", s(
    "evaluation_recorded", record="&r+1", day="2026-03-03", quality=5, evaluator="served")))
