"""Approval, voiding, correction, objections, stars, certificates (spec 06 §5 to §10)."""
from . import rules_stars
from .rule_error import need
from .rules_sessions import check_time, flag, judge_again, set_time
from .state import LIVE, Item


def _sessions(c):
    """Records of a batch range outside `except`."""
    batch = c.table.range_of(c.statement)
    skipped = set(c.value["range"].get("except", ()))
    return [c.state.records[s.index] for s in batch.statements
            if s.position not in skipped and s.index in c.state.records]


def _may_decide(c, record):
    """Neither signer nor subject; approver of its organisation, or leader of its activity who holds a role there or above."""
    if c.subject == record.signer or c.subject == record.subject:
        return False
    activity = c.state.activities[record.activity]
    leads = c.subject == activity.leader and c.state.holds_office(c.subject, activity.organiser)
    return c.role("approver", record.organisation) or leads


def _is_superior(c, record):
    """An approver with A a superior of the record's organisation; at the root A itself."""
    above = c.organisation in c.state.superiors(record.organisation) or c.organisation == record.organisation == c.state.root
    return above and c.role("approver", record.organisation)


def _needed(record):
    """By class and lateness, and while nobody but the one who served has signed for it."""
    return max(record.needed, record.needed_unsigned)


def _approvable(c, record):
    """Spec 06 §5."""
    if record.state != "pending" or not _may_decide(c, record):
        return False
    if c.guarantors & _behind(record):
        return False
    last = len(record.approvals) + 1 == _needed(record)
    return not (last and record.superior) or _is_superior(c, record) or any(above for _, above in record.approvals)


def _behind(record):
    """Who served or recorded it, and the guarantors of the keys that signed and approved this version."""
    approvers = frozenset().union(*(guarantors for guarantors, _ in record.approvals))
    return {record.subject} | record.recorders | record.signers | approvers


def records_approved(c, v, state):
    """Every session outside `except` gets one approval."""
    records = _sessions(c)
    need(all(_approvable(c, record) for record in records), "approval_not_allowed")
    need(records, "nothing_to_approve")
    for record in records:
        record.approvals.append((c.guarantors, _is_superior(c, record)))
        record.approvers |= c.guarantors
        if len(record.approvals) == _needed(record):
            _make_effective(c, record)


def _make_effective(c, record):
    """Effective: hours count, credit is minted."""
    recording = c.recording(record.organisation)
    record.state, record.ever_effective = "effective", True
    record.minted = recording.credit(record.evidence, record.seconds)
    need(c.state.post(record.subject, record.minted), "amount_overflow")


def _end_effect(state, record, new_state, day):
    """Leave `effective`: post back what was minted, look at the star."""
    if record.minted:
        need(state.post(record.subject, -record.minted), "amount_overflow")
    was = record.state == "effective"
    record.state, record.minted = new_state, 0
    if was:
        rules_stars.look_again(state, record.subject, day)


def records_declined(c, v, state):
    """Every session outside `except` is pending or open and becomes declined."""
    records = _sessions(c)
    need(all(r.state in ("open", "pending") and _may_decide(c, r) for r in records), "approval_not_allowed")
    need(records, "nothing_to_approve")
    for record in records:
        record.state = "declined"


def _may_void(c, record):
    """Approver in the record's organisation or a superior; neither signer nor subject."""
    other = c.subject != record.signer and c.subject != record.subject
    return other and c.role("approver", record.organisation)


def records_voided(c, v, state):
    """By an approver, or taken back by the key that signed the range."""
    records = _sessions(c)
    own = c.author_key.hex() == v["range"]["author_key"] and v["reason_code"] == "recorder_withdrew"
    for record in records:
        need(record.state in LIVE, "record_final")
        untouched = record.state != "effective" and not record.ever_effective
        need(untouched if own else _may_void(c, record), "void_not_allowed")
    need(records, "nothing_to_approve")
    for record in records:
        _end_effect(state, record, "void", c.day)


def _record(c):
    """The record of the field `record`."""
    record = c.state.records.get(c.target("record"))
    need(record is not None, "reference_broken")
    return record


def session_voided(c, v, state):
    """Void stays void."""
    record = _record(c)
    need(record.state in LIVE, "record_final")
    need(_may_void(c, record), "void_not_allowed")
    _end_effect(state, record, "void", c.day)


