"""Cases of Ledger/vectors/rules.json: who stands behind a key, and what insiders may not do alone (04 §2, 06 §2, §5)."""
from .rules_cases import case
from .rules_words import (activity, adopt, appoint, approve, certificate, correct, decide, decline, dismiss, enrol, facts, objection,
                          organisation, roster, s, session, step, volunteer)

EVENING = ("2026-03-01 20:00", "2026-03-01 21:00")

# -- guarantors (04 §2): a manager of the station and two persons whom he has invented --------------------------------
BOSS = step("root", appoint("boss", "station", "manager"), enrol("boss", "station", "boss"))
PUPPETS = step("boss", organisation("point", "point", "station", "committee"), appoint("p1", "point", "recorder"),
               appoint("p2", "point", "approver"), enrol("p1", "point", "p1"), enrol("p2", "point", "p2"))
TEAM = (BOSS, PUPPETS)


def recorded(by="p1", person="ann"):
    """An activity of the point and a session that one of its people signs."""
    return step(by, activity("other"), roster(recorder=by, name="other"), session(person, *EVENING, roster={"offset": 1}), label="n")


case("two persons whom one manager enrolled", "approval_not_allowed", "station", step("p2", approve("n")), *TEAM, recorded())
case("a manager and one whom he enrolled", "approval_not_allowed", "station", step("boss", approve("n")), *TEAM, recorded())
case("one whom a manager enrolled and one whom the region enrolled", "ok", "station", step("approver", approve("n")), *TEAM,
     recorded(), state={"records": {"n_2": "effective"}})
case("declining asks for no other guarantor", "ok", "station", step("p2", decline("n")), *TEAM, recorded(),
     state={"records": {"n_2": "declined"}})
case("a desk's roster approved by a manager and by one whom he enrolled", "approval_not_allowed", "station",
     step("boss", approve("n")), *TEAM,
     step("boss", appoint("p1", "point", "approver", "recorder"), enrol("point-desk", "point")),
     step("point-desk", activity("other"), roster(recorder="p1", name="other"), session("ann", *EVENING, roster={"offset": 1}), label="n"),
     step("p2", approve("n")))
SECOND = step("manager", enrol("boss-again", "station", "boss"))
BY_SECOND = step("boss-again", organisation("point", "point", "station", "committee"), appoint("p1", "point", "recorder"),
                 enrol("p1", "point", "p1"))
case("enrolled by another key of the one who approves", "approval_not_allowed", "station", step("boss", approve("n")), BOSS, SECOND,
     BY_SECOND, recorded())
case("who enrolled the enroller stands behind it too", "approval_not_allowed", "station", step("manager", approve("n")), BOSS, SECOND,
     BY_SECOND, recorded())
case("an approver whom neither of them enrolled", "ok", "station", step("approver", approve("n")), BOSS, SECOND, BY_SECOND, recorded())
case("a successor key has guarantors of its own", "approval_not_allowed", "station", step("new", approve("n")),
     step("manager", enrol("new", "station", "approver", predecessor={
         "author_key": "!key approver", "batch_digest": "!last approver", "next_seq": "!next approver"}),
         enrol("clerk-again", "station", "clerk")),
     step("clerk-again", roster(), session("ann", *EVENING), label="n"))
case("a session of one who stands behind the signer needs two", "ok", "station", step("approver", approve("n")), *TEAM,
     recorded(person="boss"), state={"records": {"n_2": "pending"}})
case("a record of one who stands behind the approver", "approval_not_allowed", "station", step("p2", approve("n")), *TEAM,
     step("root", appoint("clerk", "point", "recorder"), enrol("clerk-at-the-point", "point", "clerk")),
     step("clerk-at-the-point", activity("other"), roster(name="other"), session("boss", *EVENING, roster={"offset": 1}), label="n"))
case("a correction through one whom the one who served enrolled", "void_not_allowed", "station",
     step("p2", correct("n+2", "2026-03-01 20:00", "2026-03-01 20:30")), *TEAM, recorded("p1", "boss"))
case("a commendation of one's guarantor", "own_case", "station", step("p2", s(
    "commendation_recorded", subject="@boss", provenance="own", day="2026-03-01", facts=facts("commendation"))), *TEAM)
CLERKS = step("manager", appoint("c1", "station", "recorder"), appoint("c2", "station", "approver"),
              enrol("c1", "station", "c1"), enrol("c2", "station", "c2"))
BY_C1 = step("c1", roster(recorder="c1"), session("ann", *EVENING), label="n")
VOUCHING = "recording_vouching_committee"
case("a policy by which committees vouch", "ok", "station", step("c2", approve("n")),
     step("root", adopt("recording", VOUCHING, version=2)), CLERKS, BY_C1, state={"records": {"n_1": "effective"}})
case("what held at the enrolment holds", "approval_not_allowed", "station", step("c2", approve("n")), CLERKS,
     step("root", adopt("recording", VOUCHING, version=2)), BY_C1)
