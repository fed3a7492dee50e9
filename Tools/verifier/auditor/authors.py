"""Author keys, their states and continuity (spec 04, audit step 7)."""
from . import ed25519
from .encoding import author_key_of

MAY_SIGN = ("desk", "person")


class Key:
    """One enrolled key."""

    def __init__(self, public_key, kind, organisation, subject):
        self.public_key, self.kind = public_key, kind
        self.organisation, self.subject = organisation, subject
        self.next_seq, self.last_digest = 0, bytes(32)
        self.revoked = self.frozen = False
        # Who stands behind the key (spec 04 §2); rules widen it where no authority enrolled it.
        self.guarantors = frozenset({subject} - {None}) if kind == "person" else frozenset()

    @property
    def state(self):
        """State as in spec 07 §3."""
        return "revoked" if self.revoked else "frozen" if self.frozen else "active"


def root_key(genesis):
    """(author_key, Key) that GENESIS enrols."""
    public_key = bytes.fromhex(genesis["root_key"])
    key = Key(public_key, "person", genesis["root_organisation"], genesis["root_subject"])
    return author_key_of(public_key), key


def proven(value, genesis_leaf):
    """The new key of a key_enrolled signed for its enrolment (spec 04 §2)."""
    public_key = bytes.fromhex(value["public_key"])
    message = b"xinshi/v1/enrol\0" + genesis_leaf + bytes.fromhex(value["organisation"]) + public_key
    return ed25519.verify(public_key, message, bytes.fromhex(value["proof"]))


def public_keys(genesis, statements):
    """author_key -> public key of every key that the log names anywhere (for step 6)."""
    keys = {}
    for statement in statements:
        if statement.ok and statement.value["type"] == "key_enrolled":
            public_key = bytes.fromhex(statement.value["public_key"])
            keys[author_key_of(public_key)] = public_key
    author_key, key = root_key(genesis)
    keys[author_key] = key.public_key
    return keys


def apply_statement(keys, value):
    """Effect of a key_* statement on a table author_key -> Key; its form is good."""
    kind = value["type"]
    if kind == "key_enrolled":
        public_key = bytes.fromhex(value["public_key"])
        new = Key(public_key, value["key_kind"], value["organisation"], value.get("subject"))
        keys.setdefault(author_key_of(public_key), new)
        old = keys.get(bytes.fromhex(value.get("predecessor", {}).get("author_key", "")))
        if old is not None:
            old.revoked = True
        return
    key = keys.get(bytes.fromhex(value["author_key"])) if kind.startswith("key_") else None
    if key is None:
        return
    if kind == "key_revoked":
        key.revoked = True
    elif kind in ("key_frozen", "key_cleared"):
        key.frozen = kind == "key_frozen"


def open_batch(keys, batch, report):
    """Step 7: key known, of a kind that signs, valid here; sequence and previous batch.

    `keys` are those of the state below this batch: a key_* statement that broke a rule has left nothing there.
    """
    batch.author = key = keys.get(batch.author_key)
    if key is None:
        report(7, batch.index, "author_unknown", [50, 82], "key is not enrolled below this entry")
        return
    if key.kind not in MAY_SIGN:
        report(7, batch.index, "author_key_kind", [50, 82], f"a {key.kind} key signs no batches")
    if key.revoked:
        report(7, batch.index, "author_revoked", [50, 82], "key was revoked below this entry")
    if key.frozen:
        report(7, batch.index, "author_frozen", [50, 82], "key was frozen below this entry")
    if batch.first_seq != key.next_seq:
        report(7, batch.index, "author_sequence", [82, 90], f"{batch.first_seq}, expected {key.next_seq}")
    if batch.prev_batch != key.last_digest:
        report(7, batch.index, "author_previous_batch", [94, 126], "prev_batch is not this author's batch before")
    key.next_seq = batch.first_seq + batch.count
    key.last_digest = batch.digest
