"""Cases of Ledger/vectors/rules.json: what an insider does to his superiors and to other people's volunteers (06 §2, §5, §6)."""
from .rules_cases import case
from .rules_cases_authority import BOSS, EVENING, TEAM, update
from .rules_words import appoint, approve, decide, decline, dismiss, enrol, objection, roster, s, session, step, void, volunteer, withdraw

# -- erasing and restricting (§2) --------------------------------------------------------------
OTHER = step("root", appoint("other", "station2", "manager"), enrol("other", "station2", "other"))


def erase(person):
    """subject_erased."""
    return s("subject_erased", subject="@" + person, legal_basis="request")


def restrict(person):
    """subject_restricted."""
    return s("subject_restricted", subject="@" + person, restricted=True, legal_basis="dispute")


for word, act in (("erases", erase), ("restricts", restrict)):
    case("the manager where he was registered " + word + " a volunteer", "ok", "station", step("boss", act("ann")), BOSS)
    case("a manager above " + word + " a volunteer", "ok", "station", step("manager", act("ann")))
    case("a manager of another station " + word + " a volunteer", "not_authorised", "station", step("other", act("ann")), OTHER)
    case("a manager below " + word + " his superior", "not_authorised", "station", step("boss", act("superior")), BOSS)
    case("a manager " + word + " the first subject", "not_authorised", "station", step("manager", act("root")))
    case("the first subject " + word + " himself", "not_authorised", "station", step("root", act("root")))
case("whom he appoints below is not his to erase", "not_authorised", "station", step("boss", erase("superior")), *TEAM,
     step("boss", appoint("superior", "point", "recorder")))
case("nor is a volunteer of another station", "not_authorised", "station", step("other", erase("ann")), OTHER,
     step("other", appoint("ann", "station2", "recorder")))
case("an operator erased by a manager of all his offices", "ok", "station", step("manager", erase("approver")))
case("an operator with an office elsewhere", "not_authorised", "station", step("manager", erase("approver")),
     step("root", appoint("approver", "school", "recorder")))
case("an operator who was dismissed and never registered", "ok", "station", step("manager", erase("approver")),
     step("manager", dismiss("approver", "station")))
case("of an operator who was dismissed, a manager elsewhere", "not_authorised", "station", step("other", erase("approver")), OTHER,
     step("manager", dismiss("approver", "station")))
case("and the root's manager", "ok", "station", step("root", erase("approver")), step("manager", dismiss("approver", "station")))
case("the first subject, dismissed, is erased by nobody", "not_authorised", "station", step("deputy", erase("root")),
     step("root", appoint("deputy", "region", "manager"), enrol("deputy", "region", "deputy")), step("deputy", dismiss("root", "region")))

# -- naming another place's volunteer, signing in another's name (§2) --------------------------
case("another station names no volunteer of this one", "not_authorised", "station", step("other", update("ann")), OTHER)
case("but writes down where he can be reached", "ok", "station", step("other", update("ann", "contact")), OTHER)
case("a superior of the station that registered him names him", "ok", "station", step("superior", update("ann")))
case("an operator gets a second key", "ok", "station", step("manager", enrol("second", "station", "approver")))
case("a key in a superior's name", "not_authorised", "station", step("boss", enrol("false", "point", "superior")), *TEAM,
     step("boss", appoint("superior", "point", "recorder")))
case("a key in the first subject's name", "not_authorised", "station", step("manager", enrol("false", "station", "root")))
case("a key for an operator with an office elsewhere", "not_authorised", "station", step("manager", enrol("second", "station", "approver")),
     step("root", appoint("approver", "school", "recorder")))
case("a key for another station's volunteer", "ok", "station", step("manager", enrol("helper", "station", "cy")), OTHER,
     step("other", volunteer("cy")), step("manager", appoint("cy", "station", "recorder")))

# -- registering one who is known (§2) ---------------------------------------------------------
case("a clerk registers his approver", "not_authorised", "station", step("clerk", volunteer("approver")))
case("a clerk registers the first subject", "not_authorised", "station", step("clerk", volunteer("root")))
case("a manager registers himself", "own_case", "station", step("manager", volunteer("manager")))
case("a manager registers his superior", "not_authorised", "station", step("boss", volunteer("superior")), *TEAM,
     step("boss", appoint("superior", "point", "recorder")))
case("the first subject registers himself", "ok", "station", step("root", volunteer("root")))
case("a desk registers an operator without saying who he is", "ok", "station",
     step("desk", volunteer("approver", profile={"contact": "#contact"})))

# -- a recorder who was only named (§5, §6) ----------------------------------------------------
NAMED = step("manager", appoint("clerk", "station", "approver", "recorder"))
DESK = step("desk", roster(), session("ann", *EVENING), label="n")
ONE, TWO = step("approver", approve("n")), step("superior", approve("n"))
REPORTED = step("desk", objection("n+1", None), label="o")
case("a recorder who was only named declines", "ok", "station", step("clerk", decline("n")), NAMED, DESK,
     state={"records": {"n_1": "declined"}})
case("a recorder who was only named voids a range", "ok", "station", step("clerk", withdraw("n", reason="false_record")), NAMED, DESK, ONE,
     TWO, state={"records": {"n_1": "void"}})
case("a recorder who was only named voids a record", "ok", "station", step("clerk", void("n+1")), NAMED, DESK, ONE, TWO,
     state={"records": {"n_1": "void"}})
case("a recorder who was only named decides an objection", "ok", "station", step("clerk", decide("o+0")), NAMED, DESK, ONE, TWO, REPORTED)
case("a recorder who was only named approves", "approval_not_allowed", "station", step("clerk", approve("n")), NAMED, DESK)
case("a recorder who signed declines", "approval_not_allowed", "recorded", step("clerk", decline("r")), NAMED)
case("a recorder who added to a desk's roster voids it", "void_not_allowed", "station", step("clerk", void("m+0")), NAMED,
     step("desk", roster(), label="n"), step("clerk", session("ann", *EVENING, roster="&n+0"), label="m"))
