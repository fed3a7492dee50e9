"""Good logs: small, every statement type, many entries, a rotated log key, genesis alone."""
from . import policies
from .case import Forged, case
from .cases_bytes import LAST, small, wide
from .cases_authors import key_statement
from .cases_decisions import certificate, correct, objection, seal, star, void
from .cases_rules import ANN, BO, approve, back_office, record, served, served_twice
from .replay import digests_of
from .world import World, instant
from .writer import Signer, digest, identity


@case("good-genesis-alone", "good")
def _alone():
    return World()


@case("good-small", "good")
def _small():
    world = small()
    world.keep()
    return Forged(world, accepted=world.note(size=8), views=[world.note(size=LAST + 1, witnesses=("w2",))])


@case("good-served", "good rule")
def _served():
    return served()


@case("good-served-twice", "good rule")
def _served_twice():
    return served_twice()


@case("good-wide", "good tiles")
def _wide():
    return wide()


@case("good-quorum-none", "good quorum")
def _none():
    world = served()
    files = dict(world.export(), checkpoint=world.note(witnesses=()).encode())
    return Forged(world, files, policy=world.trust("none"))


@case("good-rotated", "good act")
def _rotated():
    world = small()
    world.keep()
    new = Signer("next log")
    world.wait()
    proof = new.sign(b"xinshi/v1/log-key\0" + world.log.genesis_leaf + new.public)
    world.log.act("log_key_rotated", log_key=new.public.hex(), proof=proof.hex())
    world.log.act("federation_anchored", origin="other.example/log", size=9, root=digest("other root"))
    world.log.act("federation_anchored", origin="third.example/log", size=0, root=digest("third root"))
    accepted = world.note(size=LAST + 1)
    world.log.key = new
    world.log.act("successor_named", origin="next.example/log", genesis=digest("next G"), reason="moved")
    return Forged(world, accepted=accepted)


def _organisations(w):
    """School, closing, dismissing, keys in all states, policy."""
    w.signer("desk-school", "school")
    w.signer("desk-old", "station2")
    w.signer("desk-next", "station2")
    w.batch("root", [w.register("school", "school", "region"), w.enrol("desk-school"),
                     w.adopt(dict(policies.REGIONS, version=2)), w.s("clock_accepted", clock_ms=w.log.time), w.appoint("extra", "committee", "inspector")])
    w.batch("manager", [w.enrol("desk-old"), key_statement(w, "key_revoked", "desk-station2")])
    w.batch("manager", [w.s("key_suspected", author_key=w.signers["desk-old"].author_key.hex(), from_index=1,
                            reason_code="device_lost"),
                        key_statement(w, "key_frozen", "desk-old"), key_statement(w, "key_cleared", "desk-old")])
    w.batch("desk-old", [w.volunteer("kim", guardian=w.person("parent"))])
    old = w.signers["desk-old"]
    before = {"author_key": old.author_key.hex(), "batch_digest": old.last_digest.hex(), "next_seq": old.next_seq}
    w.batch("manager", [w.enrol("desk-next", predecessor=before)])
    w.batch("root", [w.s("operator_dismissed", subject=w.person("extra"), organisation=w.org["committee"],
                         reason_code="left")])


def _people(w):
    """Data of volunteers."""
    ann = w.person("ann")
    w.batch("desk-station", [
        w.s("volunteer_updated", subject=ann, profile={"contact": digest("contact")}),
        w.s("consent_recorded", subject=ann, consent="photo", given=True, by=ann, evidence=digest("paper")),
        w.s("guardian_linked", subject=w.person("bo"), guardian=w.person("mother"), evidence=digest("paper 2")),
        w.s("consent_recorded", subject=w.person("bo"), consent="photo", given=False, by=w.person("mother")),
        w.s("disclosure_recorded", subject=ann, disclosure="record", reason_code="request", recipient=digest("r")),
        w.volunteer("tom", entered_by="self", consent_evidence=None)])
    w.batch("manager", [
        w.s("subject_restricted", subject=w.person("tom"), restricted=True, legal_basis="dispute"),
        w.s("request_refused", subject=w.person("tom"), request="copy", reason_code="identity_not_proven",
            reason=digest("words")),
        w.s("subject_restricted", subject=w.person("tom"), restricted=False, legal_basis="dispute"),
        w.s("subject_erased", subject=w.person("tom"), legal_basis="request")])


