"""Cases of Ledger/vectors/rules.json: form, authority, organisations, keys, people. Expectations are written by hand."""
from .rules_words import (activity, adopt, appoint, approve, dismiss, enrol, evaluated, facts, key, of_day, organisation, roster, s, session,
                          step, volunteer)

CASES = []


def case(name, expect, world, when, *given, **more):
    """One case; `when` is the last step, its last statement the one that is judged."""
    value = dict(name=name, expect=expect, world=world, when=when, **more)
    CASES.append(dict(value, given=list(given)) if given else value)


EVENING = session("ann", "2026-03-01 20:00", "2026-03-01 21:00", roster="&r+0")

# -- form (§1) ---------------------------------------------------------------------------------
case("a type nobody knows", "unknown_type", "station", step("desk", s("volunteer_married", subject="@ann")))
case("version 2 of a type", "unknown_type", "station", step("desk", volunteer("eve", v=2)))
case("a field too many", "schema_unknown_field", "station", step("desk", volunteer("eve", nickname="e")))
case("a field too few", "schema_missing_field", "station", step("desk", volunteer("eve", consents=None)))
case("a number for a text", "schema_field_type", "station", step("desk", volunteer("eve", entered_by=1)))
case("a code that is not listed", "schema_field_range", "station", step("desk", volunteer("eve", entered_by="robot")))
case("a day before 1992 is a matter of form", "schema_field_range", "recorded",
     step("desk", of_day("ann", "1991-12-31", 60, "&r+0")))
case("86,401 seconds are a matter of form", "schema_field_range", "recorded",
     step("desk", of_day("ann", "2026-02-27", 86401, "&r+0")))
case("staff without evidence of consent", "schema_combination", "station",
     step("desk", volunteer("eve", consent_evidence=None)))
case("an offset of the range not below its count", "schema_combination", "recorded",
     step("approver", approve("r", 4)))
case("an offset beyond all batches", "schema_field_range", "recorded", step("approver", approve("r", 16384)))
case("a command used before", "statement_id_reused", "station", step("desk", volunteer("kim", command="@command/mine")),
     step("desk", volunteer("eve", command="@command/mine")))
case("an ordinal not above the one before", "statement_id_reused", "station", step(
    "desk", volunteer("eve", command="@command/mine", ordinal=2), volunteer("kim", command="@command/mine", ordinal=2)))
case("ordinals with a gap", "ok", "station", step(
    "desk", volunteer("eve", command="@command/mine"), volunteer("kim", command="@command/mine", ordinal=7)))
case("a reference with another leaf", "reference_broken", "recorded", step("desk", dict(EVENING, roster="&r+0!")))
case("a reference to a session as a roster", "reference_broken", "recorded", step("desk", dict(EVENING, roster="&r+1")))
case("a reference to a statement not before it", "reference_broken", "station",
     step("clerk", session("ann", "2026-03-01 08:00", "2026-03-01 09:00")))
case("a range that excepts the roster", "range_broken", "recorded", step("approver", approve("r", 0)))
case("a range of no batch", "range_broken", "recorded", step("approver", s("records_approved", range_={
    "author_key": "!key desk", "count": 4, "first_seq": 9, "statements_root": "#root"})))

# -- authority (§2) ----------------------------------------------------------------------------
case("a desk key approves", "key_kind_not_allowed", "recorded", step("desk", approve("r")))
case("an organisation nobody registered", "organisation_unknown", "station", step("root", appoint("ann", "nowhere", "recorder")))
case("an organisation twice", "organisation_exists", "station",
     step("manager", organisation("station", "station", "committee", "committee")))
CLOSE = step("manager", s("organisation_closed", organisation="@station2", successor="@station", reason_code="merged"))
case("a desk of a closed organisation", "organisation_closed", "station", step("desk2", volunteer("eve")), CLOSE)
case("an appointment in a closed organisation", "organisation_closed", "station",
     step("manager", appoint("ann", "station2", "recorder")), CLOSE)
case("a dismissal in a closed organisation", "ok", "station", step("manager", dismiss("clerk2", "station2")), CLOSE)
case("an organisation closed into itself", "organisation_closed", "station", step("manager", s(
    "organisation_closed", organisation="@station", successor="@station", reason_code="merged")))
case("a key of a closed organisation may be revoked", "ok", "station", step("manager", key("key_revoked", "desk2")), CLOSE)
case("closed by itself", "not_authorised", "station", step("approver", s(
    "organisation_closed", organisation="@station2", successor="@station", reason_code="merged")))
case("a type that may not stand there", "parent_type_not_allowed", "station",
     step("root", organisation("school2", "school", "committee")))
