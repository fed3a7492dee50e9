"""Cases of Ledger/vectors/rules.json: keys whose holders have no office, keys in others' names, rosters, stars and grades of others."""
from .rules_cases import case
from .rules_cases_authority import BOSS, EVENING, TEAM, update
from .rules_cases_doubts import BRANCH, BRANCHES, HEAD
from .rules_cases_insiders import OTHER
from .rules_words import (activity, appoint, approve, certificate, correct, decline, dismiss, enrol, evaluated, facts, objection, of_day,
                          organisation, roster, s, session, star, step, void, volunteer, withdraw)

# -- a person key needs an office of its holder in its organisation (§2) ------------------------
GONE = step("manager", dismiss("clerk", "station"))
HIS = session("ann", *EVENING, roster="&r+0")
TRAINING = s("training_held", training="@first-aid", day="2026-03-01", facts=facts("training"))
ATTENDED = s("training_attended", training="@first-aid", subject="@ann", learning_seconds=3600)
NUMBER = s("external_number_recorded", record="&r+1", platform="national", number="#number")
SENT = s("synchronised", record="&r+1", platform="national", status="sent")
CONSENT = s("consent_recorded", subject="@ann", consent="photo", given=False, by="@ann")
DISCLOSED = s("disclosure_recorded", subject="@ann", disclosure="record", reason_code="request")
ELSEWHERE = s("recorded_elsewhere", subject="@ann", platform="national", first_day="2025-01-01", last_day="2025-12-31", seconds=3600,
              opening=True, source="#source")
COMMENDED = s("commendation_recorded", subject="@ann", provenance="own", day="2026-03-01", facts=facts("commendation"))
EVALUATION = s("evaluation_recorded", record="&r+1", day="2026-03-02", quality=5, evaluator="organiser")
for what, act in (
        ("adds to the roster that he opened", HIS), ("registers a volunteer", volunteer("eve")), ("renames a volunteer", update("ann")),
        ("writes down a contact", update("ann", "contact")), ("records a consent", CONSENT),
        ("links a guardian", s("guardian_linked", subject="@ann", guardian="@bo", evidence="#e")), ("records a disclosure", DISCLOSED),
        ("opens an activity", activity("other")), ("holds a training", TRAINING), ("records a commendation", COMMENDED),
        ("records hours of elsewhere", ELSEWHERE), ("records a number", NUMBER), ("says what was sent", SENT),
        ("records an evaluation", EVALUATION), ("takes his roster back", withdraw("r")), ("voids a record", void("r+3")),
        ("corrects a record", correct("r+3", "2026-03-02 07:00", "2026-03-02 07:30"))):
    case("a dismissed clerk " + what, "not_authorised", "served", step("clerk", act), GONE)
    if what not in ("adds to the roster that he opened", "takes his roster back", "voids a record", "corrects a record"):
        case("a clerk " + what, "ok", "served", step("clerk", act))
case("a dismissed trainer records who attended", "not_authorised", "served", step("clerk", ATTENDED), step("clerk", TRAINING), GONE)
case("a dismissed approver certifies after a change of name", "not_authorised", "served", step("superior", certificate(["r+1"], 14400)),
     step("clerk", update("ann")), step("root", dismiss("superior", "committee")))
case("a missing office comes before a gap in the register", "not_authorised", "served",
     step("superior", certificate(["r+1"], 14400, ordinal=7)), step("root", dismiss("superior", "committee")))
case("a missing office comes after an unknown leader", "subject_unknown", "station", step("clerk", activity("other", leader="@nobody")), GONE)
case("a missing office comes before an activity that exists", "not_authorised", "station", step("clerk", activity()), GONE)
case("a missing office comes before the state of a record", "not_authorised", "served", step("clerk", void("r+3")),
     step("approver", decline("r", 1, 2)), GONE)
case("an office in another station is none here", "not_authorised", "station", step("clerk", activity("other")), GONE,
     step("manager", appoint("clerk", "station2", "recorder")))