def session_corrected(c, v, state):
    """New day, seconds and interval; pending again, the corrector is its recorder."""
    record = _record(c)
    need(record.state in LIVE, "record_final")
    need(_may_void(c, record) and record.subject not in c.guarantors, "void_not_allowed")
    old = (record.day, record.seconds, record.start, record.end, record.rest)
    new = (v["day"], v["seconds"], v.get("start"), v.get("end"), v.get("break", 0))
    need(old != new, "correction_empty")
    check_time(c, v, record)
    flag(c, v, record)
    _end_effect(state, record, "pending", c.day)
    record.approvals, record.recorders, record.needed_unsigned = [], {c.subject}, 0
    record.signer, record.signers = c.subject, c.guarantors
    judge_again(c, v, record)
    set_time(record, v)


def objection_opened(c, v, state):
    """Open until decided; changes no record and no grade."""
    record = state.grades.get(c.target("record")) or _record(c)
    state.objections[c.index] = Item(record=record, objector=v.get("objector"), opened_by=c.guarantors, open=True)


def objection_decided(c, v, state):
    """By an approver none of whose guarantors signed, approved, served, objected or opened it; once."""
    objection = state.objections.get(c.target("objection"))
    need(objection is not None, "reference_broken")
    record = objection.record
    part = record.signers | record.approvers | objection.opened_by
    need(c.role("approver", record.organisation) and not c.guarantors & part, "not_authorised")
    c.not_own_case(record.subject)
    c.not_own_case(objection.objector)
    need(objection.open, "objection_closed")
    objection.open = False


def _of_own_record(c):
    """A key of the record's organisation."""
    record = _record(c)
    need(c.organisation == record.organisation, "not_authorised")
    return record


def external_number_recorded(c, v, state):
    """One number for each record and platform."""
    key = (_of_own_record(c).index, v["platform"])
    need(key not in state.externals, "duplicate")
    state.externals.add(key)


def synchronised(c, v, state):
    """Only the organisation of the record says so."""
    _of_own_record(c)


def evaluation_recorded(c, v, state):
    """Of an effective record, on a day that has come."""
    need(_of_own_record(c).state == "effective", "record_not_effective")
    need(v["day"] <= c.day, "in_future")


def _may_certify(c, record):
    """Legal recorder of the record, or one of its successors, or a superior of these."""
    return c.state.answers_for(c.organisation, c.state.organisations[record.organisation].legal_recorder)


def _another(c, indexes, subject, key, changed_at):
    """The change is older than the records, or the signer is another than the subject and than who changed it."""
    if changed_at < min(indexes):
        return True
    return bool(c.guarantors) and subject not in c.guarantors and not c.guarantors & c.state.keys[key].guarantors


def certificate_issued(c, v, state):
    """Contiguous numbers; effective records of one subject, their sum; a credential key (spec 06 §9)."""
    need(v["register_ordinal"] == len(state.certificates), "register_gap")
    need(all(other.credential != v["credential"] for other in state.certificates), "certificate_exists")
    need(v.get("records_count", 701) > 700, "commitment_not_allowed")
    records = [state.records.get(index) for index in v.get("records", ())]
    need(all(r is not None and r.state == "effective" for r in records), "record_not_effective")
    subjects = {record.subject for record in records}
    need(len(subjects) <= 1, "records_of_several")
    need(not subjects & state.erased, "subject_erased")
    need(all(_may_certify(c, record) for record in records), "not_authorised")
    need(all(_another(c, v["records"], subject, *change) for subject in subjects
             for change in state.identity_changes.get(subject, {}).items()), "identity_changed")
    need("records" not in v or v["seconds"] == sum(r.seconds for r in records), "seconds_differ")
    key = state.keys.get(bytes.fromhex(v["key"]))
    need(key is not None and key.kind == "credential" and key.state == "active"
         and state.covers(key.organisation, c.organisation), "key_unknown")
    state.certificates.append(Item(organisation=c.organisation, status="valid", subjects=subjects, credential=v["credential"]))


def certificate_status_changed(c, v, state):
    """By an approver in the issuing organisation or a superior."""
    certificate = state.certificates[v["register_ordinal"]]
    need(c.role("approver", certificate.organisation), "not_authorised")
    need(not certificate.subjects & c.guarantors, "own_case")
    need(certificate.status != "revoked", "certificate_final")
    certificate.status = v["status"]


DECISIONS = {function.__name__: function for function in (
    records_approved, records_declined, records_voided, session_voided, session_corrected, objection_opened,
    objection_decided, external_number_recorded, synchronised, evaluation_recorded, rules_stars.star_granted,
    rules_stars.star_review_closed, certificate_issued, certificate_status_changed)}
