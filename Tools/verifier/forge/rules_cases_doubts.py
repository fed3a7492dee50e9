"""Cases of Ledger/vectors/rules.json: second services, successors, who opened an objection, homes, order of voiding (06 §2, §3, §6)."""
from .rules_cases import case
from .rules_cases_authority import BOSS, EVENING, TEAM
from .rules_cases_insiders import OTHER, erase, restrict
from .rules_words import (activity, adopt, appoint, approve, correct, decide, decline, dismiss, enrol, evaluated, objection, of_day, organisation,
                          roster, s, session, step, volunteer, withdraw)

# -- one service recorded twice (§3): ann has 8:00 to 12:00 on 1 March ---------------------------
ATTESTED = {"second_service": True}
DAY = "2026-03-01"


def again(name, expect, *sessions, given=(), by="clerk", world="recorded", **more):
    """One more roster of the clerk; its last session is judged."""
    case(name, expect, world, step(by, roster(), *sessions, label="n"), *given, **more)


again("a day alone beside clock times, of another length", "possible_duplicate", of_day("ann", DAY, 7200))
again("clock times beside a day alone, of another length", "possible_duplicate", of_day("lead", DAY, 7200), session("lead", *EVENING))
again("two days alone of other lengths", "possible_duplicate", of_day("lead", DAY, 7200), of_day("lead", DAY, 3600))
again("a second service by its own word", "ok", of_day("ann", DAY, 7200, **ATTESTED),
      state={"hours": {"ann": {"pending": 14400 + 3600 + 7200}}})
again("a second service by the other's word", "ok", of_day("lead", DAY, 7200, **ATTESTED), session("lead", *EVENING))
again("a word that says it is none", "possible_duplicate", of_day("ann", DAY, 7200, second_service=False))
again("clock times on both", "ok", session("ann", *EVENING))
again("the same length is never a second service", "duplicate", of_day("ann", DAY, 14400, **ATTESTED))
again("a third beside one that is attested", "possible_duplicate", of_day("ann", DAY, 7200, **ATTESTED), of_day("ann", DAY, 3600))
again("a day alone of another activity", "ok", roster(name="other"), of_day("ann", DAY, 7200, roster={"offset": 1}),
      given=[step("desk", activity("other"))])
again("beside a record that was declined", "ok", of_day("ann", DAY, 7200), given=[step("approver", decline("r"))])
again("an attested day over 24 hours", "day_over_24_hours", of_day("ann", DAY, 86401 - 14400, **ATTESTED))
TWO = step("clerk", roster(), session("ann", *EVENING), label="n")
ALONE = s("session_corrected", record="&r+1", reason_code="time_error", day=DAY, seconds=7200)
case("corrected to a day alone beside clock times", "possible_duplicate", "recorded", step("approver", ALONE), TWO)
case("corrected to a day alone with a word for it", "ok", "recorded", step("approver", dict(ALONE, **ATTESTED)), TWO)
case("the word of a correction stays with the record", "ok", "recorded", step("superior", dict(ALONE, seconds=5400)), TWO,
     step("approver", dict(ALONE, **ATTESTED)))
case("a correction that adds a word alone", "correction_empty", "recorded", step("approver", dict(correct(
    "r+1", "2026-03-01 08:00", "2026-03-01 12:00"), **ATTESTED)))

# -- successors (05 §4) --------------------------------------------------------------------------


def close(successor):
    """organisation_closed of the second station."""
    return s("organisation_closed", organisation="@station2", successor="@" + successor, reason_code="merged")


case("closed into a station of the same committee", "ok", "station", step("manager", close("station")))
case("closed into the one above", "ok", "station", step("manager", close("committee")))
case("closed into one that the closer does not manage", "not_authorised", "station", step("manager", close("school")))
case("closed into another branch by a manager above both", "ok", "station", step("root", close("school")))

# -- who opened an objection (§2, §6) ------------------------------------------------------------
REPORT = objection("r+1", None)
case("a report decided by who opened it", "not_authorised", "served", step("superior", decide("o+0")),
     step("superior", REPORT, label="o"))
case("a report opened and decided in one batch", "not_authorised", "served", step("superior", REPORT, s(
    "objection_decided", objection={"offset": 0}, outcome="rejected", reason_code="objection")))
case("a report decided with another key of who opened it", "not_authorised", "served", step("superior-again", decide("o+0")),
     step("root", enrol("superior-again", "committee", "superior")), step("superior", REPORT, label="o"))
