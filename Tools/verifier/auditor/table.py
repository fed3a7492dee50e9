"""The statement types of spec 05 as one table: type, signer, fields (`?` may be left out)."""

TEXT = """
organisation_registered P organisation:id organisation_type:code name:text(1..200) region:region parent?:id legal_recorder?:id host?:text(1..200)
organisation_closed P organisation:id successor:id reason_code:code
operator_appointed P subject:id organisation:id roles:roles
operator_dismissed P subject:id organisation:id reason_code:code
key_enrolled P organisation:id key_kind:code(desk|person|credential|auditor) public_key:hex64 proof:hex128 subject?:id predecessor?:predecessor
key_revoked P author_key:hex64 reason_code:code
key_suspected P author_key:hex64 from_index:int(0..) reason_code:code
key_frozen P author_key:hex64 reason_code:code
key_cleared P author_key:hex64 reason_code:code
policy_adopted P policy:code version:int(1..) region:policy_region effective_from:day document:document
clock_accepted P clock_ms:int(0..)
volunteer_registered D subject:id entered_by:code(self|staff) consents:codes consent_evidence?:hex64 profile:profile guardian?:id distinct?:bool
volunteer_updated D subject:id profile:profile distinct?:bool
consent_recorded D subject:id consent:code given:bool by:id evidence?:hex64
guardian_linked D subject:id guardian:id evidence:hex64
disclosure_recorded D subject:id disclosure:code reason_code:code recipient?:hex64
request_refused P subject:id request:code reason_code:code reason:hex64
subject_restricted P subject:id restricted:bool legal_basis:code
subject_erased P subject:id legal_basis:code
activity_opened D activity:id category:code community_service:bool parent_and_child:bool first_day:day last_day:day planned_seconds?:int(1..86400) leader:id target_group?:code facts:facts(title,place,content,leader_name,served?)
activity_amended P activity:id first_day:day last_day:day reason_code:code
roster_opened D activity:id evidence:code(signed_in_out|roster|back_office|self_declared|imported) recorder:id file?:hex64 late_reason?:code
session_recorded D roster:ref subject:id day:day seconds?:int(1..86400) start?:instant end?:instant break?:int(1..86400) second_service?:bool
records_approved P range:range
records_declined P range:range reason_code:code reason?:hex64
records_voided D range:range reason_code:code reason?:hex64
session_voided P record:ref reason_code:code reason?:hex64
session_corrected P record:ref day:day seconds:int(1..86400) start?:instant end?:instant break?:int(1..86400) second_service?:bool reason_code:code reason?:hex64
objection_opened D record:ref objector?:id reason_code:code reason?:hex64
objection_decided P objection:ref outcome:code(upheld|rejected) reason_code:code reason?:hex64
external_number_recorded D record:ref platform:code number:hex64
synchronised D record:ref platform:code status:code(sent|acknowledged|refused)
recorded_elsewhere D subject:id platform:code first_day:day last_day:day seconds:int(1..1099511627776) opening:bool source:hex64
training_held D training:id day:day community?:id facts:facts(title,content,host)
training_attended D training:id subject:id learning_seconds:int(1..86400)
commendation_recorded D subject:id provenance:code(own|government|other) day:day facts:facts(title,grantor)
evaluation_recorded D record:ref day:day quality:int(1..5) punctuality?:int(1..5) attitude?:int(1..5) skill?:int(1..5) evaluator:code(served|organiser|peer) comment?:hex64
student_evaluated D subject:id school_year:int(1992..9998) community:id grade:code(good|fair|poor) publicity_first:day publicity_last:day facts:facts(item,standard,remark?)
star_granted P subject:id stars:int(1..5) size:int(0..)
star_review_closed P subject:id stars:int(0..5) reason_code:code
certificate_issued D register_ordinal:int(0..) number:number credential:hex64 key:hex64 records?:indexes records_commitment?:hex64 records_count?:int(1..) seconds:int(0..1125899906842624)
certificate_status_changed P register_ordinal:int(0..) status:code(valid|superseded|suspended|revoked) reason_code:code
"""
ENVELOPE = {"command": ("id", None, False), "ordinal": ("int", "1..16383", True),
            "type": ("code", None, False), "v": ("int", None, False)}
# The target type of each reference field.
TARGETS = {"roster": "roster_opened", "record": "session_recorded", "objection": "objection_opened"}
# An objection may be to a grade as well.
ALSO = {("objection_opened", "record"): "student_evaluated"}
RANGED = ("records_approved", "records_declined", "records_voided")


def _field(text):
    """name?:kind(argument) -> (name, (kind, argument, may be left out))"""
    name, kind = text.split(":", 1)
    argument = None
    if kind.endswith(")"):
        kind, argument = kind[:-1].split("(", 1)
    return name.rstrip("?"), (kind, argument, name.endswith("?"))


def _table():
    """type -> (signer, fields with the envelope)."""
    result = {}
    for line in TEXT.split("\n"):
        if line:
            kind, signer, *fields = line.split(" ")
            result[kind] = (signer, dict(ENVELOPE, **dict(map(_field, fields))))
    return result


TYPES = _table()