def _sessions(w):
    """Back office, day alone, declined, withdrawn, corrected, voided, objections."""
    at = back_office(w)
    w.batch("approver", [approve(w, at)])
    w.batch("manager", [approve(w, at)])
    w.batch("manager", [w.s("activity_amended", activity=identity("activity/walk"), first_day="2026-02-01",
                            last_day="2026-12-31", reason_code="extended")])
    alone = w.batch("desk-station", [w.roster("roster"), w.session("bo", "2026-02-27 08:00", 3, start=None, end=None),
                                     w.session("lead", "2026-02-26 22:00", 4, seconds=12600, **{"break": 1800})])
    w.batch("manager", [w.s("records_declined", reason_code="entry_error", reason=digest("reason"),
                            range=w.range(alone, [1]))])
    w.batch("desk-station", [w.s("records_voided", reason_code="recorder_withdrew", range=w.range(alone, [2]))])
    opened = w.batch("desk-station", [objection(w)])
    w.batch("manager", [w.s("objection_decided", objection=w.ref(opened + 1), outcome="upheld",
                            reason_code="entry_error")])
    w.batch("approver", [star("ann", 1)(w)])
    w.batch("approver", [correct(w, ANN, hours=1.5)])
    w.batch("manager", [w.s("records_approved", range=w.range(w.sessions, [2, 3])),
                        w.s("star_review_closed", subject=w.person("ann"), stars=0, reason_code="lost"),
                        void(w, BO)])
    w.batch("desk-station", [
        w.s("external_number_recorded", record=record(w), platform="other", number=digest("number")),
        w.s("synchronised", record=record(w), platform="other", status="sent"),
        w.s("recorded_elsewhere", subject=w.person("bo"), platform="other", first_day="2025-01-01",
            last_day="2025-12-31", seconds=72000, opening=True, source=digest("source")),
        w.s("evaluation_recorded", record=record(w), day="2026-03-02", quality=5, punctuality=4,
            evaluator="organiser", comment=digest("comment"))])


def _open(w):
    """Sign-ins without an end: resolved by a second person, declined, taken back, left open."""
    at = w.batch("desk-station", [w.roster("roster"), w.sign_in(), w.sign_in("bo", "2026-02-26 09:00"), w.sign_in("ann", "2026-02-26 09:00"),
                                  w.session("bo", "2026-02-26 14:00", 1, second_service=True)])
    begin = w.sign_in()["start"]
    w.batch("approver", [w.s("session_corrected", record=w.ref(at + 2), reason_code="sign_out_added", day="2026-03-01",
                             start=begin, end=begin + 9000, seconds=9000),
                         w.s("records_declined", reason_code="entry_error", range=w.range(at, [1, 3, 4]))])
    w.batch("manager", [w.s("records_approved", range=w.range(at, [2, 3]))])
    w.batch("desk-station", [w.roster("roster"), w.sign_in("bo", "2026-02-25 09:00")])


def _others(w):
    """Training, commendation, students, certificates."""
    w.batch("desk-station", [
        w.s("training_held", training=identity("training"), day="2026-03-01", community=w.org["committee"],
            facts={tag: digest(tag) for tag in ("title", "content", "host")}),
        w.s("training_attended", training=identity("training"), subject=w.person("ann"), learning_seconds=5400),
        w.s("commendation_recorded", subject=w.person("ann"), provenance="own", day="2026-03-01",
            facts={"title": digest("t"), "grantor": digest("g")})])
    w.batch("desk-school", [w.s(
        "student_evaluated", subject=w.person("ann"), school_year=2025, community=w.org["committee"], grade="good",
        publicity_first="2026-03-01", publicity_last="2026-03-07",
        facts={"item": digest("i"), "standard": digest("s"), "remark": digest("r")})])
    seal(w)
    w.batch("desk-committee", [certificate(w, seconds=5400), certificate(
        w, ordinal=1, seconds=5400, records=None, records_count=701, records_commitment=digest("hidden"))])
    w.batch("manager", [w.s("certificate_status_changed", register_ordinal=1, status="revoked",
                            reason_code="entry_error"),
                        w.s("organisation_closed", organisation=w.org["station2"], successor=w.org["station"],
                            reason_code="merged")])


def everything():
    """Every statement type of spec 05, late records and digests."""
    w = World(initial=policies.INITIAL).found().second().serve()
    for part in (_organisations, _people, _sessions, _open):
        part(w)
        w.keep()
    _others(w)
    w.until("2026-03-20 09:00")
    late = w.batch("desk-station", [w.roster(), w.session("lead", "2026-03-05 08:00", 2)])
    w.batch("approver", [approve(w, late)])
    w.batch("manager", [approve(w, late)])
    w.wait()
    w.log.act("projections_digested", size=len(w.log.entries), digests=digests_of(w))
    w.keep()
    return w


@case("good-everything", "good rule digest")
def _everything():
    return everything()