case("nor is one above", "not_authorised", "station", step("clerk", activity("other")), GONE,
     step("root", appoint("clerk", "committee", "approver")))
case("who is appointed again opens an activity", "ok", "station", step("clerk", activity("other")), GONE,
     step("manager", appoint("clerk", "station", "recorder")))
case("any office will do", "ok", "station", step("clerk", activity("other")), step("manager", appoint("clerk", "station", "inspector")))
case("a key for somebody without an office", "not_authorised", "station", step("helper", volunteer("eve")),
     step("manager", enrol("helper", "station", "ann")))
case("a dismissed clerk reports a record", "ok", "served", step("clerk", objection("r+1", None)), GONE)
case("a dismissed approver approves", "approval_not_allowed", "recorded", step("approver", approve("r")),
     step("manager", dismiss("approver", "station")))
case("a dismissed approver declines", "approval_not_allowed", "recorded", step("approver", decline("r")),
     step("manager", dismiss("approver", "station")))
case("a leader with a key of another station approves", "ok", "recorded", step("lead", approve("r")),
     step("manager", enrol("lead", "station2", "lead"), appoint("lead", "station", "recorder")))
case("a dismissed head grades a student", "not_authorised", "station", step("head", evaluated("ann")), HEAD,
     step("root", dismiss("head", "school")))

# -- a key in the name of another place's volunteer (§2) -----------------------------------------
OTHER_TEAM = step("other", organisation("point", "point", "station2", "committee"), appoint("ann", "point", "approver", "recorder"))
case("a key for a volunteer whom another station appoints in its team", "not_authorised", "station",
     step("other", enrol("false", "point", "ann")), OTHER, OTHER_TEAM)
case("a key for a volunteer of another station without an office", "not_authorised", "station",
     step("other", enrol("false", "point", "bo")), OTHER, OTHER_TEAM)
case("a key for a volunteer of the same station in its team", "ok", "station", step("boss", enrol("false", "point", "ann")), *TEAM,
     step("boss", appoint("ann", "point", "recorder")))
case("from above both the volunteer gets it", "ok", "station", step("manager", enrol("helper", "point", "ann")), OTHER, OTHER_TEAM)
case("a key for a registered operator who was dismissed", "not_authorised", "station", step("other", enrol("false", "point", "clerk")),
     OTHER, OTHER_TEAM, step("manager", volunteer("clerk")), GONE)

# -- who adds to a roster (§5) -------------------------------------------------------------------
HELPER = step("manager", appoint("helper", "station", "recorder"), enrol("helper", "station", "helper"))
case("another person adds to a clerk's roster", "not_authorised", "served", step("helper", HIS), HELPER)
case("a manager adds to a clerk's roster", "not_authorised", "served", step("boss", HIS), BOSS)
case("a desk adds to a clerk's roster", "not_authorised", "served", step("desk", HIS))
case("another desk adds to a desk's roster", "not_authorised", "station", step("spare", session("ann", *EVENING, roster="&n+0")),
     step("manager", enrol("spare", "station")), step("desk", roster(), label="n"))
case("the desk adds to its own roster", "ok", "station", step("desk", session("ann", *EVENING, roster="&n+0")),
     step("desk", roster(), label="n"))
case("the clerk adds to his own roster", "ok", "served", step("clerk", HIS))
case("with another key of his", "ok", "served", step("clerk-again", HIS), step("manager", enrol("clerk-again", "station", "clerk")))
case("an unknown subject comes before another key's roster", "subject_unknown", "served",
     step("desk", session("nobody", *EVENING, roster="&r+0")))
case("another key's roster comes before the time", "not_authorised", "served",
     step("desk", session("ann", "2026-03-01 08:00", "2026-03-01 09:00", roster="&r+0")))

# -- keeping a star (§8) -------------------------------------------------------------------------


def served_seconds(label, day, seconds):
    """An effective record of lead."""
    return step("clerk", roster(), of_day("lead", day, seconds), label=label), step("approver", approve(label))


