"""A certificate offline: credential, proof, chain of keys (spec 09 §3, §4)."""
from dataclasses import replace

from . import authors, credential_form, credential_rows, credentials, ed25519, json_profile, merkle, notes, proofs, statements
from .batches import Batch
from .credentials import CredentialError, need
from .encoding import HEX64, author_key_of, sha256
from .entries import BATCH, HEADER, STATEMENT, Entry, read_genesis

NOT_GENUINE, UNKNOWN, OFFLINE = "NOT GENUINE", "UNKNOWN", "VALID OFFLINE"
PERSON, ANY = ("person",), ("person", "desk")


class Unknown(CredentialError):
    """No judgement is possible."""


def state(credential, proof, policy, genesis, rows=None, log=None, accepted=None):
    """(state, check that failed or None) of the bytes of credential, proof and rows files.

    log is what a log folder answers: its size, its root at the proof's size or None, and the standing or None; key, the
    log's own key of the proof's size, failure, why the entries answer nothing, accepted, the size that the trust folder
    accepted, and contradicts_accepted, that the root at that size is another, where it has them. accepted is the size and
    the root of the checkpoint that the trust folder accepted last, signed by the log.
    """
    try:
        document = credentials.parse(credential)
        about = credential_form.read(document)
        need(credentials.verify(document), "signature", "signature_invalid")
        credential_rows.check(rows, document, about[3], about[5])
        parsed, checkpoint = _proof(proof, policy, (log or {}).get("key"))
        need(about[0] == genesis.hex(), "genesis", "genesis_other")
        issued = _Chain(parsed, checkpoint, genesis).check(document, about, sha256(credential))
    except Unknown as error:
        return UNKNOWN, error.check
    except CredentialError as error:
        return NOT_GENUINE, error.check
    if accepted and accepted["size"] == checkpoint.size and accepted["root"] != checkpoint.root.hex():
        return NOT_GENUINE, "status"
    if log is None:
        return OFFLINE, None
    found = _standing(log, checkpoint)
    blind = rows is None and "records_commitment" in issued
    return (UNKNOWN, "status") if blind and found[0] == "VALID" else found


def _standing(log, checkpoint):
    """(state, check) by what the log folder says: the gravest thing first (spec 09 §4)."""
    if log.get("contradicts_accepted"):
        return NOT_GENUINE, "status"
    if log["size"] < checkpoint.size:
        return UNKNOWN, "status"
    if log["root"] not in (None, checkpoint.root.hex()):
        return NOT_GENUINE, "status"
    if "failure" in log:
        return UNKNOWN, "status"
    said = log["standing"]
    if said is None or said["differing_records"]:
        return NOT_GENUINE, "status"
    if said["status"] == "revoked":
        return "REVOKED", "status"
    if log.get("accepted", 0) > log["size"]:
        return UNKNOWN, "status"
    if said["status"] == "suspended" or said["disputed_records"]:
        return "SUSPENDED", "status"
    if said["voided_records"] or said["status"] == "superseded" or said["corrected_records"]:
        return "SUPERSEDED", "status"
    return "VALID", None


def _proof(data, policy, key=None):
    """(Proof, Checkpoint) that the trust policy accepts, with its log key or the one of this size that the log names."""
    keys = [policy.log] + ([replace(policy.log, public_key=bytes.fromhex(key))] if key else [])
    if data is None:
        raise Unknown("log", "proof_missing")
    try:
        parsed = proofs.parse_proof(data)
        checkpoint = notes.read_checkpoint(parsed.checkpoint, keys, policy.witnesses.values())
    except notes.NoteError as error:
        raise Unknown("log", error.code) from None
    if not policy.met(set(checkpoint.times)):
        raise Unknown("witnesses", "quorum_not_met")
    return parsed, checkpoint