case("a policy that is not in force yet", "approval_not_allowed", "station", step("c2", approve("n")),
     step("root", adopt("recording", VOUCHING, version=2, effective_from="2026-03-03")), CLERKS, BY_C1)
case("a vouching type below one that does not vouch", "approval_not_allowed", "station", step("p2", approve("n")),
     step("root", adopt("recording", "recording_vouching_station", version=2)), *TEAM, recorded())
case("the root vouches whatever the list says", "ok", "station", step("b2", approve("n")),
     step("root", adopt("recording", "recording_vouching_nobody", version=2)),
     step("root", appoint("b1", "station", "recorder"), appoint("b2", "station", "approver"), enrol("b1", "station", "b1"),
          enrol("b2", "station", "b2")),
     step("b1", roster(recorder="b1"), session("ann", *EVENING), label="n"), state={"records": {"n_1": "effective"}})
case("vouching types that are no codes", "policy_invalid", "station",
     step("root", adopt("recording", "recording_vouching_number", version=2)))

# -- who somebody is (§2, §9) ------------------------------------------------------------------------------------------


def update(person, *tags):
    """volunteer_updated."""
    return s("volunteer_updated", subject="@" + person, profile={tag: "#new/" + tag for tag in tags or ("name",)})


BY_DESK = step("committee-desk", certificate(["r+1"], 14400))
RENAMED = step("clerk", update("ann"))
for tag in ("name", "id_type", "id_number", "volunteer_number"):
    case("a desk changes " + tag, "key_kind_not_allowed", "station", step("desk", update("ann", "contact", tag)))
case("a desk changes a contact", "ok", "station", step("desk", update("ann", "birth_date", "contact", "residence")))
case("a person corrects a volunteer's name", "ok", "station", step("clerk", update("ann")))
case("a clerk renames his approver", "not_authorised", "station", step("clerk", update("approver")))
case("a clerk writes down his approver's contact", "ok", "station", step("clerk", update("approver", "contact")))
case("a manager renames himself", "own_case", "station", step("manager", update("manager")))
case("whom his superior appoints below names no superior", "not_authorised", "station", step("boss", update("superior")), *TEAM,
     step("boss", appoint("superior", "point", "recorder")))
case("one enrolled by another, from below, renames him", "not_authorised", "station", step("p1", update("boss")), *TEAM,
     step("manager", volunteer("boss")), step("root", dismiss("boss", "station")))
case("the first subject says who he is", "ok", "station", step("root", update("root")))
case("and nobody below him says it", "not_authorised", "station", step("manager", update("root")))
case("a desk registers one who has worked here before", "key_kind_not_allowed", "station", step("desk", volunteer("approver")))
case("a certificate by a desk after a change of name", "identity_changed", "served", BY_DESK, RENAMED)
case("a certificate after a change of contact", "ok", "served", BY_DESK, step("clerk", update("ann", "contact")))
case("a certificate by another person after a change of name", "ok", "served", step("superior", certificate(["r+1"], 14400)), RENAMED)
case("a certificate by who changed the name", "identity_changed", "served", step("superior", certificate(["r+1"], 14400)),
     step("superior", update("ann")))
case("a name that was changed back", "identity_changed", "served", BY_DESK, RENAMED, step("clerk", update("ann")))
case("a name that another changed again", "identity_changed", "served", step("superior", certificate(["r+1"], 14400)),
     step("superior", update("ann")), step("clerk", update("ann", "volunteer_number")))
case("a third person after two changes", "ok", "served", step("manager", certificate(["r+1"], 14400)),
     step("superior", update("ann")), step("clerk", update("ann", "volunteer_number")))
case("a change of name between recording and approval", "identity_changed", "recorded", BY_DESK, RENAMED, step("approver", approve("r", 3)))
case("a record that became effective again after the change", "identity_changed", "served", step("committee-desk", certificate(["r+1"], 10800)),
     RENAMED, step("approver", correct("r+1", "2026-03-01 08:00", "2026-03-01 11:00")), step("superior", approve("r", 2, 3)))
case("one record of two from before the change", "identity_changed", "served", step("committee-desk", certificate(["r+1", "r+3"], 18000)),
     RENAMED, step("approver", approve("r", 1, 2)))
case("a change of name before the record", "ok", "served", step("committee-desk", certificate(["n+1"], 3600)), RENAMED,
     step("clerk", roster(), session("ann", *EVENING), label="n"), step("approver", approve("n")))
case("a change of name of somebody else", "ok", "served", BY_DESK, step("clerk", update("bo")))
case("no records and a changed name", "ok", "served", step("committee-desk", certificate([], 0)), RENAMED)
OF_SUPERIOR = (step("clerk", roster(), session("superior", *EVENING), label="n"), step("approver", approve("n")))
case("a certificate by the subject himself after his name was changed", "identity_changed", "served",
     step("superior", certificate(["n+1"], 3600)), *OF_SUPERIOR, step("root", update("superior")))