case("a report decided by who stands behind the key that opened it", "not_authorised", "served", step("boss", decide("o+0")), *TEAM,
     step("p1", REPORT, label="o"))
case("an objection taken down by who decides it", "not_authorised", "served", step("superior", decide("o+0")),
     step("superior", objection("r+1"), label="o"))
case("a report of a person decided by another", "ok", "served", step("superior", decide("o+0")), step("clerk", REPORT, label="o"))

# -- grades (§2, §6) -----------------------------------------------------------------------------
GRADED = step("school-desk", evaluated("ann"), label="g")
HEAD = step("root", appoint("head", "school", "manager"), enrol("head", "school", "head"))
case("an objection to a grade decided by who opened it", "not_authorised", "station", step("head", decide("o+0")), HEAD, GRADED,
     step("head", objection("g+0"), label="o"))
BRANCH = step("head", organisation("branch", "branch", "school", "school"), appoint("tutor", "branch", "recorder"),
              enrol("tutor", "branch", "tutor"))
BRANCHES = step("root", adopt("organisation_types", "organisation_types_branch", version=2))
case("an objection to a grade decided by who enrolled its signer", "not_authorised", "station", step("head", decide("o+0")), HEAD, BRANCHES,
     BRANCH, step("tutor", evaluated("ann"), label="g"), step("desk", objection("g+0"), label="o"))
case("a grade of oneself", "own_case", "station", step("head", evaluated("head")), HEAD)
case("a grade of who stands behind the signer", "own_case", "station", step("tutor", evaluated("head")), HEAD, BRANCHES, BRANCH)

# -- homes (§2): the approver was first appointed in the station ---------------------------------
DISMISSED = step("manager", dismiss("approver", "station"))
TAKEN = step("other", appoint("approver", "station2", "recorder"))
NAMED = s("volunteer_updated", subject="@approver", profile={"name": "#other name"})
for name, act in (("registered", volunteer("approver")), ("named", NAMED)):
    case("a dismissed operator " + name + " by a clerk", "not_authorised", "station", step("clerk", act), DISMISSED)
    case("a dismissed operator " + name + " by a manager of his home", "ok", "station", step("boss", act), BOSS, DISMISSED)
    case("a dismissed operator " + name + " by who appoints him next", "not_authorised", "station", step("other", act), OTHER, DISMISSED,
         TAKEN)
    case("a dismissed operator " + name + " by a manager above", "ok", "station", step("manager", act), DISMISSED)
for name, act in (("erased", erase), ("restricted", restrict)):
    case("a dismissed operator " + name + " by who appoints him next", "not_authorised", "station", step("other", act("approver")), OTHER,
         DISMISSED, TAKEN)
case("a volunteer is not named by a person of another station", "not_authorised", "station", step("clerk2", dict(NAMED, subject="@ann")))
case("a first office is no home of a volunteer", "ok", "station", step("manager", erase("ann")), OTHER,
     step("other", appoint("ann", "station2", "recorder")), step("other", dismiss("ann", "station2")))
case("the first subject, dismissed, is named by nobody below", "not_authorised", "station", step("manager", dict(NAMED, subject="@root")),
     step("root", appoint("deputy", "region", "manager"), enrol("deputy", "region", "deputy")), step("deputy", dismiss("root", "region")))

# -- whom a leader stands behind (05 §6) ---------------------------------------------------------
AMENDED = s("activity_amended", activity="@activity/other", first_day="2026-01-01", last_day="2026-12-31", reason_code="prolonged")
case("an activity amended by one whom its leader enrolled", "not_authorised", "station", step("p2", AMENDED), *TEAM,
     step("p1", dict(activity("other"), leader="@boss")))
case("an activity amended by one whom another enrolled", "ok", "station", step("p2", AMENDED), *TEAM, step("p1", activity("other")))

# -- order of voiding (§6) -----------------------------------------------------------------------
AS_APPROVER = step("manager", appoint("clerk", "station", "approver", "recorder"))
case("voided: the first that may not be, whatever comes behind", "void_not_allowed", "recorded",
     step("clerk", withdraw("r", reason="false_record")), AS_APPROVER, step("approver", decline("r", 1, 3)))
case("voided: a final one stands first", "record_final", "recorded", step("clerk", withdraw("r", reason="false_record")), AS_APPROVER,
     step("approver", decline("r", 2, 3)))
case("taken back by an approver what another corrected", "void_not_allowed", "served", step("clerk", withdraw("r", 2, 3)), AS_APPROVER,
     step("superior", correct("r+1", "2026-03-01 08:00", "2026-03-01 11:00")))