class _Chain:
    """The entries of `extra`, each proven in the checkpoint, and which of them are needed."""

    def __init__(self, proof, checkpoint, genesis):
        self.proof, self.checkpoint, self.genesis_leaf = proof, checkpoint, genesis
        self.items = {item["index"]: item for item in self._extra()}
        self.used, self.genesis, self.keys = set(), None, {}

    def _extra(self):
        """Items of the canonical text in `extra`."""
        try:
            value = json_profile.parse(self.proof.extra or b"")
        except json_profile.ProfileError:
            need(False, "chain", "chain_unreadable")
        items = value.get("entries")
        need(set(value) == {"entries", "v"} and value["v"] == 1 and isinstance(items, list) and all(map(_item, items)),
             "chain", "chain_unreadable")
        indexes = [item["index"] for item in items]
        need(all(a < b for a, b in zip(indexes, indexes[1:])), "chain", "chain_unreadable")
        return items

    def _entry(self, index):
        """The entry at an index, proven; marks it as used."""
        item = self.items.get(index)
        need(item is not None, "chain", "chain_incomplete")
        raw = bytes.fromhex(item["entry"])
        path = [bytes.fromhex(node) for node in item["path"]]
        fault = merkle.inclusion_fault(merkle.leaf_hash(raw), index, self.checkpoint.size, path, self.checkpoint.root)
        need(fault is None, "chain", "chain_not_in_log")
        entry = Entry(index, raw)
        need(entry.version == 1 and entry.index == index, "chain", "chain_broken")
        self.used.add(index)
        return entry

    def _statement(self, index, kind):
        """A statement of this type, in its batch."""
        entry = self._entry(index)
        value = _value(entry)
        need(value is not None and value["type"] == kind, "chain", "chain_broken")
        return entry, value

    def check(self, document, about, digest):
        """Everything that the proof has to show; the log's statement."""
        _, number, organisation, sums, records, committed = about
        item = self.items.get(self.proof.index)
        need(item is not None, "chain", "chain_incomplete")
        leaf = merkle.leaf_hash(bytes.fromhex(item["entry"]))
        fault = merkle.inclusion_fault(leaf, self.proof.index, self.checkpoint.size, self.proof.path, self.checkpoint.root)
        need(fault is None, "inclusion", "not_in_log")
        issuer = author_key_of(credentials.issuer_key(document))
        issued = _value(Entry(self.proof.index, bytes.fromhex(item["entry"])))
        need(issued is not None and issued["type"] == "certificate_issued", "statement", "statement_other")
        need(issued["credential"] == digest.hex(), "statement", "statement_other")
        same = issued["number"] == number and issued["key"] == issuer.hex() and issued["seconds"] == sums["total"]
        if records is not None or committed is not None:
            given = (issued.get("records_count"), issued.get("records_commitment"))
            same = same and issued.get("records") == records and given == (committed or (None, None))
        need(same, "statement", "statement_content")
        self._genesis()
        self._signed(self._statement(self.proof.index, "certificate_issued")[0], ANY)
        key = self._key(issuer, self.checkpoint.size)
        name = self._registered(key["organisation"])
        need(self.used == set(self.items), "chain", "chain_surplus")
        need(key["key_kind"] == "credential" and key["organisation"] == organisation, "issuer", "issuer_key_unknown")
        need(name == document["issuer"]["name"], "issuer", "issuer_name_other")
        return issued

    def _genesis(self):
        """Entry 0 is the pinned one and of the checkpoint's log."""
        entry = self._entry(0)
        need(merkle.leaf_hash(entry.raw) == self.genesis_leaf, "genesis", "genesis_other")
        self.genesis, _ = read_genesis(entry)
        need(self.genesis is not None and self.genesis["origin"] == self.checkpoint.origin, "genesis", "genesis_other")

    def _signed(self, entry, kinds):
        """The statement's batch: nearest below, right path, signed by a key of these kinds."""
        below = [index for index in self.items if index < entry.at and self._kind(index) == BATCH]
        need(below, "chain", "chain_incomplete")
        start = self._entry(max(below))
        need(len(start.raw) == 231, "chain", "chain_broken")
        batch = Batch(start)
        position = entry.at - start.at - 1
        need(position < batch.count, "chain", "chain_incomplete")
        path = [bytes.fromhex(node) for node in self.items[entry.at]["batch_path"]]
        fault = merkle.inclusion_fault(merkle.leaf_hash(entry.body), position, batch.count, path, batch.root)
        need(fault is None, "chain", "chain_broken")
        author_key, root = authors.root_key(self.genesis)
        public, kind = root.public_key, "person"
        if batch.author_key != author_key:
            key = self._key(batch.author_key, start.at)
            public, kind = bytes.fromhex(key["public_key"]), key["key_kind"]
        good = batch.algorithm == 1 and ed25519.verify(public, batch.message(self.genesis_leaf), batch.signature)
        need(good, "chain", "chain_signature")
        need(kind in kinds, "chain", "chain_key_kind")

    def _kind(self, index):
        """Kind of an entry by its bytes."""
        return bytes.fromhex(self.items[index]["entry"])[1]

    def _find(self, kind, test):
        """Index of the first statement of a type that passes a test."""
        for index, item in self.items.items():
            value = _value(Entry(index, bytes.fromhex(item["entry"]))) if self._kind(index) == STATEMENT else None
            if value is not None and value["type"] == kind and test(value):
                return index
        return need(False, "chain", "chain_incomplete")

    def _key(self, author_key, before):
        """The enrolment of a key, below an index, itself signed by a person key."""
        index = self._find("key_enrolled", lambda v: author_key_of(bytes.fromhex(v["public_key"])) == author_key)
        need(index < before, "chain", "chain_broken")
        if index not in self.keys:
            entry, value = self._statement(index, "key_enrolled")
            need(authors.proven(value, self.genesis_leaf), "chain", "chain_enrolment")
            self.keys[index] = value
            self._signed(entry, PERSON)
        return self.keys[index]

    def _registered(self, organisation):
        """Registered name of an organisation."""
        index = self._find("organisation_registered", lambda v: v["organisation"] == organisation)
        entry, value = self._statement(index, "organisation_registered")
        self._signed(entry, PERSON)
        return value["name"]


def _item(item):
    """One item of `extra`: statements and only they have a batch_path."""
    if not isinstance(item, dict) or set(item) - {"batch_path"} != {"entry", "index", "path"}:
        return False
    entry, index = item["entry"], item["index"]
    paths = [item["path"]] + ([item["batch_path"]] if "batch_path" in item else [])
    if not isinstance(entry, str) or type(index) is not int or index < 0 or set(entry) - set("0123456789abcdef"):
        return False
    if len(entry) % 2 or len(entry) < 2 * HEADER or not all(_path(path) for path in paths):
        return False
    return ("batch_path" in item) == (bytes.fromhex(entry[2:4])[0] == STATEMENT)


def _path(path):
    """An array of hashes."""
    return isinstance(path, list) and all(isinstance(node, str) and HEX64.match(node) for node in path)


def _value(entry):
    """The statement of an entry, in the profile and of good form, or None."""
    try:
        value = json_profile.parse(entry.body)
    except json_profile.ProfileError:
        return None
    return None if entry.kind != STATEMENT or statements.form_fault(value) else value