case("a certificate after one who had hours was registered", "identity_changed", "served",
     step("committee-desk", certificate(["n+1"], 3600)), *OF_SUPERIOR, step("manager", volunteer("superior")))
case("the first operator, dismissed by another, signs for nobody", "not_authorised", "station", step("root", appoint("ann", "region", "recorder")),
     step("root", appoint("deputy", "region", "manager"), enrol("deputy", "region", "deputy")), step("deputy", dismiss("root", "region")))

# -- status of a certificate, place and legal recorder of an organisation, objections, commitments ------------------------
REVOKE = s("certificate_status_changed", register_ordinal=0, status="revoked", reason_code="entry_error")
OWN = (*OF_SUPERIOR, step("committee-desk", certificate(["n+1"], 3600)))
case("a status of his own certificate", "own_case", "served", step("superior", REVOKE), *OWN)
case("a status of somebody else's certificate", "ok", "served", step("manager", REVOKE), *OWN)
HIDDEN = dict(certificate([], 3600), records_commitment="#hidden", records_count=701)
del HIDDEN["records"]
case("a status of a certificate over a commitment", "ok", "served", step("superior", REVOKE), step("committee-desk", HIDDEN))
case("a commitment to seven hundred records", "commitment_not_allowed", "served", step("committee-desk", dict(HIDDEN, records_count=700)))
case("a commitment to seven hundred and one records", "ok", "served", step("committee-desk", HIDDEN))
case("a station in another region", "region_not_allowed", "station",
     step("manager", organisation("station3", "station", "committee", "committee", region="150103")))
case("a station in a wider region", "region_not_allowed", "station",
     step("manager", organisation("station3", "station", "committee", "committee", region="150100")))
case("a station within its committee's region", "ok", "station",
     step("manager", organisation("station3", "station", "committee", "committee", region="150102001")))
case("a school in another city of the province", "ok", "station", step("root", organisation("school2", "school", "region", region="150900")))
case("a school in another province", "region_not_allowed", "station",
     step("root", organisation("school2", "school", "region", region="440300")))
TWELVE = step("root", organisation("village", "residents_committee", "region", region="150102003000"))
case("a village of a street in twelve digits", "ok", "station",
     step("root", organisation("station3", "station", "village", "village", region="150102003101")), TWELVE)
case("a village of another street", "region_not_allowed", "station",
     step("root", organisation("station3", "station", "village", "village", region="150102004101")), TWELVE)
case("a type that may not stand there comes before its region", "parent_type_not_allowed", "station",
     step("root", organisation("school2", "school", "committee", region="440300")))
case("a legal recorder who is a stranger", "legal_recorder_not_allowed", "station",
     step("manager", organisation("station3", "station", "committee", "school")))
BY_ROOT = step("root", organisation("station3", "station", "committee", "school"))
case("a legal recorder below the signer's organisation", "ok", "station", BY_ROOT)
case("the legal recorder that the parent names", "ok", "station", step("manager", organisation("point", "point", "station3", "school")), BY_ROOT)
case("a legal recorder that a neighbour names", "legal_recorder_not_allowed", "station",
     step("manager", organisation("point", "point", "station", "school")), BY_ROOT)
OBJECTED = step("desk", objection("r+1"), label="o")
case("an objection decided by who approved", "not_authorised", "served", step("approver", decide("o+0")), OBJECTED)
case("an objection decided by who approved another record", "ok", "served", step("approver", decide("o+0")),
     step("clerk", roster(), session("lead", *EVENING), label="n"), step("superior", approve("n")),
     step("desk", objection("n+1"), label="o"))
case("an objection decided by who approved an earlier version", "not_authorised", "served", step("approver", decide("o+0")),
     step("superior", correct("r+1", "2026-03-01 08:00", "2026-03-01 11:00")), step("manager", approve("r", 2, 3)), OBJECTED)
case("an objection decided by who gave the first of two approvals", "not_authorised", "recorded", step("approver", decide("o+0")),
     step("desk", roster(), session("ann", *EVENING), label="n"), step("approver", approve("n")), step("superior", approve("n")),
     step("desk", objection("n+1"), label="o"))
case("an objection decided by who enrolled the recorder", "not_authorised", "station", step("boss", decide("o+0")), *TEAM,
     recorded(), step("approver", approve("n")), step("desk", objection("n+2"), label="o"))
GONE = step("manager", s("subject_erased", subject="@bo", legal_basis="request"))
case("an objection about one who is erased", "ok", "served", step("desk", objection("r+2", "ann")), GONE)
case("an objection by one who is erased", "subject_erased", "served", step("desk", objection("r+1", "bo")), GONE)
case("an objection by a stranger", "subject_unknown", "served", step("desk", objection("r+1", "stranger")))
case("an objection about one who is restricted", "ok", "served", step("desk", objection("r+2", "ann")),
     step("manager", s("subject_restricted", subject="@bo", restricted=True, legal_basis="dispute")))
