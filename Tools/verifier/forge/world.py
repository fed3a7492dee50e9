"""A small world: one region, a committee, two stations, a school; people and keys."""
import calendar
import time

from auditor.encoding import sha256
from auditor.json_profile import canonical

from . import policies
from .writer import Log, Signer, checkpoint_text, cosign, digest, export_tree, identity, sign_note

ORGANISATIONS = ("region", "committee", "station", "station2", "school")
WITNESSES = ("w1", "w2")


def instant(text):
    """Instant of a Shanghai clock time YYYY-MM-DD HH:MM."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M")) - 28800


class World:
    """A log being written, with named keys and ids."""

    def __init__(self, start="2026-03-02 09:00", initial=policies.FOR_RULES, origin=None, created=None):
        self.log = Log(origin) if origin else Log()
        self.log.time = instant(start) * 1000
        self.initial, self.commands, self.checkpoints = initial, 0, []
        self.org = {name: identity("organisation/" + name) for name in ORGANISATIONS}
        self.signers = {}
        root = self.signer("root", "region", "root")
        self.log.genesis({
            "created": created or self.log.time // 1000, "hash": "sha-256", "log_key": self.log.key.public.hex(),
            "nonce": identity("nonce"), "origin": self.log.origin, "policy": self.policy_digest(),
            "retention": "ten years, for tests", "root_key": root.public.hex(),
            "root_organisation": self.org["region"], "root_subject": self.person("root"),
            "signature": "ed25519", "type": "genesis", "v": 1})

    def policy_digest(self):
        """GENESIS policy: digest over the initial documents."""
        ordered = sorted(self.initial, key=lambda document: document["name"])
        return sha256(b"".join(map(canonical, ordered))).hex()

    @staticmethod
    def person(name):
        """Subject id of a person."""
        return identity("subject/" + name)

    def signer(self, label, organisation, subject=None):
        """The key of a label; made when first named."""
        if label not in self.signers:
            key = Signer(label)
            key.organisation = self.org[organisation]
            key.subject = self.person(subject) if subject else None
            key.kind = "person" if subject else "desk"
            self.signers[label] = key
        return self.signers[label]

    def s(self, kind, **fields):
        """A statement with an envelope; a field of value None is left out."""
        self.commands += 1
        value = dict(fields, command=identity(f"command/{self.commands}"), type=kind, v=1)
        return {name: item for name, item in value.items() if item is not None}

    def wait(self, seconds=60):
        """The next turn is so much later."""
        self.log.time += seconds * 1000

    def until(self, text):
        """The next turn is at this Shanghai clock time."""
        self.log.time = instant(text) * 1000

    def batch(self, label, statements, **options):
        """One batch of a key in a turn of its own; returns index of the BATCH."""
        self.wait()
        bodies = [s if isinstance(s, bytes) else canonical(s) for s in statements]
        return self.log.batch(self.signers[label], bodies, **options)

    def ref(self, index):
        """Reference to an entry."""
        return {"index": index, "leaf": self.log.leaf(index).hex()}

    def range(self, at, skip=()):
        """Batch range over the batch at an index."""
        raw = self.log.entries[at]
        value = {"author_key": raw[50:82].hex(), "count": int.from_bytes(raw[90:94], "big"),
                 "first_seq": int.from_bytes(raw[82:90], "big"), "statements_root": raw[126:158].hex()}
        return dict(value, **{"except": list(skip)}) if skip else value

    def enrol(self, label, proof=None, **fields):
        """key_enrolled for a known signer."""
        key = self.signers[label]
        message = b"xinshi/v1/enrol\0" + self.log.genesis_leaf + bytes.fromhex(key.organisation) + key.public
        return self.s("key_enrolled", organisation=key.organisation, key_kind=key.kind,
                      public_key=key.public.hex(), proof=proof or key.sign(message).hex(),
                      subject=key.subject, **fields)

    def appoint(self, person, organisation, *roles):
        """operator_appointed."""
        return self.s("operator_appointed", subject=self.person(person),
                      organisation=self.org[organisation], roles=sorted(roles))

    def register(self, name, kind, parent, recorder=None):
        """organisation_registered."""
        return self.s("organisation_registered", organisation=self.org[name], organisation_type=kind,
                      name="Forged " + name, region="150102" if parent else "150000",
                      parent=self.org[parent] if parent else None,
                      legal_recorder=self.org[recorder] if recorder else None)

    def adopt(self, document, **fields):
        """policy_adopted."""
        values = dict(policy=document["name"], version=document["version"], region="default",
                      effective_from="2026-01-01", document=document)
        return self.s("policy_adopted", **dict(values, **fields))

    def volunteer(self, name, **fields):
        """volunteer_registered by staff."""
        values = dict(subject=self.person(name), entered_by="staff", consents=["registration"],
                      consent_evidence=digest("consent/" + name), profile={"name": digest("name/" + name)})
        return self.s("volunteer_registered", **dict(values, **fields))

    def activity(self, name="walk", **fields):
        """activity_opened."""
        facts = {tag: digest(f"{name}/{tag}") for tag in ("title", "place", "content", "leader_name")}
        values = dict(activity=identity("activity/" + name), category="elder_care", community_service=True,
                      parent_and_child=False, first_day="2026-02-02", last_day="2026-12-31",
                      leader=self.person("lead"), facts=facts)
        return self.s("activity_opened", **dict(values, **fields))

    def roster(self, evidence="signed_in_out", recorder="clerk", name="walk", **fields):
        """roster_opened."""
        return self.s("roster_opened", activity=identity("activity/" + name), evidence=evidence,
                      recorder=self.person(recorder), **fields)

    def session(self, person, at, hours, roster=0, **fields):
        """session_recorded with an interval; roster: an offset or a reference."""
        begin = instant(at)
        seconds = int(hours * 3600)
        values = dict(roster={"offset": roster} if isinstance(roster, int) else roster,
                      subject=self.person(person), day=at[:10], seconds=seconds,
                      start=begin, end=begin + seconds)
        return self.s("session_recorded", **dict(values, **fields))

    def sign_in(self, person="lead", at="2026-03-01 09:00", **fields):
        """session_recorded of somebody who signed in and not out."""
        made = self.session(person, at, 1, **fields)
        return {key: value for key, value in made.items() if key not in ("end", "seconds")}

    def found(self):
        """Policies, organisations, operators, keys: the first three batches."""
        ordered = sorted(self.initial, key=lambda document: document["name"])
        self.batch("root", [self.adopt(document) for document in ordered]
                   + [self.register("region", "region", None)])
        self.signer("manager", "committee", "manager")
        self.batch("root", [self.register("committee", "residents_committee", "region"),
                            self.appoint("manager", "committee", "manager"), self.enrol("manager")])
        self.signer("desk-station", "station")
        self.signer("desk-spare", "station")
        self.batch("manager", [
            self.register("station", "station", "committee", "committee"),
            self.appoint("clerk", "station", "recorder"), self.appoint("approver", "station", "approver"),
            self.enrol("desk-station"), self.enrol("desk-spare")])
        return self

    def second(self):
        """A second station of the same committee."""
        self.signer("desk-station2", "station2")
        self.batch("manager", [self.register("station2", "station", "committee", "committee"),
                               self.appoint("clerk2", "station2", "recorder"), self.enrol("desk-station2")])
        return self

    def serve(self):
        """Volunteers, one activity, one roster with three sessions that the clerk signs, approved but for the last."""
        self.signer("approver", "station", "approver")
        self.signer("clerk", "station", "clerk")
        self.batch("root", [self.enrol("approver"), self.enrol("clerk")])
        self.batch("desk-station", [self.volunteer(name) for name in ("lead", "ann", "bo")])
        self.batch("desk-station", [self.activity()])
        self.sessions = self.batch("clerk", [
            self.roster(), self.session("ann", "2026-03-01 08:00", 4), self.session("bo", "2026-03-01 08:00", 2),
            self.session("ann", "2026-03-02 07:00", 1)])
        self.approval = self.batch("approver", [self.s("records_approved", range=self.range(self.sessions, [3]))])
        return self

    def note(self, size=None, root=None, stamp=None, witnesses=("w1",)):
        """A checkpoint signed by the log and cosigned."""
        size = len(self.log.entries) if size is None else size
        root = self.log.tree().root(size) if root is None else root
        note = sign_note(checkpoint_text(self.log.origin, size, root), self.log.origin, self.log.key)
        stamp = self.log.time // 1000 + 5 if stamp is None else stamp
        for witness in witnesses:
            note = cosign(note, "witness.example/" + witness, Signer(witness), stamp)
        return note

    def keep(self):
        """Keep a cosigned checkpoint of the log as it is now."""
        self.checkpoints.append((len(self.log.entries), self.note()))

    def export(self):
        """All files of the exported folder."""
        files = export_tree(self.log.entries)
        files["checkpoint"] = self.note().encode()
        files["genesis"] = self.log.genesis_leaf.hex().encode() + b"\n"
        for size, note in self.checkpoints:
            files[f"checkpoints/{size}"] = note.encode()
        return files

    def trust(self, quorum="any", log_key=None):
        """Trust policy text: the log and two witnesses."""
        lines = ["log " + (log_key or self.log.key).vkey(self.log.origin, 1)]
        lines += [f"witness {w} " + Signer(w).vkey("witness.example/" + w, 4) for w in WITNESSES]
        lines.append("group all-witnesses " + ("all" if quorum == "all" else "any") + " w1 w2")
        lines.append("quorum " + ("none" if quorum == "none" else "all-witnesses"))
        return "\n".join(lines) + "\n"