def closed(stars):
    """star_review_closed of lead."""
    return s("star_review_closed", subject="@lead", stars=stars, reason_code="checked")


FIRST = (*served_seconds("n", "2026-03-01", 10800), step("approver", star("lead", 1)))
LOST = step("superior", void("n+1"))
SECOND = (*served_seconds("m", "2026-02-28", 3600), step("superior", void("m+1")))
case("a star kept by who granted it", "star_not_earned", "station", step("approver", closed(1)), *FIRST, LOST)
case("a star taken by who granted it", "ok", "station", step("approver", closed(0)), *FIRST, LOST,
     state={"stars": {"lead": {"stars": 0, "review": False}}})
case("a star kept by another", "ok", "station", step("superior", closed(1)), *FIRST, LOST,
     state={"stars": {"lead": {"stars": 1, "review": False}}})
case("a star kept with another key of who granted it", "star_not_earned", "station", step("approver-again", closed(1)),
     step("manager", enrol("approver-again", "station", "approver")), *FIRST, LOST)
case("a star kept twice by one", "star_not_earned", "station", step("superior", closed(1)), *FIRST, LOST, step("superior", closed(1)), *SECOND)
case("a star kept again by a third", "ok", "station", step("manager", closed(1)), *FIRST, LOST, step("superior", closed(1)), *SECOND)
case("a star kept again by who granted it", "star_not_earned", "station", step("superior", closed(1)),
     *served_seconds("n", "2026-03-01", 10800), step("superior", star("lead", 1)), step("approver", void("n+1")), step("manager", closed(1)),
     *SECOND)
case("what is still earned is kept by who granted it", "ok", "station", step("approver", closed(1)),
     *served_seconds("n", "2026-03-01", 10800), *served_seconds("m", "2026-02-28", 36000), step("approver", star("lead", 2)),
     step("superior", void("m+1")), state={"stars": {"lead": {"stars": 1, "review": False}}})
case("a star granted anew is kept by who closed a review of the one before", "ok", "station", step("manager", closed(1)),
     *served_seconds("n", "2026-03-01", 10800), step("superior", star("lead", 1)), step("approver", void("n+1")), step("manager", closed(0)),
     *served_seconds("m", "2026-02-28", 10800), step("superior", star("lead", 1)), step("approver", void("m+1")))

# -- replacing a grade (§2) ----------------------------------------------------------------------
GRADED = step("school-desk", evaluated("ann"))
BRANCH_DESK = step("head", enrol("branch-desk", "branch"))
IN_BRANCH = (HEAD, BRANCHES, BRANCH)
case("the school replaces its grade", "ok", "station", step("head", evaluated("ann")), HEAD, GRADED)
case("a branch replaces its school's grade", "not_authorised", "station", step("tutor", evaluated("ann")), *IN_BRANCH, GRADED)
case("the school replaces its branch's grade", "ok", "station", step("school-desk", evaluated("ann")), *IN_BRANCH,
     step("tutor", evaluated("ann")))
case("a branch whose grade its school replaced", "not_authorised", "station", step("tutor", evaluated("ann")), *IN_BRANCH,
     step("tutor", evaluated("ann")), GRADED)
case("another year's grade is another", "ok", "station", step("tutor", dict(evaluated("ann"), school_year=2024)), *IN_BRANCH, GRADED)
case("another community's grade is another", "ok", "station", step("tutor", dict(evaluated("ann"), community="@station")), *IN_BRANCH, GRADED)
case("another student's grade is another", "ok", "station", step("tutor", evaluated("bo")), *IN_BRANCH, GRADED)
ACADEMY = step("root", organisation("academy", "school", "region"), enrol("academy-desk", "academy"))
case("another school replaces a grade", "not_authorised", "station", step("academy-desk", evaluated("ann")), ACADEMY, GRADED)
case("the successor of a closed school replaces its grade", "ok", "station", step("academy-desk", evaluated("ann")), ACADEMY, GRADED,
     step("root", s("organisation_closed", organisation="@school", successor="@academy", reason_code="merged")))
