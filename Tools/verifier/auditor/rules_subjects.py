"""Rules for volunteers, training, commendations, evaluations, students (spec 05 §5, §7; 06 §10)."""
from .policies import category_allowed
from .rule_error import need
from .state import Item

EVALUATORS = ("school", "college", "university", "branch")


IDENTITY_TAGS = {"name", "id_type", "id_number", "volunteer_number"}


def changes_identity(c):
    """Says who somebody is whom the log knew before (spec 06 §2, §9)."""
    value, state = c.value, c.state
    if not IDENTITY_TAGS & value.get("profile", {}).keys():
        return False
    new = value["subject"] not in state.known or value["subject"] in state.volunteers
    return value["type"] == "volunteer_updated" or (value["type"] == "volunteer_registered" and not new)


def _note_change(c):
    """The last change of this key."""
    c.state.identity_changes.setdefault(c.value["subject"], {})[c.author_key] = c.index


def volunteer_registered(c, v, state):
    """Once for each subject."""
    _identity_by_whom_it_is_for(c)
    if "guardian" in v:
        state.guardians.setdefault(v["subject"], set()).add(v["guardian"])
    state.volunteers.add(v["subject"])
    state.registered[v["subject"]] = c.day
    state.registered_in[v["subject"]] = c.organisation
    state.known.add(v["subject"])


def known_subject(c, v, state):
    """disclosure_recorded: nothing more than a known subject."""


def volunteer_updated(c, v, state):
    """An identity tag asks for more."""
    _identity_by_whom_it_is_for(c)


def _offices(state, subject):
    """Organisations where a subject holds a role."""
    return {organisation for holder, organisation in state.operators if holder == subject}


def manages_offices(c, subject):
    """Manager wherever the subject holds a role."""
    return all(c.role("manager", organisation) for organisation in _offices(c.state, subject))


def manages_places(c, subject):
    """Manager wherever the subject holds a role and in his home."""
    return manages_offices(c, subject) and c.role("manager", c.state.home(subject))


def _identity_by_whom_it_is_for(c):
    """Who an operator is, is said by a manager of all his offices and, before he is registered, of his home; nobody speaks for himself."""
    if not changes_identity(c):
        return
    subject = c.value["subject"]
    if subject in c.state.volunteers:
        need(c.state.covers(c.organisation, c.state.home(subject)), "not_authorised")
        need(manages_offices(c, subject), "not_authorised")
    else:
        need(manages_places(c, subject), "not_authorised")
    if subject != c.state.genesis["root_subject"]:
        c.not_own_case(subject)
    _note_change(c)


def consent_recorded(c, v, state):
    """By the subject or its guardian."""
    allowed = {v["subject"]} | state.guardians.get(v["subject"], set())
    need(v["by"] in allowed, "not_authorised")


def guardian_linked(c, v, state):
    """A guardian need not be a subject known otherwise."""
    state.guardians.setdefault(v["subject"], set()).add(v["guardian"])


def request_refused(c, v, state):
    """By a manager of the subject's home, never for himself."""
    need(c.role("manager", state.home(v["subject"])), "not_authorised")
    c.not_own_case(v["subject"])


def subject_restricted(c, v, state):
    """By a manager, never for himself."""
    _by_manager(c, v)
    (state.restricted.add if v["restricted"] else state.restricted.discard)(v["subject"])


def subject_erased(c, v, state):
    """By a manager, never for himself; once."""
    _by_manager(c, v)
    state.erased.add(v["subject"])


def _by_manager(c, v):
    """Manager wherever the subject holds a role and in his home."""
    subject, state = v["subject"], c.state
    need(subject != state.genesis["root_subject"], "not_authorised")
    need(manages_places(c, subject), "not_authorised")
    c.not_own_case(subject)


def training_held(c, v, state):
    """A new training of the author's organisation."""
    need(v["training"] not in state.trainings, "training_exists")
    need(v["day"] <= c.day, "in_future")
    state.trainings[v["training"]] = c.organisation


def training_attended(c, v, state):
    """Held by A; one row for each subject."""
    need((v["training"], v["subject"]) not in state.attended, "duplicate")
    state.attended.add((v["training"], v["subject"]))


def commendation_recorded(c, v, state):
    """Not one's own, on a day that has come."""
    c.not_own_case(v["subject"])
    need(v["day"] <= c.day, "in_future")


def student_evaluated(c, v, state):
    """By a key of a school, college or branch; a grade that stands is replaced by who gave it, or above it."""
    need(state.organisations[c.organisation].type in EVALUATORS, "not_authorised")
    what = v["subject"], v["school_year"], v["community"]
    need(what not in state.graded_by or state.answers_for(c.organisation, state.graded_by[what]), "not_authorised")
    c.not_own_case(v["subject"])
    state.graded_by[what] = c.organisation
    state.grades[c.index] = Item(subject=v["subject"], organisation=c.organisation,
                                 signers=c.guarantors, approvers=frozenset())


def recorded_elsewhere(c, v, state):
    """Hours of another platform: counted apart, never credit."""
    c.not_own_case(v["subject"])
    need(v["last_day"] <= c.day, "in_future")
    total = state.elsewhere.get(v["subject"], 0) + v["seconds"]
    need(total <= 2 ** 50, "amount_overflow")
    state.elsewhere[v["subject"]] = total


def activity_opened(c, v, state):
    """A new activity of the author's organisation in an allowed category."""
    need(v["activity"] not in state.activities, "activity_exists")
    need(category_allowed(c.policy("categories"), v["category"]), "category_refused")
    state.activities[v["activity"]] = Item(
        organiser=c.organisation, leader=v["leader"], first=v["first_day"], last=v["last_day"],
        planned=v.get("planned_seconds"), community=v["community_service"])


def activity_amended(c, v, state):
    """By an approver in the organiser who is not the leader."""
    activity = state.activities[v["activity"]]
    need(c.role("approver", activity.organiser) and activity.leader not in c.guarantors, "not_authorised")
    activity.first, activity.last = v["first_day"], v["last_day"]


SUBJECTS = {
    "volunteer_registered": volunteer_registered, "volunteer_updated": volunteer_updated,
    "disclosure_recorded": known_subject, "consent_recorded": consent_recorded,
    "guardian_linked": guardian_linked, "request_refused": request_refused,
    "subject_restricted": subject_restricted,
    "subject_erased": subject_erased, "training_held": training_held,
    "training_attended": training_attended, "commendation_recorded": commendation_recorded,
    "student_evaluated": student_evaluated, "recorded_elsewhere": recorded_elsewhere,
    "activity_opened": activity_opened, "activity_amended": activity_amended,
}
