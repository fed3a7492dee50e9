"""Objections to grades (spec 06 §6)."""
from .case import case
from .cases_rules import rule, served
from .writer import digest


def school(w):
    """A school below the region, its desk, and a teacher who approves there."""
    w.signer("desk-of-the-school", "school")
    w.signer("teacher", "school", "teacher")
    w.batch("root", [w.register("school", "school", "region"), w.appoint("teacher", "school", "approver"),
                     w.enrol("desk-of-the-school"), w.enrol("teacher")])


def disputed(w, author):
    """A grade of ann that a key of the school signs, and ann's objection to it; index of the objection."""
    school(w)
    at = w.batch(author, [w.s(
        "student_evaluated", subject=w.person("ann"), school_year=2025, community=w.org["committee"], grade="fair",
        publicity_first="2026-03-01", publicity_last="2026-03-07", facts={"item": digest("i"), "standard": digest("s")})])
    return w.batch("desk-station", [w.s("objection_opened", record=w.ref(at + 1), objector=w.person("ann"),
                                        reason_code="grade_disputed")]) + 1


def decided(w, objection):
    """objection_decided, upheld."""
    return w.s("objection_decided", objection=w.ref(objection), outcome="upheld", reason_code="entry_error")


@case("grade-disputed", "good rule")
def _disputed():
    w = served()
    objection = disputed(w, "desk-of-the-school")
    w.batch("teacher", [decided(w, objection)])
    return w


@rule("objection-to-a-grade-decided-by-its-signer", "not_authorised")
def _signer(w):
    objection = disputed(w, "teacher")
    return "teacher", [decided(w, objection)]
