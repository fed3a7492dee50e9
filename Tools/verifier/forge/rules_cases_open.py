"""Cases of Ledger/vectors/rules.json: open sign-ins, from the form to what resolves them (spec 05 §6, 06 §1, §3 to §6)."""
from .rules_cases import case
from .rules_cases_records import BOUNDED, LOCAL, judged
from .rules_words import (activity, adopt, appoint, approve, correct, decide, decline, objection, of_day, roster, s, session, step, void,
                          withdraw)
from .world import instant

SECOND = {"second_service": True}


def open_(person, at, roster=None, **fields):
    """session_recorded of somebody who signed in and not out."""
    return s("session_recorded", subject="@" + person, roster=roster or {"offset": 0},
             **dict(dict(day=at[:10], start=instant(at)), **fields))


NINE = open_("lead", "2026-03-01 09:00")
COUNTED = {"hours": {"lead": {"open": 1, "pending": 0, "records": 0}}, "records": {"n_1": "open"}, "flags": {"n_1": []}}


def formed(name, expect, **fields):
    """A session of the form that the fields make."""
    judged("form of an open sign-in: " + name, expect, open_("lead", "2026-03-01 09:00", **fields))


formed("the start alone", "ok")
formed("a length and no end", "schema_combination", seconds=3600)
formed("a rest and no end", "schema_combination", break_=600)
formed("an end and no length", "schema_combination", end=instant("2026-03-01 10:00"))
formed("an end alone", "schema_combination", start=None, end=instant("2026-03-01 10:00"))
formed("neither start nor length", "schema_combination", start=None)
formed("0 seconds", "schema_field_range", seconds=0)
case("form of an open sign-in: a correction without the end", "schema_missing_field", "recorded", step("approver", s(
    "session_corrected", record="&r+1", reason_code="time_error", day="2026-03-01", start=instant("2026-03-01 08:00"))))
case("form of an open sign-in: a correction to a start and a length", "schema_combination", "recorded", step("approver", s(
    "session_corrected", record="&r+1", reason_code="time_error", day="2026-03-01", seconds=60, start=instant("2026-03-01 08:00"))))


def opened(name, expect, *sessions, **more):
    """Rows of one list; the last is judged."""
    judged("open: " + name, expect, *sessions, **dict({"evidence": "roster"}, **more))


# -- time (§3) ---------------------------------------------------------------------------------
opened("it counts nowhere", "ok", NINE, state=COUNTED)
opened("the day before its start", "interval_broken", open_("lead", "2026-03-01 09:00", day="2026-02-28"))
opened("signed in this second", "ok", open_("lead", "2026-03-02 09:10"), at="2026-03-02 09:10")
opened("signs in in a minute", "in_future", open_("lead", "2026-03-02 09:11"), at="2026-03-02 09:10")
opened("the day before the activity", "outside_activity", open_("lead", "2026-02-01 23:59"))
opened("within another record", "overlap", open_("ann", "2026-03-01 11:59"))
opened("when another record ends", "ok", open_("ann", "2026-03-01 12:00"))
opened("twice in one second", "overlap", NINE, NINE)
opened("another record around it", "overlap", NINE, session("lead", "2026-03-01 08:00", "2026-03-01 10:00"))
opened("another record that begins with it", "overlap", NINE, session("lead", "2026-03-01 09:00", "2026-03-01 10:00"))
opened("another record that ends with it", "ok", NINE, session("lead", "2026-03-01 08:00", "2026-03-01 09:00"))
opened("an end beside it, a minute later", "possible_duplicate", NINE, session("lead", "2026-03-01 09:01", "2026-03-01 11:00"))
opened("a service behind it that is another", "ok", NINE, session("lead", "2026-03-01 14:00", "2026-03-01 15:00", **SECOND))
opened("before a service that stands", "possible_duplicate", session("lead", "2026-03-01 14:00", "2026-03-01 15:00"), NINE)
opened("it says itself that it is another", "ok", session("lead", "2026-03-01 14:00", "2026-03-01 15:00"), dict(NINE, **SECOND))
opened("signed in again", "possible_duplicate", NINE, open_("lead", "2026-03-01 14:00"))
opened("signed in again for another service", "ok", NINE, open_("lead", "2026-03-01 14:00", **SECOND),
       state={"hours": {"lead": {"open": 2, "pending": 0}}})
opened("a length from memory beside it", "possible_duplicate", NINE, of_day("lead", "2026-03-01", 3600))
opened("beside a length from memory", "possible_duplicate", of_day("lead", "2026-03-01", 3600), NINE)
opened("the next day is free", "ok", NINE, open_("lead", "2026-03-02 09:00"))
case("open: another activity is another service", "ok", "recorded", step(
    "clerk", roster("roster", name="other"), session("lead", "2026-03-01 14:00", "2026-03-01 15:00")),
     step("desk", activity("other")), step("clerk", roster("roster"), NINE))
opened("a full day has room for it", "ok", of_day("lead", "2026-02-28", 86400), open_("lead", "2026-02-28 08:59", **SECOND),
       state={"flags": {"n_2": ["over_day_ceiling"]}})
opened("in a class without clock times", "ok", NINE, evidence="signed_in_out")
case("open: signed in and out by a policy that asks for the times", "sign_out_missing", "recorded", step("clerk", roster(), NINE), BOUNDED)
case("open: the end that is missing comes before a day that differs", "sign_out_missing", "recorded", step(
    "clerk", roster(), dict(NINE, day="2026-02-28")), BOUNDED)