case("a legal recorder whose type may not record", "legal_recorder_not_allowed", "station",
     step("manager", organisation("station3", "station", "committee", "station")))
case("a station without legal recorder opens no roster", "legal_recorder_missing", "station",
     step("desk3", activity("other"), roster(recorder="clerk3", name="other")),
     step("manager", organisation("station3", "station", "committee"), appoint("clerk3", "station3", "recorder"),
          enrol("desk3", "station3")))
case("the second root", "not_authorised", "station", step("root", organisation("region2", "region")))
case("an appointment from below", "not_authorised", "station", step("approver", appoint("ann", "committee", "recorder")))
case("his own appointment", "own_appointment", "station", step("manager", appoint("manager", "station", "approver")))
case("an appointment replaces roles", "not_authorised", "station", step("desk", activity("other"), roster(name="other")),
     step("manager", appoint("clerk", "station", "inspector")))
case("nobody to dismiss", "operator_unknown", "station", step("manager", dismiss("ann", "station")))
case("a dismissed approver approves nothing", "approval_not_allowed", "recorded", step("approver", approve("r")),
     step("manager", dismiss("approver", "station")))

# -- keys (04 §2) ------------------------------------------------------------------------------
case("a key nobody enrolled", "key_unknown", "station", step("manager", key("key_revoked", "nobody")))
case("a key twice", "key_exists", "station", step("manager", enrol("desk", "station")))
case("a proof of another key", "key_proof_invalid", "station",
     step("manager", dict(enrol("desk3", "station"), proof="!proof desk")))
case("a key enrolled by its own organisation", "not_authorised", "station", step("boss", enrol("desk3", "station")),
     step("manager", appoint("boss", "station", "manager"), enrol("boss", "station", "boss")))
case("a successor key", "ok", "station", step("manager", enrol("desk3", "station", predecessor={
    "author_key": "!key desk", "batch_digest": "!last desk", "next_seq": "!next desk"})))
case("a successor that names another number", "key_predecessor_differs", "station",
     step("manager", enrol("desk3", "station", predecessor={
         "author_key": "!key desk", "batch_digest": "!last desk", "next_seq": 99})))
case("the root's manager accepts the clock as it is", "ok", "station", step("root", s("clock_accepted", clock_ms=1)))
case("a clock ahead of log time", "in_future", "station", step("root", s("clock_accepted", clock_ms=9_007_199_254_740_991)))
case("a manager of the station accepts no clock", "not_authorised", "station",
     step("manager", s("clock_accepted", clock_ms=1)))
case("a desk accepts no clock", "key_kind_not_allowed", "station", step("desk", s("clock_accepted", clock_ms=1)))
case("a manager of the station clears no key of it", "not_authorised", "station", step("boss", key("key_cleared", "desk")),
     step("manager", appoint("boss", "station", "manager"), enrol("boss", "station", "boss")),
     step("boss", key("key_frozen", "desk")))

# -- policies (§2, §4) -------------------------------------------------------------------------
case("a version not above the last", "policy_version", "station", step("root", adopt("recording")))
case("the same version for a region", "ok", "station", step("root", adopt("recording", region="15")))
case("a policy without what rules read", "policy_invalid", "station",
     step("root", adopt("recording", "recording_unsigned_three", version=2)))
case("a policy by a manager below", "not_authorised", "station", step("manager", adopt("recording", "recording_unsigned_one", version=2)))
case("no policy in force yet", "policy_missing", "empty",
     step("desk", roster(), session("ann", "2026-03-01 08:00", "2026-03-01 09:00")))
case("a category that is refused", "category_refused", "station", step("desk", activity("sale", category="donation")))
case("a category that is not listed", "category_refused", "station", step("desk", activity("sale", category="poetry")))

# -- people ------------------------------------------------------------------------------------
ERASE = step("manager", s("subject_erased", subject="@bo", legal_basis="request"))
RESTRICT = step("manager", s("subject_restricted", subject="@bo", restricted=True, legal_basis="dispute"))
case("somebody nobody knows", "subject_unknown", "recorded", step("desk", session(
    "stranger", "2026-03-01 08:00", "2026-03-01 09:00", roster="&r+0")))
case("a volunteer twice", "subject_exists", "station", step("desk", volunteer("ann")))
case("a restricted volunteer registered again", "subject_exists", "station", step("desk", volunteer("bo")), RESTRICT)
case("an operator becomes a volunteer under his own id", "ok", "station", step("manager", volunteer("approver")))
case("an operator's data before he is a volunteer", "ok", "station",
     step("manager", s("volunteer_updated", subject="@approver", profile={"name": "#n"}, distinct=True)))
