"""What a statement names and what must exist before it (spec 06 §2, step 3)."""
from .rule_error import need

ORGANISATIONS = {"organisation_registered": ("parent",), "organisation_closed": ("organisation", "successor"),
                 "operator_appointed": ("organisation",), "operator_dismissed": ("organisation",),
                 "key_enrolled": ("organisation",), "training_held": ("community",), "student_evaluated": ("community",)}
MAY_BE_CLOSED = ("operator_dismissed", "training_held", "student_evaluated")
# Fields that name a subject that must be known; of NEW ones it is only asked that they are not erased or restricted.
SUBJECTS = {"operator_dismissed": ("subject",), "key_enrolled": ("subject",), "volunteer_updated": ("subject",),
            "consent_recorded": ("subject",), "guardian_linked": ("subject",), "disclosure_recorded": ("subject",),
            "request_refused": ("subject",),
            "subject_restricted": ("subject",), "subject_erased": ("subject",), "activity_opened": ("leader",),
            "roster_opened": ("recorder",), "session_recorded": ("subject",), "objection_opened": ("objector",),
            "recorded_elsewhere": ("subject",), "training_attended": ("subject",), "commendation_recorded": ("subject",),
            "student_evaluated": ("subject",), "star_granted": ("subject",), "star_review_closed": ("subject",)}
NEW = {"operator_appointed": ("subject",), "volunteer_registered": ("guardian", "subject"),
       "guardian_linked": ("guardian",), "consent_recorded": ("by",)}
MAY_BE_RESTRICTED = ("consent_recorded", "disclosure_recorded", "request_refused", "subject_restricted", "subject_erased",
                     "operator_dismissed", "session_corrected", "objection_opened", "certificate_issued")
OF_A_RECORD = ("session_corrected", "external_number_recorded", "synchronised", "evaluation_recorded")
ACTIVITIES = ("activity_amended", "roster_opened")
KEYS = ("key_revoked", "key_suspected", "key_frozen", "key_cleared")


def check(c):
    """Organisations, subjects, activities, trainings, keys, in this order."""
    kind, value = c.value["type"], c.value
    for name in ORGANISATIONS.get(kind, ()):
        if name in value:
            need(value[name] in c.state.organisations, "organisation_unknown")
            need(kind in MAY_BE_CLOSED or not c.state.closed(value[name]), "organisation_closed")
    need(kind != "organisation_closed" or value["successor"] != value["organisation"], "organisation_closed")
    for name, subject, known in sorted(_subjects(c, kind, value)):
        new = kind == "volunteer_registered" and name == "subject"
        need(not new or subject not in c.state.volunteers, "subject_exists")
        need(not known or subject in c.state.known, "subject_unknown")
        need(subject not in c.state.erased, "subject_erased")
        need(kind in MAY_BE_RESTRICTED or subject not in c.state.restricted, "subject_restricted")
    if kind in ACTIVITIES:
        need(value["activity"] in c.state.activities, "activity_unknown")
    if kind == "training_attended":
        need(c.state.trainings.get(value["training"]) == c.organisation, "training_unknown")
    _keys(c, kind, value)
    if kind == "certificate_status_changed":
        need(value["register_ordinal"] < len(c.state.certificates), "certificate_unknown")


def _subjects(c, kind, value):
    """(field, subject, must it be known?) of every subject named, that of a record included."""
    for names, known in ((SUBJECTS, True), (NEW, False)):
        for name in names.get(kind, ()):
            if name in value:
                yield name, value[name], known
    if kind in OF_A_RECORD:
        record = c.state.records.get(c.target("record"))
        need(record is not None, "reference_broken")
        yield "record", record.subject, True


def _keys(c, kind, value):
    """Keys that are enrolled and not revoked."""
    named = value["author_key"] if kind in KEYS else value.get("predecessor", {}).get("author_key")
    if named is not None:
        key = c.state.keys.get(bytes.fromhex(named))
        need(key is not None and (kind == "key_suspected" or not key.revoked), "key_unknown")