case("open: on a list beside them", "ok", "recorded", step("clerk", roster("roster"), NINE), BOUNDED)
case("open: in the back office, the plan filled", "ok", "recorded", step(
    "clerk", roster("back_office", name="short"), session("ann", "2026-03-01 18:00", "2026-03-01 20:00"),
    open_("ann", "2026-03-01 20:00")), BOUNDED, step("desk", activity("short", planned_seconds=7200)))

# -- what is done with it (§5, §6) ---------------------------------------------------------------
LIST = step("clerk", roster("roster"), NINE, session("bo", "2026-02-27 09:00", "2026-02-27 10:00"), label="n")
ENDED = correct("n+1", "2026-03-01 09:00", "2026-03-01 11:30", reason_code="sign_out_added")
REST = {"hours": {"lead": {"open": 0, "pending": 0, "records": 0}}}


def acted(name, expect, when, *given, **more):
    """Something is done with a list on which the first did not sign out."""
    case("open: " + name, expect, "recorded", when, LIST, *given, **more)


acted("approved", "approval_not_allowed", step("approver", approve("n")))
acted("left out of an approval", "ok", step("approver", approve("n", 1)), state={"records": {"n_1": "open", "n_2": "effective"}})
acted("declined", "ok", step("approver", decline("n", 2)), state=dict(REST, records={"n_1": "declined"}))
acted("declined once more", "approval_not_allowed", step("approver", decline("n", 2)), step("approver", decline("n", 2)))
acted("declined by its signer", "approval_not_allowed", step("clerk", decline("n", 2)),
      step("manager", appoint("clerk", "station", "approver", "recorder")))
acted("taken back by the clerk", "ok", step("clerk", withdraw("n")), state=dict(REST, records={"n_1": "void", "n_2": "void"}))
acted("taken back with another reason", "void_not_allowed", step("clerk", withdraw("n", reason="false_record")))
acted("voided with its list", "ok", step("approver", withdraw("n", reason="false_record")), state=dict(REST, records={"n_1": "void"}))
acted("voided alone", "ok", step("approver", void("n+1")), state=dict(REST, records={"n_1": "void"}))
acted("voided by the clerk", "void_not_allowed", step("clerk", void("n+1")))
acted("declined, its time is free", "ok", step("clerk", roster("roster"), session("lead", "2026-03-01 09:00", "2026-03-01 11:00")),
      step("approver", decline("n", 2)))
acted("void, it is not corrected", "record_final", step("approver", ENDED), step("approver", void("n+1")))
acted("it is no effective record", "record_not_effective", step("desk", s(
    "evaluation_recorded", record="&n+1", day="2026-03-02", quality=5, evaluator="organiser")))
acted("an objection to it", "ok", step("superior", decide("o+0", "upheld")), step("desk", objection("n+1", "lead"), label="o"),
      state={"records": {"n_1": "open"}})

# -- resolved by giving its end (§4, §6) ----------------------------------------------------------
acted("given its end", "ok", step("approver", ENDED),
      state={"records": {"n_1": "pending"}, "hours": {"lead": {"open": 0, "pending": 9000, "roster": 0}}})
acted("given its end by the clerk", "void_not_allowed", step("clerk", ENDED))
acted("approved by who gave its end", "approval_not_allowed", step("approver", approve("n", 2)), step("approver", ENDED))
acted("resolved and approved by a second person", "ok", step("superior", approve("n", 2)), step("approver", ENDED),
      state={"records": {"n_1": "effective"}, "hours": {"lead": {"open": 0, "pending": 0, "roster": 9000, "records": 1}},
             "credit": {"lead": 4500}})
acted("given a length", "ok", step("approver", s(
    "session_corrected", record="&n+1", reason_code="sign_out_added", day="2026-03-01", seconds=3600)),
      state={"hours": {"lead": {"open": 0, "pending": 3600}}})
acted("given an end in a minute", "in_future", step("approver", correct("n+1", "2026-03-02 11:00", "2026-03-02 12:01"), at="2026-03-02 12:00"))
acted("given another start", "ok", step("approver", correct("n+1", "2026-03-01 08:30", "2026-03-01 11:30")),
      state={"hours": {"lead": {"pending": 10800}}})
acted("given an end that reaches another record", "overlap", step("approver", correct("n+1", "2026-03-01 09:00", "2026-03-01 15:00")),
      step("clerk", roster("roster"), session("lead", "2026-03-01 14:00", "2026-03-01 15:00", **SECOND)))
acted("given its end after the deadline it is late", "ok", step("second", approve("n", 2)), LOCAL, step(
    "approver", ENDED, at="2026-03-16 00:00"), state={"records": {"n_1": "pending"}})
acted("given its length after the deadline it is late", "ok", step("second", approve("n", 2)), LOCAL, step("approver", s(
    "session_corrected", record="&n+1", reason_code="sign_out_added", day="2026-03-01", seconds=3600), at="2026-03-16 00:00"),
      state={"records": {"n_1": "pending"}})
acted("given its end on the last working day", "ok", step("second", approve("n", 2)), LOCAL, step(
    "approver", ENDED, at="2026-03-13 23:59"), state={"records": {"n_1": "effective"}})
case("open: recorded after its deadline it is late", "ok", "recorded", step("second", approve("n")), LOCAL, step(
    "clerk", roster("roster"), NINE, at="2026-03-16 10:00", label="n"), step("approver", ENDED), state={"records": {"n_1": "pending"}})
acted("given its end under a policy with another rate", "ok", step("superior", approve("n", 2)), step("approver", ENDED),
      step("root", adopt("recording", "recording_double_credit", version=2)), state={"credit": {"lead": 18000}})