case("an erased subject is updated", "subject_erased", "station",
     step("desk", s("volunteer_updated", subject="@bo", profile={"contact": "#n"})), ERASE)
case("an erased guardian", "subject_erased", "station",
     step("desk", s("guardian_linked", subject="@ann", guardian="@bo", evidence="#e")), ERASE)
case("an erased guardian of a new volunteer", "subject_erased", "station", step("desk", volunteer("kid", guardian="@bo")), ERASE)
case("a guardian who is no subject", "ok", "station", step("desk", volunteer("kid", guardian="@mother")))
case("a guardian is not known for being one", "subject_unknown", "station",
     step("desk", s("disclosure_recorded", subject="@mother", disclosure="record", reason_code="request")),
     step("desk", volunteer("kid", guardian="@mother")))
CONSENT = dict(consent="photo", given=True)
case("consent by the guardian", "ok", "station",
     step("desk", s("consent_recorded", subject="@kid", by="@mother", **CONSENT)),
     step("desk", volunteer("kid", guardian="@mother")))
case("consent by a stranger", "not_authorised", "station",
     step("desk", s("consent_recorded", subject="@ann", by="@bo", **CONSENT)))
case("consent of one who is restricted", "ok", "station",
     step("desk", s("consent_recorded", subject="@bo", by="@bo", **CONSENT)), RESTRICT)
case("a session of one who is restricted", "subject_restricted", "recorded", step("desk", session(
    "bo", "2026-03-01 20:00", "2026-03-01 21:00", roster="&r+0")), RESTRICT)
case("a restricted volunteer's record is approved", "ok", "recorded", step("approver", approve("r")), RESTRICT,
     state={"hours": {"bo": {"signed_in_out": 7200, "pending": 0}}})
case("his own erasure", "own_case", "station", step("manager", s("subject_erased", subject="@manager", legal_basis="request")))
case("an erased operator signs nothing", "subject_erased", "station", step("manager", volunteer("eve")),
     step("root", s("subject_erased", subject="@manager", legal_basis="request")))
case("his own commendation", "own_case", "station", step("approver", s(
    "commendation_recorded", subject="@approver", provenance="own", day="2026-03-01", facts=facts("commendation"))))

# -- activities, trainings, others (§10) -------------------------------------------------------
HELD = s("training_held", training="@training", day="2026-03-01", facts=facts("training"))
ATTENDED = s("training_attended", training="@training", subject="@ann", learning_seconds=86400)
case("an activity twice", "activity_exists", "station", step("desk", activity()))
case("an activity nobody opened", "activity_unknown", "station", step("desk", roster(name="nothing")))
case("a roster by one who is no recorder", "not_authorised", "station", step("desk", roster(recorder="ann")))
case("a person opens a roster in another's name", "not_authorised", "station", step("approver", roster(recorder="clerk")))
case("a roster on the activity of a stranger", "not_authorised", "station", step("desk2", roster(recorder="clerk2")))
case("a training twice", "training_exists", "station", step("desk", HELD), step("desk", HELD))
case("a training of another organisation", "training_unknown", "station", step("desk2", ATTENDED), step("desk", HELD))
case("learning time is no service", "ok", "served", step("desk", HELD, ATTENDED),
     state={"hours": {"ann": {"signed_in_out": 14400, "pending": 3600, "records": 1}}})
case("attended twice", "duplicate", "station", step("desk", ATTENDED), step("desk", HELD, ATTENDED))
case("a training tomorrow", "in_future", "station", step("desk", dict(HELD, day="2026-03-03")))
ELSEWHERE = dict(subject="@ann", platform="other", first_day="2025-01-01", opening=True, source="#source")
case("hours elsewhere up to today", "ok", "station",
     step("desk", s("recorded_elsewhere", last_day="2026-03-02", seconds=2 ** 40, **ELSEWHERE)),
     state={"hours": {"ann": {"elsewhere": 2 ** 40, "records": 0}}, "credit": {"ann": 0}})
case("hours elsewhere of tomorrow", "in_future", "station",
     step("desk", s("recorded_elsewhere", last_day="2026-03-03", seconds=60, **ELSEWHERE)))
FULL = s("recorded_elsewhere", last_day="2026-03-02", seconds=2 ** 40, **ELSEWHERE)
case("hours elsewhere beyond every balance", "amount_overflow", "station",
     step("desk", s("recorded_elsewhere", last_day="2026-03-02", seconds=1, **ELSEWHERE)), step("desk", dict(FULL, repeat=1024)))
case("a school evaluates its student", "ok", "station", step("school-desk", evaluated("ann")))
case("a station evaluates a student", "not_authorised", "station", step("desk", evaluated("ann")))
