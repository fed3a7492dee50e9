"""Rules that the specification settled last: bounds of log time, guardians who were erased (spec 01 §1, 05 §5, 06 §2)."""
from auditor.encoding import FIRST_INSTANT, LAST_INSTANT

from . import policies
from .case import Forged, case
from .cases_bytes import small
from .cases_rules import rule, simple
from .world import World
from .writer import digest


@case("log-time-before-1992", "extent times", "entry_time", 0)
def _early():
    return World(start="1991-12-31 23:59", initial=(policies.TYPES,), created=FIRST_INSTANT)


@case("log-time-after-9999", "extent times", "entry_time", "made")
def _far():
    world = small()
    world.log.time = (LAST_INSTANT + 1) * 1000 - 60000
    return Forged(world, index=world.batch("desk-station", [world.volunteer("ann")]))


def erase(w, name):
    """Erases a person."""
    w.batch("manager", [w.s("subject_erased", subject=w.person(name), legal_basis="request")])


@rule("guardian-erased", "subject_erased")
def _guardian(w):
    erase(w, "bo")
    return "desk-station", [w.s("guardian_linked", subject=w.person("ann"), guardian=w.person("bo"),
                                evidence=digest("paper"))]


@rule("guardian-of-a-new-volunteer-erased", "subject_erased")
def _new(w):
    erase(w, "bo")
    return "desk-station", [w.volunteer("kid", guardian=w.person("bo"))]


@rule("consent-by-an-erased-guardian", "subject_erased")
def _consent(w):
    w.batch("desk-station", [w.s("guardian_linked", subject=w.person("ann"), guardian=w.person("bo"),
                                 evidence=digest("paper"))])
    erase(w, "bo")
    return "desk-station", [w.s("consent_recorded", subject=w.person("ann"), consent="photo", given=False,
                                by=w.person("bo"))]


@rule("registered-again-when-restricted", "subject_exists")
def _again(w):
    w.batch("manager", [w.s("subject_restricted", subject=w.person("bo"), restricted=True, legal_basis="dispute")])
    return "desk-station", [w.volunteer("bo")]


simple("closed-into-itself", "organisation_closed", "manager", lambda w: w.s(
    "organisation_closed", organisation=w.org["station"], successor=w.org["station"], reason_code="merged"))
